// quotactl(2): limits and usage of one user or group, and state of a whole file system.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kDqblkFields[] = {
    {"dqb_bhardlimit", "__u64", number()},
    {"dqb_bsoftlimit", "__u64", number()},
    {"dqb_curspace", "__u64", number()},
    {"dqb_ihardlimit", "__u64", number()},
    {"dqb_isoftlimit", "__u64", number()},
    {"dqb_curinodes", "__u64", number()},
    {"dqb_btime", "__u64", number(), 1, Field::Show::verbose},
    {"dqb_itime", "__u64", number(), 1, Field::Show::verbose},
    {"dqb_valid", "__u32", hex(), 1, Field::Show::verbose},
};
inline constexpr Structure kDqblk{.name = "struct if_dqblk", .fields = kDqblkFields};

inline constexpr Field kDqinfoFields[] = {
    {"dqi_bgrace", "__u64", number()},
    {"dqi_igrace", "__u64", number()},
    {"dqi_flags", "__u32", hex()},
    {"dqi_valid", "__u32", hex()},
};
inline constexpr Structure kDqinfo{.name = "struct if_dqinfo", .fields = kDqinfoFields};

}  // namespace tracectl::syscalls
