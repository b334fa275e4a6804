// The table's rows by number, each with what was worked out of it once; then calls, signals and ends of tasks.
#include "lib/decode/decoder.h"

#include <array>

#include "lib/decode/call_decoder.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"
#include "lib/syscalls/lookup.h"

namespace tracectl {

struct Decoder::State {
  static constexpr size_t kNumbers = 512;
  static constexpr size_t kAbis = 3;

  DecodeOptions options;
  decode::Layouts layouts;
  std::vector<decode::RowPlan> plans;
  std::array<std::array<const decode::RowPlan*, kNumbers>, kAbis> by_number{};

  [[nodiscard]] const decode::RowPlan* find(int32_t nr, Abi abi) const {
    const auto index = static_cast<size_t>(nr);
    const auto table = static_cast<size_t>(abi);
    return nr >= 0 && index < kNumbers && table < kAbis ? by_number[table][index] : nullptr;
  }
};

Decoder::Decoder(const DecodeOptions& options) : state_(std::make_unique<State>()) {
  state_->options = options;
  const auto rows = syscalls::all_rows();
  state_->plans.reserve(rows.size());  // by_number points into it
  for (const syscalls::Row* row : rows) {
    state_->layouts.add(*row);
    const decode::RowPlan& plan = state_->plans.emplace_back(decode::plan_of(*row));
    for (const Abi abi : {Abi::x86_64, Abi::i386, Abi::aarch64}) {
      const int16_t nr = row->nr.on(abi);
      if (nr >= 0 && static_cast<size_t>(nr) < State::kNumbers)
        state_->by_number[static_cast<size_t>(abi)][static_cast<size_t>(nr)] = &plan;
    }
  }
}

Decoder::~Decoder() = default;

void Decoder::decode(const Call& call, EventArena& arena, CallEvent& event) const {
  const decode::RowPlan* plan = state_->find(call.nr, call.abi);
  if (plan == nullptr) return decode::decode_unknown(call, arena, event);
  decode::decode_call(
      {.options = state_->options, .layouts = state_->layouts, .arena = arena, .call = call, .plan = *plan}, event);
}

namespace {

Subject subject_of(const Task* task, uint64_t time_ns) {
  if (task == nullptr) return {.time_ns = time_ns};
  return {.time_ns = time_ns,
          .tid = task->tid,
          .pid = task->tgid,
          .comm = task->comm,
          .executable = task->executable,
          .cgroup_id = task->cgroup_id,
          .uid = task->uid};
}

}  // namespace

void Decoder::decode(const SignalEvent& signal, EventArena& arena, SignalDelivery& event) const {
  event.who = subject_of(signal.task, signal.time_ns);
  event.name = decode::signal_name(static_cast<uint64_t>(signal.number));
  if (event.name.empty()) event.name = decode::Text(arena, 24).add("SIG_").decimal(signal.number).view();
  // The record keeps the kernel's own layout, whatever the program's.
  event.info = decode::decode_siginfo(arena, Abi::x86_64, signal.info);
}

void Decoder::decode(const TaskEvent& task, ExitEvent& event) const {
  event.who = subject_of(task.task, task.time_ns);
  const auto code = static_cast<uint32_t>(task.exit_code);
  event.status = static_cast<int32_t>(code >> 8 & 0xff);
  event.signal_name = (code & 0x7f) != 0 ? decode::signal_name(code & 0x7f) : std::string_view{};
  event.core_dumped = (code & 0x80) != 0;
  if (task.old_tid != event.who.tid) event.superseded_by = task.old_tid;
}

}  // namespace tracectl
