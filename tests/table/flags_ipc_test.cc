// Flag values of the ipc family against the macros of the installed headers (Linux 6.1).  Values that came later have
// no witness.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/ipc.h>
#include <linux/msg.h>
#include <linux/sem.h>
#include <linux/shm.h>

#include "lib/syscalls/flags/ipc.h"
#include "lib/syscalls/flags/mqueue.h"
#include "lib/syscalls/flags/msg.h"
#include "lib/syscalls/flags/sem.h"
#include "lib/syscalls/flags/shm.h"
#include "tests/table/flag_witness.h"

namespace tracectl::syscalls {
namespace {

TEST(Flags, ipc_keys_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPC_PRIVATE)};
  expect_values(kIpcKeys, kWitnesses);
}

TEST(Flags, ipc_calls_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(SEMOP),  WITNESS(SEMGET), WITNESS(SEMCTL), WITNESS(SEMTIMEDOP),
                                    WITNESS(MSGSND), WITNESS(MSGRCV), WITNESS(MSGGET), WITNESS(MSGCTL),
                                    WITNESS(SHMAT),  WITNESS(SHMDT),  WITNESS(SHMGET), WITNESS(SHMCTL)};
  expect_values(kIpcCalls, kWitnesses);
}

TEST(Flags, msgget_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPC_CREAT), WITNESS(IPC_EXCL)};
  expect_values(kMsggetFlags, kWitnesses);
}

TEST(Flags, msg_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(MSG_NOERROR), WITNESS(MSG_EXCEPT), WITNESS(MSG_COPY), WITNESS(IPC_NOWAIT)};
  expect_values(kMsgFlags, kWitnesses);
}

TEST(Flags, msg_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPC_RMID), WITNESS(IPC_SET),  WITNESS(IPC_STAT),    WITNESS(IPC_INFO),
                                    WITNESS(MSG_STAT), WITNESS(MSG_INFO), WITNESS(MSG_STAT_ANY)};
  expect_values(kMsgCommands, kWitnesses);
}

TEST(Flags, semget_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPC_CREAT), WITNESS(IPC_EXCL)};
  expect_values(kSemgetFlags, kWitnesses);
}

TEST(Flags, sem_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(SEM_UNDO), WITNESS(IPC_NOWAIT)};
  expect_values(kSemFlags, kWitnesses);
}

TEST(Flags, sem_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPC_RMID), WITNESS(IPC_SET),     WITNESS(IPC_STAT), WITNESS(IPC_INFO),
                                    WITNESS(GETPID),   WITNESS(GETVAL),      WITNESS(GETALL),   WITNESS(GETNCNT),
                                    WITNESS(GETZCNT),  WITNESS(SETVAL),      WITNESS(SETALL),   WITNESS(SEM_STAT),
                                    WITNESS(SEM_INFO), WITNESS(SEM_STAT_ANY)};
  expect_values(kSemCommands, kWitnesses);
}

TEST(Flags, shmget_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPC_CREAT), WITNESS(IPC_EXCL), WITNESS(SHM_HUGETLB),
                                    WITNESS(SHM_NORESERVE)};
  expect_values(kShmgetFlags, kWitnesses);
}

TEST(Flags, shmat_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(SHM_RDONLY), WITNESS(SHM_RND), WITNESS(SHM_REMAP), WITNESS(SHM_EXEC)};
  expect_values(kShmatFlags, kWitnesses);
}

TEST(Flags, shm_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(IPC_RMID), WITNESS(IPC_SET),  WITNESS(IPC_STAT),
                                    WITNESS(IPC_INFO), WITNESS(SHM_LOCK), WITNESS(SHM_UNLOCK),
                                    WITNESS(SHM_STAT), WITNESS(SHM_INFO), WITNESS(SHM_STAT_ANY)};
  expect_values(kShmCommands, kWitnesses);
}

TEST(Flags, mqueue_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(O_NONBLOCK)};
  expect_values(kMqueueFlags, kWitnesses);
}

}  // namespace
}  // namespace tracectl::syscalls
