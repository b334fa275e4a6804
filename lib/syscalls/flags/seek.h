// lseek(2), and struct flock: whence.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSeekWhenceList[] = {
    {"SEEK_SET", 0}, {"SEEK_CUR", 1}, {"SEEK_END", 2}, {"SEEK_DATA", 3}, {"SEEK_HOLE", 4},
};
inline constexpr FlagSet kSeekWhence{.prefix = "SEEK_???", .flags = kSeekWhenceList};

}  // namespace tracectl::syscalls
