// mmap(2), mprotect(2), mremap(2), msync(2), mlockall(2), mlock2(2), pkey_alloc(2): protection, mapping and locking
// flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kProtFlagsList[] = {
    {"PROT_READ", 1},
    {"PROT_WRITE", 2},
    {"PROT_EXEC", 4},
    {"PROT_SEM", 8},
    {"PROT_GROWSDOWN", 0x1000000},
    {"PROT_GROWSUP", 0x2000000},
};
inline constexpr FlagSet kProtFlags{.prefix = "PROT_???", .flags = kProtFlagsList, .zero = "PROT_NONE"};

inline constexpr Flag kMapFlagsList[] = {
    {"MAP_FILE", 0, 0xf},
    {"MAP_SHARED", 1, 0xf},
    {"MAP_PRIVATE", 2, 0xf},
    {"MAP_SHARED_VALIDATE", 3, 0xf},
    {"MAP_DROPPABLE", 8, 0xf},
    {"MAP_FIXED", 0x10},
    {"MAP_ANONYMOUS", 0x20},
    {"MAP_32BIT", 0x40},
    {"MAP_ABOVE4G", 0x80},
    {"MAP_NORESERVE", 0x4000},
    {"MAP_POPULATE", 0x8000},
    {"MAP_NONBLOCK", 0x10000},
    {"MAP_GROWSDOWN", 0x100},
    {"MAP_DENYWRITE", 0x800},
    {"MAP_EXECUTABLE", 0x1000},
    {"MAP_LOCKED", 0x2000},
    {"MAP_STACK", 0x20000},
    {"MAP_HUGETLB", 0x40000},
    {"MAP_SYNC", 0x80000},
    {"MAP_FIXED_NOREPLACE", 0x100000},
};
inline constexpr FlagSet kMapFlags{.prefix = "MAP_???", .flags = kMapFlagsList, .number_mask = 0xfc000000, .number_shift = "MAP_HUGE_SHIFT", .choice_mask = 0xf};

inline constexpr Flag kMremapFlagsList[] = {
    {"MREMAP_MAYMOVE", 1},
    {"MREMAP_FIXED", 2},
    {"MREMAP_DONTUNMAP", 4},
};
inline constexpr FlagSet kMremapFlags{.prefix = "MREMAP_???", .flags = kMremapFlagsList};

inline constexpr Flag kMsyncFlagsList[] = {
    {"MS_SYNC", 4},
    {"MS_ASYNC", 1},
    {"MS_INVALIDATE", 2},
};
inline constexpr FlagSet kMsyncFlags{.prefix = "MS_???", .flags = kMsyncFlagsList};

inline constexpr Flag kMlockallFlagsList[] = {
    {"MCL_CURRENT", 1},
    {"MCL_FUTURE", 2},
    {"MCL_ONFAULT", 4},
};
inline constexpr FlagSet kMlockallFlags{.prefix = "MCL_???", .flags = kMlockallFlagsList};

inline constexpr Flag kMlockFlagsList[] = {
    {"MLOCK_ONFAULT", 1},
};
inline constexpr FlagSet kMlockFlags{.prefix = "MLOCK_???", .flags = kMlockFlagsList};

inline constexpr Flag kPkeyRightsList[] = {
    {"PKEY_DISABLE_ACCESS", 1},
    {"PKEY_DISABLE_WRITE", 2},
    {"PKEY_DISABLE_EXECUTE", 4},
};
inline constexpr FlagSet kPkeyRights{.prefix = "PKEY_???", .flags = kPkeyRightsList};

inline constexpr Flag kShadowStackFlagsList[] = {
    {"SHADOW_STACK_SET_TOKEN", 1},
    {"SHADOW_STACK_SET_MARKER", 2},
};
inline constexpr FlagSet kShadowStackFlags{.prefix = "SHADOW_STACK_???", .flags = kShadowStackFlagsList};
// clang-format on

}  // namespace tracectl::syscalls
