/*
 * Opens as many paths as told, each of which stands in a mapped file of which nothing is in memory: the kernel has to
 * fetch it before it can read it.
 *
 * usage: paths write FILE COUNT        writes the file, and sees to it that nothing of it stays in memory
 *        paths open FILE COUNT         four threads open path after path, each every fourth one
 *        paths open-each FILE COUNT    the same, and give the page of each back first
 */
#include <pthread.h>

#include "calls.h"

#define THREADS 4
#define SLOT 64
#define PER_PAGE (PAGE / SLOT)

static char* paths;
static long count;
static int give_back;

/* Of each thread, which has pages of its own: what it gives back, no other one is just opening. */
static long pages_of_thread(void) {
  long own = (count + THREADS - 1) / THREADS;
  return (own + PER_PAGE - 1) / PER_PAGE;
}

/* Neighbours are far apart: one after the other stands in another page. */
static char* path_at(long i) {
  long pages = pages_of_thread(), own = i / THREADS;
  return paths + (i % THREADS * pages + own % pages) * PAGE + own / pages * SLOT;
}

static void must(int is_so, const char* what) {
  if (is_so) return;
  perror(what);
  _exit(99);
}

static long size_of_file(void) {
  return THREADS * pages_of_thread() * PAGE;
}

static void write_paths(const char* name) {
  int file = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
  must(file >= 0 && ftruncate(file, size_of_file()) == 0, name);
  paths = mmap(NULL, size_of_file(), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  must(paths != MAP_FAILED, "mmap");
  for (long i = 0; i < count; i++) snprintf(path_at(i), SLOT, "/no/such/directory/path-%06ld", i);
  must(munmap(paths, size_of_file()) == 0, "munmap");
  must(fsync(file) == 0, "fsync");
  must(posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0, "posix_fadvise");
}

static void* open_paths(void* which) {
  for (long i = (long)which; i < count; i += THREADS) {
    char* path = path_at(i);
    if (give_back) madvise((void*)((unsigned long)path & -PAGE), PAGE, MADV_DONTNEED);
    syscall(SYS_openat, AT_FDCWD, path, O_RDONLY);
  }
  return NULL;
}

static void open_all(const char* name) {
  pthread_t threads[THREADS];
  static unsigned char resident[1 << 20];
  int file = open(name, O_RDONLY);
  must(file >= 0, name);
  paths = mmap(NULL, size_of_file(), PROT_READ, MAP_PRIVATE, file, 0);
  must(paths != MAP_FAILED, "mmap");
  must(mincore(paths, size_of_file(), resident) == 0, "mincore");
  for (long page = 0; page < size_of_file() / PAGE; page++) must(!(resident[page] & 1), "a page is in memory");
  for (long i = 0; i < THREADS; i++) must(pthread_create(&threads[i], NULL, open_paths, (void*)i) == 0, "thread");
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
}

int main(int argc, char** argv) {
  if (argc < 4) return 99;
  count = atol(argv[3]);
  give_back = strcmp(argv[1], "open-each") == 0;
  if (strcmp(argv[1], "write") == 0) {
    write_paths(argv[2]);
  } else {
    open_all(argv[2]);
  }
  return 0;
}
