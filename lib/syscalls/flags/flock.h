// flock(2): operation.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFlockOperationList[] = {
    {"LOCK_SH", 1},      {"LOCK_EX", 2},    {"LOCK_NB", 4},      {"LOCK_UN", 8},
    {"LOCK_MAND", 0x20}, {"LOCK_RW", 0xc0}, {"LOCK_READ", 0x40}, {"LOCK_WRITE", 0x80},
};
inline constexpr FlagSet kFlockOperations{.prefix = "LOCK_???", .flags = kFlockOperationList};

}  // namespace tracectl::syscalls
