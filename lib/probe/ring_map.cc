#include "lib/probe/ring_map.h"

#include <bpf/bpf.h>
#include <dirent.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>

namespace tracectl {
namespace {

// "0-3,8" -> 0 1 2 3 8
std::vector<uint32_t> parse_cpu_list(const std::string& text) {
  std::vector<uint32_t> cpus;
  const char* at = text.c_str();
  while (*at >= '0' && *at <= '9') {
    char* end = nullptr;
    const unsigned long first = std::strtoul(at, &end, 10);
    unsigned long last = first;
    if (*end == '-') last = std::strtoul(end + 1, &end, 10);
    for (unsigned long cpu = first; cpu <= last && cpus.size() < 65536; ++cpu)
      cpus.push_back(static_cast<uint32_t>(cpu));
    at = *end == ',' ? end + 1 : end;
  }
  return cpus;
}

// The NUMA node of a CPU; 0 where the machine knows of none.
uint32_t node_of(uint32_t cpu) {
  const std::string path = fmt::format("/sys/devices/system/cpu/cpu{}", cpu);
  DIR* directory = ::opendir(path.c_str());
  if (directory == nullptr) return 0;
  uint32_t node = 0;
  while (const dirent* entry = ::readdir(directory)) {
    const std::string_view name{entry->d_name};
    if (name.starts_with("node") && name.size() > 4 && name[4] >= '0' && name[4] <= '9')
      node = static_cast<uint32_t>(std::strtoul(entry->d_name + 4, nullptr, 10));
  }
  ::closedir(directory);
  return node;
}

}  // namespace

std::vector<uint32_t> online_cpus(const std::string& path) {
  std::ifstream file{path};
  std::string text;
  std::getline(file, text);
  return parse_cpu_list(text);
}

tl::unexpected<Error> no_cpus() {
  return fail("no CPU is online according to /sys/devices/system/cpu/online", 0, "mount sysfs on /sys");
}

Result<RingMap> RingMap::create(int rings_fd, uint32_t cpu, uint64_t ring_bytes) {
  const size_t value_bytes = TRC_RING_BYTES(ring_bytes);
  // The flag must be the template's too: the kernel compares them when a map is put into the array.
  LIBBPF_OPTS(bpf_map_create_opts, options, .map_flags = kRingMapFlags);
  options.numa_node = node_of(cpu);
  UniqueFd map{bpf_map_create(BPF_MAP_TYPE_ARRAY, "trc_ring", sizeof(uint32_t), static_cast<uint32_t>(value_bytes), 1,
                              &options)};
  if (!map)
    return fail(fmt::format("cannot create the ring of CPU {} ({} KiB)", cpu, value_bytes >> 10), errno,
                "a smaller ring may fit");
  const size_t page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  const size_t mapped_bytes = (((value_bytes + 7) & ~size_t{7}) + page - 1) / page * page;
  void* memory = ::mmap(nullptr, mapped_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, map.get(), 0);
  if (memory == MAP_FAILED) return fail(fmt::format("cannot map the ring of CPU {}", cpu), errno);
  const int fd = map.get();
  RingMap ring{std::move(map), memory, mapped_bytes};
  if (bpf_map_update_elem(rings_fd, &cpu, &fd, BPF_ANY) != 0)
    return fail(fmt::format("cannot put the ring of CPU {} in its place", cpu), errno);
  return ring;
}

}  // namespace tracectl
