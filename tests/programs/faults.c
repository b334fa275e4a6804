/*
 * Memory that cannot be read when the call is entered: pages that this process has not touched, that were dropped, or
 * that nobody may read.  Each case stands at an address of its own, the same in every run and on both ABIs, so that a
 * test knows it again; and each page that a case calls cold is looked up in the page table first, since a warm one
 * would show nothing.
 *
 * usage: faults strings|buffers|vectors|structures|inout|blocked DIRECTORY
 */
#include <linux/capability.h>
#include <linux/futex.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>

#include "calls.h"

#define SLOT(n) ((char*)0x30000000ul + (n) * 0x10000ul)
#define EVERYBODY (PROT_READ | PROT_WRITE)
/* The kernel maps up to 16 pages around the one that faults. */
#define FAULT_AROUND 65536

/* The first string of this page is never touched; what else the program touches is 64 KiB away. */
static const struct {
  char before[2 * FAULT_AROUND];
  char path[FAULT_AROUND];
  char after[FAULT_AROUND];
} far __attribute__((aligned(FAULT_AROUND))) = {"", "/far/from/everything/else", ""};

static int to_pipe;

static void must(int is_so, int line) {
  if (is_so) return;
  fprintf(stderr, "faults.c:%d: %s\n", line, strerror(errno));
  _exit(99);
}
#define MUST(condition) must((condition) != 0, __LINE__)

