// statfs(2): kinds of file systems (include/uapi/linux/magic.h).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFileSystemMagicList[] = {
    {"QNX4_SUPER_MAGIC", 0x2f},           {"AUTOFS_SUPER_MAGIC", 0x187},      {"MINIX_SUPER_MAGIC", 0x137f},
    {"DEVPTS_SUPER_MAGIC", 0x1cd1},       {"MINIX2_SUPER_MAGIC", 0x2468},     {"NILFS_SUPER_MAGIC", 0x3434},
    {"MSDOS_SUPER_MAGIC", 0x4d44},        {"MINIX3_SUPER_MAGIC", 0x4d5a},     {"SMB_SUPER_MAGIC", 0x517b},
    {"NCP_SUPER_MAGIC", 0x564c},          {"NFS_SUPER_MAGIC", 0x6969},        {"JFFS2_SUPER_MAGIC", 0x72b6},
    {"ISOFS_SUPER_MAGIC", 0x9660},        {"PROC_SUPER_MAGIC", 0x9fa0},       {"OPENPROM_SUPER_MAGIC", 0x9fa1},
    {"USBDEVICE_SUPER_MAGIC", 0x9fa2},    {"ADFS_SUPER_MAGIC", 0xadf5},       {"AFFS_SUPER_MAGIC", 0xadff},
    {"EXT2_SUPER_MAGIC", 0xef53},         {"ECRYPTFS_SUPER_MAGIC", 0xf15f},   {"CGROUP_SUPER_MAGIC", 0x27e0eb},
    {"EFS_SUPER_MAGIC", 0x414a53},        {"HOSTFS_SUPER_MAGIC", 0xc0ffee},   {"CEPH_SUPER_MAGIC", 0xc36400},
    {"TMPFS_MAGIC", 0x1021994},           {"V9FS_MAGIC", 0x1021997},          {"RDTGROUP_SUPER_MAGIC", 0x7655821},
    {"ANON_INODE_FS_MAGIC", 0x9041934},   {"FUTEXFS_SUPER_MAGIC", 0xbad1dea}, {"MTD_INODE_FS_MAGIC", 0x11307854},
    {"UDF_SUPER_MAGIC", 0x15013346},      {"EXFAT_SUPER_MAGIC", 0x2011bab0},  {"CRAMFS_MAGIC", 0x28cd3d45},
    {"BINFMTFS_MAGIC", 0x42494e4d},       {"SMACK_MAGIC", 0x43415d53},        {"DMA_BUF_MAGIC", 0x444d4142},
    {"DEVMEM_MAGIC", 0x454d444d},         {"PIPEFS_MAGIC", 0x50495045},       {"REISERFS_SUPER_MAGIC", 0x52654973},
    {"SECRETMEM_MAGIC", 0x5345434d},      {"AFS_SUPER_MAGIC", 0x5346414f},    {"SOCKFS_MAGIC", 0x534f434b},
    {"XFS_SUPER_MAGIC", 0x58465342},      {"AAFS_MAGIC", 0x5a3c69f0},         {"ZONEFS_MAGIC", 0x5a4f4653},
    {"PSTOREFS_MAGIC", 0x6165676c},       {"BDEVFS_MAGIC", 0x62646576},       {"SYSFS_MAGIC", 0x62656572},
    {"CGROUP2_SUPER_MAGIC", 0x63677270},  {"DEBUGFS_MAGIC", 0x64626720},      {"DAXFS_MAGIC", 0x64646178},
    {"FUSE_SUPER_MAGIC", 0x65735546},     {"QNX6_SUPER_MAGIC", 0x68191122},   {"AFS_FS_MAGIC", 0x6b414653},
    {"BINDERFS_SUPER_MAGIC", 0x6c6f6f70}, {"NSFS_MAGIC", 0x6e736673},         {"SECURITYFS_MAGIC", 0x73636673},
    {"SQUASHFS_MAGIC", 0x73717368},       {"BTRFS_TEST_MAGIC", 0x73727279},   {"CODA_SUPER_MAGIC", 0x73757245},
    {"OCFS2_SUPER_MAGIC", 0x7461636f},    {"TRACEFS_MAGIC", 0x74726163},      {"OVERLAYFS_SUPER_MAGIC", 0x794c7630},
    {"RAMFS_MAGIC", 0x858458f6},          {"BTRFS_SUPER_MAGIC", 0x9123683e},  {"HUGETLBFS_MAGIC", 0x958458f6},
    {"XENFS_SUPER_MAGIC", 0xabba1974},    {"BPF_FS_MAGIC", 0xcafe4a11},       {"EFIVARFS_MAGIC", 0xde5e81e4},
    {"F2FS_SUPER_MAGIC", 0xf2f52010},     {"SELINUX_MAGIC", 0xf97cff8c},      {"HPFS_SUPER_MAGIC", 0xf995e849},
    {"SMB2_SUPER_MAGIC", 0xfe534d42},     {"CIFS_SUPER_MAGIC", 0xff534d42},
};
inline constexpr FlagSet kFileSystemMagic{.prefix = "", .flags = kFileSystemMagicList};

}  // namespace tracectl::syscalls
