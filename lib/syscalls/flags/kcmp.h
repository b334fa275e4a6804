// kcmp(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kKcmpTypesList[] = {
    {"KCMP_FILE", 0},
    {"KCMP_VM", 1},
    {"KCMP_FILES", 2},
    {"KCMP_FS", 3},
    {"KCMP_SIGHAND", 4},
    {"KCMP_IO", 5},
    {"KCMP_SYSVSEM", 6},
    {"KCMP_EPOLL_TFD", 7},
};
inline constexpr FlagSet kKcmpTypes{.prefix = "KCMP_???", .flags = kKcmpTypesList};
// clang-format on

}  // namespace tracectl::syscalls
