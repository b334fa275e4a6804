/* Clocks and timers: asked by the raw call, so that the vDSO does not answer. */
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <sys/timex.h>
#include <time.h>

#include "calls.h"

int main(void) {
  struct timespec moment = {.tv_nsec = 1000};
  struct timespec broken = {.tv_nsec = 2000000000};
  struct timespec left;
  struct timeval now;
  syscall(SYS_clock_getres, CLOCK_MONOTONIC, &left);
  syscall(SYS_clock_getres, 9999, &left);
  syscall(SYS_clock_gettime, CLOCK_REALTIME, &left);
  syscall(SYS_clock_gettime, CLOCK_MONOTONIC, NULL);
  syscall(SYS_gettimeofday, &now, NULL);
  syscall(SYS_time, NULL);
  syscall(SYS_nanosleep, &moment, &left);
  syscall(SYS_nanosleep, &broken, &left);
  syscall(SYS_nanosleep, NULL, NULL);
  syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &moment, &left);
  syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, &moment, NULL);

  int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
  struct itimerspec when = {.it_interval = {1, 2}, .it_value = {1000, 3}};
  syscall(SYS_timerfd_settime, timer, TFD_TIMER_ABSTIME, &when, NULL);
  syscall(SYS_timerfd_settime, timer, 0, UNMAPPED, NULL);
  syscall(SYS_timerfd_settime, 99, 0, &when, NULL);
  struct itimerval interval = {.it_value = {1000, 5}};
  setitimer(ITIMER_VIRTUAL, &interval, NULL);
  memset(&interval, 0, sizeof(interval));
  setitimer(ITIMER_VIRTUAL, &interval, NULL);
  syscall(SYS_getitimer, ITIMER_PROF, &interval);

  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
  int id = 0;
  syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id);
  syscall(SYS_timer_create, 9999, &event, &id);
  syscall(SYS_timer_delete, 12345);
  syscall(SYS_adjtimex, NULL);
  syscall(SYS_clock_settime, CLOCK_MONOTONIC, &moment);
  return 0;
}
