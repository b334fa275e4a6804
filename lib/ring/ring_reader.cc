#include "lib/ring/ring_reader.h"

#include <atomic>
#include <cstring>

namespace tracectl {
namespace {

const std::byte* data_at(const trc_ring* ring, uint64_t position, uint64_t size) {
  return reinterpret_cast<const std::byte*>(ring + 1) + (position & (size - 1));
}

}  // namespace

RingReader::Batch RingReader::poll(uint64_t now_ns) {
  // The order matters: first whether something is being written, then the head.  What is begun after the first look is
  // younger than now_ns.
  const uint32_t sequence = __atomic_load_n(&ring_->sequence, __ATOMIC_ACQUIRE);
  const uint32_t pending = __atomic_load_n(&ring_->pending_tid, __ATOMIC_ACQUIRE);
  const uint64_t head = __atomic_load_n(&ring_->head, __ATOMIC_ACQUIRE);

  Batch batch;
  // A batch must not run beyond what is contiguous: up to the end of the data area, and the record that crosses it.
  const uint64_t offset = position_ & (size_ - 1);
  const uint64_t available = head - position_;
  const std::byte* first = data_at(ring_, position_, size_);
  uint64_t length = available;
  bool all = true;
  if (available > size_) {
    length = 0;  // not a ring that we know how to read: the producer never lets it grow beyond its size
    position_ = head;
  } else if (offset + available > size_) {
    // Walk to the record that crosses the end.
    uint64_t at = offset;
    while (at < size_) {
      trc_record record;
      std::memcpy(&record, reinterpret_cast<const std::byte*>(ring_ + 1) + at, sizeof(record));
      if (record.size8 == 0) break;
      at += uint64_t{record.size8} * 8;
    }
    length = at - offset < available ? at - offset : available;
    all = length == available;
  }
  batch.bytes = {first, length};
  batch.first_was_peeked = length != 0 && position_ == peeked_at_;

  const bool quiet = (sequence & 1) == 0 && (pending == 0 || head == peeked_at_) &&
                     sequence == __atomic_load_n(&ring_->sequence, __ATOMIC_ACQUIRE);
  if (all && quiet && now_ns > kStoreDelayNs && now_ns - kStoreDelayNs > complete_until_ns_) {
    complete_until_ns_ = now_ns - kStoreDelayNs;
  }
  batch.complete_until_ns = complete_until_ns_;
  return batch;
}

void RingReader::release(const Batch& batch) {
  if (batch.bytes.empty()) return;
  position_ += batch.bytes.size();
  __atomic_store_n(&ring_->tail, position_, __ATOMIC_RELEASE);
}

bool RingReader::copy_pending(std::vector<std::byte>& copy) const {
  const uint32_t before = __atomic_load_n(&ring_->sequence, __ATOMIC_ACQUIRE);
  const uint64_t head = __atomic_load_n(&ring_->head, __ATOMIC_ACQUIRE);
  const uint32_t bytes = __atomic_load_n(&ring_->pending_size, __ATOMIC_ACQUIRE);
  if ((before & 1) != 0 || __atomic_load_n(&ring_->pending_tid, __ATOMIC_ACQUIRE) == 0 || head != position_ ||
      bytes < sizeof(trc_record) || bytes > TRC_RECORD_MAX) {
    return false;
  }
  const std::byte* from = data_at(ring_, head, size_);
  copy.assign(from, from + bytes);
  // The copy before the second look: x86 keeps loads in order, so only the compiler has to be told.
  std::atomic_signal_fence(std::memory_order_acq_rel);
  return __atomic_load_n(&ring_->sequence, __ATOMIC_ACQUIRE) == before;
}

std::optional<std::vector<std::byte>> RingReader::peek(uint64_t older_than_ns) {
  if (position_ == peeked_at_) return std::nullopt;
  std::vector<std::byte> copy;
  if (!copy_pending(copy)) return std::nullopt;
  trc_record record;
  std::memcpy(&record, copy.data(), sizeof(record));
  if (record.time_ns >= older_than_ns) return std::nullopt;
  peeked_at_ = position_;
  if (record.time_ns > complete_until_ns_) complete_until_ns_ = record.time_ns;
  return copy;
}

}  // namespace tracectl
