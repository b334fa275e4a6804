// Lines a second of the outputs, into an Output that drops them: what one core of `tracectl show` can print.
#include <benchmark/benchmark.h>

#include "lib/sink/json.h"
#include "tests/lib/sink/events.h"

namespace tracectl {
namespace {

using namespace test;

class NullOutput final : public Output {
 public:
  void write(std::string_view bytes) override { total += bytes.size(); }
  void flush() override {}
  size_t total = 0;
};

CallEvent openat_event() {
  return call_event(1, "openat",
                    {argument("dfd", symbol("AT_FDCWD")), argument("filename", text("/etc/ld.so.cache")),
                     argument("flags", flags({symbol("O_RDONLY"), symbol("O_CLOEXEC")})), argument("mode", absent())},
                    number(3));
}

CallEvent newfstatat_event() {
  return call_event(
      1, "newfstatat",
      {argument("dfd", number(3)), argument("filename", text("")),
       at_exit("statbuf", structure({field("st_mode", flags({symbol("S_IFREG"), in_base(Base::octal, 0644)})),
                                     field("st_size", number(44187))},
                                    true)),
       argument("flag", flags({symbol("AT_EMPTY_PATH")}))},
      number(0));
}

std::unique_ptr<Sink> make_sink(bool json, NullOutput& output) {
  return json ? make_json_sink({}, output) : make_text_sink({}, output);
}

void report(benchmark::State& state, int64_t lines, const NullOutput& output) {
  state.SetItemsProcessed(lines);
  state.SetBytesProcessed(static_cast<int64_t>(output.total));
}

// One kind of call, told whole.
void whole(benchmark::State& state, bool json, CallEvent event) {
  NullOutput output;
  const std::unique_ptr<Sink> sink = make_sink(json, output);
  for (auto _ : state) {
    event.who.time_ns += 1000;
    event.exit_ns = event.who.time_ns + 500;
    sink->on_call(event);
  }
  sink->finish();
  report(state, state.iterations(), output);
}
BENCHMARK_CAPTURE(whole, text_close, false, close_event(1, 3));
BENCHMARK_CAPTURE(whole, text_openat, false, openat_event());
BENCHMARK_CAPTURE(whole, text_newfstatat, false, newfstatat_event());
BENCHMARK_CAPTURE(whole, json_close, true, close_event(1, 3));
BENCHMARK_CAPTURE(whole, json_openat, true, openat_event());
BENCHMARK_CAPTURE(whole, json_newfstatat, true, newfstatat_event());

// Two threads whose reads always overlap: two lines a call.
void interrupted(benchmark::State& state, bool json) {
  NullOutput output;
  const std::unique_ptr<Sink> sink = make_sink(json, output);
  const CallEvent enter[2] = {enter_of(read_event(1)), enter_of(read_event(2))};
  const CallEvent exit[2] = {exit_of(read_event(1)), exit_of(read_event(2))};
  for (auto _ : state) {
    sink->on_call(enter[0]);
    sink->on_call(enter[1]);
    sink->on_call(exit[0]);
    sink->on_call(exit[1]);
  }
  sink->finish();
  report(state, state.iterations() * (json ? 2 : 4), output);
}
BENCHMARK_CAPTURE(interrupted, text, false);
BENCHMARK_CAPTURE(interrupted, json, true);

// With -tt, -T and pids.
void stamped(benchmark::State& state) {
  NullOutput output;
  TextOptions options;
  options.stamp = TextOptions::Stamp::microseconds;
  options.durations = true;
  options.pids = TextOptions::Pids::always;
  const std::unique_ptr<Sink> sink = make_text_sink(options, output);
  CallEvent event = openat_event();
  for (auto _ : state) {
    event.who.time_ns += 1000;
    event.exit_ns = event.who.time_ns + 500;
    sink->on_call(event);
  }
  sink->finish();
  report(state, state.iterations(), output);
}
BENCHMARK(stamped);

}  // namespace
}  // namespace tracectl
