// timer_create(2), mq_notify(3): sigevent.sigev_notify.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kSigevNotifyList[] = {
    {"SIGEV_SIGNAL", 0},
    {"SIGEV_NONE", 1},
    {"SIGEV_THREAD", 2},
    {"SIGEV_THREAD_ID", 4},
};
inline constexpr FlagSet kSigevNotify{.prefix = "SIGEV_???", .flags = kSigevNotifyList};
// clang-format on

}  // namespace tracectl::syscalls
