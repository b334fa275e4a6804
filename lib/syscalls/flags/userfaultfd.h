// userfaultfd(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kUserfaultfdFlagsList[] = {
    {"UFFD_USER_MODE_ONLY", 01},
    {"O_NONBLOCK", 04000},
    {"O_CLOEXEC", 02000000},
};
inline constexpr FlagSet kUserfaultfdFlags{.prefix = "UFFD_???", .flags = kUserfaultfdFlagsList};

}  // namespace tracectl::syscalls
