// The kernel side and its rings, without anything that formats: what children of this test do must come out, or be
// counted.
#include "lib/probe/probe.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "lib/base/clock.h"
#include "lib/base/unique_fd.h"
#include "lib/stream/stream.h"
#include "tests/lib/probe/traced_child.h"

namespace tracectl {
namespace {

constexpr int32_t kGetppid = 110, kGetpid = 39, kReadv = 19;

// Counts what the stream tells.
class Listener final : public StreamListener {
 public:
  void on_call(const Call& call) override {
    if (call.phase == Phase::enter) ++started;
    if (call.phase != Phase::enter) ++(call.has_enter ? whole : without_enter);
    if (call.has_enter) last_nr = call.nr;
  }
  void on_task(const TaskEvent& event) override {
    events.push_back(event.event);
    if (event.event == TRC_TASK_RENAME) names.push_back(event.task->comm);
    if (event.event == TRC_TASK_EXEC) executable = event.task->executable;
    if (event.event == TRC_TASK_CGROUP) cgroup = event.task->cgroup_id;
    if (event.event == TRC_TASK_EXIT) exit_code = event.exit_code;
  }
  void on_signal(const SignalEvent&) override {}
  void on_lost(const LostEvent& event) override {
    lost_enters += event.enters;
    lost_exits += event.exits;
    bad_records += event.bad_records;
  }

  uint64_t whole = 0, started = 0, without_enter = 0, lost_enters = 0, lost_exits = 0, bad_records = 0;
  int32_t last_nr = -1;
  std::vector<trc_task_event> events;
  std::vector<std::string> names;
  std::string executable;
  uint64_t cgroup = 0;
  int exit_code = -1;
};

class ToStream final : public PacketConsumer {
 public:
  explicit ToStream(Stream& stream) : stream_(stream) {}
  void on_packet(const Packet& head, Bytes bytes) override {
    Packet packet = head;
    packet.bytes.assign(bytes.begin(), bytes.end());
    stream_.add(std::move(packet));
  }

 private:
  Stream& stream_;
};

struct ProbeTest : ::testing::Test {
  Listener told;
  Stream stream{told};
  ToStream to_stream{stream};
  std::unique_ptr<Probe> probe;

