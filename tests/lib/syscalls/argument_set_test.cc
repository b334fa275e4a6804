#include "lib/syscalls/argument_set.h"

#include <gtest/gtest.h>

namespace tracectl::syscalls {
namespace {

ArgumentSet parsed(std::string_view expression) {
  auto set = parse_argument_set(expression);
  EXPECT_TRUE(set) << expression << ": " << (set ? "" : set.error().what);
  return set ? *set : ArgumentSet{};
}

Error refused(std::string_view expression) {
  auto set = parse_argument_set(expression);
  EXPECT_FALSE(set) << expression;
  return set ? Error{} : set.error();
}

constexpr int32_t kRead = 0, kWrite = 1, kOpen = 2, kSetsockopt = 54, kWrite32 = 4;

TEST(ArgumentSet, one_argument_of_one_call_on_both_abis) {
  const ArgumentSet set = parsed("write.buf");
  EXPECT_TRUE(set.contains(kWrite, Abi::x86_64, 1));
  EXPECT_TRUE(set.contains(kWrite32, Abi::i386, 1));
  EXPECT_FALSE(set.contains(kWrite, Abi::x86_64, 0));
  EXPECT_FALSE(set.contains(kRead, Abi::x86_64, 1));
}

TEST(ArgumentSet, a_call_alone_means_all_of_its_arguments) {
  const ArgumentSet set = parsed("open");
  for (size_t arg = 0; arg < 3; ++arg) EXPECT_TRUE(set.contains(kOpen, Abi::x86_64, arg));
  EXPECT_FALSE(set.contains(kWrite, Abi::x86_64, 1));
}

TEST(ArgumentSet, negation_is_of_the_whole) {
  const ArgumentSet set = parsed("!write.buf,read.buf");
  EXPECT_FALSE(set.contains(kWrite, Abi::x86_64, 1));
  EXPECT_FALSE(set.contains(kRead, Abi::x86_64, 1));
  EXPECT_TRUE(set.contains(kOpen, Abi::x86_64, 0));
}

TEST(ArgumentSet, classes_patterns_all_and_none) {
  EXPECT_TRUE(parsed("%network.optval").contains(kSetsockopt, Abi::x86_64, 3));
  EXPECT_TRUE(parsed("/^read$").contains(kRead, Abi::x86_64, 1));
  EXPECT_TRUE(parsed("all.buf").contains(kWrite, Abi::x86_64, 1));
  EXPECT_FALSE(parsed("all.buf").contains(kOpen, Abi::x86_64, 0));
  EXPECT_FALSE(parsed("none").contains(kOpen, Abi::x86_64, 0));
  EXPECT_TRUE(parsed("!none").contains(kOpen, Abi::x86_64, 0));
  EXPECT_TRUE(parsed("write@64.buf").contains(kWrite, Abi::x86_64, 1));
  EXPECT_FALSE(parsed("write@64.buf").contains(kWrite32, Abi::i386, 1));
}

TEST(ArgumentSet, what_is_not_there_is_named_with_what_there_is) {
  const Error error = refused("open,write.bfu");
  EXPECT_NE(error.what.find("no argument 'bfu'"), std::string::npos) << error.what;
  EXPECT_NE(error.remedy.find("fd, buf, count"), std::string::npos) << error.remedy;
  EXPECT_NE(refused("wirte.buf").what.find("wirte"), std::string::npos);
  EXPECT_NE(refused("write.").what.find("behind the dot"), std::string::npos);
  EXPECT_NE(refused("getppid.x").remedy.find("none"), std::string::npos);
}

}  // namespace
}  // namespace tracectl::syscalls
