// struct sched_attr: sched_setattr(2), sched_getattr(2).  Its first field says its size; 48 bytes at first, 56 since
// the limits of utilisation.
#pragma once

#include "lib/syscalls/flags/sched.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

namespace sched_attr {
constexpr bool is_whole(std::span<const uint64_t> fields) {
  return fields[0] >= 48;
}
constexpr bool has_policy(std::span<const uint64_t> fields) {
  return is_whole(fields) && (fields[2] & 0x8) == 0;
}
constexpr bool has_params(std::span<const uint64_t> fields) {
  return is_whole(fields) && (fields[2] & 0x10) == 0;
}
constexpr bool has_limits(std::span<const uint64_t> fields) {
  return fields[0] >= 56;
}
}  // namespace sched_attr

inline constexpr Field kSchedAttrFields[] = {
    {"size", "__u32", number()},
    {.name = "sched_policy", .ctype = "__u32", .type = symbol(kSchedPolicies), .shown_if = sched_attr::has_policy},
    {.name = "sched_flags", .ctype = "__u64", .type = flags(kSchedAttrFlags), .shown_if = sched_attr::is_whole},
    {.name = "sched_nice", .ctype = "__s32", .type = number(), .shown_if = sched_attr::has_params},
    {.name = "sched_priority", .ctype = "__u32", .type = number(), .shown_if = sched_attr::has_params},
    {.name = "sched_runtime", .ctype = "__u64", .type = number(), .shown_if = sched_attr::has_params},
    {.name = "sched_deadline", .ctype = "__u64", .type = number(), .shown_if = sched_attr::has_params},
    {.name = "sched_period", .ctype = "__u64", .type = number(), .shown_if = sched_attr::has_params},
    {.name = "sched_util_min", .ctype = "__u32", .type = number(), .shown_if = sched_attr::has_limits},
    {.name = "sched_util_max", .ctype = "__u32", .type = number(), .shown_if = sched_attr::has_limits},
};
inline constexpr Structure kSchedAttr{.name = "struct sched_attr", .fields = kSchedAttrFields};

}  // namespace tracectl::syscalls
