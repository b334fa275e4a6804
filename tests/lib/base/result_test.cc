// Errors become one sentence for a person.
#include "lib/base/result.h"

#include <gtest/gtest.h>

namespace tracectl {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return fail("cannot halve " + std::to_string(n), EINVAL, "give an even number");
  return n / 2;
}

TEST(Result, carries_a_value) {
  const Result<int> result = half(4);
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, 2);
}

TEST(Result, carries_what_was_tried_and_errno) {
  const Result<int> result = half(3);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, EINVAL);
  EXPECT_EQ(result.error().sentence(), "cannot halve 3: Invalid argument (give an even number)");
}

TEST(Error, sentence_leaves_out_what_is_not_there) {
  EXPECT_EQ((Error{.what = "no such session"}).sentence(), "no such session");
  EXPECT_EQ((Error{.what = "cannot open x", .code = ENOENT}).sentence(), "cannot open x: No such file or directory");
  EXPECT_EQ((Error{.what = "cannot load", .remedy = "run as root"}).sentence(), "cannot load (run as root)");
}

}  // namespace
}  // namespace tracectl
