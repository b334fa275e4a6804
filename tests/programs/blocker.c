/* Two processes that wait for each other through pipes: each read blocks, and is answered from the other CPU or not. */
#include <sys/wait.h>

#include "calls.h"

#define ROUNDS 100

/* Answers what it reads, first or second. */
static void play(int in, int out, int serves) {
  char ball[4] = "ball";
  for (int round = 0; round < ROUNDS; round++) {
    if (serves) syscall(SYS_write, out, ball, sizeof(ball));
    syscall(SYS_read, in, ball, sizeof(ball));
    if (!serves) syscall(SYS_write, out, ball, sizeof(ball));
  }
}

int main(void) {
  int there[2], back[2];
  if (pipe(there) || pipe(back)) return 1;
  pid_t pid = fork();
  if (pid == 0) {
    play(there[0], back[1], 0);
    _exit(0);
  }
  play(back[0], there[1], 1);
  syscall(SYS_wait4, pid, NULL, 0, NULL);
  return 0;
}
