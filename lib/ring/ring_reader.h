// Reader of one CPU's ring: the bytes that were committed since the last look, and the call that is in flight.  Knows
// memory only: where it comes from (a BPF array map, a test's buffer) is the owner's business.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/wire/ring.h"

namespace tracectl {

// The producer marks the ring as being written, then takes the time, then writes.  The mark may still stand in its
// store buffer when the time is taken, so a ring that looks quiet is believed only up to a moment ago: a store buffer
// empties within a microsecond.
constexpr uint64_t kStoreDelayNs = 200'000;

class RingReader {
 public:
  // ring is borrowed and outlives the reader; size is a power of two, the bytes of its data area without the slack.
  RingReader(trc_ring* ring, uint64_t size) : ring_(ring), size_(size), position_(ring->tail) {}

  struct Batch {
    Bytes bytes{};                   // whole records, borrowed from the ring until release()
    uint64_t complete_until_ns = 0;  // nothing older than this will follow
    bool first_was_peeked = false;   // the first record's enter half was handed out by peek()
  };
  // What is there now.  `now_ns` is CLOCK_MONOTONIC, read before the call.
  [[nodiscard]] Batch poll(uint64_t now_ns);
  // The bytes of the batch are not needed any more: the producer may have their place.
  void release(const Batch& batch);

  // The pending enter half, when it is older than `older_than_ns` and was not peeked before; after it
  // complete_until() has moved past it.
  [[nodiscard]] std::optional<std::vector<std::byte>> peek(uint64_t older_than_ns);

  // As of the last poll or peek.
  [[nodiscard]] uint64_t complete_until_ns() const { return complete_until_ns_; }

  // Asks the producer for one wake-up when the ring fills, or takes that back.
  void set_sleeping(bool sleeping) { __atomic_store_n(&ring_->sleeping, sleeping ? 1u : 0u, __ATOMIC_SEQ_CST); }
  // Not released yet; from any thread.  The tail first: it never passes a head that was loaded later.
  [[nodiscard]] uint64_t fill() const {
    const uint64_t tail = __atomic_load_n(&ring_->tail, __ATOMIC_ACQUIRE);
    return __atomic_load_n(&ring_->head, __ATOMIC_ACQUIRE) - tail;
  }
  [[nodiscard]] const trc_ring& counters() const { return *ring_; }

 private:
  // Copies the record at head when it is whole; false when it is being written, or there is none.
  [[nodiscard]] bool copy_pending(std::vector<std::byte>& copy) const;

  trc_ring* ring_;
  uint64_t size_;
  uint64_t position_;  // what we took, and will release
  uint64_t complete_until_ns_ = 0;
  uint64_t peeked_at_ = ~uint64_t{0};  // position of the record that peek() handed out
};

}  // namespace tracectl
