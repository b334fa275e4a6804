// System V semaphores: semget(2), semop(2), semctl(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSemgetFlagsList[] = {
    {"IPC_CREAT", 01000},
    {"IPC_EXCL", 02000},
    {"IPC_NOWAIT", 04000},
};
inline constexpr FlagSet kSemgetFlags{.prefix = "", .flags = kSemgetFlagsList, .rest = FlagSet::Rest::octal};

inline constexpr Flag kSemFlagsList[] = {
    {"SEM_UNDO", 0x1000},
    {"IPC_NOWAIT", 0x800},
};
inline constexpr FlagSet kSemFlags{.prefix = "SEM_???", .flags = kSemFlagsList};

inline constexpr Flag kSemCommandsList[] = {
    {"IPC_RMID", 0}, {"IPC_SET", 1},   {"IPC_STAT", 2},  {"IPC_INFO", 3},      {"GETPID", 11},
    {"GETVAL", 12},  {"GETALL", 13},   {"GETNCNT", 14},  {"GETZCNT", 15},      {"SETVAL", 16},
    {"SETALL", 17},  {"SEM_STAT", 18}, {"SEM_INFO", 19}, {"SEM_STAT_ANY", 20},
};
inline constexpr FlagSet kSemCommands{.prefix = "SEM_???", .flags = kSemCommandsList};

}  // namespace tracectl::syscalls
