#include "lib/base/nearest.h"

#include <gtest/gtest.h>

namespace tracectl {
namespace {

std::string nearest(std::string_view word, std::initializer_list<std::string_view> names) {
  Nearest nearest(word);
  for (const auto name : names) nearest.consider(name);
  return nearest.name();
}

TEST(Nearest, of_several_the_one_with_the_fewest_changes) {
  EXPECT_EQ(nearest("opneat", {"open", "openat", "openat2"}), "openat") << "neighbours that changed places are one";
  EXPECT_EQ(nearest("clos", {"clone", "close"}), "close");
}

TEST(Nearest, of_a_word_that_is_mostly_wrong_none) {
  EXPECT_EQ(nearest("xyz", {"open", "close"}), "");
  EXPECT_EQ(Nearest("xyz").question(), "");
}

TEST(Nearest, asks) {
  Nearest word("pth");
  word.consider("path");
  EXPECT_EQ(word.question(), "did you mean 'path'?");
}

}  // namespace
}  // namespace tracectl
