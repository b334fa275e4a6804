/* Signals: handling, blocking, waiting for them. */
#include <sys/signalfd.h>

#include "calls.h"

static void on_signal(int number) {
  (void)number;
}
static void on_info(int number, siginfo_t* info, void* context) {
  (void)number, (void)info, (void)context;
}

int main(void) {
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  struct sigaction old;
  sigaddset(&action.sa_mask, SIGUSR2);
  sigaddset(&action.sa_mask, SIGINT);
  sigaction(SIGUSR1, &action, &old);
  action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESETHAND;
  action.sa_sigaction = on_info;
  sigaction(SIGUSR2, &action, NULL);
  signal(SIGHUP, SIG_IGN);
  sigaction(SIGHUP, NULL, &old);
  syscall(SYS_rt_sigaction, SIGKILL, NULL, NULL, 8);
  syscall(SYS_rt_sigaction, 99, NULL, NULL, 8);
  syscall(SYS_rt_sigaction, SIGTERM, UNMAPPED, NULL, 8);

  syscall(SYS_kill, getpid(), SIGUSR1);
  syscall(SYS_tgkill, getpid(), (pid_t)syscall(SYS_gettid), SIGUSR2);
  syscall(SYS_kill, getpid(), SIGHUP);
  syscall(SYS_kill, getpid(), 0);
  union sigval value = {.sival_int = 42};
  sigaction(SIGUSR2, &action, NULL);
  sigqueue(getpid(), SIGUSR2, value);

  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigaddset(&set, SIGRTMIN);
  sigprocmask(SIG_BLOCK, &set, NULL);
  sigprocmask(SIG_SETMASK, NULL, &set);
  syscall(SYS_rt_sigprocmask, 77, &set, NULL, 8);
  syscall(SYS_rt_sigprocmask, SIG_BLOCK, &set, NULL, 3);
  raise(SIGUSR1);
  sigpending(&set);
  siginfo_t info;
  struct timespec moment = {.tv_nsec = 1000};
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigtimedwait(&set, &info, &moment);
  sigtimedwait(&set, &info, &moment);
  syscall(SYS_signalfd4, -1, &set, 8, SFD_CLOEXEC | SFD_NONBLOCK);

  static char space[65536];
  stack_t stack = {.ss_sp = space, .ss_size = sizeof(space)};
  syscall(SYS_sigaltstack, &stack, NULL);
  stack.ss_flags = SS_DISABLE;
  syscall(SYS_sigaltstack, &stack, NULL);
  syscall(SYS_sigaltstack, NULL, &stack);
  syscall(SYS_sigaltstack, UNMAPPED, NULL);

  /* A signal that interrupts a call: an alarm while we wait for another one. */
  action.sa_handler = on_signal;
  action.sa_flags = 0;
  sigaction(SIGALRM, &action, NULL);
  syscall(SYS_alarm, 0);
  syscall(SYS_setitimer, 0, NULL, NULL);
  alarm(1);
  syscall(SYS_pause);
  return 0;
}
