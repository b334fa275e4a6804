// FS_IOC_GETFLAGS (chattr(1)), FS_IOC_FSGETXATTR and file_getattr(2): flags of an inode.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kInodeFlagList[] = {
    {"FS_SECRM_FL", 1},
    {"FS_UNRM_FL", 2},
    {"FS_COMPR_FL", 4},
    {"FS_SYNC_FL", 8},
    {"FS_IMMUTABLE_FL", 0x10},
    {"FS_APPEND_FL", 0x20},
    {"FS_NODUMP_FL", 0x40},
    {"FS_NOATIME_FL", 0x80},
    {"FS_DIRTY_FL", 0x100},
    {"FS_COMPRBLK_FL", 0x200},
    {"FS_NOCOMP_FL", 0x400},
    {"FS_ENCRYPT_FL", 0x800},
    {"FS_INDEX_FL", 0x1000},
    {"FS_IMAGIC_FL", 0x2000},
    {"FS_JOURNAL_DATA_FL", 0x4000},
    {"FS_NOTAIL_FL", 0x8000},
    {"FS_DIRSYNC_FL", 0x10000},
    {"FS_TOPDIR_FL", 0x20000},
    {"FS_HUGE_FILE_FL", 0x40000},
    {"FS_EXTENT_FL", 0x80000},
    {"FS_VERITY_FL", 0x100000},
    {"FS_EA_INODE_FL", 0x200000},
    {"FS_EOFBLOCKS_FL", 0x400000},
    {"FS_NOCOW_FL", 0x800000},
    {"FS_DAX_FL", 0x2000000},
    {"FS_INLINE_DATA_FL", 0x10000000},
    {"FS_PROJINHERIT_FL", 0x20000000},
    {"FS_CASEFOLD_FL", 0x40000000},
    {"FS_RESERVED_FL", 0x80000000},
};
inline constexpr FlagSet kInodeFlags{.prefix = "FS_???", .flags = kInodeFlagList};

inline constexpr Flag kExtendedInodeFlagList[] = {
    {"FS_XFLAG_REALTIME", 1},         {"FS_XFLAG_PREALLOC", 2},         {"FS_XFLAG_IMMUTABLE", 8},
    {"FS_XFLAG_APPEND", 0x10},        {"FS_XFLAG_SYNC", 0x20},          {"FS_XFLAG_NOATIME", 0x40},
    {"FS_XFLAG_NODUMP", 0x80},        {"FS_XFLAG_RTINHERIT", 0x100},    {"FS_XFLAG_PROJINHERIT", 0x200},
    {"FS_XFLAG_NOSYMLINKS", 0x400},   {"FS_XFLAG_EXTSIZE", 0x800},      {"FS_XFLAG_EXTSZINHERIT", 0x1000},
    {"FS_XFLAG_NODEFRAG", 0x2000},    {"FS_XFLAG_FILESTREAM", 0x4000},  {"FS_XFLAG_DAX", 0x8000},
    {"FS_XFLAG_COWEXTSIZE", 0x10000}, {"FS_XFLAG_HASATTR", 0x80000000},
};
inline constexpr FlagSet kExtendedInodeFlags{.prefix = "FS_XFLAG_???", .flags = kExtendedInodeFlagList};

}  // namespace tracectl::syscalls
