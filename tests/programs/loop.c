/* For the benchmark: makes one call over and over and says how many nanoseconds each took. loop getppid|read|stat
 * NUMBER */
#include <sys/stat.h>
#include <time.h>

#include "calls.h"

static const char path[] = "/usr/share/doc/some/path/of/36/bytes";

static long long now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  long count = atol(argv[2]);
  int zero = open("/dev/zero", O_RDONLY);
  char byte;
  struct stat status;
  long long begin = now_ns();
  if (!strcmp(argv[1], "getppid")) {
    for (long i = 0; i < count; i++) syscall(SYS_getppid);
  } else if (!strcmp(argv[1], "read")) {
    for (long i = 0; i < count; i++) syscall(SYS_read, zero, &byte, 1);
  } else if (!strcmp(argv[1], "stat")) {
    for (long i = 0; i < count; i++) syscall(SYS_stat, path, &status);
  } else {
    return 2;
  }
  printf("%.1f\n", (double)(now_ns() - begin) / (double)count);
  return 0;
}
