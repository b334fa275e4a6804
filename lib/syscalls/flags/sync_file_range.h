// sync_file_range(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSyncFileRangeFlagList[] = {
    {"SYNC_FILE_RANGE_WAIT_BEFORE", 1},
    {"SYNC_FILE_RANGE_WRITE", 2},
    {"SYNC_FILE_RANGE_WAIT_AFTER", 4},
};
inline constexpr FlagSet kSyncFileRangeFlags{.prefix = "SYNC_FILE_RANGE_???", .flags = kSyncFileRangeFlagList};

}  // namespace tracectl::syscalls
