// struct timeval and what is made of it: gettimeofday(2), setitimer(2), select(2).
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kTimevalFields[] = {{"tv_sec", "long", number()}, {"tv_usec", "unsigned long", number()}};
inline constexpr Structure kTimeval{.name = "struct timeval", .fields = kTimevalFields};

inline constexpr Field kItimervalFields[] = {{"it_interval", "", object_of(kTimeval)},
                                             {"it_value", "", object_of(kTimeval)}};
inline constexpr Structure kItimerval{.name = "struct itimerval", .fields = kItimervalFields};

inline constexpr Field kTimezoneFields[] = {{"tz_minuteswest", "int", number()}, {"tz_dsttime", "int", number()}};
inline constexpr Structure kTimezone{.name = "struct timezone", .fields = kTimezoneFields};

}  // namespace tracectl::syscalls
