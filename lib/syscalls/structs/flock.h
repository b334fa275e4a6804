// struct flock and struct f_owner_ex: fcntl(2).
#pragma once

#include "lib/syscalls/flags/fcntl.h"
#include "lib/syscalls/flags/seek.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kFlockFields[] = {
    {"l_type", "short", symbol(kLockTypes)},
    {"l_whence", "short", symbol(kSeekWhence)},
    {"l_start", "off_t", number()},
    {"l_len", "off_t", number()},
    {"l_pid", "pid_t", pid(), 1, Field::Show::never},  // not read when a lock is set
};
inline constexpr Structure kFlock{.name = "struct flock", .fields = kFlockFields};

// F_GETLK answers who holds the lock.
inline constexpr Field kFlockAnswerFields[] = {
    {"l_type", "short", symbol(kLockTypes)},
    {"l_whence", "short", symbol(kSeekWhence)},
    {"l_start", "off_t", number()},
    {"l_len", "off_t", number()},
    {"l_pid", "pid_t", pid()},
};
inline constexpr Structure kFlockAnswer{.name = "struct flock", .fields = kFlockAnswerFields};

inline constexpr Field kFlock64Fields[] = {
    {"l_type", "short", symbol(kLockTypes)},
    {"l_whence", "short", symbol(kSeekWhence)},
    {"l_start", "loff_t", number()},
    {"l_len", "loff_t", number()},
    {"l_pid", "pid_t", pid(), 1, Field::Show::never},
};
inline constexpr Structure kFlock64{.name = "struct flock64", .fields = kFlock64Fields};

inline constexpr Field kFlock64AnswerFields[] = {
    {"l_type", "short", symbol(kLockTypes)},
    {"l_whence", "short", symbol(kSeekWhence)},
    {"l_start", "loff_t", number()},
    {"l_len", "loff_t", number()},
    {"l_pid", "pid_t", pid()},
};
inline constexpr Structure kFlock64Answer{.name = "struct flock64", .fields = kFlock64AnswerFields};

inline constexpr Field kOwnerExFields[] = {{"type", "int", symbol(kOwnerTypes)}, {"pid", "pid_t", pid()}};
inline constexpr Structure kOwnerEx{.name = "struct f_owner_ex", .fields = kOwnerExFields};

static_assert(size_of(kFlock, Abi::x86_64) == 32 && size_of(kFlock, Abi::i386) == 16);
static_assert(size_of(kFlock64, Abi::i386) == 24);

}  // namespace tracectl::syscalls
