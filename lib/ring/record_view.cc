#include "lib/ring/record_view.h"

#include <cstring>

namespace tracectl {
namespace {

constexpr size_t padded(size_t length) {
  return (length + 7) & ~size_t{7};
}

// Bytes behind the header of an item.
size_t body_size(const trc_item& item) {
  const bool cut = (item.status & TRC_STATUS_MASK) == TRC_TRUNCATED;
  return padded(item.len) + (cut ? sizeof(uint64_t) : 0);
}

// Do whole items, and nothing else, fill these bytes?
bool items_fit(Bytes bytes) {
  ByteReader in{bytes};
  while (!in.empty()) {
    trc_item item;
    if (!in.read(item) || !in.skip(body_size(item))) return false;
  }
  return true;
}

RecordStatus parse_call(Bytes body, Bytes exit_half, RecordView& record) {
  if (!record.has_enter() && !record.has_exit()) return RecordStatus::bad_layout;
  ByteReader enter{body};
  record.nargs = static_cast<uint8_t>(record.header.flags >> TRC_NARGS_SHIFT);
  if (record.nargs > TRC_MAX_ARGS) return RecordStatus::bad_layout;
  for (size_t i = 0; i < record.nargs; ++i) {
    if (!enter.read(record.args[i])) return RecordStatus::bad_layout;
  }
  if (!items_fit(enter.rest())) return RecordStatus::bad_layout;
  record.enter_items = ItemRange{enter.rest()};

  if (!record.has_exit()) return exit_half.empty() ? RecordStatus::ok : RecordStatus::bad_layout;
  ByteReader exit{exit_half};
  if (!exit.read(record.exit) || !items_fit(exit.rest())) return RecordStatus::bad_layout;
  record.exit_items = ItemRange{exit.rest()};
  return RecordStatus::ok;
}

template <typename Body>
RecordStatus parse_body(Bytes body, Body& out, ItemRange* items) {
  ByteReader in{body};
  if (!in.read(out)) return RecordStatus::bad_layout;
  if (items == nullptr) return RecordStatus::ok;
  if (!items_fit(in.rest())) return RecordStatus::bad_layout;
  *items = ItemRange{in.rest()};
  return RecordStatus::ok;
}

}  // namespace

RecordStatus next_record(Bytes& rest, RecordView& record) {
  if (rest.empty()) return RecordStatus::end;
  record = RecordView{};
  if (rest.size() < sizeof(trc_record)) {
    rest = {};
    return RecordStatus::short_header;
  }
  std::memcpy(&record.header, rest.data(), sizeof(trc_record));
  const size_t size = size_t{record.header.size8} * 8;
  const size_t enter = size_t{record.header.enter8} * 8;
  if (size < sizeof(trc_record) || size > rest.size() || enter < sizeof(trc_record) || enter > size) {
    rest = {};
    return RecordStatus::length_mismatch;
  }
  record.whole = rest.first(size);
  rest = rest.subspan(size);

  const Bytes body = record.whole.subspan(sizeof(trc_record), enter - sizeof(trc_record));
  const bool known = record.header.kind >= TRC_CALL && record.header.kind <= TRC_LOST;
  if (known && record.header.kind != TRC_CALL && enter != size) return RecordStatus::bad_layout;
  switch (record.header.kind) {
    case TRC_CALL:
      return parse_call(body, record.whole.subspan(enter), record);
    case TRC_TASK:
      if (record.header.nr < TRC_TASK_FORK || record.header.nr > TRC_TASK_USER) return RecordStatus::unknown_kind;
      return parse_body(body, record.task, &record.enter_items);
    case TRC_SIGNAL:
      return parse_body(body, record.signal, nullptr);
    case TRC_LOST:
      return parse_body(body, record.lost, nullptr);
    default:
      return RecordStatus::unknown_kind;
  }
}

void ItemRange::Iterator::load() {
  if (rest_.size() < sizeof(trc_item)) return;
  trc_item item;
  std::memcpy(&item, rest_.data(), sizeof(item));
  item_ = ItemView{.arg = item.arg,
                   .status = static_cast<uint8_t>(item.status & TRC_STATUS_MASK),
                   .reread = (item.status & TRC_ITEM_REREAD) != 0,
                   .kernel_copy = (item.status & TRC_ITEM_KERNEL) != 0,
                   .sub = item.sub,
                   .bytes = rest_.subspan(sizeof(item), item.len),
                   .there = item.len};
  size_ = sizeof(item) + body_size(item);
  if (item_.status != TRC_TRUNCATED) return;
  uint64_t there = 0;
  std::memcpy(&there, rest_.data() + size_ - sizeof(there), sizeof(there));
  item_.there = there & ~TRC_AT_LEAST;
  item_.at_least = (there & TRC_AT_LEAST) != 0;
}

ItemRange::Iterator& ItemRange::Iterator::operator++() {
  rest_ = rest_.subspan(size_);
  load();
  return *this;
}

}  // namespace tracectl
