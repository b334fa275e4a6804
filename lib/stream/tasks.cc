#include "lib/stream/tasks.h"

#include <cstring>
#include <string_view>

namespace tracectl {
namespace {

std::string_view text_of(const char* text, size_t capacity) {
  return {text, strnlen(text, capacity)};
}

// The file's name is item 0 (exec; of a task from /proc as far as it was readable).
void take_executable(const RecordView& record, Task& task) {
  for (const ItemView& item : record.enter_items) {
    if (item.arg != 0 || item.status == TRC_FAULT || item.status == TRC_NULL) continue;
    task.executable = text_of(reinterpret_cast<const char*>(item.bytes.data()), item.bytes.size());
    return;
  }
}

}  // namespace

void Tasks::know(const Task& task) {
  Task& known = tasks_[task.tid];
  if (known.comm.empty()) known = task;
}

const Task& Tasks::apply(const RecordView& record) {
  const trc_task& body = record.task;
  if (record.header.nr == TRC_TASK_FORK) {
    std::string executable = of(record.header.tid).executable;
    remove(body.tid);  // the id may have been another task's whose end was not seen
    tasks_[body.tid].executable = std::move(executable);
  } else if (record.header.nr == TRC_TASK_EXEC) {
    if (body.old_tid != body.tid) remove(body.old_tid);
    tasks_[body.tid].executable.clear();
  }
  Task& task = tasks_[body.tid];
  task.tid = body.tid;
  task.tgid = body.tgid;
  task.parent_tgid = body.parent_tgid;
  task.uid = body.uid;
  task.cgroup_id = body.cgroup_id;
  task.comm = text_of(body.comm, sizeof(body.comm));
  if (record.header.nr == TRC_TASK_EXEC || record.header.nr == TRC_TASK_KNOWN) take_executable(record, task);
  return task;
}

void Tasks::remove(uint32_t tid) {
  const Task*& recent = recent_[tid % kRecent];
  if (recent != nullptr && recent->tid == tid) recent = nullptr;
  tasks_.erase(tid);
}

const Task& Tasks::of(uint32_t tid) {
  const Task*& recent = recent_[tid % kRecent];
  if (recent != nullptr && recent->tid == tid) return *recent;
  const auto [place, made_up] = tasks_.try_emplace(tid);
  if (made_up) place->second.tid = place->second.tgid = tid;
  recent = &place->second;
  return *recent;
}

}  // namespace tracectl
