// struct futex_waitv: futex_waitv(2), futex_requeue(2).
#pragma once

#include "lib/syscalls/flags/futex.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

constexpr bool futex_waitv_reserved_is_used(std::span<const uint64_t> fields) {
  return fields[3] != 0;
}

inline constexpr Field kFutexWaitvFields[] = {
    {"val", "__u64", hex()},
    {"uaddr", "__u64", address()},
    {"flags", "__u32", flags(kFutexWaitvFlags)},
    {.name = "__reserved", .ctype = "__u32", .type = hex(), .shown_if = futex_waitv_reserved_is_used},
};
inline constexpr Structure kFutexWaitv{.name = "struct futex_waitv", .fields = kFutexWaitvFields};

}  // namespace tracectl::syscalls
