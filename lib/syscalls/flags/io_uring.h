// io_uring: set-up flags and features, flags of enter, operations of register.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kIoUringSetupFlagList[] = {
    {"IORING_SETUP_IOPOLL", 1},
    {"IORING_SETUP_SQPOLL", 2},
    {"IORING_SETUP_SQ_AFF", 4},
    {"IORING_SETUP_CQSIZE", 8},
    {"IORING_SETUP_CLAMP", 0x10},
    {"IORING_SETUP_ATTACH_WQ", 0x20},
    {"IORING_SETUP_R_DISABLED", 0x40},
    {"IORING_SETUP_SUBMIT_ALL", 0x80},
    {"IORING_SETUP_COOP_TASKRUN", 0x100},
    {"IORING_SETUP_TASKRUN_FLAG", 0x200},
    {"IORING_SETUP_SQE128", 0x400},
    {"IORING_SETUP_CQE32", 0x800},
    {"IORING_SETUP_SINGLE_ISSUER", 0x1000},
    {"IORING_SETUP_DEFER_TASKRUN", 0x2000},
    {"IORING_SETUP_NO_MMAP", 0x4000},
    {"IORING_SETUP_REGISTERED_FD_ONLY", 0x8000},
    {"IORING_SETUP_NO_SQARRAY", 0x10000},
    {"IORING_SETUP_HYBRID_IOPOLL", 0x20000},
    {"IORING_SETUP_CQE_MIXED", 0x40000},
};
inline constexpr FlagSet kIoUringSetupFlags{.prefix = "IORING_SETUP_???", .flags = kIoUringSetupFlagList};

inline constexpr Flag kIoUringFeatureList[] = {
    {"IORING_FEAT_SINGLE_MMAP", 1},          {"IORING_FEAT_NODROP", 2},
    {"IORING_FEAT_SUBMIT_STABLE", 4},        {"IORING_FEAT_RW_CUR_POS", 8},
    {"IORING_FEAT_CUR_PERSONALITY", 0x10},   {"IORING_FEAT_FAST_POLL", 0x20},
    {"IORING_FEAT_POLL_32BITS", 0x40},       {"IORING_FEAT_SQPOLL_NONFIXED", 0x80},
    {"IORING_FEAT_EXT_ARG", 0x100},          {"IORING_FEAT_NATIVE_WORKERS", 0x200},
    {"IORING_FEAT_RSRC_TAGS", 0x400},        {"IORING_FEAT_CQE_SKIP", 0x800},
    {"IORING_FEAT_LINKED_FILE", 0x1000},     {"IORING_FEAT_REG_REG_RING", 0x2000},
    {"IORING_FEAT_RECVSEND_BUNDLE", 0x4000}, {"IORING_FEAT_MIN_TIMEOUT", 0x8000},
    {"IORING_FEAT_RW_ATTR", 0x10000},        {"IORING_FEAT_NO_IOWAIT", 0x20000},
};
inline constexpr FlagSet kIoUringFeatures{.prefix = "IORING_FEAT_???", .flags = kIoUringFeatureList};

inline constexpr Flag kIoUringEnterFlagList[] = {
    {"IORING_ENTER_GETEVENTS", 1},      {"IORING_ENTER_SQ_WAKEUP", 2},          {"IORING_ENTER_SQ_WAIT", 4},
    {"IORING_ENTER_EXT_ARG", 8},        {"IORING_ENTER_REGISTERED_RING", 0x10}, {"IORING_ENTER_ABS_TIMER", 0x20},
    {"IORING_ENTER_EXT_ARG_REG", 0x40}, {"IORING_ENTER_NO_IOWAIT", 0x80},
};
inline constexpr FlagSet kIoUringEnterFlags{.prefix = "IORING_ENTER_???", .flags = kIoUringEnterFlagList};

