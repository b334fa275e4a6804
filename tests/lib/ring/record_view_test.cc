#include "lib/ring/record_view.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/support/record_builder.h"

namespace tracectl {
namespace {

using testing::as_bytes;
using testing::ByteVector;
using testing::RecordBuilder;

RecordBuilder openat() {
  return RecordBuilder(TRC_CALL)
      .time(100)
      .tid(7)
      .nr(257)
      .sessions(5)
      .args({3, 0x1000, 0x42, 0644})
      .string(1, "/etc/passwd")
      .exit(200, 3)
      .exit_item(1, TRC_PARTIAL | TRC_ITEM_REREAD, "abc", 9);
}

RecordStatus parse(const ByteVector& bytes, RecordView& record) {
  Bytes rest{bytes};
  return next_record(rest, record);
}

void overwrite(ByteVector& bytes, size_t offset, const auto& value) {
  std::memcpy(bytes.data() + offset, &value, sizeof(value));
}

// What every reader of a view does: looks at all of it.  Under a sanitizer this finds spans that reach too far.
uint64_t touch(const RecordView& record) {
  uint64_t sum = record.header.nr + record.exit.ret;
  for (const ItemRange* items : {&record.enter_items, &record.exit_items}) {
    for (const ItemView& item : *items) {
      for (const std::byte b : item.bytes) sum += std::to_integer<uint64_t>(b);
    }
  }
  return sum;
}

TEST(RecordView, a_whole_call_has_both_halves_and_their_items) {
  const ByteVector bytes = openat().build();
  Bytes rest{bytes};
  RecordView record;
  ASSERT_EQ(next_record(rest, record), RecordStatus::ok);
  EXPECT_TRUE(rest.empty());
  EXPECT_TRUE(record.has_enter());
  EXPECT_TRUE(record.has_exit());
  EXPECT_EQ(record.abi(), Abi::x86_64);
  EXPECT_EQ(record.header.sessions, 5);
  EXPECT_EQ(record.nargs, 4);
  EXPECT_EQ(record.args[1], 0x1000u);
  EXPECT_EQ(record.args[3], 0644u);
  EXPECT_EQ(record.exit.time_ns, 200u);
  EXPECT_EQ(record.exit.ret, 3);
  const ItemView path = *record.enter_items.begin();
  EXPECT_EQ(path.arg, 1);
  EXPECT_EQ(path.status, TRC_OK);
  EXPECT_EQ(path.bytes.size(), 12u) << "the NUL belongs to it, the padding does not";
  const ItemView late = *record.exit_items.begin();
  EXPECT_EQ(late.status, TRC_PARTIAL);
  EXPECT_TRUE(late.reread);
  EXPECT_FALSE(late.kernel_copy);
  EXPECT_EQ(late.sub, 9);
  EXPECT_EQ(late.bytes.size(), 3u);
}

TEST(RecordView, items_of_length_zero_and_several_items_are_iterated_in_order) {
  RecordView record;
  const ByteVector bytes = RecordBuilder(TRC_CALL)
                               .nr(59)
                               .args({1, 2, 3})
                               .item(0, TRC_FAULT, "")
                               .item(1, TRC_NULL, "")
                               .item(2, TRC_TRUNCATED, "12345678", 1)
                               .item(2, TRC_OK | TRC_ITEM_KERNEL, "9", 2)
                               .build();
  ASSERT_EQ(parse(bytes, record), RecordStatus::ok);
  std::string seen;
  for (const ItemView& item : record.enter_items) {
    seen += std::to_string(item.arg) + ":" + std::to_string(item.status) + ":" + std::to_string(item.bytes.size()) +
            (item.kernel_copy ? "k " : " ");
  }
  EXPECT_EQ(seen, "0:2:0 1:4:0 2:1:8 2:0:1k ");
  EXPECT_TRUE(record.exit_items.empty());
}

TEST(RecordView, a_cut_item_says_how_much_there_was) {
  RecordView record;
  ByteVector bytes = RecordBuilder(TRC_CALL)
                         .nr(1)
                         .args({1, 2, 3})
                         .cut_item(1, "12345", 70000)
                         .cut_item(2, "", 300 | TRC_AT_LEAST, 1)
                         .item(2, TRC_OK, "abc", 2)
                         .build();
  ASSERT_EQ(parse(bytes, record), RecordStatus::ok);
  auto item = record.enter_items.begin();
  EXPECT_EQ(item->bytes.size(), 5u);
  EXPECT_EQ(item->there, 70000u);
  EXPECT_FALSE(item->at_least);
  ++item;
  EXPECT_EQ(item->there, 300u);
  EXPECT_TRUE(item->at_least);
  ++item;
  EXPECT_EQ(item->there, 3u);
  EXPECT_FALSE(item->at_least);
  EXPECT_TRUE(++item == record.enter_items.end());
}

TEST(RecordView, a_cut_item_without_its_length_is_refused) {
  RecordView record;
  ByteVector bytes = RecordBuilder(TRC_CALL).nr(1).args({1}).item(0, TRC_OK, "12345678").build();
  bytes[sizeof(trc_record) + 8 + offsetof(trc_item, status)] = std::byte{TRC_TRUNCATED};
  EXPECT_EQ(parse(bytes, record), RecordStatus::bad_layout);
}

TEST(RecordView, other_kinds_have_their_bodies) {
  RecordView record;
  ASSERT_EQ(parse(RecordBuilder(TRC_TASK)
                      .tid(7)
                      .task(TRC_TASK_EXEC, {.tid = 7, .tgid = 7, .old_tid = 9}, "sh")
                      .string(0, "/bin/sh")
                      .build(),
                  record),
            RecordStatus::ok);
  EXPECT_EQ(record.task.old_tid, 9u);
  EXPECT_STREQ(record.task.comm, "sh");
  ASSERT_EQ(parse(RecordBuilder(TRC_SIGNAL).signal(17, "info", 1).build(), record), RecordStatus::ok);
  EXPECT_EQ(record.signal.handler, 1u);
  ASSERT_EQ(parse(RecordBuilder(TRC_LOST).lost({.since_ns = 4, .exits = 2}).build(), record), RecordStatus::ok);
  EXPECT_EQ(record.lost.exits, 2u);
}

TEST(RecordView, the_end_is_not_an_error) {
  Bytes rest{};
  RecordView record;
  EXPECT_EQ(next_record(rest, record), RecordStatus::end);
}

TEST(RecordView, cut_at_every_byte_is_never_ok_and_leaves_nothing) {
  for (const ByteVector& whole :
       {openat().build(), RecordBuilder(TRC_LOST).lost({}).build(), RecordBuilder(TRC_SIGNAL).signal(1).build()}) {
    for (size_t length = 0; length < whole.size(); ++length) {
      const ByteVector cut(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(length));
      Bytes rest{cut};
      RecordView record;
      const RecordStatus expected = length == 0                   ? RecordStatus::end
                                    : length < sizeof(trc_record) ? RecordStatus::short_header
                                                                  : RecordStatus::length_mismatch;
      EXPECT_EQ(next_record(rest, record), expected) << length;
      EXPECT_TRUE(rest.empty());
    }
  }
}

TEST(RecordView, impossible_sizes_are_a_length_mismatch) {
  RecordView record;
  for (const uint16_t size8 : {uint16_t{0}, uint16_t{2}, uint16_t{0xffff}}) {
    ByteVector bytes = openat().build();
    overwrite(bytes, offsetof(trc_record, size8), size8);
    EXPECT_EQ(parse(bytes, record), RecordStatus::length_mismatch) << size8;
  }
  for (const uint16_t enter8 : {uint16_t{0}, uint16_t{2}, uint16_t{0x7fff}}) {
    ByteVector bytes = openat().build();
    overwrite(bytes, offsetof(trc_record, enter8), enter8);
    EXPECT_EQ(parse(bytes, record), RecordStatus::length_mismatch) << enter8;
  }
}

TEST(RecordView, items_that_reach_out_of_their_half_are_a_bad_layout) {
  const ByteVector good = openat().build();
  const size_t item = sizeof(trc_record) + 4 * 8;
  for (const uint32_t len : {17u, 24u, 0x10000u, 0xfffffff8u, 0xffffffffu}) {
    ByteVector bytes = good;
    overwrite(bytes, item + offsetof(trc_item, len), len);
    bytes.insert(bytes.end(), good.begin(), good.end());
    Bytes rest{bytes};
    RecordView record;
    EXPECT_EQ(next_record(rest, record), RecordStatus::bad_layout) << len;
    EXPECT_EQ(next_record(rest, record), RecordStatus::ok) << "the next record stands where the bad one's length says";
  }
}

TEST(RecordView, halves_that_contradict_the_flags_are_a_bad_layout) {
  RecordView record;
  ByteVector bytes = openat().build();
  overwrite(bytes, offsetof(trc_record, flags), static_cast<uint8_t>(4 << TRC_NARGS_SHIFT));
  EXPECT_EQ(parse(bytes, record), RecordStatus::bad_layout) << "no half at all";
  bytes = openat().build();
  overwrite(bytes, offsetof(trc_record, flags), static_cast<uint8_t>(4 << TRC_NARGS_SHIFT | TRC_HAS_ENTER));
  EXPECT_EQ(parse(bytes, record), RecordStatus::bad_layout) << "an exit half that the flags do not know";
  bytes = openat().build();
  overwrite(bytes, offsetof(trc_record, flags), static_cast<uint8_t>(15 << TRC_NARGS_SHIFT | TRC_HAS_ENTER));
  EXPECT_EQ(parse(bytes, record), RecordStatus::bad_layout) << "more arguments than a call can have";
  bytes = RecordBuilder(TRC_CALL).args({1, 2}).build();
  overwrite(bytes, offsetof(trc_record, flags),
            static_cast<uint8_t>(2 << TRC_NARGS_SHIFT | TRC_HAS_ENTER | TRC_HAS_EXIT));
  EXPECT_EQ(parse(bytes, record), RecordStatus::bad_layout) << "no room for the exit half";
  bytes = RecordBuilder(TRC_LOST).lost({}).build();
  overwrite(bytes, offsetof(trc_record, enter8), uint16_t{4});
  EXPECT_EQ(parse(bytes, record), RecordStatus::bad_layout) << "only calls have two halves";
  bytes = RecordBuilder(TRC_TASK).task(TRC_TASK_EXIT, {.tid = 1}, "x").build();
  bytes.resize(bytes.size() - 8);
  overwrite(bytes, offsetof(trc_record, size8), static_cast<uint16_t>(bytes.size() / 8));
  overwrite(bytes, offsetof(trc_record, enter8), static_cast<uint16_t>(bytes.size() / 8));
  EXPECT_EQ(parse(bytes, record), RecordStatus::bad_layout) << "a body that is too short";
}

TEST(RecordView, unknown_kinds_and_task_events_are_skipped_by_their_length) {
  ByteVector bytes = RecordBuilder(99).item(0, TRC_OK, "of a newer version").build();
  RecordBuilder(TRC_TASK).task(static_cast<trc_task_event>(7), {.tid = 1}, "x").append_to(bytes);
  openat().append_to(bytes);
  const uint32_t newer = 77;
  overwrite(bytes, RecordBuilder(99).item(0, TRC_OK, "of a newer version").build().size() + offsetof(trc_record, nr),
            newer);
  Bytes rest{bytes};
  RecordView record;
  EXPECT_EQ(next_record(rest, record), RecordStatus::unknown_kind);
  EXPECT_EQ(next_record(rest, record), RecordStatus::unknown_kind);
  ASSERT_EQ(next_record(rest, record), RecordStatus::ok);
  EXPECT_EQ(record.header.nr, 257);
  EXPECT_EQ(next_record(rest, record), RecordStatus::end);
}

TEST(RecordView, any_bytes_end_and_no_view_reaches_out_of_them) {
  std::mt19937 random{1};
  uint64_t sum = 0;
  for (int round = 0; round < 20000; ++round) {
    ByteVector bytes;
    openat().append_to(bytes);
    RecordBuilder(TRC_TASK).task(TRC_TASK_EXEC, {.tid = 7}, "sh").string(0, "/bin/sh").append_to(bytes);
    openat().append_to(bytes);
    for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
      bytes[random() % bytes.size()] ^= std::byte(1u << random() % 8);
    }
    bytes.resize(random() % (bytes.size() + 1));
    bytes.shrink_to_fit();
    Bytes rest{bytes};
    RecordView record;
    for (;;) {
      const size_t before = rest.size();
      const RecordStatus status = next_record(rest, record);
      if (status == RecordStatus::end) break;
      ASSERT_LT(rest.size(), before);
      if (status == RecordStatus::ok) sum += touch(record);
    }
  }
  EXPECT_NE(sum, 0u);
}

}  // namespace
}  // namespace tracectl
