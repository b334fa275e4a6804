// Signals whose default action ends the process.  The kernel makes a SIGKILL without origin of them for every thread of
// it, and delivers that; only where the signal was sent can it be seen what it was.  So what was sent is kept until the
// process is killed, and stands in the trace where it took effect.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "lib/ring/record_view.h"

namespace tracectl {

class FatalSignals {
 public:
  // Sent to a process, not yet in effect.
  void sent(uint32_t tgid, const trc_signal& signal, int32_t number) { sent_[tgid] = {number, signal}; }
  // Delivered as itself: it was handled after all, or had only waited to be unblocked.
  void delivered(uint32_t tgid, int32_t number) {
    const auto found = sent_.find(tgid);
    if (found != sent_.end() && found->second.number == number) sent_.erase(found);
  }
  // A thread of the process gets the SIGKILL.  True, for the first one, with what stands behind it.
  bool killed(uint32_t tgid, int32_t& number, trc_signal& signal) {
    const auto found = sent_.find(tgid);
    if (found == sent_.end()) return false;
    number = found->second.number;
    signal = found->second.signal;
    sent_.erase(found);
    return true;
  }
  void gone(uint32_t tgid) { sent_.erase(tgid); }

 private:
  struct Sent {
    int32_t number = 0;
    trc_signal signal{};
  };
  std::unordered_map<uint32_t, Sent> sent_;
};

}  // namespace tracectl
