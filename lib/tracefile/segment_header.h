// What a reader of a segment must know before its first block.
#pragma once

#include <cstdint>
#include <string>

namespace tracectl {

struct SegmentHeader {
  std::string host{};
  std::string kernel{};
  std::string architecture{};
  std::string boot_id{};
  uint32_t cpus = 0;
  int64_t epoch_offset_ns = 0;  // CLOCK_REALTIME - CLOCK_MONOTONIC when the segment began; each block has its own
  std::string session{};
  std::string filter{};
  std::string limits{};  // of what is captured: a JSON object, or empty
  std::string build{};   // version of the tracectl that wrote it
  std::string command{};
  uint64_t sequence = 0;  // of the segment, in its session
  std::string tables{};   // a JSON object of whatever makes the file explain itself, or empty
};

}  // namespace tracectl
