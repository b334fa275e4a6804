// The expression, with "not" moved down to its comparisons, as a list of alternatives: "or" puts lists one behind the
// other, "and" intersects each with each.
#include "lib/filter/exit_clauses.h"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <limits>

namespace tracectl::filter {
namespace {

constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
constexpr int64_t kErrnoMax = 4095;  // return values from -4095 to -1 are errors (MAX_ERRNO, include/linux/err.h)

constexpr size_t kHeldMost =
    32;  // alternatives of a part of the expression: an "and" of two parts has more for a while

// ---- ranges of numbers; their bounds belong to them ----

struct Range {
  int64_t min = kLeast;
  int64_t max = kMost;
  bool operator==(const Range&) const = default;
};
using Ranges = std::vector<Range>;

bool touch(const Range& a, const Range& b) {
  return (a.max == kMost || b.min <= a.max + 1) && (b.max == kMost || a.min <= b.max + 1);
}

Range hull(const Range& a, const Range& b) {
  return {std::min(a.min, b.min), std::max(a.max, b.max)};
}

Range intersection(const Range& a, const Range& b) {
  return {std::max(a.min, b.min), std::min(a.max, b.max)};
}

double width(const Range& range) {
  return static_cast<double>(range.max) - static_cast<double>(range.min) + 1;
}

// In order, none touching another.
Ranges united(Ranges ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.min < b.min; });
  Ranges apart;
  for (const Range& range : ranges) {
    if (!apart.empty() && touch(apart.back(), range)) {
      apart.back() = hull(apart.back(), range);
    } else {
      apart.push_back(range);
    }
  }
  return apart;
}

// Of ranges in order, none touching another.
Ranges complement(const Ranges& ranges) {
  Ranges others;
  int64_t next = kLeast;
  for (const Range& range : ranges) {
    if (range.min > next) others.push_back({next, range.min - 1});
    if (range.max == kMost) return others;
    next = range.max + 1;
  }
  others.push_back({next, kMost});
  return others;
}

// The numbers for which the comparison is true: evaluate.cc's in_order(), turned round.
Ranges numbers_of(const Comparison& compared) {
  Ranges ranges;
  for (const Operand& operand : compared.any_of) {
    const int64_t number = operand.number;
    switch (compared.op) {
      case Operator::less:
        if (number != kLeast) ranges.push_back({kLeast, number - 1});
        break;
      case Operator::less_equal:
        ranges.push_back({kLeast, number});
        break;
      case Operator::greater:
        if (number != kMost) ranges.push_back({number + 1, kMost});
        break;
      case Operator::greater_equal:
        ranges.push_back({number, kMost});
        break;
      default:
        ranges.push_back({number, number});
        break;
    }
  }
  ranges = united(std::move(ranges));
  return compared.op == Operator::unequal ? complement(ranges) : ranges;
}

// Return values that have one of these error numbers; 0 is that of a call that did not fail.
Ranges returns_of_errors(const Ranges& errors) {
  Ranges returns;
  for (const Range& range : errors) {
    const Range failed = intersection(range, {1, kErrnoMax});
    if (failed.min <= failed.max) returns.push_back({-failed.max, -failed.min});
    if (range.min > 0 || range.max < 0) continue;
    returns.push_back({kLeast, -kErrnoMax - 1});
    returns.push_back({0, kMost});
  }
  return united(std::move(returns));
}

// ---- alternatives ----

using Calls = std::bitset<TRC_CALLS>;  // by index

struct Clause {
  Range ret{};
  Range duration{0, kMost};
  Calls calls = Calls{}.set();
  bool operator==(const Clause&) const = default;
};
using Clauses = std::vector<Clause>;  // any of them

bool is_possible(const Clause& clause) {
  return clause.ret.min <= clause.ret.max && clause.duration.min <= clause.duration.max && clause.calls.any();
}

Clause hull(const Clause& a, const Clause& b) {
  return {hull(a.ret, b.ret), hull(a.duration, b.duration), a.calls | b.calls};
}

Clause intersection(const Clause& a, const Clause& b) {
  return {intersection(a.ret, b.ret), intersection(a.duration, b.duration), a.calls & b.calls};
}

// Whether nothing is in the hull but what is in one of the two: one holds the other, or they differ in one thing only,
// and touch there.
bool is_hull_exact(const Clause& a, const Clause& b) {
  const Clause both = hull(a, b);
  if (both == a || both == b) return true;
  const bool same_calls = a.calls == b.calls;
  if (a.ret == b.ret) return a.duration == b.duration || (same_calls && touch(a.duration, b.duration));
  return same_calls && a.duration == b.duration && touch(a.ret, b.ret);
}

// How much a clause lets through, as a logarithm.
double size_of(const Clause& clause) {
  return std::log2(width(clause.ret)) + std::log2(width(clause.duration)) +
         std::log2(static_cast<double>(clause.calls.count()));
}

void add(Clauses& clauses, Clause clause, size_t most);

