// The three ages of struct utsname: uname(2).
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kNewUtsnameFields[] = {
    {"sysname", "char", of(Kind::text), 65},
    {"nodename", "char", of(Kind::text), 65},
    {"release", "char", of(Kind::text), 65, Field::Show::verbose},
    {"version", "char", of(Kind::text), 65, Field::Show::verbose},
    {"machine", "char", of(Kind::text), 65, Field::Show::verbose},
    {"domainname", "char", of(Kind::text), 65, Field::Show::verbose},
};
inline constexpr Structure kNewUtsname{.name = "struct new_utsname", .fields = kNewUtsnameFields};

inline constexpr Field kOldUtsnameFields[] = {
    {"sysname", "char", of(Kind::text), 65},
    {"nodename", "char", of(Kind::text), 65},
    {"release", "char", of(Kind::text), 65, Field::Show::verbose},
    {"version", "char", of(Kind::text), 65, Field::Show::verbose},
    {"machine", "char", of(Kind::text), 65, Field::Show::verbose},
};
inline constexpr Structure kOldUtsname{.name = "struct old_utsname", .fields = kOldUtsnameFields};

inline constexpr Field kOldoldUtsnameFields[] = {
    {"sysname", "char", of(Kind::text), 9},
    {"nodename", "char", of(Kind::text), 9},
    {"release", "char", of(Kind::text), 9, Field::Show::verbose},
    {"version", "char", of(Kind::text), 9, Field::Show::verbose},
    {"machine", "char", of(Kind::text), 9, Field::Show::verbose},
};
inline constexpr Structure kOldoldUtsname{.name = "struct oldold_utsname", .fields = kOldoldUtsnameFields};

static_assert(size_of(kNewUtsname, Abi::x86_64) == 390 && size_of(kOldUtsname, Abi::i386) == 325);
static_assert(size_of(kOldoldUtsname, Abi::i386) == 45);

}  // namespace tracectl::syscalls
