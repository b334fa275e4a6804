// A call and its row become an event: generic over shapes and kinds, a function of its own only where a union forces
// it. Pure: no I/O, no clock.
#pragma once

#include <memory>

#include "lib/event/event.h"
#include "lib/stream/call.h"

namespace tracectl {

struct DecodeOptions {
  uint32_t string_limit = 32;  // -s: bytes of strings, elements of arrays
  bool verbose = false;        // -v: structures whole
};

class Decoder {
 public:
  explicit Decoder(const DecodeOptions& options);
  ~Decoder();

  // The event's values borrow from the call, from the tables and from the arena (which is not reset here).
  void decode(const Call& call, EventArena& arena, CallEvent& event) const;
  void decode(const SignalEvent& signal, EventArena& arena, SignalDelivery& event) const;
  // Only for TRC_TASK_EXIT.
  void decode(const TaskEvent& task, ExitEvent& event) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tracectl
