// What every step of decoding one call needs to know.
#pragma once

#include <algorithm>
#include <cstdint>

#include "lib/decode/decoder.h"
#include "lib/decode/layout.h"

namespace tracectl::decode {

struct Context {
  const DecodeOptions& options;
  const Layouts& layouts;
  EventArena& arena;
  const Call& call;
  const RowPlan& plan;

  [[nodiscard]] Abi abi() const { return call.abi; }
  [[nodiscard]] size_t pointer_width() const { return call.abi == Abi::i386 ? 4 : 8; }
  // The kernel's own rule (IS_ERR_VALUE).
  [[nodiscard]] bool failed() const { return call.has_exit && call.ret < 0 && call.ret >= -4095; }
  [[nodiscard]] bool succeeded() const { return call.has_exit && !failed(); }
  // An argument as wide as the kernel takes it: an int's upper half is the caller's rubbish.
  [[nodiscard]] uint64_t argument(size_t index) const;
};

// Cut to the type's width, and its sign carried on.  Of a type that is not known: a machine word.
[[nodiscard]] inline uint64_t cut(uint64_t word, syscalls::CType ctype, Abi abi) {
  size_t width = ctype.width(abi);
  if (width == 0) width = abi == Abi::i386 ? 4 : 8;
  if (width >= 8) return word;
  const unsigned bits = static_cast<unsigned>(width) * 8;
  const uint64_t low = word & ((uint64_t{1} << bits) - 1);
  if (ctype.is_signed && (low >> (bits - 1)) != 0) return low | ~uint64_t{0} << bits;
  return low;
}

inline uint64_t Context::argument(size_t index) const {
  if (index >= call.nargs || index >= call.args.size()) return 0;
  return cut(call.args[index], plan.ctypes[index], call.abi);
}

}  // namespace tracectl::decode
