/* Many calls of few kinds by threads that move from CPU to CPU: issuer THREADS ROUNDS.  In each round every thread
 * calls getppid, reads a byte of /dev/zero, asks for the status of /, fails to open a file, writes to /dev/null. */
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <sys/stat.h>

#include "calls.h"

static long rounds;
static int zero, null;

static void* issue(void* number) {
  char bytes[64] = {0};
  struct stat status;
  long cpus = sysconf(_SC_NPROCESSORS_ONLN);
  for (long i = 0; i < rounds; i++) {
    if (i % 1000 == 0) {
      cpu_set_t one;
      CPU_ZERO(&one);
      CPU_SET((i / 1000 + (long)number) % cpus, &one);
      sched_setaffinity(0, sizeof(one), &one); /* where it may not go, it stays */
    }
    syscall(SYS_getppid);
    syscall(SYS_read, zero, bytes, 1);
    syscall(SYS_stat, "/", &status);
    syscall(SYS_open, "/nowhere/at/all", O_RDONLY);
    syscall(SYS_write, null, bytes, sizeof(bytes));
  }
  return NULL;
}

int main(int argc, char** argv) {
  pthread_t threads[64];
  long count = argc > 1 ? atol(argv[1]) : 1;
  rounds = argc > 2 ? atol(argv[2]) : 1000;
  if (count < 1 || count > 64) return 2;
  zero = open("/dev/zero", O_RDONLY);
  null = open("/dev/null", O_WRONLY);
  for (long i = 0; i < count; i++) pthread_create(&threads[i], NULL, issue, (void*)i);
  for (long i = 0; i < count; i++) pthread_join(threads[i], NULL);
  return 0;
}
