// renameat2(2): flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kRenameFlagList[] = {{"RENAME_NOREPLACE", 1}, {"RENAME_EXCHANGE", 2}, {"RENAME_WHITEOUT", 4}};
inline constexpr FlagSet kRenameFlags{.prefix = "RENAME_???", .flags = kRenameFlagList};

}  // namespace tracectl::syscalls
