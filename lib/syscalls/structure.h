// Layout of a struct of the kernel's user interface, as data: fields in memory order with their C types; offsets follow
// by the rules of each ABI.  One file in structs/ for each.  How a struct is shown is its fields' types.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lib/syscalls/type.h"

namespace tracectl::syscalls {

struct Field {
  std::string_view name;   // as strace shows it: st_mode
  std::string_view ctype;  // "unsigned long", "__u32"; of an array: of its elements; of a nested structure: empty
  // value(), object_of(nested), bytes …; of a pointer ("void *", or "__u64" where it is that wide on every ABI): what
  // it leads to, which is copied when the structure stands alone behind an argument.  Its length is constant or
  // len_field().
  Type type{};
  uint16_t count = 1;  // elements, when it is an array
  enum class Show : uint8_t {
    always,    // also in the abbreviated form
    verbose,   // only with -v; the abbreviated form ends in "..." where any such field was left out
    never,     // padding, reserved
    returned,  // what the call answers beside its return value, and shown there: revents
    answered,  // only where the call has filled it
    changing,  // given and answered: 4096 => 216
  } show = Show::always;
  // Is the field shown at all?  fields are the raw values of all of them, zero where one is an array or a structure:
  // st_rdev only of devices, open_how's mode only where a file is created.
  bool (*shown_if)(std::span<const uint64_t> fields) = nullptr;
  // Is it no more than a number?  sigev_signo where no signal is sent.
  bool (*plain_if)(std::span<const uint64_t> fields) = nullptr;
  bool same_place = false;  // a union: stands where the field before it does; the wider members come first
};

struct Structure {
  std::string_view name;          // "struct timespec"
  std::span<const Field> fields;  // in memory order
  bool anonymous = false;         // shown as a bare value, not as {…}
  std::span<const uint8_t>
      order{};                // indexes of fields in the order in which strace shows them, where it is not memory's
  bool packed = false;        // __attribute__((packed)): no padding, on any ABI
  std::string_view inside{};  // a union's member, whose name is shown around it: {info={bpf_fd=3}}
};

struct Extent {
  uint32_t offset = 0;
  uint32_t size = 0;
};

constexpr uint32_t size_of(const Structure& s, Abi abi);

constexpr uint32_t align_of(const Structure& s, Abi abi) {
  uint32_t align = 1;
  if (s.packed) return align;
  for (const Field& f : s.fields) {
    const uint32_t a = f.ctype.empty() ? align_of(*f.type.object, abi) : parse_ctype(f.ctype).align(abi);
    if (a > align) align = a;
  }
  return align;
}

// Where field number `index` stands; size is of the whole field (all elements of an array).
constexpr Extent extent_of(const Structure& s, size_t index, Abi abi) {
  uint32_t at = 0;
  uint32_t end = 0;
  for (size_t i = 0;; ++i) {
    if (i >= s.fields.size()) return {end, 0};
    const Field& f = s.fields[i];
    const bool nested = f.ctype.empty();
    const CType ctype = nested ? CType{} : parse_ctype(f.ctype);
    const uint32_t align = s.packed ? 1 : nested ? align_of(*f.type.object, abi) : ctype.align(abi);
    const uint32_t size = (nested ? size_of(*f.type.object, abi) : ctype.width(abi)) * f.count;
    if (!f.same_place) at = (end + align - 1) / align * align;
    if (i == index) return {at, size};
    if (at + size > end) end = at + size;
  }
}

constexpr uint32_t size_of(const Structure& s, Abi abi) {
  if (s.fields.empty()) return 0;
  const uint32_t end = extent_of(s, s.fields.size(), abi).offset;
  const uint32_t align = align_of(s, abi);
  return (end + align - 1) / align * align;
}

}  // namespace tracectl::syscalls
