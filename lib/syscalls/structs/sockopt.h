// Structures that setsockopt(2) and getsockopt(2) exchange.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kLingerFields[] = {{"l_onoff", "int", number()}, {"l_linger", "int", number()}};
inline constexpr Structure kLinger{.name = "struct linger", .fields = kLingerFields};

inline constexpr Field kUcredFields[] = {{"pid", "pid_t", pid()}, {"uid", "uid_t", uid()}, {"gid", "gid_t", uid()}};
inline constexpr Structure kUcred{.name = "struct ucred", .fields = kUcredFields};

inline constexpr Field kSockFprogFields[] = {{"len", "unsigned short", number()}, {"filter", "void *", address()}};
inline constexpr Structure kSockFprog{.name = "struct sock_fprog", .fields = kSockFprogFields};

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

static_assert(size_of(kSockFprog, Abi::x86_64) == 16 && size_of(kSockFprog, Abi::i386) == 8);
static_assert(size_of(kIpv6Mreq, Abi::x86_64) == 20);

}  // namespace tracectl::syscalls
