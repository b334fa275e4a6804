// struct timespec, as nanosleep(2) and its kin take it: __kernel_timespec on 64-bit, old_timespec32 through the i386
// entry; time64 calls of i386 take timespec64.  What is below a second is read without a sign, as strace does.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kTimespecFields[] = {{"tv_sec", "long", number()}, {"tv_nsec", "unsigned long", number()}};
inline constexpr Structure kTimespec{.name = "struct timespec", .fields = kTimespecFields};

inline constexpr Field kTimespec64Fields[] = {{"tv_sec", "s64", number()}, {"tv_nsec", "u64", number()}};
inline constexpr Structure kTimespec64{.name = "struct __kernel_timespec", .fields = kTimespec64Fields};

}  // namespace tracectl::syscalls
