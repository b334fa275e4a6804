// Rows become what the kernel side copies: the only place that turns shapes into copy operations.
#pragma once

#include <vector>

#include "lib/syscalls/argument_set.h"
#include "lib/syscalls/lookup.h"
#include "lib/wire/plan.h"

namespace tracectl::syscalls {

// The most that is copied of one item, in bytes; of strings and arrays of strings all together.
struct CaptureLimits {
  uint32_t string = 32;  // of strings that are not paths
  uint32_t path = 4096;
  uint32_t buffer = 32;      // of counted buffers, and of each iovec element
  uint32_t object = 4096;    // of structures and arrays whose size the caller says
  uint32_t dirents = 65536;  // of directory entries: strace's count of them needs them all
  uint32_t elements = 33;    // iovec, arrays of pointers
  uint32_t argv = 4096;      // of all strings of an argv together
  uint32_t environment = 0;  // of all strings of an envp together; 0: only their number

  // What an always-on session keeps: more than a line shows, for those who ask later.
  [[nodiscard]] static constexpr CaptureLimits for_session() {
    return {.string = 256, .buffer = 256, .dirents = 4096, .elements = 64};
  }
};

// Which of the arguments that lead to memory are worth a copy, and whose return matters.
struct CaptureChoice {
  ArgumentSet arguments = ArgumentSet::all();
  CallSet exits = CallSet::all();  // the other calls are recorded at their enter alone
};

struct Choice {
  uint64_t key;  // TRC_CHOICE_KEY
  trc_choice choice;
};

// Tables as the programs read them.
struct CapturePlan {
  std::vector<trc_call> calls;      // TRC_CALLS
  std::vector<trc_select> selects;  // TRC_CALLS
  std::vector<trc_plan> plans;      // [0] is the empty plan; equal plans are shared
  std::vector<Choice> choices;
};

// sessions is or-ed into the entry of every call in wanted; the others get none.
[[nodiscard]] CapturePlan make_capture_plan(const CallSet& wanted, const CaptureLimits& limits,
                                            const CaptureChoice& choice, uint16_t sessions);

}  // namespace tracectl::syscalls
