// Segments that were cut, damaged, or made by somebody else: what is whole is read, what is not is told, and nothing
// wrong is passed as right.
#include <sys/stat.h>
#include <zstd.h>

#include <cstring>

#include "tests/lib/tracefile/segment_fixture.h"

namespace tracectl {
namespace {

using namespace testing;
using namespace segment_format;

template <typename T>
std::string text_of(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof(value)};
}

Bytes bytes_of(const std::string& text) {
  return std::as_bytes(std::span{text});
}

struct SegmentDamageTest : SegmentFixture {
  std::string bytes;                 // of a small whole segment
  std::vector<Packet> packets;       // that it gives
  std::vector<SegmentBlock> blocks;  // of it

  void SetUp() override {
    write({packet_of(0, 100, call(100, 1, 10, 20), call(101, 2, 30, 40)), packet_of(1, 100), packet_of(2, 100),
           peek_of(1, 200, enter(200, 3, 150, 7)), packet_of(1, 300, enter(200, 3, 150, 7).exit(250, 1)),
           packet_of(0, 400, call(100, 4, 310, 320)), packet_of(2, 500, call(101, 5, 410, 420))},
          1, 100'000);
    bytes = contents();
    const auto reader = SegmentReader::open(path);
    ASSERT_TRUE(reader);
    blocks = reader->blocks();
    const SegmentReading reading = read();
    ASSERT_TRUE(reading.errors.empty());
    packets = reading.packets;
    ASSERT_GE(packets.size(), 6u);
  }
  [[nodiscard]] std::string block_bytes(size_t index) const {
    return bytes.substr(blocks[index].offset, whole_bytes(blocks[index].header));
  }
  [[nodiscard]] size_t end_of(size_t index) const { return blocks[index].offset + whole_bytes(blocks[index].header); }
  // A block of records that stands before another one and a progress block.
  [[nodiscard]] size_t records_block(size_t nth) const {
    for (size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].header.type == BlockType::records && nth-- == 0) return i;
    }
    return blocks.size();
  }
  // What was read is a part of what there was, in order; how many are not there.
  [[nodiscard]] size_t missing_of(const std::vector<Packet>& got) const {
    size_t next = 0;
    for (const Packet& packet : got) {
      while (next < packets.size() && !same_packet(packet, packets[next])) ++next;
      EXPECT_LT(next, packets.size()) << "a packet that never was";
      ++next;
    }
    return packets.size() - got.size();
  }
  // A file of one made-up block behind a good beginning.
  [[nodiscard]] std::string made_up(BlockHeader header, const std::string& stored) const {
    header.magic = kBlockMagic;
    header.version = kVersion;
    header.schema = TRC_WIRE_SCHEMA;
    header.segment = blocks[0].header.segment;
    header.checksum = checksum_of(bytes_of(stored));
    header.header_checksum = checksum_of(header, {});
    return bytes.substr(0, blocks[0].offset) + text_of(header) + stored;
  }
};

// What the format is may grow, but this file stays readable.
TEST_F(SegmentDamageTest, a_segment_of_the_first_version_can_be_read) {
  path = TRACECTL_GOLDEN "/segment";
  auto reader = SegmentReader::open(path);
  ASSERT_TRUE(reader) << reader.error().sentence();
  EXPECT_TRUE(reader->finished());
  EXPECT_EQ(reader->header().command, some_segment_header().command);
  EXPECT_EQ(reader->header().tables, some_segment_header().tables);
  EXPECT_EQ(reader->totals().records, 5u);
  std::vector<Task> tasks;
  EXPECT_TRUE(reader->read_tasks(tasks));
  EXPECT_EQ(tasks.size(), 3u);
  const SegmentReading whole = read();
  EXPECT_TRUE(whole.errors.empty());
  EXPECT_EQ(whole.packets.size(), packets.size());
  EXPECT_EQ(missing_of(whole.packets), 0u);
  const std::string golden = contents();
  path = directory.file("without_end");
  put(golden.substr(0, golden.find("TRCSEGE")));
  const SegmentReading scanned = read();
  EXPECT_EQ(scanned.errors.size(), 1u);
  EXPECT_EQ(scanned.packets.size(), packets.size());
  EXPECT_EQ(missing_of(scanned.packets), 0u);
}

