// Numbers and paddings at the end of a string: what text and JSON are put together from, without allocation or locale.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

#include "lib/event/value.h"

namespace tracectl {

inline void append_unsigned(std::string& text, uint64_t number) {
  char digits[20];
  text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

inline void append_signed(std::string& text, int64_t number) {
  char digits[20];
  text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// 0x1f
inline void append_hex_number(std::string& text, uint64_t number) {
  char digits[18] = {'0', 'x'};
  text.append(digits, std::to_chars(digits + 2, digits + sizeof digits, number, 16).ptr);
}

inline void append_octal_number(std::string& text, uint64_t number) {
  char digits[23] = {'0'};
  text.append(digits, std::to_chars(digits + 1, digits + sizeof digits, number, 8).ptr);
}

// Right-aligned, as printf's %5u.
inline void append_right_aligned(std::string& text, uint64_t number, size_t width) {
  char digits[20];
  const size_t size = std::to_chars(digits, digits + sizeof digits, number).ptr - digits;
  text.append(width - std::min(width, size), ' ').append(digits, size);
}

// Left-aligned, as printf's %-5u.
inline void append_left_aligned(std::string& text, uint64_t number, size_t width) {
  const size_t begin = text.size();
  append_unsigned(text, number);
  const size_t size = text.size() - begin;
  text.append(width - std::min(width, size), ' ');
}

// With leading zeros, as printf's %06u; the number has no more digits than that.
inline void append_zero_padded(std::string& text, uint64_t number, size_t width) {
  const size_t begin = text.size();
  text.append(width, '0');
  for (size_t at = begin + width; number != 0 && at > begin; number /= 10)
    text[--at] = static_cast<char>('0' + number % 10);
}

// The number of a value in the value's own width.
inline uint64_t unsigned_of(const Value& value) {
  return value.bits >= 64 ? value.number : value.number & ((uint64_t{1} << value.bits) - 1);
}
inline int64_t signed_of(const Value& value) {
  if (value.bits >= 64 || value.bits == 0) return static_cast<int64_t>(value.number);
  const unsigned unused = 64u - value.bits;
  return static_cast<int64_t>(value.number << unused) >> unused;
}

}  // namespace tracectl
