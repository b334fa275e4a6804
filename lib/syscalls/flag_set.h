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
  std::string_view prefix;      // of the hint at what we do not know: 0x80 /* O_??? */; empty: no hint
  std::span<const Flag> flags;  // in the order in which strace prints them; composites before their parts
  std::string_view zero{};      // name of the value 0, where no flag is a part of it: PROT_NONE
  enum class Rest : uint8_t {
    hex,
    octal,
    decimal
  } rest = Rest::hex;               // how what no name covers is shown: IPC_CREAT|0600
  uint64_t number_mask = 0;         // bits that are a number beside the flags: MFD_HUGETLB|21<<MFD_HUGE_SHIFT
  std::string_view number_shift{};  // name of that number's shift; empty: shown plain and always: SWAP_FLAG_PREFER|5
  bool as_comment = false;   // the number itself as `rest` says, its name behind it: 10 /* SYSLOG_ACTION_SIZE_BUFFER */
  uint64_t choice_mask = 0;  // bits of which one name says the value; one without a name stands first, with the hint:
                             // 0xf /* MAP_??? */|MAP_FIXED
  uint64_t base_mask = 0;    // bits whose name the others are or-ed into: these have a hint of their own when none of
                             // them has a name: SOCK_RAW|0x60 /* SOCK_??? */
};

// The name of exactly this value, or an empty view.
constexpr std::string_view name_of(const FlagSet& set, uint64_t value) {
  for (const Flag& flag : set.flags) {
    if (flag.value == value) return flag.name;
  }
  return {};
}

}  // namespace tracectl::syscalls
