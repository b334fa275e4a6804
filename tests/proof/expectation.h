// A call that proves something: arguments that lead to known bytes, and the items that the record has to hold for it.
// Both follow from the row alone, by what lib/wire and lib/syscalls/type.h say; lib/syscalls/capture_plan, which says
// it to the kernel side, is what is being proved and is not asked.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "lib/syscalls/capture_plan.h"
#include "lib/syscalls/lookup.h"
#include "tests/proof/memory.h"
#include "tests/proof/observer.h"
#include "tests/proof/selections.h"

namespace tracectl::proof {

// How much there is behind the pointers.
enum class Size : uint8_t {
  zero,
  one,
  small,
  exact,     // as much as the limit allows
  one_more,  // and one byte, one element more
  above,
  null,         // no memory: every pointer is null
  fault,        // every pointer leads to a page that cannot be read
  null_fields,  // pointers in structures are null
  failed,       // of the exit half: the call fails
};
inline constexpr Size kSizes[] = {Size::zero,  Size::one,  Size::small, Size::exact,       Size::one_more,
                                  Size::above, Size::null, Size::fault, Size::null_fields, Size::failed};

struct Case {
  const syscalls::Row* row = nullptr;
  Abi abi = Abi::x86_64;
  Half half = Half::enter;
  Size size = Size::small;
  Words words{};    // as they are passed
  int64_t ret = 0;  // what the call has to return
  std::vector<Item> items{};
  std::vector<Pointer> proved{};  // what a right record proves

  // What the record holds of a word: the i386 entry has 32 bits.
  [[nodiscard]] uint64_t recorded(size_t i) const {
    return abi == Abi::i386 ? static_cast<uint32_t>(words[i]) : words[i];
  }
};

// Its memory is of its ABI; what 64-bit pointers in structures lead to lies in `wide`.
// nullopt: the row has nothing of this size (a structure has one size only).
[[nodiscard]] std::optional<Case> make_case(Memory& memory, Memory& wide, const syscalls::CaptureLimits& limits,
                                            const syscalls::Row& row, Abi abi, Half half, Size size,
                                            const Selection& selection);

[[nodiscard]] std::string_view name(Size size);
[[nodiscard]] std::string_view name(Half half);
[[nodiscard]] std::string_view name(Abi abi);

}  // namespace tracectl::proof
