// What the drain thread pays to hand on a packet: nothing else may happen between two polls of the rings.
// Run: build/bin/queue_bench
#include <benchmark/benchmark.h>

#include <thread>
#include <vector>

#include "lib/tracefile/packet_queue.h"

namespace tracectl {
namespace {

// The copy alone: the floor.
void BM_copy(benchmark::State& state) {
  const std::vector<std::byte> bytes(static_cast<size_t>(state.range(0)), std::byte{1});
  std::vector<std::byte> out(bytes.size());
  for (auto _ : state) {
    out.assign(bytes.begin(), bytes.end());
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_copy)->Arg(4 << 10)->Arg(64 << 10)->Arg(1 << 20);

// Pushes of 4 MiB, which is what is warm, then pops that are not counted: no other thread takes part.
void BM_push(benchmark::State& state) {
  const std::vector<std::byte> bytes(static_cast<size_t>(state.range(0)), std::byte{1});
  const int64_t batch = (4 << 20) / (state.range(0) + 64) - 1;
  PacketQueue queue{PacketQueue::Limits{}};
  Packet packet;
  while (state.KeepRunningBatch(batch)) {
    for (int64_t i = 0; i < batch; ++i) {
      if (!queue.push({}, bytes)) state.SkipWithError("push failed");
    }
    state.PauseTiming();
    while (*queue.pop(packet, 0) == PacketQueue::Popped::packet) {
    }
    state.ResumeTiming();
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_push)->Arg(4 << 10)->Arg(64 << 10);

// The CPU time of pushes while another thread pops, and sleeps whenever there is nothing: wake-ups included.
void BM_push_beside_a_consumer(benchmark::State& state) {
  const std::vector<std::byte> bytes(static_cast<size_t>(state.range(0)), std::byte{1});
  PacketQueue queue{PacketQueue::Limits{}};
  std::thread consumer{[&] {
    Packet packet;
    while (*queue.pop(packet, 1000) != PacketQueue::Popped::closed) {
    }
  }};
  const auto backlog = [&] { return queue.stats().pushed_bytes - queue.stats().popped_bytes; };
  for (auto _ : state) {
    if (!queue.push({}, bytes)) state.SkipWithError("push failed");
    if (backlog() < (64u << 20)) continue;
    state.PauseTiming();
    while (backlog() > (1u << 20)) std::this_thread::yield();
    state.ResumeTiming();
  }
  queue.close();
  consumer.join();
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_push_beside_a_consumer)->Arg(4 << 10)->Arg(64 << 10);

// Beyond the bound: everything goes to the file.
void BM_push_to_disk(benchmark::State& state) {
  const std::vector<std::byte> bytes(static_cast<size_t>(state.range(0)), std::byte{1});
  PacketQueue queue{{.memory_bytes = 0}};
  Packet packet;
  for (auto _ : state) {
    if (!queue.push({}, bytes)) state.SkipWithError("push failed");
    if (queue.stats().pushed_bytes - queue.stats().popped_bytes < (32u << 20)) continue;
    state.PauseTiming();
    while (*queue.pop(packet, 0) == PacketQueue::Popped::packet) {
    }
    state.ResumeTiming();
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_push_to_disk)->Arg(4 << 10)->Arg(64 << 10);

}  // namespace
}  // namespace tracectl
