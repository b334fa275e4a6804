// System V IPC: what the three mechanisms share.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kIpcKeysList[] = {
    {"IPC_PRIVATE", 0},
};
inline constexpr FlagSet kIpcKeys{.prefix = "", .flags = kIpcKeysList};

inline constexpr Flag kIpcCallsList[] = {
    {"SEMOP", 1},   {"SEMGET", 2},  {"SEMCTL", 3}, {"SEMTIMEDOP", 4}, {"MSGSND", 11}, {"MSGRCV", 12},
    {"MSGGET", 13}, {"MSGCTL", 14}, {"SHMAT", 21}, {"SHMDT", 22},     {"SHMGET", 23}, {"SHMCTL", 24},
};
inline constexpr FlagSet kIpcCalls{.prefix = "", .flags = kIpcCallsList};

}  // namespace tracectl::syscalls
