#include "lib/decode/memory.h"

namespace tracectl::decode {

using syscalls::Length;

Memory memory_of(const ItemView& item) {
  Memory memory{.bytes = item.bytes, .there = item.there, .at_least = item.at_least};
  memory.seen = item.status == TRC_OK || item.status == TRC_TRUNCATED || item.status == TRC_PARTIAL;
  memory.truncated = item.status == TRC_TRUNCATED;
  memory.partial = item.status == TRC_PARTIAL;
  return memory;
}

Items::Items(const Context& context, size_t arg, Moment moment) : arg_(static_cast<uint8_t>(arg)) {
  const Call& call = context.call;
  if (moment == Moment::after) {
    range_ = call.exit_items;
    return;
  }
  range_ = call.enter_items;
  if (!call.has_exit || call.exit_items.empty()) return;
  for (const ItemView& item : call.exit_items) {
    if (item.arg == arg_ && item.reread) {
      // The second look took all of the argument's items again.
      range_ = call.exit_items;
      reread_ = true;
      return;
    }
  }
}

Memory Items::find(uint16_t sub) const {
  if (range_.empty()) return {};
  for (const ItemView& item : range_) {
    if (is_ours(item) && item.sub == sub) return memory_of(item);
  }
  return {};
}

bool Items::any() const {
  if (range_.empty()) return false;
  for (const ItemView& item : range_) {
    if (is_ours(item)) return true;
  }
  return false;
}

Items::Walk::Walk(const Items& items) : items_(items), at_(items.range_.begin()), end_(items.range_.end()) {}

bool Items::Walk::next(ItemView& item) {
  for (; !(at_ == end_); ++at_) {
    if (!items_.is_ours(*at_)) continue;
    item = *at_;
    ++at_;
    return true;
  }
  return false;
}

namespace {

int64_t pointed_length(const Context& context, size_t arg) {
  uint64_t before = 0;
  uint64_t after = 0;
  const bool was = load_integer(Items(context, arg, Moment::before).find().bytes, 0, 4, true, before);
  const bool is = load_integer(Items(context, arg, Moment::after).find().bytes, 0, 4, true, after);
  if (!was && !is) return -1;
  if (!was) return static_cast<int64_t>(after);
  if (!is) return static_cast<int64_t>(before);
  // The kernel fills no more than there was room for, and says how much there was to say.
  return std::min(static_cast<int64_t>(before), static_cast<int64_t>(after));
}

}  // namespace

int64_t length_of(const Context& context, const syscalls::Type& type, const Memory& memory) {
  const Length& length = type.length;
  const auto argument = static_cast<int64_t>(context.argument(length.arg));
  uint64_t prefix = 0;
  switch (length.from) {
    case Length::From::none:
      return 1;
    case Length::From::constant:
      return length.value;
    case Length::From::argument:
    case Length::From::bits:
      // Counts beyond what an address space holds are huge, not negative; an int below zero is.
      return argument < 0 && !context.plan.ctypes[std::min<size_t>(length.arg, 5)].is_signed ? INT64_MAX : argument;
    case Length::From::result:
      if (!context.call.has_exit) return -1;
      if (length.arg == 0xff || argument < 0) return context.call.ret;
      return std::min(context.call.ret, argument);
    case Length::From::pointed:
      return pointed_length(context, length.arg);
    case Length::From::prefix:
      return load_integer(memory.bytes, length.value, 4, false, prefix) ? static_cast<int64_t>(prefix) + length.extra
                                                                        : -1;
    case Length::From::ioctl:
      return argument >> 16 & 0x3fff;
    case Length::From::pages:
      return argument < 0 ? -1 : (argument + 4095) / 4096;
    case Length::From::field:
    case Length::From::field_bits:
      break;  // decode_structure() puts the number in its place
  }
  return -1;
}

}  // namespace tracectl::decode
