// What tracing costs the traced program: nanoseconds added to a call, in many modes, and the ratio to the floor of two
// empty programs on the same tracepoints.  Rounds of all modes are interleaved, so that a machine that gets slower does
// so for all of them, and each is compared with the untraced run right before it.
//
//   build/bin/overhead_bench [--rounds 9] [--calls 300000] [--modes raw,strace] [--without ringbuf-transport] [--json
//   FILE] build/bin/overhead_bench --hold-floor      attaches the two empty programs until its standard input ends
//
// Other tracers (perf-record, perf-trace, strace) are measured when --modes names them.  The traced process is pinned
// to the last CPU, our reader to the first: as on a machine that has a CPU to spare.
#include <bpf/libbpf.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstring>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>

#include "floor.skel.h"
#include "tests/bench/measure.h"
#include "tests/bench/modes.h"
#include "tests/bench/scratch_cgroup.h"

namespace tracectl::bench {
namespace {

constexpr const char* kStatPath = "/tmp/tracectl-overhead-bench-file-36";
static_assert(std::char_traits<char>::length(kStatPath) == 36);

// ---- the calls ----

Workload getppid_row() {
  return {"getppid", [](uint64_t calls) {
            while (calls-- != 0) ::syscall(SYS_getppid);
          }};
}

Workload read_row() {
  const int zero = ::open("/dev/zero", O_RDONLY | O_CLOEXEC);
  return {"read 1 B", [zero](uint64_t calls) {
            char c;
            while (calls-- != 0) (void)!::read(zero, &c, 1);
          }};
}

template <size_t Bytes>
Workload write_row(std::string name) {
  const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  return {std::move(name), [null](uint64_t calls) {
            char bytes[Bytes];
            std::memset(bytes, 'x', sizeof(bytes));
            while (calls-- != 0) (void)!::write(null, bytes, sizeof(bytes));
          }};
}

Workload stat_row() {
  return {"stat, path of 36", [](uint64_t calls) {
            struct stat s;
            while (calls-- != 0) (void)!::stat(kStatPath, &s);
          }};
}

// Half of the calls each, as in the next one.
Workload open_row() {
  return {"open + close", [](uint64_t calls) {
            for (uint64_t i = 0; i < calls; i += 2) ::close(::open(kStatPath, O_RDONLY | O_CLOEXEC));
          }};
}

// One thread: what is received has been sent already, so that nothing waits.
Workload message_row() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends) != 0) give_up("cannot make a socket pair");
  const int out = ends[0], in = ends[1];
  return {"sendmsg + recvmsg, 64 B", [out, in](uint64_t calls) {
            char bytes[64] = {};
            iovec vector{bytes, sizeof(bytes)};
            msghdr message{};
            message.msg_iov = &vector;
            message.msg_iovlen = 1;
            for (uint64_t i = 0; i < calls; i += 2) {
              ::sendmsg(out, &message, 0);
              ::recvmsg(in, &message, 0);
            }
          }};
}

std::vector<Workload> workloads() {
  return {getppid_row(), read_row(),   write_row<64>("write 64 B"), write_row<4096>("write 4 KiB"), stat_row(),
          open_row(),    message_row()};
}

// ---- the table ----

struct Samples {
  uint64_t calls = 0;         // of a round
  std::vector<Traced> of;     // by round
  std::vector<double> added;  // against the untraced run of the same round
  [[nodiscard]] double added_ns() const { return median(added); }
};

double added_ns(const Mode& mode, const Timing& traced, const Timing& untraced) {
  return mode.by_wall ? traced.wall_ns - untraced.wall_ns : traced.cpu_ns - untraced.cpu_ns;
}

// Told by Ctrl-C or SIGTERM: what was set up is taken down again.
volatile std::sig_atomic_t told_to_end = 0;

void end_when_told() {
  for (const int number : {SIGINT, SIGTERM}) std::signal(number, [](int) { told_to_end = 1; });
}

// So many that a round of a slow mode takes about as long as one of the others.
uint64_t calls_of(const Mode& mode, uint32_t workload, uint64_t calls) {
  constexpr uint64_t kFew = 2000;
  constexpr double kRoundNs = 300e6;
  if (!mode.slow) return calls;
  const double ns = mode.measure(workload, kFew).time.wall_ns;
  return std::clamp(static_cast<uint64_t>(kRoundNs / ns), kFew, calls);
}

// By mode; the first is untraced.
std::vector<Samples> measure_row(const std::vector<Mode>& modes, uint32_t workload, uint32_t rounds, uint64_t calls) {
  std::vector<Samples> samples(modes.size());
  modes.front().measure(workload, calls / 4);  // warm
  for (size_t i = 0; i < modes.size(); ++i) samples[i].calls = calls_of(modes[i], workload, calls);
  for (uint32_t round = 0; round < rounds; ++round) {
    for (size_t i = 1; i < modes.size(); ++i) {
      if (told_to_end != 0) give_up("ended by a signal");
      const Traced untraced = modes.front().measure(workload, calls);
      const Traced traced = modes[i].measure(workload, samples[i].calls);
      samples.front().of.push_back(untraced);
      samples[i].of.push_back(traced);
      samples[i].added.push_back(added_ns(modes[i], traced.time, untraced.time));
    }
  }
  return samples;
}

