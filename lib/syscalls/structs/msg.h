// Structures of System V message queues.
#pragma once

#include "lib/syscalls/structs/ipc_perm.h"

namespace tracectl::syscalls {

inline constexpr Field kMsgbufFields[] = {{"mtype", "long", number()}, {"mtext", "char", of(Kind::bytes), 0}};
inline constexpr Structure kMsgbuf{.name = "struct msgbuf", .fields = kMsgbufFields};

inline constexpr Field kMsqidDsFields[] = {
    {"msg_perm", "", object_of(kIpcPerm)},
    {"msg_stime", "long", number()},
    {"msg_rtime", "long", number()},
    {"msg_ctime", "long", number()},
    {"msg_cbytes", "unsigned long", number(), 1, Field::Show::never},
    {"msg_qnum", "unsigned long", number()},
    {"msg_qbytes", "unsigned long", number()},
    {"msg_lspid", "pid_t", pid()},
    {"msg_lrpid", "pid_t", pid()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr Structure kMsqidDs{.name = "struct msqid64_ds", .fields = kMsqidDsFields};

// i386 keeps the upper halves of its times beside them.
inline constexpr Field kMsqidDs32Fields[] = {
    {"msg_perm", "", object_of(kIpcPerm)},
    {"msg_stime", "unsigned long", number()},
    {"msg_stime_high", "unsigned long", number(), 1, Field::Show::never},
    {"msg_rtime", "unsigned long", number()},
    {"msg_rtime_high", "unsigned long", number(), 1, Field::Show::never},
    {"msg_ctime", "unsigned long", number()},
    {"msg_ctime_high", "unsigned long", number(), 1, Field::Show::never},
    {"msg_cbytes", "unsigned long", number(), 1, Field::Show::never},
    {"msg_qnum", "unsigned long", number()},
    {"msg_qbytes", "unsigned long", number()},
    {"msg_lspid", "pid_t", pid()},
    {"msg_lrpid", "pid_t", pid()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr Structure kMsqidDs32{.name = "struct msqid64_ds", .fields = kMsqidDs32Fields};

inline constexpr Field kMsginfoFields[] = {
    {"msgpool", "int", number()}, {"msgmap", "int", number()},
    {"msgmax", "int", number()},  {"msgmnb", "int", number()},
    {"msgmni", "int", number()},  {"msgssz", "int", number()},
    {"msgtql", "int", number()},  {"msgseg", "unsigned short", number()},
};
inline constexpr Structure kMsginfo{.name = "struct msginfo", .fields = kMsginfoFields};

// IPC_SET: what of it the call looks at.
inline constexpr Field kMsqidDsSetFields[] = {
    {"msg_perm", "", object_of(kIpcPermSet)},
    {"msg_stime", "long", number()},
    {"msg_rtime", "long", number()},
    {"msg_ctime", "long", number()},
    {"msg_cbytes", "unsigned long", number(), 1, Field::Show::never},
    {"msg_qnum", "unsigned long", number()},
    {"msg_qbytes", "unsigned long", number()},
    {"msg_lspid", "pid_t", pid()},
    {"msg_lrpid", "pid_t", pid()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kMsqidDsSetOrder[] = {0, 6};
inline constexpr Structure kMsqidDsSet{
    .name = "struct msqid64_ds", .fields = kMsqidDsSetFields, .order = kMsqidDsSetOrder};

inline constexpr Field kMsqidDs32SetFields[] = {
    {"msg_perm", "", object_of(kIpcPermSet)},
    {"msg_stime", "unsigned long", number()},
    {"msg_stime_high", "unsigned long", number(), 1, Field::Show::never},
    {"msg_rtime", "unsigned long", number()},
    {"msg_rtime_high", "unsigned long", number(), 1, Field::Show::never},
    {"msg_ctime", "unsigned long", number()},
    {"msg_ctime_high", "unsigned long", number(), 1, Field::Show::never},
    {"msg_cbytes", "unsigned long", number(), 1, Field::Show::never},
    {"msg_qnum", "unsigned long", number()},
    {"msg_qbytes", "unsigned long", number()},
    {"msg_lspid", "pid_t", pid()},
    {"msg_lrpid", "pid_t", pid()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kMsqidDs32SetOrder[] = {0, 9};
inline constexpr Structure kMsqidDs32Set{
    .name = "struct msqid64_ds", .fields = kMsqidDs32SetFields, .order = kMsqidDs32SetOrder};

static_assert(size_of(kMsqidDs, Abi::x86_64) == 120 && size_of(kMsqidDs32, Abi::i386) == 88);
static_assert(size_of(kMsginfo, Abi::x86_64) == 32);

}  // namespace tracectl::syscalls
