/* A 64-bit program that calls in unusual ways: by int 0x80, with x32 numbers, with numbers that nothing has. */
#include "calls.h"

static long by_int80(long number, long first, long second, long third) {
  long result;
  __asm__ volatile("int $0x80"
                   : "=a"(result)
                   : "a"(number), "b"(first), "c"(second), "d"(third)
                   : "memory", "r8", "r9", "r10", "r11");
  return result;
}

int main(void) {
  /* What int 0x80 points to has to lie in the low 4 GiB. */
  char* low = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
  if (low == MAP_FAILED) return 1;
  strcpy(low, "/by/int80");
  by_int80(20, 0, 0, 0);               /* i386's getpid, x86_64's writev */
  by_int80(33, (long)low, R_OK, 0);    /* i386's access, x86_64's dup2 */
  by_int80(4, -1, (long)low, 9);       /* i386's write, x86_64's stat */
  by_int80(5, (long)low, O_RDONLY, 0); /* i386's open, x86_64's fstat */
  by_int80(9999, 1, 2, 3);
  syscall(SYS_getpid);
  syscall(-1, 1, 2, 3, 4, 5, 6);
  syscall(0x40000000 + SYS_getpid);
  syscall(0x40000000 + 520, "/x32/execve", NULL, NULL);
  syscall(9999, 1, 2, 3, 4, 5, 6);
  syscall(336 + 20, 1, 2, 3, 4, 5, 6); /* between the last old number and 424 there are none */
  syscall(SYS_getpid);
  return 0;
}
