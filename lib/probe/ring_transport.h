// Our own rings: one BPF array map for each CPU, mapped into this process.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
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
  // Where the programs look: the caller's.
  struct Kernel {
    int rings_fd;          // the array of maps, by CPU
    int wake_fd;           // the stock ring buffer that carries wake-ups
    const __u64* no_ring;  // what they had to drop for want of a ring on their CPU: moves when a CPU has come up
  };
  // online_file: tells which CPUs are online.
  static Result<std::unique_ptr<RingTransport>> create(const Kernel& kernel, uint64_t ring_bytes,
                                                       uint32_t possible_cpus, std::string online_file);
  ~RingTransport() override;

  std::string_view name() const override { return "ring"; }
  uint32_t cpus() const override { return n_rings_.load(std::memory_order_acquire); }
  // Also makes the rings of CPUs that have come up since, and announces them by an empty packet.
  uint64_t drain(uint64_t now_ns, uint64_t peek_older_than_ns, PacketConsumer& consumer) override;
  int wake_fd() const override;
  void set_sleeping(bool sleeping) override;
  uint64_t wake_bytes() const override { return ring_bytes_ / 4; }
  TransportCounters counters() const override;

 private:
  struct Ring {
    uint32_t cpu;
    RingMap map;
    RingReader reader;
    uint64_t told_complete_until_ns = 0;

    Ring(uint32_t cpu_number, RingMap ring_map, uint64_t ring_bytes)
        : cpu(cpu_number), map(std::move(ring_map)), reader(map.ring(), ring_bytes) {}
  };

  RingTransport(const Kernel& kernel, uint64_t ring_bytes, uint32_t possible_cpus, std::string online_file)
      : kernel_(kernel),
        ring_bytes_(ring_bytes),
        possible_cpus_(possible_cpus),
        online_file_(std::move(online_file)),
        rings_(std::make_unique<std::unique_ptr<Ring>[]>(possible_cpus)) {}
  // In the order in which they were made.
  [[nodiscard]] std::span<const std::unique_ptr<Ring>> rings() const { return {rings_.get(), cpus()}; }
  Result<void> add_online_cpus();
  bool have_cpus_changed();
  Result<void> add_ring(uint32_t cpu);
  void welcome_cpus(uint64_t now_ns, PacketConsumer& consumer);

  Kernel kernel_;
  uint64_t ring_bytes_;
  uint32_t possible_cpus_;
  std::string online_file_;
  UniqueFd online_fd_;
  std::array<char, 4096> online_text_{};  // as of the last look
  ring_buffer* wake_ = nullptr;           // owned
  // Room for every CPU that is possible: who drains adds a ring and then counts it, others look at those that count.
  std::unique_ptr<std::unique_ptr<Ring>[]> rings_;
  std::atomic<uint32_t> n_rings_{0};
  uint64_t no_ring_seen_ = 0;
  uint64_t looked_for_cpus_ns_ = 0;
  uint64_t awaited_ns_ =
      0;  // when bytes last went out: they are told when every CPU has said that it has nothing older
};

}  // namespace tracectl
