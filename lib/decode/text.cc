#include "lib/decode/text.h"

#include <algorithm>

namespace tracectl::decode {

Text& Text::add(std::string_view text) {
  if (text.size() > buffer_.size() - used_) {
    const std::span<char> larger = arena_->chars((used_ + text.size()) * 2);
    std::copy_n(buffer_.data(), used_, larger.data());
    buffer_ = larger;
  }
  text.copy(buffer_.data() + used_, text.size());
  used_ += text.size();
  return *this;
}

Text& Text::decimal(int64_t number) {
  char digits[24];
  return add({digits, std::to_chars(digits, digits + sizeof(digits), number).ptr});
}

Text& Text::unsigned_decimal(uint64_t number) {
  char digits[24];
  return add({digits, std::to_chars(digits, digits + sizeof(digits), number).ptr});
}

Text& Text::hex(uint64_t number) {
  if (number == 0) return add("0");
  char digits[24];
  return add("0x").add({digits, std::to_chars(digits, digits + sizeof(digits), number, 16).ptr});
}

Text& Text::padded(uint64_t number, size_t width, int base) {
  char digits[72];
  const auto length = static_cast<size_t>(std::to_chars(digits, digits + sizeof(digits), number, base).ptr - digits);
  for (size_t i = length; i < width; ++i) add("0");
  return add({digits, length});
}

Text& Text::list(const Value& value, std::string_view between) {
  bool first = true;
  for (const Value& child : value.children) {
    if (!first) add(between);
    first = false;
    if (value.kind == Value::Kind::structure && !child.label.empty()) add(child.label).add("=");
    this->value(child);
  }
  if (value.truncated) add(first ? "..." : between == " " ? " ..." : ", ...");
  return *this;
}

Text& Text::value(const Value& value) {
  switch (value.kind) {
    case Value::Kind::number:
      if (value.base == Base::hex) return hex(value.number);
      if (value.base == Base::octal) return add("0").padded(value.number, 2, 8);
      return value.is_signed ? decimal(static_cast<int64_t>(value.number)) : unsigned_decimal(value.number);
    case Value::Kind::symbol:
      if (!value.text.empty()) return add(value.text);
      hex(value.number);
      return value.comment.empty() ? *this : add(" /* ").add(value.comment).add(" */");
    case Value::Kind::flags:
      return list(value, "|");
    case Value::Kind::set:
      return add(value.inverted ? "~[" : "[").list(value, " ").add("]");
    case Value::Kind::array:
      return add("[").list(value, ", ").add("]");
    case Value::Kind::structure:
      return add("{").list(value, ", ").add("}");
    case Value::Kind::call:
      return add(value.text).add("(").list(value, ", ").add(")");
    case Value::Kind::address:
      return value.number == 0 ? add("NULL") : hex(value.number);
    case Value::Kind::verbatim:
      return add(value.text);
    default:
      return add("?");
  }
}

}  // namespace tracectl::decode
