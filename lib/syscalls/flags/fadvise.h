// posix_fadvise(2): advice.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFadviseList[] = {
    {"POSIX_FADV_NORMAL", 0},   {"POSIX_FADV_RANDOM", 1},   {"POSIX_FADV_SEQUENTIAL", 2},
    {"POSIX_FADV_WILLNEED", 3}, {"POSIX_FADV_DONTNEED", 4}, {"POSIX_FADV_NOREUSE", 5},
};
inline constexpr FlagSet kFadvise{.prefix = "POSIX_FADV_???", .flags = kFadviseList};

}  // namespace tracectl::syscalls
