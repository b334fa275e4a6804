// struct kcmp_epoll_slot: kcmp(2) with KCMP_EPOLL_TFD.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kKcmpEpollSlotFields[] = {
    {"efd", "__u32", number()}, {"tfd", "__u32", number()}, {"toff", "__u32", number()}};
inline constexpr Structure kKcmpEpollSlot{.name = "struct kcmp_epoll_slot", .fields = kKcmpEpollSlotFields};

}  // namespace tracectl::syscalls
