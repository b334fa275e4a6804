// struct clone_args: clone3(2).  Members that the flags leave without a meaning are not shown.
#pragma once

#include "lib/syscalls/flags/clone.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

namespace clone_args {
constexpr bool has_pidfd(std::span<const uint64_t> fields) {
  return (fields[0] & 0x1000) != 0;
}
constexpr bool has_child_tid(std::span<const uint64_t> fields) {
  return (fields[0] & 0x1200000) != 0;
}
constexpr bool has_parent_tid(std::span<const uint64_t> fields) {
  return (fields[0] & 0x100000) != 0;
}
constexpr bool has_tls(std::span<const uint64_t> fields) {
  return (fields[0] & 0x80000) != 0;
}
constexpr bool has_set_tid(std::span<const uint64_t> fields) {
  return fields[8] != 0 || fields[9] != 0;
}
constexpr bool has_cgroup(std::span<const uint64_t> fields) {
  return (fields[0] & 0x200000000) != 0 || fields[10] != 0;
}
}  // namespace clone_args

inline constexpr Field kCloneArgsFields[] = {
    {"flags", "__aligned_u64", flags(kClone3Flags)},
    {.name = "pidfd",
     .ctype = "__aligned_u64",
     .type = out(fd(), "int").as_address(),
     .shown_if = clone_args::has_pidfd},
    {.name = "child_tid", .ctype = "__aligned_u64", .type = address(), .shown_if = clone_args::has_child_tid},
    {.name = "parent_tid",
     .ctype = "__aligned_u64",
     .type = out(number(), "int").as_address(),
     .shown_if = clone_args::has_parent_tid},
    {"exit_signal", "__aligned_u64", signal()},
    {"stack", "__aligned_u64", address()},
    {"stack_size", "__aligned_u64", hex()},
    {.name = "tls", .ctype = "__aligned_u64", .type = address(), .shown_if = clone_args::has_tls},
    {.name = "set_tid",
     .ctype = "__aligned_u64",
     .type = array_in(number(), "int", len_field(9)),
     .shown_if = clone_args::has_set_tid},
    {.name = "set_tid_size", .ctype = "__aligned_u64", .type = number(), .shown_if = clone_args::has_set_tid},
    {.name = "cgroup", .ctype = "__aligned_u64", .type = fd(), .shown_if = clone_args::has_cgroup},
};
inline constexpr Structure kCloneArgs{.name = "struct clone_args", .fields = kCloneArgsFields};

// What the kernel stored for the parent: => {pidfd=[3], parent_tid=[7]}.
inline constexpr Field kCloneAnswerFields[] = {
    {"flags", "__aligned_u64", flags(kClone3Flags), 1, Field::Show::never},
    {.name = "pidfd", .ctype = "__aligned_u64", .type = out(fd(), "int"), .shown_if = clone_args::has_pidfd},
    {"child_tid", "__aligned_u64", address(), 1, Field::Show::never},
    {.name = "parent_tid",
     .ctype = "__aligned_u64",
     .type = out(number(), "int"),
     .shown_if = clone_args::has_parent_tid},
};
inline constexpr uint8_t kCloneAnswerOrder[] = {1, 3};
inline constexpr Structure kCloneAnswer{
    .name = "struct clone_args", .fields = kCloneAnswerFields, .order = kCloneAnswerOrder};

}  // namespace tracectl::syscalls
