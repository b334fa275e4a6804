#include "lib/stream/signals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lib/stream/recorder.h"

namespace tracectl {
namespace {

using namespace tracectl::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int kUsr1 = 10, kTerm = 15, kKill = 9;

struct Signals : ::testing::Test {
  Recorder told;
  Stream stream{told};
  uint64_t time_ns = 0;

  void SetUp() override {
    stream.know_task({.tid = 7, .tgid = 7});
    stream.know_task({.tid = 8, .tgid = 7});
  }
  void signal(uint32_t tid, int number, uint64_t handler = 0) {
    time_ns += 10;
    stream.add(packet_of(0, time_ns + 1, RecordBuilder(TRC_SIGNAL).time(time_ns).tid(tid).signal(number, {}, handler)));
    stream.advance();
  }
};

TEST_F(Signals, a_fatal_one_stands_where_it_took_effect) {
  signal(7, kTerm, TRC_SIGNAL_SENT);
  EXPECT_THAT(told.lines, IsEmpty());
  signal(8, kKill);
  signal(7, kKill);
  EXPECT_THAT(told.lines, ElementsAre("signal 15 @20 tid=8 48")) << "once, though every thread is killed";
}

TEST_F(Signals, a_kill_has_no_line_of_its_own) {
  signal(7, kKill);
  EXPECT_THAT(told.lines, IsEmpty());
}

TEST_F(Signals, what_was_handled_is_told_once_and_does_not_explain_a_later_kill) {
  signal(7, kUsr1, TRC_SIGNAL_SENT);
  signal(7, kUsr1, 0x4000);
  signal(7, kKill);
  EXPECT_THAT(told.lines, ElementsAre("signal 10 @20 tid=7 48"));
}

TEST_F(Signals, the_next_owner_of_the_process_id_is_not_blamed) {
  signal(7, kTerm, TRC_SIGNAL_SENT);
  time_ns += 10;
  stream.add(packet_of(0, time_ns + 1,
                       RecordBuilder(TRC_TASK).time(time_ns).tid(7).task(TRC_TASK_EXIT, {.tid = 7, .tgid = 7}, "")));
  stream.advance();
  told.lines.clear();
  signal(7, kKill);
  EXPECT_THAT(told.lines, IsEmpty());
}

}  // namespace
}  // namespace tracectl
