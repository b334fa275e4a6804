// close_range(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kCloseRangeFlagList[] = {{"CLOSE_RANGE_UNSHARE", 2}, {"CLOSE_RANGE_CLOEXEC", 4}};
inline constexpr FlagSet kCloseRangeFlags{.prefix = "CLOSE_RANGE_???", .flags = kCloseRangeFlagList};

}  // namespace tracectl::syscalls
