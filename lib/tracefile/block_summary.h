// What a block's header says of its records, found in one walk over their headers; and the sets behind it: which calls,
// and whose.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/tracefile/segment_format.h"
#include "lib/tracefile/segment_tasks.h"
#include "lib/wire/record.h"

namespace tracectl {

// Of the record in front; 0 where the bytes cannot be one.
[[nodiscard]] size_t record_size(Bytes bytes, trc_record& header);

class BlockSummary {
 public:
  // A record of the size that record_size() said.
  void add(const trc_record& header, Bytes record);
  void add_unreadable() { ++counts_.unreadable; }
  // Fills the header's counts, times and sizes of sets; the sets themselves are borrowed until the next call.
  Bytes tell(const SegmentTasks& tasks, segment_format::BlockHeader& header);
  void clear();

  [[nodiscard]] const segment_format::Counts& counts() const { return counts_; }

 private:
  static constexpr size_t kRecent = 64;

  void add_call(const trc_record& header, Bytes record);
  void add_thread(uint32_t tid);
  void add_time(uint64_t time_ns);
  void tell_calls(segment_format::BlockHeader& header);
  void tell_processes(const SegmentTasks& tasks, segment_format::BlockHeader& header);

  segment_format::Counts counts_{};
  uint64_t first_ns_ = ~uint64_t{0};
  uint64_t last_ns_ = 0;
  std::array<uint64_t, segment_format::kCalls / 64> calls_{};
  std::vector<uint32_t> threads_;           // some twice
  std::array<uint32_t, kRecent> recent_{};  // of threads_, by their low bits
  std::vector<uint32_t> processes_;         // that records name themselves
  std::vector<std::byte> sets_;
};

// The sets of a block, as they are stored.
[[nodiscard]] bool has_any_call(const segment_format::BlockHeader& header, Bytes sets, std::span<const uint32_t> calls);
// Also true where that is not known.
[[nodiscard]] bool may_have_process(const segment_format::BlockHeader& header, Bytes sets,
                                    std::span<const uint32_t> processes);

}  // namespace tracectl
