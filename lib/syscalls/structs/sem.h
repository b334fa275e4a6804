// Structures of System V semaphores.
#pragma once

#include "lib/syscalls/flags/sem.h"
#include "lib/syscalls/structs/ipc_perm.h"

namespace tracectl::syscalls {

inline constexpr Field kSembufFields[] = {
    {"sem_num", "unsigned short", number()}, {"sem_op", "short", number()}, {"sem_flg", "short", flags(kSemFlags)}};
inline constexpr Structure kSembuf{.name = "struct sembuf", .fields = kSembufFields};

// The words behind the times are padding on x86_64 and upper halves on i386: one list describes both.
inline constexpr Field kSemidDsFields[] = {
    {"sem_perm", "", object_of(kIpcPerm)},
    {"sem_otime", "unsigned long", number()},
    {"sem_otime_high", "unsigned long", number(), 1, Field::Show::never},
    {"sem_ctime", "unsigned long", number()},
    {"sem_ctime_high", "unsigned long", number(), 1, Field::Show::never},
    {"sem_nsems", "unsigned long", number()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr Structure kSemidDs{.name = "struct semid64_ds", .fields = kSemidDsFields};

inline constexpr Field kSeminfoFields[] = {
    {"semmap", "int", number()}, {"semmni", "int", number()}, {"semmns", "int", number()}, {"semmnu", "int", number()},
    {"semmsl", "int", number()}, {"semopm", "int", number()}, {"semume", "int", number()}, {"semusz", "int", number()},
    {"semvmx", "int", number()}, {"semaem", "int", number()},
};
inline constexpr Structure kSeminfo{.name = "struct seminfo", .fields = kSeminfoFields};

// IPC_SET: what of it the call looks at.
inline constexpr Field kSemidDsSetFields[] = {
    {"sem_perm", "", object_of(kIpcPermSet)},
    {"sem_otime", "unsigned long", number()},
    {"sem_otime_high", "unsigned long", number(), 1, Field::Show::never},
    {"sem_ctime", "unsigned long", number()},
    {"sem_ctime_high", "unsigned long", number(), 1, Field::Show::never},
    {"sem_nsems", "unsigned long", number()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kSemidDsSetOrder[] = {0};
inline constexpr Structure kSemidDsSet{
    .name = "struct semid64_ds", .fields = kSemidDsSetFields, .order = kSemidDsSetOrder};

static_assert(size_of(kSembuf, Abi::x86_64) == 6 && size_of(kSeminfo, Abi::x86_64) == 40);
static_assert(size_of(kSemidDs, Abi::x86_64) == 104 && size_of(kSemidDs, Abi::i386) == 64);

}  // namespace tracectl::syscalls
