// sched_setscheduler(2) and its kin, getpriority(2), setpriority(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kSchedPoliciesList[] = {
    {"SCHED_OTHER", 0},
    {"SCHED_FIFO", 1},
    {"SCHED_RR", 2},
    {"SCHED_BATCH", 3},
    {"SCHED_ISO", 4},
    {"SCHED_IDLE", 5},
    {"SCHED_DEADLINE", 6},
    {"SCHED_EXT", 7},
};
inline constexpr FlagSet kSchedPolicies{.prefix = "SCHED_???", .flags = kSchedPoliciesList};

inline constexpr Flag kSchedAttrFlagsList[] = {
    {"SCHED_FLAG_RESET_ON_FORK", 1},
    {"SCHED_FLAG_RECLAIM", 2},
    {"SCHED_FLAG_DL_OVERRUN", 4},
    {"SCHED_FLAG_KEEP_POLICY", 8},
    {"SCHED_FLAG_KEEP_PARAMS", 0x10},
    {"SCHED_FLAG_UTIL_CLAMP_MIN", 0x20},
    {"SCHED_FLAG_UTIL_CLAMP_MAX", 0x40},
};
inline constexpr FlagSet kSchedAttrFlags{.prefix = "SCHED_FLAG_???", .flags = kSchedAttrFlagsList};

inline constexpr Flag kPriorityTargetsList[] = {
    {"PRIO_PROCESS", 0},
    {"PRIO_PGRP", 1},
    {"PRIO_USER", 2},
};
inline constexpr FlagSet kPriorityTargets{.prefix = "PRIO_???", .flags = kPriorityTargetsList};
// clang-format on

}  // namespace tracectl::syscalls
