// The reader's loop: awake while there is work, asleep when there is none.
#pragma once

#include <atomic>
#include <cstdint>

#include "lib/probe/transport.h"

namespace tracectl {

class Drainer {
 public:
  // Both are borrowed.
  Drainer(Transport& transport, PacketConsumer& consumer) : transport_(transport), consumer_(consumer) {}

  // Until stop is set: polls while records come, otherwise sleeps until a ring passes a quarter or 70 ms have passed,
  // so that an idle machine sees 15 wake-ups a second and a call is told of within 100 ms.
  void run(const std::atomic<bool>& stop);
  // After the programs were detached: everything that is left, with the calls still in flight.
  void finish();

 private:
  Transport& transport_;
  PacketConsumer& consumer_;
};

}  // namespace tracectl
