// Any bytes as packets through the stream.  Input: expected CPUs (1 byte), then packets: cpu (low 3 bits), peek (bit
// 3), first_was_peeked (bit 4), advance after it (bit 5); length (2 bytes); complete_until_ns (8 bytes); the records.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "lib/stream/stream.h"

namespace {

using namespace tracectl;

void require(bool promise) {
  if (!promise) std::abort();
}

// Looks at everything that it is handed, and holds the stream to its promises.
class Null : public StreamListener {
 public:
  void on_call(const Call& call) override {
    require(call.task != nullptr);
    require(call.nargs <= TRC_MAX_ARGS);
    require(call.has_enter || (call.phase == Phase::exit && call.enter_items.empty()));
    require(call.has_exit ? call.phase != Phase::enter : call.phase != Phase::exit);
    at(call.phase == Phase::exit ? call.exit_ns : call.enter_ns);
    if (call.phase == Phase::whole && call.has_exit) at(call.exit_ns);
    touch(call.enter_items);
    touch(call.exit_items);
    task(call.task);
  }
  void on_task(const TaskEvent& event) override { at(event.time_ns), task(event.task); }
  void on_signal(const SignalEvent& event) override { at(event.time_ns), task(event.task), touch(event.info); }
  void on_lost(const LostEvent& event) override { at(event.time_ns); }

 private:
  void at(uint64_t time_ns) {
    require(time_ns >= last_ns_);
    last_ns_ = time_ns;
  }
  void task(const Task* task) {
    require(task != nullptr);
    sum_ = sum_ + task->tid + task->comm.size() + task->executable.size();
  }
  void touch(Bytes bytes) {
    for (const std::byte b : bytes) sum_ = sum_ + std::to_integer<uint64_t>(b);
  }
  void touch(const ItemRange& items) {
    for (const ItemView& item : items) touch(item.bytes);
  }

  uint64_t last_ns_ = 0;
  volatile uint64_t sum_ = 0;  // volatile: so that the reads happen
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ByteReader in{std::as_bytes(std::span{data, size})};
  Null listener;
  Stream stream{listener};
  uint8_t cpus = 0;
  if (!in.read(cpus)) return 0;
  stream.expect_cpus(cpus % 8);
  uint8_t control = 0;
  uint16_t length = 0;
  uint64_t complete_until_ns = 0;
  while (in.read(control) && in.read(length) && in.read(complete_until_ns)) {
    Bytes records;
    if (!in.take(std::min<size_t>(length, in.rest().size()), records)) break;
    stream.add({.cpu = control & 7u,
                .complete_until_ns = complete_until_ns,
                .peek = (control & 8) != 0,
                .first_was_peeked = (control & 16) != 0,
                .bytes = {records.begin(), records.end()}});
    if ((control & 32) != 0) stream.advance();
  }
  stream.finish();
  require(stream.stats().held_bytes == 0);
  return 0;
}
