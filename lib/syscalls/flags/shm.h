// System V shared memory: shmget(2), shmop(2), shmctl(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kShmgetFlagsList[] = {
    {"IPC_CREAT", 01000},
    {"IPC_EXCL", 02000},
    {"SHM_HUGETLB", 04000},
    {"SHM_NORESERVE", 010000},
};
inline constexpr FlagSet kShmgetFlags{.prefix = "",
                                      .flags = kShmgetFlagsList,
                                      .rest = FlagSet::Rest::octal,
                                      .number_mask = 0xfc000000,
                                      .number_shift = "SHM_HUGE_SHIFT"};

inline constexpr Flag kShmatFlagsList[] = {
    {"SHM_RDONLY", 010000},
    {"SHM_RND", 020000},
    {"SHM_REMAP", 040000},
    {"SHM_EXEC", 0100000},
};
inline constexpr FlagSet kShmatFlags{.prefix = "SHM_???", .flags = kShmatFlagsList};

inline constexpr Flag kShmCommandsList[] = {
    {"IPC_RMID", 0},    {"IPC_SET", 1},   {"IPC_STAT", 2},  {"IPC_INFO", 3},      {"SHM_LOCK", 11},
    {"SHM_UNLOCK", 12}, {"SHM_STAT", 13}, {"SHM_INFO", 14}, {"SHM_STAT_ANY", 15},
};
inline constexpr FlagSet kShmCommands{.prefix = "SHM_???", .flags = kShmCommandsList};

}  // namespace tracectl::syscalls
