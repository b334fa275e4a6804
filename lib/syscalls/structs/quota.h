// quotactl(2): limits and usage of one user or group, and state of a whole file system.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kDqblkFields[] = {
    {"dqb_bhardlimit", "__u64", number()},
    {"dqb_bsoftlimit", "__u64", number()},
    {"dqb_curspace", "__u64", number()},
    {"dqb_ihardlimit", "__u64", number()},
    {"dqb_isoftlimit", "__u64", number()},
    {"dqb_curinodes", "__u64", number()},
    {"dqb_btime", "__u64", number(), 1, Field::Show::verbose},
    {"dqb_itime", "__u64", number(), 1, Field::Show::verbose},
    {"dqb_valid", "__u32", hex(), 1, Field::Show::verbose},
};
inline constexpr Structure kDqblk{.name = "struct if_dqblk", .fields = kDqblkFields};

// Q_GETNEXTQUOTA tells whose it is.
inline constexpr Field kNextdqblkFields[] = {
    {"dqb_bhardlimit", "__u64", number()},
    {"dqb_bsoftlimit", "__u64", number()},
    {"dqb_curspace", "__u64", number()},
    {"dqb_ihardlimit", "__u64", number()},
    {"dqb_isoftlimit", "__u64", number()},
    {"dqb_curinodes", "__u64", number()},
    {"dqb_btime", "__u64", number(), 1, Field::Show::verbose},
    {"dqb_itime", "__u64", number(), 1, Field::Show::verbose},
    {"dqb_valid", "__u32", hex(), 1, Field::Show::verbose},
    {"dqb_id", "__u32", number()},
};
inline constexpr Structure kNextdqblk{.name = "struct if_nextdqblk", .fields = kNextdqblkFields};

// Q_XGETQUOTA, Q_XGETNEXTQUOTA, Q_XSETQLIM.
inline constexpr Field kFsDiskQuotaFields[] = {
    {"d_version", "signed char", number()},
    {"d_flags", "signed char", hex()},
    {"d_fieldmask", "__u16", hex()},
    {"d_id", "__u32", number()},
    {"d_blk_hardlimit", "__u64", number()},
    {"d_blk_softlimit", "__u64", number()},
    {"d_ino_hardlimit", "__u64", number()},
    {"d_ino_softlimit", "__u64", number()},
    {"d_bcount", "__u64", number()},
    {"d_icount", "__u64", number()},
    {"d_itimer", "__s32", number(), 1, Field::Show::verbose},
    {"d_btimer", "__s32", number(), 1, Field::Show::verbose},
    {"d_iwarns", "__u16", number(), 1, Field::Show::verbose},
    {"d_bwarns", "__u16", number(), 1, Field::Show::verbose},
    {"d_itimer_hi", "signed char", number(), 1, Field::Show::never},
    {"d_btimer_hi", "signed char", number(), 1, Field::Show::never},
    {"d_rtbtimer_hi", "signed char", number(), 1, Field::Show::never},
    {"d_padding2", "signed char", number(), 1, Field::Show::never},
    {"d_rtb_hardlimit", "__u64", number(), 1, Field::Show::verbose},
    {"d_rtb_softlimit", "__u64", number(), 1, Field::Show::verbose},
    {"d_rtbcount", "__u64", number(), 1, Field::Show::verbose},
    {"d_rtbtimer", "__s32", number(), 1, Field::Show::verbose},
    {"d_rtbwarns", "__u16", number(), 1, Field::Show::verbose},
    {"d_padding3", "__s16", number(), 1, Field::Show::never},
    {"d_padding4", "char", number(), 8, Field::Show::never},
};
inline constexpr Structure kFsDiskQuota{.name = "struct fs_disk_quota", .fields = kFsDiskQuotaFields};

// Q_XGETQSTAT.
inline constexpr Field kFsQfilestatFields[] = {
    {"qfs_ino", "__u64", number()}, {"qfs_nblks", "__u64", number()}, {"qfs_nextents", "__u32", number()}};
inline constexpr Structure kFsQfilestat{.name = "struct fs_qfilestat", .fields = kFsQfilestatFields};
inline constexpr Field kFsQuotaStatFields[] = {
    {"qs_version", "signed char", number()},
    {"qs_flags", "__u16", hex()},
    {"qs_pad", "signed char", number(), 1, Field::Show::never},
    {"qs_uquota", "", object_of(kFsQfilestat), 1, Field::Show::verbose},
    {"qs_gquota", "", object_of(kFsQfilestat), 1, Field::Show::verbose},
    {"qs_incoredqs", "__u32", number()},
    {"qs_btimelimit", "__s32", number(), 1, Field::Show::verbose},
    {"qs_itimelimit", "__s32", number(), 1, Field::Show::verbose},
    {"qs_rtbtimelimit", "__s32", number(), 1, Field::Show::verbose},
    {"qs_bwarnlimit", "__u16", number(), 1, Field::Show::verbose},
    {"qs_iwarnlimit", "__u16", number(), 1, Field::Show::verbose},
};
inline constexpr Structure kFsQuotaStat{.name = "struct fs_quota_stat", .fields = kFsQuotaStatFields};

// Q_XGETQSTATV: the caller says the version that it knows.
inline constexpr Field kFsQfilestatvFields[] = {
    {"qfs_ino", "__u64", number()},
    {"qfs_nblks", "__u64", number()},
    {"qfs_nextents", "__u32", number()},
    {"qfs_pad", "__u32", number(), 1, Field::Show::never},
};
inline constexpr Structure kFsQfilestatv{.name = "struct fs_qfilestatv", .fields = kFsQfilestatvFields};
inline constexpr Field kFsQuotaStatvFields[] = {
    {"qs_version", "signed char", number()},
    {"qs_pad1", "__u8", number(), 1, Field::Show::never},
    {"qs_flags", "__u16", hex()},
    {"qs_incoredqs", "__u32", number()},
    {"qs_uquota", "", object_of(kFsQfilestatv)},
    {"qs_gquota", "", object_of(kFsQfilestatv)},
    {"qs_pquota", "", object_of(kFsQfilestatv)},
    {"qs_btimelimit", "__s32", number()},
    {"qs_itimelimit", "__s32", number()},
    {"qs_rtbtimelimit", "__s32", number()},
    {"qs_bwarnlimit", "__u16", number()},
    {"qs_iwarnlimit", "__u16", number()},
    {"qs_rtbwarnlimit", "__u16", number()},
    {"qs_pad3", "__u16", number(), 1, Field::Show::never},
    {"qs_pad4", "__u32", number(), 1, Field::Show::never},
    {"qs_pad2", "__u64", number(), 7, Field::Show::never},
};
inline constexpr Structure kFsQuotaStatv{.name = "struct fs_quota_statv", .fields = kFsQuotaStatvFields};

inline constexpr Field kDqinfoFields[] = {
    {"dqi_bgrace", "__u64", number()},
    {"dqi_igrace", "__u64", number()},
    {"dqi_flags", "__u32", hex()},
    {"dqi_valid", "__u32", hex()},
};
inline constexpr Structure kDqinfo{.name = "struct if_dqinfo", .fields = kDqinfoFields};

static_assert(size_of(kNextdqblk, Abi::x86_64) == 72 && size_of(kFsDiskQuota, Abi::x86_64) == 112);
static_assert(size_of(kFsQuotaStat, Abi::x86_64) == 80 && size_of(kFsQuotaStatv, Abi::x86_64) == 160);

}  // namespace tracectl::syscalls
