// Answers questions to the table.  Three indexes over the families are built at the first question: number -> row and
// name -> row, for each ABI, and the list of all rows.  Below them strace's -e trace= expression, word by word:
//   [!]WORD[,WORD]...     WORD = [?](NAME | NUMBER | %CLASS | %%stat | /REGEX | all | none)[@64|@32]
#include "lib/syscalls/lookup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <regex>
#include <string>
#include <unordered_map>

#include "lib/base/nearest.h"
#include "lib/syscalls/table/families.h"

namespace tracectl::syscalls {
namespace {

constexpr size_t kNumbers = 511;  // one below the wire's number for "any other" (lib/wire/plan.h)
constexpr std::array kAbis = {Abi::x86_64, Abi::i386, Abi::aarch64};

struct Index {
  std::vector<const Row*> rows;
  std::array<std::array<const Row*, kNumbers>, kAbis.size()> by_number{};
  std::array<std::unordered_map<std::string_view, const Row*>, kAbis.size()> by_name;
};

Index make_index() {
  Index index;
  for (const std::span<const Row>& family : {kFileRows, kIoRows, kMemoryRows, kProcessRows, kSignalRows, kTimeRows,
                                             kNetworkRows, kIpcRows, kSystemRows, kI386Rows}) {
    for (const Row& row : family) index.rows.push_back(&row);
  }
  for (const Row* row : index.rows) {
    for (const Abi abi : kAbis) {
      const int16_t nr = row->nr.on(abi);
      if (nr < 0 || static_cast<size_t>(nr) >= kNumbers) continue;
      index.by_number[static_cast<size_t>(abi)][static_cast<size_t>(nr)] = row;
      index.by_name[static_cast<size_t>(abi)].emplace(row->name, row);
    }
  }
  return index;
}

const Index& the_index() {
  static const Index index = make_index();
  return index;
}

// ---- expressions ----

struct NamedClass {
  std::string_view name;
  uint32_t bit;
  bool bare = false;  // strace(1) keeps the word without % for compatibility
};
constexpr NamedClass kClasses[] = {
    {"file", Class::file, true},
    {"process", Class::process, true},
    {"network", Class::network, true},
    {"net", Class::network},
    {"signal", Class::signal, true},
    {"ipc", Class::ipc, true},
    {"desc", Class::desc, true},
    {"memory", Class::memory, true},
    {"creds", Class::creds},
    {"stat", Class::stat},
    {"lstat", Class::lstat},
    {"fstat", Class::fstat},
    {"statfs", Class::statfs},
    {"fstatfs", Class::fstatfs},
    {"%stat", Class::stat_like},
    {"%statfs", Class::statfs_like},
    {"pure", Class::pure},
    {"clock", Class::clock},
};

uint32_t class_of(std::string_view word) {
  const bool marked = word.starts_with('%');
  if (marked) word.remove_prefix(1);
  for (const NamedClass& c : kClasses) {
    if (c.name == word && (marked || c.bare)) return c.bit;
  }
  return Class::none;
}

// A word without its marks, and the ABIs that it speaks of.
struct Word {
  std::string_view text;
  bool may_be_unknown = false;  // ?name
  bool on_x86_64 = true;
  bool on_i386 = true;
};

Word split_marks(std::string_view text) {
  Word word;
  if (text.starts_with('?')) {
    word.may_be_unknown = true;
    text.remove_prefix(1);
  }
  if (text.ends_with("@64")) word.on_i386 = false;
  if (text.ends_with("@32")) word.on_x86_64 = false;
  if (!word.on_i386 || !word.on_x86_64) text.remove_suffix(3);
  word.text = text;
  return word;
}

// Adds what `matches` says yes to; false when that is nothing.
template <typename Predicate>
bool add_rows(const Word& word, CallSet& set, Predicate matches) {
  bool found = false;
  for (const Row* row : all_rows()) {
    if (!matches(*row)) continue;
    if (word.on_x86_64 && row->nr.x86_64 >= 0) {
      set.x86_64.set(static_cast<size_t>(row->nr.x86_64));
      found = true;
    }
    if (word.on_i386 && row->nr.i386 >= 0) {
      set.i386.set(static_cast<size_t>(row->nr.i386));
      found = true;
    }
  }
  return found;
}

void add_all(const Word& word, CallSet& set) {
  for (size_t nr = 0; nr < kNumbers; ++nr) {
    if (word.on_x86_64) set.x86_64.set(nr);
    if (word.on_i386) set.i386.set(nr);
  }
  if (word.on_x86_64 && word.on_i386) set.others = true;
}

std::optional<size_t> number_of(std::string_view text) {
  size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Names of calls, or of classes where the word begins as those do.
std::string did_you_mean(std::string_view word) {
  Nearest nearest(word);
  if (word.starts_with('%')) {
    for (const NamedClass& c : kClasses) nearest.consider(std::string("%").append(c.name));
  } else {
    for (const Row* row : all_rows()) nearest.consider(row->name);
  }
  return nearest.question();
}

tl::unexpected<Error> unknown(const Word& word, std::string_view expression) {
  return fail("unknown system call '" + std::string(word.text) + "' in '" + std::string(expression) + "'", 0,
              did_you_mean(word.text));
}

Result<void> add_regex(const Word& word, std::string_view expression, CallSet& set) {
  try {
    const std::regex pattern(std::string(word.text.substr(1)), std::regex::extended);
    const bool found = add_rows(
        word, set, [&](const Row& row) { return std::regex_search(row.name.begin(), row.name.end(), pattern); });
    if (!found && !word.may_be_unknown) {
      return fail("no system call matches '" + std::string(word.text) + "' in '" + std::string(expression) + "'");
    }
  } catch (const std::regex_error& error) {
    return fail("bad regular expression '" + std::string(word.text) + "' in '" + std::string(expression) + "'", 0,
                error.what());
  }
  return {};
}

Result<void> add_word(std::string_view text, std::string_view expression, CallSet& set) {
  const Word word = split_marks(text);
  if (word.text == "none") return {};
  if (word.text == "all") {
    add_all(word, set);
    return {};
  }
  if (word.text.starts_with('/')) return add_regex(word, expression, set);
  if (const uint32_t bit = class_of(word.text); bit != Class::none) {
    add_rows(word, set, [&](const Row& row) { return (row.in & bit) != 0; });
    return {};
  }
  if (const std::optional<size_t> number = number_of(word.text)) {
    if (*number >= kNumbers) {
      if (word.may_be_unknown) return {};
      return unknown(word, expression);
    }
    if (word.on_x86_64) set.x86_64.set(*number);
    if (word.on_i386) set.i386.set(*number);
    return {};
  }
  if (!add_rows(word, set, [&](const Row& row) { return row.name == word.text; }) && !word.may_be_unknown) {
    return unknown(word, expression);
  }
  return {};
}

void negate(CallSet& set) {
  for (size_t nr = 0; nr < kNumbers; ++nr) {
    set.x86_64.flip(nr);
    set.i386.flip(nr);
  }
  set.others = !set.others;
}

}  // namespace

std::span<const Row* const> all_rows() {
  return the_index().rows;
}

const Row* find(int32_t nr, Abi abi) {
  if (nr < 0 || static_cast<size_t>(nr) >= kNumbers) return nullptr;
  return the_index().by_number[static_cast<size_t>(abi)][static_cast<size_t>(nr)];
}

const Row* find(std::string_view name, Abi abi) {
  const auto& by_name = the_index().by_name[static_cast<size_t>(abi)];
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

CallSet CallSet::all() {
  CallSet set;
  add_all(Word{}, set);
  return set;
}

bool CallSet::contains(int32_t nr, Abi abi) const {
  if (nr < 0 || static_cast<size_t>(nr) >= kNumbers) return others;
  return (abi == Abi::i386 ? i386 : x86_64).test(static_cast<size_t>(nr));
}

CallSet& CallSet::operator&=(const CallSet& other) {
  x86_64 &= other.x86_64;
  i386 &= other.i386;
  others = others && other.others;
  return *this;
}

Result<CallSet> parse_call_set(std::string_view expression) {
  CallSet set;
  const auto negated =
      for_each_word(expression, [&](std::string_view word) { return add_word(word, expression, set); });
  if (!negated) return tl::unexpected(negated.error());
  if (*negated) negate(set);
  return set;
}

Result<bool> for_each_word(std::string_view expression,
                           const std::function<Result<void>(std::string_view word)>& take) {
  std::string_view rest = expression;
  const bool negated = rest.starts_with('!');
  if (negated) rest.remove_prefix(1);
  for (;;) {
    const size_t comma = rest.find(',');
    if (auto taken = take(rest.substr(0, comma)); !taken) return tl::unexpected(taken.error());
    if (comma == std::string_view::npos) return negated;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace tracectl::syscalls
