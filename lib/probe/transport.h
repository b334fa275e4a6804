// How records leave the kernel, behind one interface: nothing else depends on which transport is used.
#pragma once

#include <cstdint>
#include <string_view>

#include "lib/base/byte_reader.h"
#include "lib/stream/packet.h"

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
  uint64_t fill_bytes = 0;  // not yet drained
};

class Transport {
 public:
  virtual ~Transport() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual uint32_t cpus() const = 0;
  // Hands out what is there; returns the bytes.  peek_older_than_ns: calls that have been in flight since before are
  // handed out as peeks.
  virtual uint64_t drain(uint64_t now_ns, uint64_t peek_older_than_ns, PacketConsumer& consumer) = 0;
  // Readable when a ring has filled while the reader said that it sleeps.
  [[nodiscard]] virtual int wake_fd() const = 0;
  virtual void set_sleeping(bool sleeping) = 0;
  [[nodiscard]] virtual TransportCounters counters() const = 0;
};

}  // namespace tracectl
