// Unpacking: pack.cc read backwards, from bytes that may be anything.  Three things keep it safe: columns give zeros
// behind their ends and remember it; Output takes no byte beyond the size that was announced; and what a record is told
// beside was written here before, so that its sizes and its items are true.
#include <algorithm>
#include <cstring>

#include "lib/tracefile/pack.h"
#include "lib/tracefile/pack_columns.h"
#include "lib/tracefile/pack_model.h"

namespace tracectl {
namespace {

using namespace pack;

// The records that are being made.
class Output {
 public:
  void write_to(std::byte* begin, size_t size) { at_ = begin, end_ = begin + size; }
  [[nodiscard]] std::byte* at() const { return at_; }
  [[nodiscard]] size_t room() const { return static_cast<size_t>(end_ - at_); }
  // Null when there is no room for so many.
  std::byte* take(uint64_t count) {
    if (count > room()) return nullptr;
    std::byte* from = at_;
    at_ += count;
    return from;
  }
  template <typename T>
  bool put(const T& value) {
    std::byte* to = take(sizeof(value));
    if (to != nullptr) std::memcpy(to, &value, sizeof(value));
    return to != nullptr;
  }

 private:
  std::byte* at_ = nullptr;
  std::byte* end_ = nullptr;
};

template <typename T>
void store(std::byte* to, const T& value) {
  std::memcpy(to, &value, sizeof(value));
}

bool is_possible(const ShapeKey& shape) {
  return shape.opaque || (shape.kind() == TRC_CALL && shape.nargs() <= TRC_MAX_ARGS);
}

}  // namespace

struct Unpacker::Impl {
  bool unpack(Bytes packed, size_t records_size, std::vector<std::byte>& records);

 private:
  bool make_records(std::byte* records, size_t size);
  bool make_record();
  bool read_shape(size_t& number);
  uint32_t read_tid();
  uint64_t read_time();
  bool make_call(trc_record header, const ShapeKey& shape, const Before& before);
  bool make_items(size_t count, Items old);
  bool make_opaque(trc_record header, const Before& before);
  bool make_contents(unsigned op, Bytes old, Bytes& made);
  bool make_known(uint64_t number, Bytes& made);
  bool make_by_word(Bytes old, Bytes& made);
  bool make_bytes(Column column, Bytes old, Bytes& made);
  bool make_copy(Bytes bytes, Bytes& made);
  std::byte* take_padded(uint64_t size);

  ColumnReader& in(Column column) { return columns_[column]; }

