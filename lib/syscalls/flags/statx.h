// statx(2): which fields are asked for and were filled in, and the attributes of a file.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kStatxMaskList[] = {
    {"STATX_ALL", 0xfff},
    {"STATX_BASIC_STATS", 0x7ff},
    {"STATX_TYPE", 1},
    {"STATX_MODE", 2},
    {"STATX_NLINK", 4},
    {"STATX_UID", 8},
    {"STATX_GID", 0x10},
    {"STATX_ATIME", 0x20},
    {"STATX_MTIME", 0x40},
    {"STATX_CTIME", 0x80},
    {"STATX_INO", 0x100},
    {"STATX_SIZE", 0x200},
    {"STATX_BLOCKS", 0x400},
    {"STATX_BTIME", 0x800},
    {"STATX_MNT_ID", 0x1000},
    {"STATX_DIOALIGN", 0x2000},
    {"STATX_MNT_ID_UNIQUE", 0x4000},
    {"STATX_SUBVOL", 0x8000},
    {"STATX_WRITE_ATOMIC", 0x10000},
    {"STATX_DIO_READ_ALIGN", 0x20000},
};
inline constexpr FlagSet kStatxMask{.prefix = "STATX_???", .flags = kStatxMaskList};

inline constexpr Flag kStatxAttributeList[] = {
    {"STATX_ATTR_COMPRESSED", 4},          {"STATX_ATTR_IMMUTABLE", 0x10},  {"STATX_ATTR_APPEND", 0x20},
    {"STATX_ATTR_NODUMP", 0x40},           {"STATX_ATTR_ENCRYPTED", 0x800}, {"STATX_ATTR_AUTOMOUNT", 0x1000},
    {"STATX_ATTR_MOUNT_ROOT", 0x2000},     {"STATX_ATTR_VERITY", 0x100000}, {"STATX_ATTR_DAX", 0x200000},
    {"STATX_ATTR_WRITE_ATOMIC", 0x400000},
};
inline constexpr FlagSet kStatxAttributes{.prefix = "STATX_ATTR_???", .flags = kStatxAttributeList};

}  // namespace tracectl::syscalls
