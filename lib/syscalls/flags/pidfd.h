// pidfd_open(2), pidfd_send_signal(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kPidfdOpenFlagsList[] = {
    {"PIDFD_NONBLOCK", 0x800},
    {"PIDFD_THREAD", 0x80},
};
inline constexpr FlagSet kPidfdOpenFlags{.prefix = "PIDFD_???", .flags = kPidfdOpenFlagsList};

inline constexpr Flag kPidfdSignalFlagsList[] = {
    {"PIDFD_SIGNAL_THREAD", 1},
    {"PIDFD_SIGNAL_THREAD_GROUP", 2},
    {"PIDFD_SIGNAL_PROCESS_GROUP", 4},
};
inline constexpr FlagSet kPidfdSignalFlags{.prefix = "PIDFD_SIGNAL_???", .flags = kPidfdSignalFlagsList};
// clang-format on

}  // namespace tracectl::syscalls
