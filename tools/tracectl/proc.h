// What /proc says of threads that were there before tracing began.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "lib/base/result.h"
#include "lib/stream/call.h"

namespace tracectl {

// All threads of a process; an error that names it when there is no such process.
Result<std::vector<Task>> threads_of(uint32_t pid);
// Those of every process that there is at this moment.
[[nodiscard]] std::vector<Task> all_threads();
// The processes and what descends from them at this moment, except ourselves.  A process whose parent has ended is its
// reaper's child from then on, and nobody knows whose it was.
[[nodiscard]] std::set<uint32_t> with_descendants(const std::set<uint32_t>& pids);

}  // namespace tracectl
