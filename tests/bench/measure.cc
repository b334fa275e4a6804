#include "tests/bench/measure.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "floor.skel.h"
#include "lib/base/clock.h"
#include "lib/probe/drain.h"
#include "lib/tracefile/packet_queue.h"
#include "lib/tracefile/raw_file.h"

namespace tracectl::bench {
namespace {

void pin(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  ::sched_setaffinity(0, sizeof(set), &set);
}

uint64_t thread_cpu_ns() {
  return clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

[[noreturn]] void serve(int cpu, int from, int to, const std::vector<Workload>& workloads) {
  pin(cpu);
  uint64_t order[2];
  while (::read(from, order, sizeof(order)) == sizeof(order)) {
    const auto calls = static_cast<double>(order[1]);
    const uint64_t wall = clock_ns(CLOCK_MONOTONIC);
    const uint64_t cpu_time = thread_cpu_ns();
    workloads[order[0]].loop(order[1]);
    const Timing timing{.cpu_ns = static_cast<double>(thread_cpu_ns() - cpu_time) / calls,
                        .wall_ns = static_cast<double>(clock_ns(CLOCK_MONOTONIC) - wall) / calls};
    if (::write(to, &timing, sizeof(timing)) != sizeof(timing)) break;
  }
  ::_exit(0);
}

class QueueConsumer final : public PacketConsumer {
 public:
  explicit QueueConsumer(PacketQueue& queue) : queue_(queue) {}
  void on_packet(const Packet& head, Bytes bytes) override {
    if (!queue_.push(head, bytes)) failed = true;
    carried += bytes.size();
  }
  bool failed = false;
  uint64_t carried = 0;

 private:
  PacketQueue& queue_;
};

}  // namespace

Subject::Subject(int cpu, const std::vector<Workload>& workloads) {
  int to[2], from[2];
  if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) ::abort();
  pid_ = ::fork();
  if (pid_ == 0) {
    ::close(to[1]);
    serve(cpu, to[0], from[1], workloads);
  }
  ::close(to[0]);
  ::close(from[1]);
  to_.reset(to[1]);
  from_.reset(from[0]);
}

Subject::~Subject() {
  to_.reset();
  ::waitpid(pid_, nullptr, 0);
}

Timing Subject::measure(uint32_t workload, uint64_t calls) {
  const uint64_t order[2] = {workload, calls};
  Timing timing;
  if (::write(to_.get(), order, sizeof(order)) != sizeof(order) ||
      ::read(from_.get(), &timing, sizeof(timing)) != sizeof(timing))
    ::abort();
  return timing;
}

Traced measure_traced(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path,
                      const Tracing& tracing) {
  Traced result;
  auto probe = Probe::load(tracing.options);
  if (!probe) give_up(probe.error().sentence());
  UniqueFd file{::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  auto writer = RawFileWriter::create(file.get(), {.cpus = probe->transport().cpus()});
  if (!writer) give_up(writer.error().sentence());
  PacketQueue queue{PacketQueue::Limits{}};
  QueueConsumer consumer{queue};
  if (tracing.whole_machine) {
    probe->trace_all_tasks();
  } else if (auto added = probe->add_task(static_cast<uint32_t>(subject.pid()), TRC_TASK_FOLLOW); !added) {
    give_up(added.error().sentence());
  }
  if (auto attached = probe->attach(); !attached) give_up(attached.error().sentence());
  uint64_t reader_cpu = 0, writer_cpu = 0;
  Drainer drainer{probe->transport(), consumer};
  std::thread reader{[&] {
    pin(0);
    drainer.run();
    reader_cpu = thread_cpu_ns();
  }};
  bool written = true;
  std::thread file_writer{[&] {
    pin(0);
    for (Packet packet;;) {
      const auto popped = queue.pop(packet, 100);
      if (!popped || *popped == PacketQueue::Popped::closed) break;
      if (*popped == PacketQueue::Popped::packet && !writer->write(packet, packet.bytes)) written = false;
    }
    writer_cpu = thread_cpu_ns();
  }};
  result.time = subject.measure(workload, calls);
  probe->detach();
  drainer.stop();
  reader.join();
  drainer.finish();
  queue.close();
  file_writer.join();
  const TransportCounters counters = probe->transport().counters();
  struct stat status{};
  ::fstat(file.get(), &status);
  result.transport = probe->transport().name();
  result.records = counters.enters;
  result.lost = counters.lost_enters + counters.lost_exits + probe->counters().recursion_misses;
  result.bytes = consumer.carried;
  result.reader_cpu_ns = static_cast<double>(reader_cpu) / static_cast<double>(calls);
  result.writer_cpu_ns = static_cast<double>(writer_cpu) / static_cast<double>(calls);
  result.bytes_a_record =
      static_cast<double>(status.st_size) / static_cast<double>(std::max<uint64_t>(counters.enters, 1));
  if (consumer.failed || !written) fmt::print(stderr, "the raw file could not be written\n");
  ::unlink(path.c_str());
  return result;
}

Timing measure_floor(Subject& subject, uint32_t workload, uint64_t calls, floor_bpf* floor) {
  if (floor_bpf__attach(floor) != 0) give_up("cannot attach the empty programs");
  const Timing timing = subject.measure(workload, calls);
  floor_bpf__detach(floor);
  return timing;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int subject_cpu() {
  return static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)) - 1;
}

void give_up(const std::string& why) {
  throw std::runtime_error{why};
}

}  // namespace tracectl::bench
