// Structures that setsockopt(2) and getsockopt(2) exchange.
#pragma once

#include "lib/syscalls/structs/sock_filter.h"

namespace tracectl::syscalls {

inline constexpr Field kLingerFields[] = {{"l_onoff", "int", number()}, {"l_linger", "int", number()}};
inline constexpr Structure kLinger{.name = "struct linger", .fields = kLingerFields};

inline constexpr Field kUcredFields[] = {{"pid", "pid_t", pid()}, {"uid", "uid_t", uid()}, {"gid", "gid_t", uid()}};
inline constexpr Structure kUcred{.name = "struct ucred", .fields = kUcredFields};

// SO_RCVTIMEO and SO_SNDTIMEO, by the ABI's long; the _NEW options always take 64 bits.
inline constexpr Field kSocketTimeoutFields[] = {{"tv_sec", "long", number()}, {"tv_usec", "unsigned long", number()}};
inline constexpr Structure kSocketTimeout{.name = "struct timeval", .fields = kSocketTimeoutFields};
inline constexpr Field kSocketTimeout64Fields[] = {{"tv_sec", "s64", number()}, {"tv_usec", "u64", number()}};
inline constexpr Structure kSocketTimeout64{.name = "struct __kernel_sock_timeval", .fields = kSocketTimeout64Fields};

inline constexpr Field kIpMreqFields[] = {{"imr_multiaddr", "__be32", of(Kind::in_addr)},
                                          {"imr_interface", "__be32", of(Kind::in_addr)}};
inline constexpr Structure kIpMreq{.name = "struct ip_mreq", .fields = kIpMreqFields};

inline constexpr Field kIpv6MreqFields[] = {{"ipv6mr_multiaddr", "u8", of(Kind::in6_addr), 16},
                                            {"ipv6mr_interface", "int", of(Kind::interface)}};
inline constexpr Structure kIpv6Mreq{.name = "struct ipv6_mreq", .fields = kIpv6MreqFields};

// MCAST_JOIN_GROUP and its kin.
inline constexpr Field kGroupReqFields[] = {
    {"gr_interface", "unsigned long", of(Kind::interface)},  // 32 bits, and on 64-bit machines as many of padding
    {"gr_group", "unsigned char", of(Kind::sockaddr), 128},
};
inline constexpr Structure kGroupReq{.name = "struct group_req", .fields = kGroupReqFields};

// PACKET_RX_RING, PACKET_TX_RING.
inline constexpr Field kTpacketReqFields[] = {
    {"tp_block_size", "unsigned int", number()},
    {"tp_block_nr", "unsigned int", number()},
    {"tp_frame_size", "unsigned int", number()},
    {"tp_frame_nr", "unsigned int", number()},
};
inline constexpr Structure kTpacketReq{.name = "struct tpacket_req", .fields = kTpacketReqFields};

static_assert(size_of(kIpv6Mreq, Abi::x86_64) == 20);

}  // namespace tracectl::syscalls
