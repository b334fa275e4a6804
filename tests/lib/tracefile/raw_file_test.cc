#include "lib/tracefile/raw_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include "tests/support/record_builder.h"
#include "tests/support/temporary_directory.h"

namespace tracectl {
namespace {

using testing::ByteVector;
using testing::RecordBuilder;
using testing::TemporaryDirectory;

RawFileHead some_head() {
  return {.cpus = 2,
          .epoch_offset_ns = 1'700'000'000'000'000'000,
          .host = "host",
          .kernel = "6.1.0",
          .architecture = "x86_64",
          .command = "cat \"a\tb\"",
          .tasks = {{.tid = 7,
                     .tgid = 7,
                     .parent_tgid = 1,
                     .uid = 0xffffffff,
                     .cgroup_id = ~uint64_t{0},
                     .comm = "cat",
                     .executable = "/bin/cat"},
                    {.tid = 8, .tgid = 7, .comm = "\xff\xfe bad", .executable = ""}}};
}

Packet packet_of(uint32_t cpu, uint64_t until_ns, size_t records) {
  Packet packet{.cpu = cpu, .complete_until_ns = until_ns};
  for (size_t i = 0; i < records; ++i) {
    RecordBuilder(TRC_CALL).tid(7).nr(39).time(i).args({i}).exit(i + 1, 0).append_to(packet.bytes);
  }
  return packet;
}

std::vector<Packet> some_packets() {
  std::vector<Packet> packets{packet_of(0, 10, 3), packet_of(1, 20, 0), packet_of(1, 30, 1), packet_of(0, 40, 2)};
  packets[2].peek = true;
  packets[3].first_was_peeked = true;
  return packets;
}

bool same(const Packet& a, const Packet& b) {
  return a.cpu == b.cpu && a.complete_until_ns == b.complete_until_ns && a.peek == b.peek &&
         a.first_was_peeked == b.first_was_peeked && a.bytes == b.bytes;
}

struct RawFile : ::testing::Test {
  TemporaryDirectory directory;
  std::string path = directory.file("trace");

