#include "lib/ring/ring_reader.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "lib/ring/record_view.h"

namespace tracectl {
namespace {

constexpr uint64_t kSize = 4096;

// The producer's side, as bpf/ring.bpf.h does it, in memory of the test's own.
class FakeRing {
 public:
  FakeRing() : memory_(sizeof(trc_ring) + kSize + TRC_RING_SLACK) {}
  trc_ring* ring() { return reinterpret_cast<trc_ring*>(memory_.data()); }

  void pend(uint32_t tid, uint64_t time_ns, uint16_t size) {
    write_record(tid, time_ns, size);
    ring()->pending_size = size;
    ring()->pending_tid = tid;
    ring()->sequence += 2;
  }
  void commit_pending() {
    ring()->head += ring()->pending_size;
    ring()->pending_tid = 0;
    ring()->sequence += 2;
  }
  void commit(uint32_t tid, uint64_t time_ns, uint16_t size) {
    pend(tid, time_ns, size);
    commit_pending();
  }

 private:
  void write_record(uint32_t tid, uint64_t time_ns, uint16_t size) {
    trc_record record{};
    record.time_ns = time_ns;
    record.tid = tid;
    record.size8 = record.enter8 = static_cast<uint16_t>(size / 8);
    record.kind = TRC_CALL;
    record.flags = TRC_HAS_ENTER;
    std::byte* at = memory_.data() + sizeof(trc_ring) + (ring()->head & (kSize - 1));
    std::memset(at, 0, size);
    std::memcpy(at, &record, sizeof(record));
  }
  std::vector<std::byte> memory_;
};

std::vector<uint32_t> tids(Bytes bytes) {
  std::vector<uint32_t> found;
  for (size_t at = 0; at < bytes.size();) {
    trc_record record;
    std::memcpy(&record, bytes.data() + at, sizeof(record));
    found.push_back(record.tid);
    at += size_t{record.size8} * 8;
  }
  return found;
}

constexpr uint64_t kNow = 1'000'000'000;

TEST(RingReader, hands_out_what_was_committed_and_nothing_pending) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  fake.commit(1, 100, 24);
  fake.commit(2, 200, 40);
  fake.pend(3, 300, 24);
  const auto batch = reader.poll(kNow);
  EXPECT_EQ(tids(batch.bytes), (std::vector<uint32_t>{1, 2}));
  EXPECT_EQ(fake.ring()->tail, 0u) << "the place is the producer's only after release";
  reader.release(batch);
  EXPECT_EQ(fake.ring()->tail, 64u);
  EXPECT_TRUE(reader.poll(kNow).bytes.empty());
}

TEST(RingReader, quiet_ring_is_complete_until_a_moment_ago) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  EXPECT_GT(reader.poll(kNow).complete_until_ns, kNow - 2'000'000);
  EXPECT_LE(reader.complete_until_ns(), kNow);
}

TEST(RingReader, ring_that_is_being_written_holds_time_back) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  const uint64_t before = reader.poll(kNow).complete_until_ns;
  fake.ring()->sequence += 1;  // the producer has begun a record and taken its time
  EXPECT_EQ(reader.poll(kNow + 50'000'000).complete_until_ns, before);
  fake.ring()->sequence += 1;
  EXPECT_GT(reader.poll(kNow + 50'000'000).complete_until_ns, before);
}

TEST(RingReader, pending_call_holds_time_back_until_it_is_peeked) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  fake.pend(7, 500, 24);
  EXPECT_EQ(reader.poll(kNow).complete_until_ns, 0u);
  EXPECT_FALSE(reader.peek(500)) << "not old enough";
  const auto peeked = reader.peek(501);
  ASSERT_TRUE(peeked);
  EXPECT_EQ(tids(*peeked), (std::vector<uint32_t>{7}));
  EXPECT_FALSE(reader.peek(501)) << "once is enough";
  EXPECT_GT(reader.poll(kNow).complete_until_ns, 500u) << "its exit will be younger than now";
}

TEST(RingReader, peeked_record_is_marked_when_it_comes) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  fake.pend(7, 500, 24);
  ASSERT_TRUE(reader.peek(kNow));
  fake.commit_pending();
  fake.commit(8, 900, 24);
  auto batch = reader.poll(kNow);
  EXPECT_TRUE(batch.first_was_peeked);
  EXPECT_EQ(tids(batch.bytes), (std::vector<uint32_t>{7, 8}));
  reader.release(batch);
  fake.commit(9, 1000, 24);
  EXPECT_FALSE(reader.poll(kNow).first_was_peeked);
}

TEST(RingReader, record_being_written_is_not_peeked) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  fake.pend(7, 500, 24);
  fake.ring()->sequence += 1;
  EXPECT_FALSE(reader.peek(kNow));
}

TEST(RingReader, record_that_crosses_the_end_is_contiguous) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  std::vector<uint32_t> seen;
  uint32_t tid = 0;
  for (int round = 0; round < 100; ++round) {
    for (int i = 0; i < 5; ++i) {
      ++tid;
      fake.commit(tid, 100 + tid, static_cast<uint16_t>(24 + 8 * (tid % 40)));
    }
    for (int polls = 0; polls < 3; ++polls) {  // the end splits a batch in two
      const auto batch = reader.poll(kNow);
      const auto more = tids(batch.bytes);
      seen.insert(seen.end(), more.begin(), more.end());
      reader.release(batch);
    }
  }
  ASSERT_EQ(seen.size(), tid);
  for (uint32_t i = 0; i < tid; ++i) EXPECT_EQ(seen[i], i + 1);
}

TEST(RingReader, batch_split_by_the_end_does_not_claim_to_be_complete) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  fake.commit(1, 100, 4000);
  reader.release(reader.poll(kNow));
  const uint64_t before = reader.complete_until_ns();
  fake.commit(2, 200, 200);  // crosses the end
  fake.commit(3, 300, 24);
  const auto batch = reader.poll(kNow + 50'000'000);
  EXPECT_EQ(tids(batch.bytes), (std::vector<uint32_t>{2}));
  EXPECT_EQ(batch.complete_until_ns, before);
}

TEST(RingReader, head_beyond_the_ring_is_not_followed) {
  FakeRing fake;
  RingReader reader{fake.ring(), kSize};
  fake.ring()->head = kSize + 8;
  EXPECT_TRUE(reader.poll(kNow).bytes.empty());
}

}  // namespace
}  // namespace tracectl
