/* Eight threads at once, each with calls that tell it from the others; what they do does not depend on the order. */
#include <pthread.h>

#include "calls.h"

#define THREADS 8
#define ROUNDS 50

static void* work(void* argument) {
  int number = (int)(long)argument;
  char text[32];
  int length = snprintf(text, sizeof(text), "thread %d", number);
  for (int round = 0; round < ROUNDS; round++) {
    syscall(SYS_write, -1, text, length);
    syscall(SYS_lseek, -1 - number, round, SEEK_SET);
    if (round % 10 == 0) syscall(SYS_sched_yield);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  for (long number = 0; number < THREADS; number++) pthread_create(&threads[number], NULL, work, (void*)number);
  for (int number = 0; number < THREADS; number++) pthread_join(threads[number], NULL);
  return 0;
}
