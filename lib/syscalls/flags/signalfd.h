// signalfd4(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSignalfdFlagList[] = {{"SFD_CLOEXEC", 0x80000}, {"SFD_NONBLOCK", 0x800}};
inline constexpr FlagSet kSignalfdFlags{.prefix = "SFD_???", .flags = kSignalfdFlagList};

}  // namespace tracectl::syscalls
