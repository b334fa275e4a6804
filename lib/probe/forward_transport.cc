#include "lib/probe/forward_transport.h"

#include <algorithm>
#include <cstring>

#include "lib/ring/ring_reader.h"

namespace tracectl {
namespace {

constexpr size_t kBatchBytes = 256u << 10;

}  // namespace

Result<std::unique_ptr<ForwardTransport>> ForwardTransport::create(std::string_view name, int rings_fd,
                                                                   const std::vector<uint32_t>& cpus,
                                                                   std::unique_ptr<Outlet> outlet,
                                                                   uint64_t buffer_bytes) {
  std::unique_ptr<ForwardTransport> transport{new ForwardTransport{name, std::move(outlet), buffer_bytes}};
  for (const uint32_t cpu : cpus) {
    auto making = RingMap::create(rings_fd, cpu, TRC_FORWARD_RING_BYTES);
    if (!making) return tl::unexpected(making.error());
    transport->lanes_.push_back({.cpu = cpu, .making = std::move(*making)});
  }
  transport->batch_.reserve(kBatchBytes + TRC_FORWARD_MAX);
  return transport;
}

uint64_t ForwardTransport::drain_lane(size_t index, uint64_t now_ns, PacketConsumer& consumer) {
  Lane& lane = lanes_[index];
  // First whether a record is being made: what is begun after this look is younger than now_ns, and what was begun
  // before it has been handed on.
  const bool quiet = (__atomic_load_n(&lane.making.ring()->sequence, __ATOMIC_ACQUIRE) & 1) == 0;
  uint64_t total = 0;
  Packet head;
  head.cpu = lane.cpu;
  const auto hand_out = [&] {
    if (batch_.empty()) return;
    consumer.on_packet(head, batch_);
    total += batch_.size();
    batch_.clear();
  };
  outlet_->consume(index, [&](Bytes bytes) {
    // A perf sample is padded at its end.  What is no record goes on as it is: whoever reads it says that it is
    // damaged.
    trc_record record{};
    std::memcpy(&record, bytes.data(), std::min(bytes.size(), sizeof(record)));
    const size_t length = size_t{record.size8} * 8;
    const Bytes whole = length >= sizeof(record) && length <= bytes.size() ? bytes.first(length) : bytes;
    batch_.insert(batch_.end(), whole.begin(), whole.end());
    if (batch_.size() >= kBatchBytes) hand_out();
  });
  if (quiet && now_ns > kStoreDelayNs) head.complete_until_ns = now_ns - kStoreDelayNs;
  if (!batch_.empty() || total != 0) awaited_ns_ = now_ns;
  if (!batch_.empty()) {
    hand_out();
  } else if (head.complete_until_ns > lane.told_complete_until_ns && lane.told_complete_until_ns < awaited_ns_) {
    consumer.on_packet(head, {});
  } else {
    return total;
  }
  lane.told_complete_until_ns = std::max(lane.told_complete_until_ns, head.complete_until_ns);
  return total;
}

uint64_t ForwardTransport::drain(uint64_t now_ns, uint64_t /*peek_older_than_ns*/, PacketConsumer& consumer) {
  uint64_t total = 0;
  for (size_t i = 0; i < lanes_.size(); ++i) total += drain_lane(i, now_ns, consumer);
  return total;
}

void ForwardTransport::set_sleeping(bool sleeping) {
  for (const Lane& lane : lanes_) __atomic_store_n(&lane.making.ring()->sleeping, sleeping ? 1u : 0u, __ATOMIC_SEQ_CST);
}

TransportCounters ForwardTransport::counters() const {
  TransportCounters sum;
  for (const Lane& lane : lanes_) sum.add(*lane.making.ring());
  return sum;
}

}  // namespace tracectl
