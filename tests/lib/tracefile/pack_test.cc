#include "lib/tracefile/pack.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "lib/tracefile/pack_columns.h"
#include "tests/support/record_builder.h"
#include "tests/support/same_records.h"
#include "tests/support/typical_records.h"

namespace tracectl {
namespace {

using testing::ByteVector;
using testing::RecordBuilder;
using testing::without_padding;

ByteVector packed(Bytes records) {
  Packer packer;
  const Bytes small = packer.pack(records);
  return {small.begin(), small.end()};
}

// By an unpacker that never saw anything before, out of memory of exactly the size.
ByteVector unpacked(ByteVector block, size_t size) {
  block.shrink_to_fit();
  Unpacker unpacker;
  std::vector<std::byte> records;
  EXPECT_TRUE(unpacker.unpack(block, size, records));
  return records;
}

void expect_to_come_back(Bytes records) {
  EXPECT_TRUE(without_padding(unpacked(packed(records), records.size())) == without_padding(records));
}

// Bytes before zstd.
size_t told_size(Bytes records) {
  const ByteVector block = packed(records);
  pack::Inflater inflater;
  pack::ColumnReaders columns;
  EXPECT_TRUE(inflater.inflate(block, records.size(), columns));
  size_t told = 0;
  for (const auto& column : columns) told += column.left();
  return told;
}

ByteVector random_bytes(std::mt19937& random, size_t count) {
  ByteVector bytes(count);
  for (std::byte& b : bytes) b = static_cast<std::byte>(random());
  return bytes;
}

// One of everything that the kernel side writes.
ByteVector records_of_every_kind() {
  ByteVector out;
  const std::string long_text(300, 'x');
  RecordBuilder(TRC_CALL).time(1000).tid(7).nr(39).args({}).exit(1100, 7).append_to(out);
  RecordBuilder(TRC_CALL)
      .time(1200)
      .tid(7)
      .nr(257)
      .args({~99ull, 0x7ffe0000, 0, 0})
      .string(1, "/etc/passwd")
      .exit(1300, 3)
      .append_to(out);
  RecordBuilder(TRC_CALL).time(1400).tid(8).nr(0).args({3, 0x1000, 64}).append_to(out);
  RecordBuilder(TRC_CALL).tid(8).nr(0).exit(9000, 5).exit_item(1, TRC_OK, "hello").append_to(out);
  RecordBuilder(TRC_CALL).time(9100).tid(8).nr(60).args({0}).enter_only().append_to(out);
  RecordBuilder(TRC_CALL).time(9200).tid(9).nr(5).i386().args({1, 2, 3, 4, 5, 6}).exit(9300, -2).append_to(out);
  RecordBuilder(TRC_CALL)
      .time(9400)
      .tid(9)
      .nr(1)
      .args({1, 0x2000, 5000})
      .cut_item(1, long_text, 5000)
      .exit(9500, 5000)
      .append_to(out);
  RecordBuilder(TRC_CALL)
      .time(9600)
      .tid(9)
      .nr(1)
      .incomplete()
      .args({1, 0x2000, 6000})
      .cut_item(1, long_text, 6000 | TRC_AT_LEAST)
      .exit(9700, 6000)
      .append_to(out);
  RecordBuilder(TRC_CALL)
      .time(9800)
      .tid(9)
      .nr(59)
      .sessions(0xffff)
      .args({1, 2, 3})
      .string(0, "/bin/sh", TRC_OK | TRC_ITEM_REREAD)
      .item(1, TRC_NULL, "", TRC_SUB_EMPTY)
      .item(2, TRC_FAULT, "")
      .item(2, TRC_PARTIAL | TRC_ITEM_KERNEL, "abc", 2)
      .exit(9900, -14)
      .append_to(out);
  RecordBuilder(TRC_TASK)
      .time(10000)
      .tid(7)
      .task(TRC_TASK_EXEC, {.tid = 7, .tgid = 7}, "sh")
      .string(0, "/bin/sh")
      .append_to(out);
  RecordBuilder(TRC_TASK).time(10100).tid(7).task(TRC_TASK_FORK, {.tid = 10, .tgid = 10}, "sh").append_to(out);
  RecordBuilder(TRC_SIGNAL).time(10200).tid(7).signal(17, "siginfo").append_to(out);
  RecordBuilder(TRC_LOST).time(10300).lost({.since_ns = 1, .enters = 2}).append_to(out);
  RecordBuilder(200).time(10400).tid(7).nr(1).string(0, "of a newer version").append_to(out);
  return out;
}

// Calls that have everything in any order, more or less like the ones before.
class RandomRecords {
 public:
  explicit RandomRecords(uint32_t seed) : random_(seed) {}

