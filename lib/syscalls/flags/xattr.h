// setxattr(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kXattrFlagList[] = {{"XATTR_CREATE", 1}, {"XATTR_REPLACE", 2}};
inline constexpr FlagSet kXattrFlags{.prefix = "XATTR_???", .flags = kXattrFlagList};

}  // namespace tracectl::syscalls
