// Reading never goes past the end, and a read that fails consumes nothing.
#include "lib/base/byte_reader.h"

#include <gtest/gtest.h>

#include <array>

namespace tracectl {
namespace {

constexpr std::array<uint8_t, 8> kBytes{1, 2, 3, 4, 0xff, 0xfe, 0xfd, 0x80};
Bytes all() {
  return std::as_bytes(std::span{kBytes});
}

TEST(ByteReader, reads_in_order) {
  ByteReader in{all()};
  uint16_t first = 0;
  uint32_t second = 0;
  ASSERT_TRUE(in.read(first));
  ASSERT_TRUE(in.read(second));
  EXPECT_EQ(first, 0x0201u);
  EXPECT_EQ(second, 0xfeff0403u);
  EXPECT_EQ(in.rest().size(), 2u);
  EXPECT_FALSE(in.empty());
}

TEST(ByteReader, a_read_that_fails_consumes_nothing) {
  ByteReader in{all().first(3)};
  uint32_t word = 7;
  EXPECT_FALSE(in.read(word));
  EXPECT_EQ(word, 7u);
  EXPECT_EQ(in.rest().size(), 3u);
  EXPECT_FALSE(in.skip(4));
  EXPECT_EQ(in.rest().size(), 3u);
}

TEST(ByteReader, take_and_skip) {
  ByteReader in{all()};
  Bytes taken;
  ASSERT_TRUE(in.skip(1));
  ASSERT_TRUE(in.take(3, taken));
  ASSERT_EQ(taken.size(), 3u);
  EXPECT_EQ(taken[0], std::byte{2});
  ASSERT_TRUE(in.take(4, taken));
  EXPECT_TRUE(in.empty());
  EXPECT_TRUE(in.take(0, taken));
  EXPECT_FALSE(in.take(1, taken));
}

TEST(ByteReader, a_count_near_the_largest_does_not_wrap) {
  ByteReader in{all()};
  EXPECT_FALSE(in.skip(SIZE_MAX));
  EXPECT_EQ(in.rest().size(), kBytes.size());
}

TEST(LoadInteger, widths_and_signs) {
  uint64_t n = 0;
  EXPECT_TRUE(load_integer(all(), 4, 1, false, n));
  EXPECT_EQ(n, 0xffu);
  EXPECT_TRUE(load_integer(all(), 4, 1, true, n));
  EXPECT_EQ(n, ~uint64_t{0});
  EXPECT_TRUE(load_integer(all(), 4, 4, true, n));
  EXPECT_EQ(n, 0xffffffff80fdfeffu);
  EXPECT_TRUE(load_integer(all(), 0, 8, true, n));
  EXPECT_EQ(n, 0x80fdfeff04030201u);
}

TEST(LoadInteger, outside_the_bytes_is_zero_and_false) {
  for (const size_t offset : {size_t{7}, size_t{8}, size_t{9}, SIZE_MAX}) {
    uint64_t n = 7;
    EXPECT_FALSE(load_integer(all(), offset, 2, false, n));
    EXPECT_EQ(n, 0u);
  }
  uint64_t n = 7;
  EXPECT_FALSE(load_integer(all(), 0, 0, false, n));
  EXPECT_FALSE(load_integer(all(), 0, 9, false, n));
}

}  // namespace
}  // namespace tracectl
