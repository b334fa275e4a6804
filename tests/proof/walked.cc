// What has to be walked: arrays of strings and of pointers, iovec, msghdr and mmsghdr.
#include "tests/proof/builder.h"

namespace tracectl::proof {
namespace {

using syscalls::Direction;
using syscalls::Type;

}  // namespace

uint64_t Builder::strings(uint8_t arg, uint64_t most, bool told) {
  sized_ = true;
  // Multiples of 8, so that what is padded counts the same as what is not.
  const uint64_t quarter = most / 32 * 8;
  std::vector<uint64_t> lengths;
  switch (case_.size) {
    case Size::zero:
      break;
    case Size::one:
      lengths = {8};
      break;
    case Size::exact:
      lengths = {quarter, quarter, quarter, most - 3 * quarter};
      break;
    case Size::one_more:
      lengths = {quarter, quarter, quarter, most - 3 * quarter, 1};
      break;
    case Size::above:
      lengths = {quarter, quarter, quarter, most};
      break;
    default:
      lengths = {8, 0, 16};
      break;
  }
  const auto array = memory_.object((lengths.size() + 1) * word());
  put(array, lengths.size() * word(), 0, word());
  uint64_t left = most;
  if (lengths.empty() && told) add(arg, TRC_SUB_EMPTY, TRC_OK);
  for (size_t i = 0; i < lengths.size(); ++i) {
    const auto memory = memory_.object(lengths[i] + 1);
    memory.back() = std::byte{0};
    put(array, i * word(), address_of(memory), word());
    if (!told) continue;
    if (left == 0) {
      add(arg, static_cast<uint32_t>(i), TRC_TRUNCATED, {}, lengths.size());
      continue;
    }
    add_string(arg, static_cast<uint32_t>(i), memory, left);
    left -= std::min(left, lengths[i]);
  }
  return address_of(array);
}

uint64_t Builder::counted_strings(uint8_t arg, bool told) {
  const uint64_t count = amount(kMostStringsCounted - 1, 90);
  const auto array = memory_.object((count + 1) * word());
  const auto one = memory_.object(2);
  one.back() = std::byte{0};
  for (uint64_t i = 0; i < count; ++i) put(array, i * word(), address_of(one), word());
  put(array, count * word(), 0, word());
  if (!told) return address_of(array);
  const uint64_t counted = std::min<uint64_t>(count, kMostStringsCounted);
  const bool whole = counted < kMostStringsCounted;
  add(arg, TRC_SUB_COUNT, whole ? TRC_OK : TRC_TRUNCATED, std::as_bytes(std::span{&counted, 1}), counted, !whole);
  return address_of(array);
}

Builder::Vector Builder::make_vector(uint64_t count) {
  const uint64_t limit = std::min<uint64_t>(limits_.buffer, 64);
  const uint64_t lengths[] = {5, 0, limit, limit + 9, 0, 3};
  Vector vector{.count = count, .array = memory_.object(count * 2 * word())};
  vector.address = address_of(vector.array);
  for (uint64_t i = 0; i < count; ++i) {
    const auto element = memory_.object(lengths[i % 6]);
    const uint64_t base = i % 6 == 4 ? 0 : address_of(element);
    put(vector.array, i * 2 * word(), base, word());
    put(vector.array, (i * 2 + 1) * word(), element.size(), word());
    vector.elements.push_back(element);
    vector.bases.push_back(base);
    vector.bytes += element.size();
  }
  return vector;
}

void Builder::add_vector(uint8_t arg, uint32_t sub, const Vector& vector, uint64_t budget) {
  const uint64_t most = std::min<uint64_t>(limits_.elements, kMostElements);
  add_copy(arg, sub, vector.array, most * 2 * word());
  for (uint64_t i = 0; i < std::min(vector.count, most) && budget > 0; ++i) {
    const uint64_t bytes = std::min<uint64_t>(vector.elements[i].size(), budget);
    budget -= bytes;
    const auto at = static_cast<uint32_t>(sub + 1 + i);
    if (vector.bases[i] == 0) {
      add(arg, at, TRC_NULL);
    } else {
      add_copy(arg, at, vector.elements[i].first(bytes), limits_.buffer);
    }
  }
}

uint64_t Builder::set_transferred(uint64_t bytes) {
  if (case_.half == Half::enter) return UINT64_MAX;
  if (case_.size == Size::failed) return 0;
  case_.ret = static_cast<int64_t>(case_.size == Size::one_more ? std::min<uint64_t>(bytes, 7) : bytes);
  return static_cast<uint64_t>(case_.ret);
}

void Builder::lay_iovec_argument(uint8_t arg, const Type& type) {
  const Vector vector = make_vector(case_.words[type.length.arg]);
  case_.words[arg] = vector.address;
  if (!copied_in(type, case_.half)) return;
  const uint64_t budget = set_transferred(vector.bytes);
  add_vector(arg, 0, vector, budget);
}

Builder::Message Builder::make_message(std::span<std::byte> header, bool sized) {
  Message message{.header = header};
  message.name = memory_.object(sized && !is_plain_size() ? amount(kMostName, 12) : 16);
  message.control = memory_.object(sized && !is_plain_size() ? amount(kMostControl) : 24);
  message.vector = make_vector(sized ? amount(std::min(limits_.elements, kMostElements)) : 3);
  const bool wide = case_.abi != Abi::i386;
  put(header, 0, address_of(message.name), word());
  put(header, wide ? 8 : 4, message.name.size(), 4);
  put(header, wide ? 16 : 8, message.vector.address, word());
  put(header, wide ? 24 : 12, message.vector.count, word());
  put(header, wide ? 32 : 16, address_of(message.control), word());
  put(header, wide ? 40 : 20, message.control.size(), word());
  return message;
}

void Builder::add_message(uint8_t arg, uint32_t sub, const Message& message, uint64_t budget, bool contents) {
  add_copy(arg, sub + TRC_SUB_MSG_HEADER, message.header, 64);
  if (!contents) return;
  if (!message.name.empty()) add_copy(arg, sub + TRC_SUB_MSG_NAME, message.name, kMostName);
  if (!message.control.empty()) add_copy(arg, sub + TRC_SUB_MSG_CONTROL, message.control, kMostControl);
  add_vector(arg, sub + TRC_SUB_MSG_IOV, message.vector, budget);
}

void Builder::lay_message_argument(uint8_t arg, const Type& type) {
  const auto header = memory_.object(case_.abi == Abi::i386 ? 28 : 56);
  const Message message = make_message(header, true);
  case_.words[arg] = address_of(header);
  const bool out = type.direction == Direction::out;
  if (!copied_in(type, case_.half)) return;
  const uint64_t budget = set_transferred(message.vector.bytes);
  if (!copied(type)) return;
  add_message(arg, 0, message, budget, out == (case_.half == Half::exit));
}

void Builder::lay_messages(uint8_t arg, const Type& type) {
  const uint64_t stride = case_.abi == Abi::i386 ? 32 : 64, count = case_.words[type.length.arg];
  const bool out = type.direction == Direction::out;
  const auto array = memory_.object(count * stride);
  case_.words[arg] = address_of(array);
  for (uint64_t i = 0; i < count; ++i) {
    const Message message = make_message(array.subspan(i * stride, stride), false);
    // What came in: less than there was room for.
    const uint64_t bytes = i % 2 == 0 ? message.vector.bytes : 7;
    put(message.header, stride == 32 ? 28 : 56, bytes, 4);
    if (!copied(type) || i >= kMostMessages) continue;
    add_message(arg, static_cast<uint32_t>(i << TRC_SUB_MSG_SHIFT), message,
                case_.half == Half::exit ? bytes : UINT64_MAX, out == (case_.half == Half::exit));
  }
}

void Builder::lay_pointers(uint8_t arg, const Type& type) {
  const uint64_t count = case_.words[type.length.arg], most = most_elements(type);
  const auto array = memory_.object(count * word());
  case_.words[arg] = address_of(array);
  std::vector<std::span<std::byte>> elements;
  for (uint64_t i = 0; i < count; ++i) {
    elements.push_back(memory_.object(element_bytes(type, case_.abi)));
    put(array, i * word(), i % 3 == 1 ? 0 : address_of(elements.back()), word());
  }
  if (!copied(type)) return;
  add_copy(arg, 0, array, most * word());
  for (uint64_t i = 0; i < std::min(count, most); ++i) {
    if (i % 3 == 1) {
      add(arg, static_cast<uint32_t>(i + 1), TRC_NULL);
    } else {
      add_copy(arg, static_cast<uint32_t>(i + 1), elements[i], TRC_ITEM_MAX);
    }
  }
}

}  // namespace tracectl::proof
