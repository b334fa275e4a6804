// The reader's loop against a ring and a time of the test's own: what counts is how often it looks, and whether the
// ring would have run over.
#include "lib/probe/drain.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace tracectl {
namespace {

constexpr uint64_t kMs = 1'000'000, kSecond = 1'000 * kMs;
constexpr uint64_t kRingBytes = 2 << 20, kMark = kRingBytes / 4;
constexpr uint64_t kRecordBytes = 128;
constexpr uint64_t kLateNs = 1 * kMs;  // from the mark to the reader's first instruction

// CPUs that write at a rate: bytes by nanoseconds since the beginning.
class FakeRings final : public Transport, public DrainClock {
 public:
  using Written = std::function<uint64_t(uint64_t now_ns)>;
  explicit FakeRings(std::vector<Written> cpus) : written_(std::move(cpus)), taken_(written_.size()) {}

  // The transport.
  std::string_view name() const override { return "fake"; }
  uint32_t cpus() const override { return static_cast<uint32_t>(written_.size()); }
  uint64_t drain(uint64_t, uint64_t, PacketConsumer& consumer) override {
    ++rounds;
    uint64_t total = 0;
    for (uint32_t cpu = 0; cpu < cpus(); ++cpu) {
      const std::vector<std::byte> bytes(fill(cpu));
      fullest = std::max(fullest, uint64_t{bytes.size()});
      taken_[cpu] += bytes.size();
      total += bytes.size();
      Packet head;
      head.cpu = cpu;
      if (!bytes.empty()) consumer.on_packet(head, bytes);
    }
    if (now_ >= end_ns) stop();
    return total;
  }
  int wake_fd() const override { return -1; }
  void set_sleeping(bool sleeping) override { sleeping_ = sleeping; }
  uint64_t wake_bytes() const override { return kMark; }
  TransportCounters counters() const override {
    TransportCounters sum;
    for (uint32_t cpu = 0; cpu < cpus(); ++cpu) sum.fill_bytes += fill(cpu);
    return sum;
  }

  // The clock.
  uint64_t now_ns() override { return now_; }
  void pause(uint64_t ns) override { now_ += ns; }
  void sleep(int, int, int timeout_ms) override {
    EXPECT_TRUE(sleeping_) << "or nobody would wake us";
    const uint64_t end = now_ + static_cast<uint64_t>(timeout_ms) * kMs;
    for (; now_ < end; now_ += kMs / 10) {
      for (uint32_t cpu = 0; cpu < cpus(); ++cpu) {
        if (fill(cpu) < kMark) continue;
        ++woken;
        now_ += kLateNs;
        return;
      }
    }
  }

  uint64_t end_ns = 10 * kSecond;
  std::function<void()> stop;
  uint64_t rounds = 0, woken = 0, fullest = 0;

 private:
  uint64_t fill(uint32_t cpu) const { return written_[cpu](now_) - taken_[cpu]; }