TEST_F(SegmentDamageTest, cut_anywhere_it_gives_its_whole_blocks_and_says_so) {
  for (size_t length = 0; length < bytes.size(); ++length) {
    put(bytes.substr(0, length));
    const SegmentReading reading = read();
    ASSERT_EQ(reading.errors.size(), 1u) << length;
    ASSERT_LE(reading.packets.size(), packets.size());
    size_t whole = 0;
    for (size_t i = 0; i < blocks.size(); ++i) {
      if (end_of(i) > length) break;
      const BlockHeader& header = blocks[i].header;
      if (header.type == BlockType::records) ++whole;
      if (header.type == BlockType::progress) whole += header.stored_length / sizeof(Progress);
    }
    ASSERT_EQ(reading.packets.size(), whole) << length;
    for (size_t i = 0; i < whole; ++i) ASSERT_TRUE(same_packet(reading.packets[i], packets[i]));
  }
}

TEST_F(SegmentDamageTest, says_where_it_ends) {
  const size_t last = blocks.size() - 1;
  put(bytes.substr(0, end_of(last)));
  const std::string read_count = std::to_string(read().stats.blocks_read);
  EXPECT_EQ(read().errors.at(0), path + " was not finished: it ends at byte " + std::to_string(end_of(last)) + ": " +
                                     read_count + " blocks were read");
  put(bytes.substr(0, end_of(last) - 1));
  EXPECT_TRUE(read().errors.at(0).starts_with(path + " ends in the middle of a block at byte " +
                                              std::to_string(blocks[last].offset) + ": "))
      << read().errors.at(0);
  put(bytes.substr(0, blocks[0].offset - 1));
  EXPECT_EQ(open_error(), path + " ends in the middle of its header: no block was written");
  put(bytes.substr(0, 20));
  EXPECT_EQ(open_error(), path + " ends in the middle of its header: no block was written");
}

TEST_F(SegmentDamageTest, a_flipped_bit_costs_a_block_at_most_and_is_told) {
  size_t most_in_a_block = 1;
  for (const SegmentBlock& block : blocks) {
    if (block.header.type == BlockType::progress) {
      most_in_a_block = std::max(most_in_a_block, block.header.stored_length / sizeof(Progress));
    }
  }
  for (size_t bit = 0; bit < bytes.size() * 8; bit += 3) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    put(damaged);
    auto reader = SegmentReader::open(path);
    ASSERT_TRUE(reader) << "byte " << bit / 8 << ": " << reader.error().sentence();
    const SegmentReading reading = read();
    std::vector<Task> tasks;
    const bool told = !reading.errors.empty() || !reader->read_tasks(tasks);
    ASSERT_TRUE(told) << "byte " << bit / 8;
    ASSERT_LE(missing_of(reading.packets), most_in_a_block) << "byte " << bit / 8;
    if (bit / 8 < blocks[1].offset || bit / 8 >= end_of(blocks.size() - 1)) {
      ASSERT_EQ(reading.packets.size(), packets.size()) << "byte " << bit / 8 << " is of no block of records";
    }
  }
}

TEST_F(SegmentDamageTest, a_missing_block_is_told_in_its_place) {
  const size_t gone = records_block(1);
  put(bytes.substr(0, blocks[gone].offset) + bytes.substr(end_of(gone)));
  const SegmentReading reading = read();
  EXPECT_EQ(missing_of(reading.packets), 1u);
  EXPECT_TRUE(reading.errors.at(0).starts_with(path + " lacks 1 block at byte " + std::to_string(blocks[gone].offset)))
      << reading.errors.at(0);
}

