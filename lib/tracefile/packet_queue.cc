// The queue's packets are, in their order: those in memory, then those in the spill file.  While the file has any, new
// ones go there too; when it has run empty it is given up, and a later overflow begins a new one.  Reading and writing
// the file happen outside the lock, so that neither thread waits for the other's disk.
#include "lib/tracefile/packet_queue.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "lib/tracefile/spill_file.h"

namespace tracectl {
namespace {

// What a packet weighs in memory, so that empty ones (watermarks) are bounded too.
uint64_t weight_of(const Packet& packet) {
  return sizeof(Packet) + packet.bytes.size();
}

}  // namespace

struct PacketQueue::State {
  bool fits(const Packet& packet) const { return memory_bytes + weight_of(packet) <= limits.memory_bytes; }
  void take_from_memory(Packet& packet);
  Result<Popped> take_from_spill(std::unique_lock<std::mutex>& lock, Packet& packet);
  void leave_spill(std::unique_lock<std::mutex>& lock);

  const Limits limits;

  std::mutex mutex;  // guards all below, but for the two sides of *spill, which belong to their threads
  std::condition_variable arrived;
  std::deque<Packet> memory;
  uint64_t memory_bytes = 0;
  std::shared_ptr<SpillFile> spill;  // null: none; shared so that neither side closes it under the other
  uint64_t spilled_packets = 0;      // whole ones in spill that were not read
  bool appending = false;            // the producer is writing to spill
  bool closed = false;
  Stats stats{};
};

PacketQueue::PacketQueue(Limits limits) : state_(new State{.limits = std::move(limits)}) {}
PacketQueue::~PacketQueue() = default;

Result<void> PacketQueue::push(Packet packet) {
  State& state = *state_;
  const uint64_t bytes = packet.bytes.size();
  std::unique_lock lock{state.mutex};
  if (state.spilled_packets == 0 && state.fits(packet)) {
    state.memory_bytes += weight_of(packet);
    state.memory.push_back(std::move(packet));
  } else {
    state.appending = true;
    std::shared_ptr<SpillFile> spill = state.spill;
    lock.unlock();
    Result<void> written;
    if (!spill) {
      Result<SpillFile> created = SpillFile::create(state.limits.spill_directory);
      if (created) {
        spill = std::make_shared<SpillFile>(std::move(*created));
      } else {
        written = tl::unexpected(created.error());
      }
    }
    if (spill) written = spill->append(packet);
    lock.lock();
    state.appending = false;
    if (spill) state.spill = std::move(spill);
    if (!written) {
      ++state.stats.dropped_packets;
      if (state.spilled_packets == 0) state.spill.reset();  // gives back what the disk may be full of
      return written;
    }
    ++state.spilled_packets;
    state.stats.spilled_bytes += bytes;
  }
  state.stats.pushed_bytes += bytes;
  lock.unlock();
  state.arrived.notify_one();
  return {};
}

void PacketQueue::close() {
  {
    const std::scoped_lock lock{state_->mutex};
    state_->closed = true;
  }
  state_->arrived.notify_one();
}

Result<PacketQueue::Popped> PacketQueue::pop(Packet& packet, uint32_t timeout_ms) {
  State& state = *state_;
  std::unique_lock lock{state.mutex};
  const auto ready = [&] { return !state.memory.empty() || state.spilled_packets > 0 || state.closed; };
  if (!state.arrived.wait_for(lock, std::chrono::milliseconds{timeout_ms}, ready)) return Popped::timeout;
  if (!state.memory.empty()) {
    state.take_from_memory(packet);
    return Popped::packet;
  }
  if (state.spilled_packets > 0) return state.take_from_spill(lock, packet);
  return Popped::closed;
}

void PacketQueue::State::take_from_memory(Packet& packet) {
  packet = std::move(memory.front());
  memory.pop_front();
  memory_bytes -= weight_of(packet);
  stats.popped_bytes += packet.bytes.size();
}

Result<PacketQueue::Popped> PacketQueue::State::take_from_spill(std::unique_lock<std::mutex>& lock, Packet& packet) {
  const std::shared_ptr<SpillFile> file = spill;
  lock.unlock();
  SpillFile::Outcome outcome;
  const Result<void> got = file->read(packet, outcome);
  lock.lock();
  if (!got) {
    const uint64_t dropped = outcome.lost_place ? spilled_packets : 1;
    stats.dropped_packets += dropped;
    spilled_packets -= dropped;
  } else {
    --spilled_packets;
    stats.popped_bytes += packet.bytes.size();
  }
  if (spilled_packets == 0) leave_spill(lock);
  if (!got) return tl::unexpected(got.error());
  return Popped::packet;
}

// Everything was read: the file goes, unless the producer is just adding to it.  Closing a large one can take a while
// and is this thread's business, so the lock is left before.
void PacketQueue::State::leave_spill(std::unique_lock<std::mutex>& lock) {
  if (appending) return;
  std::shared_ptr<SpillFile> last = std::move(spill);
  lock.unlock();
}

PacketQueue::Stats PacketQueue::stats() const {
  const std::scoped_lock lock{state_->mutex};
  return state_->stats;
}

}  // namespace tracectl
