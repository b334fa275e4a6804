// What setsockopt's and getsockopt's optname and optval mean: by level, and below it by option.
// An option that is not here takes an int (or several), as most do.
#pragma once

#include "lib/syscalls/flags/errno.h"
#include "lib/syscalls/flags/sockopt_ip.h"
#include "lib/syscalls/flags/sockopt_ipv6.h"
#include "lib/syscalls/flags/sockopt_netlink.h"
#include "lib/syscalls/flags/sockopt_packet.h"
#include "lib/syscalls/flags/sockopt_raw.h"
#include "lib/syscalls/flags/sockopt_socket.h"
#include "lib/syscalls/flags/sockopt_tcp.h"
#include "lib/syscalls/flags/sockopt_udp.h"
#include "lib/syscalls/structs/sockopt.h"

namespace tracectl::syscalls {

inline constexpr uint64_t kSolIp = 0, kSolSocket = 1, kSolTcp = 6, kSolUdp = 17, kSolIpv6 = 41, kSolRaw = 255,
                          kSolPacket = 263, kSolNetlink = 270;
inline constexpr uint64_t kIntMask = 0xffffffff;
inline constexpr uint8_t kLevelArg = 1, kOptionArg = 2, kOptlenArg = 4;

inline constexpr Variant kOptionNameCases[] = {
    {kSolIp, symbol(kIpOptions)},         {kSolSocket, symbol(kSocketOptions)},   {kSolTcp, symbol(kTcpOptions)},
    {kSolUdp, symbol(kUdpOptions)},       {kSolIpv6, symbol(kIpv6Options)},       {kSolRaw, symbol(kRawOptions)},
    {kSolPacket, symbol(kPacketOptions)}, {kSolNetlink, symbol(kNetlinkOptions)},
};
inline constexpr Variants kOptionNames{kIntMask, kOptionNameCases};
// Two options have another name when they are read.
inline constexpr Variant kReadOptionNameCases[] = {
    {kSolIp, symbol(kIpOptions)},         {kSolSocket, symbol(kReadSocketOptions)}, {kSolTcp, symbol(kTcpOptions)},
    {kSolUdp, symbol(kUdpOptions)},       {kSolIpv6, symbol(kIpv6Options)},         {kSolRaw, symbol(kRawOptions)},
    {kSolPacket, symbol(kPacketOptions)}, {kSolNetlink, symbol(kNetlinkOptions)},
};
inline constexpr Variants kReadOptionNames{kIntMask, kReadOptionNameCases};

// ---- setsockopt ----
inline constexpr Length kSetLength = bytes_arg(kOptlenArg);
inline constexpr Length kSetWhole = whole_arg(kOptlenArg);
inline constexpr Type kSetBytes = bytes_in(kSetLength);
// An int where it is one by its length, and bytes of an unknown meaning otherwise.
inline constexpr Type kSetAny = kSetBytes.decoded_by(Custom::socket_option);

// Of SOL_SOCKET's options, most are an int, whatever is given beyond it.
constexpr bool is_no_int(std::span<const uint64_t> args) {
  return static_cast<int32_t>(args[kOptlenArg]) < 4;
}
inline constexpr Type kSetInt = in(number(), "int").bare_if(is_no_int);

inline constexpr Variant kSetSocketCases[] = {
    {13, in(kLinger, kSetWhole)},           // SO_LINGER
    {17, kSetBytes},                        // SO_PEERCRED
    {20, in(kSocketTimeout, kSetWhole)},    // SO_RCVTIMEO_OLD
    {21, in(kSocketTimeout, kSetWhole)},    // SO_SNDTIMEO_OLD
    {25, kSetBytes},                        // SO_BINDTODEVICE
    {26, in(kSockFprog, kSetWhole)},        // SO_ATTACH_FILTER
    {51, in(kSockFprog, kSetWhole)},        // SO_ATTACH_REUSEPORT_CBPF
    {66, in(kSocketTimeout64, kSetWhole)},  // SO_RCVTIMEO_NEW
    {67, in(kSocketTimeout64, kSetWhole)},  // SO_SNDTIMEO_NEW
};
inline constexpr Variants kSetSocket{kIntMask, kSetSocketCases};

inline constexpr Variant kSetIpCases[] = {
    {35, in(kIpMreq, kSetWhole)},    // IP_ADD_MEMBERSHIP
    {36, in(kIpMreq, kSetWhole)},    // IP_DROP_MEMBERSHIP
    {42, in(kGroupReq, kSetWhole)},  // MCAST_JOIN_GROUP
    {45, in(kGroupReq, kSetWhole)},  // MCAST_LEAVE_GROUP
    {64, kSetBytes},                 // IPT_SO_SET_REPLACE
    {65, kSetBytes},                 // IPT_SO_SET_ADD_COUNTERS
};
inline constexpr Variants kSetIp{kIntMask, kSetIpCases};

inline constexpr Variant kSetIpv6Cases[] = {
    {20, in(kIpv6Mreq, kSetWhole)},  // IPV6_ADD_MEMBERSHIP
    {21, in(kIpv6Mreq, kSetWhole)},  // IPV6_DROP_MEMBERSHIP
    {27, in(kIpv6Mreq, kSetWhole)},  // IPV6_JOIN_ANYCAST
    {28, in(kIpv6Mreq, kSetWhole)},  // IPV6_LEAVE_ANYCAST
    {42, in(kGroupReq, kSetWhole)},  // MCAST_JOIN_GROUP
    {45, in(kGroupReq, kSetWhole)},  // MCAST_LEAVE_GROUP
};
inline constexpr Variants kSetIpv6{kIntMask, kSetIpv6Cases};

inline constexpr Variant kSetTcpCases[] = {
    {13, kSetBytes},  // TCP_CONGESTION
    {31, kSetBytes},  // TCP_ULP
    {33, kSetBytes},  // TCP_FASTOPEN_KEY
};
inline constexpr Variants kSetTcp{kIntMask, kSetTcpCases};

inline constexpr Variant kSetPacketCases[] = {
    {5, in(kTpacketReq, kSetWhole)},   // PACKET_RX_RING
    {13, in(kTpacketReq, kSetWhole)},  // PACKET_TX_RING
};
inline constexpr Variants kSetPacket{kIntMask, kSetPacketCases};

inline constexpr Variant kSetOptionCases[] = {
    {kSolIp, kSetAny.select(kOptionArg, kSetIp)},         {kSolSocket, kSetInt.select(kOptionArg, kSetSocket)},
    {kSolTcp, kSetAny.select(kOptionArg, kSetTcp)},       {kSolIpv6, kSetAny.select(kOptionArg, kSetIpv6)},
    {kSolPacket, kSetAny.select(kOptionArg, kSetPacket)},
};
inline constexpr Variants kSetOption{kIntMask, kSetOptionCases};

// ---- getsockopt ----
inline constexpr Length kGetLength = len_pointed(kOptlenArg);
inline constexpr Type kGetBytes = bytes_out(kGetLength);
inline constexpr Type kGetAny = kGetBytes.decoded_by(Custom::socket_option);
inline constexpr Type kGetSocketOption = hex_bytes_out(kGetLength).decoded_by(Custom::socket_option);

// SO_ERROR: 0 is no error and has no name.
inline constexpr FlagSet kPendingErrors{.prefix = "", .flags = kErrnosList, .rest = FlagSet::Rest::decimal};

inline constexpr Variant kGetSocketCases[] = {
    {4, array_out(symbol(kPendingErrors), "int", kGetLength)},  // SO_ERROR
    {13, out(kLinger, kGetLength)},                             // SO_LINGER
    {17, out(kUcred, kGetLength)},                              // SO_PEERCRED
    {20, out(kSocketTimeout, kGetLength)},                      // SO_RCVTIMEO_OLD
    {21, out(kSocketTimeout, kGetLength)},                      // SO_SNDTIMEO_OLD
    {25, kGetBytes},                                            // SO_BINDTODEVICE
    {26, hex_bytes_out(kGetLength).as_address()},               // SO_GET_FILTER: the length counts instructions
    {31, kGetBytes},                                            // SO_PEERSEC
    {66, out(kSocketTimeout64, kGetLength)},                    // SO_RCVTIMEO_NEW
    {67, out(kSocketTimeout64, kGetLength)},                    // SO_SNDTIMEO_NEW
};
inline constexpr Variants kGetSocket{kIntMask, kGetSocketCases};
inline constexpr Variant kGetIpCases[] = {
    {64, kGetBytes},  // IPT_SO_GET_INFO
    {65, kGetBytes},  // IPT_SO_GET_ENTRIES
};
inline constexpr Variants kGetIp{kIntMask, kGetIpCases};
inline constexpr Variant kGetTcpCases[] = {
    {11, kGetBytes},  // TCP_INFO
    {13, kGetBytes},  // TCP_CONGESTION
    {26, kGetBytes},  // TCP_CC_INFO
    {31, kGetBytes},  // TCP_ULP
};
inline constexpr Variants kGetTcp{kIntMask, kGetTcpCases};

inline constexpr Variant kGetOptionCases[] = {
    {kSolIp, kGetAny.select(kOptionArg, kGetIp)},
    {kSolSocket, kGetSocketOption.select(kOptionArg, kGetSocket)},
    {kSolTcp, kGetAny.select(kOptionArg, kGetTcp)},
};
inline constexpr Variants kGetOption{kIntMask, kGetOptionCases};

}  // namespace tracectl::syscalls
