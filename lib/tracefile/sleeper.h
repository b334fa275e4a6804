// One thread sleeps until another has something for it, and the other makes a system call only then.
//
// The sleeper announces itself and looks once more; the waker publishes and looks at the announcement.  All four are
// sequentially consistent, so that one of the two sees the other: what is published has to be stored and loaded with
// std::memory_order_seq_cst.
#pragma once

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

namespace tracectl {

class Sleeper {
 public:
  // The sleeping side.  After announce(): withdraw(), or sleep_until().
  void announce() { asleep_.store(1, std::memory_order_seq_cst); }
  void withdraw() { asleep_.store(0, std::memory_order_relaxed); }
  // True when woken; false when CLOCK_MONOTONIC has reached the deadline.
  bool sleep_until(uint64_t deadline_ns) {
    const timespec deadline{static_cast<time_t>(deadline_ns / 1'000'000'000u),
                            static_cast<long>(deadline_ns % 1'000'000'000u)};
    while (asleep_.load(std::memory_order_relaxed) == 1) {
      const long result =
          ::syscall(SYS_futex, word(), FUTEX_WAIT_BITSET_PRIVATE, 1u, &deadline, nullptr, FUTEX_BITSET_MATCH_ANY);
      if (result != 0 && errno == ETIMEDOUT) {
        withdraw();
        return false;
      }
    }
    return true;
  }

  // The waking side, after it has published.
  void wake() {
    if (asleep_.load(std::memory_order_seq_cst) == 0) return;
    asleep_.store(0, std::memory_order_relaxed);
    ::syscall(SYS_futex, word(), FUTEX_WAKE_PRIVATE, 1);
  }

 private:
  uint32_t* word() { return reinterpret_cast<uint32_t*>(&asleep_); }

  alignas(64) std::atomic<uint32_t> asleep_{0};
  static_assert(sizeof(asleep_) == sizeof(uint32_t) && std::atomic<uint32_t>::is_always_lock_free);
};

}  // namespace tracectl
