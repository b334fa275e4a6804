// membarrier(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kMembarrierCommandsList[] = {
    {"MEMBARRIER_CMD_QUERY", 0},
    {"MEMBARRIER_CMD_GLOBAL", 1},
    {"MEMBARRIER_CMD_GLOBAL_EXPEDITED", 2},
    {"MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED", 4},
    {"MEMBARRIER_CMD_PRIVATE_EXPEDITED", 8},
    {"MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED", 0x10},
    {"MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE", 0x20},
    {"MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE", 0x40},
    {"MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ", 0x80},
    {"MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ", 0x100},
    {"MEMBARRIER_CMD_GET_REGISTRATIONS", 0x200},
};
inline constexpr FlagSet kMembarrierCommands{.prefix = "MEMBARRIER_CMD_???", .flags = kMembarrierCommandsList};

inline constexpr Flag kMembarrierFlagsList[] = {
    {"MEMBARRIER_CMD_FLAG_CPU", 1},
};
inline constexpr FlagSet kMembarrierFlags{.prefix = "MEMBARRIER_CMD_FLAG_???", .flags = kMembarrierFlagsList};
// clang-format on

}  // namespace tracectl::syscalls