TEST_F(SegmentDamageTest, a_block_that_comes_twice_is_given_once) {
  const size_t twice = records_block(1);
  put(bytes.substr(0, end_of(twice)) + block_bytes(twice) + bytes.substr(end_of(twice)));
  const SegmentReading reading = read();
  EXPECT_EQ(reading.packets.size(), packets.size());
  EXPECT_EQ(missing_of(reading.packets), 0u);
  EXPECT_EQ(reading.errors.size(), 1u) << "the trailer is whole, but what it says is not true any more";
}

TEST_F(SegmentDamageTest, blocks_in_the_wrong_order_are_never_given_in_it) {
  const size_t first = records_block(0);
  const size_t second = first + 1;
  const std::string swapped =
      bytes.substr(0, blocks[first].offset) + block_bytes(second) + block_bytes(first) + bytes.substr(end_of(second));
  put(swapped.substr(0, end_of(blocks.size() - 1)));
  SegmentReading reading = read();
  EXPECT_EQ(missing_of(reading.packets), 1u) << "what comes late is left out";
  EXPECT_FALSE(reading.errors.empty());
  put(swapped);  // the index says where they should be, and there are others
  reading = read();
  EXPECT_EQ(missing_of(reading.packets), 2u);
  EXPECT_EQ(reading.errors.size(), 2u);
}

TEST_F(SegmentDamageTest, records_that_are_not_packed_can_be_read) {
  const ByteVector record = call(100, 1, 10, 20).build();
  const std::string stored{reinterpret_cast<const char*>(record.data()), record.size()};
  BlockHeader header{};
  header.type = BlockType::records;
  header.codec = Codec::none;
  header.records_length = header.stored_length = static_cast<uint32_t>(stored.size());
  put(made_up(header, stored));
  const SegmentReading reading = read();
  ASSERT_EQ(reading.packets.size(), 1u);
  EXPECT_EQ(reading.packets[0].bytes, record);
  header.records_length += 8;
  put(made_up(header, stored));
  EXPECT_TRUE(read().packets.empty()) << "not as long as it says";
}

TEST_F(SegmentDamageTest, a_block_of_an_unknown_type_is_passed_over) {
  BlockHeader header{};
  header.type = static_cast<BlockType>(9);
  header.stored_length = 5;
  put(made_up(header, "12345"));
  const SegmentReading reading = read();
  EXPECT_TRUE(reading.packets.empty());
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_TRUE(reading.errors[0].starts_with(path + " was not finished: ")) << reading.errors[0];
}

TEST_F(SegmentDamageTest, blocks_of_zeros_are_told_with_an_index_and_without) {
  const size_t gone = records_block(1);
  std::string damaged = bytes;
  std::fill(damaged.begin() + static_cast<ptrdiff_t>(blocks[gone].offset),
            damaged.begin() + static_cast<ptrdiff_t>(end_of(gone)), '\0');
  for (const bool with_end : {true, false}) {
    put(with_end ? damaged : damaged.substr(0, end_of(blocks.size() - 1)));
    const SegmentReading reading = read();
    EXPECT_EQ(missing_of(reading.packets), 1u);
    EXPECT_GE(reading.errors.size(), with_end ? 1u : 2u);
  }
  put(bytes.substr(0, blocks[gone].offset) + std::string(3 << 20, '\0') + bytes.substr(blocks[gone].offset));
  const SegmentReading reading = read();
  EXPECT_EQ(reading.packets.size(), packets.size()) << "found behind a large hole";
  EXPECT_FALSE(reading.errors.empty());
}

TEST_F(SegmentDamageTest, a_block_of_another_segment_is_not_taken) {
  const std::string stranger = [&] {
    const UniqueFd fd = make();
    auto writer = SegmentWriter::create(fd.get(), {.host = "other"}, some_tasks());
    const Packet packet = packet_of(0, 7777, call(1, 1, 7000, 7001));
    EXPECT_TRUE(writer->add(packet, packet.bytes));
    EXPECT_TRUE(writer->flush());
    const std::string all = contents();
    const auto reader = SegmentReader::open(path);
    return all.substr(reader->blocks()[1].offset);
  }();
  put(bytes.substr(0, blocks[1].offset) + stranger + bytes.substr(end_of(1)));
  const SegmentReading reading = read();
  EXPECT_EQ(missing_of(reading.packets), 1u);
  EXPECT_FALSE(reading.errors.empty());
}

