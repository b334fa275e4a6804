/*
 * Calls that the kernel, a signal or another process changes between their two ends: what they were entered as is not
 * what they leave as, or one of the ends is missing.  getppid marks the places, since nothing else here calls it.
 *
 * usage: changes CASE [PROGRAM]
 */
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>

#include "calls.h"

#define MUST(condition) must((condition) != 0, __LINE__)

static void must(int is_so, int line) {
  if (is_so) return;
  fprintf(stderr, "changes.c:%d: %s\n", line, strerror(errno));
  _exit(99);
}

static void mark(void) {
  syscall(SYS_getppid);
}

static char* other_program;

/* ---- execve ---- */

static void done(void) {
  mark();
}

static char* arguments[] = {"changes", "done", NULL};
static char* environment[] = {"A=1", NULL};

static void exec(void) {
  syscall(SYS_execve, other_program, arguments, environment);
  _exit(98);
}

static void exec_at(void) {
  int file = open(other_program, O_PATH | O_CLOEXEC);
  syscall(SYS_execveat, file, "", arguments, environment, AT_EMPTY_PATH);
  _exit(98);
}

/* Its file's name, the array and the strings, each on a page that is not mapped. */
static char** cold_arguments(char** path) {
  enum { PAGES = 4 };
  char* pages = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  MUST(pages != MAP_FAILED);
  char** argv = (char**)(pages + PAGE);
  *path = strcpy(pages, other_program);
  argv[0] = strcpy(pages + 2 * PAGE, "changes");
  argv[1] = strcpy(pages + 3 * PAGE, "done");
  MUST(madvise(pages, PAGES * PAGE, MADV_DONTNEED) == 0);
  return argv;
}

static void exec_cold(void) {
  char* path;
  char** argv = cold_arguments(&path);
  syscall(SYS_execve, path, argv, environment);
  _exit(98);
}

/* The file is not there: its name is read, and the arguments are not. */
static void exec_cold_fails(void) {
  char* path;
  other_program = "/no/such/program";
  char** argv = cold_arguments(&path);
  syscall(SYS_execve, path, argv, environment);
}

static void* exec_it(void* how) {
  ((void (*)(void))how)();
  return NULL;
}

/* By a thread that is not the leader: it comes out with the leader's id.  The leader sleeps meanwhile. */
static void by_a_thread(void (*how)(void)) {
  pthread_t thread;
  MUST(pthread_create(&thread, NULL, exec_it, (void*)how) == 0);
  syscall(SYS_pause);
}
static void exec_by_thread(void) {
  by_a_thread(exec);
}
static void exec_at_by_thread(void) {
  by_a_thread(exec_at);
}
static void exec_cold_by_thread(void) {
  by_a_thread(exec_cold);
}

/* After the leader's end. */
static void* exec_after_leader(void* argument) {
  char path[64], line[256], state = 0;
  snprintf(path, sizeof(path), "/proc/self/task/%d/stat", getpid());
  while (state != 'Z') {
    int file = open(path, O_RDONLY);
    long size = read(file, line, sizeof(line) - 1);
    MUST(size > 0);
    line[size] = 0;
    state = strrchr(line, ')')[2];
    close(file);
  }
  exec();
  return argument;
}
static void exec_by_last_thread(void) {
  pthread_t thread;
  MUST(pthread_create(&thread, NULL, exec_after_leader, NULL) == 0);
  syscall(SYS_exit, 7);
}

/* ---- signals ---- */

static int to_pipe, from_pipe;

static void open_pipe(void) {
  int ends[2];
  MUST(pipe(ends) == 0);
  from_pipe = ends[0];
  to_pipe = ends[1];
}

static void on_signal(int number) {
  (void)number;
}
static void on_info(int number, siginfo_t* info, void* context) {
  (void)number, (void)info, (void)context;
}
static void answers(int number) {
  (void)number;
  syscall(SYS_write, to_pipe, "!", 1);
}

