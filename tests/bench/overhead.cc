// What tracing costs the traced program: nanoseconds added to a call, and the ratio to the floor of two empty programs
// on the same tracepoints.  Rounds of all modes are interleaved, so that a machine that gets slower does so for all of
// them.
//
//   build/bin/overhead_bench [--rounds 15] [--calls 500000] [--file /tmp/overhead.raw] [--json FILE]
//
// The traced process is pinned to the last CPU, the reader to the first: as on a machine that has a CPU to spare.
#include <bpf/libbpf.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "floor.skel.h"
#include "lib/base/clock.h"
#include "lib/base/unique_fd.h"
#include "lib/probe/drain.h"
#include "lib/probe/probe.h"
#include "lib/tracefile/packet_queue.h"
#include "lib/tracefile/raw_file.h"

namespace tracectl {
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

// ---- the traced side ----

constexpr const char* kStatPath = "/tmp/tracectl-overhead-bench-file-36";

struct Workload {
  const char* name;
  std::function<void(uint64_t calls)> loop;
};

std::vector<Workload> workloads() {
  static const int zero = ::open("/dev/zero", O_RDONLY | O_CLOEXEC);
  static const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  return {
      {"getppid",
       [](uint64_t calls) {
         while (calls-- != 0) ::syscall(SYS_getppid);
       }},
      {"read 1 byte",
       [](uint64_t calls) {
         char c;
         while (calls-- != 0) (void)!::read(zero, &c, 1);
       }},
      {"write 64 bytes",
       [](uint64_t calls) {
         char c[64] = {};
         while (calls-- != 0) (void)!::write(null, c, sizeof(c));
       }},
      {"stat of a 36-character path",
       [](uint64_t calls) {
         struct stat s;
         while (calls-- != 0) (void)!::stat(kStatPath, &s);
       }},
  };
}

// A process that does the loop when told to and answers with its nanoseconds a call.
class Subject {
 public:
  explicit Subject(int cpu) {
    int to[2], from[2];
    if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) ::abort();
    pid_ = ::fork();
    if (pid_ == 0) {
      ::close(to[1]);
      serve(cpu, to[0], from[1]);
    }
    ::close(to[0]);
    ::close(from[1]);
    to_.reset(to[1]);
    from_.reset(from[0]);
  }
  ~Subject() {
    to_.reset();
    ::waitpid(pid_, nullptr, 0);
  }
  [[nodiscard]] pid_t pid() const { return pid_; }
  double measure(uint32_t workload, uint64_t calls) {
    const uint64_t order[2] = {workload, calls};
    double ns = 0;
    if (::write(to_.get(), order, sizeof(order)) != sizeof(order) || ::read(from_.get(), &ns, sizeof(ns)) != sizeof(ns))
      ::abort();
    return ns;
  }

 private:
  [[noreturn]] static void serve(int cpu, int from, int to) {
    pin(cpu);
    const auto loops = workloads();
    uint64_t order[2];
    while (::read(from, order, sizeof(order)) == sizeof(order)) {
      // CPU time, not wall time: what else runs on the machine takes no part in it.
      const uint64_t begin = thread_cpu_ns();
      loops[order[0]].loop(order[1]);
      const double ns = static_cast<double>(thread_cpu_ns() - begin) / static_cast<double>(order[1]);
      if (::write(to, &ns, sizeof(ns)) != sizeof(ns)) break;
    }
    ::_exit(0);
  }
  pid_t pid_ = -1;
  UniqueFd to_, from_;
};

// ---- the modes ----

// As `tracectl run --format raw` does it: the reader copies into a queue, another thread writes the file.
class QueueConsumer final : public PacketConsumer {
 public:
  explicit QueueConsumer(PacketQueue& queue) : queue_(queue) {}
  void on_packet(const Packet& head, Bytes bytes) override {
    if (!queue_.push(head, bytes)) failed = true;
  }
  bool failed = false;

 private:
  PacketQueue& queue_;
};

struct Traced {
  double ns = 0;
  uint64_t records = 0;
  uint64_t lost = 0;
  double reader_cpu_ns = 0;  // of the draining thread, a call
};

