#include "lib/stream/pair.h"

#include <utility>

namespace tracectl {
namespace {

// Spare nodes are kept for the usual number of blocked threads, and only with buffers of usual size.
constexpr size_t kSpareMax = 1024;
constexpr size_t kSpareBytes = 4096;

}  // namespace

bool PendingCalls::remember(const RecordView& enter, uint64_t enter_ns) {
  const uint32_t tid = enter.header.tid;
  const bool fresh = !forget(tid);
  Map::node_type node;
  if (spare_.empty()) {
    Map one;
    node = one.extract(one.try_emplace(tid).first);
  } else {
    node = std::move(spare_.back());
    spare_.pop_back();
    node.key() = tid;
  }
  Pending& pending = node.mapped();
  pending.bytes.assign(enter.whole.begin(), enter.whole.end());
  Bytes rest{pending.bytes};
  pending.enter_ns = enter_ns;
  pending.called_exec = false;
  // The same bytes were parsed before, so this succeeds; were it not so, the exit would be told without its enter.
  if (next_record(rest, pending.record) == RecordStatus::ok) {
    pending_.insert(std::move(node));
  } else {
    recycle(std::move(node));
  }
  return fresh;
}

const PendingCalls::Pending* PendingCalls::find(const RecordView& exit) {
  const auto found = pending_.find(exit.header.tid);
  if (found == pending_.end()) return nullptr;
  const Pending& pending = found->second;
  // The exit's number lies after exec (told by called_exec) and rt_sigreturn (-1), and normally it need not be asked.
  // But when an exit and the next enter may both have been lost, another number says that this is another call.
  const bool doubtful = pending.enter_ns <= gap_ns_ && !pending.called_exec && exit.header.nr != -1;
  if (doubtful && exit.header.nr != pending.record.header.nr) return nullptr;
  return &pending;
}

bool PendingCalls::forget(uint32_t tid) {
  if (pending_.empty()) return false;
  Map::node_type node = pending_.extract(tid);
  if (node.empty()) return false;
  recycle(std::move(node));
  return true;
}

void PendingCalls::exec(uint32_t old_tid, uint32_t tid) {
  if (old_tid != tid) {
    forget(tid);
    Map::node_type node = pending_.extract(old_tid);
    if (node.empty()) return;
    node.key() = tid;
    pending_.insert(std::move(node));
  }
  const auto found = pending_.find(tid);
  if (found != pending_.end()) found->second.called_exec = true;
}

void PendingCalls::recycle(Map::node_type node) {
  if (spare_.size() < kSpareMax && node.mapped().bytes.capacity() <= kSpareBytes) spare_.push_back(std::move(node));
}

}  // namespace tracectl
