// Our own rings: one BPF array map for each CPU, mapped into this process.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/probe/ring_map.h"
#include "lib/probe/transport.h"
#include "lib/ring/ring_reader.h"

struct ring_buffer;  // libbpf's

namespace tracectl {

class RingTransport final : public Transport {
 public:
  // rings_fd: the array of maps, by CPU; wake_fd: the stock ring buffer that carries wake-ups.  Both stay the caller's.
  static Result<std::unique_ptr<RingTransport>> create(int rings_fd, int wake_fd, uint64_t ring_bytes,
                                                       uint32_t possible_cpus);
  ~RingTransport() override;

  std::string_view name() const override { return "ring"; }
  uint32_t cpus() const override { return static_cast<uint32_t>(rings_.size()); }
  uint64_t drain(uint64_t now_ns, uint64_t peek_older_than_ns, PacketConsumer& consumer) override;
  int wake_fd() const override;
  void set_sleeping(bool sleeping) override;
  TransportCounters counters() const override;

  // Rings for CPUs that have come up since.
  Result<void> add_online_cpus();

 private:
  struct Ring {
    uint32_t cpu;
    RingMap map;
    RingReader reader;
    uint64_t told_complete_until_ns = 0;

    Ring(uint32_t cpu_number, RingMap ring_map, uint64_t ring_bytes)
        : cpu(cpu_number), map(std::move(ring_map)), reader(map.ring(), ring_bytes) {}
  };

  RingTransport(int rings_fd, uint64_t ring_bytes, uint32_t possible_cpus)
      : rings_fd_(rings_fd), ring_bytes_(ring_bytes), possible_cpus_(possible_cpus) {}
  Result<void> add_ring(uint32_t cpu);

  int rings_fd_;
  uint64_t ring_bytes_;
  uint32_t possible_cpus_;
  ring_buffer* wake_ = nullptr;  // owned
  std::vector<std::unique_ptr<Ring>> rings_;
  uint64_t awaited_ns_ = 0;  // when bytes last went out: they are told when every CPU has said that it has nothing older
};

}  // namespace tracectl
