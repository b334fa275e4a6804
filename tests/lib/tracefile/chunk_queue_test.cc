// The memory part by itself, where its borders are: chunks of memory_bytes / 8, packets in steps of 32 bytes.
#include "lib/tracefile/chunk_queue.h"

#include <gtest/gtest.h>

#include <vector>

namespace tracectl {
namespace {

std::vector<std::byte> pattern(size_t length, uint64_t seed) {
  std::vector<std::byte> bytes(length);
  for (size_t i = 0; i < length; ++i) bytes[i] = static_cast<std::byte>((seed + i) * 131);
  return bytes;
}

TEST(ChunkQueue, every_length_comes_out_as_it_went_in_wherever_it_crosses_a_border) {
  ChunkQueue queue{8 * 64};
  Packet packet;
  for (uint64_t round = 0; round < 3; ++round) {
    for (size_t length = 0; length <= 8 * 64 - 64 - 24; ++length) {
      ASSERT_TRUE(queue.push({.cpu = 3, .complete_until_ns = length, .peek = true}, pattern(length, round))) << length;
      ASSERT_TRUE(queue.pop(packet));
      ASSERT_EQ(packet.complete_until_ns, length);
      ASSERT_TRUE(packet.peek);
      ASSERT_FALSE(packet.first_was_peeked);
      ASSERT_TRUE(packet.bytes == pattern(length, round)) << length;
      ASSERT_FALSE(queue.pop(packet));
    }
  }
}

TEST(ChunkQueue, a_refused_packet_leaves_no_trace) {
  ChunkQueue queue{8 * 64};
  ASSERT_TRUE(queue.push({}, pattern(100, 1)));
  EXPECT_FALSE(queue.push({}, pattern(1000, 2)));
  ASSERT_TRUE(queue.push({}, pattern(200, 3)));
  EXPECT_FALSE(queue.push({}, pattern(200, 4)));
  Packet packet;
  ASSERT_TRUE(queue.pop(packet));
  EXPECT_TRUE(packet.bytes == pattern(100, 1));
  ASSERT_TRUE(queue.push({}, pattern(100, 5)));
  ASSERT_TRUE(queue.pop(packet));
  EXPECT_TRUE(packet.bytes == pattern(200, 3));
  ASSERT_TRUE(queue.pop(packet));
  EXPECT_TRUE(packet.bytes == pattern(100, 5));
  EXPECT_FALSE(queue.pop(packet));
}

TEST(ChunkQueue, without_memory_refuses_everything) {
  for (const uint64_t memory_bytes : {0, 1, 31}) {
    ChunkQueue queue{memory_bytes};
    EXPECT_FALSE(queue.push({}, {}));
    Packet packet;
    EXPECT_FALSE(queue.pop(packet));
  }
}

TEST(ChunkQueue, the_room_of_the_callers_packet_is_used_again) {
  ChunkQueue queue{1 << 20};
  Packet packet;
  packet.bytes.reserve(5000);
  const std::byte* room = packet.bytes.data();
  ASSERT_TRUE(queue.push({}, pattern(5000, 1)));
  ASSERT_TRUE(queue.pop(packet));
  EXPECT_EQ(packet.bytes.data(), room);
}

}  // namespace
}  // namespace tracectl