  UniqueFd make() const { return UniqueFd{::open(path.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600)}; }
  void write_some(bool finish = true) const {
    const UniqueFd fd = make();
    auto writer = RawFileWriter::create(fd.get(), some_head());
    ASSERT_TRUE(writer);
    for (const Packet& packet : some_packets()) ASSERT_TRUE(writer->write(packet, packet.bytes));
    if (finish) {
      ASSERT_TRUE(writer->finish());
    }
  }
  [[nodiscard]] std::string contents() const {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  void put(const std::string& bytes) const {
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out << bytes;
  }

  struct Reading {
    std::vector<Packet> packets;
    std::vector<std::string> errors;
  };
  [[nodiscard]] Reading read() const {
    Reading reading;
    auto reader = RawFileReader::open(path);
    if (!reader) {
      reading.errors.push_back(reader.error().sentence());
      return reading;
    }
    for (;;) {
      Packet packet;
      const auto got = reader->next(packet);
      if (!got) {
        reading.errors.push_back(got.error().sentence());
      } else if (*got) {
        reading.packets.push_back(std::move(packet));
      } else {
        return reading;
      }
    }
  }
  [[nodiscard]] std::string open_error() const {
    const auto reader = RawFileReader::open(path);
    return reader ? "" : reader.error().sentence();
  }
};

TEST_F(RawFile, gives_back_what_was_written) {
  write_some();
  const auto reader = RawFileReader::open(path);
  ASSERT_TRUE(reader) << reader.error().sentence();
  const RawFileHead expected = some_head();
  EXPECT_EQ(reader->head().cpus, expected.cpus);
  EXPECT_EQ(reader->head().epoch_offset_ns, expected.epoch_offset_ns);
  EXPECT_EQ(reader->head().host, expected.host);
  EXPECT_EQ(reader->head().kernel, expected.kernel);
  EXPECT_EQ(reader->head().architecture, expected.architecture);
  EXPECT_EQ(reader->head().command, expected.command);
  ASSERT_EQ(reader->head().tasks.size(), 2u);
  EXPECT_EQ(reader->head().tasks[0].uid, 0xffffffffu);
  EXPECT_EQ(reader->head().tasks[0].cgroup_id, ~uint64_t{0});
  EXPECT_EQ(reader->head().tasks[0].executable, "/bin/cat");
  EXPECT_EQ(reader->head().tasks[1].comm, "\xff\xfe bad") << "names need not be UTF-8";

  const Reading reading = read();
  EXPECT_TRUE(reading.errors.empty());
  const auto packets = some_packets();
  ASSERT_EQ(reading.packets.size(), packets.size());
  for (size_t i = 0; i < packets.size(); ++i) EXPECT_TRUE(same(reading.packets[i], packets[i])) << i;
}

TEST_F(RawFile, what_is_no_trace_is_refused_by_name) {
  EXPECT_EQ(open_error(), "cannot open " + path + ": No such file or directory");
  put("");
  EXPECT_EQ(open_error(), path + " is empty");
  put("#!/bin/sh\necho this is a script, not a trace\n");
  EXPECT_EQ(open_error(), path + " is not a tracectl trace");
  put("x");
  EXPECT_EQ(open_error(), path + " is not a tracectl trace");
  path = directory.path();
  EXPECT_EQ(open_error(), path + " is a directory, not a tracectl trace");
}

TEST_F(RawFile, of_a_newer_schema_is_refused) {
  write_some();
  std::string bytes = contents();
  bytes[8] = static_cast<char>(TRC_WIRE_SCHEMA + 1);
  put(bytes);
  EXPECT_EQ(open_error(), path + " was written by a newer tracectl (schema " + std::to_string(TRC_WIRE_SCHEMA + 1) +
                              "; this one reads " + std::to_string(TRC_WIRE_SCHEMA) + ")");
}

TEST_F(RawFile, of_a_schema_from_before_the_first_release_is_refused) {
  write_some();
  std::string bytes = contents();
  bytes[8] = 1;
  put(bytes);
  EXPECT_EQ(open_error(), path +
                              " was written by a tracectl from before the first release (schema 1), which nothing "
                              "reads any more");
}

TEST_F(RawFile, cut_anywhere_reads_to_its_last_whole_packet_and_says_so) {
  write_some();
  const std::string bytes = contents();
  const auto packets = some_packets();
  size_t most = 0;
  for (size_t length = 0; length < bytes.size(); ++length) {
    put(bytes.substr(0, length));
    const Reading reading = read();
    ASSERT_EQ(reading.errors.size(), 1u) << length;
    ASSERT_GE(reading.packets.size(), most) << length;
    most = reading.packets.size();
    for (size_t i = 0; i < reading.packets.size(); ++i) ASSERT_TRUE(same(reading.packets[i], packets[i]));
  }
  EXPECT_EQ(most, packets.size());
  const size_t end = bytes.size() - 56;
  put(bytes.substr(0, end + 1));
  EXPECT_EQ(read().errors[0],
            path + " ends in the middle of a packet at byte " + std::to_string(end) + ": 4 packets were read");
  put(bytes.substr(0, end));
  EXPECT_EQ(read().errors[0],
            path + " was not finished: it ends at byte " + std::to_string(end) + ": 4 packets were read");
}

TEST_F(RawFile, a_damaged_packet_is_never_passed_as_good) {
  write_some();
  const std::string bytes = contents();
  const auto packets = some_packets();
  for (size_t bit = 0; bit < bytes.size() * 8; bit += 3) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    put(damaged);
    const Reading reading = read();
    ASSERT_FALSE(reading.errors.empty()) << "bit " << bit;
    size_t next = 0;  // what was read is a part of what was written, in order
    for (const Packet& packet : reading.packets) {
      while (next < packets.size() && !same(packet, packets[next])) ++next;
      ASSERT_LT(next++, packets.size()) << "bit " << bit;
    }
  }
}

TEST_F(RawFile, reading_goes_on_behind_damaged_records) {
  write_some();
  std::string bytes = contents();
  bytes[bytes.size() - 56 - 1] ^= 1;  // the last byte of the last packet
  put(bytes);
  Reading reading = read();
  EXPECT_EQ(reading.packets.size(), 3u);
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_TRUE(reading.errors[0].starts_with(path + " has a damaged packet at byte ")) << reading.errors[0];
}

TEST_F(RawFile, missing_packets_are_noticed_at_the_end) {
  write_some();
  std::string bytes = contents();
  const size_t first = bytes.find("TRCP");
  const size_t second = bytes.find("TRCP", first + 1);
  bytes.erase(first, second - first);
  put(bytes);
  const Reading reading = read();
  EXPECT_EQ(reading.packets.size(), 3u);
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_NE(reading.errors[0].find("lacks packets"), std::string::npos) << reading.errors[0];
}

TEST_F(RawFile, random_bytes_behind_a_good_head_end_in_an_error) {
  write_some(false);
  const std::string bytes = contents();
  const size_t head = bytes.find("TRCP");
  std::mt19937 random{1};
  for (int round = 0; round < 200; ++round) {
    std::string damaged = bytes;
    for (size_t i = head + random() % (bytes.size() - head); i < damaged.size(); ++i) {
      damaged[i] = static_cast<char>(random());
    }
    put(damaged);
    EXPECT_FALSE(read().errors.empty());
  }
}

TEST_F(RawFile, goes_through_a_pipe_whole_however_small_its_pieces) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const UniqueFd out{ends[0]};
  UniqueFd in{ends[1]};
  const Packet large = packet_of(0, 10, 20'000);  // many times what a pipe takes at once
  std::thread writing{[&] {
    auto writer = RawFileWriter::create(in.get(), {});
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->write(large, large.bytes));
    ASSERT_TRUE(writer->finish());
    in.reset();
  }};
  path = "/proc/self/fd/" + std::to_string(out.get());
  auto reader = RawFileReader::open(path);
  ASSERT_TRUE(reader);
  Packet packet;
  ASSERT_TRUE(reader->next(packet).value());
  EXPECT_TRUE(same(packet, large));
  EXPECT_FALSE(reader->next(packet).value());
  writing.join();
}

TEST_F(RawFile, a_reader_that_went_away_is_an_error_with_a_remedy) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  UniqueFd out{ends[0]};
  const UniqueFd in{ends[1]};
  auto writer = RawFileWriter::create(in.get(), {});
  ASSERT_TRUE(writer);
  out.reset();
  const auto written = writer->write({}, {});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, EPIPE);
  EXPECT_EQ(written.error().sentence(), "cannot write the trace: Broken pipe (whoever read the trace has gone away)");
}

