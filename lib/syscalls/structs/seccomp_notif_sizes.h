// struct seccomp_notif_sizes: seccomp(2) with SECCOMP_GET_NOTIF_SIZES.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kSeccompNotifSizesFields[] = {
    {"seccomp_notif", "__u16", number()},
    {"seccomp_notif_resp", "__u16", number()},
    {"seccomp_data", "__u16", number()},
};
inline constexpr Structure kSeccompNotifSizes{.name = "struct seccomp_notif_sizes", .fields = kSeccompNotifSizesFields};

}  // namespace tracectl::syscalls
