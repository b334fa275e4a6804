// Programs of the classic socket filter: seccomp(2), prctl(2), SO_ATTACH_FILTER.  With -v they are shown as the macros
// that they are written with; otherwise by their address.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kSockFilterFields[] = {
    {"code", "__u16", hex()}, {"jt", "__u8", hex()}, {"jf", "__u8", hex()}, {"k", "__u32", hex()}};
inline constexpr Structure kSockFilter{.name = "struct sock_filter", .fields = kSockFilterFields};

constexpr Type filter_in(Length length) {
  return array_in(kSockFilter, length).decoded_by(Custom::sock_filter);
}
constexpr Type filter_out(Length length) {
  return array_out(kSockFilter, length).decoded_by(Custom::sock_filter);
}

inline constexpr Field kSockFprogFields[] = {
    {"len", "unsigned short", number()},
    {"filter", "struct sock_filter *", filter_in(len_field(0)).as_address_if_brief()},
};
inline constexpr Structure kSockFprog{.name = "struct sock_fprog", .fields = kSockFprogFields};

static_assert(size_of(kSockFilter, Abi::x86_64) == 8);
static_assert(size_of(kSockFprog, Abi::x86_64) == 16 && size_of(kSockFprog, Abi::i386) == 8);

}  // namespace tracectl::syscalls
