#include "lib/tracefile/chunk_queue.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "lib/tracefile/stored_head.h"

namespace tracectl {
namespace {

constexpr uint64_t kChunkBytes = 1u << 20;
constexpr uint64_t kLeastChunks = 8;       // so that a small bound is not all spent on the chunk that is half read
constexpr uint64_t kAlign = 32;            // of packets
constexpr uint64_t kWarmBytes = 4u << 20;  // in place from the start: what the steady state uses, with some to spare

static_assert(sizeof(StoredHead) <= kAlign && kChunkBytes % kAlign == 0);

uint64_t chunk_bytes_for(uint64_t memory_bytes) {
  return std::clamp(memory_bytes / kLeastChunks / kAlign * kAlign, kAlign, kChunkBytes);
}

uint64_t stored_bytes(uint64_t length) {
  return (sizeof(StoredHead) + length + kAlign - 1) / kAlign * kAlign;
}

}  // namespace

// Without the mapping there are no chunks, and everything goes to the spill file.
ChunkQueue::ChunkQueue(uint64_t memory_bytes)
    : chunk_bytes_(chunk_bytes_for(memory_bytes)), chunks_(memory_bytes / chunk_bytes_) {
  const uint64_t bytes = chunks_ * chunk_bytes_;
  void* memory =
      bytes == 0 ? MAP_FAILED
                 : ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) {
    chunks_ = 0;
    return;
  }
  memory_ = static_cast<std::byte*>(memory);
  // Linux before 5.14 cannot; there the first round pays for its page faults.
  (void)::madvise(memory, std::min(bytes, kWarmBytes), MADV_POPULATE_WRITE);
  table_ = std::make_unique<uint32_t[]>(chunks_);
  spare_ = std::make_unique<uint32_t[]>(chunks_);
  while (spares_ < chunks_) {
    spare_[spares_] = static_cast<uint32_t>(chunks_ - 1 - spares_);  // the first, which are warm, on top
    ++spares_;
  }
}

ChunkQueue::~ChunkQueue() {
  if (memory_ != nullptr) ::munmap(memory_, chunks_ * chunk_bytes_);
}

bool ChunkQueue::push(const Packet& head, Bytes bytes) {
  const uint64_t position = written_.load(std::memory_order_relaxed);
  const uint64_t size = stored_bytes(bytes.size());
  if (!make_room(size)) return false;
  const StoredHead stored = stored_head(head, bytes);
  copy_in(position, std::as_bytes(std::span{&stored, 1}));
  copy_in(position + sizeof(stored), bytes);
  written_.store(position + size, std::memory_order_seq_cst);  // in one order with Sleeper's word; see there
  return true;
}

// Places chunks until the stream has `bytes` in front of written_.  Those placed for a packet that then does not fit
// wait for one that does.
bool ChunkQueue::make_room(uint64_t bytes) {
  const uint64_t end = written_.load(std::memory_order_relaxed) + bytes;
  while (placed_ * chunk_bytes_ < end) {
    reclaim();  // first, so that the warmest is on top
    if (spares_ == 0) return false;
    table_[placed_++ % chunks_] = spare_[--spares_];
  }
  return true;
}

void ChunkQueue::reclaim() {
  const uint64_t done = consumed_.load(std::memory_order_acquire) / chunk_bytes_;
  for (; reclaimed_ < done; ++reclaimed_) spare_[spares_++] = table_[reclaimed_ % chunks_];
}

std::byte* ChunkQueue::place(uint64_t position) const {
  return memory_ + table_[position / chunk_bytes_ % chunks_] * chunk_bytes_ + position % chunk_bytes_;
}

void ChunkQueue::copy_in(uint64_t position, Bytes bytes) {
  while (!bytes.empty()) {
    const uint64_t count = std::min<uint64_t>(bytes.size(), chunk_bytes_ - position % chunk_bytes_);
    std::memcpy(place(position), bytes.data(), count);
    bytes = bytes.subspan(count);
    position += count;
  }
}

Bytes ChunkQueue::piece(uint64_t position, uint64_t most) const {
  return {place(position), std::min(most, chunk_bytes_ - position % chunk_bytes_)};
}

bool ChunkQueue::pop(Packet& packet) {
  uint64_t position = consumed_.load(std::memory_order_relaxed);
  if (position == written_.load(std::memory_order_seq_cst)) return false;
  StoredHead stored;
  std::memcpy(&stored, place(position), sizeof(stored));
  restore_head(stored, packet);
  packet.bytes.clear();
  packet.bytes.reserve(stored.length);
  const uint64_t begin = position + sizeof(stored);
  while (packet.bytes.size() < stored.length) {
    const Bytes next = piece(begin + packet.bytes.size(), stored.length - packet.bytes.size());
    packet.bytes.insert(packet.bytes.end(), next.begin(), next.end());
  }
  position += stored_bytes(stored.length);
  consumed_.store(position, std::memory_order_release);
  return true;
}

}  // namespace tracectl
