// shutdown(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kShutdownHowList[] = {
    {"SHUT_RD", 0},
    {"SHUT_WR", 1},
    {"SHUT_RDWR", 2},
};
inline constexpr FlagSet kShutdownHow{.prefix = "SHUT_???", .flags = kShutdownHowList};

}  // namespace tracectl::syscalls
