// What the kernel side can decide of an expression, where the call is made: never less than the expression lets
// through, so that evaluating it behind the ring gives what it would give of a full trace.
#pragma once

#include "lib/filter/expression.h"
#include "lib/syscalls/lookup.h"

namespace tracectl::filter {

struct KernelHalf {
  syscalls::CallSet calls = syscalls::CallSet::all();  // those that may match
};

[[nodiscard]] KernelHalf kernel_half(const Expression& expression);

}  // namespace tracectl::filter
