// futex(2), futex_waitv(2) and the calls that took its place apart.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kFutexOpsList[] = {
    {"FUTEX_WAIT", 0},
    {"FUTEX_WAKE", 1},
    {"FUTEX_FD", 2},
    {"FUTEX_REQUEUE", 3},
    {"FUTEX_CMP_REQUEUE", 4},
    {"FUTEX_WAKE_OP", 5},
    {"FUTEX_LOCK_PI", 6},
    {"FUTEX_UNLOCK_PI", 7},
    {"FUTEX_TRYLOCK_PI", 8},
    {"FUTEX_WAIT_BITSET", 9},
    {"FUTEX_WAKE_BITSET", 0xa},
    {"FUTEX_WAIT_REQUEUE_PI", 0xb},
    {"FUTEX_CMP_REQUEUE_PI", 0xc},
    {"FUTEX_LOCK_PI2", 0xd},
    {"FUTEX_WAIT_PRIVATE", 0x80},
    {"FUTEX_WAKE_PRIVATE", 0x81},
    {"FUTEX_FD|FUTEX_PRIVATE_FLAG", 0x82},
    {"FUTEX_REQUEUE_PRIVATE", 0x83},
    {"FUTEX_CMP_REQUEUE_PRIVATE", 0x84},
    {"FUTEX_WAKE_OP_PRIVATE", 0x85},
    {"FUTEX_LOCK_PI_PRIVATE", 0x86},
    {"FUTEX_UNLOCK_PI_PRIVATE", 0x87},
    {"FUTEX_TRYLOCK_PI_PRIVATE", 0x88},
    {"FUTEX_WAIT_BITSET_PRIVATE", 0x89},
    {"FUTEX_WAKE_BITSET_PRIVATE", 0x8a},
    {"FUTEX_WAIT_REQUEUE_PI_PRIVATE", 0x8b},
    {"FUTEX_CMP_REQUEUE_PI_PRIVATE", 0x8c},
    {"FUTEX_LOCK_PI2_PRIVATE", 0x8d},
    {"FUTEX_WAIT|FUTEX_CLOCK_REALTIME", 0x100},
    {"FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME", 0x109},
    {"FUTEX_WAIT_REQUEUE_PI|FUTEX_CLOCK_REALTIME", 0x10b},
    {"FUTEX_WAIT_PRIVATE|FUTEX_CLOCK_REALTIME", 0x180},
    {"FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME", 0x189},
    {"FUTEX_WAIT_REQUEUE_PI_PRIVATE|FUTEX_CLOCK_REALTIME", 0x18b},
};
inline constexpr FlagSet kFutexOps{.prefix = "FUTEX_???", .flags = kFutexOpsList};

inline constexpr Flag kFutexBitsetList[] = {
    {"FUTEX_BITSET_MATCH_ANY", 0xffffffff},
};
inline constexpr FlagSet kFutexBitset{.prefix = "", .flags = kFutexBitsetList};

inline constexpr Flag kFutex2FlagsList[] = {
    {"FUTEX2_SIZE_U8", 0, 3},
    {"FUTEX2_SIZE_U16", 1, 3},
    {"FUTEX2_SIZE_U32", 2, 3},
    {"FUTEX2_SIZE_U64", 3, 3},
    {"FUTEX2_NUMA", 4},
    {"FUTEX2_MPOL", 8},
    {"FUTEX2_PRIVATE", 0x80},
};
inline constexpr FlagSet kFutex2Flags{.prefix = "FUTEX_???", .flags = kFutex2FlagsList};

inline constexpr Flag kFutexWaitvFlagsList[] = {
    {"FUTEX_32", 2},
    {"FUTEX_PRIVATE_FLAG", 0x80},
};
inline constexpr FlagSet kFutexWaitvFlags{.prefix = "FUTEX_???", .flags = kFutexWaitvFlagsList};

inline constexpr Flag kFutexWakeOpsList[] = {
    {"FUTEX_OP_SET", 0},
    {"FUTEX_OP_ADD", 1},
    {"FUTEX_OP_OR", 2},
    {"FUTEX_OP_ANDN", 3},
    {"FUTEX_OP_XOR", 4},
};
inline constexpr FlagSet kFutexWakeOps{.prefix = "FUTEX_OP_???", .flags = kFutexWakeOpsList};

inline constexpr Flag kFutexWakeCmpsList[] = {
    {"FUTEX_OP_CMP_EQ", 0},
    {"FUTEX_OP_CMP_NE", 1},
    {"FUTEX_OP_CMP_LT", 2},
    {"FUTEX_OP_CMP_LE", 3},
    {"FUTEX_OP_CMP_GT", 4},
    {"FUTEX_OP_CMP_GE", 5},
};
inline constexpr FlagSet kFutexWakeCmps{.prefix = "FUTEX_OP_CMP_???", .flags = kFutexWakeCmpsList};
// clang-format on

}  // namespace tracectl::syscalls
