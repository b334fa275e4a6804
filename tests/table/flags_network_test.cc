// Flag values of the network family against the macros of the installed headers (Linux 6.1).  Values that came later
// have no witness.
#include <gtest/gtest.h>
#include <linux/if_packet.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/net.h>
#include <linux/netlink.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <sys/socket.h>

#include "lib/syscalls/flags/address_family.h"
#include "lib/syscalls/flags/message.h"
#include "lib/syscalls/flags/shutdown.h"
#include "lib/syscalls/flags/socket_level.h"
#include "lib/syscalls/flags/socket_protocol.h"
#include "lib/syscalls/flags/socket_type.h"
#include "lib/syscalls/flags/socketcall.h"
#include "lib/syscalls/flags/sockopt_ip.h"
#include "lib/syscalls/flags/sockopt_ipv6.h"
#include "lib/syscalls/flags/sockopt_netlink.h"
#include "lib/syscalls/flags/sockopt_packet.h"
#include "lib/syscalls/flags/sockopt_socket.h"
#include "lib/syscalls/flags/sockopt_tcp.h"
#include "lib/syscalls/flags/sockopt_udp.h"
#include "tests/table/flag_witness.h"

namespace tracectl::syscalls {
namespace {

TEST(Flags, address_families_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(AF_UNSPEC),    WITNESS(AF_UNIX),       WITNESS(AF_INET),    WITNESS(AF_AX25),    WITNESS(AF_IPX),
      WITNESS(AF_APPLETALK), WITNESS(AF_NETROM),     WITNESS(AF_BRIDGE),  WITNESS(AF_ATMPVC),  WITNESS(AF_X25),
      WITNESS(AF_INET6),     WITNESS(AF_ROSE),       WITNESS(AF_DECnet),  WITNESS(AF_NETBEUI), WITNESS(AF_SECURITY),
      WITNESS(AF_KEY),       WITNESS(AF_NETLINK),    WITNESS(AF_PACKET),  WITNESS(AF_ASH),     WITNESS(AF_ECONET),
      WITNESS(AF_ATMSVC),    WITNESS(AF_RDS),        WITNESS(AF_SNA),     WITNESS(AF_IRDA),    WITNESS(AF_PPPOX),
      WITNESS(AF_WANPIPE),   WITNESS(AF_LLC),        WITNESS(AF_IB),      WITNESS(AF_MPLS),    WITNESS(AF_CAN),
      WITNESS(AF_TIPC),      WITNESS(AF_BLUETOOTH),  WITNESS(AF_IUCV),    WITNESS(AF_RXRPC),   WITNESS(AF_ISDN),
      WITNESS(AF_PHONET),    WITNESS(AF_IEEE802154), WITNESS(AF_CAIF),    WITNESS(AF_ALG),     WITNESS(AF_NFC),
      WITNESS(AF_VSOCK),     WITNESS(AF_KCM),        WITNESS(AF_QIPCRTR), WITNESS(AF_SMC),     WITNESS(AF_XDP),
      WITNESS(AF_MCTP)};
  expect_values(kAddressFamilies, kWitnesses);
}

TEST(Flags, socket_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(SOCK_STREAM), WITNESS(SOCK_DGRAM),     WITNESS(SOCK_RAW),
                                    WITNESS(SOCK_RDM),    WITNESS(SOCK_SEQPACKET), WITNESS(SOCK_DCCP),
                                    WITNESS(SOCK_PACKET), WITNESS(SOCK_CLOEXEC),   WITNESS(SOCK_NONBLOCK)};
  expect_values(kSocketTypes, kWitnesses);
}

TEST(Flags, socket_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(SOCK_CLOEXEC), WITNESS(SOCK_NONBLOCK)};
  expect_values(kSocketFlags, kWitnesses);
}

