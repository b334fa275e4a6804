// mbind(2), set_mempolicy(2), get_mempolicy(2), move_pages(2): NUMA policies.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kMempolicyModesList[] = {
    {"MPOL_DEFAULT", 0, 0x1fff},
    {"MPOL_PREFERRED", 1, 0x1fff},
    {"MPOL_BIND", 2, 0x1fff},
    {"MPOL_INTERLEAVE", 3, 0x1fff},
    {"MPOL_LOCAL", 4, 0x1fff},
    {"MPOL_PREFERRED_MANY", 5, 0x1fff},
    {"MPOL_WEIGHTED_INTERLEAVE", 6, 0x1fff},
    {"MPOL_F_STATIC_NODES", 0x8000},
    {"MPOL_F_RELATIVE_NODES", 0x4000},
    {"MPOL_F_NUMA_BALANCING", 0x2000},
};
inline constexpr FlagSet kMempolicyModes{.prefix = "MPOL_???", .flags = kMempolicyModesList};

inline constexpr Flag kMbindFlagsList[] = {
    {"MPOL_MF_STRICT", 1},
    {"MPOL_MF_MOVE", 2},
    {"MPOL_MF_MOVE_ALL", 4},
};
inline constexpr FlagSet kMbindFlags{.prefix = "MPOL_???", .flags = kMbindFlagsList};

inline constexpr Flag kGetMempolicyFlagsList[] = {
    {"MPOL_F_NODE", 1},
    {"MPOL_F_ADDR", 2},
    {"MPOL_F_MEMS_ALLOWED", 4},
};
inline constexpr FlagSet kGetMempolicyFlags{.prefix = "MPOL_???", .flags = kGetMempolicyFlagsList};

inline constexpr Flag kMovePagesFlagsList[] = {
    {"MPOL_MF_MOVE", 2},
    {"MPOL_MF_MOVE_ALL", 4},
};
inline constexpr FlagSet kMovePagesFlags{.prefix = "MPOL_???", .flags = kMovePagesFlagsList};
// clang-format on

}  // namespace tracectl::syscalls
