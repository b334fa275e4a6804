// Short texts written into the arena: comments, and values that are a phrase of their own.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

#include "lib/event/event.h"

namespace tracectl::decode {

class Text {
 public:
  explicit Text(EventArena& arena, size_t room = 96) : arena_(&arena), buffer_(arena.chars(room)) {}

  Text& add(std::string_view text);
  Text& add(char c) { return add(std::string_view{&c, 1}); }
  Text& decimal(int64_t number);
  Text& unsigned_decimal(uint64_t number);
  // 0x1f, and 0.
  Text& hex(uint64_t number);
  // Zeros in front up to `width` digits.
  Text& padded(uint64_t number, size_t width, int base = 10);
  // Numbers, names, flags, structures, arrays and sets of these: what comments are made of.
  Text& value(const Value& value);

  [[nodiscard]] bool empty() const { return used_ == 0; }
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), used_}; }

 private:
  Text& list(const Value& value, std::string_view between);

  EventArena* arena_;
  std::span<char> buffer_;
  size_t used_ = 0;
};

}  // namespace tracectl::decode
