// Named constants: a flag set (bits that are or-ed) or an enumeration (one of several values).
// One file in flags/ for each set; the values are literals, checked against the UAPI macros by tests/table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tracectl::syscalls {

struct Flag {
  std::string_view name;
  uint64_t value;
  uint64_t mask = 0;  // bits that are compared; 0: those of value.  O_RDONLY is {0, 3}
};

struct FlagSet {
  std::string_view prefix;      // of the hint at what we do not know: 0x80 /* O_??? */
  std::span<const Flag> flags;  // in the order in which strace prints them; composites before their parts
  std::string_view zero{};      // name of the value 0, where no flag is a part of it: PROT_NONE
};

// The name of exactly this value, or an empty view.
constexpr std::string_view name_of(const FlagSet& set, uint64_t value) {
  for (const Flag& flag : set.flags) {
    if (flag.value == value) return flag.name;
  }
  return {};
}

}  // namespace tracectl::syscalls
