// Who is who: the tasks by thread id, kept by the task records.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>

#include "lib/ring/record_view.h"
#include "lib/stream/call.h"

namespace tracectl {

class Tasks {
 public:
  // A task that was there before tracing began: records that came before know better.
  void know(const Task& task);
  // What a TRC_TASK record says; the task after the event, valid until it is removed.
  const Task& apply(const RecordView& record);
  void remove(uint32_t tid);
  // Never fails: of an unknown thread only the id is known, and its name is empty.
  const Task& of(uint32_t tid);

 private:
  // Most calls come from few threads: direct-mapped in front of the hash.
  static constexpr size_t kRecent = 64;

  std::unordered_map<uint32_t, Task> tasks_;
  std::array<const Task*, kRecent> recent_{};  // into tasks_, by the low bits of tid; null: none
};

}  // namespace tracectl
