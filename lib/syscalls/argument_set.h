// Which arguments are worth a copy of what they lead to: the pointer mask of -e capture=SET.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "lib/syscalls/lookup.h"

namespace tracectl::syscalls {

class ArgumentSet {
 public:
  [[nodiscard]] static ArgumentSet all();

  [[nodiscard]] bool contains(int32_t nr, Abi abi, size_t arg) const;
  void add(int32_t nr, Abi abi, size_t arg);
  void negate();

 private:
  static constexpr size_t kNumbers = 512;
  using Masks = std::array<uint8_t, kNumbers>;  // by number: bit i is argument i
  [[nodiscard]] static size_t index(Abi abi) { return abi == Abi::i386 ? 1 : 0; }
  std::array<Masks, 2> masks_{};
};

// Words between commas, each what -e trace= takes, alone (all arguments of these calls) or with the name of an argument
// behind a dot: "write.buf", "%network.optval", "all.buf", "none"; a leading '!' negates the whole.
// The error names the word, and what there is to choose from.
[[nodiscard]] Result<ArgumentSet> parse_argument_set(std::string_view expression);

}  // namespace tracectl::syscalls
