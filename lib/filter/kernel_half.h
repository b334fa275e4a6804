// What the kernel side can decide of an expression, where the call is made: never less than the expression lets
// through, so that evaluating it behind the ring gives what it would give of a full trace.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "lib/filter/expression.h"
#include "lib/syscalls/lookup.h"
#include "lib/wire/filter.h"

namespace tracectl::filter {

// Values that may match; nothing: all of them.
using Values = std::optional<std::set<uint32_t>>;

struct KernelHalf {
  syscalls::CallSet calls = syscalls::CallSet::all();  // those that may match
  Values pids{}, tids{}, uids{};
  std::optional<std::set<uint64_t>> cgroups{};  // by id: of the task itself, not of one below
  // What the end of a call must be like; nothing: any may match.
  std::optional<std::vector<trc_exit_clause>> exits{};
};

[[nodiscard]] KernelHalf kernel_half(const Expression& expression);

}  // namespace tracectl::filter
