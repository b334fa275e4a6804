// seccomp(2), and prctl(2) with PR_SET_SECCOMP.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kSeccompOpsList[] = {
    {"SECCOMP_SET_MODE_STRICT", 0},
    {"SECCOMP_SET_MODE_FILTER", 1},
    {"SECCOMP_GET_ACTION_AVAIL", 2},
    {"SECCOMP_GET_NOTIF_SIZES", 3},
};
inline constexpr FlagSet kSeccompOps{.prefix = "SECCOMP_SET_MODE_???", .flags = kSeccompOpsList};

inline constexpr Flag kSeccompFilterFlagsList[] = {
    {"SECCOMP_FILTER_FLAG_TSYNC", 1},
    {"SECCOMP_FILTER_FLAG_LOG", 2},
    {"SECCOMP_FILTER_FLAG_SPEC_ALLOW", 4},
    {"SECCOMP_FILTER_FLAG_NEW_LISTENER", 8},
    {"SECCOMP_FILTER_FLAG_TSYNC_ESRCH", 0x10},
    {"SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV", 0x20},
};
inline constexpr FlagSet kSeccompFilterFlags{.prefix = "SECCOMP_FILTER_FLAG_???", .flags = kSeccompFilterFlagsList};

inline constexpr Flag kSeccompModesList[] = {
    {"SECCOMP_MODE_DISABLED", 0},
    {"SECCOMP_MODE_STRICT", 1},
    {"SECCOMP_MODE_FILTER", 2},
};
inline constexpr FlagSet kSeccompModes{.prefix = "SECCOMP_MODE_???", .flags = kSeccompModesList};

inline constexpr Flag kSeccompActionsList[] = {
    {"SECCOMP_RET_KILL_PROCESS", 0x80000000},
    {"SECCOMP_RET_KILL_THREAD", 0},
    {"SECCOMP_RET_TRAP", 0x30000},
    {"SECCOMP_RET_ERRNO", 0x50000},
    {"SECCOMP_RET_USER_NOTIF", 0x7fc00000},
    {"SECCOMP_RET_TRACE", 0x7ff00000},
    {"SECCOMP_RET_LOG", 0x7ffc0000},
    {"SECCOMP_RET_ALLOW", 0x7fff0000},
};
inline constexpr FlagSet kSeccompActions{.prefix = "SECCOMP_RET_???", .flags = kSeccompActionsList};
// clang-format on

}  // namespace tracectl::syscalls
