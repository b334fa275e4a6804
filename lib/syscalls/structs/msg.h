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

static_assert(size_of(kMsqidDs, Abi::x86_64) == 120 && size_of(kMsqidDs32, Abi::i386) == 88);
static_assert(size_of(kMsginfo, Abi::x86_64) == 32);

}  // namespace tracectl::syscalls