TEST(Flags, ip_protocols_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IPPROTO_IP),      WITNESS(IPPROTO_ICMP), WITNESS(IPPROTO_IGMP),     WITNESS(IPPROTO_IPIP),
      WITNESS(IPPROTO_TCP),     WITNESS(IPPROTO_EGP),  WITNESS(IPPROTO_PUP),      WITNESS(IPPROTO_UDP),
      WITNESS(IPPROTO_IDP),     WITNESS(IPPROTO_TP),   WITNESS(IPPROTO_DCCP),     WITNESS(IPPROTO_IPV6),
      WITNESS(IPPROTO_RSVP),    WITNESS(IPPROTO_GRE),  WITNESS(IPPROTO_ESP),      WITNESS(IPPROTO_AH),
      WITNESS(IPPROTO_ICMPV6),  WITNESS(IPPROTO_MTP),  WITNESS(IPPROTO_BEETPH),   WITNESS(IPPROTO_ENCAP),
      WITNESS(IPPROTO_PIM),     WITNESS(IPPROTO_COMP), WITNESS(IPPROTO_L2TP),     WITNESS(IPPROTO_SCTP),
      WITNESS(IPPROTO_UDPLITE), WITNESS(IPPROTO_MPLS), WITNESS(IPPROTO_ETHERNET), WITNESS(IPPROTO_RAW),
      WITNESS(IPPROTO_MPTCP)};
  expect_values(kIpProtocols, kWitnesses);
}

TEST(Flags, netlink_protocols_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(NETLINK_ROUTE),      WITNESS(NETLINK_UNUSED),
                                    WITNESS(NETLINK_USERSOCK),   WITNESS(NETLINK_FIREWALL),
                                    WITNESS(NETLINK_SOCK_DIAG),  WITNESS(NETLINK_NFLOG),
                                    WITNESS(NETLINK_XFRM),       WITNESS(NETLINK_SELINUX),
                                    WITNESS(NETLINK_ISCSI),      WITNESS(NETLINK_AUDIT),
                                    WITNESS(NETLINK_FIB_LOOKUP), WITNESS(NETLINK_CONNECTOR),
                                    WITNESS(NETLINK_NETFILTER),  WITNESS(NETLINK_IP6_FW),
                                    WITNESS(NETLINK_DNRTMSG),    WITNESS(NETLINK_KOBJECT_UEVENT),
                                    WITNESS(NETLINK_GENERIC),    WITNESS(NETLINK_SCSITRANSPORT),
                                    WITNESS(NETLINK_ECRYPTFS),   WITNESS(NETLINK_RDMA),
                                    WITNESS(NETLINK_CRYPTO),     WITNESS(NETLINK_SMC)};
  expect_values(kNetlinkProtocols, kWitnesses);
}

TEST(Flags, message_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(MSG_OOB),      WITNESS(MSG_PEEK),     WITNESS(MSG_DONTROUTE), WITNESS(MSG_CTRUNC),
      WITNESS(MSG_TRUNC),    WITNESS(MSG_DONTWAIT), WITNESS(MSG_EOR),       WITNESS(MSG_WAITALL),
      WITNESS(MSG_FIN),      WITNESS(MSG_SYN),      WITNESS(MSG_CONFIRM),   WITNESS(MSG_RST),
      WITNESS(MSG_ERRQUEUE), WITNESS(MSG_NOSIGNAL), WITNESS(MSG_MORE),      WITNESS(MSG_WAITFORONE),
      WITNESS(MSG_BATCH),    WITNESS(MSG_ZEROCOPY), WITNESS(MSG_FASTOPEN),  WITNESS(MSG_CMSG_CLOEXEC)};
  expect_values(kMessageFlags, kWitnesses);
}

TEST(Flags, shutdown_how_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(SHUT_RD), WITNESS(SHUT_WR), WITNESS(SHUT_RDWR)};
  expect_values(kShutdownHow, kWitnesses);
}

TEST(Flags, socket_levels_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(SOL_SOCKET),    WITNESS(SOL_RAW),     WITNESS(SOL_DECNET), WITNESS(SOL_X25),     WITNESS(SOL_PACKET),
      WITNESS(SOL_ATM),       WITNESS(SOL_AAL),     WITNESS(SOL_IRDA),   WITNESS(SOL_NETBEUI), WITNESS(SOL_LLC),
      WITNESS(SOL_DCCP),      WITNESS(SOL_NETLINK), WITNESS(SOL_TIPC),   WITNESS(SOL_RXRPC),   WITNESS(SOL_PPPOL2TP),
      WITNESS(SOL_BLUETOOTH), WITNESS(SOL_PNPIPE),  WITNESS(SOL_RDS),    WITNESS(SOL_IUCV),    WITNESS(SOL_CAIF),
      WITNESS(SOL_ALG),       WITNESS(SOL_NFC),     WITNESS(SOL_KCM),    WITNESS(SOL_TLS),     WITNESS(SOL_XDP),
      WITNESS(SOL_MPTCP),     WITNESS(SOL_MCTP),    WITNESS(SOL_SMC)};
  expect_values(kSocketLevels, kWitnesses);
}

