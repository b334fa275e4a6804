#include "lib/probe/ring_transport.h"

#include <bpf/libbpf.h>

#include <cerrno>

namespace tracectl {
Result<std::unique_ptr<RingTransport>> RingTransport::create(int rings_fd, int wake_fd, uint64_t ring_bytes,
                                                             uint32_t possible_cpus) {
  std::unique_ptr<RingTransport> transport{new RingTransport{rings_fd, ring_bytes, possible_cpus}};
  const auto ignore = [](void*, void*, size_t) { return 0; };
  transport->wake_ = ring_buffer__new(wake_fd, ignore, nullptr, nullptr);
  if (transport->wake_ == nullptr) return fail("cannot map the ring buffer for wake-ups", errno);
  if (auto added = transport->add_online_cpus(); !added) return tl::unexpected(added.error());
  if (transport->rings_.empty()) return no_cpus();
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
  auto map = RingMap::create(rings_fd_, cpu, ring_bytes_);
  if (!map) return tl::unexpected(map.error());
  rings_.push_back(std::make_unique<Ring>(cpu, std::move(*map), ring_bytes_));
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
  if (total != 0) awaited_ns_ = now_ns;
  for (const auto& ring : rings_) {
    const uint64_t complete = ring->reader.complete_until_ns();
    if (ring->told_complete_until_ns >= awaited_ns_ || complete <= ring->told_complete_until_ns) continue;
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
    sum.add(ring->reader.counters());
    sum.fill_bytes += ring->reader.fill();
  }
  return sum;
}

}  // namespace tracectl
