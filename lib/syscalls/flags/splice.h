// splice(2), tee(2), vmsplice(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSpliceFlagList[] = {
    {"SPLICE_F_MOVE", 1},
    {"SPLICE_F_NONBLOCK", 2},
    {"SPLICE_F_MORE", 4},
    {"SPLICE_F_GIFT", 8},
};
inline constexpr FlagSet kSpliceFlags{.prefix = "SPLICE_F_???", .flags = kSpliceFlagList};

}  // namespace tracectl::syscalls
