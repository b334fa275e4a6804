/*
 * Makes every system call by number, all arguments zero but the last, without consequences: a seccomp filter answers
 * ENOSYS to whatever does not carry the cookie in its sixth argument, and only the final exit_group carries it.
 * Run under a tracer, it shows which numbers the tracer has under which name and class.
 * Also builds with -m32, for the i386 table.
 */
#define _GNU_SOURCE
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define COOKIE 0x7ace
#define LAST 470

/* x86_64's uretprobe and uprobe are not subject to seccomp and kill whoever calls them from outside a probe. */
static int is_deadly(long nr) {
#ifdef __x86_64__
  return nr == 335 || nr == 336;
#else
  (void)nr;
  return 0;
#endif
}

int main(void) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[5])), /* low half: little-endian */
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, COOKIE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 38 /* ENOSYS */),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof(code) / sizeof(code[0]), code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) return 1;
  for (long nr = 0; nr < LAST; nr++) {
    if (!is_deadly(nr)) syscall(nr, 0, 0, 0, 0, 0, 0);
  }
  for (;;) syscall(SYS_exit_group, 0, 0, 0, 0, 0, COOKIE);
}
