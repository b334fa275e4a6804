// The user-space half of the promise that both sides see the same bytes: bpf/layout_check.bpf.h makes the
// same assertions with the kernel side's compiler.
#include <cstddef>

#include "lib/wire/filter.h"
#include "lib/wire/layout.h"
#include "lib/wire/plan.h"
#include "lib/wire/record.h"
#include "lib/wire/ring.h"

TRC_ASSERT_LAYOUT(static_assert, offsetof)
