#include "lib/sink/render.h"

namespace tracectl {

void Renderer::on_call(const Call& call) {
  arena_.reset();
  CallEvent event;
  decoder_.decode(call, arena_, event);
  sink_.on_call(event);
}

void Renderer::on_task(const TaskEvent& task) {
  if (task.event != TRC_TASK_EXIT) return;
  ExitEvent event;
  decoder_.decode(task, event);
  sink_.on_exit(event);
}

void Renderer::on_signal(const SignalEvent& signal) {
  arena_.reset();
  SignalDelivery event;
  decoder_.decode(signal, arena_, event);
  sink_.on_signal(event);
}

void Renderer::on_lost(const LostEvent& lost) {
  GapEvent event;
  event.time_ns = lost.time_ns;
  event.since_ns = lost.since_ns;
  event.cpu = lost.cpu;
  event.enters = lost.enters;
  event.exits = lost.exits;
  event.others = uint64_t{lost.tasks} + lost.signals + lost.bad_records;
  sink_.on_gap(event);
}

}  // namespace tracectl
