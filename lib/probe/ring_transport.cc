#include "lib/probe/ring_transport.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>

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

std::vector<uint32_t> online_cpus() {
  std::ifstream file{"/sys/devices/system/cpu/online"};
  std::string text;
  std::getline(file, text);
  return parse_cpu_list(text);
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

Result<std::unique_ptr<RingTransport>> RingTransport::create(int rings_fd, int wake_fd, uint64_t ring_bytes,
                                                             uint32_t possible_cpus) {
  std::unique_ptr<RingTransport> transport{new RingTransport{rings_fd, ring_bytes, possible_cpus}};
  const auto ignore = [](void*, void*, size_t) { return 0; };
  transport->wake_ = ring_buffer__new(wake_fd, ignore, nullptr, nullptr);
  if (transport->wake_ == nullptr) return fail("cannot map the ring buffer for wake-ups", errno);
  if (auto added = transport->add_online_cpus(); !added) return tl::unexpected(added.error());
  if (transport->rings_.empty())
    return fail("no CPU is online according to /sys/devices/system/cpu/online", 0, "mount sysfs on /sys");
  return transport;
}

RingTransport::~RingTransport() {
  ring_buffer__free(wake_);
}

Result<void> RingTransport::add_online_cpus() {
  for (const uint32_t cpu : online_cpus()) {
    bool known = false;
    for (const auto& ring : rings_) known = known || ring->cpu == cpu;
    if (known || cpu >= possible_cpus_) continue;
    if (auto added = add_ring(cpu); !added) return added;
  }
  return {};
}

Result<void> RingTransport::add_ring(uint32_t cpu) {
  const size_t value_bytes = TRC_RING_BYTES(ring_bytes_);
  // On the CPU's own node.  The flag must be the template's too: the kernel compares them when a map is put into the
  // array.
  LIBBPF_OPTS(bpf_map_create_opts, options, .map_flags = kRingMapFlags);
  options.numa_node = node_of(cpu);
  UniqueFd map{bpf_map_create(BPF_MAP_TYPE_ARRAY, "trc_ring", sizeof(uint32_t), static_cast<uint32_t>(value_bytes), 1,
                              &options)};
  if (!map)
    return fail(fmt::format("cannot create the ring of CPU {} ({} KiB)", cpu, value_bytes >> 10), errno,
                "a smaller ring may fit");
  const int fd = map.get();
  if (bpf_map_update_elem(rings_fd_, &cpu, &fd, BPF_ANY) != 0) {
    return fail(fmt::format("cannot put the ring of CPU {} in its place", cpu), errno);
  }
  const size_t page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  const size_t mapped_bytes = (((value_bytes + 7) & ~size_t{7}) + page - 1) / page * page;
  void* memory = ::mmap(nullptr, mapped_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, map.get(), 0);
  if (memory == MAP_FAILED) return fail(fmt::format("cannot map the ring of CPU {}", cpu), errno);
  rings_.push_back(std::make_unique<Ring>(cpu, std::move(map), memory, mapped_bytes, ring_bytes_));
  return {};
}

uint64_t RingTransport::drain(uint64_t now_ns, uint64_t peek_older_than_ns, PacketConsumer& consumer) {
  uint64_t total = 0;
  for (const auto& ring : rings_) {
    const RingReader::Batch batch = ring->reader.poll(now_ns);
    if (batch.bytes.empty()) continue;
    Packet head;
    head.cpu = ring->cpu;
    head.complete_until_ns = batch.complete_until_ns;
    head.first_was_peeked = batch.first_was_peeked;
    consumer.on_packet(head, batch.bytes);
    ring->reader.release(batch);
    ring->told_complete_until_ns = batch.complete_until_ns;
    total += batch.bytes.size();
  }
  for (const auto& ring : rings_) {
    auto pending = ring->reader.peek(peek_older_than_ns);
    if (!pending) continue;
    Packet head;
    head.cpu = ring->cpu;
    head.complete_until_ns = ring->reader.complete_until_ns();
    head.peek = true;
    consumer.on_packet(head, *pending);
    total += pending->size();
  }
  if (total != 0) {
    others_wait_ = true;
  } else if (others_wait_) {
    others_wait_ = false;
  } else {
    return 0;  // everyone has said, after the last bytes, how far they are
  }
  for (const auto& ring : rings_) {
    const uint64_t complete = ring->reader.complete_until_ns();
    if (complete <= ring->told_complete_until_ns) {
      others_wait_ = true;  // busy or in flight: it must be heard again
      continue;
    }
    Packet head;
    head.cpu = ring->cpu;
    head.complete_until_ns = complete;
    consumer.on_packet(head, {});
    ring->told_complete_until_ns = complete;
  }
  return total;
}

int RingTransport::wake_fd() const {
  return ring_buffer__epoll_fd(wake_);
}

void RingTransport::set_sleeping(bool sleeping) {
  if (!sleeping) ring_buffer__consume(wake_);
  for (const auto& ring : rings_) ring->reader.set_sleeping(sleeping);
}

TransportCounters RingTransport::counters() const {
  TransportCounters sum;
  for (const auto& ring : rings_) {
    const trc_ring& c = ring->reader.counters();
    sum.lost_enters += c.lost_enters;
    sum.lost_exits += c.lost_exits;
    sum.lost_tasks += c.lost_tasks;
    sum.lost_signals += c.lost_signals;
    sum.enters += c.enters;
    sum.exits += c.exits;
    sum.other += c.other;
    sum.wakeups += c.wakeups;
    sum.fill_bytes += ring->reader.fill();
  }
  return sum;
}

}  // namespace tracectl
