// fallocate(2): mode.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFallocateModeList[] = {
    {"FALLOC_FL_KEEP_SIZE", 1},        {"FALLOC_FL_PUNCH_HOLE", 2},      {"FALLOC_FL_NO_HIDE_STALE", 4},
    {"FALLOC_FL_COLLAPSE_RANGE", 8},   {"FALLOC_FL_ZERO_RANGE", 0x10},   {"FALLOC_FL_INSERT_RANGE", 0x20},
    {"FALLOC_FL_UNSHARE_RANGE", 0x40}, {"FALLOC_FL_WRITE_ZEROES", 0x80},
};
inline constexpr FlagSet kFallocateModes{.prefix = "FALLOC_FL_???", .flags = kFallocateModeList};

}  // namespace tracectl::syscalls