inline constexpr Flag kIoUringOperationList[] = {
    {"IORING_OP_NOP", 0},
    {"IORING_OP_READV", 1},
    {"IORING_OP_WRITEV", 2},
    {"IORING_OP_FSYNC", 3},
    {"IORING_OP_READ_FIXED", 4},
    {"IORING_OP_WRITE_FIXED", 5},
    {"IORING_OP_POLL_ADD", 6},
    {"IORING_OP_POLL_REMOVE", 7},
    {"IORING_OP_SYNC_FILE_RANGE", 8},
    {"IORING_OP_SENDMSG", 9},
    {"IORING_OP_RECVMSG", 10},
    {"IORING_OP_TIMEOUT", 11},
    {"IORING_OP_TIMEOUT_REMOVE", 12},
    {"IORING_OP_ACCEPT", 13},
    {"IORING_OP_ASYNC_CANCEL", 14},
    {"IORING_OP_LINK_TIMEOUT", 15},
    {"IORING_OP_CONNECT", 16},
    {"IORING_OP_FALLOCATE", 17},
    {"IORING_OP_OPENAT", 18},
    {"IORING_OP_CLOSE", 19},
    {"IORING_OP_FILES_UPDATE", 20},
    {"IORING_OP_STATX", 21},
    {"IORING_OP_READ", 22},
    {"IORING_OP_WRITE", 23},
    {"IORING_OP_FADVISE", 24},
    {"IORING_OP_MADVISE", 25},
    {"IORING_OP_SEND", 26},
    {"IORING_OP_RECV", 27},
    {"IORING_OP_OPENAT2", 28},
    {"IORING_OP_EPOLL_CTL", 29},
    {"IORING_OP_SPLICE", 30},
    {"IORING_OP_PROVIDE_BUFFERS", 31},
    {"IORING_OP_REMOVE_BUFFERS", 32},
    {"IORING_OP_TEE", 33},
    {"IORING_OP_SHUTDOWN", 34},
    {"IORING_OP_RENAMEAT", 35},
    {"IORING_OP_UNLINKAT", 36},
    {"IORING_OP_MKDIRAT", 37},
    {"IORING_OP_SYMLINKAT", 38},
    {"IORING_OP_LINKAT", 39},
    {"IORING_OP_MSG_RING", 40},
    {"IORING_OP_FSETXATTR", 41},
    {"IORING_OP_SETXATTR", 42},
    {"IORING_OP_FGETXATTR", 43},
    {"IORING_OP_GETXATTR", 44},
    {"IORING_OP_SOCKET", 45},
    {"IORING_OP_URING_CMD", 46},
    {"IORING_OP_SEND_ZC", 47},
    {"IORING_OP_SENDMSG_ZC", 48},
    {"IORING_OP_READ_MULTISHOT", 49},
    {"IORING_OP_WAITID", 50},
    {"IORING_OP_FUTEX_WAIT", 51},
    {"IORING_OP_FUTEX_WAKE", 52},
    {"IORING_OP_FUTEX_WAITV", 53},
    {"IORING_OP_FIXED_FD_INSTALL", 54},
    {"IORING_OP_FTRUNCATE", 55},
    {"IORING_OP_BIND", 56},
    {"IORING_OP_LISTEN", 57},
    {"IORING_OP_RECV_ZC", 58},
    {"IORING_OP_EPOLL_WAIT", 59},
    {"IORING_OP_READV_FIXED", 60},
    {"IORING_OP_WRITEV_FIXED", 61},
    {"IORING_OP_PIPE", 62},
};
inline constexpr FlagSet kIoUringOperations{.prefix = "IORING_OP_???", .flags = kIoUringOperationList};

inline constexpr Flag kIoUringEntryFlagList[] = {
    {"IOSQE_FIXED_FILE", 1},          {"IOSQE_IO_DRAIN", 2}, {"IOSQE_IO_LINK", 4},
    {"IOSQE_IO_HARDLINK", 8},         {"IOSQE_ASYNC", 0x10}, {"IOSQE_BUFFER_SELECT", 0x20},
    {"IOSQE_CQE_SKIP_SUCCESS", 0x40},
};
inline constexpr FlagSet kIoUringEntryFlags{.prefix = "IOSQE_???", .flags = kIoUringEntryFlagList};