static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  MUST(sigaction(number, &action, NULL) == 0);
}

/* Late enough to find the next call blocked. */
static void in_a_moment(void) {
  struct itimerval moment = {.it_value.tv_usec = 200000};
  MUST(setitimer(ITIMER_REAL, &moment, NULL) == 0);
}

/* A handler's return gives back what the interrupted call returned, and nothing in its registers says which call. */
static void handler_returns(void) {
  char byte;
  open_pipe();
  handle(SIGUSR1, on_signal, 0);
  struct sigaction action = {.sa_sigaction = on_info, .sa_flags = SA_SIGINFO};
  MUST(sigaction(SIGUSR2, &action, NULL) == 0);
  handle(SIGALRM, on_signal, 0);
  syscall(SYS_kill, getpid(), SIGUSR1);
  mark();
  syscall(SYS_kill, getpid(), SIGUSR2);
  mark();
  in_a_moment();
  syscall(SYS_read, from_pipe, &byte, 1); /* EINTR */
  mark();
  /* On i386 the handler decides by which of the two calls it returns: SA_SIGINFO is rt_sigreturn. */
  MUST(sigaction(SIGALRM, &action, NULL) == 0);
  in_a_moment();
  syscall(SYS_read, from_pipe, &byte, 1);
  mark();
  /* More than the pipe holds: what went in is the result. */
  static char bytes[200000];
  in_a_moment();
  syscall(SYS_write, to_pipe, bytes, sizeof(bytes));
  mark();
}

/* The same call once more, as if it had not been interrupted. */
static void call_restarts(void) {
  char bytes[4];
  open_pipe();
  handle(SIGALRM, answers, SA_RESTART);
  in_a_moment();
  syscall(SYS_read, from_pipe, bytes, sizeof(bytes));
  mark();
}

/* In a child that the parent stops and continues while it waits. */
static void stopped_in(long number, void (*wait)(void)) {
  int status;
  char path[64], line[256] = "";
  pid_t child = fork();
  if (child == 0) {
    wait();
    mark();
    _exit(0);
  }
  snprintf(path, sizeof(path), "/proc/%d/syscall", child);
  /* The file has the number of the call in which the child is blocked. */
  while (atol(line) != number || line[0] < '0' || line[0] > '9') {
    struct timespec pause = {.tv_nsec = 10000000};
    nanosleep(&pause, NULL);
    int file = open(path, O_RDONLY);
    MUST(file >= 0 && read(file, line, sizeof(line) - 1) > 0);
    close(file);
  }
  kill(child, SIGSTOP);
  MUST(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status));
  kill(child, SIGCONT);
  MUST(waitpid(child, &status, 0) == child && WIFEXITED(status));
}

static void sleeps(void) {
  struct timespec moment = {.tv_nsec = 900000000}, rest;
  syscall(SYS_nanosleep, &moment, &rest);
}
static void polls(void) {
  struct pollfd polled = {.fd = from_pipe, .events = POLLIN};
  syscall(SYS_poll, &polled, 1, 900);
}
static void waits(void) {
  int word = 7;
  struct timespec moment = {.tv_nsec = 900000000};
  syscall(SYS_futex, &word, FUTEX_WAIT, 7, &moment, NULL, 0);
}

static void stop_in_nanosleep(void) {
  stopped_in(SYS_nanosleep, sleeps);
}
static void stop_in_poll(void) {
  open_pipe();
  stopped_in(SYS_poll, polls);
}
static void stop_in_futex(void) {
  stopped_in(SYS_futex, waits);
}

/* ---- new tasks ---- */

static void* lives_shortly(void* argument) {
  mark();
  return argument;
}

