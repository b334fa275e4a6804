// Whoever opens, owns; and closes exactly once.
#include "lib/base/unique_fd.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <utility>

namespace tracectl {
namespace {

int open_null() {
  return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}
bool is_open(int fd) {
  return ::fcntl(fd, F_GETFD) != -1;
}

TEST(UniqueFd, owns_nothing_at_first) {
  const UniqueFd fd;
  EXPECT_FALSE(fd);
  EXPECT_EQ(fd.get(), -1);
}

TEST(UniqueFd, closes_at_the_end_of_its_life) {
  int number = -1;
  {
    const UniqueFd fd{open_null()};
    number = fd.get();
    ASSERT_TRUE(fd);
    EXPECT_TRUE(is_open(number));
  }
  EXPECT_FALSE(is_open(number));
}

TEST(UniqueFd, moving_hands_over) {
  UniqueFd from{open_null()};
  const int number = from.get();
  UniqueFd to{std::move(from)};
  EXPECT_FALSE(from);  // NOLINT(bugprone-use-after-move): that is the promise
  EXPECT_EQ(to.get(), number);
  EXPECT_TRUE(is_open(number));
}

TEST(UniqueFd, assigning_closes_what_it_had) {
  UniqueFd to{open_null()};
  UniqueFd from{open_null()};
  const int old = to.get();
  const int number = from.get();
  to = std::move(from);
  EXPECT_FALSE(is_open(old));
  EXPECT_EQ(to.get(), number);
  EXPECT_TRUE(is_open(number));
}

TEST(UniqueFd, assigning_to_itself_keeps_it_open) {
  UniqueFd fd{open_null()};
  const int number = fd.get();
  UniqueFd& alias = fd;
  fd = std::move(alias);
  EXPECT_EQ(fd.get(), number);
  EXPECT_TRUE(is_open(number));
}

TEST(UniqueFd, release_gives_up_ownership) {
  UniqueFd fd{open_null()};
  const int number = fd.release();
  EXPECT_FALSE(fd);
  fd.reset();
  EXPECT_TRUE(is_open(number));
  ::close(number);
}

}  // namespace
}  // namespace tracectl
