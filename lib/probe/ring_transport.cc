#include "lib/probe/ring_transport.h"

#include <bpf/libbpf.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "lib/base/clock.h"

namespace tracectl {
namespace {

// New CPUs are looked for once a second; as soon as something was dropped on one without a ring, but then too not in
// every round: its ring may be impossible to make.
constexpr uint64_t kLookForCpusNs = 1'000'000'000, kLookAgainNs = 10'000'000;

}  // namespace

Result<std::unique_ptr<RingTransport>> RingTransport::create(const Kernel& kernel, uint64_t ring_bytes,
                                                             uint32_t possible_cpus, std::string online_file) {
  std::unique_ptr<RingTransport> transport{
      new RingTransport{kernel, ring_bytes, possible_cpus, std::move(online_file)}};
  const auto ignore = [](void*, void*, size_t) { return 0; };
  transport->wake_ = ring_buffer__new(kernel.wake_fd, ignore, nullptr, nullptr);
  if (transport->wake_ == nullptr) return fail("cannot map the ring buffer for wake-ups", errno);
  transport->online_fd_.reset(::open(transport->online_file_.c_str(), O_RDONLY | O_CLOEXEC));
  transport->have_cpus_changed();
  transport->looked_for_cpus_ns_ = monotonic_ns();
  if (auto added = transport->add_online_cpus(); !added) return tl::unexpected(added.error());
  if (transport->cpus() == 0) return no_cpus();
  return transport;
}

RingTransport::~RingTransport() {
  ring_buffer__free(wake_);
}

Result<void> RingTransport::add_online_cpus() {
  for (const uint32_t cpu : online_cpus(online_file_)) {
    bool known = false;
    for (const auto& ring : rings()) known = known || ring->cpu == cpu;
    if (known || cpu >= possible_cpus_) continue;
    if (auto added = add_ring(cpu); !added) return added;
  }
  return {};
}

Result<void> RingTransport::add_ring(uint32_t cpu) {
  auto map = RingMap::create(kernel_.rings_fd, cpu, ring_bytes_);
  if (!map) return tl::unexpected(map.error());
  const uint32_t n = cpus();
  rings_[n] = std::make_unique<Ring>(cpu, std::move(*map), ring_bytes_);
  n_rings_.store(n + 1, std::memory_order_release);
  return {};
}

// Without an allocation: its lock may be held by a thread that does not get its turn (lib/tracefile/packet_queue.h).
bool RingTransport::have_cpus_changed() {
  std::array<char, 4096> text;
  const ssize_t length = ::pread(online_fd_.get(), text.data(), text.size(), 0);
  if (length < 0) return false;
  std::fill(text.begin() + length, text.end(), '\0');
  if (text == online_text_) return false;
  online_text_ = text;
  return true;
}

// What a new CPU records is younger than now_ns, which is from before its ring was there.  That is said at once, so
// that what the others do from now on waits for it.
void RingTransport::welcome_cpus(uint64_t now_ns, PacketConsumer& consumer) {
  const uint64_t no_ring = __atomic_load_n(kernel_.no_ring, __ATOMIC_RELAXED);
  if (now_ns < looked_for_cpus_ns_ + (no_ring != no_ring_seen_ ? kLookAgainNs : kLookForCpusNs)) return;
  looked_for_cpus_ns_ = now_ns;
  const bool missed = no_ring != no_ring_seen_;
  no_ring_seen_ = no_ring;
  if (!have_cpus_changed() && !missed) return;
  const uint32_t known = cpus();
  (void)add_online_cpus();  // no_ring tells what a failure costs, and leads here again
  for (const auto& ring : rings().subspan(known)) {
    Packet head;
    head.cpu = ring->cpu;
    head.complete_until_ns = now_ns;
    consumer.on_packet(head, {});
    ring->told_complete_until_ns = now_ns;
  }
}

uint64_t RingTransport::drain(uint64_t now_ns, uint64_t peek_older_than_ns, PacketConsumer& consumer) {
  welcome_cpus(now_ns, consumer);
  uint64_t total = 0;
  for (const auto& ring : rings()) {
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
  for (const auto& ring : rings()) {
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
  for (const auto& ring : rings()) {
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
  for (const auto& ring : rings()) ring->reader.set_sleeping(sleeping);
}

TransportCounters RingTransport::counters() const {
  TransportCounters sum;
  for (const auto& ring : rings()) {
    sum.add(ring->reader.counters());
    sum.fill_bytes += ring->reader.fill();
  }
  return sum;
}

}  // namespace tracectl