  Model model_;
  ColumnReaders columns_;
  Inflater inflater_;
  Output out_;
  unsigned control_ = 0;  // of the record that is being made
  Before made_{};         // what the next ones will be told beside
};

Unpacker::Unpacker() : impl_(std::make_unique<Impl>()) {}
Unpacker::~Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;

bool Unpacker::unpack(Bytes packed, size_t records_size, std::vector<std::byte>& records) {
  if (impl_->unpack(packed, records_size, records)) return true;
  records.clear();
  return false;
}

bool Unpacker::Impl::unpack(Bytes packed, size_t records_size, std::vector<std::byte>& records) {
  if (packed.empty() || records_size > kPackedRecordsMax) return false;
  if (packed[0] == std::byte{kBlockAsIs}) {
    if (packed.size() - 1 != records_size) return false;
    records.assign(packed.begin() + 1, packed.end());
    return true;
  }
  if (!inflater_.inflate(packed, records_size, columns_)) return false;
  records.resize(records_size);
  return make_records(records.data(), records_size);
}

bool Unpacker::Impl::make_records(std::byte* records, size_t size) {
  model_.clear();
  out_.write_to(records, size);
  const size_t tail = in(kTail).left();
  while (!in(kControl).empty()) {
    if (!make_record() || std::any_of(columns_.begin(), columns_.end(), [](const auto& c) { return c.failed(); })) {
      return false;
    }
  }
  if (out_.room() != tail) return false;
  const std::byte* rest = in(kTail).bytes(tail);
  if (tail != 0) std::memcpy(out_.take(tail), rest, tail);
  return std::all_of(columns_.begin(), columns_.end(), [](const auto& c) { return c.empty(); });
}

bool Unpacker::Impl::make_record() {
  control_ = in(kControl).byte();
  if ((control_ & ~unsigned{kControlBits}) != 0) return false;
  made_ = {.record = out_.at()};

  size_t number = 0;
  if (!read_shape(number)) return false;
  const ShapeKey shape = model_.shape(number);
  model_.tid = read_tid();
  model_.time_ns += read_time();
  const trc_record header{.time_ns = model_.time_ns,
                          .tid = model_.tid,
                          .nr = shape.nr(),
                          .sessions = shape.sessions(),
                          .kind = shape.kind(),
                          .flags = shape.flags()};
  const Before before = model_.before(number, header.tid);
  if (shape.opaque ? !make_opaque(header, before) : !make_call(header, shape, before)) return false;
  model_.saw(number, header.tid, made_);
  return true;
}

bool Unpacker::Impl::read_shape(size_t& number) {
  if ((control_ & kShapeExpected) != 0) {
    number = model_.expected_shape();
    return number < model_.shapes();
  }
  const uint64_t name = in(kShapes).varint();
  if (name != 0) {
    number = name - 1;
    return number < model_.shapes();
  }
  const auto nr = static_cast<int32_t>(unzigzag(in(kShapes).varint()));
  const auto sessions = static_cast<uint16_t>(in(kShapes).varint());
  const uint8_t kind = in(kShapes).byte();
  const uint8_t flags = in(kShapes).byte();
  const ShapeKey shape = ShapeKey::of(nr, sessions, kind, flags, in(kShapes).byte() != 0);
  number = model_.add_shape(shape);
  return is_possible(shape);
}

uint32_t Unpacker::Impl::read_tid() {
  if ((control_ & kTidAsBefore) != 0) return model_.tid;
  return static_cast<uint32_t>(model_.tid + unzigzag(in(kTids).varint()));
}

uint64_t Unpacker::Impl::read_time() {
  const uint64_t high = unzigzag(in(kTimes).varint());
  return high << 8 | in(kFine).byte();
}

bool Unpacker::Impl::make_call(trc_record header, const ShapeKey& shape, const Before& before) {
  std::byte* const record = out_.take(sizeof(header));
  if (record == nullptr) return false;
  const Parts old = parts_of(shape, before.record);
  const unsigned mask = (control_ & kMaskAsBefore) != 0 ? before.mask : in(kMasks).byte();
  if (mask > kMaskBits) return false;
  made_.mask = static_cast<uint8_t>(mask);
  const auto word = [&](unsigned bit, uint64_t old_word) {
    return (mask >> bit & 1) == 0 ? old_word : old_word + unzigzag(in(kWords).varint());
  };

  for (unsigned i = 0; i < shape.nargs(); ++i) {
    if (!out_.put(word(i, load<uint64_t>(old.args + i * 8)))) return false;
  }
  trc_exit exit{.time_ns = header.time_ns};
  if (shape.has_exit()) {
    exit.ret = static_cast<int64_t>(word(kRetBit, static_cast<uint64_t>(load<trc_exit>(old.exit).ret)));
    if (shape.has_enter()) exit.time_ns += read_time();
    model_.time_ns = exit.time_ns;
  }

  made_.enter_items = before.enter_items;
  made_.exit_items = before.exit_items;
  if ((control_ & kCountsDiffer) != 0) {
    made_.enter_items = static_cast<uint16_t>(in(kSizes).varint());
    made_.exit_items = static_cast<uint16_t>(in(kSizes).varint());
  }
  if (!make_items(made_.enter_items, old.enter)) return false;
  const auto enter = static_cast<size_t>(out_.at() - record);
  if (shape.has_exit() ? !out_.put(exit) : made_.exit_items != 0) return false;
  if (!make_items(made_.exit_items, old.leave)) return false;
  const auto size = static_cast<size_t>(out_.at() - record);
  if (size / 8 > UINT16_MAX) return false;
  header.enter8 = static_cast<uint16_t>(enter / 8);
  header.size8 = static_cast<uint16_t>(size / 8);
  store(record, header);
  return true;
}

bool Unpacker::Impl::make_items(size_t count, Items old) {
  for (; count > 0; --count) {
    const Item beside = take(old);
    const unsigned op = (control_ & kItemsAsBefore) != 0 ? unsigned{kSame} : in(kOps).byte();
    if (op > kOpBits) return false;
    Item item;
    item.head = beside.head;
    std::byte* const head = out_.take(sizeof(trc_item));
    if (head == nullptr) return false;
    Bytes made;
    if (!make_contents(op & kOpMask, beside.bytes(), made)) return false;
    if ((op & kNewHead) != 0) {
      item.head.arg = in(kHeads).byte();
      item.head.status = in(kHeads).byte();
      item.head.sub = static_cast<uint16_t>(in(kHeads).varint());
    }
    item.head.len = static_cast<uint32_t>(made.size());
    store(head, item.head);
    const uint64_t difference = (op & kThereDiffers) != 0 ? unzigzag(in(kWords).varint()) : 0;
    if (is_truncated(item.head) && !out_.put(expected_there(item, beside) + difference)) return false;
  }
  return true;
}

bool Unpacker::Impl::make_opaque(trc_record header, const Before& before) {
  const trc_record old = before.record == nullptr ? trc_record{} : load<trc_record>(before.record);
  header.size8 = static_cast<uint16_t>(old.size8 + unzigzag(in(kSizes).varint()));
  header.enter8 = static_cast<uint16_t>(old.enter8 + unzigzag(in(kSizes).varint()));
  Bytes made;
  if (!out_.put(header) || !make_contents(in(kOps).byte(), body_of(before.record), made)) return false;
  return made.size() + sizeof(header) == size_t{header.size8} * 8;
}

bool Unpacker::Impl::make_contents(unsigned op, Bytes old, Bytes& made) {
  switch (op) {
    case kSame:
      return make_copy(old, made);
    case kKnownNext:
      return make_known(model_.expected_contents(), made);
    case kKnownOne:
      return make_known(in(kKnown).varint() + 1, made);
    case kByWord:
      if (!make_by_word(old, made)) return false;
      break;
    case kAsText:
      if (!make_bytes(kText, old, made)) return false;
      break;
    case kAsBinary:
      if (!make_bytes(kBinary, old, made)) return false;
      break;
    default:
      return false;
  }
  if (!made.empty()) model_.add_contents(made);
  return true;
}

// By number + 1.
bool Unpacker::Impl::make_known(uint64_t name, Bytes& made) {
  if (name == 0 || name > model_.contents()) return false;
  model_.saw_contents(name - 1);
  return make_copy(model_.contents(name - 1), made);
}

bool Unpacker::Impl::make_by_word(Bytes old, Bytes& made) {
  std::byte* const to = take_padded(old.size());
  if (to == nullptr) return false;
  made = {to, old.size()};
  for (size_t at = 0; at < old.size(); at += 64) {
    const unsigned map = in(kMaps).byte();
    for (unsigned i = 0; i < 8 && at + i * 8 < old.size(); ++i) {
      uint64_t word = word_at(old, at + i * 8);
      if ((map >> i & 1) != 0) word += unzigzag(in(kFields).varint());
      store(to + at + i * 8, word);
    }
  }
  return true;
}

bool Unpacker::Impl::make_bytes(Column column, Bytes old, Bytes& made) {
  const uint64_t common = in(kSizes).varint();
  const uint64_t rest = in(kSizes).varint();
  const std::byte* bytes = in(column).bytes(rest);
  if (common > old.size() || bytes == nullptr) return false;
  std::byte* const to = take_padded(common + rest);
  if (to == nullptr) return false;
  if (common != 0) std::memcpy(to, old.data(), common);
  if (rest != 0) std::memcpy(to + common, bytes, rest);
  made = {to, static_cast<size_t>(common + rest)};
  return true;
}

bool Unpacker::Impl::make_copy(Bytes bytes, Bytes& made) {
  std::byte* const to = take_padded(bytes.size());
  if (to == nullptr) return false;
  if (!bytes.empty()) std::memcpy(to, bytes.data(), bytes.size());
  made = {to, bytes.size()};
  return true;
}

// Room for contents; the padding is zeros already.
std::byte* Unpacker::Impl::take_padded(uint64_t size) {
  std::byte* const to = size > out_.room() ? nullptr : out_.take(padded(size));
  if (to != nullptr && size % 8 != 0) std::memset(to + size / 8 * 8, 0, 8);
  return to;
}

}  // namespace tracectl
