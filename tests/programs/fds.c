/* Descriptors: pipes, copies, waiting for them. */
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/select.h>

#include "calls.h"

static void copies(int* ends) {
  int copy = dup(ends[0]);
  dup2(copy, 20);
  syscall(SYS_dup3, copy, 21, O_CLOEXEC);
  syscall(SYS_dup3, copy, copy, 0);
  syscall(SYS_dup, 99);
  fcntl(copy, F_GETFD);
  fcntl(copy, F_SETFD, FD_CLOEXEC);
  fcntl(copy, F_GETFL);
  fcntl(copy, F_SETFL, O_NONBLOCK);
  fcntl(copy, F_DUPFD, 30);
  fcntl(copy, F_DUPFD_CLOEXEC, 31);
  fcntl(ends[1], F_GETPIPE_SZ);
  syscall(SYS_fcntl, copy, 9999, 1);
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 5, .l_len = 10};
  fcntl(copy, F_SETLK, &lock);
  int available;
  ioctl(copy, FIONREAD, &available);
  ioctl(copy, 0x5401 /* TCGETS */, NULL);
  syscall(SYS_ioctl, copy, 0xdeadbeef, 1);
  close(copy);
  close(99);
  close(-1);
}

static void waiting(int* ends) {
  struct pollfd polled[2] = {{.fd = ends[0], .events = POLLIN}, {.fd = ends[1], .events = POLLOUT | POLLPRI}};
  struct timespec moment = {.tv_nsec = 1000};
  syscall(SYS_poll, polled, 2, 0);
  syscall(SYS_poll, polled, 1, 1);
  syscall(SYS_poll, polled, 0, 1);
  syscall(SYS_poll, NULL, 1, 0);
  ppoll(polled, 2, &moment, NULL);

  fd_set readable, writable;
  FD_ZERO(&readable);
  FD_ZERO(&writable);
  FD_SET(ends[0], &readable);
  FD_SET(ends[1], &writable);
  struct timeval soon = {.tv_usec = 10};
  select(ends[1] + 1, &readable, &writable, NULL, &soon);
  FD_SET(ends[0], &readable);
  FD_ZERO(&writable);
  soon.tv_usec = 10;
  select(ends[1] + 1, &readable, NULL, NULL, &soon);
  FD_SET(ends[1], &writable);
  pselect(ends[1] + 1, NULL, &writable, NULL, &moment, NULL);
}

static void events(int* ends) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data = {.u64 = 0x1234567890}};
  struct epoll_event happened[2];
  int poll = epoll_create1(EPOLL_CLOEXEC);
  syscall(SYS_epoll_create, 1);
  epoll_ctl(poll, EPOLL_CTL_ADD, ends[0], &event);
  epoll_ctl(poll, EPOLL_CTL_ADD, ends[0], &event);
  event.events = EPOLLIN | EPOLLHUP;
  epoll_ctl(poll, EPOLL_CTL_MOD, ends[0], &event);
  epoll_wait(poll, happened, 2, 0);
  epoll_ctl(poll, EPOLL_CTL_DEL, ends[0], NULL);
  epoll_wait(poll, happened, 2, 0);
  syscall(SYS_epoll_wait, poll, NULL, 2, 0);
  syscall(SYS_epoll_ctl, poll, 77, ends[0], &event);

  unsigned long long count = 7;
  int counter = eventfd(3, EFD_CLOEXEC | EFD_NONBLOCK);
  syscall(SYS_eventfd, 1);
  write(counter, &count, sizeof(count));
  read(counter, &count, sizeof(count));
  read(counter, &count, sizeof(count));
}

int main(void) {
  int ends[2];
  int more[2];
  syscall(SYS_pipe, more);
  syscall(SYS_pipe2, NULL, 0);
  syscall(SYS_pipe2, more, 0x7fffffff);
  if (pipe2(ends, O_CLOEXEC)) return 1;
  write(ends[1], "through the pipe", 16);
  copies(ends);
  waiting(ends);
  events(ends);
  char buffer[32];
  read(ends[0], buffer, sizeof(buffer));
  close(ends[1]);
  read(ends[0], buffer, sizeof(buffer));
  signal(SIGPIPE, SIG_IGN);
  close(more[0]);
  write(more[1], "nobody reads", 12);
  return 0;
}
