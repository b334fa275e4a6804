// Protocols of socket(2), by address family.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kIpProtocolsList[] = {
    {"IPPROTO_IP", 0},        {"IPPROTO_ICMP", 1},    {"IPPROTO_IGMP", 2},       {"IPPROTO_IPIP", 4},
    {"IPPROTO_TCP", 6},       {"IPPROTO_EGP", 8},     {"IPPROTO_PUP", 12},       {"IPPROTO_UDP", 17},
    {"IPPROTO_IDP", 22},      {"IPPROTO_TP", 29},     {"IPPROTO_DCCP", 33},      {"IPPROTO_IPV6", 41},
    {"IPPROTO_RSVP", 46},     {"IPPROTO_GRE", 47},    {"IPPROTO_ESP", 50},       {"IPPROTO_AH", 51},
    {"IPPROTO_ICMPV6", 58},   {"IPPROTO_MTP", 92},    {"IPPROTO_BEETPH", 94},    {"IPPROTO_ENCAP", 98},
    {"IPPROTO_PIM", 103},     {"IPPROTO_COMP", 108},  {"IPPROTO_L2TP", 115},     {"IPPROTO_SCTP", 132},
    {"IPPROTO_UDPLITE", 136}, {"IPPROTO_MPLS", 137},  {"IPPROTO_ETHERNET", 143}, {"IPPROTO_RAW", 255},
    {"IPPROTO_SMC", 256},     {"IPPROTO_MPTCP", 262},
};
inline constexpr FlagSet kIpProtocols{.prefix = "IPPROTO_???", .flags = kIpProtocolsList};

inline constexpr Flag kNetlinkProtocolsList[] = {
    {"NETLINK_ROUTE", 0},       {"NETLINK_UNUSED", 1},
    {"NETLINK_USERSOCK", 2},    {"NETLINK_FIREWALL", 3},
    {"NETLINK_SOCK_DIAG", 4},   {"NETLINK_NFLOG", 5},
    {"NETLINK_XFRM", 6},        {"NETLINK_SELINUX", 7},
    {"NETLINK_ISCSI", 8},       {"NETLINK_AUDIT", 9},
    {"NETLINK_FIB_LOOKUP", 10}, {"NETLINK_CONNECTOR", 11},
    {"NETLINK_NETFILTER", 12},  {"NETLINK_IP6_FW", 13},
    {"NETLINK_DNRTMSG", 14},    {"NETLINK_KOBJECT_UEVENT", 15},
    {"NETLINK_GENERIC", 16},    {"NETLINK_SCSITRANSPORT", 18},
    {"NETLINK_ECRYPTFS", 19},   {"NETLINK_RDMA", 20},
    {"NETLINK_CRYPTO", 21},     {"NETLINK_SMC", 22},
};
inline constexpr FlagSet kNetlinkProtocols{.prefix = "NETLINK_???", .flags = kNetlinkProtocolsList};

inline constexpr Flag kBluetoothProtocolsList[] = {
    {"BTPROTO_L2CAP", 0}, {"BTPROTO_HCI", 1},  {"BTPROTO_SCO", 2},   {"BTPROTO_RFCOMM", 3}, {"BTPROTO_BNEP", 4},
    {"BTPROTO_CMTP", 5},  {"BTPROTO_HIDP", 6}, {"BTPROTO_AVDTP", 7}, {"BTPROTO_ISO", 8},
};
inline constexpr FlagSet kBluetoothProtocols{.prefix = "BTPROTO_???", .flags = kBluetoothProtocolsList};

}  // namespace tracectl::syscalls
