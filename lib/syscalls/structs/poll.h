// What is waited for: struct pollfd of poll(2), struct epoll_event, and the pairs in which select(2) and pselect(2)
// pass more arguments than there are registers.
#pragma once

#include "lib/syscalls/flags/epoll.h"
#include "lib/syscalls/flags/poll.h"
#include "lib/syscalls/structs/timeval.h"

namespace tracectl::syscalls {

// Entries with a negative descriptor are passed over.
constexpr bool is_polled(std::span<const uint64_t> fields) {
  return static_cast<int32_t>(fields[0]) >= 0;
}

inline constexpr Field kPollfdFields[] = {
    {"fd", "int", fd()},
    {"events", "short", flags(kPollEvents), 1, Field::Show::always, is_polled},
    {"revents", "short", flags(kPollEvents), 1, Field::Show::returned},
};
inline constexpr Structure kPollfd{.name = "struct pollfd", .fields = kPollfdFields};

// Packed on x86_64 so that the i386 layout is the same (include/uapi/linux/eventpoll.h).
inline constexpr Field kEpollEventFields[] = {{"events", "__u32", flags(kEpollEvents)},
                                              {"data", "__u64", of(Kind::epoll_data)}};
inline constexpr Structure kEpollEvent{.name = "struct epoll_event", .fields = kEpollEventFields, .packed = true};

// The sixth argument of pselect6 and io_pgetevents.
inline constexpr Field kSigsetPairFields[] = {{"sigmask", "void *", sigset_in(bytes_field(1))},
                                              {"sigsetsize", "size_t", number()}};
inline constexpr Structure kSigsetPair{.name = "struct sigset_argpack", .fields = kSigsetPairFields};

// The one argument of i386 select.
constexpr Type fd_set_behind() {
  return {.kind = Kind::fd_set, .shape = Shape::buffer, .direction = Direction::inout, .length = bits_field(0)};
}
inline constexpr Field kSelArgFields[] = {
    {"n", "unsigned long", number()},
    {"inp", "fd_set *", fd_set_behind()},
    {"outp", "fd_set *", fd_set_behind()},
    {"exp", "fd_set *", fd_set_behind()},
    {"tvp", "struct old_timeval32 *", inout(kTimeval)},
};
inline constexpr Structure kSelArg{.name = "struct sel_arg_struct", .fields = kSelArgFields};

static_assert(size_of(kPollfd, Abi::x86_64) == 8 && size_of(kEpollEvent, Abi::x86_64) == 12);
static_assert(size_of(kSelArg, Abi::i386) == 20);

}  // namespace tracectl::syscalls
