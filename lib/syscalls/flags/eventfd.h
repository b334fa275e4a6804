// eventfd2(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kEventfdFlagList[] = {{"EFD_SEMAPHORE", 1}, {"EFD_CLOEXEC", 0x80000}, {"EFD_NONBLOCK", 0x800}};
inline constexpr FlagSet kEventfdFlags{.prefix = "EFD_???", .flags = kEventfdFlagList};

}  // namespace tracectl::syscalls
