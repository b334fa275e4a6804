// getrlimit(2), prlimit(2), getrusage(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kResourcesList[] = {
    {"RLIMIT_CPU", 0},
    {"RLIMIT_FSIZE", 1},
    {"RLIMIT_DATA", 2},
    {"RLIMIT_STACK", 3},
    {"RLIMIT_CORE", 4},
    {"RLIMIT_RSS", 5},
    {"RLIMIT_NPROC", 6},
    {"RLIMIT_NOFILE", 7},
    {"RLIMIT_MEMLOCK", 8},
    {"RLIMIT_AS", 9},
    {"RLIMIT_LOCKS", 0xa},
    {"RLIMIT_SIGPENDING", 0xb},
    {"RLIMIT_MSGQUEUE", 0xc},
    {"RLIMIT_NICE", 0xd},
    {"RLIMIT_RTPRIO", 0xe},
    {"RLIMIT_RTTIME", 0xf},
};
inline constexpr FlagSet kResources{.prefix = "RLIMIT_???", .flags = kResourcesList};

inline constexpr Flag kRusageTargetsList[] = {
    {"RUSAGE_SELF", 0},
    {"RUSAGE_CHILDREN", 0xffffffff},
    {"RUSAGE_BOTH", 0xfffffffe},
    {"RUSAGE_THREAD", 1},
};
inline constexpr FlagSet kRusageTargets{.prefix = "RUSAGE_???", .flags = kRusageTargetsList};
// clang-format on

}  // namespace tracectl::syscalls
