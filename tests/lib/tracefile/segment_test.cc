// A segment gives back what was written, and no more of it is read than was asked for.
#include <sys/resource.h>

#include <csignal>

#include "lib/tracefile/block_summary.h"
#include "tests/lib/tracefile/segment_fixture.h"

namespace tracectl {
namespace {

using namespace testing;
using segment_format::BlockType;

struct Segment : SegmentFixture {};

TEST_F(Segment, gives_the_same_calls_as_the_packets_themselves) {
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    const auto packets = MadeUpTrace{seed}.make(300);
    const auto expected = without_needless_halves(told_of(packets, some_tasks()));
    ASSERT_GT(expected.size(), 200u);
    for (const size_t flush_every : {1, 7, 1000}) {
      for (const uint32_t block_bytes : {1u, 500u, 256u << 10}) {
        write(packets, flush_every, block_bytes);
        const SegmentReading reading = read();
        ASSERT_TRUE(reading.errors.empty()) << reading.errors[0];
        const auto told = without_needless_halves(told_of(reading.packets, some_tasks()));
        const auto [is, should] = std::mismatch(told.begin(), told.end(), expected.begin(), expected.end());
        ASSERT_EQ(is == told.end() ? "nothing more" : *is, should == expected.end() ? "nothing more" : *should)
            << seed << " " << flush_every << " " << block_bytes;
      }
    }
  }
}

TEST_F(Segment, gives_back_its_header_and_the_tasks_that_were_known) {
  write({}, 1, 1000);
  auto reader = SegmentReader::open(path);
  ASSERT_TRUE(reader) << reader.error().sentence();
  const SegmentHeader expected = some_segment_header();
  EXPECT_EQ(reader->header().host, expected.host);
  EXPECT_EQ(reader->header().kernel, expected.kernel);
  EXPECT_EQ(reader->header().architecture, expected.architecture);
  EXPECT_EQ(reader->header().boot_id, expected.boot_id);
  EXPECT_EQ(reader->header().cpus, expected.cpus);
  EXPECT_EQ(reader->header().epoch_offset_ns, expected.epoch_offset_ns);
  EXPECT_EQ(reader->header().session, expected.session);
  EXPECT_EQ(reader->header().filter, expected.filter);
  EXPECT_EQ(reader->header().limits, expected.limits);
  EXPECT_EQ(reader->header().build, expected.build);
  EXPECT_EQ(reader->header().command, expected.command);
  EXPECT_EQ(reader->header().sequence, expected.sequence);
  EXPECT_EQ(reader->header().tables, expected.tables);
  std::vector<Task> tasks;
  ASSERT_TRUE(reader->read_tasks(tasks));
  ASSERT_EQ(tasks.size(), 3u);
  for (size_t i = 0; i < 3; ++i) {
    const Task& task = tasks[i];
    const Task written = some_tasks()[i];
    EXPECT_EQ(task.tid, written.tid);
    EXPECT_EQ(task.tgid, written.tgid);
    EXPECT_EQ(task.parent_tgid, written.parent_tgid);
    EXPECT_EQ(task.uid, written.uid);
    EXPECT_EQ(task.cgroup_id, written.cgroup_id);
    EXPECT_EQ(task.comm, written.comm);
    EXPECT_EQ(task.executable, written.executable);
  }
  EXPECT_TRUE(reader->finished());
  EXPECT_TRUE(reader->damage().empty());
}

TEST_F(Segment, many_tasks_take_several_blocks) {
  std::vector<Task> tasks;
  for (uint32_t tid = 1; tid <= 5000; ++tid) {
    tasks.push_back(
        {.tid = tid, .tgid = tid, .comm = "t" + std::to_string(tid), .executable = std::string(tid % 300, 'e')});
  }
  const UniqueFd fd = make();
  auto writer = SegmentWriter::create(fd.get(), {}, tasks);
  ASSERT_TRUE(writer);
  EXPECT_GT(writer->blocks(), 2u);
  ASSERT_TRUE(writer->finish());
  auto reader = SegmentReader::open(path);
  ASSERT_TRUE(reader);
  std::vector<Task> again;
  ASSERT_TRUE(reader->read_tasks(again));
  ASSERT_EQ(again.size(), tasks.size());
  for (size_t i = 0; i < tasks.size(); ++i) EXPECT_EQ(again[i].executable, tasks[i].executable);

  // Without one of its blocks, the others are read.
  std::string damaged = contents();
  damaged[reader->blocks()[1].offset + 500] ^= 1;
  put(damaged);
  reader = SegmentReader::open(path);
  ASSERT_TRUE(reader);
  again.clear();
  EXPECT_FALSE(reader->read_tasks(again));
  EXPECT_GT(again.size(), 1000u);
  EXPECT_LT(again.size(), tasks.size());
}

TEST_F(Segment, tables_and_limits_that_are_no_json_objects_are_refused) {
  for (const char* text : {"[]", "{", "7", "{} x"}) {
    const UniqueFd fd = make();
    const auto writer = SegmentWriter::create(fd.get(), {.tables = text}, {});
    ASSERT_FALSE(writer) << text;
    EXPECT_EQ(writer.error().what, "the segment's tables and limits must be JSON objects");
  }
  const UniqueFd fd = make();
  EXPECT_FALSE(SegmentWriter::create(fd.get(), {.limits = std::string(100'000, '[')}, {}));
}

TEST_F(Segment, a_block_is_as_long_as_was_said_and_a_longer_record_is_alone) {
  Packet packet = packet_of(0, 9000);
  const std::string large(3000, 'x');
  for (uint64_t i = 0; i < 50; ++i) {
    RecordBuilder record = call(100, 1, 10 * i, 10 * i + 5);
    if (i == 20) record.string(1, large);
    record.append_to(packet.bytes);
  }
  write({packet}, 1, 1000);
  const SegmentReading reading = read();
  ASSERT_TRUE(reading.errors.empty());
  ByteVector all;
  uint64_t before = 0;
  for (size_t i = 0; i < reading.packets.size(); ++i) {
    const Packet& block = reading.packets[i];
    append(all, block.bytes);
    EXPECT_TRUE(block.bytes.size() <= 1000 || (block.bytes.size() > 3000 && block.bytes.size() < 3100));
    // As far as it is complete: to the next record, whatever the packet said of itself.
    EXPECT_EQ(block.complete_until_ns % 10, 0u);
    EXPECT_GT(block.complete_until_ns, before);
    before = block.complete_until_ns;
  }
  EXPECT_EQ(before, 9000u);
  EXPECT_EQ(without_padding(all), without_padding(packet.bytes));
}

TEST_F(Segment, says_of_a_block_what_is_in_it) {
  Packet packet =
      packet_of(2, 5000, call(101, 3, 100, 200), enter(100, 4, 300, 1), exit(200, 5, 400),
                RecordBuilder(TRC_SIGNAL).time(500).tid(100).signal(17),
                RecordBuilder(TRC_LOST).time(600).lost({.enters = 2, .exits = 3, .tasks = 4, .signals = 5}));
  RecordBuilder(TRC_TASK)
      .time(700)
      .tid(200)
      .task(TRC_TASK_RENAME, {.tid = 200, .tgid = 200}, "x")
      .append_to(packet.bytes);
  write({packet}, 1, 100'000);
  const auto reader = SegmentReader::open(path);
  ASSERT_TRUE(reader);
  ASSERT_EQ(reader->blocks().size(), 2u);
  EXPECT_EQ(reader->blocks()[0].header.type, BlockType::state);
  const SegmentBlock& block = reader->blocks()[1];
  EXPECT_EQ(block.header.type, BlockType::records);
  EXPECT_EQ(block.header.cpu, 2u);
  EXPECT_EQ(block.header.sequence, 1u);
  EXPECT_EQ(block.header.first_ns, 100u);
  EXPECT_EQ(block.header.last_ns, 700u);
  EXPECT_EQ(block.header.complete_until_ns, 5000u);
  EXPECT_EQ(block.header.epoch_offset_ns, some_segment_header().epoch_offset_ns);
  EXPECT_EQ(block.header.counts.records, 6u);
  EXPECT_EQ(block.header.counts.enters, 2u);
  EXPECT_EQ(block.header.counts.exits, 2u);
  EXPECT_EQ(block.header.counts.tasks, 1u);
  EXPECT_EQ(block.header.counts.signals, 1u);
  EXPECT_EQ(block.header.counts.losses, 1u);
  EXPECT_EQ(block.header.counts.lost_enters, 2u);
  EXPECT_EQ(block.header.counts.lost_exits, 3u);
  EXPECT_EQ(block.header.counts.lost_tasks, 4u);
  EXPECT_EQ(block.header.counts.lost_signals, 5u);
  EXPECT_EQ(block.header.records_length, packet.bytes.size());
  EXPECT_EQ(block.header.calls, 3u);
  EXPECT_EQ(block.header.processes, 2u);
  for (const uint32_t index : {3u, 4u, 5u}) {
    EXPECT_TRUE(has_any_call(block.header, block.sets, std::array{index}));
  }
  EXPECT_FALSE(has_any_call(block.header, block.sets, std::array{2u, 6u}));
  EXPECT_TRUE(may_have_process(block.header, block.sets, std::array{100u}));
  EXPECT_TRUE(may_have_process(block.header, block.sets, std::array{200u}));
  EXPECT_FALSE(may_have_process(block.header, block.sets, std::array{101u})) << "a thread is no process";
  EXPECT_EQ(reader->totals().records, 6u);
  EXPECT_EQ(reader->totals().lost_signals, 5u);
  EXPECT_EQ(reader->totals().first_ns, 100u);
}

TEST_F(Segment, large_sets_are_bits_or_not_listed) {
  Packet packet = packet_of(0, 5000);
  for (uint32_t i = 0; i < 300; ++i) {
    RecordBuilder(TRC_TASK)
        .time(i)
        .tid(1)
        .task(TRC_TASK_FORK, {.tid = 1000 + i, .tgid = 1000 + i}, "x")
        .append_to(packet.bytes);
    call(1000 + i, static_cast<int32_t>(i % 65), i, i).append_to(packet.bytes);
  }
  write({packet}, 1, 1'000'000);
  const auto reader = SegmentReader::open(path);
  ASSERT_TRUE(reader);
  const SegmentBlock& block = reader->blocks()[1];
  EXPECT_EQ(block.header.calls, 65u);
  EXPECT_EQ(block.sets.size(), segment_format::kCallBitmap);
  EXPECT_TRUE(has_any_call(block.header, block.sets, std::array{64u}));
  EXPECT_FALSE(has_any_call(block.header, block.sets, std::array{65u, 1023u, 1024u, 5000u}));
  EXPECT_NE(block.header.flags & segment_format::kManyProcesses, 0);
  EXPECT_TRUE(may_have_process(block.header, block.sets, std::array{7u})) << "nobody knows";
}

TEST_F(Segment, a_thread_is_known_by_records_of_another_cpu_that_came_before_or_behind) {
  const Packet fork = packet_of(
      0, 100, RecordBuilder(TRC_TASK).time(10).tid(100).task(TRC_TASK_FORK, {.tid = 150, .tgid = 100}, "child"));
  const Packet gone = packet_of(
      0, 200, RecordBuilder(TRC_TASK).time(90).tid(150).task(TRC_TASK_EXIT, {.tid = 150, .tgid = 100}, "child"));
  const Packet work = packet_of(1, 100, call(150, 1, 20, 30));
  for (const auto& packets :
       {std::vector{fork, gone, work}, std::vector{work, gone, fork}, std::vector{work, fork, gone}}) {
    const UniqueFd fd = make();
    auto writer = SegmentWriter::create(fd.get(), {}, some_tasks());
    for (const Packet& packet : packets) ASSERT_TRUE(writer->add(packet, packet.bytes));
    ASSERT_TRUE(writer->finish());
    EXPECT_EQ(writer->known_tasks().size(), 3u) << "it has gone";
    const auto reader = SegmentReader::open(path);
    ASSERT_TRUE(reader);
    for (const SegmentBlock& block : reader->blocks()) {
      if (block.header.type != BlockType::records) continue;
      EXPECT_EQ(block.header.flags & segment_format::kUnknownProcesses, 0);
      EXPECT_TRUE(may_have_process(block.header, block.sets, std::array{100u}));
      EXPECT_FALSE(may_have_process(block.header, block.sets, std::array{150u}));
    }
  }
}

TEST_F(Segment, hands_the_tasks_on_to_the_next_segment) {
  const UniqueFd fd = make();
  auto writer = SegmentWriter::create(fd.get(), {}, some_tasks());
  ASSERT_TRUE(writer);
  const Packet packet = packet_of(
      0, 100, RecordBuilder(TRC_TASK).time(10).tid(100).task(TRC_TASK_FORK, {.tid = 300, .tgid = 300}, "server"),
      RecordBuilder(TRC_TASK).time(11).tid(300).task(TRC_TASK_RENAME, {.tid = 300, .tgid = 300}, "renamed"),
      RecordBuilder(TRC_TASK).time(12).tid(200).task(TRC_TASK_EXIT, {.tid = 200, .tgid = 200}, "x"),
      RecordBuilder(TRC_TASK)
          .time(13)
          .tid(101)
          .task(TRC_TASK_EXEC, {.tid = 100, .tgid = 100, .old_tid = 101}, "new")
          .string(0, "/bin/new"));
  ASSERT_TRUE(writer->add(packet, packet.bytes));
  const std::vector<Task> tasks = writer->known_tasks();
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[0].tid, 100u);
  EXPECT_EQ(tasks[0].comm, "new");
  EXPECT_EQ(tasks[0].executable, "/bin/new");
  EXPECT_EQ(tasks[1].tid, 300u);
  EXPECT_EQ(tasks[1].comm, "renamed");
  EXPECT_EQ(tasks[1].executable, "/bin/s") << "as its parent's";
}

TEST_F(Segment, a_peek_is_not_stored_when_the_record_comes_in_time) {
  const RecordBuilder pending = enter(100, 1, 50, 7);
  Packet real = packet_of(0, 90, RecordBuilder{pending}.exit(80, 1));
  real.first_was_peeked = true;
  write({packet_of(0, 20, call(100, 2, 10, 20)), peek_of(0, 60, pending), real}, 1000, 100'000);
  const SegmentReading reading = read();
  ASSERT_EQ(reading.packets.size(), 1u);
  EXPECT_FALSE(reading.packets[0].peek);
  EXPECT_FALSE(reading.packets[0].first_was_peeked);
  EXPECT_EQ(reading.packets[0].complete_until_ns, 90u);
}

TEST_F(Segment, a_peek_that_waits_at_a_flush_is_stored_once) {
  const RecordBuilder pending = enter(100, 1, 50, 7);
  Packet real = packet_of(0, 90, RecordBuilder{pending}.exit(80, 1), call(100, 2, 85, 86));
  real.first_was_peeked = true;
  const UniqueFd fd = make();
  auto writer = SegmentWriter::create(fd.get(), {}, {});
  const Packet first = packet_of(0, 20, call(100, 2, 10, 20));
  const Packet peek = peek_of(0, 60, pending);
  ASSERT_TRUE(writer->add(first, first.bytes));
  ASSERT_TRUE(writer->add(peek, peek.bytes));
  ASSERT_TRUE(writer->flush());
  ASSERT_TRUE(writer->add(peek, peek.bytes));
  ASSERT_TRUE(writer->flush());
  ASSERT_TRUE(writer->add(real, real.bytes));
  ASSERT_TRUE(writer->finish());
  EXPECT_EQ(writer->totals().records, 3u) << "the peek comes again";
  const SegmentReading reading = read();
  ASSERT_EQ(reading.packets.size(), 3u);
  EXPECT_EQ(reading.packets[0].complete_until_ns, 50u) << "not beyond what is told next";
  EXPECT_TRUE(reading.packets[1].peek);
  EXPECT_EQ(reading.packets[1].complete_until_ns, 60u);
  EXPECT_EQ(reading.packets[1].bytes, pending.build());
  EXPECT_FALSE(reading.packets[2].peek);
  EXPECT_TRUE(reading.packets[2].first_was_peeked);
}

TEST_F(Segment, a_peek_of_what_never_came_is_stored) {
  write({peek_of(0, 60, enter(100, 1, 50, 7)), packet_of(0, 90, call(101, 2, 70, 75))}, 1000, 100'000);
  const SegmentReading reading = read();
  ASSERT_EQ(reading.packets.size(), 2u);
  EXPECT_TRUE(reading.packets[0].peek);
  EXPECT_FALSE(reading.packets[1].first_was_peeked);
}

TEST_F(Segment, the_first_record_of_a_segment_may_have_been_peeked_in_the_one_before) {
  Packet real = packet_of(0, 90, enter(100, 1, 50, 7).exit(80, 1));
  real.first_was_peeked = true;
  write({real}, 1, 100'000);
  const SegmentReading reading = read();
  ASSERT_EQ(reading.packets.size(), 1u);
  EXPECT_TRUE(reading.packets[0].first_was_peeked);
}

TEST_F(Segment, silent_cpus_are_not_waited_for) {
  write({packet_of(0, 100, call(100, 1, 10, 20)), packet_of(1, 90), packet_of(2, 80)}, 3, 100'000, false);
  const SegmentReading reading = read();
  Recorder recorder;
  Stream stream{recorder};
  stream.expect_cpus(3);
  for (const Packet& packet : reading.packets) stream.add(packet);
  stream.advance();
  EXPECT_EQ(recorder.lines.size(), 1u);
  EXPECT_EQ(reading.packets.size(), 3u);
}

TEST_F(Segment, tick_flushes_when_it_is_time) {
  const UniqueFd fd = make();
  auto writer = SegmentWriter::create(fd.get(), {}, {}, {.flush_after_ns = 100});
  const Packet packet = packet_of(0, 20, call(100, 2, 10, 20));
  ASSERT_TRUE(writer->tick(1000));
  ASSERT_TRUE(writer->add(packet, packet.bytes));
  ASSERT_TRUE(writer->tick(1099));
  EXPECT_EQ(writer->blocks(), 0u);
  ASSERT_TRUE(writer->tick(1100));
  EXPECT_EQ(writer->blocks(), 1u);
}

TEST_F(Segment, an_index_that_gets_too_long_is_left_out) {
  const UniqueFd fd = make();
  auto writer = SegmentWriter::create(fd.get(), {}, {}, {.block_bytes = 1, .index_bytes = 1000});
  Packet packet = packet_of(0, 100);
  for (uint64_t i = 0; i < 10; ++i) call(100, 1, 2 * i, 2 * i + 1).append_to(packet.bytes);
  EXPECT_FALSE(writer->full());
  ASSERT_TRUE(writer->add(packet, packet.bytes));
  EXPECT_TRUE(writer->full());
  ASSERT_TRUE(writer->finish());
  const SegmentReading reading = read();
  EXPECT_TRUE(reading.errors.empty()) << reading.errors[0];
  EXPECT_EQ(reading.packets.size(), 10u);
  EXPECT_TRUE(SegmentReader::open(path)->finished());
  EXPECT_EQ(SegmentReader::open(path)->totals().records, 10u);
}

TEST_F(Segment, bytes_that_are_no_record_are_told_and_what_follows_is_read) {
  Packet bad = packet_of(0, 50, call(100, 1, 10, 20));
  bad.bytes.insert(bad.bytes.end(), 30'000, std::byte{0xee});
  const std::vector<Packet> packets{bad, packet_of(0, 90, call(100, 2, 60, 70)), packet_of(1, 90), packet_of(2, 90)};
  write(packets, 1000, 100'000);
  EXPECT_EQ(told_of(read().packets, {}), told_of(packets, {}));
  const auto reader = SegmentReader::open(path);
  EXPECT_EQ(reader->totals().unreadable, 1u);
  EXPECT_LT(reader->totals().records_bytes, 10'000u);
}

TEST_F(Segment, a_full_disk_is_told_by_the_next_block) {
  const UniqueFd fd = make();
  auto writer = SegmentWriter::create(fd.get(), some_segment_header(), {});
  ASSERT_TRUE(writer);
  const Packet first = packet_of(0, 10, call(100, 1, 1, 2));
  ASSERT_TRUE(writer->add(first, first.bytes));
  ASSERT_TRUE(writer->flush());
  const uint64_t whole = writer->bytes();

  // A limit on the file's size stands in for a full disk: the kernel takes a part of the block, then refuses.
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
  rlimit tight = old;
  tight.rlim_cur = whole + 100;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const Packet lost = packet_of(0, 20, call(100, 1, 11, 12), call(100, 1, 13, 14));
  auto failed = writer->add(lost, lost.bytes);
  EXPECT_TRUE(failed);
  failed = writer->flush();
  const Packet more = packet_of(1, 20, call(100, 1, 11, 12));
  EXPECT_TRUE(writer->add(more, more.bytes));
  const auto again = writer->flush();
  const auto ended = writer->finish();
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, EFBIG);
  EXPECT_FALSE(failed.error().remedy.empty());
  EXPECT_FALSE(again);
  EXPECT_FALSE(ended);
  EXPECT_EQ(contents().size(), whole) << "no half block";
  EXPECT_EQ(writer->undelivered().full_records, 3u);

  const Packet last = packet_of(0, 30, call(100, 1, 21, 22));
  ASSERT_TRUE(writer->add(last, last.bytes));
  ASSERT_TRUE(writer->finish());
  const SegmentReading reading = read();
  EXPECT_TRUE(reading.errors.empty());
  ASSERT_EQ(reading.packets.size(), 3u) << "and how far the other CPU is";
  const auto reader = SegmentReader::open(path);
  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->blocks()[1].header.dropped.full_records, 3u);
  EXPECT_EQ(reader->blocks()[1].header.dropped.full_bytes, lost.bytes.size() + more.bytes.size());
  EXPECT_EQ(reader->blocks()[1].header.sequence, 1u);
  EXPECT_EQ(reader->totals().dropped.full_records, 3u);
}

TEST_F(Segment, what_is_dropped_at_last_is_told_by_the_end) {
  const UniqueFd fd = make();
  auto writer = SegmentWriter::create(fd.get(), {}, {});
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
  rlimit tight = old;
  tight.rlim_cur = writer->bytes() + 100;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const Packet lost = packet_of(0, 20, call(100, 1, 11, 12));
  EXPECT_TRUE(writer->add(lost, lost.bytes));
  const auto failed = writer->flush();
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
  EXPECT_FALSE(failed);
  ASSERT_TRUE(writer->finish());
  EXPECT_EQ(SegmentReader::open(path)->totals().dropped.full_records, 1u);
}

TEST_F(Segment, behind_half_a_block_that_cannot_be_taken_back_nothing_is_written) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  UniqueFd out{ends[0]};
  const UniqueFd in{ends[1]};
  auto writer = SegmentWriter::create(in.get(), {}, {});
  ASSERT_TRUE(writer);
  const uint64_t written = writer->bytes();
  out.reset();
  const Packet packet = packet_of(0, 20, call(100, 1, 11, 12));
  ASSERT_TRUE(writer->add(packet, packet.bytes));
  EXPECT_EQ(writer->flush().error().code, EPIPE);
  ASSERT_TRUE(writer->add(packet, packet.bytes));
  EXPECT_EQ(writer->flush().error().what, "cannot take back what is behind the segment's last block");
  EXPECT_EQ(writer->bytes(), written);
  EXPECT_EQ(writer->undelivered().error_records, 2u);
  EXPECT_EQ(writer->undelivered().full_records, 0u);
}

TEST(SegmentOnFullDevice, the_header_cannot_be_written) {
  const UniqueFd full{::open("/dev/full", O_WRONLY | O_CLOEXEC)};
  ASSERT_TRUE(full);
  const auto writer = SegmentWriter::create(full.get(), {}, {});
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().sentence(),
            "cannot write the trace: No space left on device (free some space, or choose another place for the trace)");
}

// Four blocks: CPU 0 early and late, CPU 1 of another process, CPU 2 with other calls.
struct Selected : SegmentFixture {
  void SetUp() override {
    std::vector<Packet> packets{packet_of(0, 1000, call(100, 1, 100, 200)), packet_of(1, 1000, call(200, 1, 100, 300)),
                                packet_of(2, 1000, call(101, 2, 100, 400)),
                                packet_of(0, 9000, call(100, 1, 5000, 6000))};
    write(packets, 1, 100'000);
  }
  [[nodiscard]] uint64_t blocks_read(SegmentSelection selection) const {
    const SegmentReading reading = read(std::move(selection));
    EXPECT_TRUE(reading.errors.empty());
    EXPECT_EQ(reading.packets.size(), 4u);
    for (const Packet& packet : reading.packets) EXPECT_GE(packet.complete_until_ns, 1000u);
    EXPECT_EQ(reading.stats.blocks_read + reading.stats.blocks_skipped, 4u);
    return reading.stats.blocks_read;
  }
};

TEST_F(Selected, blocks_are_read_and_others_are_not) {
  EXPECT_EQ(blocks_read({}), 4u);
  EXPECT_EQ(blocks_read({.since_ns = 1000}), 1u);
  EXPECT_EQ(blocks_read({.until_ns = 4999}), 3u);
  EXPECT_EQ(blocks_read({.since_ns = 350, .until_ns = 4999}), 1u);
  EXPECT_EQ(blocks_read({.cpus = {0, 7}}), 2u);
  EXPECT_EQ(blocks_read({.processes = {200}}), 1u);
  EXPECT_EQ(blocks_read({.processes = {100}}), 3u);
  EXPECT_EQ(blocks_read({.processes = {101}}), 0u);
  EXPECT_EQ(blocks_read({.calls = {2}}), 1u);
  EXPECT_EQ(blocks_read({.calls = {2, 1}}), 4u);
  EXPECT_EQ(blocks_read({.processes = {100}, .calls = {2}}), 1u);
}

TEST_F(Segment, blocks_that_concern_everybody_are_not_skipped) {
  const auto task = RecordBuilder(TRC_TASK).time(50).tid(100).task(TRC_TASK_RENAME, {.tid = 100, .tgid = 100}, "x");
  write({packet_of(0, 1000, task), packet_of(0, 2000, RecordBuilder(TRC_SIGNAL).time(1100).tid(100).signal(17)),
         packet_of(0, 3000, RecordBuilder(TRC_LOST).time(2100).lost({.enters = 1})),
         packet_of(0, 4000, call(999, 1, 3100, 3200))},
        1, 100'000);
  EXPECT_EQ(read({.processes = {200}}).stats.blocks_read, 3u) << "not the signal";
  EXPECT_EQ(read({.processes = {200}, .tasks = false}).stats.blocks_read, 2u);
  EXPECT_EQ(read({.calls = {7}}).stats.blocks_read, 3u) << "not the call";
  EXPECT_EQ(read({.calls = {7}, .signals = false}).stats.blocks_read, 2u);
  EXPECT_EQ(read({.since_ns = 3000, .calls = {7}}).stats.blocks_read, 1u) << "the task's name";
  EXPECT_EQ(read({.until_ns = 10}).stats.blocks_read, 0u);
}

TEST_F(Segment, what_is_not_selected_is_not_read_from_the_file) {
  Packet large = packet_of(0, 1000);
  std::mt19937_64 random{1};
  for (uint64_t i = 0; i < 2000; ++i) enter(100, 1, i / 4, random()).append_to(large.bytes);
  write({large}, 1, 1'000'000);
  const uint64_t size = contents().size();
  ASSERT_GT(size, 10'000u);
  EXPECT_GT(read().stats.bytes_read, size * 9 / 10);
  EXPECT_LT(read({.since_ns = 5000}).stats.bytes_read, 5000u);
}

}  // namespace
}  // namespace tracectl
