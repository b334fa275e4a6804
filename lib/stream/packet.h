// A run of one CPU's records in ring order: what the reader of the rings hands on, what waits in memory or in the spill
// file, and what a raw trace file consists of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tracectl {

struct Packet {
  uint32_t cpu = 0;
  // No record half of this CPU with a time before this will come in a later packet.
  uint64_t complete_until_ns = 0;
  // `bytes` is one record: the enter half that was pending when the reader looked.  It has not left the ring, and comes
  // again, as the first record of this CPU's next packet that is not a peek (perhaps with its exit half by then).
  bool peek = false;
  // The first record's enter half was handed out by a peek before.
  bool first_was_peeked = false;
  std::vector<std::byte> bytes{};
};

}  // namespace tracectl
