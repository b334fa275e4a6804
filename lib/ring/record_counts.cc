#include "lib/ring/record_counts.h"

#include <algorithm>
#include <bit>

namespace tracectl {
namespace {

constexpr uint32_t kSigreturn = 15, kSigreturnI386 = 173;  // rt_sigreturn

}  // namespace

uint32_t call_index(int32_t nr, Abi abi, bool has_enter) {
  auto number = static_cast<uint32_t>(nr);
  if (nr == -1 && !has_enter) number = abi == Abi::i386 ? kSigreturnI386 : kSigreturn;
  return std::min(number, TRC_NR_OTHER) + (abi == Abi::i386 ? TRC_NR_I386 : 0);
}

void RecordCounts::add(Bytes records) {
  RecordView record;
  for (;;) {
    const RecordStatus status = next_record(records, record);
    if (status == RecordStatus::end) return;
    if (status != RecordStatus::ok) {
      ++bad_records_;
    } else if (record.header.kind == TRC_CALL) {
      add_half(record);
    } else if (record.header.kind == TRC_LOST) {
      told_lost_.enters += record.lost.enters;
      told_lost_.exits += record.lost.exits;
    }
  }
}

void RecordCounts::add_half(const RecordView& record) {
  const uint32_t index = call_index(record.header.nr, record.abi(), record.has_enter());
  for (uint32_t sessions = record.header.sessions; sessions != 0; sessions &= sessions - 1) {
    std::vector<HalfCounts>& counts = counts_[static_cast<size_t>(std::countr_zero(sessions))];
    if (counts.empty()) counts.resize(TRC_CALLS);
    counts[index].enters += record.has_enter() ? 1 : 0;
    counts[index].exits += record.has_exit() ? 1 : 0;
  }
}

}  // namespace tracectl
