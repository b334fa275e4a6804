/*
 * The i386 entry, from a 64-bit program as well: numbers, pointers and structures are i386's, whatever the program is.
 * All that is pointed to lies in one page at an address that both ABIs have, so that both builds make the same calls.
 */
#include <stdint.h>

#include "calls.h"

#define ARENA 0x30000000ul

static char* arena;
static unsigned used;

static long by_int80(long number, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e) {
  long result;
  __asm__ volatile("int $0x80"
                   : "=a"(result)
                   : "a"(number), "b"((long)a), "c"((long)b), "d"((long)c), "S"((long)d), "D"((long)e)
#ifdef __x86_64__
                   : "memory", "r8", "r9", "r10", "r11");
#else
                   : "memory");
#endif
  return result;
}

/* The 32-bit address of a copy. */
static uint32_t copy(const void* bytes, unsigned size) {
  char* at = memcpy(arena + used, bytes, size);
  used += (size + 15) & ~15u;
  return (uint32_t)(unsigned long)at;
}
static uint32_t text(const char* bytes) {
  return copy(bytes, strlen(bytes) + 1);
}
static uint32_t room(unsigned size) {
  char zeroes[256] = "";
  return copy(zeroes, size);
}
#define WORDS(...) copy((uint32_t[]){__VA_ARGS__}, sizeof((uint32_t[]){__VA_ARGS__}))

int main(int argc, char** argv) {
  enter(argc, argv);
  if (argc > 2) return 0; /* as whom it executed itself */
  arena = mmap((void*)ARENA, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  if (arena != (void*)ARENA) return 99;

  by_int80(33, text("/by/int80"), R_OK, 0, 0, 0);                                /* access */
  by_int80(295, AT_FDCWD, text("file"), O_RDWR | O_CREAT | O_TRUNC, 0600, 0);    /* openat: 3 */
  by_int80(4, 3, text("a buffer"), 8, 0, 0);                                     /* write */
  by_int80(146, 3, WORDS(text("first "), 6, text("second"), 6), 2, 0, 0);        /* writev */
  by_int80(180, 3, room(16), 16, 2, 0);                                          /* pread64 from 2 */
  by_int80(180, 3, room(16), 16, 2, 1);                                          /* and from 1 << 32 | 2 */
  by_int80(140, 3, 0, 4, room(8), SEEK_SET);                                     /* _llseek */
  by_int80(145, 3, WORDS(room(4), 4, room(32), 32), 2, 0, 0);                    /* readv */
  by_int80(221, 3, F_GETLK, copy("\1\0\0\0\3\0\0\0\4\0\0\0\0\0\0\0", 16), 0, 0); /* fcntl64: struct flock */
  by_int80(162, WORDS(0, 1000), 0, 0, 0, 0);                                     /* nanosleep */
  by_int80(162, WORDS(1, 1000000000), 0, 0, 0, 0);
  by_int80(175, SIG_SETMASK, WORDS(1u << (SIGUSR1 - 1), 0), room(8), 8, 0); /* rt_sigprocmask */
  by_int80(142, 5, WORDS(1u << 3), 0, 0, WORDS(0, 0));                      /* _newselect */
  by_int80(329, 0, 0, 0, 0, 0);                                             /* epoll_create1: 4 */
  by_int80(255, 4, 1, 3, WORDS(1, 7, 8), 0);                                /* epoll_ctl */
  by_int80(360, 1, 2, 0, room(8), 0);                                       /* socketpair: 5, 6 */
  uint32_t parts = WORDS(text("a message"), 9);
  by_int80(370, 5, WORDS(0, 0, parts, 1, 0, 0, 0), 0, 0, 0); /* sendmsg */
  parts = WORDS(room(16), 16);
  by_int80(372, 6, WORDS(0, 0, parts, 1, 0, 0, 0), 0, 0, 0); /* recvmsg */
  by_int80(197, 3, 0xfffff000u, 0, 0, 0);                    /* fstat64: nobody's memory */
  by_int80(11, text("/missing"), WORDS(text("name"), text("argument"), 0), WORDS(text("A=1"), 0), 0, 0); /* execve */
  by_int80(11, text("/proc/self/exe"), WORDS(text("int80"), text("."), text("last"), 0), WORDS(0), 0, 0);
  return 98;
}
