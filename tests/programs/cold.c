/*
 * Strings and buffers on pages that this process has not touched when it makes the call: a tracer that reads at the
 * entry alone finds a fault there, though the kernel then reads them without trouble.
 */
#include <sys/wait.h>

#include "calls.h"

static const char file_name[] = "pages";

/* The file's pages are there, and none is mapped yet: one string, one that crosses a page, and a buffer. */
static char* cold_pages(void) {
  static char bytes[4 * PAGE];
  strcpy(bytes, "/no/such/cold-path");
  strcpy(bytes + 2 * PAGE - 8, "/no/such/path-across-pages");
  memset(bytes + 3 * PAGE, 'x', 64);
  int fd = syscall(SYS_open, file_name, O_RDWR | O_CREAT | O_TRUNC, 0600);
  syscall(SYS_write, fd, bytes, sizeof(bytes));
  char* pages = mmap(0, sizeof(bytes), PROT_READ, MAP_PRIVATE, fd, 0);
  if (pages == MAP_FAILED) _exit(99);
  madvise(pages, sizeof(bytes), MADV_RANDOM); /* no neighbours are mapped along */
  madvise(pages, sizeof(bytes), MADV_DONTNEED);
  syscall(SYS_close, fd);
  return pages;
}

/* After fork the child has no page of the file that the program itself is: its literals are cold. */
static void execute(const char* file) {
  int child = fork();
  if (child == 0) {
    execl(file, "first", "a longer argument, of more bytes than are shown", (char*)0);
    _exit(1);
  }
  waitpid(child, 0, 0);
}

int main(int argc, char** argv) {
  enter(argc, argv);
  char* pages = cold_pages();
  int ends[2];

  syscall(SYS_open, pages, O_RDONLY);
  syscall(SYS_unlink, pages + 2 * PAGE - 8);
  if (pipe(ends)) return 99;
  syscall(SYS_write, ends[1], pages + 3 * PAGE, 64);

  execute("/bin/true");
  syscall(SYS_unlink, file_name);
  return 0;
}
