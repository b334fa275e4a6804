// How much there is behind a pointer: the words, the result and the prefixes that say it.
#include <stdexcept>

#include "tests/proof/builder.h"

namespace tracectl::proof {
namespace {

using syscalls::CaptureLimits;
using syscalls::Direction;
using syscalls::Kind;
using syscalls::Length;
using syscalls::Shape;
using syscalls::Type;

}  // namespace

uint32_t element_bytes(const Type& type, Abi abi) {
  if (type.kind == Kind::sigaction) return abi == Abi::i386 ? 20 : 32;
  if (type.kind == Kind::siginfo) return 128;
  if (type.elem.known()) return type.elem.width(abi);
  return type.object != nullptr ? syscalls::size_of(*type.object, abi) : 1;
}

uint64_t limit_of(const Type& type, const CaptureLimits& limits) {
  const bool is_buffer = type.shape == Shape::buffer;
  switch (type.kind) {
    case Kind::path:
      return limits.path;
    case Kind::text:
      return is_buffer ? limits.buffer : limits.string;
    case Kind::bytes:
      return limits.buffer;
    case Kind::hex:
      return is_buffer ? limits.buffer : limits.object;
    case Kind::dirents:
    case Kind::dirents_old:
      return limits.dirents;
    default:
      return limits.object;
  }
}

uint64_t Builder::amount(uint64_t most, uint64_t beyond) {
  sized_ = true;
  switch (case_.size) {
    case Size::zero:
      return 0;
    case Size::one:
      return 1;
    case Size::exact:
      return most;
    case Size::one_more:
      return most + 1;
    case Size::above:
      return most + beyond;
    default:
      return std::min<uint64_t>(3, most);
  }
}

uint64_t Builder::amount_of(const Type& type) {
  const uint64_t limit = limit_of(type, limits_);
  if (type.shape == Shape::one && type.object != nullptr && !type.elem.known() && !type.length.tail) {
    const uint64_t bytes = amount(limit);  // a structure of which the caller says the size
    return is_plain_size() ? syscalls::size_of(*type.object, case_.abi) : bytes;
  }
  if (type.length.tail) return amount(limit - tail_offset(type));
  return amount(limit / unit(type));
}

uint64_t Builder::unit(const Type& type) const {
  return type.shape == Shape::buffer || type.length.per_byte ? 1 : element_bytes(type, case_.abi);
}

uint64_t Builder::tail_offset(const Type& type) const {
  return syscalls::extent_of(*type.object, type.object->fields.size() - 1, case_.abi).offset;
}

uint64_t Builder::most_elements(const Type& type) const {
  return type.shape == Shape::mmsghdr ? kMostMessages : std::min(limits_.elements, kMostElements);
}

void Builder::set_length(const Type& type) {
  if (!type.is_pointer()) return;
  if (type.direction != Direction::in) writes_ = true;
  const Length& length = type.length;
  if (type.shape == Shape::mmsghdr || type.shape == Shape::iovec || type.shape == Shape::pointers) {
    uint64_t count = amount(most_elements(type));
    // A null array of messages has one: the others would stand at small addresses.
    if (type.shape == Shape::mmsghdr && (case_.size == Size::null || case_.size == Size::fault)) count = 1;
    set_word(length.arg, count);
    if (type.shape == Shape::mmsghdr) set_returned(count);
    return;
  }
  switch (length.from) {
    case Length::From::argument:
      set_word(length.arg, amount_of(type));
      break;
    case Length::From::result: {
      // Less than there is room for; of Size::one more, as recv with MSG_TRUNC says it.
      const uint64_t count = amount_of(type);
      set_returned(case_.size == Size::one ? 7 : count);
      if (length.arg < 6) set_word(length.arg, case_.size == Size::one ? count : count + 5);
      if (length.arg >= 6 && case_.size == Size::one) returned_ = 1;
      break;
    }
    case Length::From::bits: {
      const uint64_t most = limit_of(type, limits_) * 8;
      set_word(length.arg, is_plain_size() ? 70 : amount(most, 130));
      sized_ = true;
      break;
    }
    case Length::From::pages:
      set_word(length.arg, amount(limit_of(type, limits_)) * Memory::kPage - (is_plain_size() ? 5 : 0));
      break;
    case Length::From::pointed:
      pointed_[length.arg] = amount_of(type);
      break;
    case Length::From::ioctl:
      if ((case_.words[length.arg] >> 16 & 0x3fff) == 0) case_.words[length.arg] = unknown_request(amount_of(type));
      break;
    default:
      break;  // known without an argument, or written into the object itself
  }
}

uint64_t Builder::unknown_request(uint64_t bytes) const {
  const uint64_t direction = case_.size == Size::one ? 1 : case_.size == Size::one_more ? 2 : 3;
  return direction << 30 | bytes << 16 | 'Z' << 8 | 0x77;
}

void Builder::set_word(uint8_t arg, uint64_t value) {
  if (fixed_[arg]) return;  // chosen, or the length of another argument as well
  case_.words[arg] = value;
  fixed_[arg] = true;
}

void Builder::set_returned(uint64_t count) {
  if (!returned_) returned_ = static_cast<int64_t>(count);
}

uint64_t Builder::total(const Type& type) const {
  const Length& length = type.length;
  const uint64_t word = length.arg < 6 ? case_.words[length.arg] : UINT64_MAX;
  const uint64_t tail = length.tail ? tail_offset(type) : 0;
  switch (length.from) {
    case Length::From::none:
      return element_bytes(type, case_.abi);
    case Length::From::constant:
      return unit(type) * length.value;
    case Length::From::argument:
      return word * unit(type) + tail;
    case Length::From::result: {
      const uint64_t count = case_.ret > 0 ? static_cast<uint64_t>(case_.ret) : 0;
      return (case_.half == Half::exit || word == UINT64_MAX ? std::min(count, word) : word) * unit(type) + tail;
    }
    case Length::From::bits: {
      // Whole longs; of a node mask the last bit does not count.
      const uint64_t bits = type.kind == Kind::nodemask && word > 0 ? word - 1 : word;
      const uint64_t bits_of_long = case_.abi == Abi::i386 ? 32 : 64;
      return (bits + bits_of_long - 1) / bits_of_long * (bits_of_long / 8);
    }
    case Length::From::pages:
      return (word + Memory::kPage - 1) / Memory::kPage * unit(type);
    case Length::From::pointed:
      return pointed_[length.arg].value_or(0);
    case Length::From::ioctl:
      return word >> 16 & 0x3fff;
    case Length::From::prefix:
    case Length::From::field:
    case Length::From::field_bits:
      break;
  }
  throw std::logic_error("a length that stands in the object itself");
}

}  // namespace tracectl::proof
