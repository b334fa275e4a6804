// Flag values of our own files against the macros of installed headers.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <span>
#include <string_view>

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

struct Witness {
  std::string_view name;
  uint64_t value;
};

// clang-format off
// Negative constants stand in the sets with the width of an int.
#define WITNESS(name) {#name, static_cast<uint32_t>(name)}
// clang-format on

inline void expect_values(const FlagSet& set, std::span<const Witness> witnesses) {
  for (const Witness& witness : witnesses) {
    bool found = false;
    for (const Flag& flag : set.flags) {
      if (flag.name != witness.name) continue;
      found = true;
      EXPECT_EQ(flag.value, witness.value) << flag.name;
    }
    EXPECT_TRUE(found) << witness.name;
  }
}

}  // namespace tracectl::syscalls
