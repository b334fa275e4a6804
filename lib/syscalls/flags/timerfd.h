// timerfd_create(2), timerfd_settime(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kTimerfdFlagList[] = {
    {"TFD_TIMER_ABSTIME", 1},
    {"TFD_TIMER_CANCEL_ON_SET", 2},
    {"TFD_CLOEXEC", 0x80000},
    {"TFD_NONBLOCK", 0x800},
};
inline constexpr FlagSet kTimerfdFlags{.prefix = "TFD_???", .flags = kTimerfdFlagList};

}  // namespace tracectl::syscalls
