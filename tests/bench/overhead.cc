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
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "floor.skel.h"
#include "tests/bench/measure.h"

namespace tracectl::bench {
namespace {

constexpr const char* kStatPath = "/tmp/tracectl-overhead-bench-file-36";

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
  UniqueFd target{::open(kStatPath, O_CREAT | O_WRONLY | O_CLOEXEC, 0600)};
  const auto loops = workloads();
  Subject subject{subject_cpu(), loops};
  const auto load = [] { return Probe::load({}); };

  utsname names{};
  ::uname(&names);
  nlohmann::ordered_json report;
  report["kernel"] = names.release;
  fmt::print("Linux {}, {} rounds of {} calls, medians; ns a call\n\n", names.release, rounds, calls);
  fmt::print(
      "| call | untraced | floor, added | traced, added | traced / floor (min-max) | lost | reader CPU "
      "|\n|---|---|---|---|---|---|---|\n");
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

}  // namespace tracectl::bench

int main(int argc, char** argv) {
  return tracectl::bench::main_of(argc, argv);
}
