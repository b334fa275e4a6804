// Many threads that preempt each other in the middle of everything, the programs included: each call comes out once,
// whole and in order, or is counted as lost; the same for tasks and signals.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <map>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "lib/base/clock.h"
#include "lib/probe/probe.h"
#include "lib/stream/stream.h"

namespace tracectl {
namespace {

constexpr int32_t kLseek = 8;
constexpr uint32_t kThreads = 18, kRealTime = 6, kForkers = 2;
constexpr uint64_t kMagic = 0x5eed'0000'0000'0000;  // in the argument, beside thread and sequence number

// What the traced process did by its own account; in memory that it shares with the test.
struct Account {
  std::atomic<uint64_t> calls{0};      // lseek
  std::atomic<uint64_t> forks{0};      // threads and processes
  std::atomic<uint64_t> real_time{0};  // threads that may preempt the others
  std::atomic<bool> stop{false};
};

void pause_ns(long ns) {
  const timespec time{0, ns};
  ::nanosleep(&time, nullptr);
}

// Calls that tell who made them and which one it is: lseek(-1, magic | thread | sequence, thread).
class Caller {
 public:
  Caller(Account& account, uint64_t thread) : account_(account), thread_(thread) {}
  ~Caller() { account_.calls += made_; }
  void call() { ::syscall(SYS_lseek, -1, kMagic | thread_ << 32 | made_++, thread_); }

