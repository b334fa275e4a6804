// Signal handlers that have names: signal(2), sigaction(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSignalHandlerList[] = {{"SIG_DFL", 0}, {"SIG_IGN", 1}, {"SIG_ERR", 0xffffffff}};
inline constexpr FlagSet kSignalHandlers{.prefix = "", .flags = kSignalHandlerList};

}  // namespace tracectl::syscalls
