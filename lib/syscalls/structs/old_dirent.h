// The one entry that readdir(2) of i386 gives.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kOldLinuxDirentFields[] = {
    {"d_ino", "unsigned long", number()},
    {"d_off", "unsigned long", number()},
    {"d_reclen", "unsigned short", number()},
    {"d_name", "char", of(Kind::text), 256},
};
inline constexpr Structure kOldLinuxDirent{.name = "struct old_linux_dirent", .fields = kOldLinuxDirentFields};

}  // namespace tracectl::syscalls
