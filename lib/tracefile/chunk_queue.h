// Packets in memory between two threads, without a lock, an allocation or a system call on the way.
//
// To both sides the queue is one endless stream of bytes: the producer moves `written_` forward, the consumer
// `consumed_`, and each only reads the other's.  The stream's bytes lie in chunks of one mapping, as a process's pages
// lie in memory: chunk number n of the stream (position / chunk size) is found through table_[n % chunks].
//
//     stream   ... | n-1 | n      | n+1    | n+2 ...         consumed_ is in n, written_ in n+1
//                           \ /       |
//     mapping    [ n+1 ][ spare ][ n ][ spare ][ never touched ...      of chunks_ x chunk_bytes_
//
// A chunk that lies wholly behind consumed_ is spare again, and the one that became spare last is taken first: while
// the consumer keeps up, the same two chunks go round, warm in the cache, and the rest of the mapping costs nothing.  A
// packet that does not fit into what is left of a chunk goes on in the next, so no size is special.
//
//     packet   | StoredHead, 24 bytes | bytes ... | to the next multiple of 32, so that heads are never cut in two |
//
// The consumer reads up to written_, so nothing waits for a chunk to be full.  Chunks are not given back before the
// end: unmapping holds the lock that the producer's page faults take on kernels before 6.4.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "lib/base/byte_reader.h"
#include "lib/stream/packet.h"

namespace tracectl {

class ChunkQueue {
 public:
  explicit ChunkQueue(uint64_t memory_bytes);
  ~ChunkQueue();
  ChunkQueue(const ChunkQueue&) = delete;
  ChunkQueue& operator=(const ChunkQueue&) = delete;

  // The producer.  False when there is no room; nothing was changed then.
  bool push(const Packet& head, Bytes bytes);

  // The consumer.  False when there is none.
  bool pop(Packet& packet);

 private:
  bool make_room(uint64_t bytes);
  void reclaim();
  std::byte* place(uint64_t position) const;
  void copy_in(uint64_t position, Bytes bytes);
  // What comes at the position in one piece, up to `most` bytes.
  [[nodiscard]] Bytes piece(uint64_t position, uint64_t most) const;

  const uint64_t chunk_bytes_;
  uint64_t chunks_;
  std::byte* memory_ = nullptr;  // chunks_ x chunk_bytes_; ours
  // Which chunk of memory_ holds chunk n of the stream.  Written by the producer before written_ gets there, and again
  // only when consumed_ has left it.
  std::unique_ptr<uint32_t[]> table_;

  // The producer's.
  alignas(64) std::atomic<uint64_t> written_{0};
  std::unique_ptr<uint32_t[]> spare_;  // a stack
  uint64_t spares_ = 0;
  uint64_t placed_ = 0;     // chunks of the stream that have a place
  uint64_t reclaimed_ = 0;  // chunks of the stream whose place is spare again

  // The consumer's.
  alignas(64) std::atomic<uint64_t> consumed_{0};
};

}  // namespace tracectl