  ByteVector make(size_t count) {
    ByteVector out;
    for (; count > 0; --count) add(out);
    return out;
  }

 private:
  uint64_t word() {
    switch (random_() % 4) {
      case 0:
        return random_() % 8;
      case 1:
        return 0x7ffe00000000 + random_() % 4096;
      case 2:
        return ~uint64_t{random_() % 100};
      default:
        return uint64_t{random_()} << 32 | random_();
    }
  }
  void add_item(RecordBuilder& record, bool at_exit) {
    static constexpr std::array<uint8_t, 6> kStatus = {TRC_OK,    TRC_OK,   TRC_TRUNCATED,
                                                       TRC_FAULT, TRC_NULL, TRC_PARTIAL | TRC_ITEM_REREAD};
    const uint8_t status = kStatus[random_() % kStatus.size()];
    ByteVector bytes = random_() % 2 == 0 ? kept_ : random_bytes(random_, random_() % 200);
    if (!bytes.empty() && random_() % 2 == 0) bytes[random_() % bytes.size()] ^= std::byte{1};
    if (random_() % 4 == 0) bytes.resize(random_() % (bytes.size() + 1));
    if (random_() % 4 == 0) kept_ = bytes;
    const auto sub = static_cast<uint16_t>(random_() % 3);
    const auto arg = static_cast<uint8_t>(random_() % 6);
    at_exit ? record.exit_item(arg, status, bytes, sub) : record.item(arg, status, bytes, sub);
  }
  void add(ByteVector& out) {
    RecordBuilder record(TRC_CALL);
    // Times may also go back, as those of a damaged file do.
    now_ns_ += random_() % 50 == 0 ? uint64_t{0} - random_() : random_() % 5000;
    record.time(now_ns_).tid(random_() % 5).nr(static_cast<int32_t>(random_() % 6) - 1);
    std::array<uint64_t, TRC_MAX_ARGS> args{};
    for (uint64_t& arg : args) arg = word();
    const bool enter = random_() % 4 != 0;
    if (enter) {
      record.args(std::span{args}.first(random_() % 7));
      for (unsigned items = random_() % 4; items > 0; --items) add_item(record, false);
    }
    if (!enter || random_() % 4 != 0) {
      record.exit(now_ns_ + random_() % 3000, static_cast<int64_t>(word()));
      for (unsigned items = random_() % 3; items > 0; --items) add_item(record, true);
    }
    record.append_to(out);
  }

