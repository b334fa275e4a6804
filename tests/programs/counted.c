/* Makes exactly as many calls as it is told: counted NUMBER; says the number. The calls are lseek(-1, i, SEEK_SET). */
#include "calls.h"

int main(int argc, char** argv) {
  long count = argc > 1 ? atol(argv[1]) : 1000;
  for (long i = 0; i < count; i++) syscall(SYS_lseek, -1, i, SEEK_SET);
  printf("%ld\n", count);
  return 0;
}
