// Options of setsockopt(2) at SOL_UDP.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kUdpOptionsList[] = {
    {"UDP_CORK", 1},           {"UDP_ENCAP", 100},   {"UDP_NO_CHECK6_TX", 101},
    {"UDP_NO_CHECK6_RX", 102}, {"UDP_SEGMENT", 103}, {"UDP_GRO", 104},
};
inline constexpr FlagSet kUdpOptions{.prefix = "UDP_???", .flags = kUdpOptionsList};

}  // namespace tracectl::syscalls
