// poll(2): events.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kPollEventList[] = {
    {"POLLIN", 1},         {"POLLPRI", 2},
    {"POLLOUT", 4},        {"POLLERR", 8},
    {"POLLHUP", 0x10},     {"POLLNVAL", 0x20},
    {"POLLRDNORM", 0x40},  {"POLLRDBAND", 0x80},
    {"POLLWRNORM", 0x100}, {"POLLWRBAND", 0x200},
    {"POLLMSG", 0x400},    {"POLLREMOVE", 0x1000},
    {"POLLRDHUP", 0x2000}, {"POLL_BUSY_LOOP", 0x8000},
};
inline constexpr FlagSet kPollEvents{.prefix = "POLL???", .flags = kPollEventList};

}  // namespace tracectl::syscalls