TEST(Flags, socket_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(SO_DEBUG),
                                    WITNESS(SO_REUSEADDR),
                                    WITNESS(SO_TYPE),
                                    WITNESS(SO_ERROR),
                                    WITNESS(SO_DONTROUTE),
                                    WITNESS(SO_BROADCAST),
                                    WITNESS(SO_SNDBUF),
                                    WITNESS(SO_RCVBUF),
                                    WITNESS(SO_SNDBUFFORCE),
                                    WITNESS(SO_RCVBUFFORCE),
                                    WITNESS(SO_KEEPALIVE),
                                    WITNESS(SO_OOBINLINE),
                                    WITNESS(SO_NO_CHECK),
                                    WITNESS(SO_PRIORITY),
                                    WITNESS(SO_LINGER),
                                    WITNESS(SO_BSDCOMPAT),
                                    WITNESS(SO_REUSEPORT),
                                    WITNESS(SO_PASSCRED),
                                    WITNESS(SO_PEERCRED),
                                    WITNESS(SO_RCVLOWAT),
                                    WITNESS(SO_SNDLOWAT),
                                    WITNESS(SO_RCVTIMEO_OLD),
                                    WITNESS(SO_SNDTIMEO_OLD),
                                    WITNESS(SO_SECURITY_AUTHENTICATION),
                                    WITNESS(SO_SECURITY_ENCRYPTION_TRANSPORT),
                                    WITNESS(SO_SECURITY_ENCRYPTION_NETWORK),
                                    WITNESS(SO_BINDTODEVICE),
                                    WITNESS(SO_ATTACH_FILTER),
                                    WITNESS(SO_DETACH_FILTER),
                                    WITNESS(SO_PEERNAME),
                                    WITNESS(SO_ACCEPTCONN),
                                    WITNESS(SO_PEERSEC),
                                    WITNESS(SO_PASSSEC),
                                    WITNESS(SO_MARK),
                                    WITNESS(SO_PROTOCOL),
                                    WITNESS(SO_DOMAIN),
                                    WITNESS(SO_RXQ_OVFL),
                                    WITNESS(SO_WIFI_STATUS),
                                    WITNESS(SO_PEEK_OFF),
                                    WITNESS(SO_NOFCS),
                                    WITNESS(SO_LOCK_FILTER),
                                    WITNESS(SO_SELECT_ERR_QUEUE),
                                    WITNESS(SO_BUSY_POLL),
                                    WITNESS(SO_MAX_PACING_RATE),
                                    WITNESS(SO_BPF_EXTENSIONS),
                                    WITNESS(SO_INCOMING_CPU),
                                    WITNESS(SO_ATTACH_BPF),
                                    WITNESS(SO_ATTACH_REUSEPORT_CBPF),
                                    WITNESS(SO_ATTACH_REUSEPORT_EBPF),
                                    WITNESS(SO_CNX_ADVICE),
                                    WITNESS(SO_MEMINFO),
                                    WITNESS(SO_INCOMING_NAPI_ID),
                                    WITNESS(SO_COOKIE),
                                    WITNESS(SO_PEERGROUPS),
                                    WITNESS(SO_ZEROCOPY),
                                    WITNESS(SO_TXTIME),
                                    WITNESS(SO_BINDTOIFINDEX),
                                    WITNESS(SO_TIMESTAMP_OLD),
                                    WITNESS(SO_TIMESTAMPNS_OLD),
                                    WITNESS(SO_TIMESTAMPING_OLD),
                                    WITNESS(SO_TIMESTAMP_NEW),
                                    WITNESS(SO_TIMESTAMPNS_NEW),
                                    WITNESS(SO_TIMESTAMPING_NEW),
                                    WITNESS(SO_RCVTIMEO_NEW),
                                    WITNESS(SO_SNDTIMEO_NEW),
                                    WITNESS(SO_DETACH_REUSEPORT_BPF),
                                    WITNESS(SO_PREFER_BUSY_POLL),
                                    WITNESS(SO_BUSY_POLL_BUDGET),
                                    WITNESS(SO_NETNS_COOKIE),
                                    WITNESS(SO_BUF_LOCK),
                                    WITNESS(SO_RESERVE_MEM),
                                    WITNESS(SO_TXREHASH),
                                    WITNESS(SO_RCVMARK)};
  expect_values(kSocketOptions, kWitnesses);
}

