// Taking up processes that run already.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/base/result.h"
#include "lib/probe/probe.h"
#include "lib/stream/call.h"

namespace tracectl {

// The probe is attached, so that what a thread starts from the moment on that it was added is followed by the kernel
// side.  What was there is added to `known`.  flags: enum trc_task_flags.
Result<void> attach_processes(Probe& probe, const std::vector<uint32_t>& pids, uint16_t flags,
                              std::vector<Task>& known);
// With all that descends from them.
Result<void> attach_trees(Probe& probe, const std::vector<uint32_t>& roots, uint16_t flags, std::vector<Task>& known);

}  // namespace tracectl