// The two with the smallest hull: neighbours rather than what would let everything through.
void join_two(Clauses& clauses, size_t most) {
  size_t first = 0;
  size_t second = 1;
  double smallest = std::numeric_limits<double>::infinity();
  for (size_t i = 0; i < clauses.size(); ++i) {
    for (size_t j = i + 1; j < clauses.size(); ++j) {
      const double size = size_of(hull(clauses[i], clauses[j]));
      if (size >= smallest) continue;
      smallest = size;
      first = i;
      second = j;
    }
  }
  const Clause joined = hull(clauses[first], clauses[second]);
  clauses.erase(clauses.begin() + static_cast<ptrdiff_t>(second));
  clauses.erase(clauses.begin() + static_cast<ptrdiff_t>(first));
  add(clauses, joined, most);
}

// One more alternative.  It becomes one with those that it can be one with exactly; with others only to stay at `most`.
void add(Clauses& clauses, Clause clause, size_t most) {
  const auto is_one_with_it = [&](const Clause& other) { return is_hull_exact(other, clause); };
  for (;;) {
    const auto other = std::find_if(clauses.begin(), clauses.end(), is_one_with_it);
    if (other == clauses.end()) break;
    clause = hull(*other, clause);
    clauses.erase(other);
  }
  clauses.push_back(clause);
  if (clauses.size() > most) join_two(clauses, most);
}

Clauses any_of(Clauses a, const Clauses& b) {
  for (const Clause& clause : b) add(a, clause, kHeldMost);
  return a;
}

Clauses all_of(const Clauses& a, const Clauses& b) {
  Clauses both;
  for (const Clause& one : a) {
    for (const Clause& other : b) {
      if (const Clause clause = intersection(one, other); is_possible(clause)) add(both, clause, kHeldMost);
    }
  }
  return both;
}

// ---- the tree ----

Calls by_index(const syscalls::CallSet& set) {
  Calls calls;
  for (const Abi abi : {Abi::x86_64, Abi::i386}) {
    for (uint32_t nr = 0; nr <= TRC_NR_OTHER; ++nr) {
      const auto known_as = nr == TRC_NR_OTHER ? std::numeric_limits<int32_t>::max() : static_cast<int32_t>(nr);
      calls[nr + (abi == Abi::i386 ? TRC_NR_I386 : 0)] = set.contains(known_as, abi);
    }
  }
  return calls;
}

Clauses clauses_of(const Comparison& compared, bool negated) {
  const FieldId field = compared.field->id;
  Clauses clauses;
  if (field == FieldId::syscall) {
    const Calls calls = by_index(compared.calls);
    const Clause clause{.calls = (compared.op == Operator::unequal) != negated ? ~calls : calls};
    if (is_possible(clause)) clauses.push_back(clause);
    return clauses;
  }
  if (field != FieldId::ret && field != FieldId::error && field != FieldId::duration) return {Clause{}};

  Ranges ranges = numbers_of(compared);
  if (negated) ranges = complement(ranges);
  if (field == FieldId::error) ranges = returns_of_errors(ranges);
  for (const Range& range : ranges) {
    Clause clause;
    Range& asked = field == FieldId::duration ? clause.duration : clause.ret;
    asked = intersection(asked, range);
    if (is_possible(clause)) add(clauses, clause, kHeldMost);
  }
  return clauses;
}

Clauses clauses_of(const Node& node, bool negated) {
  if (node.kind == Node::Kind::comparison) return clauses_of(node.comparison, negated);
  if (node.kind == Node::Kind::none_of) return clauses_of(node.children.front(), !negated);
  const bool is_all = (node.kind == Node::Kind::all_of) != negated;
  Clauses clauses = is_all ? Clauses{Clause{}} : Clauses{};
  for (const Node& child : node.children) {
    Clauses part = clauses_of(child, negated);
    clauses = is_all ? all_of(clauses, part) : any_of(std::move(clauses), part);
  }
  return clauses;
}

trc_exit_clause on_the_wire(const Clause& clause) {
  trc_exit_clause wire{
      .ret_min = clause.ret.min,
      .ret_max = clause.ret.max,
      .duration_min_ns = static_cast<uint64_t>(clause.duration.min),
      .duration_max_ns = clause.duration.max == kMost ? UINT64_MAX : static_cast<uint64_t>(clause.duration.max)};
  for (size_t i = 0; i < TRC_CALLS; ++i) wire.calls[i / 64] |= static_cast<__u64>(clause.calls[i]) << i % 64;
  return wire;
}

}  // namespace

std::optional<std::vector<trc_exit_clause>> exit_clauses(const Expression& expression, const syscalls::CallSet& calls) {
  Clauses clauses;
  for (const Clause& clause : clauses_of(expression.root, false)) add(clauses, clause, TRC_EXIT_CLAUSES);

  const Clause any;
  Calls with_any_end;
  for (const Clause& clause : clauses) {
    if (clause.ret == any.ret && clause.duration == any.duration) with_any_end |= clause.calls;
  }
  if ((by_index(calls) & ~with_any_end).none()) return std::nullopt;

  std::vector<trc_exit_clause> wire;
  wire.reserve(clauses.size());
  for (const Clause& clause : clauses) wire.push_back(on_the_wire(clause));
  return wire;
}

}  // namespace tracectl::filter
