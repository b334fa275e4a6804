// What futex(2)'s arguments mean, by operation, whatever FUTEX_PRIVATE_FLAG and FUTEX_CLOCK_REALTIME say: one row for
// the ABI's own time, another for futex_time64 of i386.
#pragma once

#include <array>

#include "lib/syscalls/flags/futex.h"
#include "lib/syscalls/structs/timespec.h"

namespace tracectl::syscalls {

inline constexpr uint64_t kFutexCommand = 0xfffffe7f;  // FUTEX_CMD_MASK

inline constexpr Variant kFutexValCases[] = {{6, absent()}, {7, absent()}, {8, absent()}, {13, absent()}};
inline constexpr Variants kFutexVal{kFutexCommand, kFutexValCases};

// Operations that requeue pass a number where others pass a time.
constexpr std::array<Variant, 14> futex_timeouts(const Structure& time) {
  return {{{0, in(time)},
           {1, absent()},
           {2, absent()},
           {3, with_ctype(number(), "u32")},
           {4, with_ctype(number(), "u32")},
           {5, with_ctype(number(), "u32")},
           {6, in(time)},
           {7, absent()},
           {8, absent()},
           {9, in(time)},
           {10, absent()},
           {11, in(time)},
           {12, with_ctype(number(), "u32")},
           {13, in(time)}}};
}
inline constexpr std::array kFutexTimeoutCases = futex_timeouts(kTimespec);
inline constexpr Variants kFutexTimeout{kFutexCommand, kFutexTimeoutCases};
inline constexpr std::array kFutexTimeout64Cases = futex_timeouts(kTimespec64);
inline constexpr Variants kFutexTimeout64{kFutexCommand, kFutexTimeout64Cases};

// Some operations read the word, or write it; others take it for a name only.
constexpr Type futex_word() {
  return in(number(), "u32").as_address();
}
inline constexpr Variant kFutexUaddrCases[] = {
    {0, futex_word()},   // FUTEX_WAIT
    {4, futex_word()},   // FUTEX_CMP_REQUEUE
    {6, futex_word()},   // FUTEX_LOCK_PI
    {7, futex_word()},   // FUTEX_UNLOCK_PI
    {8, futex_word()},   // FUTEX_TRYLOCK_PI
    {9, futex_word()},   // FUTEX_WAIT_BITSET
    {11, futex_word()},  // FUTEX_WAIT_REQUEUE_PI
    {12, futex_word()},  // FUTEX_CMP_REQUEUE_PI
    {13, futex_word()},  // FUTEX_LOCK_PI2
};
inline constexpr Variants kFutexUaddr{kFutexCommand, kFutexUaddrCases};

inline constexpr Variant kFutexUaddr2Cases[] = {
    {0, absent()},  {1, absent()},
    {2, absent()},  {5 /* FUTEX_WAKE_OP */, futex_word()},
    {6, absent()},  {7, absent()},
    {8, absent()},  {9, absent()},
    {10, absent()}, {12 /* FUTEX_CMP_REQUEUE_PI */, futex_word()},
    {13, absent()},
};
inline constexpr Variants kFutexUaddr2{kFutexCommand, kFutexUaddr2Cases};

inline constexpr Variant kFutexVal3Cases[] = {
    {0, absent()},
    {1, absent()},
    {2, absent()},
    {3, absent()},
    {4, number()},
    {5, {.kind = Kind::custom, .custom = Custom::futex}},
    {6, absent()},
    {7, absent()},
    {8, absent()},
    {9, symbol(kFutexBitset)},
    {10, symbol(kFutexBitset)},
    {11, absent()},
    {12, number()},
    {13, absent()},
};
inline constexpr Variants kFutexVal3{kFutexCommand, kFutexVal3Cases};

}  // namespace tracectl::syscalls
