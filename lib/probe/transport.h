// How records leave the kernel, behind one interface.
#pragma once

#include <cstdint>
#include <string_view>

#include "lib/base/byte_reader.h"
#include "lib/stream/packet.h"
#include "lib/wire/ring.h"

namespace tracectl {

// Who takes the packets.  `bytes` stands in for head.bytes, and is borrowed until the callback returns.
class PacketConsumer {
 public:
  virtual ~PacketConsumer() = default;
  virtual void on_packet(const Packet& head, Bytes bytes) = 0;
};

struct TransportCounters {
  uint64_t lost_enters = 0, lost_exits = 0, lost_tasks = 0, lost_signals = 0;
  uint64_t enters = 0, exits = 0, other = 0;
  uint64_t wakeups = 0;
  uint64_t fill_bytes = 0;  // not yet drained; 0 where the transport does not tell

  // What the programs of one CPU counted.
  void add(const trc_ring& ring) {
    lost_enters += ring.lost_enters;
    lost_exits += ring.lost_exits;
    lost_tasks += ring.lost_tasks;
    lost_signals += ring.lost_signals;
    enters += ring.enters;
    exits += ring.exits;
    other += ring.other;
    wakeups += ring.wakeups;
  }
};

// How records come out of the kernel: nothing else depends on which of them is used.
//
//             records                                 what it is for
//   ring      through our own per-CPU rings, mapped   the default: half the cost of the others
//   perf      through per-CPU perf buffers, from the  kernels and policies that know these alone, and an honest
//             classic raw_syscalls tracepoints        comparison
//   ringbuf   through one BPF ring buffer a CPU       comparison
//
// Only the ring has pending records.  So only there is a call that did not block one record instead of two; is a call
// dropped in the kernel, before it takes any room, when an exit filter does not want its end (the others leave that to
// who reads the records); are calls in flight seen by peeking; and can a reader go on where another one ended.  With
// perf and ringbuf no captured piece is longer than TRC_FORWARD_ITEM_MAX (32 KiB), and no half longer than 64 KiB.
class Transport {
 public:
  virtual ~Transport() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual uint32_t cpus() const = 0;
  // Hands out what is there; returns the bytes.  peek_older_than_ns: calls that have been in flight since before are
  // handed out as peeks; while the programs are attached not younger than TRC_PEEK_AGE_NS, since a younger call may
  // still be dropped.
  virtual uint64_t drain(uint64_t now_ns, uint64_t peek_older_than_ns, PacketConsumer& consumer) = 0;
  // Readable when a ring has filled while the reader said that it sleeps.
  [[nodiscard]] virtual int wake_fd() const = 0;
  virtual void set_sleeping(bool sleeping) = 0;
  // The fill at which that happens; 0: not known, whoever drains has to look for himself.
  [[nodiscard]] virtual uint64_t wake_bytes() const { return 0; }
  [[nodiscard]] virtual TransportCounters counters() const = 0;
};

}  // namespace tracectl