nlohmann::ordered_json to_json(const Mode& mode, const Samples& samples) {
  nlohmann::ordered_json report{
      {"mode", mode.name}, {"by_wall", mode.by_wall}, {"calls", samples.calls}, {"added_ns", samples.added}};
  for (const Traced& traced : samples.of) {
    report["cpu_ns"].push_back(traced.time.cpu_ns);
    report["wall_ns"].push_back(traced.time.wall_ns);
    report["reader_cpu_ns"].push_back(traced.reader_cpu_ns);
    report["writer_cpu_ns"].push_back(traced.writer_cpu_ns);
    report["bytes_a_record"].push_back(traced.bytes_a_record);
    report["lost"].push_back(traced.lost);
  }
  return report;
}

void print_row(const std::string& name, const std::vector<Mode>& modes, const std::vector<Samples>& samples) {
  double floor = 0;
  for (size_t i = 0; i < modes.size(); ++i) {
    const auto& [calls, of, added] = samples[i];
    if (modes[i].name == "floor") floor = samples[i].added_ns();
    uint64_t lost = 0;
    std::vector<double> reader, untraced;
    for (const Traced& traced : of) {
      lost += traced.lost;
      reader.push_back(traced.reader_cpu_ns + traced.writer_cpu_ns);
      untraced.push_back(traced.time.cpu_ns);
    }
    if (i == 0) {
      fmt::print("| {} | untraced: {:.0f} ns | | | | |\n", name, median(untraced));
      continue;
    }
    const auto [least, most] = std::minmax_element(added.begin(), added.end());
    fmt::print("| {} | {} | {:.0f} ({:.0f} to {:.0f}) | {} | {:.0f} | {} |\n", name, modes[i].name, median(added),
               *least, *most, floor > 0 ? fmt::format("{:.2f}", median(added) / floor) : "", median(reader), lost);
  }
  std::fflush(stdout);
}

// ---- what was asked for ----

struct Options {
  uint32_t rounds = 9;
  uint64_t calls = 300'000;
  std::vector<std::string> modes, without;
  std::string path = "/dev/shm/tracectl-overhead.raw", json;
  bool hold_floor = false;
};

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Untraced is always among them.
std::vector<Mode> choose_modes(std::vector<Mode> all, const Options& options) {
  for (const auto* list : {&options.modes, &options.without}) {
    for (const std::string& name : *list) {
      if (std::none_of(all.begin(), all.end(), [&](const Mode& mode) { return mode.name == name; }))
        give_up("there is no mode " + name);
    }
  }
  std::vector<Mode> chosen;
  for (Mode& mode : all) {
    const bool wanted = options.modes.empty() ? mode.by_default : has(options.modes, mode.name);
    if (chosen.empty() || (wanted && !has(options.without, mode.name))) chosen.push_back(std::move(mode));
  }
  return chosen;
}

void hold_floor(floor_bpf* floor) {
  if (floor_bpf__attach(floor) != 0) give_up("cannot attach the empty programs");
  fmt::print("attached\n");
  std::fflush(stdout);
  char byte;
  while (::read(STDIN_FILENO, &byte, 1) > 0) {
  }
}

void measure_all(const Options& options, floor_bpf* floor) {
  end_when_told();
  const UniqueFd target{::open(kStatPath, O_CREAT | O_WRONLY | O_CLOEXEC, 0600)};
  const auto rows = workloads();
  const ScratchCgroup own{"own"}, other{"other"};
  Subject subject{subject_cpu(), rows};
  own.take_in(subject.pid());
  const auto modes = choose_modes(all_modes({.subject = subject,
                                             .floor = floor,
                                             .own_cgroup = own.id(),
                                             .other_cgroup = other.id(),
                                             .path = options.path}),
                                  options);
  utsname names{};
  ::uname(&names);
  nlohmann::ordered_json report{{"kernel", names.release}, {"rounds", options.rounds}, {"calls", options.calls}};
  fmt::print("Linux {}, {} rounds of {} calls, medians; ns a call\n\n", names.release, options.rounds, options.calls);
  fmt::print("| call | mode | added (least to most) | added / floor | CPU of the reader | lost |\n");
  fmt::print("|---|---|---|---|---|---|\n");
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const auto samples = measure_row(modes, row, options.rounds, options.calls);
    print_row(rows[row].name, modes, samples);
    nlohmann::ordered_json entry{{"call", rows[row].name}};
    for (size_t i = 0; i < modes.size(); ++i) entry["modes"].push_back(to_json(modes[i], samples[i]));
    report["rows"].push_back(entry);
  }
  ::unlink(kStatPath);
  if (!options.json.empty()) std::ofstream{options.json} << report.dump(2) << '\n';
}

}  // namespace

int main_of(int argc, char** argv) {
  Options options;
  CLI::App app{"What tracing costs a call, against untraced and against two empty programs"};
  app.add_option("--rounds", options.rounds)->check(CLI::Range(1u, 1000u));
  app.add_option("--calls", options.calls)->check(CLI::Range(10'000u, 100'000'000u));
  app.add_option("--modes", options.modes, "Only these, and untraced")->delimiter(',');
  app.add_option("--without", options.without, "Not these")->delimiter(',');
  app.add_option("--file", options.path, "Where the raw records go");
  app.add_option("--json", options.json, "Write each round's figures to a file");
  app.add_flag("--hold-floor", options.hold_floor, "Attach the empty programs until standard input ends");
  CLI11_PARSE(app, argc, argv);

  libbpf_set_print(nullptr);
  floor_bpf* floor = floor_bpf__open_and_load();
  if (floor == nullptr) give_up("cannot load BPF programs: run as root");
  if (options.hold_floor)
    hold_floor(floor);
  else
    measure_all(options, floor);
  floor_bpf__destroy(floor);
  return 0;
}

}  // namespace tracectl::bench

int main(int argc, char** argv) {
  try {
    return tracectl::bench::main_of(argc, argv);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
  }
}
