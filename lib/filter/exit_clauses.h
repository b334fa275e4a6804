// What an expression asks of a call's end, in the form that the kernel side tests: alternatives, each a range of return
// values, a range of durations and a set of calls (struct trc_exit_clause).
#pragma once

#include <optional>
#include <vector>

#include "lib/filter/expression.h"
#include "lib/syscalls/lookup.h"
#include "lib/wire/filter.h"

namespace tracectl::filter {

// Never less than the expression lets through: what the kernel does not know at a call's end counts as true, whether it
// is negated or not, and of more than TRC_EXIT_CLAUSES alternatives some are joined to a wider one.  No clause at all:
// no end can match.  Nothing: any end may, of the calls that may match at all.
[[nodiscard]] std::optional<std::vector<trc_exit_clause>> exit_clauses(const Expression& expression,
                                                                       const syscalls::CallSet& calls);

}  // namespace tracectl::filter
