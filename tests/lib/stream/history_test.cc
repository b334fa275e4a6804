// A property: whatever a machine does, and however its rings are drained, peeked at and cut into packets, the stream
// tells the same as if all halves were sorted by time.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <random>

#include "tests/lib/stream/recorder.h"

namespace tracectl {
namespace {

using namespace tracectl::testing;

// A machine of some CPUs with rings as lib/wire/ring.h describes them, and threads that wander over them.
class Machine {
 public:
  // The same seed makes the same history, however another reader looks at it.
  Machine(uint32_t seed, uint32_t reader_seed, uint32_t cpus, uint32_t threads)
      : random_(seed), reader_random_(reader_seed), rings_(cpus), threads_(threads) {}

  // Something happens somewhere.
  void step() {
    now_ns_ += 1 + random_() % 20;
    const auto cpu = static_cast<uint32_t>(random_() % rings_.size());
    const auto index = static_cast<uint32_t>(random_() % threads_.size());
    const uint32_t tid = 100 + index;
    Thread& thread = threads_[index];
    switch (random_() % 16) {
      case 0:
        commit(cpu, RecordBuilder(TRC_SIGNAL).tid(tid).time(now_ns_).signal(15));
        return expect("signal 15 @" + std::to_string(now_ns_) + " tid=" + std::to_string(tid) + " 48");
      case 1:
        commit(cpu, RecordBuilder(TRC_LOST).time(now_ns_).lost({.signals = 1}));
        return expect("lost cpu=" + std::to_string(cpu) + " @" + std::to_string(now_ns_) + " enters=0 exits=0 bad=0");
      case 2: {
        thread.comm = "n" + std::to_string(random_() % 100);
        commit(cpu, RecordBuilder(TRC_TASK).tid(tid).time(now_ns_).task(TRC_TASK_RENAME, {.tid = tid, .tgid = 100},
                                                                        thread.comm));
        return expect("task 4 @" + std::to_string(now_ns_) + " tid=" + std::to_string(tid) + " tgid=100 " +
                      thread.comm);
      }
      default:
        return thread.call ? leave(random_() % 4 == 0 ? cpu : thread.call->cpu, tid, thread)
                           : enter_call(cpu, tid, thread);
    }
  }

  // The reader looks at a CPU: some of what is committed, in packets, and perhaps what is pending.
  void drain(Stream& stream, bool peeks) {
    const auto cpu = static_cast<uint32_t>(reader_random_() % rings_.size());
    Ring& ring = rings_[cpu];
    const bool all = reader_random_() % 2 == 0;
    do {
      Packet packet{.cpu = cpu};
      for (size_t count = reader_random_() % 5; count > 0 && !ring.committed.empty(); --count) {
        if (packet.bytes.empty()) packet.first_was_peeked = std::exchange(ring.committed_was_peeked, false);
        append(packet.bytes, ring.committed.front().build());
        ring.committed.pop_front();
      }
      if (ring.committed.empty()) ring.complete_until_ns = pending_floor(ring);
      packet.complete_until_ns = ring.complete_until_ns;
      stream.add(std::move(packet));
    } while (all && !ring.committed.empty());
    if (peeks && ring.pending && !ring.peeked && ring.committed.empty() && reader_random_() % 2 == 0) {
      ring.peeked = true;
      stream.add(peek_of(cpu, ring.pending->enter_ns, ring.pending->record));
    }
  }

  // Everything that the rings still have, and all that is pending.
  void drain_all(Stream& stream) {
    for (uint32_t cpu = 0; cpu < rings_.size(); ++cpu) {
      Ring& ring = rings_[cpu];
      commit_pending(ring);
      Packet packet{.cpu = cpu, .complete_until_ns = now_ns_, .first_was_peeked = ring.committed_was_peeked};
      for (const RecordBuilder& record : ring.committed) record.append_to(packet.bytes);
      ring.committed.clear();
      stream.add(std::move(packet));
    }
  }

  [[nodiscard]] const std::vector<std::string>& expected() const { return expected_; }

 private:
  struct InCall {
    uint32_t cpu;
    uint64_t id;
    int32_t nr;
    uint64_t enter_ns;
  };
  struct Thread {
    std::optional<InCall> call;
    std::string comm;
  };
  struct Pending {
    uint32_t tid;
    uint64_t enter_ns;
    RecordBuilder record;
  };
  struct Ring {
    std::deque<RecordBuilder> committed;
    bool committed_was_peeked = false;  // the first one
    std::optional<Pending> pending;
    bool peeked = false;  // pending was
    uint64_t complete_until_ns = 0;
  };

  void enter_call(uint32_t cpu, uint32_t tid, Thread& thread) {
    Ring& ring = rings_[cpu];
    commit_pending(ring);
    thread.call = {.cpu = cpu, .id = ++calls_, .nr = static_cast<int32_t>(random_() % 300), .enter_ns = now_ns_};
    ring.pending = {
        .tid = tid,
        .enter_ns = now_ns_,
        .record =
            enter(tid, thread.call->nr, now_ns_, thread.call->id).item(0, TRC_OK, std::string(random_() % 20, 'x'))};
    expect("enter " + head(tid, *thread.call) + name(thread));
  }

