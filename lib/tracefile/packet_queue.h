// Packets between the thread that drains the rings and the one that formats: in memory up to a bound, then in unlinked
// temporary files, so that recording never waits for formatting and never loses anything for its sake.
//
// Why not a deque under a mutex, which this was at first: on two busy CPUs the drain thread, at nice -20 and awake
// every 200 us, stood still for 30 ms at a time, and rings of 5 ms overflowed.  It had caught up with the formatting
// thread, at nice +10, where that one had been preempted while it held something: the mutex, the malloc arena that the
// one allocates from and the other frees to, or the process's mmap_lock while free() unmaps.  A priority does not help
// where one has to wait for somebody who has none.  So the drain thread now holds nothing in common with the consumer:
//
//   - packets are copied into memory that was mapped at the start (ChunkQueue), and copied out by the consumer;
//   - the sides tell each other how far they are through counters that one writes and the other reads;
//   - the consumer is woken by a system call only when it said that it sleeps (Sleeper);
//   - only beyond the bound are there system calls, to a file that the consumer seldom touches (SpillFile).
//
// The order: while the files have packets that were not read, new ones go there too.  So what is in memory is always
// older than what is in the files, provided that the consumer asks how many the files have *before* it finds memory
// empty.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "lib/base/byte_reader.h"
#include "lib/base/result.h"
#include "lib/stream/packet.h"
#include "lib/tracefile/chunk_queue.h"
#include "lib/tracefile/sleeper.h"
#include "lib/tracefile/spill_file.h"

namespace tracectl {

class PacketQueue {
 public:
  struct Limits {
    uint64_t memory_bytes = 256u << 20;  // address space; of the machine's memory, what was waiting at most
    std::string spill_directory{};       // empty: $TMPDIR, or /var/tmp, or /tmp
    uint64_t spill_file_bytes = SpillFile::kFileBytes;
  };
  explicit PacketQueue(Limits limits);

  // One producer.  `bytes` stands in for head.bytes, and is copied.  Never waits for the consumer.  Fails when the
  // spill file cannot be written: the packet is then dropped, and counted in dropped_packets.  The next push tries
  // again.
  Result<void> push(const Packet& head, Bytes bytes);
  void close();  // no more pushes

  // One consumer.  Packets come out in the order in which they went in; the room that packet.bytes has is used again.
  // Fails when the spill file cannot be read: what could not be read is dropped, and counted; the next pop goes on
  // behind it.
  enum class Popped : uint8_t { packet, timeout, closed };
  Result<Popped> pop(Packet& packet, uint32_t timeout_ms);

  // From any thread.  Each is a moment's figure; they agree with one another when nobody pushes or pops.
  struct Stats {
    uint64_t pushed_bytes = 0;
    uint64_t popped_bytes = 0;
    uint64_t spilled_bytes = 0;
    uint64_t dropped_packets = 0;
  };
  [[nodiscard]] Stats stats() const;

 private:
  Result<void> store(const Packet& head, Bytes bytes);
  Result<Popped> look(Packet& packet);

  ChunkQueue memory_;
  SpillFile spill_;
  Sleeper consumer_;
  std::atomic<bool> closed_{false};

  // Relaxed, as nothing follows from them.
  alignas(64) std::atomic<uint64_t> pushed_bytes_{0};
  std::atomic<uint64_t> spilled_bytes_{0};
  std::atomic<uint64_t> refused_packets_{0};
  alignas(64) std::atomic<uint64_t> popped_bytes_{0};
  std::atomic<uint64_t> unreadable_packets_{0};
};

}  // namespace tracectl
