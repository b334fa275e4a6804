// struct timex: adjtimex(2), clock_adjtime(2).  64-bit machines and the time64 calls of i386 share one layout, whose
// padding is named; the older i386 calls have the same fields as longs.
#pragma once

#include "lib/syscalls/flags/clock.h"
#include "lib/syscalls/structs/timeval.h"

namespace tracectl::syscalls {

inline constexpr Field kTimexFields[] = {
    {"modes", "unsigned int", flags(kAdjtimexModes)},
    {"offset", "long", number()},
    {"freq", "long", number()},
    {"maxerror", "long", number()},
    {"esterror", "long", number()},
    {"status", "int", flags(kAdjtimexStatus)},
    {"constant", "long", number()},
    {"precision", "long", number()},
    {"tolerance", "long", number()},
    {"time", "", object_of(kTimeval)},
    {"tick", "long", number()},
    {"ppsfreq", "long", number()},
    {"jitter", "long", number()},
    {"shift", "int", number()},
    {"stabil", "long", number()},
    {"jitcnt", "long", number()},
    {"calcnt", "long", number()},
    {"errcnt", "long", number()},
    {"stbcnt", "long", number()},
    {"tai", "int", number()},
    {"", "int", number(), 11, Field::Show::never},
};
inline constexpr Structure kTimex{.name = "struct timex", .fields = kTimexFields};

inline constexpr Field kTimeval64Fields[] = {{"tv_sec", "s64", number()}, {"tv_usec", "s64", number()}};
inline constexpr Structure kTimeval64{.name = "struct __kernel_timex_timeval", .fields = kTimeval64Fields};

inline constexpr Field kTimex64Fields[] = {
    {"modes", "unsigned int", flags(kAdjtimexModes)},
    {"", "int", number(), 1, Field::Show::never},
    {"offset", "s64", number()},
    {"freq", "s64", number()},
    {"maxerror", "s64", number()},
    {"esterror", "s64", number()},
    {"status", "int", flags(kAdjtimexStatus)},
    {"", "int", number(), 1, Field::Show::never},
    {"constant", "s64", number()},
    {"precision", "s64", number()},
    {"tolerance", "s64", number()},
    {"time", "", object_of(kTimeval64)},
    {"tick", "s64", number()},
    {"ppsfreq", "s64", number()},
    {"jitter", "s64", number()},
    {"shift", "int", number()},
    {"", "int", number(), 1, Field::Show::never},
    {"stabil", "s64", number()},
    {"jitcnt", "s64", number()},
    {"calcnt", "s64", number()},
    {"errcnt", "s64", number()},
    {"stbcnt", "s64", number()},
    {"tai", "int", number()},
    {"", "int", number(), 11, Field::Show::never},
};
inline constexpr Structure kTimex64{.name = "struct __kernel_timex", .fields = kTimex64Fields};

}  // namespace tracectl::syscalls
