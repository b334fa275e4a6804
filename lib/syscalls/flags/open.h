// open(2), openat(2): flags.  Values of x86 (include/uapi/asm-generic/fcntl.h).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kOpenFlagList[] = {
    {"O_RDONLY", 00, 03},    {"O_WRONLY", 01, 03},     {"O_RDWR", 02, 03},       {"O_ACCMODE", 03, 03},
    {"O_CREAT", 0100},       {"O_EXCL", 0200},         {"O_NOCTTY", 0400},       {"O_TRUNC", 01000},
    {"O_APPEND", 02000},     {"O_NONBLOCK", 04000},    {"O_SYNC", 04010000},     {"O_DSYNC", 010000},
    {"O_DIRECT", 040000},    {"O_LARGEFILE", 0100000}, {"O_NOFOLLOW", 0400000},  {"O_NOATIME", 01000000},
    {"O_CLOEXEC", 02000000}, {"O_PATH", 010000000},    {"O_TMPFILE", 020200000}, {"O_DIRECTORY", 0200000},
    {"FASYNC", 020000},
};
inline constexpr FlagSet kOpenFlags{.prefix = "O_???", .flags = kOpenFlagList};

}  // namespace tracectl::syscalls