TEST(Flags, ip_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IP_TOS),
                                    WITNESS(IP_TTL),
                                    WITNESS(IP_HDRINCL),
                                    WITNESS(IP_OPTIONS),
                                    WITNESS(IP_ROUTER_ALERT),
                                    WITNESS(IP_RECVOPTS),
                                    WITNESS(IP_RETOPTS),
                                    WITNESS(IP_PKTINFO),
                                    WITNESS(IP_PKTOPTIONS),
                                    WITNESS(IP_MTU_DISCOVER),
                                    WITNESS(IP_RECVERR),
                                    WITNESS(IP_RECVTTL),
                                    WITNESS(IP_RECVTOS),
                                    WITNESS(IP_MTU),
                                    WITNESS(IP_FREEBIND),
                                    WITNESS(IP_IPSEC_POLICY),
                                    WITNESS(IP_XFRM_POLICY),
                                    WITNESS(IP_PASSSEC),
                                    WITNESS(IP_TRANSPARENT),
                                    WITNESS(IP_ORIGDSTADDR),
                                    WITNESS(IP_MINTTL),
                                    WITNESS(IP_NODEFRAG),
                                    WITNESS(IP_CHECKSUM),
                                    WITNESS(IP_BIND_ADDRESS_NO_PORT),
                                    WITNESS(IP_RECVFRAGSIZE),
                                    WITNESS(IP_RECVERR_RFC4884),
                                    WITNESS(IP_MULTICAST_IF),
                                    WITNESS(IP_MULTICAST_TTL),
                                    WITNESS(IP_MULTICAST_LOOP),
                                    WITNESS(IP_ADD_MEMBERSHIP),
                                    WITNESS(IP_DROP_MEMBERSHIP),
                                    WITNESS(IP_UNBLOCK_SOURCE),
                                    WITNESS(IP_BLOCK_SOURCE),
                                    WITNESS(IP_ADD_SOURCE_MEMBERSHIP),
                                    WITNESS(IP_DROP_SOURCE_MEMBERSHIP),
                                    WITNESS(IP_MSFILTER),
                                    WITNESS(MCAST_JOIN_GROUP),
                                    WITNESS(MCAST_BLOCK_SOURCE),
                                    WITNESS(MCAST_UNBLOCK_SOURCE),
                                    WITNESS(MCAST_LEAVE_GROUP),
                                    WITNESS(MCAST_JOIN_SOURCE_GROUP),
                                    WITNESS(MCAST_LEAVE_SOURCE_GROUP),
                                    WITNESS(MCAST_MSFILTER),
                                    WITNESS(IP_MULTICAST_ALL),
                                    WITNESS(IP_UNICAST_IF),
                                    WITNESS(IP_LOCAL_PORT_RANGE),
                                    WITNESS(IP_PROTOCOL)};
  expect_values(kIpOptions, kWitnesses);
}

