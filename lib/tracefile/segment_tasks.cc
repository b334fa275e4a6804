#include "lib/tracefile/segment_tasks.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tracectl {
namespace {

// The file's name is item 0.
void take_executable(const RecordView& record, std::string& out) {
  for (const ItemView& item : record.enter_items) {
    if (item.arg != 0 || item.status == TRC_FAULT || item.status == TRC_NULL) continue;
    const auto* text = reinterpret_cast<const char*>(item.bytes.data());
    out.assign(text, strnlen(text, item.bytes.size()));
    return;
  }
}

}  // namespace

void SegmentTasks::know(const Task& task) {
  entries_[task.tid] = {.task = task};
}

void SegmentTasks::apply(const RecordView& record) {
  const trc_task& body = record.task;
  const uint64_t time_ns = record.header.time_ns;
  if (record.header.nr == TRC_TASK_EXEC && body.old_tid != body.tid) leave(body.old_tid, time_ns);
  std::string executable;
  if (record.header.nr == TRC_TASK_FORK) {
    const auto parent = entries_.find(record.header.tid);
    if (parent != entries_.end()) executable = parent->second.task.executable;
  }

  Entry& entry = entries_[body.tid];
  if (entry.time_ns > time_ns) return;
  Task& task = entry.task;
  if (record.header.nr == TRC_TASK_FORK || record.header.nr == TRC_TASK_EXEC) task.executable = std::move(executable);
  if (record.header.nr == TRC_TASK_EXEC || record.header.nr == TRC_TASK_KNOWN) take_executable(record, task.executable);
  entry.time_ns = time_ns;
  entry.gone = false;
  task.tid = body.tid;
  task.tgid = body.tgid;
  task.parent_tgid = body.parent_tgid;
  task.uid = body.uid;
  task.cgroup_id = body.cgroup_id;
  task.comm.assign(body.comm, strnlen(body.comm, sizeof(body.comm)));
  if (record.header.nr == TRC_TASK_EXIT) leave(body.tid, time_ns);
}

void SegmentTasks::leave(uint32_t tid, uint64_t time_ns) {
  const auto found = entries_.find(tid);
  if (found == entries_.end() || found->second.time_ns > time_ns || found->second.gone) return;
  found->second.time_ns = time_ns;
  found->second.gone = true;
  gone_.push_back(tid);
}

void SegmentTasks::forget_gone() {
  for (const uint32_t tid : gone_before_) {
    const auto found = entries_.find(tid);
    if (found != entries_.end() && found->second.gone) entries_.erase(found);
  }
  gone_before_ = std::exchange(gone_, {});
}

std::optional<uint32_t> SegmentTasks::process_of(uint32_t tid) const {
  const auto found = entries_.find(tid);
  if (found == entries_.end()) return std::nullopt;
  return found->second.task.tgid;
}

std::vector<Task> SegmentTasks::known() const {
  std::vector<Task> tasks;
  for (const auto& [tid, entry] : entries_) {
    if (!entry.gone) tasks.push_back(entry.task);
  }
  std::sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) { return a.tid < b.tid; });
  return tasks;
}

}  // namespace tracectl
