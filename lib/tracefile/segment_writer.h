// Writes one trace segment: packets as they left the rings in, blocks of packed records out.
//
// A CPU's records wait until they fill a block, or until flush() or tick() says that they have waited long enough.  A
// peek waits with them: mostly the real record comes first, and the peek was never needed.  All is bounded by a block
// for each CPU, the index (segment_format.h, kIndexMax) and the tasks that there are.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/base/result.h"
#include "lib/stream/call.h"
#include "lib/stream/packet.h"
#include "lib/tracefile/block_summary.h"
#include "lib/tracefile/pack.h"
#include "lib/tracefile/segment_format.h"
#include "lib/tracefile/segment_header.h"
#include "lib/tracefile/segment_tasks.h"

namespace tracectl {

struct SegmentLimits {
  uint32_t block_bytes = segment_format::kBlockRecords;  // of records; at most 1 MiB
  uint64_t flush_after_ns = 1'000'000'000;
  uint32_t index_bytes = segment_format::kIndexMax;  // at most: an end that would need more has no index
};

class SegmentWriter {
 public:
  // fd is of an empty file, and stays the caller's.  The beginning and the known tasks are written at once.
  static Result<SegmentWriter> create(int fd, const SegmentHeader& header, std::span<const Task> known,
                                      SegmentLimits limits = {});

  // bytes are packet.bytes' stand-in.  An error (of the first thing that went wrong) is for the log: what could not be
  // written is taken back, counted, and told by the next block that can be; writing goes on.
  Result<void> add(const Packet& head, Bytes bytes);
  // Writes all that waits.
  Result<void> flush();
  // The same, when limits.flush_after_ns have passed since the last time.  The caller's clock.
  Result<void> tick(uint64_t now_ns);
  // flush(), then the end: nothing can be added any more.  May be tried again after an error.
  Result<void> finish();

  // CLOCK_REALTIME - CLOCK_MONOTONIC as of now: for the blocks to come.
  void set_epoch_offset(int64_t epoch_offset_ns) { epoch_offset_ns_ = epoch_offset_ns; }

  [[nodiscard]] uint64_t bytes() const { return offset_; }  // written
  [[nodiscard]] uint32_t blocks() const { return sequence_; }
  // Its index gets too long: begin another segment.
  [[nodiscard]] bool full() const { return sequence_ >= segment_format::kBlocksMax / 4 * 3 || index_left_out_; }
  // Of whole blocks that were written; what could not be is totals().dropped, and undelivered() what no block said yet.
  [[nodiscard]] const segment_format::Totals& totals() const { return totals_; }
  [[nodiscard]] const segment_format::Dropped& undelivered() const { return dropped_; }
  // What the next segment begins with.
  [[nodiscard]] std::vector<Task> known_tasks() const { return tasks_.known(); }

 private:
  struct PeekedRecord {
    std::vector<std::byte> bytes{};  // empty: there is none
    uint32_t tid = 0;
    uint64_t time_ns = 0;
    bool written = false;
  };
  struct Lane {
    uint32_t cpu = 0;
    std::vector<std::byte> records{};
    BlockSummary summary{};
    uint64_t complete_until_ns = 0;
    uint64_t told_until_ns = 0;     // in the file
    bool first_was_peeked = false;  // of records
    PeekedRecord peeked{};
  };

  SegmentWriter(int fd, SegmentLimits limits, int64_t epoch_offset_ns)
      : fd_(fd), limits_(limits), epoch_offset_ns_(epoch_offset_ns) {}
  Result<void> write_beginning(const SegmentHeader& header);
  Result<void> write_state(std::span<const Task> known);
  Lane& lane_of(uint32_t cpu);
  Result<void> add_peek(Lane& lane, Bytes bytes);
  Result<void> meet_peek(Lane& lane, const Packet& head, Bytes bytes);
  Result<void> add_records(Lane& lane, const Packet& head, Bytes bytes);
  Result<void> flush_lane(Lane& lane);
  Result<void> write_records(Lane& lane, uint64_t complete_until_ns);
  Result<void> write_peek(Lane& lane);
  Result<void> write_progress();
  Result<void> write_block(segment_format::BlockHeader& header, Bytes summary, Bytes stored);
  Result<void> write_end();
  [[nodiscard]] segment_format::BlockHeader new_block(segment_format::BlockType type) const;
  void seal(segment_format::BlockHeader& header, Bytes summary, Bytes stored);
  Result<void> write_out();
  bool take_back();
  void drop(const segment_format::Counts& counts, size_t bytes, int code);

  int fd_;  // the caller's
  SegmentLimits limits_;
  int64_t epoch_offset_ns_;
  uint64_t segment_ = 0;
  uint64_t offset_ = 0;  // behind the last whole block
  bool torn_ = false;    // there are bytes behind it
  bool finished_ = false;
  uint32_t sequence_ = 0;
  uint64_t flushed_ns_ = 0;
  int progress_due_ = 0;  // flushes that must still say how far silent CPUs are
  std::map<uint32_t, Lane> lanes_;
  SegmentTasks tasks_;
  Packer packer_;
  segment_format::Totals totals_{};
  segment_format::Dropped dropped_{};  // since the last block
  std::vector<std::byte> index_;
  bool index_left_out_ = false;
  std::vector<std::byte> out_;  // the block that is being written
};

}  // namespace tracectl
