/*
 * What the test programs share: raw calls, so that the C library neither refuses odd values nor makes other calls out
 * of them, and addresses that are bad in a known way.
 */
#ifndef TRACECTL_TESTS_PROGRAMS_CALLS_H
#define TRACECTL_TESTS_PROGRAMS_CALLS_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define KERNEL_ADDRESS ((void*)(-4096L)) /* the kernel's half on x86_64, not for users on i386 either */
#define UNMAPPED ((void*)16L)            /* below vm.mmap_min_addr */
#define PAGE 4096

/* A page of which only the last `size` bytes are handed out; the page after it cannot be read. */
static inline char* before_a_hole(unsigned long size) {
  char* pages = mmap(0, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) _exit(99);
  mprotect(pages + PAGE, PAGE, PROT_NONE);
  return pages + PAGE - size;
}

/* The same, with `bytes` copied there. */
static inline char* placed_before_a_hole(const void* bytes, unsigned long size) {
  return memcpy(before_a_hole(size), bytes, size);
}

/* Enters the directory that the caller has made for this run. */
static inline void enter(int argc, char** argv) {
  if (argc < 2 || chdir(argv[1])) {
    fprintf(stderr, "usage: %s EMPTY_DIRECTORY\n", argv[0]);
    _exit(99);
  }
}

#endif
