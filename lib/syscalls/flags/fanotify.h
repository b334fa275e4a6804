// fanotify(7): flags of a group, of a mark, and events.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFanotifyInitFlagList[] = {
    {"FAN_CLASS_NOTIF", 0, 0xc},
    {"FAN_CLASS_CONTENT", 4, 0xc},
    {"FAN_CLASS_PRE_CONTENT", 8, 0xc},
    {"FAN_CLOEXEC", 1},
    {"FAN_NONBLOCK", 2},
    {"FAN_UNLIMITED_QUEUE", 0x10},
    {"FAN_UNLIMITED_MARKS", 0x20},
    {"FAN_ENABLE_AUDIT", 0x40},
    {"FAN_REPORT_PIDFD", 0x80},
    {"FAN_REPORT_TID", 0x100},
    {"FAN_REPORT_FID", 0x200},
    {"FAN_REPORT_DIR_FID", 0x400},
    {"FAN_REPORT_NAME", 0x800},
    {"FAN_REPORT_TARGET_FID", 0x1000},
    {"FAN_REPORT_FD_ERROR", 0x2000},
    {"FAN_REPORT_MNT", 0x4000},
};
inline constexpr FlagSet kFanotifyInitFlags{.prefix = "FAN_???", .flags = kFanotifyInitFlagList};

inline constexpr Flag kFanotifyMarkFlagList[] = {
    {"FAN_MARK_ADD", 1},
    {"FAN_MARK_REMOVE", 2},
    {"FAN_MARK_DONT_FOLLOW", 4},
    {"FAN_MARK_ONLYDIR", 8},
    {"FAN_MARK_MNTNS", 0x110, 0x110},
    {"FAN_MARK_MOUNT", 0x10},
    {"FAN_MARK_IGNORED_MASK", 0x20},
    {"FAN_MARK_IGNORED_SURV_MODIFY", 0x40},
    {"FAN_MARK_FLUSH", 0x80},
    {"FAN_MARK_FILESYSTEM", 0x100},
    {"FAN_MARK_EVICTABLE", 0x200},
    {"FAN_MARK_IGNORE", 0x400},
};
inline constexpr FlagSet kFanotifyMarkFlags{.prefix = "FAN_MARK_???", .flags = kFanotifyMarkFlagList};

inline constexpr Flag kFanotifyEventList[] = {
    {"FAN_ACCESS", 1},
    {"FAN_MODIFY", 2},
    {"FAN_ATTRIB", 4},
    {"FAN_CLOSE_WRITE", 8},
    {"FAN_CLOSE_NOWRITE", 0x10},
    {"FAN_OPEN", 0x20},
    {"FAN_MOVED_FROM", 0x40},
    {"FAN_MOVED_TO", 0x80},
    {"FAN_CREATE", 0x100},
    {"FAN_DELETE", 0x200},
    {"FAN_DELETE_SELF", 0x400},
    {"FAN_MOVE_SELF", 0x800},
    {"FAN_OPEN_EXEC", 0x1000},
    {"FAN_Q_OVERFLOW", 0x4000},
    {"FAN_FS_ERROR", 0x8000},
    {"FAN_OPEN_PERM", 0x10000},
    {"FAN_ACCESS_PERM", 0x20000},
    {"FAN_OPEN_EXEC_PERM", 0x40000},
    {"FAN_DIR_MODIFY", 0x80000},
    {"FAN_PRE_ACCESS", 0x100000},
    {"FAN_MNT_ATTACH", 0x1000000},
    {"FAN_MNT_DETACH", 0x2000000},
    {"FAN_ONDIR", 0x40000000},
    {"FAN_EVENT_ON_CHILD", 0x8000000},
    {"FAN_RENAME", 0x10000000},
};
inline constexpr FlagSet kFanotifyEvents{.prefix = "FAN_???", .flags = kFanotifyEventList};

inline constexpr Flag kFanotifyDirfdList[] = {{"FAN_NOFD", 0xffffffff}, {"AT_FDCWD", 0xffffff9c}};
inline constexpr FlagSet kFanotifyDirfds{.prefix = "AT_???", .flags = kFanotifyDirfdList};

}  // namespace tracectl::syscalls