TEST(Flags, ipv6_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPV6_ADDRFORM),
                                    WITNESS(IPV6_2292PKTINFO),
                                    WITNESS(IPV6_2292HOPOPTS),
                                    WITNESS(IPV6_2292DSTOPTS),
                                    WITNESS(IPV6_2292RTHDR),
                                    WITNESS(IPV6_2292PKTOPTIONS),
                                    WITNESS(IPV6_CHECKSUM),
                                    WITNESS(IPV6_2292HOPLIMIT),
                                    WITNESS(IPV6_NEXTHOP),
                                    WITNESS(IPV6_AUTHHDR),
                                    WITNESS(IPV6_FLOWINFO),
                                    WITNESS(IPV6_UNICAST_HOPS),
                                    WITNESS(IPV6_MULTICAST_IF),
                                    WITNESS(IPV6_MULTICAST_HOPS),
                                    WITNESS(IPV6_MULTICAST_LOOP),
                                    WITNESS(IPV6_ADD_MEMBERSHIP),
                                    WITNESS(IPV6_DROP_MEMBERSHIP),
                                    WITNESS(IPV6_ROUTER_ALERT),
                                    WITNESS(IPV6_MTU_DISCOVER),
                                    WITNESS(IPV6_MTU),
                                    WITNESS(IPV6_RECVERR),
                                    WITNESS(IPV6_V6ONLY),
                                    WITNESS(IPV6_JOIN_ANYCAST),
                                    WITNESS(IPV6_LEAVE_ANYCAST),
                                    WITNESS(IPV6_MULTICAST_ALL),
                                    WITNESS(IPV6_ROUTER_ALERT_ISOLATE),
                                    WITNESS(IPV6_RECVERR_RFC4884),
                                    WITNESS(IPV6_FLOWLABEL_MGR),
                                    WITNESS(IPV6_FLOWINFO_SEND),
                                    WITNESS(IPV6_IPSEC_POLICY),
                                    WITNESS(IPV6_XFRM_POLICY),
                                    WITNESS(IPV6_HDRINCL),
                                    WITNESS(IPV6_RECVPKTINFO),
                                    WITNESS(IPV6_PKTINFO),
                                    WITNESS(IPV6_RECVHOPLIMIT),
                                    WITNESS(IPV6_HOPLIMIT),
                                    WITNESS(IPV6_RECVHOPOPTS),
                                    WITNESS(IPV6_HOPOPTS),
                                    WITNESS(IPV6_RTHDRDSTOPTS),
                                    WITNESS(IPV6_RECVRTHDR),
                                    WITNESS(IPV6_RTHDR),
                                    WITNESS(IPV6_RECVDSTOPTS),
                                    WITNESS(IPV6_DSTOPTS),
                                    WITNESS(IPV6_RECVPATHMTU),
                                    WITNESS(IPV6_PATHMTU),
                                    WITNESS(IPV6_DONTFRAG),
                                    WITNESS(IPV6_RECVTCLASS),
                                    WITNESS(IPV6_TCLASS),
                                    WITNESS(IPV6_AUTOFLOWLABEL),
                                    WITNESS(IPV6_ADDR_PREFERENCES),
                                    WITNESS(IPV6_MINHOPCOUNT),
                                    WITNESS(IPV6_ORIGDSTADDR),
                                    WITNESS(IPV6_TRANSPARENT),
                                    WITNESS(IPV6_UNICAST_IF),
                                    WITNESS(IPV6_RECVFRAGSIZE),
                                    WITNESS(IPV6_FREEBIND),
                                    WITNESS(MCAST_JOIN_GROUP),
                                    WITNESS(MCAST_BLOCK_SOURCE),
                                    WITNESS(MCAST_UNBLOCK_SOURCE),
                                    WITNESS(MCAST_LEAVE_GROUP),
                                    WITNESS(MCAST_JOIN_SOURCE_GROUP),
                                    WITNESS(MCAST_LEAVE_SOURCE_GROUP),
                                    WITNESS(MCAST_MSFILTER)};
  expect_values(kIpv6Options, kWitnesses);
}

TEST(Flags, tcp_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(TCP_NODELAY),
                                    WITNESS(TCP_MAXSEG),
                                    WITNESS(TCP_CORK),
                                    WITNESS(TCP_KEEPIDLE),
                                    WITNESS(TCP_KEEPINTVL),
                                    WITNESS(TCP_KEEPCNT),
                                    WITNESS(TCP_SYNCNT),
                                    WITNESS(TCP_LINGER2),
                                    WITNESS(TCP_DEFER_ACCEPT),
                                    WITNESS(TCP_WINDOW_CLAMP),
                                    WITNESS(TCP_INFO),
                                    WITNESS(TCP_QUICKACK),
                                    WITNESS(TCP_CONGESTION),
                                    WITNESS(TCP_MD5SIG),
                                    WITNESS(TCP_THIN_LINEAR_TIMEOUTS),
                                    WITNESS(TCP_THIN_DUPACK),
                                    WITNESS(TCP_USER_TIMEOUT),
                                    WITNESS(TCP_REPAIR),
                                    WITNESS(TCP_REPAIR_QUEUE),
                                    WITNESS(TCP_QUEUE_SEQ),
                                    WITNESS(TCP_REPAIR_OPTIONS),
                                    WITNESS(TCP_FASTOPEN),
                                    WITNESS(TCP_TIMESTAMP),
                                    WITNESS(TCP_NOTSENT_LOWAT),
                                    WITNESS(TCP_CC_INFO),
                                    WITNESS(TCP_SAVE_SYN),
                                    WITNESS(TCP_SAVED_SYN),
                                    WITNESS(TCP_REPAIR_WINDOW),
                                    WITNESS(TCP_FASTOPEN_CONNECT),
                                    WITNESS(TCP_ULP),
                                    WITNESS(TCP_MD5SIG_EXT),
                                    WITNESS(TCP_FASTOPEN_KEY),
                                    WITNESS(TCP_FASTOPEN_NO_COOKIE),
                                    WITNESS(TCP_ZEROCOPY_RECEIVE),
                                    WITNESS(TCP_INQ),
                                    WITNESS(TCP_TX_DELAY)};
  expect_values(kTcpOptions, kWitnesses);
}