static char* map(int slot, int pages, int protection) {
  char* at = mmap(SLOT(slot), pages * PAGE, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  MUST(at == SLOT(slot));
  return at;
}

/* Neither present nor swapped, as proc_pid_pagemap(5) has it: bits 63 and 62. */
static void* is_cold(void* address) {
  unsigned long long entry = 0;
  int pagemap = open("/proc/self/pagemap", O_RDONLY);
  MUST(pagemap >= 0);
  MUST(pread64(pagemap, &entry, sizeof(entry), (off64_t)((unsigned long)address / PAGE * sizeof(entry))) ==
       sizeof(entry));
  close(pagemap);
  MUST(!(entry >> 62));
  return address;
}

/* Pages of a file of which nothing is in memory any more: the kernel has to fetch them from the disk (of a file system
 * that lives in memory they are not mapped, which is the same to who may not wait for them). */
static char* cold_file(int slot, int pages, int offset, const void* bytes, int size) {
  char name[32];
  snprintf(name, sizeof(name), "slot-%d", slot);
  int file = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
  MUST(file >= 0);
  MUST(ftruncate(file, pages * PAGE) == 0);
  MUST(pwrite(file, bytes, size, offset) == size);
  MUST(fsync(file) == 0);
  MUST(posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0);
  char* at = mmap(SLOT(slot), pages * PAGE, EVERYBODY, MAP_PRIVATE | MAP_FIXED_NOREPLACE, file, 0);
  MUST(at == SLOT(slot));
  for (int page = offset / PAGE; page <= (offset + size - 1) / PAGE; page++) is_cold(at + page * PAGE);
  close(file);
  return at + offset;
}
#define COLD_TEXT(slot, text) cold_file(slot, 1, 64, text, sizeof(text))
#define COLD_OBJECT(slot, object) (void*)cold_file(slot, 1, 64, &(object), sizeof(object))

/* ---- strings ---- */

static void look(const char* path) {
  syscall(SYS_access, path, F_OK);
}

static void strings(void) {
  /* The last page before nothing at all. */
  strcpy(map(1, 1, EVERYBODY) + PAGE - sizeof("/ends/at/the/page"), "/ends/at/the/page");
  look(SLOT(1) + PAGE - sizeof("/ends/at/the/page"));
  memcpy(map(2, 1, EVERYBODY) + PAGE - 8, "/crosses", 8);
  look(SLOT(2) + PAGE - 8);
  memcpy(map(3, 2, EVERYBODY) + PAGE - 8, "/crosses", 8);
  mprotect(SLOT(3) + PAGE, PAGE, PROT_NONE);
  look(SLOT(3) + PAGE - 8);

  look(is_cold((char*)far.path));
  look(is_cold(map(4, 1, EVERYBODY)));
  strcpy(map(5, 1, EVERYBODY), "/gone");
  madvise(SLOT(5), PAGE, MADV_DONTNEED);
  look(is_cold(SLOT(5)));
  look(COLD_TEXT(6, "/on/the/disk"));
  COLD_TEXT(7, "/touched/and/given/back");
  MUST(SLOT(7)[64] == '/');
  madvise(SLOT(7), PAGE, MADV_DONTNEED);
  look(is_cold(SLOT(7) + 64));
  look(cold_file(8, 2, PAGE - 8, "/across/two/cold/pages", 23));
  char* half = cold_file(9, 2, PAGE - 8, "/from/a/warm/into/a/cold/page", 30);
  *(volatile char*)half = '/';
  is_cold(half + PAGE);
  look(half);
  madvise(SLOT(9) + PAGE, PAGE, MADV_DONTNEED);
  is_cold(SLOT(9) + PAGE);
  syscall(SYS_rename, half, "/to");

  look(NULL);
  look(KERNEL_ADDRESS);
  look(UNMAPPED);
  strcpy(map(10, 1, EVERYBODY), "/nobody/may/read/this");
  mprotect(SLOT(10), PAGE, PROT_NONE);
  look(SLOT(10));
  /* Of a path the kernel reads 4096 bytes and no more. */
  memset(map(11, 1, EVERYBODY), 'x', PAGE);
  look(SLOT(11));
  /* Two arguments, of which one is cold and the other one is not readable. */
  syscall(SYS_rename, COLD_TEXT(12, "/cold/beside/a/bad/one"), SLOT(10));
  syscall(SYS_rename, SLOT(10), COLD_TEXT(13, "/not/reached"));
}

/* ---- buffers ---- */

static void put(const void* bytes, long size) {
  syscall(SYS_write, to_pipe, bytes, size);
}

static void buffers(void) {
  put(COLD_TEXT(1, "a page from the disk"), 20);
  COLD_TEXT(2, "a page given back");
  MUST(SLOT(2)[64] == 'a');
  madvise(SLOT(2), PAGE, MADV_DONTNEED);
  put(is_cold(SLOT(2) + 64), 17);
  memset(map(3, 1, EVERYBODY), 'x', PAGE);
  madvise(SLOT(3), PAGE, MADV_DONTNEED);
  put(is_cold(SLOT(3)), 4);
  put(is_cold(map(4, 1, EVERYBODY)), 4);
  put(cold_file(5, 2, PAGE - 8, "a buffer on two cold pages", 26), 26);
  char* half = cold_file(6, 2, PAGE - 8, "a buffer that begins warm", 25);
  *(volatile char*)half = 'A';
  is_cold(half + PAGE);
  put(half, 25);
  put(is_cold((char*)far.path), 9);
  /* More than is shown: the first page is cold, the others too. */
  char long_text[3 * PAGE];
  memset(long_text, '-', sizeof(long_text));
  put(cold_file(7, 4, 64, long_text, sizeof(long_text)), sizeof(long_text));

  memcpy(map(8, 1, EVERYBODY) + PAGE - 8, "the edge", 8);
  put(SLOT(8) + PAGE - 8, 100);
  put(NULL, 8);
  put(KERNEL_ADDRESS, 8);
  strcpy(map(9, 1, EVERYBODY), "hidden");
  mprotect(SLOT(9), PAGE, PROT_NONE);
  put(SLOT(9), 6);
  /* The call fails before it looks at its buffer: nobody has read it. */
  syscall(SYS_write, -1, COLD_TEXT(10, "never read"), 10);
  /* What a call fills is read afterwards. */
  int ends[2];
  MUST(pipe(ends) == 0);
  MUST(write(ends[1], "an answer", 9) == 9);
  syscall(SYS_read, ends[0], is_cold(map(11, 1, EVERYBODY)), 9);
}

/* ---- arrays of buffers ---- */

static struct iovec part(void* base, unsigned long length) {
  return (struct iovec){.iov_base = base, .iov_len = length};
}

static void vectors(void) {
  static char warm[] = "warm ";
  struct iovec cold_ones[] = {part(warm, 5), part(COLD_TEXT(1, "cold "), 5), part(is_cold(map(2, 1, EVERYBODY)), 2),
                              part(COLD_TEXT(3, "colder"), 6)};
  syscall(SYS_writev, to_pipe, cold_ones, 4);

  strcpy(map(4, 1, EVERYBODY), "hidden");
  mprotect(SLOT(4), PAGE, PROT_NONE);
  struct iovec bad_ones[] = {part(warm, 5), part(COLD_TEXT(5, "cold "), 5), part(SLOT(4), 6), part(UNMAPPED, 3),
                             part(NULL, 0)};
  syscall(SYS_writev, to_pipe, bad_ones, 5);

  /* The array is cold, and what it points to is warm; it cannot be read at all. */
  struct iovec one = part(warm, 5);
  syscall(SYS_writev, to_pipe, COLD_OBJECT(6, one), 1);
  syscall(SYS_writev, to_pipe, SLOT(4), 1);

  int ends[2];
  MUST(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == 0);
  struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(7), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int udp = socket(AF_INET, SOCK_DGRAM, 0);
  /* Its name and its contents are cold. */
  struct iovec parts[] = {part(COLD_TEXT(7, "a cold message"), 14)};
  struct msghdr message = {
      .msg_name = COLD_OBJECT(8, name), .msg_namelen = sizeof(name), .msg_iov = parts, .msg_iovlen = 1};
  syscall(SYS_sendmsg, udp, &message, MSG_DONTWAIT);
  /* Contents that nobody may read; the array as well. */
  struct iovec hidden[] = {part(SLOT(4), 6)};
  message = (struct msghdr){.msg_iov = hidden, .msg_iovlen = 1};
  syscall(SYS_sendmsg, ends[0], &message, MSG_DONTWAIT);
  message.msg_iov = (struct iovec*)SLOT(4);
  syscall(SYS_sendmsg, ends[0], &message, MSG_DONTWAIT);
  /* The header is cold, and all that it leads to. */
  parts[0] = part(COLD_TEXT(9, "all of it is cold"), 17);
  message = (struct msghdr){.msg_iov = COLD_OBJECT(10, parts), .msg_iovlen = 1};
  syscall(SYS_sendmsg, ends[0], COLD_OBJECT(11, message), MSG_DONTWAIT);
}

/* ---- structures, and what they lead to ---- */

static void structures(void) {
  /* As many words as the kernel has, not the C library. */
  struct {
    unsigned long handler, flags, restorer, mask[2];
  } action = {.flags = SA_RESTART, .mask = {1ul << (SIGUSR2 - 1)}};
  unsigned long long mask = 1ull << (SIGUSR1 - 1);
  struct timespec moment = {.tv_nsec = 1234};
  struct timespec times[2] = {{.tv_sec = 1}, {.tv_nsec = UTIME_OMIT}};
  syscall(SYS_rt_sigaction, SIGUSR1, COLD_OBJECT(1, action), NULL, 8);
  syscall(SYS_rt_sigprocmask, SIG_SETMASK, COLD_OBJECT(2, mask), NULL, 8);
  syscall(SYS_nanosleep, COLD_OBJECT(3, moment), NULL);
  syscall(SYS_utimensat, AT_FDCWD, COLD_TEXT(4, "missing"), COLD_OBJECT(5, times), 0);

  /* pselect6's last argument leads to a set of signals: both are cold; one is; the set is nobody's. */
  struct {
    void* set;
    unsigned long size;
  } last = {COLD_OBJECT(6, mask), 8};
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &moment, COLD_OBJECT(7, last));
  last.set = COLD_OBJECT(8, mask);
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &moment, &last);
  last.set = &mask;
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &moment, COLD_OBJECT(9, last));

  struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(7), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int udp = socket(AF_INET, SOCK_DGRAM, 0);
  int one = 1;
  syscall(SYS_connect, udp, COLD_OBJECT(10, name), sizeof(name));
  syscall(SYS_setsockopt, udp, SOL_SOCKET, SO_BROADCAST, COLD_OBJECT(11, one), sizeof(one));
  syscall(SYS_sendto, udp, COLD_TEXT(12, "to whom"), 7, 0, COLD_OBJECT(13, name), sizeof(name));
  /* Two messages, of which the second one cannot be sent; then a first one that cannot. */
  int ends[2];
  MUST(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == 0);
  struct iovec first[] = {part(COLD_TEXT(14, "one of many"), 11)}, second[] = {part(UNMAPPED, 3)};
  struct mmsghdr messages[] = {{.msg_hdr = {.msg_iov = COLD_OBJECT(15, first), .msg_iovlen = 1}},
                               {.msg_hdr = {.msg_iov = COLD_OBJECT(16, second), .msg_iovlen = 1}}};
  syscall(SYS_sendmmsg, ends[0], COLD_OBJECT(34, messages), 2, 0);
  syscall(SYS_sendmmsg, ends[0], (struct mmsghdr*)COLD_OBJECT(35, messages) + 1, 1, 0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = 5};
  int epoll = epoll_create1(0);
  syscall(SYS_epoll_ctl, epoll, EPOLL_CTL_ADD, udp, COLD_OBJECT(17, event));

  cpu_set_t none;
  CPU_ZERO(&none);
  syscall(SYS_sched_setaffinity, 0, 8, COLD_OBJECT(18, none));
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 3, .l_len = 4};
  int file = open("locked", O_RDWR | O_CREAT, 0600);
  syscall(SYS_fcntl, file, F_SETLK, COLD_OBJECT(19, lock));
  syscall(SYS_prctl, PR_SET_NAME, COLD_TEXT(20, "renamed"));
  static int word = 7;
  syscall(SYS_futex, &word, FUTEX_WAIT, 7, COLD_OBJECT(21, moment), NULL, 0);
  syscall(SYS_symlink, COLD_TEXT(22, "to/where"), COLD_TEXT(23, "/from/nowhere"));
  syscall(SYS_setxattr, COLD_TEXT(24, "."), COLD_TEXT(25, "odd.name"), COLD_TEXT(26, "a value"), 7, 0);
  syscall(SYS_add_key, COLD_TEXT(27, "no-such-type"), COLD_TEXT(28, "description"), COLD_TEXT(29, "load"), 4, -3);
  struct iovec vector = part(COLD_TEXT(30, "at a place"), 10);
  syscall(SYS_pwritev, file, COLD_OBJECT(31, vector), 1, 5, 0);
  struct itimerval timer = {.it_value.tv_sec = 1000};
  syscall(SYS_setitimer, ITIMER_REAL, COLD_OBJECT(32, timer), NULL);
  struct rlimit limit = {.rlim_cur = 0, .rlim_max = RLIM_INFINITY};
  syscall(SYS_setrlimit, RLIMIT_CORE, COLD_OBJECT(33, limit));
}

