// What both benchmarks of the capture path do: a process that makes calls and takes its own time, and how it is
// measured without and with our own programs.
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

// Of a call, in nanoseconds.  What else runs on the machine takes no part in the CPU time; where a tracer stops the
// process, only the wall clock tells.
struct Timing {
  double cpu_ns = 0;
  double wall_ns = 0;
};

// A process, pinned to a CPU, that does the loop when told to and answers with what a call took.
class Subject {
 public:
  Subject(int cpu, const std::vector<Workload>& workloads);
  ~Subject();
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  Timing measure(uint32_t workload, uint64_t calls);

 private:
  pid_t pid_ = -1;
  UniqueFd to_, from_;
};

struct Traced {
  Timing time;
  std::string transport{};    // its name
  uint64_t records = 0;       // enters that the programs wrote
  uint64_t lost = 0;          // halves
  uint64_t bytes = 0;         // that came out
  double reader_cpu_ns = 0;   // of the draining thread, a call
  double writer_cpu_ns = 0;   // of the thread that writes the file, a call
  double bytes_a_record = 0;  // in the raw file
};

struct Tracing {
  ProbeOptions options{};
  bool whole_machine = false;  // rather than the subject alone
};

// As `tracectl run --format raw` does it: the reader (on the first CPU) copies into a queue, another thread writes the
// file.  Ends the program where BPF is refused.
Traced measure_traced(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path,
                      const Tracing& tracing);
Timing measure_floor(Subject& subject, uint32_t workload, uint64_t calls, floor_bpf* floor);

double median(std::vector<double> values);

// The last CPU: the traced side's.
int subject_cpu();

// Throws: main prints the sentence and ends.
[[noreturn]] void give_up(const std::string& why);

}  // namespace tracectl::bench