static void new_tasks(void) {
  pid_t child = vfork();
  if (child == 0) {
    syscall(SYS_execve, other_program, arguments, environment);
    _exit(98);
  }
  waitpid(child, NULL, 0);
  child = vfork();
  if (child == 0) _exit(3);
  waitpid(child, NULL, 0);
  child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) _exit(4);
  waitpid(child, NULL, 0);
  struct {
    unsigned long long flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls;
  } how = {.exit_signal = SIGCHLD};
  child = (pid_t)syscall(SYS_clone3, &how, sizeof(how));
  if (child == 0) _exit(5);
  waitpid(child, NULL, 0);
  pthread_t thread;
  for (int i = 0; i < 20; i++) {
    MUST(pthread_create(&thread, NULL, lives_shortly, NULL) == 0);
    pthread_join(thread, NULL);
  }
}

/* ---- seccomp ---- */

/* On getppid `what`, everything else as usual. */
static void refuse_marks(unsigned what) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, what),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof(filter) / sizeof(filter[0]), .filter = filter};
  MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
  MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
}

static void say(const char* what) {
  syscall(SYS_write, -1, what, strlen(what));
}

static void refuse_by_error(void) {
  refuse_marks(SECCOMP_RET_ERRNO | EXDEV);
  say("before");
  mark();
  mark();
  say("after");
}

static void refuse_by_trap(void) {
  struct sigaction action = {.sa_sigaction = on_info, .sa_flags = SA_SIGINFO};
  MUST(sigaction(SIGSYS, &action, NULL) == 0);
  refuse_marks(SECCOMP_RET_TRAP);
  say("before");
  mark();
  say("after");
}

static void refuse_by_trap_without_handler(void) {
  refuse_marks(SECCOMP_RET_TRAP);
  say("before");
  mark();
  say("after");
}

static void refuse_by_death(void) {
  refuse_marks(SECCOMP_RET_KILL_PROCESS);
  say("before");
  mark();
  say("after");
}

static void* is_refused(void* argument) {
  say("in the thread");
  mark();
  say("after");
  return argument;
}

/* The thread dies, and the process lives on. */
static void refuse_by_death_of_thread(void) {
  pthread_t thread;
  say("before");
  refuse_marks(SECCOMP_RET_KILL_THREAD);
  MUST(pthread_create(&thread, NULL, is_refused, NULL) == 0);
  pthread_join(thread, NULL);
  say("the process lives");
}

/* ---- dispatch to the program itself ---- */

static volatile char selector;

static void lets_pass(int number) {
  (void)number;
  selector = SYSCALL_DISPATCH_FILTER_ALLOW;
}

static void dispatched(void) {
  handle(SIGSYS, lets_pass, 0);
  MUST(prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, 0, 0, &selector) == 0);
  say("before");
  selector = SYSCALL_DISPATCH_FILTER_BLOCK;
  mark();
  say("after");
}

/* ---- ptrace ---- */

#ifdef __x86_64__
#define NUMBER orig_rax
#define RESULT rax
#define FIRST rdi
#else
#define NUMBER orig_eax
#define RESULT eax
#define FIRST ebx
#endif
static const char path_before[] = "/before";
static const char path_after[] = "/after";

static void resume(pid_t child, int how) {
  int status;
  MUST(ptrace(how, child, NULL, NULL) == 0);
  MUST(waitpid(child, &status, 0) == child && WIFSTOPPED(status));
}

static void registers(pid_t child, int how, struct user_regs_struct* all) {
  MUST(ptrace(how, child, NULL, all) == 0);
}

