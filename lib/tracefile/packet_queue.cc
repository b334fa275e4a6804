// The policy: when a packet goes to memory and when to disk, where the next one comes from, and who sleeps.
#include "lib/tracefile/packet_queue.h"

#include <utility>

#include "lib/base/clock.h"

namespace tracectl {
namespace {

// Each counter has one writer.
void add(std::atomic<uint64_t>& counter, uint64_t more) {
  counter.store(counter.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
}

}  // namespace

PacketQueue::PacketQueue(Limits limits)
    : memory_(limits.memory_bytes), spill_(std::move(limits.spill_directory), limits.spill_file_bytes) {}

Result<void> PacketQueue::push(const Packet& head, Bytes bytes) {
  if (auto stored = store(head, bytes); !stored) {
    add(refused_packets_, 1);
    return stored;
  }
  add(pushed_bytes_, bytes.size());
  consumer_.wake();
  return {};
}

Result<void> PacketQueue::store(const Packet& head, Bytes bytes) {
  const bool all_read = spill_.taken() == spill_.appended();
  if (all_read && memory_.push(head, bytes)) return {};
  auto appended = spill_.append(head, bytes);
  if (appended) add(spilled_bytes_, bytes.size());
  return appended;
}

void PacketQueue::close() {
  closed_.store(true, std::memory_order_seq_cst);
  consumer_.wake();
}

Result<PacketQueue::Popped> PacketQueue::pop(Packet& packet, uint32_t timeout_ms) {
  auto found = look(packet);
  if (timeout_ms == 0 || !found || *found != Popped::timeout) return found;
  const uint64_t deadline_ns = monotonic_ns() + uint64_t{timeout_ms} * 1'000'000u;
  do {
    consumer_.announce();
    found = look(packet);
    if (!found || *found != Popped::timeout) {
      consumer_.withdraw();
      return found;
    }
  } while (consumer_.sleep_until(deadline_ns));
  return Popped::timeout;
}

// Popped::timeout: nothing there.  Whether pushing is over, and how many the files have, is asked before memory is
// looked at: all that was in memory by then is older.
Result<PacketQueue::Popped> PacketQueue::look(Packet& packet) {
  const bool closed = closed_.load(std::memory_order_seq_cst);
  const uint64_t spilled = spill_.appended();
  if (!memory_.pop(packet)) {
    if (spilled == spill_.taken()) return closed ? Popped::closed : Popped::timeout;
    uint64_t dropped = 0;
    if (auto got = spill_.read(packet, dropped); !got) {
      add(unreadable_packets_, dropped);
      return tl::unexpected(got.error());
    }
  }
  add(popped_bytes_, packet.bytes.size());
  return Popped::packet;
}

PacketQueue::Stats PacketQueue::stats() const {
  return {.pushed_bytes = pushed_bytes_.load(std::memory_order_relaxed),
          .popped_bytes = popped_bytes_.load(std::memory_order_relaxed),
          .spilled_bytes = spilled_bytes_.load(std::memory_order_relaxed),
          .dropped_packets =
              refused_packets_.load(std::memory_order_relaxed) + unreadable_packets_.load(std::memory_order_relaxed)};
}

}  // namespace tracectl
