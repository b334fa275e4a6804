// Rows become what the kernel side copies: the only place that turns shapes into copy operations.
#pragma once

#include <vector>

#include "lib/syscalls/lookup.h"
#include "lib/wire/plan.h"

namespace tracectl::syscalls {

// The most that is copied of one item, in bytes; argv and iovec also by count.
struct CaptureLimits {
  uint32_t string = 32;  // of strings that are not paths, and each of argv
  uint32_t path = 4096;
  uint32_t buffer = 32;      // of counted buffers, and of each iovec element
  uint32_t object = 4096;    // of structures and arrays whose size the caller says
  uint32_t dirents = 65536;  // of directory entries: strace's count of them needs them all
  uint32_t elements = 33;    // argv, iovec, arrays
};

struct Choice {
  uint64_t key;  // call index << 32 | value
  trc_choice choice;
};

// Tables as the programs read them.
struct CapturePlan {
  std::vector<trc_call> calls;  // TRC_CALLS
  std::vector<trc_plan> plans;  // [0] is the empty plan; equal plans are shared
  std::vector<Choice> choices;
};

// sessions is or-ed into the entry of every call in wanted; the others get none.
[[nodiscard]] CapturePlan make_capture_plan(const CallSet& wanted, const CaptureLimits& limits, uint16_t sessions);

}  // namespace tracectl::syscalls
