// What outputs know: events made of values.
#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <type_traits>

#include "lib/event/value.h"

namespace tracectl {

// Owns what the values of one event point to; reused from event to event, so that decoding does not allocate.
class EventArena {
 public:
  EventArena() = default;
  EventArena(const EventArena&) = delete;
  EventArena& operator=(const EventArena&) = delete;

  void reset() { pool_.release(); }
  // n default values, to be filled.
  [[nodiscard]] std::span<Value> values(size_t n) {
    if (n == 0) return {};
    auto* p = static_cast<Value*>(pool_.allocate(n * sizeof(Value), alignof(Value)));
    for (size_t i = 0; i < n; ++i) new (p + i) Value{};
    return {p, n};
  }
  // n value-initialised elements of a passive type.
  template <typename T>
    requires std::is_trivially_destructible_v<T>
  [[nodiscard]] std::span<T> array(size_t n) {
    if (n == 0) return {};
    auto* p = static_cast<T*>(pool_.allocate(n * sizeof(T), alignof(T)));
    for (size_t i = 0; i < n; ++i) new (p + i) T{};
    return {p, n};
  }
  [[nodiscard]] std::span<char> chars(size_t n) { return {static_cast<char*>(pool_.allocate(n == 0 ? 1 : n, 1)), n}; }
  [[nodiscard]] std::string_view copy(std::string_view text) {
    const std::span<char> to = chars(text.size());
    text.copy(to.data(), text.size());
    return {to.data(), to.size()};
  }

 private:
  alignas(16) std::array<std::byte, 64 * 1024> buffer_;
  std::pmr::monotonic_buffer_resource pool_{buffer_.data(), buffer_.size()};
};

// Who did it and when.
struct Subject {
  uint64_t time_ns = 0;  // CLOCK_MONOTONIC
  uint32_t tid = 0;
  uint32_t pid = 0;
  std::string_view comm{};
  std::string_view executable{};
  uint64_t cgroup_id = 0;
  uint32_t uid = 0;  // effective
};

struct Argument {
  std::string_view name{};
  Value value{};
  bool at_exit = false;  // known only when the call has returned: an unfinished line ends before it
  enum class Role : uint8_t { other, path, fd } role = Role::other;  // what can be asked for without its name
};

enum class EventPhase : uint8_t { whole, enter, exit };

struct CallEvent {
  EventPhase phase = EventPhase::whole;
  Subject who{};           // time_ns is the enter's; the exit's where no enter was seen
  uint64_t exit_ns = 0;    // 0: has not returned
  uint32_t enter_tid = 0;  // other than who.tid: of the thread whose execve has made it the leader
  int32_t nr = -1;
  std::string_view name{};  // syscall_0x1d7 where the table has none
  bool i386 = false;
  bool has_enter = true;   // false: arguments are unseen
  bool has_exit = true;    // false: in flight, or never returns
  bool no_return = false;  // shown as "= ?"
  std::array<Argument, 6> args{};
  uint8_t nargs = 0;
  int64_t ret_raw = 0;
  Value ret{};                     // of a call that succeeded
  std::string_view error_name{};   // ENOENT; with ret_raw == -2.  ERESTARTSYS and its kin: shown as "? ERESTARTSYS (…)"
  std::string_view error_text{};   // No such file or directory
  bool restarting = false;         // error_name is one of the kernel's own restart codes
  std::string_view ret_comment{};  // (Timeout), (flags O_RDWR)
};

struct SignalDelivery {
  Subject who{};
  std::string_view name{};  // SIGCHLD
  Value info{};             // {si_signo=SIGCHLD, si_code=CLD_EXITED, …}
};

// A thread is gone.
struct ExitEvent {
  Subject who{};
  int32_t status = 0;              // exit status, when signal_name is empty
  std::string_view signal_name{};  // killed by it
  bool core_dumped = false;
  uint32_t superseded_by = 0;  // the thread whose execve goes on under this one's id, which is not gone
};

struct GapEvent {
  uint64_t time_ns = 0;
  uint64_t since_ns = 0;
  uint32_t cpu = 0;
  uint64_t enters = 0, exits = 0, others = 0;
};

// An output.  Told of events in the order of time.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void on_call(const CallEvent& event) = 0;
  virtual void on_signal(const SignalDelivery& event) = 0;
  virtual void on_exit(const ExitEvent& event) = 0;
  virtual void on_gap(const GapEvent& event) = 0;
  // No event for the moment: what is half-written may be shown.
  virtual void flush() = 0;
  // The last event was told.
  virtual void finish() = 0;
};

}  // namespace tracectl
