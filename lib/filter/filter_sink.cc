#include "lib/filter/filter_sink.h"

#include "lib/filter/evaluate.h"

namespace tracectl::filter {

void FilterSink::on_call(const CallEvent& event) {
  const bool matches = evaluate(*expression_, event) == Truth::yes;
  const uint32_t tid = event.who.tid;
  if (event.phase != EventPhase::exit) {
    if (matches && event.phase == EventPhase::enter) {
      begun_.insert(tid);
    } else {
      begun_.erase(tid);
    }
    if (matches) next_->on_call(event);
    return;
  }
  if (begun_.erase(tid) != 0) {
    next_->on_call(event);  // what was begun is ended
  } else if (matches) {
    CallEvent whole = event;
    if (whole.has_enter) whole.phase = EventPhase::whole;
    next_->on_call(whole);
  }
}

bool FilterSink::is_ruled_out(const Subject& who) const {
  return evaluate(*expression_, who) == Truth::no;
}

void FilterSink::on_signal(const SignalDelivery& event) {
  if (!is_ruled_out(event.who)) next_->on_signal(event);
}

void FilterSink::on_exit(const ExitEvent& event) {
  begun_.erase(event.who.tid);
  if (!is_ruled_out(event.who)) next_->on_exit(event);
}

}  // namespace tracectl::filter
