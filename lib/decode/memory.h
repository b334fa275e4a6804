// What is known of the memory that an argument points to: the capture items of the right half, with what the kernel
// side said about them.
#pragma once

#include "lib/decode/context.h"

namespace tracectl::decode {

// The bytes behind a pointer, as far as they were captured.
struct Memory {
  bool seen = false;       // false: null, not readable, or not captured
  bool truncated = false;  // there is more: a limit of the capture
  bool partial = false;    // there is more, which was not readable
  Bytes bytes{};
  uint64_t there = 0;  // how many bytes there are, as the kernel side counted them
  bool at_least = false;

  [[nodiscard]] bool cut_short() const { return truncated || partial; }
  // Enough to show `limit` bytes of it: what ends at an unreadable page before that is shown by its address, as strace
  // does (the bytes up to there stay in the record).
  [[nodiscard]] bool reaches(size_t limit) const { return seen && (!partial || bytes.size() > limit); }
};

enum class Moment : uint8_t { before, after };  // the call ran

// The items of one argument at one moment.  What faulted at enter and was read again at exit counts as read at enter.
class Items {
 public:
  Items(const Context& context, size_t arg, Moment moment);

  [[nodiscard]] Memory find(uint16_t sub = 0) const;
  [[nodiscard]] bool any() const;
  // True while there are more of this argument: ItemView of the next one.
  class Walk {
   public:
    explicit Walk(const Items& items);
    [[nodiscard]] bool next(ItemView& item);

   private:
    const Items& items_;
    ItemRange::Iterator at_;
    ItemRange::Iterator end_;
  };

 private:
  [[nodiscard]] bool is_ours(const ItemView& item) const { return item.arg == arg_ && item.reread == reread_; }

  ItemRange range_{};
  uint8_t arg_ = 0;
  bool reread_ = false;
};

[[nodiscard]] Memory memory_of(const ItemView& item);

// How many elements (or bytes, when the length counts bytes) there are behind the argument; negative where the caller's
// number makes no sense, or nobody knows yet.
[[nodiscard]] int64_t length_of(const Context& context, const syscalls::Type& type, const Memory& memory);

}  // namespace tracectl::decode
