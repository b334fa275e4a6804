// quotactl(2): commands without their type (USRQUOTA, GRPQUOTA, PRJQUOTA), types and formats.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kQuotaCommandList[] = {
    {"Q_SYNC", 0x800001},         {"Q_QUOTAON", 0x800002},     {"Q_QUOTAOFF", 0x800003}, {"Q_GETFMT", 0x800004},
    {"Q_GETINFO", 0x800005},      {"Q_SETINFO", 0x800006},     {"Q_GETQUOTA", 0x800007}, {"Q_SETQUOTA", 0x800008},
    {"Q_GETNEXTQUOTA", 0x800009}, {"Q_XQUOTAON", 0x5801},      {"Q_XQUOTAOFF", 0x5802},  {"Q_XGETQUOTA", 0x5803},
    {"Q_XSETQLIM", 0x5804},       {"Q_XGETQSTAT", 0x5805},     {"Q_XQUOTARM", 0x5806},   {"Q_XQUOTASYNC", 0x5807},
    {"Q_XGETQSTATV", 0x5808},     {"Q_XGETNEXTQUOTA", 0x5809},
};
inline constexpr FlagSet kQuotaCommands{.prefix = "Q_???", .flags = kQuotaCommandList};

inline constexpr Flag kQuotaTypeList[] = {{"USRQUOTA", 0}, {"GRPQUOTA", 1}, {"PRJQUOTA", 2}};
inline constexpr FlagSet kQuotaTypes{.prefix = "???QUOTA", .flags = kQuotaTypeList};

inline constexpr Flag kQuotaFormatList[] = {
    {"QFMT_VFS_OLD", 1},
    {"QFMT_VFS_V0", 2},
    {"QFMT_OCFS2", 3},
    {"QFMT_VFS_V1", 4},
};
inline constexpr FlagSet kQuotaFormats{.prefix = "QFMT_VFS_???", .flags = kQuotaFormatList};

}  // namespace tracectl::syscalls
