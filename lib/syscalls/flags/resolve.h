// openat2(2): how a path may be resolved.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kResolveFlagList[] = {
    {"RESOLVE_NO_XDEV", 1}, {"RESOLVE_NO_MAGICLINKS", 2}, {"RESOLVE_NO_SYMLINKS", 4},
    {"RESOLVE_BENEATH", 8}, {"RESOLVE_IN_ROOT", 0x10},    {"RESOLVE_CACHED", 0x20},
};
inline constexpr FlagSet kResolveFlags{.prefix = "RESOLVE_???", .flags = kResolveFlagList};

}  // namespace tracectl::syscalls
