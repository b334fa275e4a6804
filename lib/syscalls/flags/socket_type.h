// Types of sockets, and the flags or-ed into them: socket(2), socketpair(2), accept4(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSocketTypesList[] = {
    {"SOCK_STREAM", 01, 017},  {"SOCK_DGRAM", 02, 017},     {"SOCK_RAW", 03, 017},
    {"SOCK_RDM", 04, 017},     {"SOCK_SEQPACKET", 05, 017}, {"SOCK_DCCP", 06, 017},
    {"SOCK_PACKET", 012, 017}, {"SOCK_CLOEXEC", 02000000},  {"SOCK_NONBLOCK", 04000},
};
inline constexpr FlagSet kSocketTypes{.prefix = "SOCK_???", .flags = kSocketTypesList, .base_mask = 017};

inline constexpr Flag kSocketFlagsList[] = {
    {"SOCK_CLOEXEC", 02000000},
    {"SOCK_NONBLOCK", 04000},
};
inline constexpr FlagSet kSocketFlags{.prefix = "SOCK_???", .flags = kSocketFlagsList};

}  // namespace tracectl::syscalls