TEST(Flags, udp_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(UDP_CORK),         WITNESS(UDP_ENCAP),   WITNESS(UDP_NO_CHECK6_TX),
                                    WITNESS(UDP_NO_CHECK6_RX), WITNESS(UDP_SEGMENT), WITNESS(UDP_GRO)};
  expect_values(kUdpOptions, kWitnesses);
}

TEST(Flags, packet_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(PACKET_ADD_MEMBERSHIP), WITNESS(PACKET_DROP_MEMBERSHIP), WITNESS(PACKET_RECV_OUTPUT),
      WITNESS(PACKET_RX_RING),        WITNESS(PACKET_STATISTICS),      WITNESS(PACKET_COPY_THRESH),
      WITNESS(PACKET_AUXDATA),        WITNESS(PACKET_ORIGDEV),         WITNESS(PACKET_VERSION),
      WITNESS(PACKET_HDRLEN),         WITNESS(PACKET_RESERVE),         WITNESS(PACKET_TX_RING),
      WITNESS(PACKET_LOSS),           WITNESS(PACKET_VNET_HDR),        WITNESS(PACKET_TX_TIMESTAMP),
      WITNESS(PACKET_TIMESTAMP),      WITNESS(PACKET_FANOUT),          WITNESS(PACKET_TX_HAS_OFF),
      WITNESS(PACKET_QDISC_BYPASS),   WITNESS(PACKET_ROLLOVER_STATS),  WITNESS(PACKET_FANOUT_DATA),
      WITNESS(PACKET_IGNORE_OUTGOING)};
  expect_values(kPacketOptions, kWitnesses);
}

TEST(Flags, netlink_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(NETLINK_ADD_MEMBERSHIP),  WITNESS(NETLINK_DROP_MEMBERSHIP), WITNESS(NETLINK_PKTINFO),
      WITNESS(NETLINK_BROADCAST_ERROR), WITNESS(NETLINK_NO_ENOBUFS),      WITNESS(NETLINK_RX_RING),
      WITNESS(NETLINK_TX_RING),         WITNESS(NETLINK_LISTEN_ALL_NSID), WITNESS(NETLINK_LIST_MEMBERSHIPS),
      WITNESS(NETLINK_CAP_ACK),         WITNESS(NETLINK_EXT_ACK),         WITNESS(NETLINK_GET_STRICT_CHK)};
  expect_values(kNetlinkOptions, kWitnesses);
}

TEST(Flags, socket_calls_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(SYS_SOCKET),   WITNESS(SYS_BIND),        WITNESS(SYS_CONNECT),     WITNESS(SYS_LISTEN),
      WITNESS(SYS_ACCEPT),   WITNESS(SYS_GETSOCKNAME), WITNESS(SYS_GETPEERNAME), WITNESS(SYS_SOCKETPAIR),
      WITNESS(SYS_SEND),     WITNESS(SYS_RECV),        WITNESS(SYS_SENDTO),      WITNESS(SYS_RECVFROM),
      WITNESS(SYS_SHUTDOWN), WITNESS(SYS_SETSOCKOPT),  WITNESS(SYS_GETSOCKOPT),  WITNESS(SYS_SENDMSG),
      WITNESS(SYS_RECVMSG),  WITNESS(SYS_ACCEPT4),     WITNESS(SYS_RECVMMSG),    WITNESS(SYS_SENDMMSG)};
  expect_values(kSocketCalls, kWitnesses);
}

}  // namespace
}  // namespace tracectl::syscalls
