#include "tools/tracectl/recorder.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "lib/base/clock.h"
#include "lib/sink/render.h"
#include "lib/stream/stream.h"
#include "tools/tracectl/progress.h"

namespace tracectl {
namespace {

constexpr uint32_t kIdleMs = 1000;  // nothing to write: woken by the next packet or the end
constexpr int kFormatterNice = 10;  // the traced programs and the drain thread go first

RawFileHead make_head(const Transport& transport, const Recorder::Options& options) {
  RawFileHead head;
  utsname names{};
  ::uname(&names);
  head.cpus = transport.cpus();
  head.epoch_offset_ns = epoch_offset_ns();
  head.host = names.nodename;
  head.kernel = names.release;
  head.architecture = names.machine;
  head.command = options.command;
  head.tasks = options.known_tasks;
  return head;
}

class QueueConsumer final : public PacketConsumer {
 public:
  QueueConsumer(PacketQueue& queue, std::optional<Error>& error) : queue_(queue), error_(error) {}
  void on_packet(const Packet& head, Bytes bytes) override {
    if (auto pushed = queue_.push(head, bytes); !pushed && !error_) error_ = pushed.error();
  }

 private:
  PacketQueue& queue_;
  std::optional<Error>& error_;
};

}  // namespace

Recorder::Recorder(Probe& probe, FdOutput& output, Options options)
    : probe_(probe), output_(output), options_(std::move(options)) {}

Result<std::unique_ptr<Recorder>> Recorder::start(Probe& probe, FdOutput& output, Options options) {
  std::unique_ptr<Recorder> recorder{new Recorder{probe, output, std::move(options)}};
  Recorder* self = recorder.get();
  self->into_queue_ = std::make_unique<QueueConsumer>(self->queue_, self->queue_error_);
  if (self->options_.format.format == "raw") {
    auto writer = RawFileWriter::create(output.fd(), make_head(probe.transport(), self->options_));
    if (!writer) return tl::unexpected(writer.error());
    self->raw_ = std::make_unique<RawFileWriter>(*writer);
  }
  self->write_thread_ = std::thread{[self] { self->raw_ ? self->write_raw() : self->format(); }};
  self->drainer_.emplace(probe.transport(), *self->into_queue_);
  self->drain_thread_ = std::thread{[self] { self->drainer_->run(); }};
  return recorder;
}

template <typename Idle>
bool Recorder::next(Packet& packet, Idle idle) {
  for (uint32_t timeout_ms = 0;; timeout_ms = kIdleMs) {
    const auto popped = queue_.pop(packet, timeout_ms);
    if (!popped) {
      output_.set_error(popped.error());
      return false;
    }
    if (*popped == PacketQueue::Popped::closed) return false;
    if (*popped == PacketQueue::Popped::packet) {
      if (options_.counts != nullptr) options_.counts->on_packet(packet);
      return true;
    }
    if (timeout_ms == 0) idle();  // as soon as the queue is empty, so that output waits for nothing
  }
}

void Recorder::write_raw() {
  std::optional<Stream> stream;  // only to count which halves stay alone
  if (options_.counts != nullptr) stream.emplace(*options_.counts).expect_cpus(probe_.transport().cpus());
  for (Packet packet; next(packet, [] {});) {
    if (failed()) continue;  // emptied all the same, so that the queue does not grow for nothing
    if (auto written = raw_->write(packet, packet.bytes); !written) {
      output_.set_error(written.error());
      failed_ = true;
    }
    if (stream) {
      stream->add(std::move(packet));
      stream->advance();
    }
  }
  if (stream) stream->finish();
  if (failed()) return;
  if (auto finished = raw_->finish(); !finished) output_.set_error(finished.error());
}

void Recorder::format() {
  ::setpriority(PRIO_PROCESS, 0, kFormatterNice);
  const Decoder decoder{options_.format.decode_options()};
  const std::unique_ptr<Sink> sink = options_.format.make_sink(output_, epoch_offset_ns(), options_.follow);
  Renderer renderer{decoder, *sink};
  if (options_.counts != nullptr) options_.counts->set_next(&renderer);
  Stream stream{options_.counts != nullptr ? static_cast<StreamListener&>(*options_.counts) : renderer};
  stream.expect_cpus(probe_.transport().cpus());
  for (const Task& task : options_.known_tasks) stream.know_task(task);

  Progress progress{"formatting"};
  for (Packet packet; next(packet, [&] { sink->flush(); });) {
    if (failed()) continue;
    stream.add(std::move(packet));
    stream.advance();
    if (recorded_.load(std::memory_order_relaxed)) {
      const PacketQueue::Stats stats = queue_.stats();
      progress.show(stats.popped_bytes, stats.pushed_bytes);
    }
    if (output_.error()) failed_ = true;
  }
  stream.finish();
  sink->finish();
}

void Recorder::stop_draining() {
  if (!drain_thread_.joinable()) return;
  drainer_->stop();
  drain_thread_.join();
}

void Recorder::join() {
  stop_draining();
  queue_.close();
  if (write_thread_.joinable()) write_thread_.join();
}

Recorder::~Recorder() {
  join();
}

Result<void> Recorder::finish() {
  stop_draining();
  drainer_->finish();
  recorded_ = true;
  join();
  if (const std::optional<Error>& failure = output_.error()) return tl::unexpected(*failure);
  if (queue_error_) return tl::unexpected(*queue_error_);
  return {};
}

}  // namespace tracectl
