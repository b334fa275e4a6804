// The memory in which one CPU's programs make their records: a BPF array map, mapped into this process.
#pragma once

#include <sys/mman.h>

#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/unique_fd.h"
#include "lib/wire/ring.h"

namespace tracectl {

// Of every ring's map, and of the template in the array of maps.
constexpr uint32_t kRingMapFlags = 1024 | 4;  // BPF_F_MMAPABLE | BPF_F_NUMA_NODE

class RingMap {
 public:
  // Creates the map on the CPU's own memory node and puts it into its place in the array of maps.
  static Result<RingMap> create(int rings_fd, uint32_t cpu, uint64_t ring_bytes);
  RingMap(RingMap&& other) noexcept : map_(std::move(other.map_)), memory_(other.memory_), bytes_(other.bytes_) {
    other.memory_ = nullptr;
  }
  RingMap& operator=(RingMap&&) = delete;
  ~RingMap() {
    if (memory_ != nullptr) ::munmap(memory_, bytes_);
  }

  [[nodiscard]] trc_ring* ring() const { return static_cast<trc_ring*>(memory_); }

 private:
  RingMap(UniqueFd map, void* memory, size_t bytes) : map_(std::move(map)), memory_(memory), bytes_(bytes) {}

  UniqueFd map_;
  void* memory_;
  size_t bytes_;
};

constexpr const char* kOnlineCpus = "/sys/devices/system/cpu/online";

// By number, ascending; from sysfs, or a file that looks like it.
std::vector<uint32_t> online_cpus(const std::string& file = kOnlineCpus);
// What is to be said when there is none.
tl::unexpected<Error> no_cpus();

}  // namespace tracectl