  std::mt19937 random_;
  ByteVector kept_;
  uint64_t now_ns_ = 1'000'000'000;
};

TEST(Pack, records_of_every_kind_come_back) {
  const ByteVector records = records_of_every_kind();
  EXPECT_EQ(packed(records)[0], std::byte{pack::kBlockOfColumns});
  expect_to_come_back(records);
}

TEST(Pack, the_second_and_third_time_too) {
  ByteVector records;
  for (int i = 0; i < 3; ++i) testing::append(records, records_of_every_kind());
  expect_to_come_back(records);
}

TEST(Pack, padding_becomes_zeros_and_nothing_else_changes) {
  const ByteVector records = RecordBuilder(TRC_CALL).time(1).tid(1).nr(2).args({}).string(0, "abc").exit(2, 0).build();
  ByteVector expected = records;
  std::fill_n(expected.begin() + 24 + 8 + 4, 4, std::byte{0});
  ASSERT_NE(records, expected);
  const ByteVector back = unpacked(packed(records), records.size());
  EXPECT_EQ(back, expected);
}

TEST(Pack, typical_records_come_back) {
  expect_to_come_back(testing::typical_records(256 << 10));
}

TEST(Pack, random_records_come_back) {
  for (uint32_t seed = 1; seed <= 40; ++seed) expect_to_come_back(RandomRecords{seed}.make(400));
}

TEST(Pack, the_longest_record_comes_back) {
  std::mt19937 random{1};
  for (const size_t size : {size_t{65536}, size_t{UINT16_MAX} * 8 - 24 - 8}) {
    ByteVector records =
        RecordBuilder(TRC_CALL).tid(1).nr(1).args({}).item(0, TRC_OK, random_bytes(random, size)).build();
    testing::append(records, ByteVector{records});
    expect_to_come_back(records);
  }
}

TEST(Pack, nothing_comes_back_as_nothing) {
  expect_to_come_back({});
}

TEST(Pack, what_is_no_record_comes_back) {
  std::mt19937 random{1};
  for (const size_t size : {1, 7, 23, 24, 25, 100, 4096}) expect_to_come_back(random_bytes(random, size));
  expect_to_come_back(ByteVector(5000));
  // Behind records, and where a record is cut.
  ByteVector records = records_of_every_kind();
  testing::append(records, random_bytes(random, 17));
  expect_to_come_back(records);
  for (size_t size = 0; size < records.size(); size += 5) expect_to_come_back(Bytes{records}.first(size));
}

TEST(Pack, records_that_are_laid_out_wrongly_come_back) {
  std::mt19937 random{1};
  const ByteVector good = records_of_every_kind();
  for (int round = 0; round < 3000; ++round) {
    ByteVector records = good;
    for (unsigned flips = 1 + random() % 6; flips > 0; --flips) {
      records[random() % records.size()] ^= static_cast<std::byte>(1u << random() % 8);
    }
    expect_to_come_back(records);
  }
}

TEST(Pack, as_much_as_a_block_may_have_comes_back) {
  ByteVector records = testing::typical_records(kPackedRecordsMax);
  records.resize(kPackedRecordsMax);
  expect_to_come_back(records);
}

TEST(Pack, the_smallest_records_come_back_by_the_thousand) {
  ByteVector records;
  for (uint32_t i = 0; i < 20000; ++i) {
    RecordBuilder(TRC_CALL).time(i).tid(i * 7919).nr(static_cast<int32_t>(i)).args({}).append_to(records);
  }
  expect_to_come_back(records);
}

TEST(Pack, each_block_stands_alone) {
  Packer packer;
  const ByteVector typical = testing::typical_records(64 << 10);
  const ByteVector others = RandomRecords{7}.make(100);
  (void)packer.pack(typical);
  const Bytes after = packer.pack(others);
  EXPECT_EQ((ByteVector{after.begin(), after.end()}), packed(others));
  EXPECT_EQ(unpacked({after.begin(), after.end()}, others.size()), without_padding(others));
}

TEST(Pack, an_unpacker_forgets_too) {
  const ByteVector typical = testing::typical_records(64 << 10);
  const ByteVector others = RandomRecords{7}.make(100);
  Unpacker unpacker;
  std::vector<std::byte> records;
  ByteVector damaged = packed(typical);
  damaged.resize(damaged.size() / 2);
  EXPECT_FALSE(unpacker.unpack(damaged, typical.size(), records));
  ASSERT_TRUE(unpacker.unpack(packed(typical), typical.size(), records));
  EXPECT_EQ(records, without_padding(typical));
  ASSERT_TRUE(unpacker.unpack(packed(others), others.size(), records));
  EXPECT_EQ(records, without_padding(others));
}

// 10 times at the time of writing, and 20 with zstd.
TEST(Pack, typical_records_get_small) {
  const ByteVector records = testing::typical_records(256 << 10);
  EXPECT_LT(told_size(records), records.size() / 6);
  EXPECT_LT(packed(records).size(), records.size() / 12);
}

// What is as expected costs five bytes: a bit of each kind, and two times.
TEST(Pack, a_call_in_a_loop_costs_its_times) {
  ByteVector records;
  constexpr uint64_t kCalls = 1000;
  for (uint64_t i = 0; i < kCalls; ++i) {
    RecordBuilder(TRC_CALL)
        .time(i * 500)
        .tid(1)
        .nr(1)
        .args({1, 0x7ffe0000, 24})
        .item(1, TRC_OK, "HTTP/1.1 204 No Content\n")
        .exit(i * 500 + 200, 24)
        .append_to(records);
  }
  EXPECT_LT(told_size(records), kCalls * 5 + 100);
}

TEST(Pack, what_cannot_get_small_grows_by_one_byte_at_most) {
  std::mt19937 random{1};
  const ByteVector noise = random_bytes(random, 256 << 10);
  EXPECT_LE(packed(noise).size(), noise.size() + 1);

  ByteVector records;
  while (records.size() < 256 << 10) {
    RecordBuilder record(TRC_CALL);
    std::array<uint64_t, TRC_MAX_ARGS> args{};
    for (uint64_t& arg : args) arg = uint64_t{random()} << 32 | random();
    record.time(uint64_t{random()} << 32).tid(random()).nr(static_cast<int32_t>(random())).args(args);
    record.item(static_cast<uint8_t>(random()), TRC_OK, random_bytes(random, random() % 64));
    record.append_to(records);
  }
  EXPECT_LE(packed(records).size(), records.size() + 1);
  expect_to_come_back(records);
}

TEST(Unpack, a_block_that_was_cut_is_refused) {
  Unpacker unpacker;
  std::vector<std::byte> made;
  for (const ByteVector& records : {records_of_every_kind(), testing::typical_records(8 << 10)}) {
    const ByteVector block = packed(records);
    for (size_t size = 0; size < block.size(); ++size) {
      ByteVector cut{block.begin(), block.begin() + static_cast<ptrdiff_t>(size)};
      EXPECT_FALSE(unpacker.unpack(cut, records.size(), made)) << size;
      EXPECT_TRUE(made.empty());
    }
  }
}

TEST(Unpack, bytes_behind_a_block_are_refused) {
  const ByteVector records = records_of_every_kind();
  ByteVector block = packed(records);
  block.push_back(std::byte{0});
  Unpacker unpacker;
  std::vector<std::byte> made;
  EXPECT_FALSE(unpacker.unpack(block, records.size(), made));
}

TEST(Unpack, another_size_than_was_packed_is_refused) {
  const ByteVector records = records_of_every_kind();
  const ByteVector block = packed(records);
  Unpacker unpacker;
  std::vector<std::byte> made;
  for (const size_t size : {size_t{0}, size_t{1}, records.size() - 8, records.size() - 1, records.size() + 1,
                            records.size() + 8, kPackedRecordsMax, kPackedRecordsMax + 1, SIZE_MAX}) {
    EXPECT_FALSE(unpacker.unpack(block, size, made)) << size;
    EXPECT_TRUE(made.empty());
  }
}

// The tables that tell which record another is told beside are part of the format: who changes them raises its version.
TEST(Unpack, a_block_of_the_first_version_can_be_read) {
  std::ifstream in{TRACECTL_GOLDEN "/packed_records", std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  ASSERT_FALSE(text.empty());
  const auto bytes = testing::as_bytes(text);
  ByteVector records = testing::typical_records(40 << 10);
  for (int i = 0; i < 2; ++i) testing::append(records, records_of_every_kind());
  EXPECT_TRUE(unpacked({bytes.begin(), bytes.end()}, records.size()) == without_padding(records));
}

TEST(Unpack, an_unknown_kind_of_block_is_refused) {
  const ByteVector records = records_of_every_kind();
  ByteVector block = packed(records);
  block[0] = std::byte{3};
  Unpacker unpacker;
  std::vector<std::byte> made;
  EXPECT_FALSE(unpacker.unpack(block, records.size(), made));
  EXPECT_FALSE(unpacker.unpack({}, 0, made));
}

// Some flips give other records, of the same size; a checksum is there to tell.  Most give none.
TEST(Unpack, flipped_bits_give_records_of_the_size_or_none) {
  std::mt19937 random{1};
  Unpacker unpacker;
  std::vector<std::byte> made;
  for (const ByteVector& records : {records_of_every_kind(), testing::typical_records(16 << 10)}) {
    const ByteVector block = packed(records);
    int refused = 0;
    for (int round = 0; round < 5000; ++round) {
      ByteVector damaged = block;
      for (unsigned flips = 1 + random() % 3; flips > 0; --flips) {
        damaged[random() % damaged.size()] ^= static_cast<std::byte>(1u << random() % 8);
      }
      const bool made_some = unpacker.unpack(damaged, records.size(), made);
      EXPECT_EQ(made.size(), made_some ? records.size() : 0);
      refused += made_some ? 0 : 1;
    }
    EXPECT_GT(refused, 1000);
  }
}

}  // namespace
}  // namespace tracectl