/* ---- what the call reads and then changes ---- */

static void inout(void) {
  struct timeval moment = {.tv_usec = 1000};
#ifdef SYS__newselect
  syscall(SYS__newselect, 0, NULL, NULL, NULL, COLD_OBJECT(1, moment));
#else
  syscall(SYS_select, 0, NULL, NULL, NULL, COLD_OBJECT(1, moment));
#endif
  fd_set set;
  FD_ZERO(&set);
  int ends[2];
  MUST(pipe(ends) == 0);
  MUST(dup2(ends[0], 40) == 40 && dup2(ends[1], 41) == 41);
  FD_SET(40, &set); /* not readable: it is not in the answer */
  moment.tv_usec = 0;
#ifdef SYS__newselect
  syscall(SYS__newselect, 42, COLD_OBJECT(2, set), NULL, NULL, &moment);
#else
  syscall(SYS_select, 42, COLD_OBJECT(2, set), NULL, NULL, &moment);
#endif

  int udp = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_storage name;
  unsigned length = sizeof(name);
  syscall(SYS_getsockname, udp, &name, COLD_OBJECT(3, length));
  int option = 77;
  length = sizeof(option) + 4;
  syscall(SYS_getsockopt, udp, SOL_SOCKET, SO_TYPE, &option, COLD_OBJECT(4, length));

  long offset = 2;
  int file = open("ten", O_RDWR | O_CREAT, 0600);
  MUST(write(file, "0123456789", 10) == 10);
  syscall(SYS_sendfile, to_pipe, file, COLD_OBJECT(5, offset), 3);
  /* Never touched: it is 0 before, and nobody has seen that. */
  syscall(SYS_sendfile, to_pipe, file, is_cold(map(6, 1, EVERYBODY)), 4);
  strcpy(map(7, 1, EVERYBODY), "xxxxxxx");
  madvise(SLOT(7), PAGE, MADV_DONTNEED);
  syscall(SYS_sendfile, to_pipe, file, is_cold(SLOT(7)), 5);
  /* It fails, and nothing is changed. */
  syscall(SYS_sendfile, -1, file, COLD_OBJECT(8, offset), 6);
  syscall(SYS_sendfile, to_pipe, file, SLOT(9), 7);
  /* The same with a page that is there. */
  syscall(SYS_sendfile, to_pipe, file, &offset, 8);

  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 3, .l_len = 4};
  syscall(SYS_fcntl, file, F_GETLK, COLD_OBJECT(10, lock));
  struct __user_cap_header_struct header = {.version = 77};
  syscall(SYS_capget, COLD_OBJECT(11, header), NULL);

  struct pollfd polled[] = {{.fd = 41, .events = POLLOUT}, {.fd = 40, .events = POLLIN}};
  syscall(SYS_poll, COLD_OBJECT(12, polled), 2, 0);
  off64_t from = 1;
  syscall(SYS_copy_file_range, file, COLD_OBJECT(13, from), file, NULL, 0, 77);
  from = 1;
  int copy = open("copy", O_RDWR | O_CREAT, 0600);
  syscall(SYS_copy_file_range, file, COLD_OBJECT(14, from), copy, NULL, 3, 0);

  from = 2;
  syscall(SYS_splice, file, COLD_OBJECT(17, from), to_pipe, NULL, 5, 0);

  int pair[2];
  MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
  MUST(write(pair[1], "incoming", 8) == 8);
  char room[16];
  struct iovec into = part(room, sizeof(room));
  struct msghdr message = {.msg_name = &name, .msg_namelen = sizeof(name), .msg_iov = &into, .msg_iovlen = 1};
  syscall(SYS_recvmsg, pair[0], COLD_OBJECT(15, message), 0);
  MUST(write(pair[1], "incoming", 8) == 8);
  length = sizeof(name);
  syscall(SYS_recvfrom, pair[0], room, sizeof(room), 0, &name, COLD_OBJECT(16, length));
}

