/*
 * Calls that end in many ways: with numbers, with errors, after a sleep, with another program; calls that block until
 * another process answers.  ends NUMBER: and before all that, so many getppid.
 */
#include <sys/wait.h>
#include <time.h>

#include "calls.h"

#define ROUNDS 20
#define SLEEP_NS 600000000L /* far above what any other call takes */

static void numbers(void) {
  static char bytes[64];
  int fd = syscall(SYS_openat, AT_FDCWD, "numbers", O_RDWR | O_CREAT | O_TRUNC, 0600);
  for (int i = 0; i < 16; i++) syscall(SYS_pwrite64, fd, bytes, i, 0, 0);
  for (int i = 0; i < 16; i++) syscall(SYS_pread64, fd, bytes, i, 0, 0);
  syscall(SYS_close, fd);
}

static void errors(void) {
  syscall(SYS_openat, AT_FDCWD, "missing", O_RDONLY, 0);
  syscall(SYS_openat, AT_FDCWD, "numbers/below", O_RDONLY, 0);
  syscall(SYS_openat, AT_FDCWD, UNMAPPED, O_RDONLY, 0);
  syscall(SYS_openat, AT_FDCWD, "numbers", O_RDONLY | O_DIRECTORY, 0);
  syscall(SYS_close, -1);
  syscall(SYS_read, -1, NULL, 0);
  syscall(SYS_execve, "missing", NULL, NULL);
  syscall(600, 0, 0, 0, 0, 0, 0);
}

/* Each reads what the other writes, so that most reads block. */
static void play(int in, int out, int serves) {
  char ball[7] = "a ball";
  for (int round = 0; round < ROUNDS; round++) {
    if (serves) syscall(SYS_write, out, ball, sizeof(ball));
    syscall(SYS_read, in, ball, sizeof(ball));
    if (!serves) syscall(SYS_write, out, ball, sizeof(ball));
  }
}

static void child(int in, int out) {
  char* argv[] = {"ends", "sleep", NULL};
  play(in, out, 0);
  syscall(SYS_execveat, AT_FDCWD, "/proc/self/exe", argv, environ, 0);
  _exit(1);
}

static void sleep_once(void) {
  struct timespec time = {.tv_sec = 0, .tv_nsec = SLEEP_NS};
  nanosleep(&time, NULL);
}

int main(int argc, char** argv) {
  int there[2], back[2];
  if (argc > 1 && !strcmp(argv[1], "sleep")) {
    sleep_once();
    errors();
    return 3;
  }
  for (long count = argc > 1 ? atol(argv[1]) : 0; count > 0; count--) syscall(SYS_getppid);
  numbers();
  errors();
  if (pipe(there) || pipe(back)) return 1;
  pid_t pid = fork();
  if (pid == 0) child(there[0], back[1]);
  play(back[0], there[1], 1);
  syscall(SYS_wait4, pid, NULL, 0, NULL);
  return 0;
}
