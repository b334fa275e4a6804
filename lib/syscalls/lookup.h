// Questions to the table: the row of a number, the row of a name, what a filter expression selects.
#pragma once

#include <bitset>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/base/abi.h"
#include "lib/base/result.h"
#include "lib/syscalls/row.h"

namespace tracectl::syscalls {

// Every row of every family, in the order of the family files.  Static storage.
[[nodiscard]] std::span<const Row* const> all_rows();

// nullptr where the number is not known.
[[nodiscard]] const Row* find(int32_t nr, Abi abi);
[[nodiscard]] const Row* find(std::string_view name, Abi abi);

// Which calls are wanted, by number, for both ABIs of this machine.  Numbers that no row knows are `others`.
struct CallSet {
  std::bitset<512> x86_64;
  std::bitset<512> i386;
  bool others = false;

  [[nodiscard]] static CallSet all();
  [[nodiscard]] bool contains(int32_t nr, Abi abi) const;
  CallSet& operator&=(const CallSet& other);
};

// strace's -e trace=SET: names, %classes, /regex, @64/@32 suffixes, numbers, "all", "none", a leading '!' negates.
// The error names the word that is not known and, where there is one, the nearest name.
[[nodiscard]] Result<CallSet> parse_call_set(std::string_view expression);

// What such expressions are made of: words between commas, each given to `take`, and a leading '!'.  Whether it stands
// there, or the first error of `take`.
[[nodiscard]] Result<bool> for_each_word(std::string_view expression,
                                         const std::function<Result<void>(std::string_view word)>& take);

}  // namespace tracectl::syscalls
