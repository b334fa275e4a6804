// The arena: what it hands out stays until reset, also beyond its first 64 KiB.
#include "lib/event/event.h"

#include <gtest/gtest.h>

namespace tracectl {
namespace {

TEST(EventArena, values_begin_unseen) {
  EventArena arena;
  const std::span<Value> values = arena.values(3);
  ASSERT_EQ(values.size(), 3u);
  for (const Value& value : values) EXPECT_EQ(value.kind, Value::Kind::unseen);
  EXPECT_TRUE(arena.values(0).empty());
}

TEST(EventArena, copies_live_until_reset) {
  EventArena arena;
  std::string original = "abc";
  const std::string_view copy = arena.copy(original);
  original = "xyz";
  EXPECT_EQ(copy, "abc");
  EXPECT_EQ(arena.copy(""), "");
}

TEST(EventArena, an_event_larger_than_the_buffer_fits) {
  EventArena arena;
  for (int round = 0; round < 3; ++round) {
    const std::span<Value> values = arena.values(10'000);
    values.front().number = 1;
    values.back().number = 2;
    const std::span<char> chars = arena.chars(200'000);
    chars.front() = 'a';
    chars.back() = 'z';
    EXPECT_EQ(values.front().number, 1u);
    EXPECT_EQ(values.back().number, 2u);
    arena.reset();
  }
}

TEST(EventArena, reset_gives_the_same_memory_again) {
  EventArena arena;
  const char* first = arena.copy("abc").data();
  arena.reset();
  EXPECT_EQ(arena.copy("abc").data(), first);
}

}  // namespace
}  // namespace tracectl
