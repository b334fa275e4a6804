// Trace segments for tests: packets as rings give them, written to a file, and what a stream makes of them.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "lib/stream/stream.h"
#include "lib/tracefile/segment_reader.h"
#include "lib/tracefile/segment_writer.h"
#include "tests/lib/stream/recorder.h"
#include "tests/support/record_builder.h"
#include "tests/support/same_records.h"
#include "tests/support/temporary_directory.h"

namespace tracectl::testing {

inline SegmentHeader some_segment_header() {
  return {.host = "host",
          .kernel = "6.1.0",
          .architecture = "x86_64",
          .boot_id = "0b1d",
          .cpus = 3,
          .epoch_offset_ns = 1'700'000'000'000'000'000,
          .session = "web",
          .filter = "tgid == 100",
          .limits = R"({"string":256})",
          .build = "0.1.0",
          .command = "cat \xff",
          .sequence = 12,
          .tables = R"({"calls":["read","write"]})"};
}

inline std::vector<Task> some_tasks() {
  return {
      {.tid = 100, .tgid = 100, .parent_tgid = 1, .uid = 5, .cgroup_id = 9, .comm = "server", .executable = "/bin/s"},
      {.tid = 101, .tgid = 100, .parent_tgid = 1, .uid = 5, .cgroup_id = 9, .comm = "worker", .executable = ""},
      {.tid = 200, .tgid = 200, .parent_tgid = 1, .uid = 0, .cgroup_id = 9, .comm = "\xff\xfe", .executable = "/o"}};
}

// Packets of three CPUs with all that may happen: calls that block and go on elsewhere, peeks, tasks that come, go and
// change, signals, gaps.  The same for the same seed.
class MadeUpTrace {
 public:
  explicit MadeUpTrace(uint32_t seed) : random_(seed) {}

  std::vector<Packet> make(size_t steps) {
    for (size_t i = 0; i < steps; ++i) {
      step();
      if (random_() % 8 == 0) hand_out(random_() % kCpus);
    }
    for (uint32_t cpu = 0; cpu < kCpus; ++cpu) hand_out(cpu);
    return std::move(packets_);
  }

 private:
  static constexpr uint32_t kCpus = 3;
  struct Cpu {
    ByteVector records;
    bool first_was_peeked = false;
  };

  uint64_t now() { return now_ns_ += 1 + random_() % 50; }
  void step() {
    const uint32_t cpu = random_() % kCpus;
    const uint32_t tid = 100 + random_() % 4 + (random_() % 3 == 0 ? 100 : 0);
    const auto nr = static_cast<int32_t>(random_() % 5);
    ByteVector& out = cpus_[cpu].records;
    switch (random_() % 12) {
      case 0: {  // it sleeps; the reader looks, then it goes on
        const RecordBuilder pending = enter(tid, nr, now(), 7);
        hand_out(cpu);
        Packet peek = peek_of(cpu, now_ns_, pending);
        packets_.push_back(std::move(peek));
        if (random_() % 2 == 0) call_elsewhere((cpu + 1) % kCpus);
        RecordBuilder real = pending;
        if (random_() % 2 == 0) real.exit(now(), 3);
        real.append_to(out);
        cpus_[cpu].first_was_peeked = true;
        return;
      }
      case 1:
        enter(tid, nr, now(), 8).append_to(out);
        call_elsewhere((cpu + 1) % kCpus);
        exit(tid, nr, now(), 1).append_to(cpus_[(cpu + 2) % kCpus].records);
        return;
      case 2:
        RecordBuilder(TRC_TASK)
            .time(now())
            .tid(tid)
            .task(TRC_TASK_RENAME, {.tid = tid, .tgid = tid / 100 * 100}, "new")
            .append_to(out);
        return;
      case 3:
        RecordBuilder(TRC_SIGNAL).time(now()).tid(tid).signal(17, "info").append_to(out);
        return;
      case 4:
        RecordBuilder(TRC_LOST).time(now()).lost({.since_ns = 1, .enters = 2, .exits = 1}).append_to(out);
        return;
      case 5:
        RecordBuilder(TRC_TASK)
            .time(now())
            .tid(tid)
            .task(TRC_TASK_EXEC, {.tid = tid, .tgid = tid / 100 * 100}, "prog")
            .string(0, "/bin/prog")
            .append_to(out);
        return;
      default:
        RecordBuilder(TRC_CALL)
            .tid(tid)
            .nr(nr)
            .time(now())
            .args({1, 2})
            .string(1, "/etc/passwd")
            .exit(now(), 0)
            .append_to(out);
    }
  }
  void call_elsewhere(uint32_t cpu) { call(104, 9, now(), now()).append_to(cpus_[cpu].records); }
  void hand_out(uint32_t cpu) {
    Packet packet{.cpu = cpu, .complete_until_ns = now_ns_, .bytes = std::move(cpus_[cpu].records)};
    packet.first_was_peeked = !packet.bytes.empty() && std::exchange(cpus_[cpu].first_was_peeked, false);
    cpus_[cpu].records.clear();
    packets_.push_back(std::move(packet));
  }

