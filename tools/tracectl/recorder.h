// Recording, apart from what is recorded: a thread that drains the rings into a queue, and one that writes what comes
// out of it: raw packets, or decoded and formatted.  The first never waits for the second: a disk that stalls for 10
// ms, or text, which is slower to make than calls are to record, would otherwise fill the rings.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "lib/base/result.h"
#include "lib/probe/drain.h"
#include "lib/probe/probe.h"
#include "lib/stream/call.h"
#include "lib/tracefile/packet_queue.h"
#include "lib/tracefile/raw_file.h"
#include "tools/tracectl/account.h"
#include "tools/tracectl/format_options.h"
#include "tools/tracectl/output.h"

namespace tracectl {

class Recorder {
 public:
  struct Options {
    FormatOptions format{};
    bool follow = true;
    std::vector<Task> known_tasks{};   // there before tracing began
    std::string command{};             // for the head of a raw file
    DeliveryCounts* counts = nullptr;  // borrowed; complete after finish().  null: nobody asks
  };
  // All borrowed; the probe is loaded and not yet attached.
  static Result<std::unique_ptr<Recorder>> start(Probe& probe, FdOutput& output, Options options);
  ~Recorder();

  // Something went wrong with the output: recording on is of no use.
  [[nodiscard]] bool failed() const { return failed_.load(std::memory_order_relaxed); }
  // After the probe was detached: records what is left, and returns when all of it is written.
  Result<void> finish();

 private:
  Recorder(Probe& probe, FdOutput& output, Options options);
  void write_raw();
  void format();
  void stop_draining();
  void join();
  // The next packet for the writing thread; false when there are no more.  idle: called when the queue has run empty.
  template <typename Idle>
  bool next(Packet& packet, Idle idle);

  Probe& probe_;
  FdOutput& output_;
  Options options_;
  PacketQueue queue_{PacketQueue::Limits{}};
  std::unique_ptr<PacketConsumer> into_queue_;
  std::unique_ptr<RawFileWriter> raw_;  // null for text and json
  std::optional<Drainer> drainer_;      // from start() on
  std::atomic<bool> recorded_{false};   // no more records will come; only writing is left
  std::atomic<bool> failed_{false};
  std::optional<Error> queue_error_;  // of the drain thread; read after it was joined
  std::thread drain_thread_;
  std::thread write_thread_;
};

}  // namespace tracectl
