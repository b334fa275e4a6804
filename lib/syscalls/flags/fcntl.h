// fcntl(2): commands and what their third arguments consist of.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFcntlCommandList[] = {
    {"F_DUPFD", 0},
    {"F_GETFD", 1},
    {"F_SETFD", 2},
    {"F_GETFL", 3},
    {"F_SETFL", 4},
    {"F_GETLK", 5},
    {"F_SETLK", 6},
    {"F_SETLKW", 7},
    {"F_SETOWN", 8},
    {"F_GETOWN", 9},
    {"F_SETSIG", 0xa},
    {"F_GETSIG", 0xb},
    {"F_GETLK64", 0xc},
    {"F_SETLK64", 0xd},
    {"F_SETLKW64", 0xe},
    {"F_SETOWN_EX", 0xf},
    {"F_GETOWN_EX", 0x10},
    {"F_GETOWNER_UIDS", 0x11},
    {"F_OFD_GETLK", 0x24},
    {"F_OFD_SETLK", 0x25},
    {"F_OFD_SETLKW", 0x26},
    {"F_SETLEASE", 0x400},
    {"F_GETLEASE", 0x401},
    {"F_NOTIFY", 0x402},
    {"F_DUPFD_QUERY", 0x403},
    {"F_CREATED_QUERY", 0x404},
    {"F_CANCELLK", 0x405},
    {"F_DUPFD_CLOEXEC", 0x406},
    {"F_SETPIPE_SZ", 0x407},
    {"F_GETPIPE_SZ", 0x408},
    {"F_ADD_SEALS", 0x409},
    {"F_GET_SEALS", 0x40a},
    {"F_GET_RW_HINT", 0x40b},
    {"F_SET_RW_HINT", 0x40c},
    {"F_GET_FILE_RW_HINT", 0x40d},
    {"F_SET_FILE_RW_HINT", 0x40e},
    {"F_GETDELEG", 0x40f},
    {"F_SETDELEG", 0x410},
};
inline constexpr FlagSet kFcntlCommands{.prefix = "F_???", .flags = kFcntlCommandList};

inline constexpr Flag kFdFlagList[] = {{"FD_CLOEXEC", 1}};
inline constexpr FlagSet kFdFlags{.prefix = "FD_???", .flags = kFdFlagList};

inline constexpr Flag kLockTypeList[] = {
    {"F_RDLCK", 0}, {"F_WRLCK", 1}, {"F_UNLCK", 2}, {"F_EXLCK", 4}, {"F_SHLCK", 8},
};
inline constexpr FlagSet kLockTypes{.prefix = "F_???", .flags = kLockTypeList};

inline constexpr Flag kOwnerTypeList[] = {{"F_OWNER_TID", 0}, {"F_OWNER_PID", 1}, {"F_OWNER_PGRP", 2}};
inline constexpr FlagSet kOwnerTypes{.prefix = "F_OWNER_???", .flags = kOwnerTypeList};

inline constexpr Flag kDirectoryNotifyFlagList[] = {
    {"DN_ACCESS", 1},
    {"DN_MODIFY", 2},
    {"DN_CREATE", 4},
    {"DN_DELETE", 8},
    {"DN_RENAME", 0x10},
    {"DN_ATTRIB", 0x20},
    {"DN_MULTISHOT", 0x80000000},
};
inline constexpr FlagSet kDirectoryNotifyFlags{.prefix = "DN_???", .flags = kDirectoryNotifyFlagList};

inline constexpr Flag kSealFlagList[] = {
    {"F_SEAL_SEAL", 1},  {"F_SEAL_SHRINK", 2},          {"F_SEAL_GROW", 4},
    {"F_SEAL_WRITE", 8}, {"F_SEAL_FUTURE_WRITE", 0x10}, {"F_SEAL_EXEC", 0x20},
};
inline constexpr FlagSet kSealFlags{.prefix = "F_SEAL_???", .flags = kSealFlagList};

inline constexpr Flag kWriteLifeHintList[] = {
    {"RWH_WRITE_LIFE_NOT_SET", 0}, {"RWH_WRITE_LIFE_NONE", 1}, {"RWH_WRITE_LIFE_SHORT", 2},
    {"RWH_WRITE_LIFE_MEDIUM", 3},  {"RWH_WRITE_LIFE_LONG", 4}, {"RWH_WRITE_LIFE_EXTREME", 5},
};
inline constexpr FlagSet kWriteLifeHints{.prefix = "RWH_WRITE_LIFE_???", .flags = kWriteLifeHintList};

}  // namespace tracectl::syscalls
