// The ipc family: System V shared memory, semaphores and message queues; POSIX message queues.
#include "lib/syscalls/flags/ipc.h"

#include "lib/syscalls/flags/msg.h"
#include "lib/syscalls/flags/open.h"
#include "lib/syscalls/flags/sem.h"
#include "lib/syscalls/flags/shm.h"
#include "lib/syscalls/structs/mq_attr.h"
#include "lib/syscalls/structs/msg.h"
#include "lib/syscalls/structs/sem.h"
#include "lib/syscalls/structs/shm.h"
#include "lib/syscalls/structs/sigevent.h"
#include "lib/syscalls/structs/timespec.h"
#include "lib/syscalls/table/families.h"

namespace tracectl::syscalls {
namespace {

constexpr uint64_t kIpcSet = 1, kIpcStat = 2, kIpcInfo = 3;
constexpr uint64_t kIntMask = 0xffffffff;

constexpr Variant kShmctlCases[] = {{kIpcSet, in(kShmidDsSet)},         {kIpcStat, out(kShmidDs)},
                                    {13 /* SHM_STAT */, out(kShmidDs)}, {15 /* SHM_STAT_ANY */, out(kShmidDs)},
                                    {kIpcInfo, out(kShminfo)},          {14 /* SHM_INFO */, out(kShmInfo)}};
constexpr Variants kShmctl{kIntMask, kShmctlCases};
constexpr Variant kShmctl32Cases[] = {{kIpcSet, in(kShmidDs32Set)},
                                      {kIpcStat, out(kShmidDs32)},
                                      {13 /* SHM_STAT */, out(kShmidDs32)},
                                      {15 /* SHM_STAT_ANY */, out(kShmidDs32)},
                                      {kIpcInfo, out(kShminfo)},
                                      {14 /* SHM_INFO */, out(kShmInfo)}};
constexpr Variants kShmctl32{kIntMask, kShmctl32Cases};

constexpr Variant kMsgctlCases[] = {{kIpcSet, in(kMsqidDsSet)},         {kIpcStat, out(kMsqidDs)},
                                    {11 /* MSG_STAT */, out(kMsqidDs)}, {13 /* MSG_STAT_ANY */, out(kMsqidDs)},
                                    {kIpcInfo, out(kMsginfo)},          {12 /* MSG_INFO */, out(kMsginfo)}};
constexpr Variants kMsgctl{kIntMask, kMsgctlCases};
constexpr Variant kMsgctl32Cases[] = {{kIpcSet, in(kMsqidDs32Set)},
                                      {kIpcStat, out(kMsqidDs32)},
                                      {11 /* MSG_STAT */, out(kMsqidDs32)},
                                      {13 /* MSG_STAT_ANY */, out(kMsqidDs32)},
                                      {kIpcInfo, out(kMsginfo)},
                                      {12 /* MSG_INFO */, out(kMsginfo)}};
constexpr Variants kMsgctl32{kIntMask, kMsgctl32Cases};

// The arrays of GETALL and SETALL are as long as the set, which the call does not say.
constexpr Variant kSemctlCases[] = {{kIpcSet, in(kSemidDsSet)},
                                    {kIpcStat, out(kSemidDs)},
                                    {18 /* SEM_STAT */, out(kSemidDs)},
                                    {20 /* SEM_STAT_ANY */, out(kSemidDs)},
                                    {kIpcInfo, out(kSeminfo)},
                                    {19 /* SEM_INFO */, out(kSeminfo)},
                                    {16 /* SETVAL */, hex()}};
constexpr Variants kSemctl{kIntMask, kSemctlCases};

constexpr bool creates_queue(std::span<const uint64_t> args) {
  return (args[1] & 0100) != 0;
}

// clang-format off
constexpr Row kRows[] = {
    {.name = "shmget", .nr = {.x86_64 = 29, .i386 = 395, .aarch64 = 194}, .in = Class::ipc,
     .args = {{"key", "key_t", symbol(kIpcKeys)},
              {"size", "size_t", size()},
              {"shmflg", "int", flags(kShmgetFlags)}}},
    {.name = "shmat", .nr = {.x86_64 = 30, .i386 = 397, .aarch64 = 196}, .in = Class::ipc | Class::memory,
     .args = {{"shmid", "int", number()},
              {"shmaddr", "char *", address()},
              {"shmflg", "int", flags(kShmatFlags)}},
     .ret = address()},
    {.name = "shmctl", .nr = {.x86_64 = 31, .aarch64 = 195}, .in = Class::ipc,
     .args = {{"shmid", "int", number()},
              {"cmd", "int", symbol(kShmCommands)},
              {"buf", "struct shmid_ds *", address().select(1, kShmctl)}}},
    {.name = "shmctl", .nr = {.i386 = 396}, .in = Class::ipc,
     .args = {{"shmid", "int", number()},
              {"cmd", "int", symbol(kShmCommands)},
              {"buf", "struct shmid_ds *", address().select(1, kShmctl32)}}},
    {.name = "semget", .nr = {.x86_64 = 64, .i386 = 393, .aarch64 = 190}, .in = Class::ipc,
     .args = {{"key", "key_t", symbol(kIpcKeys)},
              {"nsems", "int", number()},
              {"semflg", "int", flags(kSemgetFlags)}}},
    {.name = "semop", .nr = {.x86_64 = 65, .aarch64 = 193}, .in = Class::ipc,
     .args = {{"semid", "int", number()},
              {"tsops", "struct sembuf *", array_in(kSembuf, len_arg(2))},
              {"nsops", "unsigned", number()}}},
    {.name = "semctl", .nr = {.x86_64 = 66, .i386 = 394, .aarch64 = 191}, .in = Class::ipc,
     .args = {{"semid", "int", number()},
              {"semnum", "int", number()},
              {"cmd", "int", symbol(kSemCommands)},
              {"arg", "unsigned long", address().select(2, kSemctl)}}},
    {.name = "shmdt", .nr = {.x86_64 = 67, .i386 = 398, .aarch64 = 197}, .in = Class::ipc | Class::memory,
     .args = {{"shmaddr", "char *", address()}}},
    {.name = "msgget", .nr = {.x86_64 = 68, .i386 = 399, .aarch64 = 186}, .in = Class::ipc,
     .args = {{"key", "key_t", symbol(kIpcKeys)},
              {"msgflg", "int", flags(kMsggetFlags)}}},
    {.name = "msgsnd", .nr = {.x86_64 = 69, .i386 = 400, .aarch64 = 189}, .in = Class::ipc,
     .args = {{"msqid", "int", number()},
              {"msgp", "struct msgbuf *", in(kMsgbuf, tail_arg(2))},
              {"msgsz", "size_t", number()},
              {"msgflg", "int", flags(kMsgFlags)}}},
    {.name = "msgrcv", .nr = {.x86_64 = 70, .i386 = 401, .aarch64 = 188}, .in = Class::ipc,
     .args = {{"msqid", "int", number()},
              {"msgp", "struct msgbuf *", out(kMsgbuf, tail_ret(2))},
              {"msgsz", "size_t", number()},
              {"msgtyp", "long", number()},
              {"msgflg", "int", flags(kMsgFlags)}},
     .ret = size()},
    {.name = "msgctl", .nr = {.x86_64 = 71, .aarch64 = 187}, .in = Class::ipc,
     .args = {{"msqid", "int", number()},
              {"cmd", "int", symbol(kMsgCommands)},
              {"buf", "struct msqid_ds *", address().select(1, kMsgctl)}}},
    {.name = "msgctl", .nr = {.i386 = 402}, .in = Class::ipc,
     .args = {{"msqid", "int", number()},
              {"cmd", "int", symbol(kMsgCommands)},
              {"buf", "struct msqid_ds *", address().select(1, kMsgctl32)}}},
    {.name = "semtimedop", .nr = {.x86_64 = 220, .aarch64 = 192}, .in = Class::ipc,
     .args = {{"semid", "int", number()},
              {"tsops", "struct sembuf *", array_in(kSembuf, len_arg(2))},
              {"nsops", "unsigned int", number()},
              {"timeout", "const struct __kernel_timespec *", in(kTimespec)}}},
    {.name = "mq_open", .nr = {.x86_64 = 240, .i386 = 277, .aarch64 = 180}, .in = Class::desc,
     .args = {{"u_name", "const char *", path_in()},
              {"oflag", "int", flags(kOpenFlags)},
              {"mode", "umode_t", permissions().only_if(creates_queue)},
              {"u_attr", "struct mq_attr *", in(kMqAttr).only_if(creates_queue)}},
     .ret = fd()},
    {.name = "mq_unlink", .nr = {.x86_64 = 241, .i386 = 278, .aarch64 = 181}, .in = Class::none,
     .args = {{"u_name", "const char *", path_in()}}},
    {.name = "mq_timedsend", .nr = {.x86_64 = 242, .i386 = 279, .aarch64 = 182}, .in = Class::desc,
     .args = {{"mqdes", "mqd_t", fd()},
              {"u_msg_ptr", "const char *", bytes_in(len_arg(2))},
              {"msg_len", "size_t", number()},
              {"msg_prio", "unsigned int", number()},
              {"u_abs_timeout", "const struct __kernel_timespec *", in(kTimespec)}}},
    {.name = "mq_timedreceive", .nr = {.x86_64 = 243, .i386 = 280, .aarch64 = 183}, .in = Class::desc,
     .args = {{"mqdes", "mqd_t", fd()},
              {"u_msg_ptr", "char *", bytes_out(len_ret(2))},
              {"msg_len", "size_t", number()},
              {"u_msg_prio", "unsigned int *", out(number(), "unsigned int")},
              {"u_abs_timeout", "const struct __kernel_timespec *", in(kTimespec)}},
     .ret = size()},
    {.name = "mq_notify", .nr = {.x86_64 = 244, .i386 = 281, .aarch64 = 184}, .in = Class::desc,
     .args = {{"mqdes", "mqd_t", fd()},
              {"u_notification", "const struct sigevent *", in(kSigevent)}}},
    {.name = "mq_getsetattr", .nr = {.x86_64 = 245, .i386 = 282, .aarch64 = 185}, .in = Class::desc,
     .args = {{"mqdes", "mqd_t", fd()},
              {"u_mqstat", "const struct mq_attr *", in(kMqAttr)},
              {"u_omqstat", "struct mq_attr *", out(kMqAttr)}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kIpcRows{kRows};

}  // namespace tracectl::syscalls
