// Packets between the thread that drains the rings and the one that formats: in memory up to a bound, then in an
// unlinked temporary file, so that recording never waits for formatting and never loses anything for its sake.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "lib/base/result.h"
#include "lib/stream/packet.h"

namespace tracectl {

class PacketQueue {
 public:
  struct Limits {
    uint64_t memory_bytes = 256u << 20;
    std::string spill_directory{};  // empty: $TMPDIR, or /var/tmp, or /tmp
  };
  explicit PacketQueue(Limits limits);
  ~PacketQueue();

  // One producer.  Never waits for the consumer.  Fails when the spill file cannot be written: the packet is then
  // dropped, and counted in dropped_packets.  The next push tries again.
  Result<void> push(Packet packet);
  void close();  // no more pushes

  // One consumer.  Packets come out in the order in which they went in.  Fails when the spill file cannot be read: what
  // could not be read is dropped, and counted; the next pop goes on behind it.
  enum class Popped : uint8_t { packet, timeout, closed };
  Result<Popped> pop(Packet& packet, uint32_t timeout_ms);

  struct Stats {
    uint64_t pushed_bytes = 0;
    uint64_t popped_bytes = 0;
    uint64_t spilled_bytes = 0;
    uint64_t dropped_packets = 0;
  };
  [[nodiscard]] Stats stats() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tracectl
