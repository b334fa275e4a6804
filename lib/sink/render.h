// The last step of the journey, the same for live and replayed records: the stream's calls are decoded and shown.
#pragma once

#include "lib/decode/decoder.h"
#include "lib/event/event.h"
#include "lib/stream/call.h"

namespace tracectl {

class Renderer final : public StreamListener {
 public:
  // Both are borrowed.
  Renderer(const Decoder& decoder, Sink& sink) : decoder_(decoder), sink_(sink) {}

  void on_call(const Call& call) override;
  void on_task(const TaskEvent& event) override;
  void on_signal(const SignalEvent& event) override;
  void on_lost(const LostEvent& event) override;

 private:
  const Decoder& decoder_;
  Sink& sink_;
  EventArena arena_;
};

}  // namespace tracectl