/* ---- calls that block, so that their two halves stand apart ---- */

struct writer {
  int fd;
  const char* text;
  pid_t tid;
};

/* The first or the second one of those that this process may use. */
static int cpu_there[2];

static void find_cpus(void) {
  cpu_set_t cpus;
  MUST(sched_getaffinity(0, sizeof(cpus), &cpus) == 0);
  int found = 0;
  for (int cpu = 0; cpu < CPU_SETSIZE && found < 2; cpu++) {
    if (CPU_ISSET(cpu, &cpus)) cpu_there[found++] = cpu;
  }
  MUST(found == 2);
}

static void run_on(pid_t tid, int which) {
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  CPU_SET(cpu_there[which], &cpus);
  MUST(sched_setaffinity(tid, sizeof(cpus), &cpus) == 0);
}

/* Writes from a cold page into a pipe that is full: the kernel looks at the page when there is room again. */
static void* write_cold(void* argument) {
  struct writer* writer = argument;
  run_on(0, 0);
  is_cold((char*)writer->text);
  __atomic_store_n(&writer->tid, (pid_t)syscall(SYS_gettid), __ATOMIC_SEQ_CST);
  syscall(SYS_write, writer->fd, writer->text, 32);
  return NULL;
}

static char state_of(pid_t tid) {
  char path[64], line[256] = "";
  snprintf(path, sizeof(path), "/proc/self/task/%d/stat", tid);
  int file = open(path, O_RDONLY);
  if (file >= 0 && read(file, line, sizeof(line) - 1) < 0) line[0] = 0;
  close(file);
  const char* end = strrchr(line, ')');
  return end ? end[2] : '?';
}