  void leave(uint32_t cpu, uint32_t tid, Thread& thread) {
    Ring& ring = rings_[cpu];
    const auto ret = static_cast<int64_t>(random_() % 100);
    if (ring.pending && ring.pending->tid == tid && ring.pending->enter_ns == thread.call->enter_ns) {
      ring.committed_was_peeked = ring.committed_was_peeked || (ring.committed.empty() && ring.peeked);
      ring.committed.push_back(ring.pending->record.exit(now_ns_, ret));
      ring.pending.reset();
      ring.peeked = false;
    } else {
      commit(cpu, exit(tid, thread.call->nr, now_ns_, ret));
    }
    expect("exit " + head(tid, *thread.call) + " @" + std::to_string(now_ns_) + "=" + std::to_string(ret) +
           name(thread));
    thread.call.reset();
  }

  void commit(uint32_t cpu, RecordBuilder record) {
    commit_pending(rings_[cpu]);
    rings_[cpu].committed.push_back(std::move(record));
  }

  static void commit_pending(Ring& ring) {
    if (!ring.pending) return;
    ring.committed_was_peeked = ring.committed_was_peeked || (ring.committed.empty() && ring.peeked);
    ring.committed.push_back(ring.pending->record);
    ring.pending.reset();
    ring.peeked = false;
  }

  [[nodiscard]] uint64_t pending_floor(const Ring& ring) const {
    return ring.pending && !ring.peeked ? ring.pending->enter_ns : now_ns_;
  }
  static std::string head(uint32_t tid, const InCall& call) {
    return "tid=" + std::to_string(tid) + " nr=" + std::to_string(call.nr) + " @" + std::to_string(call.enter_ns) +
           "(" + std::to_string(call.id) + ")";
  }
  static std::string name(const Thread& thread) { return thread.comm.empty() ? "" : " " + thread.comm; }
  void expect(std::string line) { expected_.push_back(std::move(line)); }

  std::mt19937 random_;
  std::mt19937 reader_random_;
  uint64_t now_ns_ = 1000;
  uint64_t calls_ = 0;
  std::vector<Ring> rings_;
  std::vector<Thread> threads_;
  std::vector<std::string> expected_;
};

// Contents of items are told or not by phase; here only who, what and when matters.
std::string without_items(std::string line) {
  for (size_t at; (at = line.find('[')) != std::string::npos;) line.erase(at, line.find(']', at) - at + 1);
  return line;
}

// A whole call as the two halves that it is.
void append_halves(const std::string& line, std::vector<std::string>& out) {
  if (!line.starts_with("whole")) return out.push_back(line);
  const std::string rest = line.substr(5);
  const size_t exit_at = rest.find(" @", rest.find(" @") + 1);
  const size_t name_at = rest.find(' ', exit_at + 1);
  out.push_back("enter" + rest.substr(0, exit_at) + (name_at == std::string::npos ? "" : rest.substr(name_at)));
  out.push_back("exit" + rest);
}

std::vector<std::string> halves(const std::vector<std::string>& lines) {
  std::vector<std::string> out;
  for (const std::string& line : lines) append_halves(without_items(line), out);
  return out;
}

struct Histories : ::testing::TestWithParam<uint32_t> {};

TEST_P(Histories, are_told_as_if_sorted_by_time) {
  const uint32_t seed = GetParam();
  const bool peeks = seed % 2 == 0;
  const uint32_t cpus = 1 + seed % 5;
  Machine machine{seed, seed, cpus, 1 + seed % 11};
  std::mt19937 random{seed};
  Recorder told;
  Stream stream{told};
  stream.expect_cpus(cpus);
  const unsigned busy = 1 + seed % 7;  // steps a look of the reader
  for (int i = 0; i < 3000; ++i) {
    machine.step();
    if (random() % busy == 0) machine.drain(stream, peeks);
    if (random() % 8 == 0) stream.advance();
  }
  const std::vector<std::string> early = halves(told.lines);
  machine.drain_all(stream);
  stream.finish();

  const std::vector<std::string> all = halves(told.lines);
  ASSERT_EQ(all.size(), machine.expected().size());
  for (size_t i = 0; i < all.size(); ++i) ASSERT_EQ(all[i], machine.expected()[i]) << "line " << i;
  EXPECT_GT(early.size(), 0u) << "something was certain before the end";
  EXPECT_EQ(stream.stats().held_bytes, 0u);
  EXPECT_EQ(stream.stats().times_clamped, 0u);
  EXPECT_EQ(stream.stats().exits_without_enter, 0u);
  EXPECT_EQ(stream.stats().enters_without_exit, 0u);
}

// How early something is told depends on the watermarks; what is told, and what is told whole, does not.
TEST_P(Histories, without_peeks_do_not_depend_on_how_they_are_delivered) {
  const uint32_t seed = GetParam();
  std::vector<std::string> at_once;
  for (const uint32_t reader : {0u, 1u, 2u, 3u}) {
    Machine machine{seed, reader, 3, 6};
    std::mt19937 random{reader};
    Recorder told;
    Stream stream{told};
    stream.expect_cpus(3);
    for (int i = 0; i < 500; ++i) {
      machine.step();
      if (reader == 0 || random() % reader != 0) continue;
      machine.drain(stream, false);
      if (random() % 4 == 0) stream.advance();
    }
    machine.drain_all(stream);
    stream.finish();
    if (reader == 0) at_once = told.lines;
    EXPECT_EQ(told.lines, at_once) << "reader " << reader;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Histories, ::testing::Range(1u, 61u));

}  // namespace
}  // namespace tracectl