 private:
  Account& account_;
  uint64_t thread_, made_ = 0;
};

void work(Account& account, uint32_t index) {
  if (index < kRealTime) {
    // Wakes up all the time, in whatever the CPU is doing, and is served at once.
    const sched_param priority{.sched_priority = static_cast<int>(10 + index)};
    if (::sched_setscheduler(0, SCHED_FIFO, &priority) == 0) ++account.real_time;
    Caller caller{account, index};
    while (!account.stop) {
      for (int i = 0; i < 5; ++i) caller.call();
      pause_ns(20'000 + 7'000 * index);
    }
    return;
  }
  if (index < kRealTime + kForkers) {
    // Children make calls of their own, as threads that nobody has numbered yet.
    Caller caller{account, index};
    for (uint64_t child = 0; !account.stop; ++child) {
      caller.call();
      const pid_t pid = ::fork();
      if (pid == 0) {
        {
          Caller own{account, 0x1000 + child * kForkers + index - kRealTime};
          for (int i = 0; i < 20; ++i) own.call();
        }
        ::_exit(0);
      }
      if (pid > 0) ++account.forks;
      ::waitpid(pid, nullptr, 0);
    }
    return;
  }
  Caller caller{account, index};
  for (uint64_t i = 0; !account.stop; ++i) {
    caller.call();
    if (i % 256 == index) ::sched_yield();
  }
}

void ignore_alarm(int) {}

[[noreturn]] void be_traced(Account& account, int go) {
  char byte = 0;
  if (::read(go, &byte, 1) != 1) ::_exit(99);
  // Signals that an interrupt sends: the only records which begin while another program may be running.
  struct sigaction action{};
  action.sa_handler = ignore_alarm;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGALRM, &action, nullptr);
  const itimerval often{{0, 500}, {0, 500}};
  ::setitimer(ITIMER_REAL, &often, nullptr);
  std::vector<std::thread> threads;
  for (uint32_t i = 0; i < kThreads; ++i) {
    ++account.forks;
    threads.emplace_back([&account, i] { work(account, i); });
  }
  for (std::thread& thread : threads) thread.join();
  ::_exit(0);
}

class Checker final : public StreamListener {
 public:
  void on_call(const Call& call) override {
    if (call.phase == Phase::enter) return;
    if (!call.has_enter) {
      ++exits_alone;
      return;
    }
    const uint64_t argument = call.args[1];
    const uint64_t thread = argument >> 32 & 0xffff, sequence = argument & 0xffffffff;
    if (call.nr != kLseek || (argument & 0xffff'0000'0000'0000) != kMagic || static_cast<int32_t>(call.args[0]) != -1 ||
        call.args[2] != thread) {
      ++wrong;
      return;
    }
    if (call.has_exit && call.ret != -EBADF) ++wrong;
    ++calls;
    uint64_t& next = next_of_[thread];
    if (sequence < next)
      ++wrong;
    else
      gaps += sequence - next;
    next = sequence + 1;
  }
  void on_task(const TaskEvent& event) override {
    if (event.event == TRC_TASK_FORK) ++forks;
    if (event.event == TRC_TASK_EXIT) ++exits;
  }
  void on_signal(const SignalEvent& event) override {
    ++signals;
    if (event.number != SIGALRM && event.number != SIGCHLD) ++wrong;
  }
  void on_lost(const LostEvent& event) override {
    lost_enters += event.enters;
    lost_tasks += event.tasks;
    bad_records += event.bad_records;
  }

  uint64_t calls = 0, gaps = 0, wrong = 0, exits_alone = 0, forks = 0, exits = 0, signals = 0;
  uint64_t lost_enters = 0, lost_tasks = 0, bad_records = 0;

 private:
  std::map<uint64_t, uint64_t> next_of_;
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

// TRACECTL_STRESS_SECONDS: how long; virtual machines take more.
uint64_t stress_ns() {
  const char* const seconds = ::getenv("TRACECTL_STRESS_SECONDS");
  return (seconds == nullptr ? 1 : std::strtoull(seconds, nullptr, 10)) * 1'000'000'000;
}

// As ProbeOptions has them.
void stress(Attachment attachment, TransportKind transport = TransportKind::ring) {
  if (::geteuid() != 0) GTEST_SKIP() << "loading BPF programs needs root";
  auto probe = Probe::load({.ring_bytes = 8 << 20,
                            .calls = *syscalls::parse_call_set("lseek"),
                            .attachment = attachment,
                            .transport = transport});
  if (!probe) GTEST_SKIP() << probe.error().sentence();
  Checker told;
  Stream stream{told};
  ToStream to_stream{stream};
  stream.expect_cpus(probe->transport().cpus());

  void* const shared = ::mmap(nullptr, sizeof(Account), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(shared, MAP_FAILED);
  auto* const account = new (shared) Account;
  std::array<int, 2> go{};
  ASSERT_EQ(::pipe(go.data()), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) be_traced(*account, go[0]);
  ASSERT_TRUE(probe->add_task(static_cast<uint32_t>(child), TRC_TASK_FOLLOW));
  ASSERT_TRUE(probe->attach());

  // The reader must get its turn between the real-time threads.
  const sched_param priority{.sched_priority = 50};
  (void)::sched_setscheduler(0, SCHED_RR, &priority);
  ASSERT_EQ(::write(go[1], "x", 1), 1);
  const uint64_t begin = monotonic_ns(), end = begin + stress_ns();
  while (probe->live_tasks() != 0 && monotonic_ns() < end + 20'000'000'000) {
    if (monotonic_ns() > end) account->stop = true;
    while (probe->transport().drain(monotonic_ns(), 0, to_stream) != 0) stream.advance();
    pause_ns(300'000);
  }
  const sched_param ordinary{.sched_priority = 0};
  (void)::sched_setscheduler(0, SCHED_OTHER, &ordinary);
  EXPECT_EQ(probe->live_tasks(), 0u) << "each thread and child was followed to its end";
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  probe->detach();
  while (probe->transport().drain(monotonic_ns(), ~uint64_t{0}, to_stream) != 0) {
  }
  stream.finish();

  const TransportCounters rings = probe->transport().counters();
  const uint64_t calls = account->calls, forks = account->forks;
  std::printf(
      "%s, %s: %lu calls, %lu tasks, %lu real-time threads; lost %lu enters, %lu exits, %lu of tasks, %lu signals\n",
      std::string{name(probe->attachment().attachment)}.c_str(), std::string{name(transport)}.c_str(), calls, forks,
      account->real_time.load(), rings.lost_enters, rings.lost_exits, rings.lost_tasks, rings.lost_signals);
  EXPECT_EQ(probe->counters().recursion_misses, 0u);
  EXPECT_EQ(probe->counters().tasks_full, 0u);
  EXPECT_EQ(rings.enters + rings.lost_enters, calls);
  EXPECT_EQ(rings.exits + rings.lost_exits, calls);
  EXPECT_EQ(told.calls + rings.lost_enters, calls);
  EXPECT_LE(told.gaps, rings.lost_enters) << "what is missing in the middle was counted";
  EXPECT_LE(told.exits_alone, rings.lost_enters);
  EXPECT_EQ(told.lost_enters, rings.lost_enters);
  EXPECT_GT(told.signals, 0u);
  EXPECT_EQ(told.wrong, 0u);
  EXPECT_EQ(told.bad_records, 0u);
  EXPECT_EQ(told.forks + told.exits + rings.lost_tasks, 2 * forks + 1);
  ::close(go[0]);
  ::close(go[1]);
  ::munmap(shared, sizeof(Account));
}

TEST(ProbeStress, as_this_kernel_wants_it) {
  const auto attachment = attachment_from_environment();  // tp_btf shows on 7.2 what is wrong with it there
  ASSERT_TRUE(attachment) << attachment.error().sentence();
  stress(*attachment);
}

TEST(ProbeStress, on_the_classic_tracepoints) {
  stress(Attachment::tracepoint);
}

TEST(ProbeStress, through_perf_buffers) {
  stress(Attachment::automatic, TransportKind::perf);
}

TEST(ProbeStress, through_stock_ring_buffers) {
  stress(Attachment::automatic, TransportKind::ringbuf);
}

}  // namespace
}  // namespace tracectl
