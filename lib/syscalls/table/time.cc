// Time: clocks, sleeping, timers.  Pre-time64 calls: on i386 their seconds are 32 bits wide, which `long` in the
// structures says.
#include "lib/syscalls/flags/clock.h"
#include "lib/syscalls/structs/itimerspec.h"
#include "lib/syscalls/structs/sigevent.h"
#include "lib/syscalls/structs/timeval.h"
#include "lib/syscalls/structs/timex.h"
#include "lib/syscalls/table/families.h"

namespace tracectl::syscalls {
namespace {

// An absolute sleep can simply be repeated: the kernel writes no rest.
constexpr bool sleeps_until(std::span<const uint64_t> a) {
  return (a[1] & 1) != 0;
}

// clang-format off
constexpr Row kRows[] = {
    {.name = "nanosleep", .nr = {.x86_64 = 35, .i386 = 162, .aarch64 = 101},
     .args = {{"rqtp", "struct __kernel_timespec *", in(kTimespec)},
              {"rmtp", "struct __kernel_timespec *", out(kTimespec).on_error()}}},
    {.name = "getitimer", .nr = {.x86_64 = 36, .i386 = 105, .aarch64 = 102},
     .args = {{"which", "int", symbol(kIntervalTimers)},
              {"value", "struct __kernel_old_itimerval *", out(kItimerval)}}},
    {.name = "setitimer", .nr = {.x86_64 = 38, .i386 = 104, .aarch64 = 103},
     .args = {{"which", "int", symbol(kIntervalTimers)},
              {"value", "struct __kernel_old_itimerval *", in(kItimerval)},
              {"ovalue", "struct __kernel_old_itimerval *", out(kItimerval)}}},
    {.name = "gettimeofday", .nr = {.x86_64 = 96, .i386 = 78, .aarch64 = 169}, .in = Class::clock,
     .args = {{"tv", "struct __kernel_old_timeval *", out(kTimeval)},
              {"tz", "struct timezone *", out(kTimezone)}}},
    {.name = "adjtimex", .nr = {.x86_64 = 159, .i386 = 124, .aarch64 = 171}, .in = Class::clock,
     .args = {{"txc_p", "struct __kernel_timex *", inout(kTimex)}},
     .ret = symbol(kAdjtimexStates)},
    {.name = "settimeofday", .nr = {.x86_64 = 164, .i386 = 79, .aarch64 = 170}, .in = Class::clock,
     .args = {{"tv", "struct __kernel_old_timeval *", in(kTimeval)},
              {"tz", "struct timezone *", in(kTimezone)}}},
    {.name = "time", .nr = {.x86_64 = 201, .i386 = 13}, .in = Class::clock,
     .args = {{"tloc", "__kernel_old_time_t *", out(of(Kind::unix_time), "__kernel_old_time_t")}},
     .ret = of(Kind::unix_time)},
    {.name = "timer_create", .nr = {.x86_64 = 222, .i386 = 259, .aarch64 = 107},
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"timer_event_spec", "struct sigevent *", in(kSigevent)},
              {"created_timer_id", "timer_t *", out(number(), "timer_t")}}},
    {.name = "timer_settime", .nr = {.x86_64 = 223, .i386 = 260, .aarch64 = 110},
     .args = {{"timer_id", "timer_t", number()},
              {"flags", "int", flags(kTimerFlags)},
              {"new_setting", "const struct __kernel_itimerspec *", in(kItimerspec)},
              {"old_setting", "struct __kernel_itimerspec *", out(kItimerspec)}}},
    {.name = "timer_gettime", .nr = {.x86_64 = 224, .i386 = 261, .aarch64 = 108},
     .args = {{"timer_id", "timer_t", number()},
              {"setting", "struct __kernel_itimerspec *", out(kItimerspec)}}},
    {.name = "timer_getoverrun", .nr = {.x86_64 = 225, .i386 = 262, .aarch64 = 109},
     .args = {{"timer_id", "timer_t", number()}}},
    {.name = "timer_delete", .nr = {.x86_64 = 226, .i386 = 263, .aarch64 = 111},
     .args = {{"timer_id", "timer_t", number()}}},
    {.name = "clock_settime", .nr = {.x86_64 = 227, .i386 = 264, .aarch64 = 112}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"tp", "const struct __kernel_timespec *", in(kTimespec)}}},
    {.name = "clock_gettime", .nr = {.x86_64 = 228, .i386 = 265, .aarch64 = 113}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"tp", "struct __kernel_timespec *", out(kTimespec)}}},
    {.name = "clock_getres", .nr = {.x86_64 = 229, .i386 = 266, .aarch64 = 114}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"tp", "struct __kernel_timespec *", out(kTimespec)}}},
    {.name = "clock_nanosleep", .nr = {.x86_64 = 230, .i386 = 267, .aarch64 = 115},
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"flags", "int", flags(kTimerFlags)},
              {"rqtp", "const struct __kernel_timespec *", in(kTimespec)},
              {"rmtp", "struct __kernel_timespec *", out(kTimespec).on_error().bare_if(sleeps_until)}}},
    {.name = "clock_adjtime", .nr = {.x86_64 = 305, .i386 = 343, .aarch64 = 266}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"utx", "struct __kernel_timex *", inout(kTimex)}},
     .ret = symbol(kAdjtimexStates)},
};
// clang-format on

}  // namespace

const std::span<const Row> kTimeRows{kRows};

}  // namespace tracectl::syscalls
