// Structures of System V shared memory.
#pragma once

#include "lib/syscalls/structs/ipc_perm.h"

namespace tracectl::syscalls {

inline constexpr Field kShmidDsFields[] = {
    {"shm_perm", "", object_of(kIpcPerm)},
    {"shm_segsz", "size_t", number()},
    {"shm_atime", "long", number()},
    {"shm_dtime", "long", number()},
    {"shm_ctime", "long", number()},
    {"shm_cpid", "pid_t", pid()},
    {"shm_lpid", "pid_t", pid()},
    {"shm_nattch", "unsigned long", number()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kShmidDsOrder[] = {0, 1, 5, 6, 7, 2, 3, 4};
inline constexpr Structure kShmidDs{.name = "struct shmid64_ds", .fields = kShmidDsFields, .order = kShmidDsOrder};

// i386 keeps the upper halves of its times beside them.
inline constexpr Field kShmidDs32Fields[] = {
    {"shm_perm", "", object_of(kIpcPerm)},
    {"shm_segsz", "size_t", number()},
    {"shm_atime", "unsigned long", number()},
    {"shm_atime_high", "unsigned long", number(), 1, Field::Show::never},
    {"shm_dtime", "unsigned long", number()},
    {"shm_dtime_high", "unsigned long", number(), 1, Field::Show::never},
    {"shm_ctime", "unsigned long", number()},
    {"shm_ctime_high", "unsigned long", number(), 1, Field::Show::never},
    {"shm_cpid", "pid_t", pid()},
    {"shm_lpid", "pid_t", pid()},
    {"shm_nattch", "unsigned long", number()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kShmidDs32Order[] = {0, 1, 8, 9, 10, 2, 4, 6};
inline constexpr Structure kShmidDs32{
    .name = "struct shmid64_ds", .fields = kShmidDs32Fields, .order = kShmidDs32Order};

inline constexpr Field kShminfoFields[] = {
    {"shmmax", "unsigned long", number()}, {"shmmin", "unsigned long", number()},
    {"shmmni", "unsigned long", number()}, {"shmseg", "unsigned long", number()},
    {"shmall", "unsigned long", number()}, {"unused", "unsigned long", number(), 4, Field::Show::never},
};
inline constexpr Structure kShminfo{.name = "struct shminfo64", .fields = kShminfoFields};

inline constexpr Field kShmInfoFields[] = {
    {"used_ids", "int", number()},
    {"shm_tot", "unsigned long", number()},
    {"shm_rss", "unsigned long", number()},
    {"shm_swp", "unsigned long", number()},
    {"swap_attempts", "unsigned long", number()},
    {"swap_successes", "unsigned long", number()},
};
inline constexpr Structure kShmInfo{.name = "struct shm_info", .fields = kShmInfoFields};

// IPC_SET: what of it the call looks at.
inline constexpr Field kShmidDsSetFields[] = {
    {"shm_perm", "", object_of(kIpcPermSet)},
    {"shm_segsz", "size_t", number()},
    {"shm_atime", "long", number()},
    {"shm_dtime", "long", number()},
    {"shm_ctime", "long", number()},
    {"shm_cpid", "pid_t", pid()},
    {"shm_lpid", "pid_t", pid()},
    {"shm_nattch", "unsigned long", number()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kShmidDsSetOrder[] = {0};
inline constexpr Structure kShmidDsSet{
    .name = "struct shmid64_ds", .fields = kShmidDsSetFields, .order = kShmidDsSetOrder};

inline constexpr Field kShmidDs32SetFields[] = {
    {"shm_perm", "", object_of(kIpcPermSet)},
    {"shm_segsz", "size_t", number()},
    {"shm_atime", "unsigned long", number()},
    {"shm_atime_high", "unsigned long", number(), 1, Field::Show::never},
    {"shm_dtime", "unsigned long", number()},
    {"shm_dtime_high", "unsigned long", number(), 1, Field::Show::never},
    {"shm_ctime", "unsigned long", number()},
    {"shm_ctime_high", "unsigned long", number(), 1, Field::Show::never},
    {"shm_cpid", "pid_t", pid()},
    {"shm_lpid", "pid_t", pid()},
    {"shm_nattch", "unsigned long", number()},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kShmidDs32SetOrder[] = {0};
inline constexpr Structure kShmidDs32Set{
    .name = "struct shmid64_ds", .fields = kShmidDs32SetFields, .order = kShmidDs32SetOrder};

static_assert(size_of(kShmidDs, Abi::x86_64) == 112 && size_of(kShmidDs32, Abi::i386) == 84);
static_assert(size_of(kShminfo, Abi::x86_64) == 72 && size_of(kShmInfo, Abi::x86_64) == 48);

}  // namespace tracectl::syscalls
