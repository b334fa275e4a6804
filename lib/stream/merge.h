// First half of the stream's work: the packets of all CPUs become one sequence of record halves in the order of time.
//
// Each CPU (a lane) is a sorted sequence.  A lane's key is the time of its front half or, while it has none, the time
// before which nothing more will come from it.  The lanes stand in a heap by key: when the first one has a front half,
// nothing older can come and it is told; when it has none, everybody waits for that CPU.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "lib/ring/record_view.h"
#include "lib/stream/packet.h"

namespace tracectl {

// What is told in one step.
enum class Half : uint8_t {
  none,
  whole,   // both halves of a call, nothing of another CPU between them
  enter,   // of a call
  exit,    // of a call; the record has the enter half too if that came with it
  other,   // a task, signal or loss record
  damage,  // the end of a packet in which bad records were skipped
};

class Merge {
 public:
  // Borrowed until next() or add() is called.
  struct Step {
    Half half = Half::none;
    const RecordView* record = nullptr;  // null for damage
    uint32_t cpu = 0;
    uint32_t bad_records = 0;  // damage
    // Clamped, so that times never go backwards from step to step.
    uint64_t time_ns = 0;   // of what is told; of the enter half of a whole call
    uint64_t enter_ns = 0;  // of the record's enter half as it was told, where it has one
    uint64_t exit_ns = 0;   // of the record's exit half: whole, exit
  };

  void expect_cpus(size_t count) { expected_ = count; }
  void add(Packet packet);
  // Nothing more will be added: nobody waits any longer.
  void finish();
  // False when the next step is not certain yet.
  bool next(Step& step);

  [[nodiscard]] uint64_t held_bytes() const { return held_bytes_; }
  [[nodiscard]] uint64_t times_clamped() const { return times_clamped_; }

 private:
  // At equal times a lane that may still bring something goes before (it is waited for), then the lowest CPU.
  enum class Rank : uint8_t { awaited, front, done };
  using Key = std::tuple<uint64_t, Rank, uint32_t>;

  struct Lane {
    uint32_t cpu = 0;
    std::deque<Packet> packets;  // the first one is being read
    Bytes rest;                  // of it
    uint64_t complete_until_ns = 0;
    uint64_t last_ns = 0;  // time of the front half, or of the last one that was
    RecordView front{};
    Half half = Half::none;  // of front, what is told next
    Key key{};
    uint64_t enter_ns = 0;     // when the enter half of front was told
    uint32_t bad_records = 0;  // in this packet
    // The record that was handed out by a peek and has not come for real yet.
    struct {
      bool valid = false;
      uint32_t tid = 0;
      uint64_t time_ns = 0;
      uint64_t told_ns = 0;
    } peeked;
  };

  Lane& lane_of(uint32_t cpu);
  void load(Lane& lane);
  bool take_front(Lane& lane, bool peek);
  void show(Lane& lane, Half half, uint64_t time_ns);
  void behind_told();
  [[nodiscard]] Key key_of(const Lane& lane) const;
  [[nodiscard]] const Key* second_key() const;
  void order_heap();
  void sift_down(size_t index);
  uint64_t clamp(uint64_t time_ns, uint64_t& floor_ns);

  std::unordered_map<uint32_t, std::unique_ptr<Lane>> lanes_;
  std::vector<Lane*> heap_;  // not owned: all of lanes_, smallest key first
  bool heap_stale_ = false;
  size_t expected_ = 0;
  bool finished_ = false;
  Half told_ = Half::none;  // of the first lane, by the step before
  uint64_t last_ns_ = 0;    // of the step before
  uint64_t held_bytes_ = 0;
  uint64_t times_clamped_ = 0;
};

}  // namespace tracectl