/* A debugger changes what a call is before the kernel looks at it. */
static void traced(void) {
  struct user_regs_struct all;
  int status;
  pid_t child = fork();
  if (child == 0) {
    MUST(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
    raise(SIGSTOP);
    syscall(SYS_getppid);                /* becomes getuid */
    syscall(SYS_access, path_before, 0); /* of another file */
    syscall(SYS_getppid);                /* becomes -1 */
    syscall(SYS_getppid);                /* stays what it is, and its result is another one */
    syscall(SYS_getppid);                /* is emulated: the kernel does nothing */
    say("after");
    _exit(0);
  }
  MUST(waitpid(child, &status, 0) == child && WIFSTOPPED(status));
  resume(child, PTRACE_SYSCALL);
  registers(child, PTRACE_GETREGS, &all);
  MUST(all.NUMBER == SYS_getppid);
  all.NUMBER = SYS_getuid;
  registers(child, PTRACE_SETREGS, &all);
  resume(child, PTRACE_SYSCALL);

  resume(child, PTRACE_SYSCALL);
  registers(child, PTRACE_GETREGS, &all);
  MUST(all.NUMBER == SYS_access);
  all.FIRST = (unsigned long)path_after;
  registers(child, PTRACE_SETREGS, &all);
  resume(child, PTRACE_SYSCALL);

  resume(child, PTRACE_SYSCALL);
  registers(child, PTRACE_GETREGS, &all);
  all.NUMBER = -1;
  registers(child, PTRACE_SETREGS, &all);
  resume(child, PTRACE_SYSCALL);

  resume(child, PTRACE_SYSCALL);
  resume(child, PTRACE_SYSCALL);
  registers(child, PTRACE_GETREGS, &all);
  all.RESULT = 12345;
  registers(child, PTRACE_SETREGS, &all);

  resume(child, PTRACE_SYSEMU);
  registers(child, PTRACE_GETREGS, &all);
  MUST(all.NUMBER == SYS_getppid);
  all.RESULT = 54321;
  registers(child, PTRACE_SETREGS, &all);
  MUST(ptrace(PTRACE_CONT, child, NULL, NULL) == 0);
  MUST(waitpid(child, &status, 0) == child && WIFEXITED(status));
}

/* ---- numbers that nothing has ---- */

static void numbers(void) {
  syscall(-1, 1, 2, 3, 4, 5, 6);
  syscall(-2, 1, 2, 3, 4, 5, 6);
  syscall(511, 1, 2, 3, 4, 5, 6);
  syscall(512, 1, 2, 3, 4, 5, 6);
  syscall(1023, 1, 2, 3, 4, 5, 6);
  syscall(0x7fffffff, 1, 2, 3, 4, 5, 6);
  syscall(0x40000000, 1, 2, 3, 4, 5, 6);
  syscall(0x40000000 + SYS_getppid);
  mark();
}

int main(int argc, char** argv) {
  static const struct {
    const char* name;
    void (*run)(void);
  } cases[] = {
      {"done", done},
      {"exec", exec},
      {"exec-at", exec_at},
      {"exec-cold", exec_cold},
      {"exec-cold-fails", exec_cold_fails},
      {"exec-by-thread", exec_by_thread},
      {"exec-at-by-thread", exec_at_by_thread},
      {"exec-cold-by-thread", exec_cold_by_thread},
      {"exec-by-last-thread", exec_by_last_thread},
      {"handler-returns", handler_returns},
      {"call-restarts", call_restarts},
      {"stop-in-nanosleep", stop_in_nanosleep},
      {"stop-in-poll", stop_in_poll},
      {"stop-in-futex", stop_in_futex},
      {"new-tasks", new_tasks},
      {"seccomp-errno", refuse_by_error},
      {"seccomp-trap", refuse_by_trap},
      {"seccomp-trap-kills", refuse_by_trap_without_handler},
      {"seccomp-kill-process", refuse_by_death},
      {"seccomp-kill-thread", refuse_by_death_of_thread},
      {"dispatch", dispatched},
      {"ptrace", traced},
      {"numbers", numbers},
  };
  other_program = argc > 2 ? argv[2] : argv[0];
  for (size_t i = 0; argc > 1 && i < sizeof(cases) / sizeof(cases[0]); i++) {
    if (strcmp(argv[1], cases[i].name) != 0) continue;
    cases[i].run();
    return 0;
  }
  fprintf(stderr, "usage: %s CASE [PROGRAM]\n", argv[0]);
  return 99;
}