TEST_F(SegmentDamageTest, what_stands_behind_the_end_is_told) {
  put(bytes + "and more");
  const SegmentReading reading = read();
  EXPECT_EQ(reading.packets.size(), packets.size());
  EXPECT_EQ(reading.errors.size(), 1u);
}

TEST_F(SegmentDamageTest, random_bytes_behind_the_beginning_are_no_records) {
  std::mt19937 random{1};
  for (int round = 0; round < 300; ++round) {
    std::string damaged = bytes;
    for (size_t i = blocks[0].offset + random() % (bytes.size() - blocks[0].offset); i < damaged.size(); ++i) {
      damaged[i] = static_cast<char>(random());
    }
    put(damaged);
    const SegmentReading reading = read();
    EXPECT_FALSE(reading.errors.empty());
    (void)missing_of(reading.packets);
  }
}

TEST_F(SegmentDamageTest, what_is_no_segment_is_refused_by_name) {
  put("");
  EXPECT_EQ(open_error(), path + " is empty");
  put("#!/bin/sh\necho this is a script, not a trace\n");
  EXPECT_EQ(open_error(), path + " is not a trace segment");
  put("x");
  EXPECT_EQ(open_error(), path + " is not a trace segment");
  put(std::string(5 << 20, '\0'));
  EXPECT_EQ(open_error(), path + " is not a trace segment");
  path = directory.path();
  EXPECT_EQ(open_error(), path + " is a directory, not a trace segment");
  path = directory.file("none");
  EXPECT_EQ(open_error(), "cannot open " + path + ": No such file or directory");
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(open_error(), path + " is not a regular file, which a trace segment is");
}

TEST_F(SegmentDamageTest, of_a_newer_version_it_is_refused_with_what_is_needed) {
  Beginning beginning{};
  std::memcpy(&beginning, bytes.data(), sizeof(beginning));
  const std::string header = bytes.substr(sizeof(beginning), beginning.header_length);
  Beginning newer = beginning;
  newer.version = kVersion + 1;
  newer.checksum = checksum_of(newer, bytes_of(header));
  put(text_of(newer) + header);
  EXPECT_EQ(open_error(), path +
                              " was written by a newer tracectl: it needs one that reads format version 2; this one "
                              "reads up to 1");
  newer = beginning;
  newer.schema = 9;
  newer.checksum = checksum_of(newer, bytes_of(header));
  put(text_of(newer) + header);
  EXPECT_EQ(open_error(), path +
                              " was written by a newer tracectl: it needs one that reads record schema 9; this one "
                              "reads up to " +
                              std::to_string(TRC_WIRE_SCHEMA));
}

TEST_F(SegmentDamageTest, a_header_that_is_impossible_is_refused) {
  Beginning beginning{.magic = kMagic,
                      .version = kVersion,
                      .schema = TRC_WIRE_SCHEMA,
                      .header_length = 0,
                      .reserved = 0,
                      .checksum = 0};
  const std::string deep = std::string(1 << 20, '[');
  for (const std::string& text : {std::string("[]"), std::string("{"), std::string(), R"({"cpus":-1})" + std::string(),
                                  R"({"host":7})" + std::string(), "{\"tables\":" + deep, deep}) {
    beginning.header_length = static_cast<uint32_t>(text.size());
    beginning.checksum = checksum_of(beginning, bytes_of(text));
    put(text_of(beginning) + text);
    EXPECT_EQ(open_error(), path + " is damaged: its header is impossible");
  }
  beginning.header_length = ~0u;
  put(text_of(beginning));
  EXPECT_EQ(open_error(), path + " ends in the middle of its header: no block was written");
}