  std::vector<Written> written_;
  std::vector<uint64_t> taken_;
  uint64_t now_ = kSecond;
  bool sleeping_ = false;
};

FakeRings::Written calls_a_second(uint64_t calls) {
  return [calls](uint64_t now_ns) { return (now_ns - kSecond) / 1000 * calls / 1'000'000 * kRecordBytes; };
}

// Nothing until then, from then on a ring in 5 ms.
FakeRings::Written full_speed_from(uint64_t begin_ns) {
  return [begin_ns](uint64_t now_ns) {
    const uint64_t passed_ns = now_ns < begin_ns ? 0 : now_ns - begin_ns;
    return passed_ns * kRingBytes / (5 * kMs) / kRecordBytes * kRecordBytes;
  };
}

class Nobody final : public PacketConsumer {
 public:
  void on_packet(const Packet& head, Bytes bytes) override {
    if (!head.peek) all += bytes.size();
  }
  uint64_t all = 0;
};

void run(FakeRings& rings) {
  Nobody nobody;
  Drainer drainer{rings, nobody, rings};
  rings.stop = [&] { drainer.stop(); };
  drainer.run();
}

constexpr uint64_t kSeconds = 9;     // of FakeRings
constexpr uint64_t kBeginning = 10;  // rounds before it believes that nothing comes

TEST(Drainer, an_idle_machine_is_looked_at_fifteen_times_a_second) {
  FakeRings rings{{calls_a_second(0), calls_a_second(0)}};
  run(rings);
  EXPECT_LE(rings.rounds, 15 * kSeconds + kBeginning);
  EXPECT_GE(rings.rounds, 10 * kSeconds) << "a call is to be told of within 100 ms";
}

TEST(Drainer, a_trickle_is_looked_at_twice_as_often) {
  for (const uint64_t calls : {1, 100, 5'000, 20'000}) {
    FakeRings rings{{calls_a_second(calls), calls_a_second(0)}};
    run(rings);
    EXPECT_LE(rings.rounds, 2 * 15 * kSeconds + kBeginning) << calls;
    EXPECT_EQ(rings.woken, 0u) << calls;
  }
}

TEST(Drainer, many_cpus_with_a_little_each_are_a_trickle) {
  FakeRings rings{std::vector<FakeRings::Written>(64, calls_a_second(5'000))};
  run(rings);
  EXPECT_LE(rings.rounds, 2 * 15 * kSeconds + kBeginning);
}

TEST(Drainer, is_woken_at_the_mark_and_never_for_a_record) {
  constexpr uint64_t kCalls = 200'000;
  FakeRings rings{{calls_a_second(kCalls), calls_a_second(0)}};
  run(rings);
  EXPECT_GT(rings.woken, 0u);
  EXPECT_LE(rings.woken, kSeconds * kCalls * kRecordBytes / kMark + 1);
  EXPECT_LE(rings.rounds, 2 * (rings.woken + 15 * kSeconds) + kBeginning);
  EXPECT_LT(rings.fullest, kRingBytes);
}

TEST(Drainer, full_speed_is_polled_and_wakes_nobody) {
  FakeRings rings{{full_speed_from(kSecond), calls_a_second(0)}};
  run(rings);
  EXPECT_LE(rings.woken, 1u) << "by the first quarter";
  EXPECT_GT(rings.rounds, 1'000 * kSeconds);
  EXPECT_LT(rings.fullest, kRingBytes);
}

TEST(Drainer, a_burst_out_of_rest_does_not_run_over) {
  for (uint64_t at = 0; at < 70; at += 7) {
    FakeRings rings{{full_speed_from(3 * kSecond + at * kMs), calls_a_second(100)}};
    run(rings);
    EXPECT_LT(rings.fullest, kRingBytes) << at;
  }
}

TEST(Drainer, stop_ends_it_before_it_has_begun) {
  FakeRings rings{{calls_a_second(0)}};
  Nobody nobody;
  Drainer drainer{rings, nobody, rings};
  drainer.stop();
  drainer.run();
  EXPECT_EQ(rings.rounds, 0u);
}

TEST(Drainer, stop_wakes_the_sleeper) {
  class Asleep final : public DrainClock {
   public:
    uint64_t now_ns() override { return kSecond; }
    void pause(uint64_t) override {}
    void sleep(int, int stop_fd, int) override {
      stop();
      uint64_t word = 0;
      told = ::read(stop_fd, &word, sizeof(word)) == sizeof(word);
    }
    std::function<void()> stop;
    bool told = false;
  };
  FakeRings rings{{calls_a_second(0)}};
  rings.stop = [] {};
  Nobody nobody;
  Asleep asleep;
  Drainer drainer{rings, nobody, asleep};
  asleep.stop = [&] { drainer.stop(); };
  drainer.run();
  EXPECT_TRUE(asleep.told);
}

TEST(Drainer, finish_takes_what_is_left) {
  FakeRings rings{{[](uint64_t) { return 64 * kRecordBytes; }}};
  rings.stop = [] {};
  Nobody nobody;
  Drainer drainer{rings, nobody, rings};
  drainer.finish();
  EXPECT_EQ(nobody.all, 64 * kRecordBytes);
}

}  // namespace
}  // namespace tracectl