TEST_F(RawFile, a_full_disk_leaves_whole_packets_and_writing_may_go_on) {
  {
    const UniqueFd fd = make();
    auto writer = RawFileWriter::create(fd.get(), some_head());
    ASSERT_TRUE(writer);
    const Packet first = packet_of(0, 10, 3);
    ASSERT_TRUE(writer->write(first, first.bytes));

    // A limit on the file's size stands in for a full disk: the kernel takes a part of the packet, then refuses.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
    rlimit tight = old;
    tight.rlim_cur = static_cast<rlim_t>(::lseek(fd.get(), 0, SEEK_CUR)) + 100;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Packet lost = packet_of(0, 20, 50);
    const auto written = writer->write(lost, lost.bytes);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, EFBIG);
    EXPECT_FALSE(written.error().remedy.empty());

    const Packet last = packet_of(1, 30, 1);
    ASSERT_TRUE(writer->write(last, last.bytes));
    ASSERT_TRUE(writer->finish());
  }
  const Reading reading = read();
  EXPECT_TRUE(reading.errors.empty());
  ASSERT_EQ(reading.packets.size(), 2u);
  EXPECT_EQ(reading.packets[1].complete_until_ns, 30u);
}

TEST(RawFileOnFullDevice, the_head_cannot_be_written) {
  const UniqueFd full{::open("/dev/full", O_WRONLY | O_CLOEXEC)};
  if (!full) GTEST_SKIP() << "no /dev/full here";
  const auto writer = RawFileWriter::create(full.get(), {});
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().sentence(),
            "cannot write the trace: No space left on device (free some space, or choose another place for the trace)");
}

}  // namespace
}  // namespace tracectl
