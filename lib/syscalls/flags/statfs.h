// statfs(2): mount flags of a file system.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kStatfsFlagList[] = {
    {"ST_VALID", 0x20},       {"ST_RDONLY", 1},         {"ST_NOSUID", 2},           {"ST_NODEV", 4},
    {"ST_NOEXEC", 8},         {"ST_SYNCHRONOUS", 0x10}, {"ST_MANDLOCK", 0x40},      {"ST_NOATIME", 0x400},
    {"ST_NODIRATIME", 0x800}, {"ST_RELATIME", 0x1000},  {"ST_NOSYMFOLLOW", 0x2000},
};
inline constexpr FlagSet kStatfsFlags{.prefix = "ST_???", .flags = kStatfsFlagList};

}  // namespace tracectl::syscalls
