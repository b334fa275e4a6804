// What one pointer leads to: a string, an object, and what the object's fields lead to.
#include "tests/proof/builder.h"

namespace tracectl::proof {
namespace {

using syscalls::Extent;
using syscalls::Field;
using syscalls::Kind;
using syscalls::Length;
using syscalls::Shape;
using syscalls::Structure;
using syscalls::Type;

constexpr std::string_view kNowhere = "no-such-directory/";

}  // namespace

bool Builder::copied(const Type& type) const {
  if (type.length.from == Length::From::ioctl &&
      (case_.words[type.length.arg] >> 30 & (case_.half == Half::enter ? 1 : 2)) == 0) {
    return false;
  }
  return copied_in(type, case_.half) && (case_.size != Size::failed || type.vital);
}

void Builder::lay_argument(uint8_t arg, const Type& type) {
  if (case_.size == Size::null || case_.size == Size::fault) return lay_nothing(arg, type);
  switch (type.shape) {
    case Shape::c_string: {
      const auto memory = string(type, memory_);
      case_.words[arg] = address_of(memory);
      if (copied(type)) add_string(arg, 0, memory, limit_of(type, limits_));
      break;
    }
    case Shape::one:
    case Shape::many:
    case Shape::buffer:
      lay_object(arg, type);
      break;
    case Shape::argv:
      case_.words[arg] = strings(arg, limits_.argv, copied(type));
      break;
    case Shape::envp:
      case_.words[arg] = limits_.environment != 0 ? strings(arg, limits_.environment, copied(type))
                                                  : counted_strings(arg, copied(type));
      break;
    case Shape::iovec:
      lay_iovec_argument(arg, type);
      break;
    case Shape::msghdr:
      lay_message_argument(arg, type);
      break;
    case Shape::mmsghdr:
      lay_messages(arg, type);
      break;
    case Shape::pointers:
      lay_pointers(arg, type);
      break;
    case Shape::value:
    case Shape::absent:
      break;
  }
  if (copied_in(type, case_.half)) case_.proved.emplace_back(arg, 0);
}

void Builder::lay_nothing(uint8_t arg, const Type& type) {
  const bool null = case_.size == Size::null;
  case_.words[arg] = null ? 0 : memory_.unreadable();
  if (!copied(type)) return;
  const bool bare_count = type.shape == Shape::envp && limits_.environment == 0;
  add(arg, bare_count ? TRC_SUB_COUNT : 0, null ? TRC_NULL : TRC_FAULT);
  case_.proved.emplace_back(arg, 0);
}

std::span<std::byte> Builder::string(const Type& type, Memory& from) {
  const uint64_t limit = limit_of(type, limits_);
  const uint64_t length = is_plain_size() ? std::min<uint64_t>(limit, 24) : amount(limit, 40);
  sized_ = true;
  const auto memory = from.object(length + 1);
  if (type.kind == Kind::path && length > kNowhere.size()) std::memcpy(memory.data(), kNowhere.data(), kNowhere.size());
  memory.back() = std::byte{0};
  return memory;
}

void Builder::lay_object(uint8_t arg, const Type& type) {
  uint64_t bytes = 0, prefix = 0;
  if (type.length.from == Length::From::prefix) {
    const uint64_t extra = type.length.extra;
    prefix = is_plain_size() ? syscalls::size_of(*type.object, case_.abi) - extra : amount(limits_.object - extra);
    sized_ = true;
    bytes = prefix + extra;
  } else {
    bytes = total(type);
  }
  // The prefix itself is there in any case.
  const uint64_t needed =
      type.length.from == Length::From::prefix ? std::max<uint64_t>(bytes, type.length.value + 4) : bytes;
  const auto memory = memory_.object(needed);
  case_.words[arg] = address_of(memory);
  if (type.length.from == Length::From::prefix) put(memory, type.length.value, prefix, 4);
  if (pointed_[arg]) put(memory, 0, *pointed_[arg], 4);
  const uint64_t limit = limit_of(type, limits_);
  const bool has_fields = type.shape == Shape::one && type.object != nullptr && !type.elem.known();
  const size_t first = case_.items.size();
  if (has_fields) lay_fields(arg, *type.object, memory, copied_in(type, case_.half) ? std::min(bytes, limit) : bytes);
  const size_t behind = case_.items.size() - first;
  if (copied(type)) add_copy(arg, 0, memory.first(bytes), limit);  // with the fields' values in it
  std::rotate(case_.items.begin() + first, case_.items.begin() + first + behind, case_.items.end());
}

void Builder::lay_fields(uint8_t arg, const Structure& structure, std::span<std::byte> memory, uint64_t known) {
  std::vector<std::optional<uint64_t>> counts(structure.fields.size());
  for (size_t i = 0; i < structure.fields.size(); ++i) {
    const Field& field = structure.fields[i];
    const Type& type = field.type;
    if (!type.is_pointer()) continue;
    fields_ = true;
    const Extent at = syscalls::extent_of(structure, i, case_.abi);
    const size_t width = field.ctype.ends_with('*') && case_.abi == Abi::i386 ? 4 : 8;
    Memory& from = width == 8 ? wide_ : memory_;  // all of a wide pointer counts, by either way into the kernel
    if (case_.size == Size::null_fields) {
      put(memory, at.offset, 0, width);
      continue;
    }
    const bool told = copied(type) && at.offset + width <= known;
    if (told) case_.proved.emplace_back(arg, i + 1);
    const uint64_t limit = limit_of(type, limits_);
    if (type.shape == Shape::c_string) {
      const auto pointee = string(type, from);
      put(memory, at.offset, address_of(pointee), width);
      if (told) add_string(arg, static_cast<uint32_t>(i + 1), pointee, limit);
      continue;
    }
    uint64_t count = type.length.from == Length::From::constant ? type.length.value : 1;
    if (type.length.from == Length::From::field || type.length.from == Length::From::field_bits) {
      const Extent of = syscalls::extent_of(structure, type.length.value, case_.abi);
      auto& chosen = counts[type.length.value];
      if (!chosen) {
        const uint64_t most = of.size >= 8 ? UINT64_MAX : (uint64_t{1} << of.size * 8) - 1;
        chosen = std::min(type.length.from == Length::From::field ? amount(limit / unit(type)) : amount(limit * 8, 130),
                          most);
      }
      put(memory, of.offset, *chosen, of.size);
      count = of.offset + of.size <= known ? *chosen : 0;
    }
    uint64_t bytes = count * unit(type);
    if (type.length.from == Length::From::field_bits) {
      const uint64_t bits_of_long = case_.abi == Abi::i386 ? 32 : 64;
      bytes = (count + bits_of_long - 1) / bits_of_long * (bits_of_long / 8);
    }
    const auto pointee = from.object(bytes);
    put(memory, at.offset, address_of(pointee), width);
    if (told) add_copy(arg, static_cast<uint32_t>(i + 1), pointee, limit);
  }
}

}  // namespace tracectl::proof
