// ioprio_set(2): whose priority, and its class.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kIoprioWhoList[] = {{"IOPRIO_WHO_PROCESS", 1}, {"IOPRIO_WHO_PGRP", 2}, {"IOPRIO_WHO_USER", 3}};
inline constexpr FlagSet kIoprioWho{.prefix = "IOPRIO_WHO_???", .flags = kIoprioWhoList};

inline constexpr Flag kIoprioClassList[] = {
    {"IOPRIO_CLASS_NONE", 0},
    {"IOPRIO_CLASS_RT", 1},
    {"IOPRIO_CLASS_BE", 2},
    {"IOPRIO_CLASS_IDLE", 3},
};
inline constexpr FlagSet kIoprioClasses{.prefix = "IOPRIO_CLASS_???", .flags = kIoprioClassList};

}  // namespace tracectl::syscalls
