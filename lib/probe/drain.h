// The reader's loop: awake while rings fill quickly, otherwise asleep.
#pragma once

#include <atomic>
#include <cstdint>

#include "lib/base/unique_fd.h"
#include "lib/probe/transport.h"

namespace tracectl {

// The time by which a drainer lives.  Tests have one of their own.
class DrainClock {
 public:
  virtual ~DrainClock() = default;
  virtual uint64_t now_ns() = 0;
  virtual void pause(uint64_t ns) = 0;
  // Until wake_fd or stop_fd is readable, or the time has passed.
  virtual void sleep(int wake_fd, int stop_fd, int timeout_ms) = 0;
};

class Drainer {
 public:
  // Both are borrowed.
  Drainer(Transport& transport, PacketConsumer& consumer);
  Drainer(Transport& transport, PacketConsumer& consumer, DrainClock& clock);

  // Until stop() is called.  Asleep for 70 ms at a time, or until a ring has filled to the transport's mark: so there
  // are 15 wake-ups a second when nothing happens, twice as many when a little does, and what a call did is told of
  // within 100 ms.  Polls only while a ring fills so quickly that being woken each time would be the dearer way.
  void run();
  // From any thread; also before run().
  void stop();
  // After the programs were detached: everything that is left, with the calls still in flight.
  void finish();

 private:
  // Between transport and consumer: how much came of the CPU that had most.
  class Gauge final : public PacketConsumer {
   public:
    explicit Gauge(PacketConsumer& next) : next_(next) {}
    void on_packet(const Packet& head, Bytes bytes) override;
    uint64_t take_most();

   private:
    PacketConsumer& next_;
    uint32_t cpu_ = 0;
    uint64_t bytes_ = 0;  // of cpu_, in its latest packets
    uint64_t most_ = 0;
  };

  void sleep();

  Transport& transport_;
  PacketConsumer& consumer_;
  DrainClock& clock_;
  Gauge gauge_;
  UniqueFd stop_fd_;
  std::atomic<bool> stop_{false};
};

}  // namespace tracectl
