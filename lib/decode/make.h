// Values made in one line.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

#include "lib/base/byte_reader.h"
#include "lib/event/event.h"

namespace tracectl::decode {

inline std::string_view as_text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Value number_value(uint64_t number, bool is_signed = true, uint8_t bits = 64) {
  return {.kind = Value::Kind::number, .is_signed = is_signed, .bits = bits, .number = number};
}
inline Value hex_value(uint64_t number, uint8_t bits = 64) {
  return {.kind = Value::Kind::number, .base = Base::hex, .is_signed = false, .bits = bits, .number = number};
}
inline Value address_value(uint64_t number) {
  return {.kind = Value::Kind::address, .base = Base::hex, .is_signed = false, .number = number};
}
inline Value symbol_value(std::string_view name, uint64_t number) {
  return {.kind = Value::Kind::symbol, .number = number, .text = name};
}
inline Value string_value(std::string_view text, bool truncated = false) {
  return {.kind = Value::Kind::string, .truncated = truncated, .text = text};
}
inline Value verbatim_value(std::string_view text, uint64_t number = 0) {
  return {.kind = Value::Kind::verbatim, .number = number, .text = text};
}
inline Value unseen_value() {
  return {.kind = Value::Kind::unseen};
}
inline Value absent_value() {
  return {.kind = Value::Kind::absent};
}
inline Value list_value(Value::Kind kind, std::span<const Value> children, bool truncated = false) {
  return {.kind = kind, .truncated = truncated, .children = children};
}
inline Value call_value(EventArena& arena, std::string_view function, std::initializer_list<Value> arguments) {
  const std::span<Value> children = arena.values(arguments.size());
  std::copy(arguments.begin(), arguments.end(), children.begin());
  return {.kind = Value::Kind::call, .text = function, .children = children};
}
inline Value change_value(EventArena& arena, const Value& before, const Value& after) {
  const std::span<Value> children = arena.values(2);
  children[0] = before;
  children[1] = after;
  return {.kind = Value::Kind::change, .children = children};
}
// Text has only the address, as strace; what is behind it is known all the same.
inline Value known_address_value(EventArena& arena, uint64_t address, const Value& behind) {
  Value value = address_value(address);
  if (behind.kind == Value::Kind::address || behind.kind == Value::Kind::unseen) return value;
  const std::span<Value> children = arena.values(1);
  children[0] = behind;
  children[0].label = "value";
  value.children = children;
  return value;
}
// A single value in the form that it has behind a pointer: [5].
inline Value boxed_value(EventArena& arena, const Value& value) {
  const std::span<Value> children = arena.values(1);
  children[0] = value;
  return list_value(Value::Kind::array, children);
}
inline Value labelled(std::string_view label, Value value) {
  value.label = label;
  return value;
}

// Children whose number is not known beforehand, of which there are `room` at most.
class Children {
 public:
  Children(EventArena& arena, size_t room) : room_(arena.values(room)) {}
  [[nodiscard]] bool full() const { return used_ == room_.size(); }
  [[nodiscard]] size_t size() const { return used_; }
  // Beyond the room, a value is dropped: callers count before they make room.
  void add(const Value& value) {
    if (!full()) room_[used_++] = value;
  }
  void add(std::string_view label, const Value& value) {
    add(value);
    if (used_ != 0) room_[used_ - 1].label = label;
  }
  [[nodiscard]] std::span<const Value> all() const { return room_.first(used_); }

 private:
  std::span<Value> room_;
  size_t used_ = 0;
};

}  // namespace tracectl::decode
