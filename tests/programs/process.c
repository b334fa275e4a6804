/* Processes: every way to make one, every way it can end, and asking about it. */
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "calls.h"

/* A child that does `what`, waited for by the raw call so that its status is shown. */
static void child(void (*what)(void)) {
  int status;
  pid_t pid = fork();
  if (pid == 0) {
    what();
    _exit(0);
  }
  syscall(SYS_wait4, pid, &status, 0, NULL);
}

static void exits_with_3(void) {
  _exit(3);
}
static void is_killed(void) {
  raise(SIGKILL);
}
static void is_terminated(void) {
  signal(SIGTERM, SIG_DFL);
  raise(SIGTERM);
}
static void executes_nothing(void) {
  char* argv[] = {"missing", "an argument", "", NULL};
  char* environment[] = {"A=1", NULL};
  syscall(SYS_execve, "/missing", argv, environment);
  syscall(SYS_execve, "/", argv, NULL);
  syscall(SYS_execve, NULL, NULL, NULL);
  syscall(SYS_execve, "/missing", UNMAPPED, environment);
  syscall(SYS_execveat, AT_FDCWD, "missing", argv, environment, AT_SYMLINK_NOFOLLOW);
}
static void executes_true(void) {
  char* argv[] = {"true", "first", "second", NULL};
  char* environment[] = {NULL};
  execve("/bin/true", argv, environment);
}
static void has_a_child(void) {
  child(exits_with_3);
}

/* SIGCHLD is blocked: under a debugger it would interrupt the second wait, or not, depending on who is faster. */
static void stops_and_continues(void) {
  int status;
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, NULL);
  pid_t pid = fork();
  if (pid == 0) {
    raise(SIGSTOP);
    _exit(4);
  }
  syscall(SYS_wait4, pid, &status, WUNTRACED, NULL);
  kill(pid, SIGCONT);
  syscall(SYS_wait4, pid, &status, 0, NULL);
}

static void other_ways(void) {
  int status;
  struct rusage usage;
  siginfo_t info;
  pid_t pid = vfork();
  if (pid == 0) _exit(5);
  syscall(SYS_wait4, -1, &status, __WALL, NULL);
  pid = (pid_t)syscall(SYS_clone, SIGCHLD | CLONE_FS, 0, 0, 0, 0);
  if (pid == 0) _exit(6);
  syscall(SYS_waitid, P_PID, pid, &info, WEXITED | WNOWAIT, NULL);
  syscall(SYS_wait4, pid, NULL, 0, &usage);
  syscall(SYS_wait4, -1, &status, WNOHANG, NULL);
  syscall(SYS_waitid, P_ALL, 0, &info, WEXITED | WNOHANG, NULL);
}

static void questions(void) {
  char name[16];
  struct rlimit limit;
  struct rusage usage;
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  syscall(SYS_getpid);
  syscall(SYS_gettid);
  syscall(SYS_getppid);
  syscall(SYS_getpgid, 0);
  syscall(SYS_getsid, 0);
  syscall(SYS_getuid);
  syscall(SYS_geteuid);
  syscall(SYS_setpgid, 0, 0);
  syscall(SYS_getpriority, PRIO_PROCESS, 0);
  syscall(SYS_setpriority, 77, 0, 5);
  syscall(SYS_getrlimit, RLIMIT_NOFILE, &limit);
  syscall(SYS_prlimit64, 0, RLIMIT_CORE, NULL, NULL);
  syscall(SYS_getrusage, RUSAGE_SELF, &usage);
  syscall(SYS_sched_getscheduler, 0);
  syscall(SYS_sched_yield);
  syscall(SYS_sched_setaffinity, 0, sizeof(cpus), &cpus);
  prctl(PR_SET_NAME, "renamed");
  prctl(PR_GET_NAME, name);
  prctl(PR_SET_DUMPABLE, 1);
  prctl(PR_GET_DUMPABLE);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  syscall(SYS_prctl, 9999, 1, 2, 3, 4);
  syscall(SYS_kill, 0x7fffffff, 0);
  syscall(SYS_tgkill, -1, -1, SIGTERM);
  syscall(SYS_unshare, 0);
  syscall(SYS_setresuid, -1, -1, -1);
  syscall(SYS_setns, -1, 0);
}

int main(void) {
  child(exits_with_3);
  child(is_killed);
  child(is_terminated);
  child(executes_nothing);
  child(executes_true);
  child(has_a_child);
  stops_and_continues();
  other_ways();
  questions();
  syscall(SYS_exit_group, 7);
}
