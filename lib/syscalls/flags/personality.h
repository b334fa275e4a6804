// personality(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kPersonalitiesList[] = {
    {"0xffffffff", 0xffffffff},
    {"PER_LINUX", 0, 0xff},
    {"PER_BSD", 6, 0xff},
    {"PER_LINUX32", 8, 0xff},
    {"PER_RISCOS", 0xc, 0xff},
    {"PER_OSF4", 0xf, 0xff},
    {"PER_HPUX", 0x10, 0xff},
    {"PER_MASK", 0xff, 0xff},
    {"UNAME26", 0x20000},
    {"ADDR_NO_RANDOMIZE", 0x40000},
    {"FDPIC_FUNCPTRS", 0x80000},
    {"MMAP_PAGE_ZERO", 0x100000},
    {"ADDR_COMPAT_LAYOUT", 0x200000},
    {"READ_IMPLIES_EXEC", 0x400000},
    {"ADDR_LIMIT_32BIT", 0x800000},
    {"SHORT_INODE", 0x1000000},
    {"WHOLE_SECONDS", 0x2000000},
    {"STICKY_TIMEOUTS", 0x4000000},
    {"ADDR_LIMIT_3GB", 0x8000000},
};
inline constexpr FlagSet kPersonalities{.prefix = "PER_???", .flags = kPersonalitiesList};
// clang-format on

}  // namespace tracectl::syscalls
