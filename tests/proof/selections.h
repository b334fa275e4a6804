// The ways in which a row can be meant: values of the arguments that choose what its pointers lead to.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "lib/syscalls/row.h"

namespace tracectl::proof {

struct Selected {
  uint8_t arg;
  uint64_t value;
};
using Selection = std::vector<Selected>;
using Words = std::array<uint64_t, 6>;

enum class Half : uint8_t { enter, exit };

// Is what an argument (or a field) of this type leads to copied in this half?
inline bool copied_in(const syscalls::Type& type, Half half) {
  const bool out = type.direction == syscalls::Direction::out;
  switch (type.shape) {
    case syscalls::Shape::value:
    case syscalls::Shape::absent:
      return false;
    case syscalls::Shape::iovec:  // contents when they are there
      return out == (half == Half::exit);
    case syscalls::Shape::msghdr:  // of recvmsg's the lengths are read as well
      return out || half == Half::enter;
    case syscalls::Shape::mmsghdr:  // sendmmsg writes how much it sent of each
      return !out || half == Half::exit;
    default:
      return half == Half::enter ? !out : type.direction != syscalls::Direction::in;
  }
}

// The variant that these words choose; nullptr: none does.
inline const syscalls::Type* chosen_variant(const syscalls::Type& type, const Words& words) {
  for (const syscalls::Variant& variant : type.variants->cases) {
    if (variant.value == (words[type.variants_arg] & type.variants->mask)) return &variant.type;
  }
  return nullptr;
}

// The meaning of an argument when the words are these.
inline const syscalls::Type& meaning(const syscalls::Type& type, const Words& words) {
  const syscalls::Type* chosen = type.variants == nullptr ? nullptr : chosen_variant(type, words);
  return chosen == nullptr ? type : meaning(*chosen, words);
}

inline Words words_of(const Selection& selection) {
  Words words{};
  for (const Selected& selected : selection) words[selected.arg] = selected.value;
  return words;
}

// Does any way through its variants lead to memory?
inline bool leads_to_memory(const syscalls::Type& type) {
  if (type.is_pointer()) return true;
  return type.variants != nullptr && std::any_of(type.variants->cases.begin(), type.variants->cases.end(),
                                                 [](const auto& variant) { return leads_to_memory(variant.type); });
}

namespace detail {

// A value that none of the cases has.
inline uint64_t other_value(const std::set<uint64_t>& values, uint64_t mask) {
  uint64_t value = 0x7ff1 & mask;
  while (values.contains(value) && value != 0) --value;
  return value;
}

inline void add_selections(const syscalls::Row& row, const Selection& so_far, std::vector<Selection>& all) {
  const Words words = words_of(so_far);
  const auto known = [&](uint8_t arg) {
    return std::any_of(so_far.begin(), so_far.end(), [&](const Selected& s) { return s.arg == arg; });
  };
  std::map<uint8_t, std::set<uint64_t>> open;
  uint64_t mask = 0;
  for (const syscalls::Arg& arg : row.args) {
    // Down to the first selecting argument that has no value yet.
    const syscalls::Type* type = &arg.type;
    while (type != nullptr && type->variants != nullptr && known(type->variants_arg))
      type = chosen_variant(*type, words);
    if (type == nullptr || type->variants == nullptr || !leads_to_memory(*type)) continue;
    mask = type->variants->mask;
    for (const syscalls::Variant& variant : type->variants->cases) open[type->variants_arg].insert(variant.value);
  }
  if (open.empty()) {
    all.push_back(so_far);
    return;
  }
  const auto& [arg, values] = *open.begin();
  const auto add_with = [&](uint64_t value) {
    Selection longer = so_far;
    longer.push_back({arg, value});
    add_selections(row, longer, all);
  };
  for (const uint64_t value : values) add_with(value);
  if (const uint64_t other = other_value(values, mask); !values.contains(other)) add_with(other);
}

}  // namespace detail

// Each value that a case has, and one that none has, of each argument that chooses; below it the same of the next.
inline std::vector<Selection> selections_of(const syscalls::Row& row) {
  std::vector<Selection> all;
  detail::add_selections(row, {}, all);
  return all;
}

// What leads to memory: an argument, or (1 + its index) a field of the structure that it points to.
using Pointer = std::pair<uint8_t, uint16_t>;

// All that is copied in this half.
inline std::vector<Pointer> pointers_of(const syscalls::Row& row, const Selection& selection, Half half) {
  std::vector<Pointer> pointers;
  for (uint8_t arg = 0; arg < row.arity(); ++arg) {
    const syscalls::Type& type = meaning(row.args[arg].type, words_of(selection));
    if (copied_in(type, half)) pointers.emplace_back(arg, 0);
    if (type.shape != syscalls::Shape::one || type.object == nullptr || type.elem.known()) continue;
    for (uint16_t i = 0; i < type.object->fields.size(); ++i) {
      if (copied_in(type.object->fields[i].type, half)) pointers.emplace_back(arg, i + 1);
    }
  }
  return pointers;
}

}  // namespace tracectl::proof
