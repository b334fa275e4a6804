// run --account: what became of every half of a call.  Delivered is counted in the records, lost and filtered by the
// kernel side; nothing here is computed from the other, so that a difference to what was issued would show.
#pragma once

#include <string>
#include <vector>

#include "lib/probe/probe.h"
#include "lib/ring/record_counts.h"
#include "lib/stream/call.h"
#include "lib/stream/packet.h"

namespace tracectl {

// The user half: of the one session, in the order in which it comes out of the queue.
class DeliveryCounts final : public StreamListener {
 public:
  void on_packet(const Packet& packet) {
    if (!packet.peek) records_.add(packet.bytes);
  }
  // As a listener: which halves stayed alone.  Everything is told on to the next one, if there is one.
  void set_next(StreamListener* next) { next_ = next; }
  void on_call(const Call& call) override;
  void on_task(const TaskEvent& event) override;
  void on_signal(const SignalEvent& event) override;
  void on_lost(const LostEvent& event) override;

  [[nodiscard]] const RecordCounts& records() const { return records_; }
  // By call index, at the end: enters whose exit was not seen (in flight, of calls that do not return, or with a lost
  // exit), exits whose enter was not seen.
  [[nodiscard]] const std::vector<HalfCounts>& alone() const { return alone_; }

 private:
  RecordCounts records_;
  std::vector<HalfCounts> alone_{std::vector<HalfCounts>(TRC_CALLS)};
  StreamListener* next_ = nullptr;
};

// What the kernel side counted.
struct KernelCounts {
  std::vector<trc_account> calls;
  ProbeCounters probe;
  TransportCounters transport;
};

std::string account_text(const DeliveryCounts& delivered, const KernelCounts& kernel);
std::string account_json(const DeliveryCounts& delivered, const KernelCounts& kernel);

}  // namespace tracectl
