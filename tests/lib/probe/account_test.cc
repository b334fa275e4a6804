// The account: of each call, enters issued = delivered + lost + filtered, and the same for exits, by what the traced
// programs themselves count.  Delivered are records that came out; lost and filtered the kernel side counts.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <fstream>
#include <limits>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "lib/base/clock.h"
#include "lib/probe/drain.h"
#include "lib/probe/probe.h"
#include "lib/ring/record_counts.h"
#include "tests/lib/probe/traced_child.h"
#include "tests/support/temporary_directory.h"

namespace tracectl {
namespace {

constexpr uint64_t kTinyRing = 64 << 10;
// Calls that nothing but the tests' own code makes: checkpoints read and write, threads are made by clone3 and mmap.
constexpr std::string_view kMixed = "getppid,pread64,pwrite64,stat,open,lseek";

// What the traced programs issued, in memory that they share with the test.
struct Issued {
  std::array<std::atomic<uint64_t>, TRC_NR_I386> enters{}, exits{};

  template <typename... Args>
  long call(long nr, Args... args) {
    ++enters[static_cast<size_t>(nr)];
    const long result = ::syscall(nr, args...);
    ++exits[static_cast<size_t>(nr)];
    return result;
  }
};

struct Unmap {
  void operator()(Issued* issued) const { ::munmap(issued, sizeof(Issued)); }
};

std::unique_ptr<Issued, Unmap> make_issued() {
  void* const memory = ::mmap(nullptr, sizeof(Issued), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc{};
  return std::unique_ptr<Issued, Unmap>{new (memory) Issued};
}

// Looks at everything that was delivered, and at the order in which it stands.
class Delivered final : public PacketConsumer {
 public:
  void on_packet(const Packet& head, Bytes bytes) override {
    if (head.peek) return;
    counts.add(bytes);
    RecordView record;
    for (Bytes rest = bytes; next_record(rest, record) != RecordStatus::end;) look(lanes_[head.cpu], record);
  }

  RecordCounts counts;
  uint64_t gaps = 0, misplaced_gaps = 0, forks = 0, ends = 0;

 private:
  struct Lane {
    uint64_t last_ns = 0;  // of the record before
  };
  void look(Lane& lane, const RecordView& record) {
    if (record.header.time_ns < lane.last_ns) ++misplaced_gaps;
    if (record.header.kind == TRC_LOST) {
      ++gaps;
      if (record.lost.since_ns > lane.last_ns) ++misplaced_gaps;
    }
    if (record.header.kind == TRC_TASK && record.header.nr == TRC_TASK_FORK) ++forks;
    if (record.header.kind == TRC_TASK && record.header.nr == TRC_TASK_EXIT) ++ends;
    lane.last_ns = record.has_exit() ? record.exit.time_ns : record.header.time_ns;
  }
  std::map<uint32_t, Lane> lanes_;
};

// The transport by which the records come, and whether somebody reads them meanwhile.
struct Way {
  TransportKind transport;
  bool with_reader;
};

void PrintTo(const Way& way, std::ostream* out) {
  *out << name(way.transport) << (way.with_reader ? " with a reader" : " with a stopped reader");
}

struct Account : ::testing::Test {
  std::unique_ptr<Issued, Unmap> issued = make_issued();
  Delivered delivered;
  std::unique_ptr<Probe> probe;
  std::unique_ptr<Drainer> drainer;
  std::thread reader;

  void load(std::string_view calls, ProbeOptions options) {
    if (::geteuid() != 0) GTEST_SKIP() << "loading BPF programs needs root";
    const auto attachment = attachment_from_environment();
    ASSERT_TRUE(attachment) << attachment.error().sentence();
    options.attachment = *attachment;
    options.calls = *syscalls::parse_call_set(calls);
    auto loaded = Probe::load(options);
    if (!loaded) GTEST_SKIP() << loaded.error().sentence();
    probe = std::make_unique<Probe>(std::move(*loaded));
    drainer = std::make_unique<Drainer>(probe->transport(), delivered);
  }
  void trace(std::initializer_list<const Child*> children) {
    for (const Child* child : children) ASSERT_TRUE(probe->add_task(child->tid(), TRC_TASK_FOLLOW));
    ASSERT_TRUE(probe->attach());
  }
  void read_along() {
    reader = std::thread{[this] { drainer->run(); }};
  }
  // Lets it run to its checkpoint, empties the rings, and then to its end: what a CPU lost is told by its next record,
  // once there is room for one.
  void run(Child& child) {
    child.go_on();
    child.until_checkpoint();
    stop_reading();
    drainer->finish();
    child.go_on();
    child.until_end();
    finish();
  }
  void finish() {
    stop_reading();
    EXPECT_EQ(probe->live_tasks(), 0u);
    probe->detach();
    drainer->finish();
    EXPECT_EQ(probe->counters().recursion_misses, 0u);
    EXPECT_EQ(delivered.counts.bad_records(), 0u);
    EXPECT_EQ(delivered.misplaced_gaps, 0u);
  }
  void stop_reading() {
    if (!reader.joinable()) return;
    drainer->stop();
    reader.join();
  }
  void TearDown() override { stop_reading(); }

  [[nodiscard]] HalfCounts delivered_of(size_t nr) const {
    const auto& counts = delivered.counts.of_session(0);
    return counts.empty() ? HalfCounts{} : counts[nr];
  }
  // Of every call that was issued; the sums of what was lost and filtered.
  trc_account expect_even() {
    const auto account = probe->account();
    EXPECT_TRUE(account);
    trc_account sum{};
    for (size_t nr = 0; account && nr < TRC_NR_I386; ++nr) {
      if (issued->enters[nr] == 0) continue;
      const trc_account& one = (*account)[nr];
      EXPECT_EQ(delivered_of(nr).enters + one.lost_enters + one.filtered_enters, issued->enters[nr]) << nr;
      EXPECT_EQ(delivered_of(nr).exits + one.lost_exits + one.filtered_exits, issued->exits[nr]) << nr;
      sum.lost_enters += one.lost_enters;
      sum.lost_exits += one.lost_exits;
      sum.filtered_enters += one.filtered_enters;
      sum.filtered_exits += one.filtered_exits;
    }
    return sum;
  }
  // The rings' own counters, and what the records of losses told in their places, are the same sums.
  void expect_told(const trc_account& sum) {
    const TransportCounters counters = probe->transport().counters();
    EXPECT_EQ(counters.lost_enters, sum.lost_enters);
    EXPECT_EQ(counters.lost_exits, sum.lost_exits);
    EXPECT_EQ(delivered.counts.told_lost().enters, sum.lost_enters);
    EXPECT_EQ(delivered.counts.told_lost().exits, sum.lost_exits);
  }
};

// On each CPU a call that has room: it tells what was lost there before.
void call_on_each_cpu(Issued& issued) {
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (stay_on(cpu)) issued.call(SYS_getppid);
  }
}

struct AccountBy : Account, ::testing::WithParamInterface<Way> {
  void load_by_way(std::string_view calls) {
    load(calls, {.ring_bytes = GetParam().with_reader ? 4 * kTinyRing : kTinyRing, .transport = GetParam().transport});
  }
};

TEST_P(AccountBy, a_million_calls_of_one_thread) {
  constexpr uint64_t kCalls = 1'000'000;
  load_by_way("getppid");
  if (IsSkipped()) return;
  Child child{[&](const Child::Checkpoints& checkpoints) {
    for (uint64_t i = 0; i < kCalls; ++i) issued->call(SYS_getppid);
    checkpoints.wait();
    call_on_each_cpu(*issued);
  }};
  trace({&child});
  if (GetParam().with_reader) read_along();
  run(child);
  EXPECT_GE(issued->enters[SYS_getppid], kCalls);
  const trc_account sum = expect_even();
  expect_told(sum);
  if (GetParam().with_reader) return;
  EXPECT_GT(sum.lost_enters, kCalls / 2) << "nobody read";
  EXPECT_GT(delivered.gaps, 0u);
}

TEST_P(AccountBy, sixteen_threads_that_change_cpus) {
  constexpr uint32_t kThreads = 16, kCalls = 62'500;
  load_by_way(kMixed);
  if (IsSkipped()) return;
  Child child{[&](const Child::Checkpoints& checkpoints) {
    const int zero = ::openat(AT_FDCWD, "/dev/zero", O_RDONLY), null = ::openat(AT_FDCWD, "/dev/null", O_WRONLY);
    const auto cpus = static_cast<int>(std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    for (uint32_t thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        char bytes[64] = {};
        struct stat status;
        for (uint32_t i = 0; i < kCalls; ++i) {
          if (i % 997 == thread) stay_on(static_cast<int>(i / 997 + thread) % cpus);
          switch ((i + thread) % 6) {
            case 0:
              issued->call(SYS_getppid);
              break;
            case 1:
              issued->call(SYS_pread64, zero, bytes, size_t{1}, 0l);
              break;
            case 2:
              issued->call(SYS_pwrite64, null, bytes, sizeof(bytes), 0l);
              break;
            case 3:
              issued->call(SYS_stat, "/", &status);
              break;
            case 4:
              issued->call(SYS_open, "/nowhere/at/all", O_RDONLY);
              break;
            default:
              issued->call(SYS_lseek, -1, long{i}, SEEK_SET);
              break;
          }
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    checkpoints.wait();
    call_on_each_cpu(*issued);
  }};
  trace({&child});
  if (GetParam().with_reader) read_along();
  run(child);
  uint64_t all = 0;
  for (const auto& enters : issued->enters) all += enters;
  EXPECT_GE(all, uint64_t{kThreads} * kCalls);
  expect_told(expect_even());
}

TEST_P(AccountBy, short_lived_children) {
  constexpr uint32_t kForkers = 4, kChildren = 400, kAtOnce = 8, kCalls = 25;
  load_by_way("getppid,fork,wait4,exit_group");
  if (IsSkipped()) return;
  const auto end = [&] {
    ++issued->enters[SYS_exit_group];
    ::syscall(SYS_exit_group, 0);
  };
  const auto fork = [&] {  // the child's return is no call of its own
    ++issued->enters[SYS_fork];
    const long pid = ::syscall(SYS_fork);
    if (pid != 0) ++issued->exits[SYS_fork];
    return pid;
  };
  const auto wait = [&] { issued->call(SYS_wait4, -1, nullptr, 0, nullptr); };
  Child child{[&](const Child::Checkpoints& checkpoints) {
    for (uint32_t forker = 0; forker < kForkers; ++forker) {
      if (fork() != 0) continue;
      for (uint32_t i = 0; i < kChildren; ++i) {
        if (fork() == 0) {
          for (uint32_t n = 0; n < kCalls; ++n) issued->call(SYS_getppid);
          end();
        }
        if (i >= kAtOnce) wait();
      }
      for (uint32_t i = 0; i < kAtOnce; ++i) wait();
      end();
    }
    for (uint32_t forker = 0; forker < kForkers; ++forker) wait();
    checkpoints.wait();
    call_on_each_cpu(*issued);
    end();
  }};
  trace({&child});
  if (GetParam().with_reader) read_along();
  run(child);
  constexpr uint64_t kTasks = kForkers * (1 + kChildren);
  EXPECT_EQ(issued->exits[SYS_fork], kTasks);
  EXPECT_EQ(issued->enters[SYS_exit_group], kTasks + 1);
  EXPECT_EQ(issued->exits[SYS_exit_group], 0u);
  expect_told(expect_even());
  EXPECT_EQ(delivered.forks + delivered.ends + probe->transport().counters().lost_tasks, 2 * kTasks + 1);
}

INSTANTIATE_TEST_SUITE_P(, AccountBy,
                         ::testing::Values(Way{TransportKind::ring, true}, Way{TransportKind::ring, false},
                                           Way{TransportKind::perf, true}, Way{TransportKind::perf, false},
                                           Way{TransportKind::ringbuf, true}, Way{TransportKind::ringbuf, false}),
                         [](const auto& way) {
                           return std::string{name(way.param.transport)} +
                                  (way.param.with_reader ? "_with_a_reader" : "_with_a_stopped_reader");
                         });

// Two calls by turns, without any other between.
void call_by_turns(Issued& issued, uint64_t times) {
  const int zero = ::openat(AT_FDCWD, "/dev/zero", O_RDONLY);
  char byte = 0;
  for (uint64_t i = 0; i < times; ++i) {
    issued.call(SYS_getppid);
    issued.call(SYS_pread64, i % 4 == 0 ? -1 : zero, &byte, size_t{1}, 0l);
  }
}

constexpr uint64_t kTurns = 100'000;

TEST_F(Account, calls_that_are_not_wanted) {
  load("getppid", {.ring_bytes = kTinyRing, .count_filtered = true});
  if (IsSkipped()) return;
  Child child{[&](const Child::Checkpoints& checkpoints) {
    call_by_turns(*issued, kTurns);
    checkpoints.wait();
    call_on_each_cpu(*issued);
  }};
  trace({&child});
  run(child);
  const trc_account sum = expect_even();
  expect_told(sum);
  EXPECT_GT(sum.lost_enters, 0u);
  EXPECT_EQ(sum.filtered_enters, kTurns);
  EXPECT_EQ(sum.filtered_exits, kTurns);
  EXPECT_EQ(delivered_of(SYS_pread64).enters, 0u);
}

// The return of a child is no exit of its parent's call, and none that was filtered out.
TEST_F(Account, forks_that_are_not_wanted) {
  constexpr uint64_t kChildren = 100;
  load("getppid", {.count_filtered = true});
  if (IsSkipped()) return;
  Child child{[&](const Child::Checkpoints& checkpoints) {
    for (uint64_t i = 0; i < kChildren; ++i) {
      ++issued->enters[SYS_fork];
      if (::syscall(SYS_fork) == 0) {
        issued->call(SYS_getppid);
        ++issued->enters[SYS_exit_group];
        ::syscall(SYS_exit_group, 0);
      }
      ++issued->exits[SYS_fork];
      issued->call(SYS_wait4, -1, nullptr, 0, nullptr);
    }
    checkpoints.wait();
    call_on_each_cpu(*issued);
    ++issued->enters[SYS_exit_group];
    ::syscall(SYS_exit_group, 0);
  }};
  trace({&child});
  run(child);
  const trc_account sum = expect_even();
  expect_told(sum);
  EXPECT_EQ(sum.filtered_exits, 2 * kChildren);
}

// Half of two processes that do the same.
TEST_F(Account, processes_that_are_not_wanted) {
  const auto body = [&](const Child::Checkpoints& checkpoints) {
    call_by_turns(*issued, kTurns);
    checkpoints.wait();
    call_on_each_cpu(*issued);
  };
  Child wanted{body}, other{body};
  load("getppid,pread64", {.tasks = {.pids = std::set<uint32_t>{wanted.tid()}}, .count_filtered = true});
  if (IsSkipped()) return;
  trace({&wanted, &other});
  other.go_on();
  read_along();
  wanted.go_on();
  wanted.until_checkpoint();
  wanted.go_on();
  other.until_checkpoint();
  other.go_on();
  wanted.until_end();
  other.until_end();
  finish();
  const trc_account sum = expect_even();
  expect_told(sum);
  const uint64_t cpus = (issued->enters[SYS_getppid] - 2 * kTurns) / 2;
  EXPECT_EQ(sum.filtered_enters, 2 * kTurns + cpus);
  EXPECT_EQ(sum.filtered_exits, 2 * kTurns + cpus);
}

// Of pread64 only what fails: it is known at the exit, and most of it before the record has left.
TEST_F(Account, ends_that_are_not_wanted) {
  trc_exit_clause failed{.ret_min = -4095, .ret_max = -1, .duration_min_ns = 0, .duration_max_ns = ~0ull, .calls = {}};
  failed.calls[SYS_pread64 / 64] |= 1ull << (SYS_pread64 % 64);
  trc_exit_clause any{.ret_min = std::numeric_limits<int64_t>::min(),
                      .ret_max = std::numeric_limits<int64_t>::max(),
                      .duration_min_ns = 0,
                      .duration_max_ns = ~0ull,
                      .calls = {}};
  any.calls[SYS_getppid / 64] |= 1ull << (SYS_getppid % 64);
  load("getppid,pread64", {.ring_bytes = kTinyRing, .exits = std::vector{failed, any}});
  if (IsSkipped()) return;
  Child child{[&](const Child::Checkpoints& checkpoints) {
    call_by_turns(*issued, kTurns);
    checkpoints.wait();
    call_on_each_cpu(*issued);
  }};
  trace({&child});
  run(child);
  const trc_account sum = expect_even();
  expect_told(sum);
  EXPECT_GT(sum.filtered_enters, 0u);
  EXPECT_EQ(sum.filtered_enters, sum.filtered_exits);
  EXPECT_LE(sum.filtered_enters, kTurns / 4 * 3);
}

// Its ring is there as soon as the kernel side has missed it.
TEST_F(Account, a_cpu_that_comes_up_later) {
  cpu_set_t allowed;
  ASSERT_EQ(::sched_getaffinity(0, sizeof(allowed), &allowed), 0);
  const testing::TemporaryDirectory directory;
  const std::string online = directory.file("online");
  std::vector<int> cpus;
  for (int cpu = 0; cpu < CPU_SETSIZE && cpus.size() < 2; ++cpu) {
    if (stay_on(cpu)) cpus.push_back(cpu);
  }
  if (cpus.size() < 2) GTEST_SKIP() << "needs two CPUs";
  const auto first = static_cast<uint32_t>(cpus[0]), later = static_cast<uint32_t>(cpus[1]);
  std::ofstream{online} << first << "\n";
  load("getppid", {.online_cpus = online});
  if (IsSkipped()) return;
  constexpr uint64_t kCalls = 1'000;
  Child child{[&](const Child::Checkpoints& checkpoints) {
    stay_on(cpus[1]);
    for (uint64_t i = 0; i < kCalls; ++i) issued->call(SYS_getppid);
    checkpoints.wait();
    for (uint64_t i = 0; i < kCalls; ++i) issued->call(SYS_getppid);
    stay_on(cpus[0]);
    issued->call(SYS_getppid);
  }};
  trace({&child});
  stay_on(cpus[0]);
  child.go_on();
  child.until_checkpoint();
  EXPECT_EQ(probe->transport().cpus(), 1u);
  EXPECT_EQ(probe->counters().no_ring, 2 * kCalls);

  std::ofstream{online} << first << "," << later << "\n";
  struct First final : PacketConsumer {
    void on_packet(const Packet& head, Bytes bytes) override {
      if (cpu == ~0u) cpu = head.cpu, empty = bytes.empty(), complete_until_ns = head.complete_until_ns;
    }
    uint32_t cpu = ~0u;
    bool empty = false;
    uint64_t complete_until_ns = 0;
  } told;
  const uint64_t now = monotonic_ns() + 1'000'000'000;  // as if a second had passed
  probe->transport().drain(now, 0, told);
  EXPECT_EQ(told.cpu, later) << "announced before anything else is told";
  EXPECT_TRUE(told.empty);
  EXPECT_EQ(told.complete_until_ns, now);
  EXPECT_EQ(probe->transport().cpus(), 2u);

  child.go_on();
  child.until_end();
  finish();
  const trc_account sum = expect_even();
  EXPECT_EQ(sum.lost_enters, kCalls);
  EXPECT_EQ(sum.lost_exits, kCalls);
  EXPECT_EQ(delivered_of(SYS_getppid).enters, kCalls + 1);
  EXPECT_EQ(::sched_setaffinity(0, sizeof(allowed), &allowed), 0);
}

}  // namespace
}  // namespace tracectl
