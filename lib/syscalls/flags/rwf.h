// preadv2(2), pwritev2(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kRwfFlagList[] = {
    {"RWF_HIPRI", 1},     {"RWF_DSYNC", 2},        {"RWF_SYNC", 4},
    {"RWF_NOWAIT", 8},    {"RWF_APPEND", 0x10},    {"RWF_NOAPPEND", 0x20},
    {"RWF_ATOMIC", 0x40}, {"RWF_DONTCACHE", 0x80}, {"RWF_NOSIGNAL", 0x100},
};
inline constexpr FlagSet kRwfFlags{.prefix = "RWF_???", .flags = kRwfFlagList};

}  // namespace tracectl::syscalls
