// access(2), faccessat2(2): mode.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kAccessModeList[] = {{"R_OK", 4}, {"W_OK", 2}, {"X_OK", 1}};
inline constexpr FlagSet kAccessModes{.prefix = "?_OK", .flags = kAccessModeList, .zero = "F_OK"};

}  // namespace tracectl::syscalls
