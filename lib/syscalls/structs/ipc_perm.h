// struct ipc64_perm: who may do what with a System V object.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kIpcPermFields[] = {
    {"key", "key_t", number()},
    {"uid", "uid_t", uid()},
    {"gid", "gid_t", uid()},
    {"cuid", "uid_t", uid()},
    {"cgid", "gid_t", uid()},
    {"mode", "unsigned short", octal()},  // 32 bits on x86_64, of which the upper half is zero
    {"mode_high", "unsigned short", number(), 1, Field::Show::never},
    {"seq", "unsigned short", number(), 1, Field::Show::never},
    {"pad", "unsigned short", number(), 1, Field::Show::never},
    {"unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kIpcPermOrder[] = {1, 2, 5, 0, 3, 4};
inline constexpr Structure kIpcPerm{.name = "struct ipc64_perm", .fields = kIpcPermFields, .order = kIpcPermOrder};

// IPC_SET looks at these only.
inline constexpr uint8_t kIpcPermSetOrder[] = {1, 2, 5};
inline constexpr Structure kIpcPermSet{
    .name = "struct ipc64_perm", .fields = kIpcPermFields, .order = kIpcPermSetOrder};

static_assert(size_of(kIpcPerm, Abi::x86_64) == 48 && size_of(kIpcPerm, Abi::i386) == 36);

}  // namespace tracectl::syscalls
