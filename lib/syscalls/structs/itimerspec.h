// struct itimerspec: timer_settime(2), timerfd_settime(2).
#pragma once

#include "lib/syscalls/structs/timespec.h"

namespace tracectl::syscalls {

inline constexpr Field kItimerspecFields[] = {{"it_interval", "", object_of(kTimespec)},
                                              {"it_value", "", object_of(kTimespec)}};
inline constexpr Structure kItimerspec{.name = "struct itimerspec", .fields = kItimerspecFields};

inline constexpr Field kItimerspec64Fields[] = {{"it_interval", "", object_of(kTimespec64)},
                                                {"it_value", "", object_of(kTimespec64)}};
inline constexpr Structure kItimerspec64{.name = "struct __kernel_itimerspec", .fields = kItimerspec64Fields};

}  // namespace tracectl::syscalls
