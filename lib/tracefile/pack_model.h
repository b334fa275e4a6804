// What the packing side and the unpacking side both remember of a block's records so far, so that both expect the same
// next one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/wire/record.h"

namespace tracectl::pack {

// The bits of kControl's bytes: what is as expected costs no more than its bit.
enum Control : uint8_t {
  kShapeExpected = 1 << 0,  // else its number follows in kShapes
  kTidAsBefore = 1 << 1,    // else in kTids
  kMaskAsBefore = 1 << 2,   // else in kMasks
  kItemsAsBefore = 1 << 3,  // as many items as in the record that it is told beside, and the same: no kOps
  kCountsDiffer = 1 << 4,   // the numbers of items follow in kSizes
  kControlBits = (1 << 5) - 1,
};

// How an item is told, in the low bits of kOps' bytes: beside the item in the same place of the other record.
enum Op : uint8_t {
  kSame,       // length and contents are the same
  kKnownNext,  // the contents that came after the last contents the time before
  kKnownOne,   // contents that came before: their number in kKnown
  kByWord,     // the length is the same, most words are: a bit map in kMaps, differences in kFields
  kAsText,     // a common beginning and the rest: both lengths in kSizes, the bytes in kText
  kAsBinary,   // the same, the bytes in kBinary
  kOpMask = 7,
  kNewHead = 8,        // argument, status and sub differ: in kHeads
  kThereDiffers = 16,  // of a truncated item: the difference in kWords
  kOpBits = 31,
};

// Bits of a mask: arguments 0 to 5, then this.
inline constexpr unsigned kRetBit = TRC_MAX_ARGS;
inline constexpr unsigned kMaskBits = (1u << (TRC_MAX_ARGS + 1)) - 1;

template <typename T>
T load(const std::byte* from) {
  T value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}

constexpr size_t padded(size_t length) {
  return (length + 7) & ~size_t{7};
}

inline bool is_truncated(const trc_item& item) {
  return (item.status & TRC_STATUS_MASK) == TRC_TRUNCATED;
}

// Of an item, with its header, padding and the word behind a truncated one.
inline size_t size_of(const trc_item& item) {
  return sizeof(trc_item) + padded(item.len) + (is_truncated(item) ? sizeof(uint64_t) : 0);
}

// The items of one half, of which it is known that they are whole.
struct Items {
  const std::byte* at = nullptr;
  const std::byte* end = nullptr;

  [[nodiscard]] bool empty() const { return at == end; }
};

// One item.  Where there is none: all zeros, no contents.
struct Item {
  trc_item head{};
  const std::byte* contents = nullptr;
  uint64_t there = 0;

  [[nodiscard]] Bytes bytes() const { return {contents, head.len}; }
};

inline Item take(Items& items) {
  Item item;
  if (items.empty()) return item;
  item.head = load<trc_item>(items.at);
  item.contents = items.at + sizeof(trc_item);
  items.at += size_of(item.head);
  if (is_truncated(item.head)) item.there = load<uint64_t>(items.at - sizeof(uint64_t));
  return item;
}

inline bool same_head(const trc_item& one, const trc_item& other) {
  return one.arg == other.arg && one.status == other.status && one.sub == other.sub;
}

// How many bytes there were is often a constant of the program.
inline uint64_t expected_there(const Item& item, const Item& beside) {
  return is_truncated(beside.head) ? beside.there : item.head.len;
}

// Contents stand in front of padding to a multiple of 8 bytes, which is not looked at.
inline uint64_t word_at(Bytes contents, size_t at) {
  const auto word = load<uint64_t>(contents.data() + at);
  const size_t left = contents.size() - at;
  return left >= 8 ? word : word & ((uint64_t{1} << left * 8) - 1);
}

// What is behind a record's header.
inline Bytes body_of(const std::byte* record) {
  if (record == nullptr) return {};
  const size_t size = size_t{load<trc_record>(record).size8} * 8;
  return {record + sizeof(trc_record), size - sizeof(trc_record)};
}

// What a record has in common with many: all of its header but the time, the thread and the sizes.
struct ShapeKey {
  // One word, since it is compared for each record: made of members, the comparison has to wait until all of them are
  // stored (10 ns a record).
  uint64_t bits = 0;
  bool opaque = false;  // not a call, or not laid out as one: what is behind its header is bytes

