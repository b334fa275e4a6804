// Reads one trace segment, whole or cut, damaged, still being written, or made by anybody.
//
// What blocks there are is known when it is open: from the index at its end, or from the blocks' headers one by one,
// and where one is damaged from the next good one on.  So a block is skipped without a look at its bytes.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/base/result.h"
#include "lib/base/unique_fd.h"
#include "lib/stream/call.h"
#include "lib/stream/packet.h"
#include "lib/tracefile/pack.h"
#include "lib/tracefile/segment_format.h"
#include "lib/tracefile/segment_header.h"

namespace tracectl {

struct SegmentBlock {
  uint64_t offset = 0;  // in the file
  segment_format::BlockHeader header{};
  std::vector<std::byte> sets{};  // its summary: block_summary.h reads them
};

// Which blocks of records are read.  What is not said selects everything.
struct SegmentSelection {
  uint64_t since_ns = 0;  // CLOCK_MONOTONIC
  uint64_t until_ns = std::numeric_limits<uint64_t>::max();
  std::vector<uint32_t> cpus{};
  std::vector<uint32_t> processes{};
  std::vector<uint32_t> calls{};  // call_index() (lib/ring/record_counts.h)
  // Blocks with signals are read whatever the calls, and blocks with task records whatever else (up to until_ns), since
  // they say how tasks are called.
  bool signals = true;
  bool tasks = true;

  // False when nothing in the block is meant.  A gap in the records concerns every call and every process.
  [[nodiscard]] bool wants(const SegmentBlock& block) const;
};

// Bytes of the file that are of no use, or blocks that are not there.
struct SegmentDamage {
  uint64_t offset = 0;
  uint64_t length = 0;
  std::string problem{};  // "has 12 damaged bytes"
};

class SegmentReader {
 public:
  static Result<SegmentReader> open(const std::string& path);

  [[nodiscard]] const SegmentHeader& header() const { return header_; }
  // Adds the tasks that were known when it began, all that can be read; the error is of the first block that cannot.
  Result<void> read_tasks(std::vector<Task>& known);
  [[nodiscard]] bool finished() const { return totals_.has_value(); }
  // As the end says; of a segment that has none, as the blocks say.
  [[nodiscard]] segment_format::Totals totals() const;
  // All that can be found, in the order of the file, without the end.
  [[nodiscard]] const std::vector<SegmentBlock>& blocks() const { return blocks_; }
  // What was found when it was opened; what the blocks themselves hold is known when they are read.
  [[nodiscard]] const std::vector<SegmentDamage>& damage() const { return damage_; }

  void select(SegmentSelection selection) { selection_ = std::move(selection); }
  // The packets in the order of the file, for a Stream; an empty one in place of a block that was not selected.  False
  // at the end.  Each damage is an error in its place; the next call goes on behind it.
  Result<bool> next(Packet& packet);
  // The records of one block (or tasks, of a state block).
  Result<Packet> read_block(size_t index);

  struct Reading {
    uint64_t blocks_read = 0;
    uint64_t blocks_skipped = 0;
    uint64_t blocks_damaged = 0;
    uint64_t bytes_read = 0;  // of the file
  };
  [[nodiscard]] const Reading& reading() const { return reading_; }

 private:
  enum class Found : uint8_t { good, cut, bad };  // cut: the file ends in the middle of it

  SegmentReader(std::string path, UniqueFd fd, uint64_t size)
      : path_(std::move(path)), fd_(std::move(fd)), size_(size) {}
  Result<void> read_beginning();
  Result<bool> read_index();
  bool take_index(Bytes body, uint64_t end_offset, uint32_t count);
  Result<void> scan();
  bool accept(SegmentBlock block);
  Result<bool> read_totals(const SegmentBlock& end, std::vector<std::byte>& body);
  Result<Found> block_at(uint64_t offset, SegmentBlock& block);
  Result<uint64_t> next_good(uint64_t from, uint64_t until);
  Result<bool> read_stored(const SegmentBlock& block, std::vector<std::byte>& stored);
  Result<bool> read_at(uint64_t offset, std::span<std::byte> out);
  Result<void> queue_progress(const SegmentBlock& block);
  void add_damage(uint64_t offset, uint64_t length, std::string problem);
  [[nodiscard]] std::string where(const std::string& problem, uint64_t offset) const;

  std::string path_;
  UniqueFd fd_;
  uint64_t size_;  // when it was opened: what is written later is not looked at
  SegmentHeader header_{};
  uint64_t segment_ = 0;  // 0: not known, the beginning is damaged
  uint64_t first_block_ = 0;
  std::vector<SegmentBlock> blocks_;
  uint32_t next_sequence_ = 0;  // while scanning
  std::vector<SegmentDamage> damage_;
  std::optional<segment_format::Totals> totals_;
  SegmentSelection selection_{};
  Unpacker unpacker_;
  std::vector<std::byte> stored_;
  Reading reading_{};
  size_t next_block_ = 0;
  size_t next_damage_ = 0;
  std::deque<segment_format::Progress> progress_;
};

}  // namespace tracectl
