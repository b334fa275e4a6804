// struct rlimit: getrlimit(2), setrlimit(2); struct rlimit64: prlimit(2).
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kRlimitFields[] = {
    {"rlim_cur", "unsigned long", of(Kind::rlimit)},
    {"rlim_max", "unsigned long", of(Kind::rlimit)},
};
inline constexpr Structure kRlimit{.name = "struct rlimit", .fields = kRlimitFields};

inline constexpr Field kRlimit64Fields[] = {{"rlim_cur", "__u64", of(Kind::rlimit)},
                                            {"rlim_max", "__u64", of(Kind::rlimit)}};
inline constexpr Structure kRlimit64{.name = "struct rlimit64", .fields = kRlimit64Fields};

}  // namespace tracectl::syscalls