TEST_F(SegmentDamageTest, impossible_lengths_are_not_believed) {
  BlockHeader header{};
  header.type = BlockType::records;
  header.codec = Codec::packed;
  header.records_length = ~0u;
  put(made_up(header, "x"));
  EXPECT_EQ(read().errors.size(), 2u);
  header.records_length = static_cast<uint32_t>(kPackedRecordsMax) + 1;
  put(made_up(header, "x"));
  EXPECT_EQ(read().errors.size(), 2u);

  header.records_length = 24;
  header.stored_length = 1 << 20;
  put(made_up(header, "x"));
  EXPECT_TRUE(read().errors.at(0).starts_with(path + " ends in the middle of a block")) << read().errors.at(0);
  header.type = BlockType::end;
  header.codec = Codec::none;
  header.records_length = 0;
  header.stored_length = kIndexMax;
  put(made_up(header, "x"));
  EXPECT_TRUE(read().errors.at(0).starts_with(path + " ends in the middle of a block")) << read().errors.at(0);
  header.stored_length = 1;
  put(made_up(header, "x"));
  EXPECT_FALSE(read().errors.empty());
}

TEST_F(SegmentDamageTest, records_that_would_burst_are_refused) {
  const std::string zeros(64 << 20, '\0');
  std::string frame(ZSTD_compressBound(zeros.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), zeros.data(), zeros.size(), 1));
  for (size_t columns = 0; columns < 20; ++columns) {
    const std::string stored = std::string("\x01") + std::string(columns, '\0') + frame;
    BlockHeader header{};
    header.type = BlockType::records;
    header.codec = Codec::packed;
    header.records_length = 1 << 20;
    header.stored_length = static_cast<uint32_t>(stored.size());
    put(made_up(header, stored));
    const SegmentReading reading = read();
    EXPECT_TRUE(reading.packets.empty());
    EXPECT_TRUE(reading.errors.at(0).starts_with(path + " has a damaged block at byte ")) << reading.errors.at(0);
  }
}

TEST_F(SegmentDamageTest, an_index_that_does_not_fit_the_file_is_left_alone) {
  // As the writer makes it, but for one block that is told twice, or an offset that is wrong.
  for (const bool twice : {true, false}) {
    std::string body = text_of(Totals{.blocks = blocks.size()});
    for (size_t i = 0; i < blocks.size(); ++i) {
      const uint64_t offset = blocks[i].offset + (!twice && i == 2 ? 1 : 0);
      for (int times = twice && i == 2 ? 2 : 1; times > 0; --times) {
        BlockHeader entry = blocks[i].header;
        entry.magic = kIndexMagic;
        body += text_of(offset) + text_of(entry);
        body.append(reinterpret_cast<const char*>(blocks[i].sets.data()), blocks[i].sets.size());
      }
    }
    BlockHeader header = blocks.back().header;
    header.type = BlockType::end;
    header.codec = Codec::none;
    header.flags = 0;
    header.calls = header.processes = 0;
    header.records_length = 0;
    header.sequence = static_cast<uint32_t>(blocks.size() + (twice ? 1 : 0));
    header.stored_length = static_cast<uint32_t>(body.size());
    header.checksum = checksum_of(bytes_of(body));
    header.header_checksum = checksum_of(header, {});
    Trailer trailer{.magic = kTrailerMagic, .end_offset = end_of(blocks.size() - 1), .checksum = 0};
    trailer.checksum = checksum_of(trailer);
    put(bytes.substr(0, trailer.end_offset) + text_of(header) + body + text_of(trailer));
    EXPECT_EQ(missing_of(read().packets), 0u);
  }
}

TEST_F(SegmentDamageTest, a_file_that_shrinks_while_it_is_read_is_an_error) {
  auto reader = SegmentReader::open(path);
  ASSERT_TRUE(reader);
  ASSERT_EQ(::truncate(path.c_str(), static_cast<off_t>(blocks[1].offset)), 0);
  Packet packet;
  const auto got = reader->next(packet);
  ASSERT_FALSE(got);
  EXPECT_NE(got.error().what.find(" has become shorter while it was read"), std::string::npos) << got.error().what;
  for (size_t calls = 0; calls < 100; ++calls) {
    const auto more = reader->next(packet);
    if (more && !*more) return;
  }
  FAIL() << "it never ends";
}

}  // namespace
}  // namespace tracectl