  std::mt19937 random_;
  uint64_t now_ns_ = 1000;
  Cpu cpus_[kCpus];
  std::vector<Packet> packets_;
};

inline std::vector<std::string> told_of(const std::vector<Packet>& packets, const std::vector<Task>& tasks) {
  Recorder recorder;
  Stream stream{recorder};
  stream.expect_cpus(3);
  for (const Task& task : tasks) stream.know_task(task);
  for (const Packet& packet : packets) {
    stream.add(packet);
    stream.advance();
  }
  stream.finish();
  return recorder.lines;
}

// With a peek, a call is told in halves even when nothing came between them: as it is without.
inline std::vector<std::string> without_needless_halves(const std::vector<std::string>& lines) {
  std::vector<std::string> joined;
  for (const std::string& line : lines) {
    const bool exit = line.starts_with("exit ") && !joined.empty() && joined.back().starts_with("enter ");
    // "enter CALL NAME", "exit CALL @RETURN NAME"
    const std::string entered = exit ? joined.back().substr(6, joined.back().find(')') - 6) : "";
    if (exit && line.substr(5).starts_with(entered)) {
      joined.back() = "whole " + line.substr(5);
    } else {
      joined.push_back(line);
    }
  }
  return joined;
}

struct SegmentFixture : ::testing::Test {
  TemporaryDirectory directory;
  std::string path = directory.file("segment");

  [[nodiscard]] UniqueFd make() const {
    return UniqueFd{::open(path.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600)};
  }
  [[nodiscard]] std::string contents() const {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  void put(const std::string& bytes) const {
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out << bytes;
  }
  [[nodiscard]] std::string open_error() const {
    const auto reader = SegmentReader::open(path);
    return reader ? "" : reader.error().sentence();
  }

  // A flush behind every so many packets.
  void write(const std::vector<Packet>& packets, size_t flush_every, uint32_t block_bytes, bool finish = true) const {
    const UniqueFd fd = make();
    auto writer = SegmentWriter::create(fd.get(), some_segment_header(), some_tasks(), {.block_bytes = block_bytes});
    ASSERT_TRUE(writer) << writer.error().sentence();
    for (size_t i = 0; i < packets.size(); ++i) {
      ASSERT_TRUE(writer->add(packets[i], packets[i].bytes));
      if (i % flush_every == flush_every - 1) {
        ASSERT_TRUE(writer->flush());
      }
    }
    if (finish) {
      ASSERT_TRUE(writer->finish());
    }
  }

  struct SegmentReading {
    std::vector<Packet> packets;
    std::vector<std::string> errors;
    SegmentReader::Reading stats{};
  };
  [[nodiscard]] SegmentReading read(SegmentSelection selection = {}) const {
    SegmentReading reading;
    auto reader = SegmentReader::open(path);
    if (!reader) {
      reading.errors.push_back(reader.error().sentence());
      return reading;
    }
    reader->select(std::move(selection));
    for (;;) {
      Packet packet;
      const auto got = reader->next(packet);
      if (!got) {
        reading.errors.push_back(got.error().sentence());
      } else if (*got) {
        reading.packets.push_back(std::move(packet));
      } else {
        reading.stats = reader->reading();
        return reading;
      }
    }
  }
};

// What can be told apart of a packet: padding is nobody's business.
inline bool same_packet(const Packet& a, const Packet& b) {
  return a.cpu == b.cpu && a.complete_until_ns == b.complete_until_ns && a.peek == b.peek &&
         a.first_was_peeked == b.first_was_peeked && without_padding(a.bytes) == without_padding(b.bytes);
}

}  // namespace tracectl::testing
