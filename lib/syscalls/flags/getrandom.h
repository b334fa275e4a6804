// getrandom(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kGetrandomFlagsList[] = {
    {"GRND_NONBLOCK", 0x1},
    {"GRND_RANDOM", 0x2},
    {"GRND_INSECURE", 0x4},
};
inline constexpr FlagSet kGetrandomFlags{.prefix = "GRND_???", .flags = kGetrandomFlagsList};

}  // namespace tracectl::syscalls
