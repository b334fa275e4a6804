// SIOCGIFFLAGS: flags of a network interface.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kInterfaceFlagList[] = {
    {"IFF_UP", 1},
    {"IFF_BROADCAST", 2},
    {"IFF_DEBUG", 4},
    {"IFF_LOOPBACK", 8},
    {"IFF_POINTOPOINT", 0x10},
    {"IFF_NOTRAILERS", 0x20},
    {"IFF_RUNNING", 0x40},
    {"IFF_NOARP", 0x80},
    {"IFF_PROMISC", 0x100},
    {"IFF_ALLMULTI", 0x200},
    {"IFF_MASTER", 0x400},
    {"IFF_SLAVE", 0x800},
    {"IFF_MULTICAST", 0x1000},
    {"IFF_PORTSEL", 0x2000},
    {"IFF_AUTOMEDIA", 0x4000},
    {"IFF_DYNAMIC", 0x8000},
};
inline constexpr FlagSet kInterfaceFlags{.prefix = "IFF_???", .flags = kInterfaceFlagList};

}  // namespace tracectl::syscalls
