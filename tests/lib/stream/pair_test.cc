// Halves of one call, in records of their own, brought together; and those that cannot be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lib/stream/recorder.h"

namespace tracectl {
namespace {

using namespace tracectl::testing;
using ::testing::ElementsAre;

struct Pairing : ::testing::Test {
  Recorder told;
  Stream stream{told};

  template <typename... Builders>
  void run(const Builders&... records) {
    stream.add(packet_of(0, 0, records...));
    stream.finish();
  }
};

TEST_F(Pairing, a_blocked_call_leaves_with_what_it_entered_with) {
  stream.add(packet_of(0, 0, enter(7, 0, 10, 3).item(0, TRC_OK, "in"), enter(8, 1, 11, 4)));
  stream.add(packet_of(1, 0, exit(8, 1, 20, 1), exit(7, 0, 30, 2).exit_item(1, TRC_OK, "out")));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("enter tid=7 nr=0 @10(3)[0:in]", "enter tid=8 nr=1 @11(4)",
                                      "exit tid=8 nr=1 @11(4) @20=1", "exit tid=7 nr=0 @10(3)[0:in] @30=2[1:out]"));
  EXPECT_EQ(stream.stats().calls, 2u);
}

TEST_F(Pairing, the_enter_half_outlives_its_packet) {
  stream.add(packet_of(0, 15, enter(7, 0, 10, 3).item(0, TRC_OK, "in")));
  stream.advance();
  EXPECT_EQ(stream.stats().held_bytes, 0u);
  for (int i = 0; i < 100; ++i) stream.add(packet_of(0, 15, enter(100 + i, 0, 20, 9).item(0, TRC_OK, "other")));
  stream.add(packet_of(0, 100, exit(7, 0, 30, 2)));
  stream.advance();
  EXPECT_EQ(told.lines.back(), "exit tid=7 nr=0 @10(3)[0:in] @30=2");
}

TEST_F(Pairing, number_and_abi_come_from_the_enter_half) {
  run(RecordBuilder(TRC_CALL).tid(7).nr(119).i386().time(10).args({1}), exit(7, -1, 20, 0), enter(7, 0x40000001, 30, 1),
      exit(7, 1, 40, 5));
  EXPECT_THAT(told.lines, ElementsAre("enter tid=7 nr=119 i386 @10(1)", "exit tid=7 nr=119 i386 @10(1) @20=0",
                                      "enter tid=7 nr=1073741825 @30(1)", "exit tid=7 nr=1073741825 @30(1) @40=5"));
}

TEST_F(Pairing, an_exit_without_enter_is_reported_not_invented) {
  run(exit(7, 0, 20, 5).exit_item(1, TRC_OK, "out"), exit(8, -1, 30, 0));
  EXPECT_THAT(told.lines, ElementsAre("exit tid=7 nr=0 @20=5[1:out]", "exit tid=8 nr=-1 @30=0"));
  EXPECT_EQ(stream.stats().exits_without_enter, 2u);
  EXPECT_EQ(stream.stats().calls, 0u);
}

TEST_F(Pairing, a_call_whose_exit_nobody_asked_for_is_whole_without_it) {
  run(enter(7, 0, 10, 3).enter_only(), exit(7, 0, 20, 1));
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=0 @10(3)", "exit tid=7 nr=0 @20=1"));
  EXPECT_EQ(stream.stats().enters_without_exit, 0u);
}

TEST_F(Pairing, an_exit_uses_its_enter_up) {
  run(enter(7, 0, 10, 3), exit(7, 0, 20, 1), exit(7, 0, 30, 2));
  EXPECT_EQ(told.lines.back(), "exit tid=7 nr=0 @30=2");
}

TEST_F(Pairing, an_enter_after_an_enter_replaces_it) {
  run(enter(7, 0, 10, 3), enter(7, 1, 20, 4), exit(7, 1, 30, 0));
  EXPECT_THAT(told.lines,
              ElementsAre("enter tid=7 nr=0 @10(3)", "enter tid=7 nr=1 @20(4)", "exit tid=7 nr=1 @20(4) @30=0"));
  EXPECT_EQ(stream.stats().enters_without_exit, 1u);
}

TEST_F(Pairing, a_whole_call_ends_an_enter_before_it) {
  run(enter(7, 0, 10, 3), call(7, 1, 20, 30), exit(7, 0, 40, 0));
  EXPECT_EQ(told.lines.back(), "exit tid=7 nr=0 @40=0");
  EXPECT_EQ(stream.stats().enters_without_exit, 1u);
}

TEST_F(Pairing, a_call_in_flight_at_the_end_is_told_as_an_enter) {
  run(enter(7, 0, 10, 3));
  EXPECT_THAT(told.lines, ElementsAre("enter tid=7 nr=0 @10(3)"));
  EXPECT_EQ(stream.stats().enters_without_exit, 0u);
}

TEST_F(Pairing, the_end_of_a_task_drops_its_call) {
  run(enter(7, 231, 10, 0), RecordBuilder(TRC_TASK).tid(7).time(20).task(TRC_TASK_EXIT, {.tid = 7, .tgid = 7}, "x"),
      exit(7, 0, 30, 0));
  EXPECT_THAT(told.lines,
              ElementsAre("enter tid=7 nr=231 @10(0)", "task 3 @20 tid=7 tgid=7 x", "exit tid=7 nr=0 @30=0"));
  EXPECT_EQ(stream.stats().enters_without_exit, 0u);
}

TEST_F(Pairing, exec_from_a_second_thread_enters_by_its_id_and_leaves_by_the_leaders) {
  run(enter(7, 202, 5, 1), enter(9, 59, 10, 3).string(0, "/bin/sh"),
      RecordBuilder(TRC_TASK).tid(7).time(18).task(TRC_TASK_EXIT, {.tid = 7, .tgid = 7}, "old"),
      RecordBuilder(TRC_TASK)
          .tid(7)
          .time(20)
          .task(TRC_TASK_EXEC, {.tid = 7, .tgid = 7, .old_tid = 9}, "sh")
          .string(0, "/bin/sh"),
      exit(7, 11, 30, 0));
  EXPECT_THAT(told.lines, ElementsAre("enter tid=7 nr=202 @5(1)", "enter tid=9 nr=59 @10(3)[0:/bin/sh]",
                                      "task 3 @18 tid=7 tgid=7 old", "task 2 @20 tid=7 tgid=7 sh /bin/sh",
                                      "exit tid=7 nr=59 @10(3)[0:/bin/sh] @30=0 sh"));
}

TEST_F(Pairing, after_a_gap_an_exit_with_another_number_is_another_call) {
  const auto gap = RecordBuilder(TRC_LOST).time(20).lost({.since_ns = 15, .enters = 1, .exits = 1});
  run(enter(7, 0, 10, 3), enter(8, 0, 11, 4), enter(9, 15, 12, 0), gap, exit(7, 1, 30, 5), exit(8, 0, 31, 6),
      exit(9, -1, 32, 0));
  EXPECT_EQ(told.lines[4], "exit tid=7 nr=1 @30=5");
  EXPECT_EQ(told.lines[5], "exit tid=8 nr=0 @11(4) @31=6") << "the same number: a call that was blocked meanwhile";
  EXPECT_EQ(told.lines[6], "exit tid=9 nr=15 @12(0) @32=0") << "rt_sigreturn leaves by no number";
  EXPECT_EQ(stream.stats().enters_without_exit, 1u);
}

TEST_F(Pairing, after_a_gap_exec_still_pairs) {
  run(enter(7, 59, 10, 3), RecordBuilder(TRC_LOST).time(20).lost({.enters = 1, .exits = 1}),
      RecordBuilder(TRC_TASK).tid(7).time(25).task(TRC_TASK_EXEC, {.tid = 7, .tgid = 7}, "sh"), exit(7, 11, 30, 0));
  EXPECT_EQ(told.lines.back(), "exit tid=7 nr=59 @10(3) @30=0 sh");
}

}  // namespace
}  // namespace tracectl
