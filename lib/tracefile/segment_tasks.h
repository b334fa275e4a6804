// Who is who while a segment is written, by its task records alone: whose threads a block's records are of, and the
// tasks that the next segment begins with.
//
// Records come CPU by CPU, not in the order of time as for Tasks (lib/stream/tasks.h).  So what is older than what is
// known already changes nothing, and who has gone is remembered until forget_gone() was called twice: records of other
// CPUs may follow.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "lib/ring/record_view.h"
#include "lib/stream/call.h"

namespace tracectl {

class SegmentTasks {
 public:
  void know(const Task& task);
  void apply(const RecordView& record);
  void forget_gone();

  [[nodiscard]] std::optional<uint32_t> process_of(uint32_t tid) const;
  // That are there now, by thread id.
  [[nodiscard]] std::vector<Task> known() const;

 private:
  struct Entry {
    Task task;
    uint64_t time_ns = 0;  // of the last record about it
    bool gone = false;
  };
  void leave(uint32_t tid, uint64_t time_ns);

  std::unordered_map<uint32_t, Entry> entries_;
  std::vector<uint32_t> gone_;         // since forget_gone()
  std::vector<uint32_t> gone_before_;  // since the one before that
};

}  // namespace tracectl
