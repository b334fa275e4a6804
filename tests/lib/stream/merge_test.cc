// Order, waiting, peeks and damage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lib/stream/recorder.h"

namespace tracectl {
namespace {

using namespace tracectl::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Merging : ::testing::Test {
  Recorder told;
  Stream stream{told};
};

TEST_F(Merging, a_call_alone_is_told_whole) {
  stream.add(
      packet_of(0, 0,
                RecordBuilder(TRC_CALL).tid(7).nr(257).time(10).args({1, 2}).string(1, "/x").exit(20, 3).exit_item(
                    1, TRC_OK, "y")));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=257 @10(1,2)[1:/x] @20=3[1:y]"));
  EXPECT_EQ(stream.stats().calls, 1u);
}

TEST_F(Merging, nothing_is_told_before_every_expected_cpu_was_heard_of) {
  stream.expect_cpus(2);
  stream.add(packet_of(0, 100, call(7, 1, 10, 20)));
  stream.advance();
  EXPECT_THAT(told.lines, IsEmpty());
  EXPECT_GT(stream.stats().held_bytes, 0u);
  stream.add(packet_of(1, 100));
  stream.advance();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @10() @20=0"));
  EXPECT_EQ(stream.stats().held_bytes, 0u);
}

TEST_F(Merging, a_record_waits_until_the_other_cpu_has_passed_its_time) {
  stream.expect_cpus(2);
  stream.add(packet_of(0, 100, call(7, 1, 10, 20), call(7, 2, 30, 40)));
  stream.add(packet_of(1, 25));
  stream.advance();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @10() @20=0"));
  stream.add(packet_of(1, 100, call(8, 3, 26, 28)));
  stream.advance();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @10() @20=0", "whole tid=8 nr=3 @26() @28=0",
                                      "whole tid=7 nr=2 @30() @40=0"));
}

TEST_F(Merging, what_happens_on_another_cpu_meanwhile_splits_a_call) {
  stream.expect_cpus(2);
  stream.add(packet_of(0, 100, call(7, 1, 10, 40)));
  stream.add(packet_of(1, 15));
  stream.advance();
  EXPECT_THAT(told.lines, IsEmpty()) << "whether it is whole is not known yet";
  stream.add(packet_of(1, 100, call(8, 2, 20, 30)));
  stream.advance();
  EXPECT_THAT(told.lines,
              ElementsAre("enter tid=7 nr=1 @10()", "whole tid=8 nr=2 @20() @30=0", "exit tid=7 nr=1 @10() @40=0"));
}

TEST_F(Merging, finish_waits_for_nobody) {
  stream.expect_cpus(4);
  stream.add(packet_of(1, 0, call(8, 2, 20, 30)));
  stream.add(packet_of(0, 0, call(7, 1, 10, 15)));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @10() @15=0", "whole tid=8 nr=2 @20() @30=0"));
}

TEST_F(Merging, a_cpu_that_is_heard_of_late_cannot_turn_time_back) {
  stream.add(packet_of(0, 100, call(7, 1, 10, 50)));
  stream.advance();
  stream.add(packet_of(1, 100, call(8, 2, 20, 30)));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @10() @50=0", "whole tid=8 nr=2 @50() @50=0"));
  EXPECT_GT(stream.stats().times_clamped, 0u);
}

TEST_F(Merging, time_that_goes_back_on_one_cpu_is_clamped) {
  stream.add(packet_of(0, 100, call(7, 1, 50, 40), call(7, 2, 20, 60)));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @50() @50=0", "whole tid=7 nr=2 @50() @60=0"));
  EXPECT_EQ(stream.stats().times_clamped, 2u);
}

TEST_F(Merging, a_peeked_call_is_entered_once_and_left_with_its_exit) {
  stream.add(peek_of(0, 10, enter(7, 0, 10, 3)));
  stream.advance();
  stream.add(packet_of(1, 100, call(8, 2, 20, 30)));
  stream.add(packet_of(0, 100));
  stream.advance();
  EXPECT_THAT(told.lines, ElementsAre("enter tid=7 nr=0 @10(3)", "whole tid=8 nr=2 @20() @30=0"));
  stream.add(packet_of(1, 300));
  Packet real = packet_of(0, 300, enter(7, 0, 10, 3).exit(200, 5).exit_item(1, TRC_OK, "hello"));
  real.first_was_peeked = true;
  stream.add(std::move(real));
  stream.advance();
  EXPECT_EQ(told.lines.back(), "exit tid=7 nr=0 @10(3) @200=5[1:hello]");
  EXPECT_EQ(told.lines.size(), 3u);
  EXPECT_EQ(stream.stats().calls, 2u);
  EXPECT_EQ(stream.stats().enters_without_exit, 0u);
}

TEST_F(Merging, a_peeked_call_that_leaves_on_another_cpu_is_paired) {
  stream.add(peek_of(0, 10, enter(7, 0, 10, 3)));
  stream.add(packet_of(1, 100, exit(7, 0, 60, 5)));
  Packet real = packet_of(0, 300, enter(7, 0, 10, 3), call(9, 1, 70, 80));
  real.first_was_peeked = true;
  stream.add(std::move(real));
  stream.finish();
  EXPECT_THAT(told.lines,
              ElementsAre("enter tid=7 nr=0 @10(3)", "exit tid=7 nr=0 @10(3) @60=5", "whole tid=9 nr=1 @70() @80=0"));
}

TEST_F(Merging, a_second_peek_of_the_same_call_tells_nothing) {
  stream.add(peek_of(0, 10, enter(7, 0, 10, 3)));
  stream.add(peek_of(0, 10, enter(7, 0, 10, 3)));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("enter tid=7 nr=0 @10(3)"));
}

TEST_F(Merging, a_call_whose_peek_was_dropped_on_the_way_is_not_left_out) {
  Packet real = packet_of(0, 300, enter(7, 0, 10, 3));
  real.first_was_peeked = true;
  stream.add(std::move(real));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("enter tid=7 nr=0 @10(3)"));
}

TEST_F(Merging, a_gap_is_told_in_its_place_with_its_cpu) {
  stream.add(packet_of(3, 100, RecordBuilder(TRC_LOST).time(15).lost({.since_ns = 9, .enters = 2, .exits = 1})));
  stream.add(packet_of(0, 100, call(7, 1, 10, 12), call(7, 1, 20, 22)));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @10() @12=0", "lost cpu=3 @15 enters=2 exits=1 bad=0",
                                      "whole tid=7 nr=1 @20() @22=0"));
}

TEST_F(Merging, bad_records_are_counted_and_told_once_a_packet) {
  Packet packet = packet_of(0, 100, call(7, 1, 10, 12), RecordBuilder(99), RecordBuilder(98), call(7, 1, 20, 22));
  packet.bytes.resize(packet.bytes.size() + 5);  // no record
  stream.add(std::move(packet));
  stream.add(packet_of(0, 100, call(7, 1, 30, 32)));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("whole tid=7 nr=1 @10() @12=0", "whole tid=7 nr=1 @20() @22=0",
                                      "lost cpu=0 @22 enters=0 exits=0 bad=3", "whole tid=7 nr=1 @30() @32=0"));
  EXPECT_EQ(stream.stats().bad_records, 3u);
}

TEST_F(Merging, a_peek_that_is_no_enter_half_is_damage) {
  stream.add(peek_of(0, 100, call(7, 1, 10, 12)));
  stream.finish();
  EXPECT_THAT(told.lines, ElementsAre("lost cpu=0 @0 enters=0 exits=0 bad=1"));
}

}  // namespace
}  // namespace tracectl
