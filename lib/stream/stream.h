// Packets of all CPUs in, one sequence in the order of time out: merge, pair, follow tasks.  What was not seen is said,
// never invented.
//
// Each CPU's records are in order, so each CPU is a sorted sequence of halves (a call that did not block is two halves
// in one record); the merge always takes the oldest front, once every other CPU is known to have nothing older.
#pragma once

#include <cstdint>
#include <memory>

#include "lib/stream/call.h"
#include "lib/stream/packet.h"

namespace tracectl {

class Stream {
 public:
  explicit Stream(StreamListener& listener);
  ~Stream();

  // CPUs that will be heard of: nothing is told before each of them has said how far it is complete.
  void expect_cpus(uint32_t count);
  // A task that was there before tracing began (from /proc, or from a file's head).
  void know_task(const Task& task);
  void add(Packet packet);
  // Tell everything that is certain by now.
  void advance();
  // No more packets: tell all the rest, calls in flight as enter halves.
  void finish();

  struct Stats {
    uint64_t calls = 0;  // halves brought together
    uint64_t exits_without_enter = 0;
    uint64_t enters_without_exit = 0;  // the thread was seen in another call; not those in flight, or that end a task
    uint64_t bad_records = 0;          // that could not be read: damage, or of a newer version
    uint64_t times_clamped = 0;        // that would have gone backwards
    uint64_t held_bytes = 0;           // waiting for other CPUs
  };
  [[nodiscard]] Stats stats() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tracectl
