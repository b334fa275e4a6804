#include "tests/bench/modes.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <limits>
#include <string_view>

#include "tests/bench/tracers.h"

namespace tracectl::bench {
namespace {

// What has to be so, or the figure is not of what its name says.
enum class Expect { records, nothing };

void check(std::string_view mode, Expect expected, const Tracing& tracing, uint64_t calls, const Traced& traced) {
  if (traced.transport != name(tracing.options.transport))
    give_up(fmt::format("{}: records came by the transport {}", mode, traced.transport));
  // What comes of the filters' other side: the ends of the subject's loop, tasks of the whole machine.
  const uint64_t allowed = calls * 8 + (64 << 10);
  if (expected == Expect::nothing && traced.bytes > allowed)
    give_up(fmt::format("{}: of {} calls {} bytes came out, where nothing should", mode, calls, traced.bytes));
  if (expected == Expect::records && traced.records + traced.lost < calls)
    give_up(
        fmt::format("{}: of {} calls {} were recorded and {} halves lost", mode, calls, traced.records, traced.lost));
}

Mode ours(std::string name, const Surroundings& where, Expect expected, const Tracing& tracing) {
  return {.name = name,
          .measure =
              [name, where, expected, tracing](uint32_t workload, uint64_t calls) {
                const Traced traced = measure_traced(where.subject, workload, calls, where.path, tracing);
                check(name, expected, tracing, calls, traced);
                return traced;
              },
          .by_default = true};
}

Tracing of_tasks(TaskFilter tasks, bool whole_machine = false) {
  Tracing tracing{.whole_machine = whole_machine};
  tracing.options.tasks = std::move(tasks);
  return tracing;
}

Tracing of_call(std::string_view name) {
  Tracing tracing;
  auto calls = syscalls::parse_call_set(name);
  if (!calls) give_up(calls.error().sentence());
  tracing.options.calls = *calls;
  return tracing;
}

// Every call's end is looked at, and none has what is asked for.
Tracing of_no_return() {
  trc_exit_clause clause{.ret_min = std::numeric_limits<int64_t>::min(),
                         .ret_max = std::numeric_limits<int64_t>::min(),
                         .duration_min_ns = 0,
                         .duration_max_ns = std::numeric_limits<uint64_t>::max(),
                         .calls = {}};
  for (auto& word : clause.calls) word = ~decltype(+word){0};
  Tracing tracing;
  tracing.options.exits = {clause};
  return tracing;
}

Tracing by(TransportKind transport) {
  Tracing tracing;
  tracing.options.transport = transport;
  return tracing;
}

std::vector<Mode> our_modes(const Surroundings& where) {
  const auto pid = static_cast<uint32_t>(where.subject.pid());
  using enum Expect;
  return {
      ours("raw", where, records, {}),
      ours("not-this-call", where, nothing, of_call("acct")),
      ours("not-this-cgroup", where, nothing, of_tasks({.cgroups = {where.other_cgroup}}, true)),
      ours("this-pid", where, records, of_tasks({.pids = {{pid}}})),
      ours("this-tid", where, records, of_tasks({.tids = {{pid}}})),
      ours("this-uid", where, records, of_tasks({.uids = {{::geteuid()}}})),
      ours("this-cgroup", where, records, of_tasks({.cgroups = {where.own_cgroup}})),
      ours("no-such-return", where, nothing, of_no_return()),
      ours("perf-transport", where, records, by(TransportKind::perf)),
      ours("ringbuf-transport", where, records, by(TransportKind::ringbuf)),
  };
}

template <typename Measure>
Mode plain(std::string name, Measure measure) {
  return {.name = std::move(name),
          .measure = [measure](uint32_t workload, uint64_t calls) { return Traced{.time = measure(workload, calls)}; }};
}

std::vector<Mode> their_modes(const Surroundings& where) {
  Subject& subject = where.subject;
  const std::string path = where.path + ".perf";
  std::vector<Mode> modes{
      plain("perf-record",
            [&subject, path](uint32_t workload, uint64_t calls) {
              return measure_perf_record(subject, workload, calls, path);
            }),
      plain("perf-trace",
            [&subject, path](uint32_t workload, uint64_t calls) {
              return measure_perf_trace(subject, workload, calls, path);
            }),
      plain("strace",
            [&subject](uint32_t workload, uint64_t calls) { return measure_strace(subject, workload, calls); }),
  };
  for (Mode& mode : modes) mode.slow = true;
  modes[2].by_wall = true;
  return modes;
}

}  // namespace

std::vector<Mode> all_modes(const Surroundings& where) {
  Subject& subject = where.subject;
  floor_bpf* floor = where.floor;
  std::vector<Mode> modes{
      plain("untraced", [&subject](uint32_t workload, uint64_t calls) { return subject.measure(workload, calls); }),
      plain("floor", [&subject, floor](uint32_t workload,
                                       uint64_t calls) { return measure_floor(subject, workload, calls, floor); }),
  };
  for (Mode& mode : modes) mode.by_default = true;
  for (Mode& mode : our_modes(where)) modes.push_back(std::move(mode));
  for (Mode& mode : their_modes(where)) modes.push_back(std::move(mode));
  return modes;
}

}  // namespace tracectl::bench
