// Where the fields of structures stand, worked out once: offsets and C types by ABI, so that decoding a structure does
// no parsing of type names.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "lib/event/event.h"
#include "lib/syscalls/row.h"

namespace tracectl::decode {

struct FieldLayout {
  uint32_t offset = 0;
  uint32_t size = 0;        // of all elements
  syscalls::CType ctype{};  // of one element; unknown for nested structures
};

struct Layout {
  std::span<const FieldLayout> fields{};
  uint32_t size = 0;
};

// What is worked out of a row: the C types of its arguments, and what of its shape the return value's text depends on.
struct RowPlan {
  const syscalls::Row* row = nullptr;
  uint8_t nargs = 0;
  bool polls = false;  // its in/out arguments are shown as they were, and what became of them behind the return value
  bool answers_entry = false;  // set_thread_area
  bool waits = false;          // fills its out arguments only when it returns non-zero (wait4)
  std::array<syscalls::CType, 6> ctypes{};
};

[[nodiscard]] RowPlan plan_of(const syscalls::Row& row);

class Layouts {
 public:
  // Every structure that can be reached from the row.
  void add(const syscalls::Row& row);
  // Of a structure that was not added, worked out in the arena.
  [[nodiscard]] Layout find(const syscalls::Structure& structure, Abi abi, EventArena& arena) const;

 private:
  void add(const syscalls::Type& type, int depth);
  void add(const syscalls::Structure& structure, int depth);

  struct Known {
    std::vector<FieldLayout> fields[3];
    uint32_t size[3] = {};
  };
  std::unordered_map<const syscalls::Structure*, Known> known_;
};

}  // namespace tracectl::decode
