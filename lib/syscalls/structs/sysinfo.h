// struct sysinfo: sysinfo(2).
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kSysinfoFields[] = {
    {"uptime", "long", number()},
    {"loads", "unsigned long", number(), 3},
    {"totalram", "unsigned long", number()},
    {"freeram", "unsigned long", number()},
    {"sharedram", "unsigned long", number()},
    {"bufferram", "unsigned long", number()},
    {"totalswap", "unsigned long", number()},
    {"freeswap", "unsigned long", number()},
    {"procs", "__u16", number()},
    {"pad", "__u16", number(), 1, Field::Show::never},
    {"totalhigh", "unsigned long", number()},
    {"freehigh", "unsigned long", number()},
    {"mem_unit", "__u32", number()},
};
inline constexpr Structure kSysinfo{.name = "struct sysinfo", .fields = kSysinfoFields};

static_assert(size_of(kSysinfo, Abi::x86_64) == 112);
static_assert(size_of(kSysinfo, Abi::i386) == 56);  // eight bytes of padding follow there

}  // namespace tracectl::syscalls