  // calls: as -e trace= takes them.
  void load(std::string_view calls, uint64_t ring_bytes = 0) {
    if (::geteuid() != 0) GTEST_SKIP() << "loading BPF programs needs root";
    const auto attachment = attachment_from_environment();
    ASSERT_TRUE(attachment) << attachment.error().sentence();
    auto loaded =
        Probe::load({.ring_bytes = ring_bytes, .calls = *syscalls::parse_call_set(calls), .attachment = *attachment});
    if (!loaded) GTEST_SKIP() << loaded.error().sentence();
    probe = std::make_unique<Probe>(std::move(*loaded));
    stream.expect_cpus(probe->transport().cpus());
  }
  void trace(const Child& child) {
    ASSERT_TRUE(probe->add_task(child.tid(), TRC_TASK_FOLLOW));
    ASSERT_TRUE(probe->attach());
  }
  void drain(uint64_t peek_older_than_ns = 0) {
    while (probe->transport().drain(monotonic_ns(), peek_older_than_ns, to_stream) != 0) {
    }
    stream.advance();
  }
  void finish() {
    probe->detach();
    drain(~uint64_t{0});
    stream.finish();
  }
};

TEST_F(ProbeTest, what_a_full_ring_refuses_is_counted_to_the_last_half) {
  constexpr uint64_t kCalls = 100'000;
  load("getppid,getpid", 64 << 10);
  if (IsSkipped()) return;
  Child child{[](const Child::Checkpoints& checkpoints) {
    stay_on(::sched_getcpu());  // what a CPU lost is told by its next record
    for (uint64_t i = 0; i < kCalls; ++i) ::syscall(SYS_getppid);
    checkpoints.wait();
    ::syscall(SYS_getpid);
  }};
  trace(child);
  child.go_on();
  child.until_checkpoint();  // nobody has read the ring

  TransportCounters counters = probe->transport().counters();
  EXPECT_GT(counters.lost_enters, 0u);
  EXPECT_EQ(counters.enters + counters.lost_enters, kCalls);
  EXPECT_EQ(counters.exits + counters.lost_exits, kCalls);

  drain();
  child.go_on();
  child.until_end();
  finish();
  counters = probe->transport().counters();
  EXPECT_EQ(told.last_nr, kGetpid);
  EXPECT_EQ(told.lost_enters, counters.lost_enters) << "the stream says what is missing, where it is missing";
  EXPECT_EQ(told.lost_exits, counters.lost_exits);
  EXPECT_EQ(told.whole + told.lost_enters, kCalls + 1);
  EXPECT_EQ(told.bad_records, 0u);
  EXPECT_EQ(probe->counters().recursion_misses, 0u);
}

TEST_F(ProbeTest, sixteen_threads_on_all_cpus_come_out_even) {
  constexpr uint64_t kThreads = 16, kCalls = 20'000;
  load("getppid,getpid", 256 << 10);
  if (IsSkipped()) return;
  Child child{[](const Child::Checkpoints& checkpoints) {
    std::vector<std::thread> threads;
    for (uint64_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([] {
        for (uint64_t n = 0; n < kCalls; ++n) {
          ::syscall(SYS_getppid);
          if (n % 64 == 0) std::this_thread::yield();
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    // What a CPU lost is told by its next record, once there is room for one.
    checkpoints.wait();
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
      if (stay_on(cpu)) ::syscall(SYS_getpid);
    }
  }};
  trace(child);
  child.go_on();
  while (!child.is_at_checkpoint()) {
    drain();
    std::this_thread::sleep_for(std::chrono::microseconds(300));
  }
  drain();
  child.go_on();
  while (probe->live_tasks() != 0) {
    drain();
    std::this_thread::sleep_for(std::chrono::microseconds(300));
  }
  finish();
  const TransportCounters counters = probe->transport().counters();
  const auto cpus = static_cast<uint64_t>(std::thread::hardware_concurrency());
  EXPECT_EQ(counters.enters + counters.lost_enters, kThreads * kCalls + cpus);
  EXPECT_EQ(counters.exits + counters.lost_exits, kThreads * kCalls + cpus);
  EXPECT_EQ(told.whole, counters.exits - told.without_enter);
  EXPECT_LE(told.without_enter, counters.lost_enters);
  EXPECT_EQ(told.lost_enters, counters.lost_enters);
  EXPECT_EQ(told.bad_records, 0u);
}

TEST_F(ProbeTest, a_call_in_flight_is_told_before_it_returns) {
  load("readv");  // not read: the child's checkpoint may still be on its way into that
  if (IsSkipped()) return;
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  Child child{[&](const Child::Checkpoints&) {
    char byte = 0;
    const iovec one{&byte, 1};
    if (::readv(ends[0], &one, 1) != 1) ::_exit(1);
  }};
  trace(child);
  child.go_on();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  drain(monotonic_ns() - 10'000'000);
  drain();
  EXPECT_EQ(told.started, 1u);
  EXPECT_EQ(told.last_nr, kReadv);
  ASSERT_EQ(::write(ends[1], "x", 1), 1);
  child.until_end();
  finish();
  EXPECT_EQ(told.started, 1u) << "the record itself comes later and tells only the exit";
  EXPECT_EQ(told.whole, 1u);
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_F(ProbeTest, tasks_are_followed_from_fork_to_exit) {
  load("none");
  if (IsSkipped()) return;
  Child child{[](const Child::Checkpoints&) {
    ::prctl(PR_SET_NAME, "renamed");
    if (::fork() == 0) {
      ::execl("/bin/true", "true", nullptr);
      ::_exit(1);
    }
    ::wait(nullptr);
    ::_exit(7);
  }};
  trace(child);
  child.go_on();
  child.until_end();
  EXPECT_EQ(probe->live_tasks(), 0u);
  finish();
  EXPECT_THAT(told.events, ::testing::ElementsAre(TRC_TASK_RENAME, TRC_TASK_FORK, TRC_TASK_RENAME, TRC_TASK_EXEC,
                                                  TRC_TASK_EXIT, TRC_TASK_EXIT));
  EXPECT_THAT(told.names, ::testing::ElementsAre("renamed", "true")) << "exec renames too";
  EXPECT_EQ(told.executable, "/bin/true");
  EXPECT_EQ(told.exit_code, 7 << 8);
}

// Where the v2 hierarchy is mounted; empty: nowhere.
std::filesystem::path cgroup_root() {
  std::ifstream mounts{"/proc/self/mounts"};
  for (std::string device, point, type, rest; mounts >> device >> point >> type && std::getline(mounts, rest);) {
    if (type == "cgroup2") return point;
  }
  return {};
}

TEST_F(ProbeTest, a_move_to_another_cgroup_is_told) {
  load("none");
  if (IsSkipped()) return;
  const std::filesystem::path root = cgroup_root();
  if (root.empty()) GTEST_SKIP() << "no cgroup2 is mounted";
  const std::filesystem::path group = root / ("tracectl-test-" + std::to_string(::getpid()));
  std::error_code error;
  if (!std::filesystem::create_directory(group, error)) GTEST_SKIP() << group << ": " << error.message();
  struct stat status{};
  ASSERT_EQ(::stat(group.c_str(), &status), 0);
  {
    Child child{[](const Child::Checkpoints& checkpoints) { checkpoints.wait(); }};
    trace(child);
    child.go_on();
    child.until_checkpoint();
    std::ofstream{group / "cgroup.procs"} << child.tid() << std::flush;
    child.go_on();
    child.until_end();
  }
  finish();
  std::filesystem::remove(group, error);
  EXPECT_THAT(told.events, ::testing::Contains(TRC_TASK_CGROUP));
  EXPECT_EQ(told.cgroup, status.st_ino) << "the id of a cgroup is its directory's inode";
}

}  // namespace
}  // namespace tracectl
