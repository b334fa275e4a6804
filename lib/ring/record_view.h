// Bytes from one CPU's ring (or from a file) become records that we are willing to trust.  The kernel side is ours, but
// files and older versions are not, so nothing here assumes a length.  Views borrow the bytes they were made from.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "lib/base/abi.h"
#include "lib/base/byte_reader.h"
#include "lib/wire/record.h"

namespace tracectl {

enum class RecordStatus : uint8_t {
  ok,
  end,              // no bytes left
  short_header,     // fewer bytes than a header
  length_mismatch,  // its size is impossible, or beyond the bytes that there are
  bad_layout,       // the halves or the items do not fit into it
  unknown_kind,     // of a newer version: skipped by its length
};

struct ItemView {
  uint8_t arg = 0;
  uint8_t status = TRC_OK;  // enum trc_item_status
  bool reread = false;
  bool kernel_copy = false;
  uint16_t sub = 0;
  Bytes bytes{};
  uint64_t there = 0;     // how many bytes there were to copy: more than bytes.size() only where the item was cut
  bool at_least = false;  // nobody counted to the end
};

// The items of one half: iterates without allocating; only made of bytes that were checked.
class ItemRange {
 public:
  ItemRange() = default;
  explicit ItemRange(Bytes checked) : bytes_(checked) {}

  class Iterator {
   public:
    explicit Iterator(Bytes rest) : rest_(rest) { load(); }
    const ItemView& operator*() const { return item_; }
    const ItemView* operator->() const { return &item_; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return rest_.size() == other.rest_.size(); }

   private:
    void load();
    Bytes rest_;
    size_t size_ = 0;  // of the item in front
    ItemView item_{};
  };
  [[nodiscard]] Iterator begin() const { return Iterator{bytes_}; }
  [[nodiscard]] Iterator end() const { return Iterator{bytes_.last(0)}; }
  [[nodiscard]] Bytes bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  Bytes bytes_{};
};

// One record.  Which members are filled follows from header.kind and header.flags.
struct RecordView {
  trc_record header{};
  Bytes whole{};                              // the record itself, header included
  std::array<uint64_t, TRC_MAX_ARGS> args{};  // TRC_CALL with TRC_HAS_ENTER: nargs of them
  uint8_t nargs = 0;
  ItemRange enter_items{};
  trc_exit exit{};  // TRC_CALL with TRC_HAS_EXIT
  ItemRange exit_items{};
  trc_task task{};      // TRC_TASK; its items are enter_items
  trc_signal signal{};  // TRC_SIGNAL
  trc_lost lost{};      // TRC_LOST

  [[nodiscard]] bool has_enter() const { return (header.flags & TRC_HAS_ENTER) != 0; }
  [[nodiscard]] bool has_exit() const { return (header.flags & TRC_HAS_EXIT) != 0; }
  // Nobody asked for its exit: what there is to tell is told.
  [[nodiscard]] bool enter_only() const { return (header.flags & TRC_ENTER_ONLY) != 0; }
  [[nodiscard]] Abi abi() const { return (header.flags & TRC_I386) != 0 ? Abi::i386 : Abi::x86_64; }
};

// The record at the front of `rest`, which is moved behind it.  After any status but ok and end, `rest` is moved behind
// the bad record where its length is believable (unknown_kind, bad_layout), and emptied where it is not.
[[nodiscard]] RecordStatus next_record(Bytes& rest, RecordView& record);

}  // namespace tracectl
