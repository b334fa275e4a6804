// Options of setsockopt(2) at SOL_IP.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kIpOptionsList[] = {
    {"IP_TOS", 1},
    {"IP_TTL", 2},
    {"IP_HDRINCL", 3},
    {"IP_OPTIONS", 4},
    {"IP_ROUTER_ALERT", 5},
    {"IP_RECVOPTS", 6},
    {"IP_RETOPTS", 7},
    {"IP_PKTINFO", 8},
    {"IP_PKTOPTIONS", 9},
    {"IP_MTU_DISCOVER", 10},
    {"IP_RECVERR", 11},
    {"IP_RECVTTL", 12},
    {"IP_RECVTOS", 13},
    {"IP_MTU", 14},
    {"IP_FREEBIND", 15},
    {"IP_IPSEC_POLICY", 16},
    {"IP_XFRM_POLICY", 17},
    {"IP_PASSSEC", 18},
    {"IP_TRANSPARENT", 19},
    {"IP_ORIGDSTADDR", 20},
    {"IP_MINTTL", 21},
    {"IP_NODEFRAG", 22},
    {"IP_CHECKSUM", 23},
    {"IP_BIND_ADDRESS_NO_PORT", 24},
    {"IP_RECVFRAGSIZE", 25},
    {"IP_RECVERR_RFC4884", 26},
    {"IP_MULTICAST_IF", 32},
    {"IP_MULTICAST_TTL", 33},
    {"IP_MULTICAST_LOOP", 34},
    {"IP_ADD_MEMBERSHIP", 35},
    {"IP_DROP_MEMBERSHIP", 36},
    {"IP_UNBLOCK_SOURCE", 37},
    {"IP_BLOCK_SOURCE", 38},
    {"IP_ADD_SOURCE_MEMBERSHIP", 39},
    {"IP_DROP_SOURCE_MEMBERSHIP", 40},
    {"IP_MSFILTER", 41},
    {"MCAST_JOIN_GROUP", 42},
    {"MCAST_BLOCK_SOURCE", 43},
    {"MCAST_UNBLOCK_SOURCE", 44},
    {"MCAST_LEAVE_GROUP", 45},
    {"MCAST_JOIN_SOURCE_GROUP", 46},
    {"MCAST_LEAVE_SOURCE_GROUP", 47},
    {"MCAST_MSFILTER", 48},
    {"IP_MULTICAST_ALL", 49},
    {"IP_UNICAST_IF", 50},
    {"IP_LOCAL_PORT_RANGE", 51},
    {"IP_PROTOCOL", 52},
    {"IPT_SO_SET_REPLACE", 64},
    {"IPT_SO_SET_ADD_COUNTERS", 65},
    {"IPT_SO_GET_REVISION_MATCH", 66},
    {"IPT_SO_GET_REVISION_TARGET", 67},
};
inline constexpr FlagSet kIpOptions{.prefix = "IP_???", .flags = kIpOptionsList};

}  // namespace tracectl::syscalls
