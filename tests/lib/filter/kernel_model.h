// What the kernel side does with a call that did not block, in a few lines: the tests' own reading of
// lib/wire/filter.h.
#pragma once

#include <algorithm>

#include "lib/event/event.h"
#include "lib/filter/kernel_half.h"

namespace tracectl::test {

inline uint32_t call_index(int32_t nr, bool is_i386) {
  const uint32_t index = std::min(static_cast<uint32_t>(nr), TRC_NR_OTHER);
  return is_i386 ? index + TRC_NR_I386 : index;
}

inline bool matches(const trc_exit_clause& clause, const CallEvent& event) {
  const uint32_t index = call_index(event.nr, event.i386);
  const uint64_t duration_ns = event.exit_ns - event.who.time_ns;
  return clause.ret_min <= event.ret_raw && event.ret_raw <= clause.ret_max && clause.duration_min_ns <= duration_ns &&
         duration_ns <= clause.duration_max_ns && (clause.calls[index / 64] >> index % 64 & 1) != 0;
}

inline bool comes_through(const filter::KernelHalf& half, const CallEvent& event) {
  const Subject& who = event.who;
  if (!half.calls.contains(event.nr, event.i386 ? Abi::i386 : Abi::x86_64)) return false;
  if (half.pids && !half.pids->contains(who.pid)) return false;
  if (half.tids && !half.tids->contains(who.tid)) return false;
  if (half.uids && !half.uids->contains(who.uid)) return false;
  if (half.cgroups && !half.cgroups->contains(who.cgroup_id)) return false;
  return !half.exits || std::any_of(half.exits->begin(), half.exits->end(),
                                    [&](const trc_exit_clause& clause) { return matches(clause, event); });
}

}  // namespace tracectl::test
