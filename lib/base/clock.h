// The clocks: CLOCK_MONOTONIC is what the kernel side stamps records with.
#pragma once

#include <time.h>

#include <cstdint>

namespace tracectl {

[[nodiscard]] inline uint64_t clock_ns(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000u + static_cast<uint64_t>(now.tv_nsec);
}
[[nodiscard]] inline uint64_t monotonic_ns() {
  return clock_ns(CLOCK_MONOTONIC);
}

// CLOCK_REALTIME - CLOCK_MONOTONIC, to within the time of a call.
[[nodiscard]] inline int64_t epoch_offset_ns() {
  return static_cast<int64_t>(clock_ns(CLOCK_REALTIME)) - static_cast<int64_t>(monotonic_ns());
}

}  // namespace tracectl
