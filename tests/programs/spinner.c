// Makes a call that can be told, lseek(-1, 4711, SEEK_SET), and then computes, without a call, until the first byte of
// FILE is not zero.
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char** argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: spinner FILE\n");
    return 2;
  }
  const int fd = open(argv[1], O_RDONLY);
  const volatile char* const released = mmap(NULL, 1, PROT_READ, MAP_SHARED, fd, 0);
  if (released == MAP_FAILED) return 1;
  (void)*released;  // its page fault comes before
  syscall(SYS_lseek, -1, 4711L, SEEK_SET);
  while (!*released) {
  }
  return 0;
}
