#include "tools/tracectl/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/syscalls/lookup.h"

namespace tracectl {
namespace {

struct Halves {
  uint64_t delivered = 0, lost = 0, filtered = 0;
  uint64_t alone = 0;  // of those delivered, without their other half

  [[nodiscard]] uint64_t all() const { return delivered + lost + filtered; }
  void add(const Halves& other) {
    delivered += other.delivered;
    lost += other.lost;
    filtered += other.filtered;
    alone += other.alone;
  }
};

struct Line {
  std::string call;
  Halves enters{}, exits{};
};

// "openat", "openat@32"; "others" stands for all numbers that no row has.
std::string call_name(uint32_t index) {
  const Abi abi = index < TRC_NR_I386 ? Abi::x86_64 : Abi::i386;
  const auto nr = static_cast<int32_t>(index % TRC_NR_I386);
  const syscalls::Row* const row = syscalls::find(nr, abi);
  std::string name = row != nullptr ? std::string{row->name} : nr == TRC_NR_OTHER ? "others" : fmt::format("{}", nr);
  return abi == Abi::i386 ? name + "@32" : name;
}

// Of the calls that there is something to say about, those with most first.
std::vector<Line> lines_of(const DeliveryCounts& delivered, const KernelCounts& kernel) {
  const std::vector<HalfCounts>& records = delivered.records().of_session(0);
  std::vector<Line> lines;
  for (uint32_t index = 0; index < TRC_CALLS; ++index) {
    const HalfCounts got = records.empty() ? HalfCounts{} : records[index];
    const HalfCounts alone = delivered.alone()[index];
    const trc_account& not_got = kernel.calls[index];
    Line line{.call = call_name(index),
              .enters = {got.enters, not_got.lost_enters, not_got.filtered_enters, alone.enters},
              .exits = {got.exits, not_got.lost_exits, not_got.filtered_exits, alone.exits}};
    if (line.enters.all() + line.exits.all() != 0) lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.enters.all() > b.enters.all(); });
  return lines;
}

Line total_of(const std::vector<Line>& lines) {
  Line total{.call = "total"};
  for (const Line& line : lines) {
    total.enters.add(line.enters);
    total.exits.add(line.exits);
  }
  return total;
}

nlohmann::json to_json(const Halves& halves) {
  return {
      {"delivered", halves.delivered}, {"lost", halves.lost}, {"filtered", halves.filtered}, {"alone", halves.alone}};
}

nlohmann::json to_json(const Line& line) {
  return {{"call", line.call}, {"enters", to_json(line.enters)}, {"exits", to_json(line.exits)}};
}

}  // namespace

void DeliveryCounts::on_call(const Call& call) {
  HalfCounts& alone = alone_[call_index(call.nr, call.abi, call.has_enter)];
  if (call.phase == Phase::enter) ++alone.enters;
  if (call.phase == Phase::exit && call.has_enter) --alone.enters;
  if (!call.has_enter) ++alone.exits;
  if (next_ != nullptr) next_->on_call(call);
}

void DeliveryCounts::on_task(const TaskEvent& event) {
  if (next_ != nullptr) next_->on_task(event);
}

void DeliveryCounts::on_signal(const SignalEvent& event) {
  if (next_ != nullptr) next_->on_signal(event);
}

void DeliveryCounts::on_lost(const LostEvent& event) {
  if (next_ != nullptr) next_->on_lost(event);
}

std::string account_text(const DeliveryCounts& delivered, const KernelCounts& kernel) {
  std::vector<Line> lines = lines_of(delivered, kernel);
  lines.push_back(total_of(lines));
  size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.call.size());

  const std::string half = fmt::format(" {:>10} {:>10} {:>10} {:>10}", "delivered", "lost", "filtered", "alone");
  std::string text =
      fmt::format("{:{}}  {:^43}  {:^43}\n{:{}}  {}  {}\n", "", width, "enters", "exits", "call", width, half, half);
  const auto add = [&](const Line& line) {
    text += fmt::format("{:{}}", line.call, width);
    for (const Halves& one : {line.enters, line.exits})
      text += fmt::format("   {:10} {:10} {:10} {:10}", one.delivered, one.lost, one.filtered, one.alone);
    text += '\n';
  };
  for (const Line& line : lines) add(line);

  const auto say = [&](uint64_t number, std::string_view what) {
    if (number != 0) text += fmt::format("{} {}\n", number, what);
  };
  text += fmt::format("{} skipped by the kernel, calls or events of tasks, with a tracing program on their CPU\n",
                      kernel.probe.recursion_misses);
  say(kernel.probe.no_ring, "of what was lost on CPUs that had no ring yet");
  say(kernel.transport.lost_tasks, "records of tasks lost");
  say(kernel.transport.lost_signals, "records of signals lost");
  say(kernel.probe.tasks_full, "threads or processes not followed");
  say(delivered.records().bad_records(), "records that could not be read");
  return text;
}

std::string account_json(const DeliveryCounts& delivered, const KernelCounts& kernel) {
  const std::vector<Line> lines = lines_of(delivered, kernel);
  nlohmann::json calls = nlohmann::json::array();
  for (const Line& line : lines) calls.push_back(to_json(line));
  const Line total = total_of(lines);
  const nlohmann::json all{{"calls", calls},
                           {"total", {{"enters", to_json(total.enters)}, {"exits", to_json(total.exits)}}},
                           {"skipped", kernel.probe.recursion_misses},
                           {"without_ring", kernel.probe.no_ring},
                           {"lost_tasks", kernel.transport.lost_tasks},
                           {"lost_signals", kernel.transport.lost_signals},
                           {"not_followed", kernel.probe.tasks_full},
                           {"bad_records", delivered.records().bad_records()}};
  return all.dump(2) + "\n";
}

}  // namespace tracectl
