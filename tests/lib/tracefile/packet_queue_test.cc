#include "lib/tracefile/packet_queue.h"

#include <dirent.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include "tests/support/temporary_directory.h"

namespace tracectl {
namespace {

using testing::TemporaryDirectory;
using Popped = PacketQueue::Popped;

// A packet that says where it stands in the order, and whose content follows from that.
Packet packet_at(uint64_t index) {
  Packet packet{.cpu = static_cast<uint32_t>(index % 7),
                .complete_until_ns = index,
                .peek = index % 3 == 0,
                .first_was_peeked = index % 5 == 0};
  packet.bytes.assign(index * 37 % 5000, static_cast<std::byte>(index));
  return packet;
}

bool is_packet_at(const Packet& packet, uint64_t index) {
  const Packet expected = packet_at(index);
  return packet.cpu == expected.cpu && packet.complete_until_ns == expected.complete_until_ns &&
         packet.peek == expected.peek && packet.first_was_peeked == expected.first_was_peeked &&
         packet.bytes == expected.bytes;
}

size_t open_files() {
  return static_cast<size_t>(std::distance(std::filesystem::directory_iterator{"/proc/self/fd"}, {}));
}

struct Queue : ::testing::Test {
  TemporaryDirectory directory;

  [[nodiscard]] PacketQueue::Limits limits(uint64_t memory_bytes) const { return {memory_bytes, directory.path()}; }
  static Packet popped(PacketQueue& queue) {
    Packet packet;
    const auto got = queue.pop(packet, 1000);
    EXPECT_TRUE(got && *got == Popped::packet);
    return packet;
  }
};

TEST_F(Queue, waits_for_a_packet_as_long_as_it_was_told) {
  PacketQueue queue{limits(1 << 20)};
  Packet packet;
  EXPECT_EQ(queue.pop(packet, 0).value(), Popped::timeout);
  EXPECT_EQ(queue.pop(packet, 5).value(), Popped::timeout);
  std::thread late{[&] {
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    ASSERT_TRUE(queue.push(packet_at(1)));
  }};
  EXPECT_EQ(queue.pop(packet, 60'000).value(), Popped::packet);
  late.join();
  EXPECT_TRUE(is_packet_at(packet, 1));
}

TEST_F(Queue, is_closed_only_when_it_is_empty) {
  PacketQueue queue{limits(6000)};
  for (uint64_t i = 0; i < 10; ++i) ASSERT_TRUE(queue.push(packet_at(100 + i)));
  queue.close();
  for (uint64_t i = 0; i < 10; ++i) EXPECT_TRUE(is_packet_at(popped(queue), 100 + i));
  Packet packet;
  EXPECT_EQ(queue.pop(packet, 60'000).value(), Popped::closed);
  EXPECT_EQ(queue.pop(packet, 60'000).value(), Popped::closed);
}

TEST_F(Queue, close_wakes_the_consumer) {
  PacketQueue queue{limits(6000)};
  std::thread late{[&] {
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    queue.close();
  }};
  Packet packet;
  EXPECT_EQ(queue.pop(packet, 60'000).value(), Popped::closed);
  late.join();
}

TEST_F(Queue, spills_beyond_its_memory_and_returns_to_memory_when_drained) {
  PacketQueue queue{limits(20'000)};
  const size_t files = open_files();
  for (int round = 0; round < 3; ++round) {
    const uint64_t spilled = queue.stats().spilled_bytes;
    ASSERT_TRUE(queue.push(packet_at(10)));
    EXPECT_EQ(queue.stats().spilled_bytes, spilled) << "there is room in memory";
    for (uint64_t i = 0; i < 50; ++i) ASSERT_TRUE(queue.push(packet_at(100 + i)));
    EXPECT_GT(queue.stats().spilled_bytes, spilled);
    EXPECT_EQ(open_files(), files + 1);
    EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "the file has no name, so that it cannot stay behind";
    EXPECT_TRUE(is_packet_at(popped(queue), 10));
    for (uint64_t i = 0; i < 50; ++i) EXPECT_TRUE(is_packet_at(popped(queue), 100 + i));
    EXPECT_EQ(open_files(), files) << "and gives its room back";
  }
  EXPECT_EQ(queue.stats().pushed_bytes, queue.stats().popped_bytes);
}

TEST_F(Queue, empty_packets_are_bounded_too) {
  PacketQueue queue{limits(100 * sizeof(Packet))};
  for (uint64_t i = 0; i < 1000; ++i) ASSERT_TRUE(queue.push({.complete_until_ns = i}));
  for (uint64_t i = 0; i < 1000; ++i) EXPECT_EQ(popped(queue).complete_until_ns, i);
}

TEST_F(Queue, keeps_order_and_content_between_two_threads) {
  constexpr uint64_t kPackets = 8000;
  for (const uint64_t memory_bytes : {uint64_t{0}, uint64_t{10'000}, uint64_t{300'000}, uint64_t{1} << 30}) {
    PacketQueue queue{limits(memory_bytes)};
    std::thread producer{[&] {
      std::mt19937 random{1};
      for (uint64_t i = 0; i < kPackets; ++i) {
        ASSERT_TRUE(queue.push(packet_at(i)));
        if (random() % 500 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{1});
      }
      queue.close();
    }};
    std::mt19937 random{2};
    uint64_t next = 0;
    for (;;) {
      Packet packet;
      const auto got = queue.pop(packet, 10);
      if (!got) ADD_FAILURE() << got.error().sentence();
      if (!got || *got == Popped::closed) break;
      if (*got == Popped::timeout) continue;
      if (!is_packet_at(packet, next++)) ADD_FAILURE() << next - 1;
      if (random() % 1000 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    producer.join();
    EXPECT_EQ(next, kPackets);
    EXPECT_EQ(queue.stats().pushed_bytes, queue.stats().popped_bytes);
    EXPECT_EQ(queue.stats().dropped_packets, 0u);
  }
}

TEST_F(Queue, a_full_disk_drops_and_counts_and_is_tried_again) {
  std::signal(SIGXFSZ, SIG_IGN);
  PacketQueue queue{limits(0)};
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
  rlimit tight = old;
  tight.rlim_cur = 6000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  EXPECT_TRUE(queue.push(packet_at(100)));  // 3700 bytes
  const auto refused = queue.push(packet_at(101));
  EXPECT_TRUE(queue.push(packet_at(3))) << "a small one has room";
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, EFBIG);
  EXPECT_FALSE(refused.error().remedy.empty());
  EXPECT_EQ(queue.stats().dropped_packets, 1u);
  EXPECT_TRUE(queue.push(packet_at(102)));
  EXPECT_TRUE(is_packet_at(popped(queue), 100));
  EXPECT_TRUE(is_packet_at(popped(queue), 3));
  EXPECT_TRUE(is_packet_at(popped(queue), 102));
}

TEST_F(Queue, a_directory_that_is_not_there_is_named) {
  PacketQueue queue{{0, directory.file("missing")}};
  const auto refused = queue.push(packet_at(1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().sentence(), "cannot make a temporary file in " + directory.file("missing") +
                                            ": No such file or directory (set TMPDIR to a directory with room)");
  Packet packet;
  EXPECT_EQ(queue.pop(packet, 0).value(), Popped::timeout);
}

}  // namespace
}  // namespace tracectl