inline constexpr Flag kIoUringRestrictionList[] = {
    {"IORING_RESTRICTION_REGISTER_OP", 0},
    {"IORING_RESTRICTION_SQE_OP", 1},
    {"IORING_RESTRICTION_SQE_FLAGS_ALLOWED", 2},
    {"IORING_RESTRICTION_SQE_FLAGS_REQUIRED", 3},
};
inline constexpr FlagSet kIoUringRestrictions{.prefix = "IORING_RESTRICTION_???", .flags = kIoUringRestrictionList};

inline constexpr Flag kIoUringResourceFlagList[] = {{"IORING_RSRC_REGISTER_SPARSE", 1}};
inline constexpr FlagSet kIoUringResourceFlags{.prefix = "IORING_RSRC_???", .flags = kIoUringResourceFlagList};

inline constexpr Flag kIoUringRegisterOpList[] = {
    {"IORING_REGISTER_BUFFERS", 0},
    {"IORING_UNREGISTER_BUFFERS", 1},
    {"IORING_REGISTER_FILES", 2},
    {"IORING_UNREGISTER_FILES", 3},
    {"IORING_REGISTER_EVENTFD", 4},
    {"IORING_UNREGISTER_EVENTFD", 5},
    {"IORING_REGISTER_FILES_UPDATE", 6},
    {"IORING_REGISTER_EVENTFD_ASYNC", 7},
    {"IORING_REGISTER_PROBE", 8},
    {"IORING_REGISTER_PERSONALITY", 9},
    {"IORING_UNREGISTER_PERSONALITY", 0xa},
    {"IORING_REGISTER_RESTRICTIONS", 0xb},
    {"IORING_REGISTER_ENABLE_RINGS", 0xc},
    {"IORING_REGISTER_FILES2", 0xd},
    {"IORING_REGISTER_FILES_UPDATE2", 0xe},
    {"IORING_REGISTER_BUFFERS2", 0xf},
    {"IORING_REGISTER_BUFFERS_UPDATE", 0x10},
    {"IORING_REGISTER_IOWQ_AFF", 0x11},
    {"IORING_UNREGISTER_IOWQ_AFF", 0x12},
    {"IORING_REGISTER_IOWQ_MAX_WORKERS", 0x13},
    {"IORING_REGISTER_RING_FDS", 0x14},
    {"IORING_UNREGISTER_RING_FDS", 0x15},
    {"IORING_REGISTER_PBUF_RING", 0x16},
    {"IORING_UNREGISTER_PBUF_RING", 0x17},
    {"IORING_REGISTER_SYNC_CANCEL", 0x18},
    {"IORING_REGISTER_FILE_ALLOC_RANGE", 0x19},
    {"IORING_REGISTER_PBUF_STATUS", 0x1a},
    {"IORING_REGISTER_NAPI", 0x1b},
    {"IORING_UNREGISTER_NAPI", 0x1c},
    {"IORING_REGISTER_CLOCK", 0x1d},
    {"IORING_REGISTER_CLONE_BUFFERS", 0x1e},
    {"IORING_REGISTER_SEND_MSG_RING", 0x1f},
    {"IORING_REGISTER_ZCRX_IFQ", 0x20},
    {"IORING_REGISTER_RESIZE_RINGS", 0x21},
    {"IORING_REGISTER_MEM_REGION", 0x22},
    {"IORING_REGISTER_QUERY", 0x23},
};
inline constexpr FlagSet kIoUringRegisterOps{.prefix = "IORING_REGISTER_???", .flags = kIoUringRegisterOpList};

}  // namespace tracectl::syscalls
