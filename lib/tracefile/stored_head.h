// What stands in front of a waiting packet's bytes, in memory and in the spill file.  Only this process writes and
// reads it, so there are no checksums.
#pragma once

#include <cstdint>

#include "lib/base/byte_reader.h"
#include "lib/stream/packet.h"

namespace tracectl {

struct StoredHead {
  uint64_t complete_until_ns;
  uint64_t length;
  uint32_t cpu;
  uint8_t peek;
  uint8_t first_was_peeked;
  uint8_t unused[2];
};
static_assert(sizeof(StoredHead) == 24);

[[nodiscard]] inline StoredHead stored_head(const Packet& head, Bytes bytes) {
  return {.complete_until_ns = head.complete_until_ns,
          .length = bytes.size(),
          .cpu = head.cpu,
          .peek = head.peek,
          .first_was_peeked = head.first_was_peeked,
          .unused = {}};
}

// All but the bytes.
inline void restore_head(const StoredHead& stored, Packet& packet) {
  packet.cpu = stored.cpu;
  packet.complete_until_ns = stored.complete_until_ns;
  packet.peek = stored.peek != 0;
  packet.first_was_peeked = stored.first_was_peeked != 0;
}

}  // namespace tracectl
