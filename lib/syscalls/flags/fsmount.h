// The calls that build mounts by descriptors: fsopen, fsconfig, fsmount, fspick, move_mount, mount_setattr.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFsopenFlagList[] = {{"FSOPEN_CLOEXEC", 1}};
inline constexpr FlagSet kFsopenFlags{.prefix = "FSOPEN_???", .flags = kFsopenFlagList};

inline constexpr Flag kFspickFlagList[] = {
    {"FSPICK_CLOEXEC", 1},
    {"FSPICK_SYMLINK_NOFOLLOW", 2},
    {"FSPICK_NO_AUTOMOUNT", 4},
    {"FSPICK_EMPTY_PATH", 8},
};
inline constexpr FlagSet kFspickFlags{.prefix = "FSPICK_???", .flags = kFspickFlagList};

inline constexpr Flag kFsmountFlagList[] = {{"FSMOUNT_CLOEXEC", 1}};
inline constexpr FlagSet kFsmountFlags{.prefix = "FSMOUNT_???", .flags = kFsmountFlagList};

inline constexpr Flag kFsconfigCommandList[] = {
    {"FSCONFIG_SET_FLAG", 0},   {"FSCONFIG_SET_STRING", 1},      {"FSCONFIG_SET_BINARY", 2},
    {"FSCONFIG_SET_PATH", 3},   {"FSCONFIG_SET_PATH_EMPTY", 4},  {"FSCONFIG_SET_FD", 5},
    {"FSCONFIG_CMD_CREATE", 6}, {"FSCONFIG_CMD_RECONFIGURE", 7}, {"FSCONFIG_CMD_CREATE_EXCL", 8},
};
inline constexpr FlagSet kFsconfigCommands{.prefix = "FSCONFIG_???", .flags = kFsconfigCommandList};

inline constexpr Flag kMoveMountFlagList[] = {
    {"MOVE_MOUNT_F_SYMLINKS", 1},    {"MOVE_MOUNT_F_AUTOMOUNTS", 2},    {"MOVE_MOUNT_F_EMPTY_PATH", 4},
    {"MOVE_MOUNT_T_SYMLINKS", 0x10}, {"MOVE_MOUNT_T_AUTOMOUNTS", 0x20}, {"MOVE_MOUNT_T_EMPTY_PATH", 0x40},
    {"MOVE_MOUNT_SET_GROUP", 0x100}, {"MOVE_MOUNT_BENEATH", 0x200},
};
inline constexpr FlagSet kMoveMountFlags{.prefix = "MOVE_MOUNT_???", .flags = kMoveMountFlagList};

inline constexpr Flag kMountAttributeList[] = {
    {"MOUNT_ATTR_RDONLY", 1},        {"MOUNT_ATTR_NOSUID", 2},       {"MOUNT_ATTR_NODEV", 4},
    {"MOUNT_ATTR_NOEXEC", 8},        {"MOUNT_ATTR_NOATIME", 0x10},   {"MOUNT_ATTR_STRICTATIME", 0x20},
    {"MOUNT_ATTR_NODIRATIME", 0x80}, {"MOUNT_ATTR_IDMAP", 0x100000}, {"MOUNT_ATTR_NOSYMFOLLOW", 0x200000},
};
inline constexpr FlagSet kMountAttributes{.prefix = "MOUNT_ATTR_???", .flags = kMountAttributeList};

inline constexpr Flag kStatmountMaskList[] = {
    {"STATMOUNT_SB_BASIC", 1},
    {"STATMOUNT_MNT_BASIC", 2},
    {"STATMOUNT_PROPAGATE_FROM", 4},
    {"STATMOUNT_MNT_ROOT", 8},
    {"STATMOUNT_MNT_POINT", 0x10},
    {"STATMOUNT_FS_TYPE", 0x20},
    {"STATMOUNT_MNT_NS_ID", 0x40},
    {"STATMOUNT_MNT_OPTS", 0x80},
    {"STATMOUNT_FS_SUBTYPE", 0x100},
    {"STATMOUNT_SB_SOURCE", 0x200},
    {"STATMOUNT_OPT_ARRAY", 0x400},
    {"STATMOUNT_OPT_SEC_ARRAY", 0x800},
    {"STATMOUNT_SUPPORTED_MASK", 0x1000},
    {"STATMOUNT_MNT_UIDMAP", 0x2000},
    {"STATMOUNT_MNT_GIDMAP", 0x4000},
};
inline constexpr FlagSet kStatmountMask{.prefix = "STATMOUNT_???", .flags = kStatmountMaskList};

inline constexpr Flag kListmountFlagList[] = {{"LISTMOUNT_REVERSE", 1}};
inline constexpr FlagSet kListmountFlags{.prefix = "LISTMOUNT_???", .flags = kListmountFlagList};

}  // namespace tracectl::syscalls
