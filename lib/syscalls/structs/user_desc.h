// struct user_desc: set_thread_area(2), modify_ldt(2), clone(2) of i386.  Its last word is bit fields, which lib/decode
// takes apart (Custom::user_desc).
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kUserDescFields[] = {
    {"entry_number", "int", number()},
    {"base_addr", "unsigned int", hex()},
    {"limit", "unsigned int", hex()},
    {"flags", "unsigned int", hex()},
};
inline constexpr Structure kUserDesc{.name = "struct user_desc", .fields = kUserDescFields};

constexpr Type user_desc(Direction direction) {
  return {.kind = Kind::custom,
          .shape = Shape::one,
          .direction = direction,
          .custom = Custom::user_desc,
          .object = &kUserDesc};
}

}  // namespace tracectl::syscalls
