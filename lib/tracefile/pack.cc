// Packing: each record is told beside the last one of its shape (what its header says but for times and sizes) and
// thread, as bits for "the same" and values for what is not.  unpack.cc is this file read backwards, line by line.
#include "lib/tracefile/pack.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

#include "lib/tracefile/pack_columns.h"
#include "lib/tracefile/pack_model.h"

namespace tracectl {
namespace {

using namespace pack;

// A call whose bytes are all accounted for.
struct Call {
  Parts parts;
  uint32_t enter_items = 0;
  uint32_t exit_items = 0;
};

// False unless whole items, and nothing else, fill the bytes.
bool count_items(Items items, uint32_t& count) {
  for (count = 0; !items.empty(); ++count) {
    const auto left = static_cast<size_t>(items.end - items.at);
    if (left < sizeof(trc_item)) return false;
    const size_t size = size_of(load<trc_item>(items.at));
    if (size > left) return false;
    items.at += size;
  }
  return count <= UINT16_MAX;
}

// False when the record is not laid out as the wire says.  It is as long as its header says.
bool parse_call(const trc_record& header, const ShapeKey& shape, Bytes record, Call& call) {
  const size_t enter = size_t{header.enter8} * 8;
  const size_t begin = sizeof(trc_record) + size_t{shape.nargs()} * 8;
  const size_t exit = shape.has_exit() ? sizeof(trc_exit) : 0;
  if (header.kind != TRC_CALL || shape.nargs() > TRC_MAX_ARGS) return false;
  if (!shape.has_enter() && !shape.has_exit()) return false;
  if (enter < begin || enter + exit > record.size() || (exit == 0 && enter != record.size())) return false;
  call.parts = parts_of(shape, record.data());
  if (!count_items(call.parts.enter, call.enter_items) || !count_items(call.parts.leave, call.exit_items)) return false;
  // An exit half alone has its time twice.
  return shape.has_enter() || exit == 0 || load<trc_exit>(call.parts.exit).time_ns == header.time_ns;
}

// Not std::equal, which compares std::byte one at a time.
bool same_bytes(Bytes one, Bytes other) {
  return one.size() == other.size() && (one.empty() || std::memcmp(one.data(), other.data(), one.size()) == 0);
}

// By words: there are 8 bytes to read wherever contents begin one.
size_t common_beginning(Bytes one, Bytes other) {
  const size_t most = std::min(one.size(), other.size());
  for (size_t at = 0; at < most; at += 8) {
    const uint64_t difference = load<uint64_t>(one.data() + at) ^ load<uint64_t>(other.data() + at);
    if (difference != 0) return std::min(most, at + static_cast<size_t>(std::countr_zero(difference)) / 8);
  }
  return most;
}

// Paths, and what programs write for people: no byte of the first 8 is below 8 or above 127, but a NUL at the end.  A
// glance is enough: nothing depends on it but how small it gets.
bool looks_like_text(Bytes bytes) {
  constexpr uint64_t kEach = 0x0101010101010101;
  auto word = load<uint64_t>(bytes.data());
  if (bytes.size() <= 8) {
    const uint64_t looked_at = (uint64_t{1} << (bytes.size() - 1) * 8) - 1;
    word = (word & looked_at) | (kEach * ' ' & ~looked_at);
  }
  return ((word | (word - kEach * 8)) & kEach * 0x80) == 0;
}

// Bytes of the record in front; 0 when there is no whole one.
size_t first_record(Bytes bytes) {
  if (bytes.size() < sizeof(trc_record)) return 0;
  const size_t size = size_t{load<trc_record>(bytes.data()).size8} * 8;
  return size >= sizeof(trc_record) && size <= bytes.size() ? size : 0;
}

uint32_t hash_of(const ShapeKey& shape) {
  return mixed(shape.opaque ? ~shape.bits : shape.bits);
}

}  // namespace

struct Packer::Impl {
  Bytes pack(Bytes records);

 private:
  void begin(size_t size);
  void add_record(Bytes record);
  size_t tell_shape(const ShapeKey& shape);
  void tell_tid(uint32_t tid);
  void tell_time(uint64_t difference);
  Before tell_call(const trc_record& header, const Call& call, const ShapeKey& shape, const Before& before);
  uint8_t tell_words(const trc_record& header, const Parts& now, const Parts& old, const ShapeKey& shape);
  bool tell_items(Items now, Items old);
  Before tell_opaque(Bytes record, const trc_record& header, const Before& before);
  unsigned tell_contents(Bytes now, Bytes old);
  bool tell_known(Bytes now, unsigned& op);
  bool tell_by_word(Bytes now, Bytes old);
  void tell_bytes(Bytes now, Bytes old, Column column);

  ColumnWriter& out(Column column) { return columns_[column]; }

  Model model_;
  ColumnWriters columns_;
  Deflater deflater_;
  std::vector<std::byte> block_;
  unsigned control_ = 0;  // of the record that is being told

