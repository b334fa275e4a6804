// One value of a kind, from the integer that it is in an argument, in memory or in a return value.
#pragma once

#include "lib/decode/context.h"
#include "lib/decode/memory.h"

namespace tracectl::decode {

// `word` is already cut to ctype.
void decode_value(const Context& context, const syscalls::Type& type, syscalls::CType ctype, uint64_t word,
                  Value& value);

// ---- names of numbers (names.cc) ----

// One of several: its name, or the number with a hint.
[[nodiscard]] Value decode_symbol(EventArena& arena, const syscalls::FlagSet& set, uint64_t number);
// Bits that are or-ed, and what is left over as a number.
[[nodiscard]] Value decode_flags(EventArena& arena, const syscalls::FlagSet& set, uint64_t number);
// SIGINT, SIGRT_1; empty where there is no such signal.
[[nodiscard]] std::string_view signal_name(uint64_t number);
[[nodiscard]] Value decode_signal(uint64_t number);
// Empty where it has none.
[[nodiscard]] std::string_view ioctl_name(uint64_t request);
// 0644, S_IFREG|0644; `only_bits`: without names.
[[nodiscard]] Value decode_mode(EventArena& arena, uint64_t mode, bool only_bits);
// As the kernel encodes a dev_t for user space.
[[nodiscard]] Value decode_device(EventArena& arena, uint64_t device);
// The code's name and what it says; names are static.
struct ErrorText {
  std::string_view name;
  std::string_view text;
  bool restarting = false;
};
[[nodiscard]] ErrorText error_text(EventArena& arena, int64_t code);
// 2026-11-21T07:30:37.188426648+0000: `below` counts what is below a second, in that many digits; no fraction where it
// is zero.
[[nodiscard]] std::string_view date_text(EventArena& arena, int64_t seconds, uint32_t below = 0, size_t digits = 9);

// ---- addresses (sockaddr.cc) ----

[[nodiscard]] Value decode_in_addr(EventArena& arena, Bytes four);
// An index; that of the loopback interface is the same in every network namespace, and has a name.
[[nodiscard]] Value decode_interface(EventArena& arena, uint64_t index);
[[nodiscard]] Value decode_in6_addr(EventArena& arena, Bytes sixteen);
[[nodiscard]] Value decode_sockaddr(const Context& context, Bytes bytes);

// ---- bytes and strings (string.cc) ----

// As many as there are to show; `length` is how many there truly are, negative where it is as many as were captured.
[[nodiscard]] Value decode_bytes(const Context& context, Bytes bytes, int64_t length, bool more);
// Up to a NUL, or all of them.  `whole`: not cut at -s.
[[nodiscard]] Value decode_text(const Context& context, Bytes bytes, bool more, bool whole);
[[nodiscard]] Value decode_text(const Context& context, const Memory& memory, bool whole);

// ---- signals (signal.cc) ----

[[nodiscard]] Value decode_sigset(EventArena& arena, Bytes bytes);
[[nodiscard]] Value decode_siginfo(EventArena& arena, Abi abi, Bytes bytes);
[[nodiscard]] Value decode_sigaction(const Context& context, Bytes bytes);
[[nodiscard]] Value decode_wait_status(EventArena& arena, uint32_t status);

// ---- structures and arrays (object.cc) ----

// Which of a structure's fields are meant: those that are always shown, or what a call answers beside its return value.
enum class Part : uint8_t { shown, returned };
// Which argument led to a structure, and when it was looked at: what its own pointers lead to was copied for those
// alone that stand behind an argument.
struct Place {
  size_t arg;
  Moment moment;
};
// `cut_short`: more of it was there than is in bytes.  `tail`: bytes of a last field without a size of its own.
[[nodiscard]] Value decode_structure(const Context& context, const syscalls::Structure& structure, Bytes bytes,
                                     bool cut_short, Part part = Part::shown, int64_t tail = -1,
                                     const Place* place = nullptr);
// What the pointer in a structure's field leads to, at place.moment.
[[nodiscard]] Value decode_field_pointer(const Context& context, const syscalls::Structure& structure, size_t index,
                                         const Place& place);
// An instruction of a socket filter (custom.cc).
[[nodiscard]] Value decode_sock_filter(const Context& context, Bytes bytes);
// An element of an array, or what a pointer leads to.
[[nodiscard]] Value decode_element(const Context& context, const syscalls::Type& type, Bytes bytes, bool cut_short);
[[nodiscard]] size_t element_size(const Context& context, const syscalls::Type& type);

}  // namespace tracectl::decode
