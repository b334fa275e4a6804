#include "lib/stream/merge.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tracectl {

void Merge::add(Packet packet) {
  Lane& lane = lane_of(packet.cpu);
  lane.complete_until_ns = std::max(lane.complete_until_ns, packet.complete_until_ns);
  if (!packet.bytes.empty()) {
    held_bytes_ += packet.bytes.size();
    lane.packets.push_back(std::move(packet));
    if (lane.packets.size() == 1) lane.rest = lane.packets.front().bytes;
  }
  if (lane.half != Half::none) return;  // its key is that of its front half, as before
  load(lane);
  heap_stale_ = true;
}

void Merge::finish() {
  finished_ = true;
  for (auto& [cpu, lane] : lanes_) lane->key = key_of(*lane);
  heap_stale_ = true;
}

bool Merge::next(Step& step) {
  if (told_ != Half::none) behind_told();
  if (heap_stale_) order_heap();
  if (heap_.empty() || (heap_.size() < expected_ && !finished_)) return false;
  Lane& lane = *heap_.front();
  if (lane.half == Half::none) return false;

  Half half = lane.half;
  const uint64_t exit_ns = std::max(uint64_t{lane.front.exit.time_ns}, lane.last_ns);
  if (half == Half::enter && lane.front.has_exit()) {
    const Key* second = second_key();
    if (second == nullptr || Key{exit_ns, Rank::front, lane.cpu} < *second) {
      half = Half::whole;
    } else if (std::get<Rank>(*second) == Rank::awaited) {
      return false;  // whether something happened meanwhile is not known yet
    }
  }

  step = {.half = half, .record = &lane.front, .cpu = lane.cpu};
  step.time_ns = clamp(lane.last_ns, last_ns_);
  if (half == Half::enter || half == Half::whole) lane.enter_ns = step.time_ns;
  if (half == Half::enter && lane.packets.front().peek) lane.peeked.told_ns = step.time_ns;
  if (half == Half::exit) step.exit_ns = step.time_ns;
  if (half == Half::whole) {
    clamp(lane.front.exit.time_ns, lane.last_ns);
    step.exit_ns = clamp(lane.last_ns, last_ns_);
  }
  step.enter_ns = lane.enter_ns;
  if (half == Half::damage) {
    step.record = nullptr;
    step.bad_records = lane.bad_records;
  }
  told_ = half;
  return true;
}

// Moves the lane that the last step came from to its next half.
void Merge::behind_told() {
  Lane& lane = *heap_.front();
  const Half told = std::exchange(told_, Half::none);
  if (told == Half::damage) lane.bad_records = 0;
  if (told == Half::enter && lane.front.has_exit()) {
    show(lane, Half::exit, lane.front.exit.time_ns);
  } else {
    load(lane);
  }
  sift_down(0);
}

// Finds the lane's next half.
void Merge::load(Lane& lane) {
  lane.half = Half::none;
  while (!lane.packets.empty()) {
    const RecordStatus status = next_record(lane.rest, lane.front);
    if (status == RecordStatus::ok) {
      if (take_front(lane, lane.packets.front().peek)) return;
    } else if (status != RecordStatus::end) {
      ++lane.bad_records;
    } else if (lane.bad_records > 0) {
      return show(lane, Half::damage, lane.last_ns);
    } else {
      held_bytes_ -= lane.packets.front().bytes.size();
      lane.packets.pop_front();
      lane.rest = lane.packets.empty() ? Bytes{} : Bytes{lane.packets.front().bytes};
    }
  }
  lane.key = key_of(lane);
}

// False when the record that was just read has nothing to tell.
bool Merge::take_front(Lane& lane, bool peek) {
  const RecordView& record = lane.front;
  const bool lone_enter = record.header.kind == TRC_CALL && record.has_enter() && !record.has_exit();
  if (peek && !lone_enter) {
    ++lane.bad_records;
    return false;
  }
  lane.enter_ns = 0;
  // A peeked record is known again by thread and time rather than by the packet's flag: so nothing is told twice or
  // left out when one of the two packets was dropped on the way.
  const bool again = lane.peeked.valid && record.header.kind == TRC_CALL && record.has_enter() &&
                     record.header.tid == lane.peeked.tid && record.header.time_ns == lane.peeked.time_ns;
  if (peek) {
    if (again) return false;
    lane.peeked = {.valid = true, .tid = record.header.tid, .time_ns = record.header.time_ns};
  } else {
    lane.peeked.valid = false;
    if (again && !record.has_exit()) return false;
    if (again) lane.enter_ns = lane.peeked.told_ns;
  }

  if (record.header.kind != TRC_CALL) {
    show(lane, Half::other, record.header.time_ns);
  } else if (record.has_enter() && !again) {
    show(lane, Half::enter, record.header.time_ns);
  } else {
    show(lane, Half::exit, record.exit.time_ns);
  }
  return true;
}

void Merge::show(Lane& lane, Half half, uint64_t time_ns) {
  lane.half = half;
  clamp(time_ns, lane.last_ns);
  lane.key = key_of(lane);
}

Merge::Key Merge::key_of(const Lane& lane) const {
  if (lane.half != Half::none) return {lane.last_ns, Rank::front, lane.cpu};
  if (finished_) return {std::numeric_limits<uint64_t>::max(), Rank::done, lane.cpu};
  return {std::max(lane.complete_until_ns, lane.last_ns), Rank::awaited, lane.cpu};
}

// Time only goes on: the floor rises to it, or it is raised to the floor.
uint64_t Merge::clamp(uint64_t time_ns, uint64_t& floor_ns) {
  if (time_ns < floor_ns) ++times_clamped_;
  return floor_ns = std::max(time_ns, floor_ns);
}

Merge::Lane& Merge::lane_of(uint32_t cpu) {
  std::unique_ptr<Lane>& lane = lanes_[cpu];
  if (!lane) {
    lane = std::make_unique<Lane>();
    lane->cpu = cpu;
    heap_.push_back(lane.get());
  }
  return *lane;
}

// The smallest key but the first lane's; null when it is the only one.
const Merge::Key* Merge::second_key() const {
  if (heap_.size() < 2) return nullptr;
  if (heap_.size() == 2) return &heap_[1]->key;
  return &std::min(heap_[1]->key, heap_[2]->key);
}

void Merge::order_heap() {
  heap_stale_ = false;
  for (size_t index = heap_.size() / 2; index-- > 0;) sift_down(index);
}

// Only the first lane's key changes from step to step, and mostly it stays first: std::push_heap would do more.
void Merge::sift_down(size_t index) {
  for (;;) {
    size_t smallest = index;
    for (const size_t child : {2 * index + 1, 2 * index + 2}) {
      if (child < heap_.size() && heap_[child]->key < heap_[smallest]->key) smallest = child;
    }
    if (smallest == index) return;
    std::swap(heap_[index], heap_[smallest]);
    index = smallest;
  }
}

}  // namespace tracectl
