// The modes in which the subject is measured, by name.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/bench/measure.h"

struct floor_bpf;

namespace tracectl::bench {

struct Mode {
  std::string name;
  std::function<Traced(uint32_t workload, uint64_t calls)> measure;
  bool slow = false;        // so that a second's worth of calls is much fewer than of others
  bool by_wall = false;     // the subject is stopped: its CPU time does not tell
  bool by_default = false;  // needs nothing that is not built here
};

struct Surroundings {
  Subject& subject;
  floor_bpf* floor;
  uint64_t own_cgroup, other_cgroup;  // ids: the subject is in the one, nobody in the other
  std::string path;                   // of raw files
};

// "untraced" is the first, which the others are compared with.
std::vector<Mode> all_modes(const Surroundings& surroundings);

}  // namespace tracectl::bench
