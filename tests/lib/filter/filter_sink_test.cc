#include "lib/filter/filter_sink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lib/sink/events.h"

namespace tracectl::filter {
namespace {

using namespace tracectl::test;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Recorder final : public Sink {
 public:
  explicit Recorder(std::vector<std::string>& lines) : lines_(lines) {}
  void on_call(const CallEvent& event) override {
    const char* phase = event.phase == EventPhase::whole   ? "whole "
                        : event.phase == EventPhase::enter ? "enter "
                                                           : "exit ";
    lines_.push_back(phase + std::string(event.name));
  }
  void on_signal(const SignalDelivery& event) override { lines_.push_back("signal " + std::string(event.name)); }
  void on_exit(const ExitEvent& event) override { lines_.push_back("gone " + std::to_string(event.who.tid)); }
  void on_gap(const GapEvent&) override { lines_.emplace_back("gap"); }
  void flush() override {}
  void finish() override { lines_.emplace_back("finish"); }

 private:
  std::vector<std::string>& lines_;
};

struct Filtered : ::testing::Test {
  std::vector<std::string> lines;
  FilterSink sink(std::string_view text) {
    auto expression = parse_expression(text);
    EXPECT_TRUE(expression);
    return {std::make_shared<const Expression>(*expression), std::make_unique<Recorder>(lines)};
  }
};

TEST_F(Filtered, whole_calls_pass_or_do_not) {
  FilterSink s = sink("arg.fd == 3");
  s.on_call(close_event(1, 3));
  s.on_call(close_event(1, 4));
  EXPECT_THAT(lines, ElementsAre("whole close"));
}

TEST_F(Filtered, what_is_decided_at_the_enter_comes_in_its_two_halves) {
  FilterSink s = sink("arg.fd == 3");
  s.on_call(enter_of(read_event(1)));
  s.on_call(exit_of(read_event(1)));
  EXPECT_THAT(lines, ElementsAre("enter read", "exit read"));
}

TEST_F(Filtered, what_hangs_on_the_exit_is_told_whole_when_it_is_there) {
  FilterSink s = sink("ret == 3");
  s.on_call(enter_of(read_event(1)));
  EXPECT_THAT(lines, IsEmpty());
  s.on_call(exit_of(read_event(1)));
  EXPECT_THAT(lines, ElementsAre("whole read"));
}

TEST_F(Filtered, what_never_returns_is_not_told_when_its_return_is_asked_for) {
  FilterSink s = sink("ret >= 0");
  s.on_call(enter_of(exit_group_event(1, 0)));
  s.on_exit(exited(1, 0));
  s.finish();
  EXPECT_THAT(lines, ElementsAre("gone 1", "finish"));
}

TEST_F(Filtered, an_exit_without_enter_matches_by_what_is_known_of_it) {
  FilterSink by_ret = sink("ret == 0");
  by_ret.on_call(lone_exit_of(close_event(1, 3)));
  EXPECT_THAT(lines, ElementsAre("exit close"));
  lines.clear();
  FilterSink by_argument = sink("arg.fd == 3");
  by_argument.on_call(lone_exit_of(close_event(1, 3)));
  EXPECT_THAT(lines, IsEmpty());
}

TEST_F(Filtered, a_thread_that_began_a_call_and_lost_its_exit_is_not_confused) {
  FilterSink s = sink("arg.fd == 3");
  s.on_call(enter_of(read_event(1)));
  s.on_call(close_event(1, 4));  // the read's exit was lost
  s.on_call(lone_exit_of(close_event(1, 4)));
  EXPECT_THAT(lines, ElementsAre("enter read"));
}

TEST_F(Filtered, signals_and_ends_hang_on_who_they_are_of) {
  FilterSink s = sink("tid == 1 and ret == 0");
  s.on_signal(sigchld(1));
  s.on_signal(sigchld(2));
  s.on_exit(exited(1, 0));
  s.on_exit(exited(2, 0));
  s.on_gap({});
  EXPECT_THAT(lines, ElementsAre("signal SIGCHLD", "gone 1", "gap"));
}

}  // namespace
}  // namespace tracectl::filter
