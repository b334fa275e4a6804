// Calls a second from record to event, and on to strace's text: what one core of `tracectl show` can decode.
#include <benchmark/benchmark.h>

#include <cerrno>

#include "tests/lib/decode/decoding.h"

namespace tracectl::testing {
namespace {

RecordBuilder read_call() {
  return call(0, {3, kSomewhere, 10}).exit(2, 3).exit_item(1, TRC_OK, std::string_view{"abc"});
}
RecordBuilder getppid_call() {
  return call(110, {}).exit(2, 3);
}
RecordBuilder openat_call() {
  return call(257, {uint64_t(-100), kSomewhere, 02000000, 0}).string(1, "/etc/ld.so.cache").exit(2, 3);
}
RecordBuilder fstat_call() {
  return call(5, {3, kSomewhere}).exit(2, 0).exit_item(1, TRC_OK, std::string(144, '\1'));
}
RecordBuilder ioctl_call() {
  return call(16, {1, 0x5401, kSomewhere}).exit(2, -ENOTTY);
}

void decode(benchmark::State& state, const RecordBuilder& builder, bool with_text) {
  const ByteVector bytes = builder.build();
  Bytes rest = bytes;
  RecordView record;
  if (next_record(rest, record) != RecordStatus::ok) return state.SkipWithError("not a record");
  const Task task{.tid = 7, .tgid = 7};
  Call call = call_of(record);
  call.task = &task;

  const Decoder decoder({});
  StringOutput output;
  const std::unique_ptr<Sink> sink = make_text_sink({}, output);
  EventArena arena;
  CallEvent event;
  for (auto _ : state) {
    arena.reset();
    decoder.decode(call, arena, event);
    benchmark::DoNotOptimize(event);
    if (!with_text) continue;
    sink->on_call(event);
    output.text.clear();
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(decode, getppid, getppid_call(), false);
BENCHMARK_CAPTURE(decode, read, read_call(), false);
BENCHMARK_CAPTURE(decode, openat, openat_call(), false);
BENCHMARK_CAPTURE(decode, fstat, fstat_call(), false);
BENCHMARK_CAPTURE(decode, ioctl, ioctl_call(), false);
BENCHMARK_CAPTURE(decode, openat_to_text, openat_call(), true);
BENCHMARK_CAPTURE(decode, fstat_to_text, fstat_call(), true);

}  // namespace
}  // namespace tracectl::testing
