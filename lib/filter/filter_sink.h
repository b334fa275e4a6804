// In front of an output: only what an expression says yes to comes through.
#pragma once

#include <memory>
#include <unordered_set>

#include "lib/event/event.h"
#include "lib/filter/expression.h"

namespace tracectl::filter {

// A call about which the enter half decides nothing (duration > 10ms) is held back until it returns, and then told
// whole, with the time of its enter; one of which nobody will ever know is not told.  Signals and ends of threads come
// through unless the expression rules out who they are of.
class FilterSink final : public Sink {
 public:
  FilterSink(std::shared_ptr<const Expression> expression, std::unique_ptr<Sink> next)
      : expression_(std::move(expression)), next_(std::move(next)) {}

  void on_call(const CallEvent& event) override;
  void on_signal(const SignalDelivery& event) override;
  void on_exit(const ExitEvent& event) override;
  void on_gap(const GapEvent& event) override { next_->on_gap(event); }
  void flush() override { next_->flush(); }
  void finish() override { next_->finish(); }

 private:
  [[nodiscard]] bool is_ruled_out(const Subject& who) const;

  std::shared_ptr<const Expression> expression_;
  std::unique_ptr<Sink> next_;
  std::unordered_set<uint32_t> begun_;  // threads of whose call the enter half was told
};

}  // namespace tracectl::filter
