#include "lib/syscalls/argument_set.h"

#include <string>

namespace tracectl::syscalls {
namespace {

constexpr Abi kTracedAbis[] = {Abi::x86_64, Abi::i386};

// Adds the named argument (all of them, where no name is given) of a call; false where it has none of that name.
bool add_arguments(const Row& row, Abi abi, std::string_view name, ArgumentSet& set) {
  bool found = false;
  for (size_t i = 0; i < row.arity(); ++i) {
    if (!name.empty() && row.args[i].name != name) continue;
    set.add(row.nr.on(abi), abi, i);
    found = true;
  }
  return found;
}

std::string names_of(const Row& row) {
  std::string names;
  for (size_t i = 0; i < row.arity(); ++i) names.append(i == 0 ? "" : ", ").append(row.args[i].name);
  return names.empty() ? "none" : names;
}

Result<void> add_word(std::string_view word, std::string_view expression, ArgumentSet& set) {
  // A regular expression has dots of its own.
  const size_t dot = word.starts_with('/') ? std::string_view::npos : word.rfind('.');
  const std::string_view name = dot == std::string_view::npos ? std::string_view{} : word.substr(dot + 1);
  if (dot != std::string_view::npos && name.empty()) {
    return fail("no argument is named behind the dot of '" + std::string(word) + "' in '" + std::string(expression) +
                "'");
  }
  const Result<CallSet> calls = parse_call_set(word.substr(0, dot));
  if (!calls) return tl::unexpected(calls.error());
  bool found = name.empty();
  const Row* last = nullptr;
  for (const Row* row : all_rows()) {
    for (const Abi abi : kTracedAbis) {
      if (row->nr.on(abi) < 0 || !calls->contains(row->nr.on(abi), abi)) continue;
      last = row;
      found = add_arguments(*row, abi, name, set) || found;
    }
  }
  if (found) return {};
  return fail(
      "no argument '" + std::string(name) + "' for '" + std::string(word) + "' in '" + std::string(expression) + "'", 0,
      last == nullptr ? std::string{} : "arguments of " + std::string(last->name) + ": " + names_of(*last));
}

}  // namespace

ArgumentSet ArgumentSet::all() {
  ArgumentSet set;
  set.negate();
  return set;
}

bool ArgumentSet::contains(int32_t nr, Abi abi, size_t arg) const {
  if (nr < 0 || static_cast<size_t>(nr) >= kNumbers || arg >= 8) return false;
  return (masks_[index(abi)][static_cast<size_t>(nr)] >> arg & 1) != 0;
}

void ArgumentSet::add(int32_t nr, Abi abi, size_t arg) {
  if (nr < 0 || static_cast<size_t>(nr) >= kNumbers || arg >= 8) return;
  uint8_t& mask = masks_[index(abi)][static_cast<size_t>(nr)];
  mask = static_cast<uint8_t>(mask | 1u << arg);
}

void ArgumentSet::negate() {
  for (Masks& masks : masks_) {
    for (uint8_t& mask : masks) mask = static_cast<uint8_t>(~mask);
  }
}

Result<ArgumentSet> parse_argument_set(std::string_view expression) {
  ArgumentSet set;
  const auto negated =
      for_each_word(expression, [&](std::string_view word) { return add_word(word, expression, set); });
  if (!negated) return tl::unexpected(negated.error());
  if (*negated) set.negate();
  return set;
}

}  // namespace tracectl::syscalls