Traced measure_traced(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path,
                      const std::function<Result<Probe>()>& load) {
  Traced result;
  auto probe = load();
  if (!probe) {
    fmt::print(stderr, "{}\n", probe.error().sentence());
    std::exit(1);
  }
  UniqueFd file{::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  auto writer = RawFileWriter::create(file.get(), {.cpus = probe->transport().cpus()});
  if (!writer) {
    fmt::print(stderr, "{}\n", writer.error().sentence());
    std::exit(1);
  }
  PacketQueue queue{PacketQueue::Limits{}};
  QueueConsumer consumer{queue};
  if (!probe->add_task(static_cast<uint32_t>(subject.pid()), TRC_TASK_FOLLOW) || !probe->attach()) std::exit(1);
  std::atomic<bool> stop{false};
  uint64_t cpu = 0;
  Drainer drainer{probe->transport(), consumer};
  std::thread reader{[&] {
    pin(0);
    drainer.run(stop);
    cpu = thread_cpu_ns();
  }};
  bool written = true;
  std::thread file_writer{[&] {
    pin(0);
    for (Packet packet;;) {
      const auto popped = queue.pop(packet, 100);
      if (!popped || *popped == PacketQueue::Popped::closed) break;
      if (*popped == PacketQueue::Popped::packet && !writer->write(packet, packet.bytes)) written = false;
    }
  }};
  result.ns = subject.measure(workload, calls);
  probe->detach();
  stop = true;
  reader.join();
  drainer.finish();
  queue.close();
  file_writer.join();
  const TransportCounters counters = probe->transport().counters();
  result.records = counters.enters;
  result.lost = counters.lost_enters + counters.lost_exits + probe->counters().recursion_misses;
  result.reader_cpu_ns = static_cast<double>(cpu) / static_cast<double>(calls);
  if (consumer.failed || !written) fmt::print(stderr, "the raw file could not be written\n");
  ::unlink(path.c_str());
  return result;
}

double measure_floor(Subject& subject, uint32_t workload, uint64_t calls, floor_bpf* floor) {
  if (floor_bpf__attach(floor) != 0) {
    fmt::print(stderr, "cannot attach the empty programs\n");
    std::exit(1);
  }
  const double ns = subject.measure(workload, calls);
  floor_bpf__detach(floor);
  return ns;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main_of(int argc, char** argv) {
  uint32_t rounds = 15;
  uint64_t calls = 500'000;
  std::string path = "/tmp/tracectl-overhead.raw", json;
  CLI::App app{"What tracing costs a call, against untraced and against two empty programs"};
  app.add_option("--rounds", rounds)->check(CLI::Range(1u, 1000u));
  app.add_option("--calls", calls)->check(CLI::Range(1000u, 100'000'000u));
  app.add_option("--file", path, "Where the raw records go");
  app.add_option("--json", json, "Write the figures to a file too");
  CLI11_PARSE(app, argc, argv);

  libbpf_set_print(nullptr);
  floor_bpf* floor = floor_bpf__open_and_load();
  if (floor == nullptr) {
    fmt::print(stderr, "cannot load BPF programs: run as root\n");
    return 1;
  }
  const int cpus = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN));
  UniqueFd target{::open(kStatPath, O_CREAT | O_WRONLY | O_CLOEXEC, 0600)};
  Subject subject{cpus - 1};
  const auto load = [] { return Probe::load({}); };

  utsname names{};
  ::uname(&names);
  nlohmann::ordered_json report;
  report["kernel"] = names.release;
  fmt::print("Linux {}, {} rounds of {} calls, medians; ns a call\n\n", names.release, rounds, calls);
  fmt::print(
      "| call | untraced | floor, added | traced, added | traced / floor (min-max) | lost | reader CPU "
      "|\n|---|---|---|---|---|---|---|\n");
  const auto loops = workloads();
  for (uint32_t w = 0; w < loops.size(); ++w) {
    std::vector<double> untraced, floors, traced, ratios, reader;
    uint64_t lost = 0;
    subject.measure(w, calls / 4);  // warm
    for (uint32_t round = 0; round < rounds; ++round) {
      const double bare = subject.measure(w, calls);
      const double empty = measure_floor(subject, w, calls, floor);
      const Traced full = measure_traced(subject, w, calls, path, load);
      untraced.push_back(bare);
      floors.push_back(empty - bare);
      traced.push_back(full.ns - bare);
      ratios.push_back((full.ns - bare) / (empty - bare));
      reader.push_back(full.reader_cpu_ns);
      lost += full.lost;
    }
    const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
    const double ratio = median(traced) / median(floors);
    fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} | {:.2f} ({:.2f}-{:.2f}) | {} | {:.0f} |\n", loops[w].name,
               median(untraced), median(floors), median(traced), ratio, *least, *most, lost, median(reader));
    report["calls"].push_back({{"name", loops[w].name},
                               {"untraced_ns", median(untraced)},
                               {"floor_added_ns", median(floors)},
                               {"traced_added_ns", median(traced)},
                               {"ratio", ratio},
                               {"lost", lost},
                               {"reader_cpu_ns", median(reader)}});
  }
  floor_bpf__destroy(floor);
  ::unlink(kStatPath);
  if (!json.empty()) std::ofstream{json} << report.dump(2) << '\n';
  return 0;
}

}  // namespace tracectl

int main(int argc, char** argv) {
  return tracectl::main_of(argc, argv);
}
