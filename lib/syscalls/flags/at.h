// The AT_* flags of calls that take a directory descriptor (include/uapi/linux/fcntl.h).  A few bits mean something
// else to single calls, which therefore have a set of their own.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kAtFlagList[] = {
    {"AT_SYMLINK_NOFOLLOW", 0x100}, {"AT_REMOVEDIR", 0x200},   {"AT_SYMLINK_FOLLOW", 0x400},
    {"AT_NO_AUTOMOUNT", 0x800},     {"AT_EMPTY_PATH", 0x1000}, {"AT_RECURSIVE", 0x8000},
};
inline constexpr FlagSet kAtFlags{.prefix = "AT_???", .flags = kAtFlagList};

inline constexpr Flag kFaccessatFlagList[] = {
    {"AT_SYMLINK_NOFOLLOW", 0x100},
    {"AT_EACCESS", 0x200},
    {"AT_EMPTY_PATH", 0x1000},
};
inline constexpr FlagSet kFaccessatFlags{.prefix = "AT_???", .flags = kFaccessatFlagList};

inline constexpr Flag kNameToHandleFlagList[] = {
    {"AT_SYMLINK_FOLLOW", 0x400},   {"AT_EMPTY_PATH", 0x1000},    {"AT_HANDLE_FID", 0x200},
    {"AT_HANDLE_MNT_ID_UNIQUE", 1}, {"AT_HANDLE_CONNECTABLE", 2},
};
inline constexpr FlagSet kNameToHandleFlags{.prefix = "AT_???", .flags = kNameToHandleFlagList};

inline constexpr Flag kMountSetattrFlagList[] = {
    {"AT_SYMLINK_NOFOLLOW", 0x100},
    {"AT_NO_AUTOMOUNT", 0x800},
    {"AT_EMPTY_PATH", 0x1000},
    {"AT_RECURSIVE", 0x8000},
};
inline constexpr FlagSet kMountSetattrFlags{.prefix = "AT_???", .flags = kMountSetattrFlagList};

inline constexpr Flag kOpenTreeFlagList[] = {
    {"OPEN_TREE_CLONE", 1},    {"OPEN_TREE_CLOEXEC", 0x80000}, {"AT_SYMLINK_NOFOLLOW", 0x100},
    {"AT_REMOVEDIR", 0x200},   {"AT_SYMLINK_FOLLOW", 0x400},   {"AT_NO_AUTOMOUNT", 0x800},
    {"AT_EMPTY_PATH", 0x1000}, {"AT_RECURSIVE", 0x8000},
};
inline constexpr FlagSet kOpenTreeFlags{.prefix = "AT_???", .flags = kOpenTreeFlagList};

inline constexpr Flag kStatxFlagList[] = {
    {"AT_STATX_SYNC_AS_STAT", 0, 0x6000}, {"AT_STATX_FORCE_SYNC", 0x2000}, {"AT_STATX_DONT_SYNC", 0x4000},
    {"AT_SYMLINK_NOFOLLOW", 0x100},       {"AT_REMOVEDIR", 0x200},         {"AT_SYMLINK_FOLLOW", 0x400},
    {"AT_NO_AUTOMOUNT", 0x800},           {"AT_EMPTY_PATH", 0x1000},       {"AT_RECURSIVE", 0x8000},
};
inline constexpr FlagSet kStatxFlags{.prefix = "AT_???", .flags = kStatxFlagList};

}  // namespace tracectl::syscalls
