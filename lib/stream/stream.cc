#include "lib/stream/stream.h"

#include <utility>

#include "lib/stream/merge.h"
#include "lib/stream/pair.h"
#include "lib/stream/signals.h"
#include "lib/stream/tasks.h"

namespace tracectl {

struct Stream::State {
  explicit State(StreamListener& to) : listener(to) {}

  void run();
  void tell(const Merge::Step& step);
  void tell_whole(const Merge::Step& step);
  void tell_enter_only(const Merge::Step& step);
  void tell_enter(const Merge::Step& step);
  void tell_exit(const Merge::Step& step);
  void tell_task(const Merge::Step& step);
  void tell_signal(const Merge::Step& step);
  void tell_lost(const Merge::Step& step);
  void tell_damage(const Merge::Step& step);
  void replace_pending(uint32_t tid);

  StreamListener& listener;  // not owned
  Merge merge;
  PendingCalls pending;
  Tasks tasks;
  FatalSignals fatal_signals;
  Stats stats{};
};

namespace {

// What the record with the enter half says of the call.
void take_enter(const RecordView& record, uint64_t enter_ns, Call& call) {
  call.has_enter = true;
  call.incomplete = (record.header.flags & TRC_INCOMPLETE) != 0;
  call.abi = record.abi();
  call.nr = record.header.nr;
  call.tid = record.header.tid;
  call.enter_tid = record.header.tid;
  call.sessions = record.header.sessions;
  call.enter_ns = enter_ns;
  call.args = record.args;
  call.nargs = record.nargs;
  call.enter_items = record.enter_items;
}

void take_exit(const RecordView& record, uint64_t exit_ns, Call& call) {
  call.has_exit = true;
  call.incomplete = call.incomplete || (record.header.flags & TRC_INCOMPLETE) != 0;
  call.tid = record.header.tid;
  call.exit_ns = exit_ns;
  call.ret = record.exit.ret;
  call.exit_items = record.exit_items;
}

}  // namespace

Stream::Stream(StreamListener& listener) : state_(std::make_unique<State>(listener)) {}
Stream::~Stream() = default;

void Stream::expect_cpus(uint32_t count) {
  state_->merge.expect_cpus(count);
}
void Stream::know_task(const Task& task) {
  state_->tasks.know(task);
}
void Stream::add(Packet packet) {
  state_->merge.add(std::move(packet));
}
void Stream::advance() {
  state_->run();
}

void Stream::finish() {
  state_->merge.finish();
  state_->run();
}

Stream::Stats Stream::stats() const {
  Stats stats = state_->stats;
  stats.times_clamped = state_->merge.times_clamped();
  stats.held_bytes = state_->merge.held_bytes();
  return stats;
}

void Stream::State::run() {
  Merge::Step step;
  while (merge.next(step)) tell(step);
}

void Stream::State::tell(const Merge::Step& step) {
  switch (step.half) {
    case Half::whole:
      return tell_whole(step);
    case Half::enter:
      return tell_enter(step);
    case Half::exit:
      return tell_exit(step);
    case Half::damage:
      return tell_damage(step);
    case Half::other:
      if (step.record->header.kind == TRC_TASK) return tell_task(step);
      if (step.record->header.kind == TRC_SIGNAL) return tell_signal(step);
      if (step.record->header.kind == TRC_LOST) return tell_lost(step);
      return;
    case Half::none:
      return;
  }
}

void Stream::State::tell_whole(const Merge::Step& step) {
  const RecordView& record = *step.record;
  replace_pending(record.header.tid);
  Call call{.phase = Phase::whole};
  take_enter(record, step.enter_ns, call);
  take_exit(record, step.exit_ns, call);
  call.task = &tasks.of(call.tid);
  ++stats.calls;
  listener.on_call(call);
}

void Stream::State::tell_enter(const Merge::Step& step) {
  const RecordView& record = *step.record;
  if (record.enter_only()) return tell_enter_only(step);
  if (record.has_exit()) {
    replace_pending(record.header.tid);  // this one's exit comes from the same record
  } else if (!pending.remember(record, step.enter_ns)) {
    ++stats.enters_without_exit;
  }
  Call call{.phase = Phase::enter};
  take_enter(record, step.enter_ns, call);
  call.task = &tasks.of(call.tid);
  listener.on_call(call);
}

// All that there will be of this call.
void Stream::State::tell_enter_only(const Merge::Step& step) {
  replace_pending(step.record->header.tid);
  Call call{.phase = Phase::whole};
  take_enter(*step.record, step.enter_ns, call);
  call.task = &tasks.of(call.tid);
  ++stats.calls;
  listener.on_call(call);
}

// Three cases: the enter half is in the same record, is remembered, or was not seen.
void Stream::State::tell_exit(const Merge::Step& step) {
  const RecordView& record = *step.record;
  const uint32_t tid = record.header.tid;
  Call call{.phase = Phase::exit};
  if (record.has_enter()) {
    take_enter(record, step.enter_ns, call);
  } else if (const PendingCalls::Pending* enter = pending.find(record)) {
    take_enter(enter->record, enter->enter_ns, call);
  } else {
    replace_pending(tid);
    call.nr = record.header.nr;
    call.abi = record.abi();
    call.sessions = record.header.sessions;
  }
  ++(call.has_enter ? stats.calls : stats.exits_without_enter);
  take_exit(record, step.exit_ns, call);
  call.task = &tasks.of(tid);
  listener.on_call(call);
  pending.forget(tid);  // only now: the call borrowed from it
}

void Stream::State::tell_task(const Merge::Step& step) {
  const RecordView& record = *step.record;
  const trc_task& body = record.task;
  const auto event = static_cast<trc_task_event>(record.header.nr);
  if (event == TRC_TASK_FORK) replace_pending(body.tid);
  if (event == TRC_TASK_EXEC) pending.exec(body.old_tid, body.tid);
  if (event == TRC_TASK_EXIT) pending.forget(body.tid);
  listener.on_task({.time_ns = step.time_ns,
                    .event = event,
                    .by_tid = record.header.tid,
                    .exit_code = body.exit_code,
                    .old_tid = body.old_tid,
                    .task = &tasks.apply(record)});
  if (event != TRC_TASK_EXIT) return;
  if (body.tid == body.tgid && body.old_tid == body.tid) fatal_signals.gone(body.tgid);
  tasks.remove(body.tid);
}

void Stream::State::tell_signal(const Merge::Step& step) {
  constexpr int32_t kKill = 9;  // SIGKILL
  const RecordView& record = *step.record;
  const Task& task = tasks.of(record.header.tid);
  int32_t number = record.header.nr;
  trc_signal signal = record.signal;
  if (signal.handler == TRC_SIGNAL_SENT) return fatal_signals.sent(task.tgid, signal, number);
  if (number == kKill) {
    if (!fatal_signals.killed(task.tgid, number, signal)) return;  // its effect, the thread's end, says it all
    signal.handler = 0;
  } else {
    fatal_signals.delivered(task.tgid, number);
  }
  listener.on_signal({.time_ns = step.time_ns,
                      .number = number,
                      .handler = signal.handler,
                      .info = std::as_bytes(std::span{signal.info}),
                      .task = &task});
}

void Stream::State::tell_lost(const Merge::Step& step) {
  const trc_lost& lost = step.record->lost;
  if (lost.enters > 0 || lost.exits > 0) pending.lost_until(step.time_ns);
  listener.on_lost({.time_ns = step.time_ns,
                    .since_ns = lost.since_ns,
                    .cpu = step.cpu,
                    .enters = lost.enters,
                    .exits = lost.exits,
                    .tasks = lost.tasks,
                    .signals = lost.signals});
}

void Stream::State::tell_damage(const Merge::Step& step) {
  stats.bad_records += step.bad_records;
  pending.lost_until(step.time_ns);
  listener.on_lost(
      {.time_ns = step.time_ns, .since_ns = step.time_ns, .cpu = step.cpu, .bad_records = step.bad_records});
}

// The thread is seen elsewhere, so that the call it was in has ended without an exit half that we know of.
void Stream::State::replace_pending(uint32_t tid) {
  if (pending.forget(tid)) ++stats.enters_without_exit;
}

}  // namespace tracectl
