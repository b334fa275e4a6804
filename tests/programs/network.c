/* Sockets of every family that needs no network beyond the loopback. */
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "calls.h"

static void local(void) {
  int pair[2];
  char buffer[64];
  socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair);
  send(pair[0], "by send", 7, MSG_NOSIGNAL);
  recv(pair[1], buffer, sizeof(buffer), MSG_PEEK);
  recv(pair[1], buffer, sizeof(buffer), MSG_DONTWAIT);
  recv(pair[1], buffer, sizeof(buffer), MSG_DONTWAIT);

  /* A descriptor as ancillary data, in two pieces of payload. */
  struct iovec pieces[2] = {{"first ", 6}, {"second", 6}};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  memset(&control, 0, sizeof(control));
  control.header.cmsg_level = SOL_SOCKET;
  control.header.cmsg_type = SCM_RIGHTS;
  control.header.cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(&control.header), &pair[0], sizeof(int));
  struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
  message.msg_control = &control;
  message.msg_controllen = sizeof(control);
  sendmsg(pair[0], &message, 0);
  struct iovec into = {buffer, sizeof(buffer)};
  struct msghdr received = {.msg_iov = &into, .msg_iovlen = 1};
  received.msg_control = &control;
  received.msg_controllen = sizeof(control);
  recvmsg(pair[1], &received, MSG_CMSG_CLOEXEC);
  syscall(SYS_sendmsg, pair[0], NULL, 0);
  struct mmsghdr several[2];
  memset(several, 0, sizeof(several));
  several[0].msg_hdr.msg_iov = several[1].msg_hdr.msg_iov = pieces;
  several[0].msg_hdr.msg_iovlen = 1;
  several[1].msg_hdr.msg_iovlen = 2;
  sendmmsg(pair[0], several, 2, 0);
  shutdown(pair[0], SHUT_WR);
  close(pair[0]);
  close(pair[1]);

  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
  int named = socket(AF_UNIX, SOCK_DGRAM, 0);
  bind(named, (struct sockaddr*)&address, sizeof(address));
  bind(named, (struct sockaddr*)&address, 2);
  struct sockaddr_un abstract = {.sun_family = AF_UNIX, .sun_path = "\0tracectl test\n"};
  int other = socket(AF_UNIX, SOCK_STREAM, 0);
  connect(other, (struct sockaddr*)&abstract, offsetof(struct sockaddr_un, sun_path) + 15);
  connect(other, NULL, 5);
  close(named);
  close(other);
}

static void internet(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(1)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(1), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  int value = 1;
  socklen_t length = sizeof(value);
  int tcp = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, IPPROTO_TCP);
  setsockopt(tcp, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
  setsockopt(tcp, IPPROTO_TCP, TCP_NODELAY, &value, sizeof(value));
  getsockopt(tcp, SOL_SOCKET, SO_ERROR, &value, &length);
  getsockopt(tcp, SOL_SOCKET, SO_TYPE, &value, &length);
  syscall(SYS_getsockopt, tcp, 9999, 1, &value, &length);
  address.sin_port = 0;
  bind(tcp, (struct sockaddr*)&address, sizeof(address));
  listen(tcp, 5);
  accept4(tcp, NULL, NULL, SOCK_CLOEXEC);
  struct sockaddr_in peer;
  length = sizeof(peer);
  accept4(tcp, (struct sockaddr*)&peer, &length, SOCK_NONBLOCK);
  getpeername(tcp, (struct sockaddr*)&peer, &length);
  close(tcp);

  int udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_UDP);
  address.sin_port = htons(9);
  sendto(udp, "datagram", 8, 0, (struct sockaddr*)&address, sizeof(address));
  sendto(udp, "datagram", 8, MSG_DONTWAIT, (struct sockaddr*)&address, 3);
  sendto(udp, "datagram", 8, 0, NULL, 0);
  close(udp);

  int udp6 = socket(AF_INET6, SOCK_DGRAM, 0);
  connect(udp6, (struct sockaddr*)&six, sizeof(six));
  six.sin6_scope_id = 1;
  six.sin6_flowinfo = htonl(7);
  sendto(udp6, "6", 1, 0, (struct sockaddr*)&six, sizeof(six));
  close(udp6);
  socket(AF_INET, 99, 0);
  socket(9999, SOCK_RAW, 3);
}

static void kernel(void) {
  struct sockaddr_nl address = {.nl_family = AF_NETLINK};
  int netlink = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  bind(netlink, (struct sockaddr*)&address, sizeof(address));
  char junk[4] = {1, 2, 3, 4};
  sendto(netlink, junk, sizeof(junk), 0, (struct sockaddr*)&address, sizeof(address));
  close(netlink);
}

int main(int argc, char** argv) {
  enter(argc, argv);
  local();
  internet();
  kernel();
  return 0;
}
