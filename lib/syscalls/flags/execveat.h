// execveat(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kExecveatFlagsList[] = {
    {"AT_SYMLINK_NOFOLLOW", 0x100},
    {"AT_EMPTY_PATH", 0x1000},
    {"AT_EXECVE_CHECK", 0x10000},
};
inline constexpr FlagSet kExecveatFlags{.prefix = "AT_???", .flags = kExecveatFlagsList};
// clang-format on

}  // namespace tracectl::syscalls
