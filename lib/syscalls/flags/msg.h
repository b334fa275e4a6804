// System V message queues: msgget(2), msgop(2), msgctl(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kMsggetFlagsList[] = {
    {"IPC_CREAT", 01000},
    {"IPC_EXCL", 02000},
    {"IPC_NOWAIT", 04000},
};
inline constexpr FlagSet kMsggetFlags{.prefix = "", .flags = kMsggetFlagsList, .rest = FlagSet::Rest::octal};

inline constexpr Flag kMsgFlagsList[] = {
    {"MSG_NOERROR", 010000},
    {"MSG_EXCEPT", 020000},
    {"MSG_COPY", 040000},
    {"IPC_NOWAIT", 04000},
};
inline constexpr FlagSet kMsgFlags{.prefix = "MSG_???", .flags = kMsgFlagsList};

inline constexpr Flag kMsgCommandsList[] = {
    {"IPC_RMID", 0},  {"IPC_SET", 1},   {"IPC_STAT", 2},      {"IPC_INFO", 3},
    {"MSG_STAT", 11}, {"MSG_INFO", 12}, {"MSG_STAT_ANY", 13},
};
inline constexpr FlagSet kMsgCommands{.prefix = "MSG_???", .flags = kMsgCommandsList};

}  // namespace tracectl::syscalls
