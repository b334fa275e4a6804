// Options of setsockopt(2) at SOL_RAW.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kRawOptionsList[] = {
    {"ICMP_FILTER", 1},
};
inline constexpr FlagSet kRawOptions{.prefix = "RAW_???", .flags = kRawOptionsList};

}  // namespace tracectl::syscalls
