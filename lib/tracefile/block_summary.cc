#include "lib/tracefile/block_summary.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "lib/ring/record_counts.h"

namespace tracectl {
namespace {

using namespace segment_format;

template <typename T>
bool load(Bytes record, size_t offset, T& out) {
  ByteReader in{record};
  return in.skip(offset) && in.read(out);
}

}  // namespace

size_t record_size(Bytes bytes, trc_record& header) {
  if (!ByteReader{bytes}.read(header)) return 0;
  const size_t size = size_t{header.size8} * 8;
  const size_t enter = size_t{header.enter8} * 8;
  return size >= sizeof(header) && size <= bytes.size() && enter >= sizeof(header) && enter <= size ? size : 0;
}

void BlockSummary::add(const trc_record& header, Bytes record) {
  ++counts_.records;
  add_time(header.time_ns);
  if (header.kind == TRC_CALL) return add_call(header, record);
  if (header.kind == TRC_TASK) {
    ++counts_.tasks;
    add_thread(header.tid);
    trc_task task;
    if (load(record, sizeof(header), task)) processes_.push_back(task.tgid);
  } else if (header.kind == TRC_SIGNAL) {
    ++counts_.signals;
    add_thread(header.tid);
  } else if (header.kind == TRC_LOST) {
    ++counts_.losses;
    trc_lost lost;
    if (!load(record, sizeof(header), lost)) return;
    counts_.lost_enters += lost.enters;
    counts_.lost_exits += lost.exits;
    counts_.lost_tasks += lost.tasks;
    counts_.lost_signals += lost.signals;
  }
}

void BlockSummary::add_call(const trc_record& header, Bytes record) {
  const bool has_enter = (header.flags & TRC_HAS_ENTER) != 0;
  const Abi abi = (header.flags & TRC_I386) != 0 ? Abi::i386 : Abi::x86_64;
  const uint32_t index = call_index(header.nr, abi, has_enter) % kCalls;
  calls_[index / 64] |= uint64_t{1} << index % 64;
  add_thread(header.tid);
  counts_.enters += has_enter ? 1 : 0;
  if ((header.flags & TRC_HAS_EXIT) == 0) return;
  ++counts_.exits;
  uint64_t exit_ns = 0;
  if (load(record, size_t{header.enter8} * 8, exit_ns)) add_time(exit_ns);
}

void BlockSummary::add_thread(uint32_t tid) {
  uint32_t& recent = recent_[tid % kRecent];
  if (recent == tid && tid != 0) return;
  recent = tid;
  threads_.push_back(tid);
}

void BlockSummary::add_time(uint64_t time_ns) {
  first_ns_ = std::min(first_ns_, time_ns);
  last_ns_ = std::max(last_ns_, time_ns);
}

Bytes BlockSummary::tell(const SegmentTasks& tasks, BlockHeader& header) {
  header.counts = counts_;
  header.first_ns = counts_.records == 0 ? 0 : first_ns_;
  header.last_ns = last_ns_;
  sets_.clear();
  tell_calls(header);
  tell_processes(tasks, header);
  return sets_;
}

void BlockSummary::tell_calls(BlockHeader& header) {
  size_t count = 0;
  for (const uint64_t word : calls_) count += static_cast<size_t>(std::popcount(word));
  header.calls = static_cast<uint16_t>(count);
  if (count * sizeof(uint16_t) > kCallBitmap) {
    header.flags |= kCallsAsBitmap;
    const Bytes bitmap = std::as_bytes(std::span{calls_});
    sets_.insert(sets_.end(), bitmap.begin(), bitmap.end());
    return;
  }
  for (size_t i = 0; i < calls_.size(); ++i) {
    for (uint64_t word = calls_[i]; word != 0; word &= word - 1) {
      const auto index = static_cast<uint16_t>(i * 64 + static_cast<size_t>(std::countr_zero(word)));
      const Bytes bytes = std::as_bytes(std::span{&index, 1});
      sets_.insert(sets_.end(), bytes.begin(), bytes.end());
    }
  }
}

void BlockSummary::tell_processes(const SegmentTasks& tasks, BlockHeader& header) {
  std::sort(threads_.begin(), threads_.end());
  threads_.erase(std::unique(threads_.begin(), threads_.end()), threads_.end());
  for (const uint32_t tid : threads_) {
    if (const auto process = tasks.process_of(tid)) {
      processes_.push_back(*process);
    } else {
      header.flags |= kUnknownProcesses;
    }
  }
  std::sort(processes_.begin(), processes_.end());
  processes_.erase(std::unique(processes_.begin(), processes_.end()), processes_.end());
  if (processes_.size() > kProcessesMax) {
    header.flags |= kManyProcesses;
    return;
  }
  header.processes = static_cast<uint16_t>(processes_.size());
  const Bytes bytes = std::as_bytes(std::span{processes_});
  sets_.insert(sets_.end(), bytes.begin(), bytes.end());
}

void BlockSummary::clear() {
  counts_ = {};
  first_ns_ = ~uint64_t{0};
  last_ns_ = 0;
  calls_ = {};
  threads_.clear();
  recent_ = {};
  processes_.clear();
}

bool has_any_call(const BlockHeader& header, Bytes sets, std::span<const uint32_t> calls) {
  const Bytes stored = sets.first(call_bytes(header));
  if ((header.flags & kCallsAsBitmap) != 0) {
    return std::any_of(calls.begin(), calls.end(), [&](uint32_t call) {
      return call < kCalls && (std::to_integer<unsigned>(stored[call / 8]) >> call % 8 & 1) != 0;
    });
  }
  ByteReader in{stored};
  for (uint16_t index = 0; in.read(index);) {
    if (std::find(calls.begin(), calls.end(), index) != calls.end()) return true;
  }
  return false;
}

bool may_have_process(const BlockHeader& header, Bytes sets, std::span<const uint32_t> processes) {
  if ((header.flags & (kManyProcesses | kUnknownProcesses)) != 0) return true;
  ByteReader in{sets.subspan(call_bytes(header))};
  for (uint32_t process = 0; in.read(process);) {
    if (std::find(processes.begin(), processes.end(), process) != processes.end()) return true;
  }
  return false;
}

}  // namespace tracectl
