// struct sigevent: timer_create(2), mq_notify(3).  The last member is a union: the thread of SIGEV_THREAD_ID, or what
// the C library calls for SIGEV_THREAD, which the kernel never looks at.
#pragma once

#include "lib/syscalls/flags/sigevent.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

constexpr bool sigevent_names_thread(std::span<const uint64_t> fields) {
  return fields[2] == 4;
}

constexpr bool sigevent_has_value(std::span<const uint64_t> fields) {
  return fields[0] != 0;
}
// SIGEV_NONE, and what nobody knows.
constexpr bool sigevent_sends_nothing(std::span<const uint64_t> fields) {
  return fields[2] != 0 && fields[2] != 2 && fields[2] != 4;
}

inline constexpr Field kSigeventFields[] = {
    {.name = "sigev_value", .ctype = "unsigned long", .type = of(Kind::sigval), .shown_if = sigevent_has_value},
    {.name = "sigev_signo", .ctype = "int", .type = signal(), .plain_if = sigevent_sends_nothing},
    {"sigev_notify", "int", symbol(kSigevNotify)},
    {.name = "sigev_notify_thread_id", .ctype = "int", .type = pid(), .shown_if = sigevent_names_thread},
    {"", "int", number(), 11, Field::Show::never},
};
inline constexpr Structure kSigevent{.name = "struct sigevent", .fields = kSigeventFields};

}  // namespace tracectl::syscalls
