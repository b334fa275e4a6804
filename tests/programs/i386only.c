/* Calls that i386 has and x86_64 has not, or has otherwise. Built with -m32 only. */
#include <linux/net.h>
#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "calls.h"

struct kernel_timespec64 {
  int64_t tv_sec;
  int64_t tv_nsec;
};

static void sizes(void) {
  char buffer[512];
  int64_t position;
  int file = open("file", O_RDWR | O_CREAT, 0644);
  syscall(SYS_write, file, "0123456789", 10);
  syscall(SYS__llseek, file, 0, 5, &position, SEEK_SET);
  syscall(SYS__llseek, file, 1, 5, &position, SEEK_SET);
  syscall(SYS__llseek, file, -1, -1, &position, SEEK_SET);
  syscall(SYS_lseek, file, 2, SEEK_SET);
  syscall(SYS_pread64, file, buffer, 3, 4, 0);
  syscall(SYS_pwrite64, file, "ab", 2, 1, 0);
  syscall(SYS_truncate64, "file", 100, 0);
  syscall(SYS_ftruncate64, file, 50, 0);
  syscall(SYS_ftruncate64, 99, 0, 1);
  syscall(SYS_stat64, "file", buffer);
  syscall(SYS_lstat64, "missing", buffer);
  syscall(SYS_fstat64, file, buffer);
  syscall(SYS_fstatat64, AT_FDCWD, "file", buffer, AT_SYMLINK_NOFOLLOW);
  syscall(SYS_statfs64, "/proc", 84, buffer);
  syscall(SYS_fcntl64, file, F_GETFL, 0);
  syscall(SYS_fcntl64, file, F_SETFD, FD_CLOEXEC);
  struct flock64 lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 1LL << 33, .l_len = 10};
  syscall(SYS_fcntl64, file, F_SETLK64, &lock);
  syscall(SYS_fadvise64_64, file, 0, 0, 0, 0, 2);
  syscall(SYS_fallocate, file, 0, 0, 0, 100, 0);
  syscall(SYS_readahead, file, 0, 0, 4096);
  syscall(SYS_sendfile64, -1, file, NULL, 10);
  syscall(SYS_mmap2, NULL, 4096, PROT_READ, MAP_PRIVATE, file, 1);
  syscall(SYS_close, file);
}

static void old_ways(void) {
  char buffer[512];
  int status;
  pid_t pid = fork();
  if (pid == 0) _exit(9);
  syscall(SYS_waitpid, pid, &status, 0);
  syscall(SYS_waitpid, -1, &status, WNOHANG);
  syscall(SYS_nice, 0);
  syscall(SYS_getuid);
  syscall(SYS_getuid32);
  syscall(SYS_geteuid32);
  syscall(SYS_chown32, "missing", 1, 2);
  syscall(SYS_setresuid32, -1, -1, -1);
  syscall(SYS_getgroups32, 0, NULL);
  syscall(SYS_olduname, buffer);
  syscall(SYS_oldolduname, UNMAPPED);
  syscall(SYS_stime, NULL);
  syscall(SYS_ugetrlimit, 7, buffer);
  syscall(SYS_sigprocmask, 0, NULL, buffer);
  syscall(SYS_signal, 10, 1);
  syscall(SYS_readdir, -1, buffer, 1);
  syscall(SYS__newselect, 0, NULL, NULL, NULL, UNMAPPED);
  syscall(SYS_ipc, 2, 0x1234, 1, 0, NULL, 0);
  syscall(SYS_ipc, 13, 0x7fffffff, 0, 0, NULL, 0);
  syscall(SYS_ipc, 99, 1, 2, 3, NULL, 5);
}

static void one_call_for_all_sockets(void) {
  char buffer[16];
  int pair[2] = {-1, -1};
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = 0x900};
  unsigned long create[] = {AF_INET, SOCK_DGRAM, 0};
  unsigned long both[] = {AF_UNIX, SOCK_STREAM, 0, (unsigned long)pair};
  int udp = (int)syscall(SYS_socketcall, SYS_SOCKET, create);
  unsigned long connecting[] = {(unsigned long)udp, (unsigned long)&address, sizeof(address)};
  syscall(SYS_socketcall, SYS_CONNECT, connecting);
  syscall(SYS_socketcall, SYS_SOCKETPAIR, both);
  unsigned long sending[] = {(unsigned long)pair[0], (unsigned long)"sent", 4, 0};
  syscall(SYS_socketcall, SYS_SEND, sending);
  unsigned long receiving[] = {(unsigned long)pair[1], (unsigned long)buffer, sizeof(buffer), MSG_DONTWAIT};
  syscall(SYS_socketcall, SYS_RECV, receiving);
  syscall(SYS_socketcall, 99, create);
  syscall(SYS_socketcall, SYS_BIND, NULL);
  syscall(SYS_socketcall, SYS_SOCKET, UNMAPPED);
}

static void wide_time(void) {
  struct kernel_timespec64 moment = {.tv_sec = 0, .tv_nsec = 1000};
  struct kernel_timespec64 now;
  struct timespec narrow = {.tv_nsec = 1000};
  uint32_t word = 1;
  syscall(SYS_clock_getres_time64, 1, &now);
  syscall(SYS_clock_gettime64, 0, &now);
  syscall(SYS_clock_nanosleep_time64, 1, 0, &moment, NULL);
  syscall(SYS_futex_time64, &word, 128, 2, &moment, NULL, 0);
  syscall(SYS_ppoll_time64, NULL, 0, &moment, NULL, 8);
  syscall(SYS_utimensat_time64, AT_FDCWD, "missing", NULL, 0);
  syscall(SYS_clock_getres, 1, &narrow);
  narrow.tv_sec = 0;
  narrow.tv_nsec = 1000;
  syscall(SYS_nanosleep, &narrow, NULL);
}

int main(int argc, char** argv) {
  enter(argc, argv);
  sizes();
  old_ways();
  one_call_for_all_sockets();
  wide_time();
  return 0;
}