/* The thread that writes sits on one CPU, this one on another; `meanwhile` happens while it waits. */
static void blocked_write(const char* text, void (*meanwhile)(pid_t)) {
  static char room[4096];
  int ends[2];
  MUST(pipe(ends) == 0);
  MUST(fcntl(ends[1], F_SETPIPE_SZ, sizeof(room)) == sizeof(room));
  MUST(write(ends[1], room, sizeof(room)) == sizeof(room));
  struct writer writer = {.fd = ends[1], .text = text};
  pthread_t thread;
  MUST(pthread_create(&thread, NULL, write_cold, &writer) == 0);
  pid_t tid;
  while (!(tid = __atomic_load_n(&writer.tid, __ATOMIC_SEQ_CST))) {
  }
  while (state_of(tid) != 'S') {
  }
  if (meanwhile) meanwhile(tid);
  MUST(read(ends[0], room, sizeof(room)) == sizeof(room));
  pthread_join(thread, NULL);
}

/* Its call ends on another CPU, and nothing has happened on the first one since it began. */
static void moves(pid_t tid) {
  run_on(tid, 1);
}
/* Another thread calls on the CPU where the call began. */
static void is_followed(pid_t tid) {
  (void)tid;
  run_on(0, 0);
  syscall(SYS_getppid);
  run_on(0, 1);
}
static void is_followed_and_moves(pid_t tid) {
  is_followed(tid);
  moves(tid);
}

static void blocked(void) {
  find_cpus();
  run_on(0, 1);
  blocked_write(COLD_TEXT(1, "nothing comes between the halves"), NULL);
  blocked_write(COLD_TEXT(2, "a thread that goes to other CPUs"), moves);
  blocked_write(COLD_TEXT(3, "another call between both halves"), is_followed);
  blocked_write(COLD_TEXT(4, "both: another call and other CPU"), is_followed_and_moves);
}

int main(int argc, char** argv) {
  enter(argc - 1, argv + 1);
  int ends[2];
  MUST(pipe(ends) == 0);
  MUST(dup2(ends[0], 30) == 30 && dup2(ends[1], 31) == 31);
  to_pipe = 31;
  if (!strcmp(argv[1], "strings")) strings();
  if (!strcmp(argv[1], "buffers")) buffers();
  if (!strcmp(argv[1], "vectors")) vectors();
  if (!strcmp(argv[1], "structures")) structures();
  if (!strcmp(argv[1], "inout")) inout();
  if (!strcmp(argv[1], "blocked")) blocked();
  return 0;
}
