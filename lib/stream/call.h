// A call: the two halves of one thread's system call, brought together.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "lib/ring/record_view.h"

namespace tracectl {

// What is known of a thread from task records (and from /proc for those that were there before).
struct Task {
  uint32_t tid = 0;
  uint32_t tgid = 0;
  uint32_t parent_tgid = 0;
  uint32_t uid = 0;
  uint64_t cgroup_id = 0;
  std::string comm{};
  std::string executable{};  // as exec was given it; empty when not seen
};

// Which half (or both) is told of.  A call that nothing interrupted is told of once, whole.
enum class Phase : uint8_t { whole, enter, exit };

// Borrowed from the stream for the length of the callback.
struct Call {
  Phase phase = Phase::whole;
  bool has_enter = false;   // false: the exit was seen and the enter was not (lost, or before tracing began)
  bool has_exit = false;    // false in Phase::enter, for calls that never return, and where nobody asked for the exit
  bool incomplete = false;  // an item was left out for want of room
  Abi abi = Abi::x86_64;
  int32_t nr = -1;  // of the enter half; without one, as the registers said at exit (-1: unknown)
  uint32_t tid = 0;
  uint32_t enter_tid = 0;  // of an execve by another thread than the leader: its own
  uint16_t sessions = 0;
  uint64_t enter_ns = 0;
  uint64_t exit_ns = 0;
  std::array<uint64_t, TRC_MAX_ARGS> args{};
  uint8_t nargs = 0;
  int64_t ret = 0;
  ItemRange enter_items{};
  ItemRange exit_items{};
  const Task* task = nullptr;  // never null in a callback; tid and tgid at least are filled
};

struct TaskEvent {
  uint64_t time_ns = 0;
  trc_task_event event = TRC_TASK_FORK;
  uint32_t by_tid = 0;  // the thread that was running when it happened: fork's parent
  int32_t exit_code = 0;
  uint32_t old_tid = 0;
  const Task* task = nullptr;  // after the event
};

struct SignalEvent {
  uint64_t time_ns = 0;
  int32_t number = 0;
  uint64_t handler = 0;
  Bytes info{};  // siginfo_t, 48 bytes
  const Task* task = nullptr;
};

// A gap in one CPU's records, told in its place.
struct LostEvent {
  uint64_t time_ns = 0;
  uint64_t since_ns = 0;
  uint32_t cpu = 0;
  uint32_t enters = 0, exits = 0, tasks = 0, signals = 0;
  uint32_t bad_records = 0;  // bytes that were no record (file damage)
};

// Whoever wants the stream.  Times never go backwards from one callback to the next.
class StreamListener {
 public:
  virtual ~StreamListener() = default;
  virtual void on_call(const Call& call) = 0;
  virtual void on_task(const TaskEvent& event) = 0;
  virtual void on_signal(const SignalEvent& event) = 0;
  virtual void on_lost(const LostEvent& event) = 0;
};

}  // namespace tracectl
