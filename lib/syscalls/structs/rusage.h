// struct rusage: getrusage(2), wait4(2), waitid(2); struct tms: times(2).
#pragma once

#include "lib/syscalls/structs/timeval.h"

namespace tracectl::syscalls {

inline constexpr Field kRusageFields[] = {
    {"ru_utime", "", object_of(kTimeval)},
    {"ru_stime", "", object_of(kTimeval)},
    {"ru_maxrss", "long", number(), 1, Field::Show::verbose},
    {"ru_ixrss", "long", number(), 1, Field::Show::verbose},
    {"ru_idrss", "long", number(), 1, Field::Show::verbose},
    {"ru_isrss", "long", number(), 1, Field::Show::verbose},
    {"ru_minflt", "long", number(), 1, Field::Show::verbose},
    {"ru_majflt", "long", number(), 1, Field::Show::verbose},
    {"ru_nswap", "long", number(), 1, Field::Show::verbose},
    {"ru_inblock", "long", number(), 1, Field::Show::verbose},
    {"ru_oublock", "long", number(), 1, Field::Show::verbose},
    {"ru_msgsnd", "long", number(), 1, Field::Show::verbose},
    {"ru_msgrcv", "long", number(), 1, Field::Show::verbose},
    {"ru_nsignals", "long", number(), 1, Field::Show::verbose},
    {"ru_nvcsw", "long", number(), 1, Field::Show::verbose},
    {"ru_nivcsw", "long", number(), 1, Field::Show::verbose},
};
inline constexpr Structure kRusage{.name = "struct rusage", .fields = kRusageFields};

inline constexpr Field kTmsFields[] = {
    {"tms_utime", "long", number()},
    {"tms_stime", "long", number()},
    {"tms_cutime", "long", number()},
    {"tms_cstime", "long", number()},
};
inline constexpr Structure kTms{.name = "struct tms", .fields = kTmsFields};

}  // namespace tracectl::syscalls
