// POSIX message queues: mq_flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kMqueueFlagsList[] = {
    {"O_NONBLOCK", 04000},
};
inline constexpr FlagSet kMqueueFlags{.prefix = "O_???", .flags = kMqueueFlagsList};

}  // namespace tracectl::syscalls
