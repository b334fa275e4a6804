// struct sigevent: timer_create(2), mq_notify(3).  The last member is a union: the thread of SIGEV_THREAD_ID, or what
// the C library calls for SIGEV_THREAD, which the kernel never looks at.
#pragma once

#include "lib/syscalls/flags/sigevent.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

constexpr bool sigevent_names_thread(std::span<const uint64_t> fields) {
  return fields[2] == 4;
}

inline constexpr Field kSigeventFields[] = {
    {"sigev_value", "unsigned long", of(Kind::sigval)},
    {"sigev_signo", "int", signal()},
    {"sigev_notify", "int", symbol(kSigevNotify)},
    {.name = "sigev_notify_thread_id", .ctype = "int", .type = pid(), .shown_if = sigevent_names_thread},
    {"", "int", number(), 11, Field::Show::never},
};
inline constexpr Structure kSigevent{.name = "struct sigevent", .fields = kSigeventFields};

}  // namespace tracectl::syscalls
