#include "lib/syscalls/structure.h"

#include <gtest/gtest.h>

#include "lib/syscalls/structs/itimerspec.h"

namespace tracectl::syscalls {
namespace {

TEST(Structure, offsets_follow_the_rules_of_each_abi) {
  EXPECT_EQ(size_of(kTimespec, Abi::x86_64), 16u);
  EXPECT_EQ(size_of(kTimespec, Abi::i386), 8u);
  EXPECT_EQ(size_of(kTimespec64, Abi::i386), 16u);
  EXPECT_EQ(extent_of(kItimerspec, 1, Abi::x86_64).offset, 16u);
  EXPECT_EQ(extent_of(kItimerspec, 1, Abi::i386).offset, 8u);
}

}  // namespace
}  // namespace tracectl::syscalls
