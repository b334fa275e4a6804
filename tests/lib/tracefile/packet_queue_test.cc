// The queue between draining and formatting: order, content, bounds, and what happens when the disk does not play
// along.
#include "lib/tracefile/packet_queue.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
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

Result<void> push(PacketQueue& queue, const Packet& packet) {
  return queue.push(packet, packet.bytes);
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
    ASSERT_TRUE(push(queue, packet_at(1)));
  }};
  EXPECT_EQ(queue.pop(packet, 60'000).value(), Popped::packet);
  late.join();
  EXPECT_TRUE(is_packet_at(packet, 1));
}

TEST_F(Queue, is_closed_only_when_it_is_empty) {
  PacketQueue queue{limits(6000)};
  for (uint64_t i = 0; i < 10; ++i) ASSERT_TRUE(push(queue, packet_at(100 + i)));
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
  for (int round = 0; round < 20; ++round) {
    const uint64_t spilled = queue.stats().spilled_bytes;
    ASSERT_TRUE(push(queue, packet_at(10)));
    EXPECT_EQ(queue.stats().spilled_bytes, spilled) << "there is room in memory";
    for (uint64_t i = 0; i < 50; ++i) ASSERT_TRUE(push(queue, packet_at(100 + i)));
    EXPECT_GT(queue.stats().spilled_bytes, spilled);
    EXPECT_EQ(open_files(), files + 1) << "the same file each time";
    EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "the file has no name, so that it cannot stay behind";
    EXPECT_TRUE(is_packet_at(popped(queue), 10));
    for (uint64_t i = 0; i < 50; ++i) EXPECT_TRUE(is_packet_at(popped(queue), 100 + i));
  }
  EXPECT_EQ(queue.stats().pushed_bytes, queue.stats().popped_bytes);
}

TEST_F(Queue, holds_in_memory_no_more_than_its_bound_and_not_much_less) {
  for (const uint64_t bound : {uint64_t{0}, uint64_t{500}, uint64_t{4096}, uint64_t{100'000}, uint64_t{5'000'001}}) {
    for (const uint64_t length : {uint64_t{0}, uint64_t{1}, uint64_t{1000}, uint64_t{70'000}}) {
      PacketQueue queue{limits(bound)};
      const std::vector<std::byte> bytes(length);
      uint64_t held = 0;
      for (uint64_t i = 0; i < bound / 32 + 2; ++i) {
        ASSERT_TRUE(queue.push({}, bytes));
        if (queue.stats().spilled_bytes != 0) break;
        held += length;
      }
      EXPECT_LE(held, bound);
      if (length > 0) {
        EXPECT_GT(queue.stats().spilled_bytes, 0u);
      }
      if (length == 1000 && bound >= 100'000) {
        EXPECT_GT(held, bound * 9 / 10);
      }
    }
  }
}

TEST_F(Queue, empty_packets_are_bounded_too) {
  PacketQueue queue{limits(4096)};
  const size_t files = open_files();
  for (uint64_t i = 0; i < 128; ++i) ASSERT_TRUE(queue.push({.complete_until_ns = i}, {}));
  EXPECT_EQ(open_files(), files);
  for (uint64_t i = 128; i < 1000; ++i) ASSERT_TRUE(queue.push({.complete_until_ns = i}, {}));
  EXPECT_EQ(open_files(), files + 1);
  for (uint64_t i = 0; i < 1000; ++i) EXPECT_EQ(popped(queue).complete_until_ns, i);
}

TEST_F(Queue, packets_larger_than_a_chunk_or_than_all_memory_keep_their_place) {
  PacketQueue queue{limits(16u << 20)};
  const std::vector<uint64_t> lengths{10, 1u << 20, 5'000'000, 3, 40u << 20, 7, (1u << 20) - 24};
  for (int round = 0; round < 5; ++round) {
    for (const uint64_t length : lengths) {
      ASSERT_TRUE(queue.push({.complete_until_ns = length}, std::vector<std::byte>(length, std::byte(length % 251))));
    }
    for (const uint64_t length : lengths) {
      const Packet packet = popped(queue);
      EXPECT_EQ(packet.complete_until_ns, length);
      EXPECT_TRUE(packet.bytes == std::vector<std::byte>(length, std::byte(length % 251)));
    }
  }
  EXPECT_GE(queue.stats().spilled_bytes, 5 * (40u << 20));
}

TEST_F(Queue, keeps_using_few_chunks_while_the_consumer_keeps_up) {
  // What was touched shows in the process's resident pages: 2 GiB go through far fewer.
  const auto resident = [] {
    uint64_t total = 0, pages = 0;
    std::FILE* file = std::fopen("/proc/self/statm", "re");
    EXPECT_EQ(std::fscanf(file, "%lu %lu", &total, &pages), 2);
    std::fclose(file);
    return pages * 4096;
  };
  PacketQueue queue{limits(256u << 20)};
  const std::vector<std::byte> bytes(100'000);
  Packet packet;
  uint64_t before = 0;
  for (int i = 0; i < 2000; ++i) {
    ASSERT_TRUE(queue.push({}, bytes));
    ASSERT_EQ(queue.pop(packet, 0).value(), Popped::packet);
    if (i == 10) before = resident();
  }
  EXPECT_LT(resident(), before + (16u << 20));
  EXPECT_EQ(queue.stats().spilled_bytes, 0u);
}

// The property behind all of it: whatever the sizes, the bound and the pace, what comes out is what went in.
TEST_F(Queue, keeps_order_and_content_between_two_threads) {
  constexpr uint64_t kPackets = 8000;
  for (const uint64_t memory_bytes :
       {uint64_t{0}, uint64_t{512}, uint64_t{10'000}, uint64_t{300'000}, uint64_t{1} << 30}) {
    PacketQueue queue{{memory_bytes, directory.path(), 1u << 20}};
    const size_t files = open_files();
    std::thread producer{[&] {
      std::mt19937 random{1};
      for (uint64_t i = 0; i < kPackets; ++i) {
        ASSERT_TRUE(push(queue, packet_at(i)));
        if (random() % 500 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{1});
      }
      queue.close();
    }};
    std::mt19937 random{2};
    uint64_t next = 0;
    Packet packet;
    for (;;) {
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
    EXPECT_LE(open_files(), files + 1);
  }
}

TEST_F(Queue, random_sizes_bounds_and_paces) {
  for (uint32_t seed = 0; seed < 40; ++seed) {
    std::mt19937 random{seed};
    const uint64_t memory_bytes = random() % 4 == 0 ? random() % 2000 : random() % 2'000'000;
    const uint64_t most = 1 + random() % (random() % 2 == 0 ? 300 : 60'000);
    const uint32_t producer_rests = 1 + random() % 400, consumer_rests = 1 + random() % 400;
    SCOPED_TRACE("seed " + std::to_string(seed));
    PacketQueue queue{{memory_bytes, directory.path(), 1 + random() % 500'000}};
    // Both sides draw the same sizes from generators of their own.
    const auto packet_of = [most](std::mt19937& sizes, uint64_t index) {
      Packet packet{.cpu = static_cast<uint32_t>(index), .complete_until_ns = sizes()};
      packet.bytes.resize(sizes() % most);
      if (!packet.bytes.empty()) packet.bytes.front() = packet.bytes.back() = static_cast<std::byte>(index);
      return packet;
    };
    constexpr uint64_t kPackets = 1000;
    std::thread producer{[&] {
      std::mt19937 sizes{seed};
      for (uint64_t i = 0; i < kPackets; ++i) {
        ASSERT_TRUE(push(queue, packet_of(sizes, i)));
        if (i % producer_rests == 0) std::this_thread::sleep_for(std::chrono::microseconds{300});
      }
      queue.close();
    }};
    std::mt19937 sizes{seed};
    Packet packet;
    uint64_t next = 0;
    for (;;) {
      const auto got = queue.pop(packet, 5);
      if (!got || *got == Popped::closed) break;
      if (*got == Popped::timeout) continue;
      const Packet expected = packet_of(sizes, next++);
      EXPECT_EQ(packet.cpu, expected.cpu);
      EXPECT_EQ(packet.complete_until_ns, expected.complete_until_ns);
      EXPECT_TRUE(packet.bytes == expected.bytes);
      if (next % consumer_rests == 0) std::this_thread::sleep_for(std::chrono::microseconds{300});
    }
    producer.join();
    EXPECT_EQ(next, kPackets);
  }
}

TEST_F(Queue, never_misses_a_wake_up) {
  // Each side waits for the other, so that one lost wake-up takes a minute and not a moment.
  PacketQueue there{limits(1 << 20)}, back{limits(1 << 20)};
  std::thread echo{[&] {
    for (Packet packet; there.pop(packet, 60'000).value() == Popped::packet;) ASSERT_TRUE(push(back, packet));
    back.close();
  }};
  Packet packet;
  const auto begin = std::chrono::steady_clock::now();
  for (uint64_t i = 0; i < 5000; ++i) {
    ASSERT_TRUE(push(there, {.complete_until_ns = i}));
    ASSERT_EQ(back.pop(packet, 60'000).value(), Popped::packet);
    ASSERT_EQ(packet.complete_until_ns, i);
  }
  there.close();
  EXPECT_EQ(back.pop(packet, 60'000).value(), Popped::closed);
  echo.join();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{30});
}

TEST_F(Queue, a_long_backlog_lies_in_several_files_which_go_as_they_are_read) {
  PacketQueue queue{{0, directory.path(), 10'000}};
  const size_t files = open_files();
  for (uint64_t i = 0; i < 10; ++i) ASSERT_TRUE(push(queue, packet_at(100 + i)));  // 3700 bytes and more each
  EXPECT_EQ(open_files(), files + 4);
  for (uint64_t i = 0; i < 9; ++i) EXPECT_TRUE(is_packet_at(popped(queue), 100 + i));
  EXPECT_EQ(open_files(), files + 2);
  EXPECT_TRUE(is_packet_at(popped(queue), 109));
  EXPECT_EQ(open_files(), files + 1);
}

TEST_F(Queue, without_descriptors_for_more_files_the_last_one_grows) {
  PacketQueue queue{{0, directory.path(), 1}};
  ASSERT_TRUE(push(queue, packet_at(100)));
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &old), 0);
  rlimit tight = old;
  tight.rlim_cur = 0;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &tight), 0);
  for (uint64_t i = 1; i < 10; ++i) EXPECT_TRUE(push(queue, packet_at(100 + i)));
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &old), 0);
  for (uint64_t i = 0; i < 10; ++i) EXPECT_TRUE(is_packet_at(popped(queue), 100 + i));
}

// Cuts the spill file, which has no name but is reachable as a descriptor.
void truncate_spill(const std::string& directory, off_t length) {
  for (const auto& entry : std::filesystem::directory_iterator{"/proc/self/fd"}) {
    std::error_code ignored;
    const std::string target = std::filesystem::read_symlink(entry.path(), ignored).string();
    if (target.starts_with(directory)) {
      ASSERT_EQ(::truncate(entry.path().c_str(), length), 0);
    }
  }
}

TEST_F(Queue, what_cannot_be_read_back_is_counted_and_later_packets_come) {
  PacketQueue queue{limits(0)};
  for (uint64_t i = 0; i < 10; ++i) ASSERT_TRUE(push(queue, packet_at(100 + i)));
  truncate_spill(directory.path(), 24 + 3700 + 24 + 10);  // the second packet's bytes, and all behind it
  EXPECT_TRUE(is_packet_at(popped(queue), 100));
  Packet packet;
  EXPECT_FALSE(queue.pop(packet, 0));
  EXPECT_EQ(queue.stats().dropped_packets, 1u);
  EXPECT_FALSE(queue.pop(packet, 0));
  EXPECT_EQ(queue.stats().dropped_packets, 9u) << "without the third one's head nobody knows where the fourth begins";
  EXPECT_EQ(queue.pop(packet, 0).value(), Popped::timeout);
  ASSERT_TRUE(push(queue, packet_at(200)));
  EXPECT_TRUE(is_packet_at(popped(queue), 200));
}

TEST_F(Queue, a_full_disk_drops_and_counts_and_is_tried_again) {
  std::signal(SIGXFSZ, SIG_IGN);
  PacketQueue queue{limits(0)};
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
  rlimit tight = old;
  tight.rlim_cur = 6000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  EXPECT_TRUE(push(queue, packet_at(100)));  // 3700 bytes
  const auto refused = push(queue, packet_at(101));
  EXPECT_TRUE(push(queue, packet_at(3))) << "a small one has room";
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, EFBIG);
  EXPECT_FALSE(refused.error().remedy.empty());
  EXPECT_EQ(queue.stats().dropped_packets, 1u);
  EXPECT_TRUE(push(queue, packet_at(102)));
  EXPECT_TRUE(is_packet_at(popped(queue), 100));
  EXPECT_TRUE(is_packet_at(popped(queue), 3));
  EXPECT_TRUE(is_packet_at(popped(queue), 102));
}

TEST_F(Queue, a_directory_that_is_not_there_is_named) {
  PacketQueue queue{{0, directory.file("missing")}};
  const auto refused = push(queue, packet_at(1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().sentence(), "cannot make a temporary file in " + directory.file("missing") +
                                            ": No such file or directory (set TMPDIR to a directory with room)");
  Packet packet;
  EXPECT_EQ(queue.pop(packet, 0).value(), Popped::timeout);
}

}  // namespace
}  // namespace tracectl
