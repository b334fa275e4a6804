#include "lib/ring/record_counts.h"

#include <gtest/gtest.h>

#include "tests/support/record_builder.h"

namespace tracectl {
namespace {

using testing::ByteVector;
using testing::RecordBuilder;

constexpr int32_t kRead = 0, kClose = 3, kGetppid = 110;

struct RecordCountsTest : ::testing::Test {
  RecordCounts counts;

  void add(std::initializer_list<RecordBuilder> records) {
    ByteVector packet;
    for (const RecordBuilder& record : records) testing::append(packet, record.build());
    counts.add(packet);
  }
  void expect(uint32_t session, uint32_t index, uint64_t enters, uint64_t exits) {
    const auto& of_session = counts.of_session(session);
    ASSERT_EQ(of_session.size(), TRC_CALLS);
    EXPECT_EQ(of_session[index].enters, enters) << index;
    EXPECT_EQ(of_session[index].exits, exits) << index;
  }
};

TEST_F(RecordCountsTest, halves_count_each_wherever_they_stand) {
  add({RecordBuilder(TRC_CALL).time(1).nr(kRead).args({0, 1, 2}).exit(2, 0),
       RecordBuilder(TRC_CALL).time(3).nr(kRead).args({0, 1, 2}), RecordBuilder(TRC_CALL).nr(kClose).exit(4, 0)});
  add({RecordBuilder(TRC_CALL).time(5).nr(kGetppid).args({}).exit(6, 1)});
  expect(0, kRead, 2, 1);
  expect(0, kClose, 0, 1);
  expect(0, kGetppid, 1, 1);
}

TEST_F(RecordCountsTest, each_session_of_a_record_has_got_it) {
  add({RecordBuilder(TRC_CALL).time(1).nr(kRead).sessions(0x8005).args({0, 1, 2}),
       RecordBuilder(TRC_CALL).time(2).nr(kRead).sessions(0x0001).args({0, 1, 2})});
  expect(0, kRead, 2, 0);
  expect(2, kRead, 1, 0);
  expect(15, kRead, 1, 0);
  EXPECT_TRUE(counts.of_session(1).empty());
}

TEST_F(RecordCountsTest, calls_are_told_apart_as_the_kernel_side_does) {
  add({RecordBuilder(TRC_CALL).time(1).nr(kRead).i386().args({0, 1, 2}),
       RecordBuilder(TRC_CALL).time(2).nr(-1).args({}), RecordBuilder(TRC_CALL).time(3).nr(0x40000000).args({}),
       RecordBuilder(TRC_CALL).nr(-1).exit(4, 0), RecordBuilder(TRC_CALL).nr(-1).i386().exit(5, 0)});
  expect(0, TRC_NR_I386 + kRead, 1, 0);
  expect(0, TRC_NR_OTHER, 2, 0);
  expect(0, 15, 0, 1);  // an exit without a number is that of rt_sigreturn
  expect(0, TRC_NR_I386 + 173, 0, 1);
}

TEST_F(RecordCountsTest, what_is_no_half_of_a_call_is_not_counted_as_one) {
  add({RecordBuilder(TRC_TASK).time(1).tid(7).task(TRC_TASK_EXIT, {.tid = 7, .tgid = 7}, "sh"),
       RecordBuilder(TRC_LOST).time(2).lost({.since_ns = 1, .enters = 3, .exits = 2}),
       RecordBuilder(TRC_LOST).time(3).lost({.since_ns = 2, .enters = 4, .exits = 1})});
  EXPECT_TRUE(counts.of_session(0).empty());
  EXPECT_EQ(counts.told_lost().enters, 7u);
  EXPECT_EQ(counts.told_lost().exits, 3u);
  EXPECT_EQ(counts.bad_records(), 0u);
}

TEST_F(RecordCountsTest, a_record_that_cannot_be_read_is_a_bad_one) {
  ByteVector packet = RecordBuilder(TRC_CALL).time(1).nr(kRead).args({0, 1, 2}).build();
  packet.resize(packet.size() - 8);
  counts.add(packet);
  EXPECT_TRUE(counts.of_session(0).empty());
  EXPECT_EQ(counts.bad_records(), 1u);
}

}  // namespace
}  // namespace tracectl
