// What both benchmarks of the capture path do: a process that makes calls and takes its own time, and the modes in
// which it is measured.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/unique_fd.h"
#include "lib/probe/probe.h"

struct floor_bpf;

namespace tracectl::bench {

struct Workload {
  std::string name;
  std::function<void(uint64_t calls)> loop;
};

// A process, pinned to a CPU, that does the loop when told to and answers with its nanoseconds of CPU time a call.
class Subject {
 public:
  Subject(int cpu, const std::vector<Workload>& workloads);
  ~Subject();
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  double measure(uint32_t workload, uint64_t calls);

 private:
  pid_t pid_ = -1;
  UniqueFd to_, from_;
};

struct Traced {
  double ns = 0;
  uint64_t records = 0;
  uint64_t lost = 0;
  double reader_cpu_ns = 0;   // of the draining thread, a call
  double bytes_a_record = 0;  // in the raw file
};

// As `tracectl run --format raw` does it: the reader (on the first CPU) copies into a queue, another thread writes the
// file.  Ends the program where BPF is refused.
Traced measure_traced(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path,
                      const std::function<Result<Probe>()>& load);
double measure_floor(Subject& subject, uint32_t workload, uint64_t calls, floor_bpf* floor);

double median(std::vector<double> values);

// The last CPU: the traced side's.
int subject_cpu();

}  // namespace tracectl::bench