  // Where to look for a shape or for contents: number + 1 by hash, the last one that had it.  What was overwritten is
  // told once more as if it were new, so nobody can make a search long.
  static constexpr unsigned kShapeBits = 10;
  static constexpr unsigned kContentsBits = 12;
  std::array<uint32_t, 1u << kShapeBits> shape_slots_{};
  std::array<uint32_t, 1u << kContentsBits> contents_slots_{};
};

Packer::Packer() : impl_(std::make_unique<Impl>()) {}
Packer::~Packer() = default;
Packer::Packer(Packer&&) noexcept = default;
Packer& Packer::operator=(Packer&&) noexcept = default;

Bytes Packer::pack(Bytes records) {
  return impl_->pack(records);
}

Bytes Packer::Impl::pack(Bytes records) {
  assert(records.size() <= kPackedRecordsMax);
  begin(records.size());
  Bytes rest = records;
  while (const size_t size = first_record(rest)) {
    add_record(rest.first(size));
    rest = rest.subspan(size);
  }
  // What is no whole record, at the end.
  out(kTail).bytes(rest.data(), rest.size());

  if (!deflater_.deflate(columns_, records.size(), block_)) {
    block_.assign(1, std::byte{kBlockAsIs});
    block_.insert(block_.end(), records.begin(), records.end());
  }
  return block_;
}

void Packer::Impl::begin(size_t size) {
  model_.clear();
  shape_slots_.fill(0);
  contents_slots_.fill(0);
  // The worst: words of 8 bytes become varints of 10.
  for (ColumnWriter& column : columns_) column.reserve(size * 2 + 64);
}

void Packer::Impl::add_record(Bytes record) {
  const auto header = load<trc_record>(record.data());
  Call call;
  ShapeKey shape = ShapeKey::of(header.nr, header.sessions, header.kind, header.flags, false);
  shape.opaque = !parse_call(header, shape, record, call);
  control_ = 0;

  const size_t number = tell_shape(shape);
  tell_tid(header.tid);
  tell_time(header.time_ns - model_.time_ns);
  model_.time_ns = header.time_ns;
  const Before& before = model_.before(number, header.tid);
  const Before told = shape.opaque ? tell_opaque(record, header, before) : tell_call(header, call, shape, before);
  out(kControl).byte(control_);
  model_.saw(number, header.tid, told);
}

// Its number.
size_t Packer::Impl::tell_shape(const ShapeKey& shape) {
  const size_t expected = model_.expected_shape();
  if (expected < model_.shapes() && model_.shape(expected) == shape) {
    control_ |= kShapeExpected;
    return expected;
  }
  uint32_t& slot = shape_slots_[hash_of(shape) >> (32 - kShapeBits)];
  if (slot != 0 && model_.shape(slot - 1) == shape) {
    out(kShapes).varint(slot);
    return slot - 1;
  }
  out(kShapes).varint(0);
  out(kShapes).varint(zigzag(static_cast<uint64_t>(int64_t{shape.nr()})));
  out(kShapes).varint(shape.sessions());
  out(kShapes).byte(shape.kind());
  out(kShapes).byte(shape.flags());
  out(kShapes).byte(shape.opaque ? 1 : 0);
  slot = static_cast<uint32_t>(model_.add_shape(shape) + 1);
  return slot - 1;
}

void Packer::Impl::tell_tid(uint32_t tid) {
  if (tid == model_.tid) {
    control_ |= kTidAsBefore;
  } else {
    out(kTids).varint(zigzag(uint64_t{tid} - model_.tid));
    model_.tid = tid;
  }
}

// The low byte is noise, which zstd need not look at; the rest is small and much the same.
void Packer::Impl::tell_time(uint64_t difference) {
  out(kFine).byte(difference & 0xff);
  out(kTimes).varint(zigzag(static_cast<uint64_t>(static_cast<int64_t>(difference) >> 8)));
}

// What the next ones will be told beside.  Returned in registers: out of memory it would be waited for, see ShapeKey.
Before Packer::Impl::tell_call(const trc_record& header, const Call& call, const ShapeKey& shape,
                               const Before& before) {
  const Parts old = parts_of(shape, before.record);
  const uint8_t mask = tell_words(header, call.parts, old, shape);
  if (mask == before.mask) {
    control_ |= kMaskAsBefore;
  } else {
    out(kMasks).byte(mask);
  }
  const bool as_many = call.enter_items == before.enter_items && call.exit_items == before.exit_items;
  if (!as_many) {
    control_ |= kCountsDiffer;
    out(kSizes).varint(call.enter_items);
    out(kSizes).varint(call.exit_items);
  }
  const size_t ops = out(kOps).size();
  const bool enter_same = tell_items(call.parts.enter, old.enter);
  const bool exit_same = tell_items(call.parts.leave, old.leave);
  if (as_many && enter_same && exit_same) {
    control_ |= kItemsAsBefore;
    out(kOps).shrink_to(ops);
  }
  return {.record = call.parts.args - sizeof(trc_record),
          .mask = mask,
          .enter_items = static_cast<uint16_t>(call.enter_items),
          .exit_items = static_cast<uint16_t>(call.exit_items)};
}

// The mask: which ones differ.
uint8_t Packer::Impl::tell_words(const trc_record& header, const Parts& now, const Parts& old, const ShapeKey& shape) {
  unsigned mask = 0;
  const auto tell_word = [&](unsigned bit, uint64_t difference) {
    if (difference == 0) return;
    mask |= 1u << bit;
    out(kWords).varint(zigzag(difference));
  };
  for (unsigned i = 0; i < shape.nargs(); ++i) {
    tell_word(i, load<uint64_t>(now.args + i * 8) - load<uint64_t>(old.args + i * 8));
  }
  if (shape.has_exit()) {
    const auto exit = load<trc_exit>(now.exit);
    tell_word(kRetBit, static_cast<uint64_t>(exit.ret) - static_cast<uint64_t>(load<trc_exit>(old.exit).ret));
    if (shape.has_enter()) tell_time(exit.time_ns - header.time_ns);
    model_.time_ns = exit.time_ns;
  }
  return static_cast<uint8_t>(mask);
}

// True when they are the same, as far as there are any: nothing but zeros was told in kOps.
bool Packer::Impl::tell_items(Items now, Items old) {
  bool same = true;
  while (!now.empty()) {
    const Item item = take(now);
    const Item beside = take(old);
    unsigned op = tell_contents(item.bytes(), beside.bytes());
    if (!same_head(item.head, beside.head)) {
      op |= kNewHead;
      out(kHeads).byte(item.head.arg);
      out(kHeads).byte(item.head.status);
      out(kHeads).varint(item.head.sub);
    }
    const uint64_t there = item.there - expected_there(item, beside);
    if (is_truncated(item.head) && there != 0) {
      op |= kThereDiffers;
      out(kWords).varint(zigzag(there));
    }
    out(kOps).byte(op);
    same = same && op == kSame;
  }
  return same;
}

Before Packer::Impl::tell_opaque(Bytes record, const trc_record& header, const Before& before) {
  const trc_record old = before.record == nullptr ? trc_record{} : load<trc_record>(before.record);
  out(kSizes).varint(zigzag(uint64_t{header.size8} - old.size8));
  out(kSizes).varint(zigzag(uint64_t{header.enter8} - old.enter8));
  out(kOps).byte(tell_contents(body_of(record.data()), body_of(before.record)));
  return {.record = record.data()};
}

// The op for it.  Both are followed by padding to a multiple of 8 bytes.
unsigned Packer::Impl::tell_contents(Bytes now, Bytes old) {
  if (same_bytes(now, old)) return kSame;
  unsigned op = 0;
  if (now.empty()) return tell_bytes(now, old, kText), kAsText;
  if (tell_known(now, op)) return op;
  if (looks_like_text(now)) {
    tell_bytes(now, old, kText);
    return kAsText;
  }
  if (now.size() == old.size() && tell_by_word(now, old)) return kByWord;
  tell_bytes(now, old, kBinary);
  return kAsBinary;
}

// Contents that came before in this block; otherwise, remembers them.
bool Packer::Impl::tell_known(Bytes now, unsigned& op) {
  uint32_t& slot = contents_slots_[XXH3_64bits(now.data(), now.size()) >> (64 - kContentsBits)];
  if (slot != 0) {
    const Bytes known = model_.contents(slot - 1);
    if (same_bytes(now, known)) {
      op = kKnownNext;
      if (model_.expected_contents() != slot) {
        op = kKnownOne;
        out(kKnown).varint(slot - 1);
      }
      model_.saw_contents(slot - 1);
      return true;
    }
  }
  model_.add_contents(now);
  slot = static_cast<uint32_t>(model_.contents());
  return false;
}

// False, and nothing told, when the differences would take nearly as much room as the bytes.
bool Packer::Impl::tell_by_word(Bytes now, Bytes old) {
  const size_t maps = out(kMaps).size();
  const size_t fields = out(kFields).size();
  const size_t most = fields + now.size() * 3 / 4;
  for (size_t at = 0; at < now.size(); at += 64) {
    unsigned map = 0;
    for (unsigned i = 0; i < 8 && at + i * 8 < now.size(); ++i) {
      const uint64_t difference = word_at(now, at + i * 8) - word_at(old, at + i * 8);
      if (difference == 0) continue;
      map |= 1u << i;
      out(kFields).varint(zigzag(difference));
    }
    out(kMaps).byte(map);
    if (out(kFields).size() <= most) continue;
    out(kMaps).shrink_to(maps);
    out(kFields).shrink_to(fields);
    return false;
  }
  return true;
}

void Packer::Impl::tell_bytes(Bytes now, Bytes old, Column column) {
  const size_t common = common_beginning(now, old);
  out(kSizes).varint(common);
  out(kSizes).varint(now.size() - common);
  out(column).bytes(now.data() + common, now.size() - common);
}

}  // namespace tracectl
