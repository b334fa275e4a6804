// How much was delivered: the halves of calls that records bring, by session and call.  The user half of the account;
// what was not delivered is counted where it was dropped (struct trc_account), and neither is computed from the other.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "lib/base/abi.h"
#include "lib/ring/record_view.h"
#include "lib/wire/filter.h"

namespace tracectl {

struct HalfCounts {
  uint64_t enters = 0;
  uint64_t exits = 0;
};

// The index under which the kernel side counts a half.  nr: of the enter half, where that was seen; otherwise as the
// registers say at the exit, where -1 is rt_sigreturn, which wipes it.
[[nodiscard]] uint32_t call_index(int32_t nr, Abi abi, bool has_enter);

class RecordCounts {
 public:
  // Whole records, as they left the ring: not what was peeked, which comes again.
  void add(Bytes records);

  // By call index, TRC_CALLS of them; empty where the session got nothing.
  [[nodiscard]] const std::vector<HalfCounts>& of_session(uint32_t session) const { return counts_[session]; }
  // What records of a loss told, all CPUs together.
  [[nodiscard]] const HalfCounts& told_lost() const { return told_lost_; }
  [[nodiscard]] uint64_t bad_records() const { return bad_records_; }

 private:
  void add_half(const RecordView& record);

  std::array<std::vector<HalfCounts>, TRC_SESSIONS> counts_;
  HalfCounts told_lost_;
  uint64_t bad_records_ = 0;
};

}  // namespace tracectl
