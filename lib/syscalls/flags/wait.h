// wait4(2), waitid(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kWait4OptionsList[] = {
    {"WNOHANG", 1},
    {"WSTOPPED", 2},
    {"WCONTINUED", 8},
    {"__WCLONE", 0x80000000},
    {"__WALL", 0x40000000},
    {"__WNOTHREAD", 0x20000000},
};
inline constexpr FlagSet kWait4Options{.prefix = "W???", .flags = kWait4OptionsList};

inline constexpr Flag kWaitidOptionsList[] = {
    {"WNOHANG", 1},
    {"WEXITED", 4},
    {"WSTOPPED", 2},
    {"WCONTINUED", 8},
    {"WNOWAIT", 0x1000000},
    {"__WCLONE", 0x80000000},
    {"__WALL", 0x40000000},
    {"__WNOTHREAD", 0x20000000},
};
inline constexpr FlagSet kWaitidOptions{.prefix = "W???", .flags = kWaitidOptionsList};

inline constexpr Flag kWaitidTypesList[] = {
    {"P_ALL", 0},
    {"P_PID", 1},
    {"P_PGID", 2},
    {"P_PIDFD", 3},
};
inline constexpr FlagSet kWaitidTypes{.prefix = "P_???", .flags = kWaitidTypesList};
// clang-format on

}  // namespace tracectl::syscalls