  static ShapeKey of(int32_t nr, uint16_t sessions, uint8_t kind, uint8_t flags, bool opaque) {
    return {.bits = uint64_t{static_cast<uint32_t>(nr)} | uint64_t{sessions} << 32 | uint64_t{kind} << 48 |
                    uint64_t{flags} << 56,
            .opaque = opaque};
  }
  [[nodiscard]] int32_t nr() const { return static_cast<int32_t>(bits); }
  [[nodiscard]] uint16_t sessions() const { return static_cast<uint16_t>(bits >> 32); }
  [[nodiscard]] uint8_t kind() const { return static_cast<uint8_t>(bits >> 48); }
  [[nodiscard]] uint8_t flags() const { return static_cast<uint8_t>(bits >> 56); }
  [[nodiscard]] unsigned nargs() const { return flags() >> TRC_NARGS_SHIFT; }
  [[nodiscard]] bool has_exit() const { return (flags() & TRC_HAS_EXIT) != 0; }
  [[nodiscard]] bool has_enter() const { return (flags() & TRC_HAS_ENTER) != 0; }
  bool operator==(const ShapeKey& other) const { return bits == other.bits && opaque == other.opaque; }
};

inline uint32_t mixed(uint64_t value) {
  return static_cast<uint32_t>(value * 0x9e3779b97f4a7c15u >> 32);
}

// A record that another is told beside.
struct Before {
  const std::byte* record = nullptr;  // null: there is none
  uint8_t mask = 0;
  uint16_t enter_items = 0;
  uint16_t exit_items = 0;
};

// The parts of a call that another is told beside; all zeros where there is none.
struct Parts {
  const std::byte* args;
  const std::byte* exit;  // struct trc_exit
  Items enter{};
  Items leave{};
};

inline Parts parts_of(const ShapeKey& shape, const std::byte* record) {
  static constexpr std::array<std::byte, TRC_MAX_ARGS * 8> kNothing{};
  if (record == nullptr) return {.args = kNothing.data(), .exit = kNothing.data()};
  const auto header = load<trc_record>(record);
  const std::byte* args = record + sizeof(trc_record);
  const std::byte* exit = record + size_t{header.enter8} * 8;
  const std::byte* end = record + size_t{header.size8} * 8;
  return {.args = args,
          .exit = exit,
          .enter = {args + size_t{shape.nargs()} * 8, exit},
          .leave = {shape.has_exit() ? exit + sizeof(trc_exit) : end, end}};
}

// All of it is part of the format: what it expects, a packed record leaves out.  See README.md.
class Model {
 public:
  void clear() {
    shapes_.clear();
    contents_.clear();
    by_thread_.fill({});
    expected_.fill(0);
    last_shape_ = shape_before_ = 0;
    last_contents_ = 0;
    next_of_none_ = 0;
    tid = 0;
    time_ns = 0;
  }

  // Of the record before.
  uint32_t tid = 0;
  uint64_t time_ns = 0;  // when it ended

  // Shapes are numbered as they come.
  [[nodiscard]] size_t shapes() const { return shapes_.size(); }
  [[nodiscard]] const ShapeKey& shape(size_t number) const { return shapes_[number].key; }
  size_t add_shape(const ShapeKey& key) {
    shapes_.push_back({.key = key});
    return shapes_.size() - 1;
  }
  // What came after the last two.
  [[nodiscard]] size_t expected_shape() const { return expected_[expectation()]; }

  // The last of this shape and thread that came after the same shape as this one; else, the last of the shape.  By
  // thread, since each has its own addresses; by what came before, since calls of one number take turns.  May be one
  // without a record.
  [[nodiscard]] const Before& before(size_t shape, uint32_t thread) const {
    const ByThread& slot = by_thread_[slot_of(shape, thread)];
    return slot.before.record != nullptr && slot.shape == shape && slot.tid == thread ? slot.before
                                                                                      : shapes_[shape].last;
  }
  void saw(size_t shape, uint32_t thread, const Before& record) {
    by_thread_[slot_of(shape, thread)] = {.tid = thread, .shape = static_cast<uint32_t>(shape), .before = record};
    shapes_[shape].last = record;
    expected_[expectation()] = static_cast<uint32_t>(shape);
    shape_before_ = last_shape_;
    last_shape_ = static_cast<uint32_t>(shape);
  }

  // Contents that were not the same as in the record before are numbered as they come.
  [[nodiscard]] size_t contents() const { return contents_.size(); }
  [[nodiscard]] Bytes contents(size_t number) const { return contents_[number].bytes; }
  // Number + 1, or 0.
  [[nodiscard]] uint32_t expected_contents() const {
    return last_contents_ == 0 ? next_of_none_ : contents_[last_contents_ - 1].next;
  }
  void add_contents(Bytes bytes) {
    contents_.push_back({.bytes = bytes});
    saw_contents(contents_.size() - 1);
  }
  void saw_contents(size_t number) {
    const auto name = static_cast<uint32_t>(number + 1);
    (last_contents_ == 0 ? next_of_none_ : contents_[last_contents_ - 1].next) = name;
    last_contents_ = name;
  }

 private:
  struct Shape {
    ShapeKey key;
    Before last{};
  };
  struct Contents {
    Bytes bytes{};
    uint32_t next = 0;  // what came after it the last time: its number + 1; 0: nothing yet
  };
  struct ByThread {
    uint32_t tid = 0;
    uint32_t shape = 0;
    Before before{};
  };
  static constexpr unsigned kSlotBits = 10;
  [[nodiscard]] size_t slot_of(size_t shape, uint32_t thread) const {
    return mixed(uint64_t{thread} << 32 ^ uint64_t{last_shape_} << 16 ^ shape) >> (32 - kSlotBits);
  }
  [[nodiscard]] size_t expectation() const {
    return mixed(uint64_t{shape_before_} << 24 ^ last_shape_) >> (32 - kSlotBits);
  }

  std::vector<Shape> shapes_;
  std::vector<Contents> contents_;
  std::array<ByThread, 1u << kSlotBits> by_thread_{};
  std::array<uint32_t, 1u << kSlotBits> expected_{};
  uint32_t last_shape_ = 0;
  uint32_t shape_before_ = 0;
  uint32_t last_contents_ = 0;  // number + 1
  uint32_t next_of_none_ = 0;
};

}  // namespace tracectl::pack
