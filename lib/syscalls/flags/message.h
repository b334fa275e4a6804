// Flags of send(2) and recv(2), and msg_flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kMessageFlagsList[] = {
    {"MSG_OOB", 0x1},
    {"MSG_PEEK", 0x2},
    {"MSG_DONTROUTE", 0x4},
    {"MSG_CTRUNC", 0x8},
    {"MSG_PROBE", 0x10},
    {"MSG_TRUNC", 0x20},
    {"MSG_DONTWAIT", 0x40},
    {"MSG_EOR", 0x80},
    {"MSG_WAITALL", 0x100},
    {"MSG_FIN", 0x200},
    {"MSG_SYN", 0x400},
    {"MSG_CONFIRM", 0x800},
    {"MSG_RST", 0x1000},
    {"MSG_ERRQUEUE", 0x2000},
    {"MSG_NOSIGNAL", 0x4000},
    {"MSG_MORE", 0x8000},
    {"MSG_WAITFORONE", 0x10000},
    {"MSG_SENDPAGE_NOTLAST", 0x20000},
    {"MSG_BATCH", 0x40000},
    {"MSG_NO_SHARED_FRAGS", 0x80000},
    {"MSG_SOCK_DEVMEM", 0x2000000},
    {"MSG_ZEROCOPY", 0x4000000},
    {"MSG_SPLICE_PAGES", 0x8000000},
    {"MSG_FASTOPEN", 0x20000000},
    {"MSG_CMSG_CLOEXEC", 0x40000000},
    {"MSG_CMSG_COMPAT", 0x80000000},
};
inline constexpr FlagSet kMessageFlags{.prefix = "MSG_???", .flags = kMessageFlagsList};

}  // namespace tracectl::syscalls
