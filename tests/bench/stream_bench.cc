// How many calls a second one core takes through the stream: parse, merge, pair, hand over.
// Run: build/bin/stream_bench
#include <benchmark/benchmark.h>

#include <vector>

#include "lib/stream/stream.h"
#include "tests/support/record_builder.h"

namespace tracectl {
namespace {

using testing::ByteVector;
using testing::RecordBuilder;

constexpr size_t kCpus = 2;
constexpr size_t kPacketBytes = 128 * 1024;

class Count : public StreamListener {
 public:
  void on_call(const Call& call) override { calls_ += call.has_exit ? 1 : 0; }
  void on_task(const TaskEvent&) override {}
  void on_signal(const SignalEvent&) override {}
  void on_lost(const LostEvent&) override {}
  [[nodiscard]] int64_t calls() const { return calls_; }

 private:
  int64_t calls_ = 0;
};

// One packet of each CPU, filled with what `record_at(cpu, index)` builds.
template <typename RecordAt>
void run(benchmark::State& state, RecordAt record_at) {
  std::vector<ByteVector> packets(kCpus);
  for (uint32_t cpu = 0; cpu < kCpus; ++cpu) {
    for (uint64_t index = 0; packets[cpu].size() < kPacketBytes; ++index) {
      record_at(cpu, index).append_to(packets[cpu]);
    }
  }
  Count count;
  int64_t bytes = 0;
  for (auto _ : state) {
    Stream stream{count};
    stream.expect_cpus(kCpus);
    for (uint32_t cpu = 0; cpu < kCpus; ++cpu) {
      stream.add({.cpu = cpu, .bytes = packets[cpu]});
      bytes += static_cast<int64_t>(packets[cpu].size());
    }
    stream.finish();
  }
  state.SetItemsProcessed(count.calls());
  state.SetBytesProcessed(bytes);
}

// Both CPUs in short calls all the time: each packet's calls lie beside, not inside, the other CPU's.
void BM_whole_calls(benchmark::State& state) {
  run(state, [](uint32_t cpu, uint64_t index) {
    const uint64_t enter_ns = index * 200 + cpu * 100;
    return RecordBuilder(TRC_CALL).time(enter_ns).tid(100 + cpu).nr(39).args({}).exit(enter_ns + 50, 1000);
  });
}
BENCHMARK(BM_whole_calls);

// The CPUs take turns: 100 calls of one, then 100 of the other.
void BM_whole_calls_in_bursts(benchmark::State& state) {
  run(state, [](uint32_t cpu, uint64_t index) {
    const uint64_t enter_ns = index / 100 * 20'000 + cpu * 10'000 + index % 100 * 100;
    return RecordBuilder(TRC_CALL).time(enter_ns).tid(100 + cpu).nr(39).args({}).exit(enter_ns + 50, 1000);
  });
}
BENCHMARK(BM_whole_calls_in_bursts);

// Every call overlaps one of the other CPU: told in halves.
void BM_overlapping_calls(benchmark::State& state) {
  run(state, [](uint32_t cpu, uint64_t index) {
    const uint64_t enter_ns = index * 200 + cpu * 100;
    return RecordBuilder(TRC_CALL).time(enter_ns).tid(100 + cpu).nr(39).args({}).exit(enter_ns + 150, 1000);
  });
}
BENCHMARK(BM_overlapping_calls);

// Every call blocked: two records, the enter half remembered meanwhile.
void BM_split_calls(benchmark::State& state) {
  run(state, [](uint32_t cpu, uint64_t index) {
    const auto tid = static_cast<uint32_t>(100 + cpu + index / 2 % 8 * kCpus);
    RecordBuilder record(TRC_CALL);
    record.tid(tid).nr(0);
    const uint64_t time_ns = index * 200 + cpu * 100;
    return index % 2 == 0 ? record.time(time_ns).args({3, 0x1000, 64}) : record.exit(time_ns, 64);
  });
}
BENCHMARK(BM_split_calls);

// A path at enter: what openat looks like.
void BM_calls_with_a_path(benchmark::State& state) {
  run(state, [](uint32_t cpu, uint64_t index) {
    const uint64_t enter_ns = index * 200 + cpu * 100;
    return RecordBuilder(TRC_CALL)
        .time(enter_ns)
        .tid(100 + cpu)
        .nr(257)
        .args({~99ull, 0x1000, 0, 0})
        .string(1, "/usr/lib/x86_64-linux-gnu/libc.so.6")
        .exit(enter_ns + 50, 3);
  });
}
BENCHMARK(BM_calls_with_a_path);

}  // namespace
}  // namespace tracectl
