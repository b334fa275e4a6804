// The subject under other tracers, which attach to it as a user would have them do.  Each ends the program when the
// tracer is not there, or does not attach in time.
#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/measure.h"

namespace tracectl::bench {

Timing measure_strace(Subject& subject, uint32_t workload, uint64_t calls);
// path: of the file that it writes, which is gone afterwards.
Timing measure_perf_trace(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path);
Timing measure_perf_record(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path);

}  // namespace tracectl::bench
