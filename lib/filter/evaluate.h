// Does an event match?  With three answers, since half a call is not all of it: what asks for the return value of a
// call that has not returned is not known yet, and what was not captured never will be.
#pragma once

#include "lib/event/event.h"
#include "lib/filter/expression.h"

namespace tracectl::filter {

enum class Truth : uint8_t { no, unknown, yes };

[[nodiscard]] Truth evaluate(const Expression& expression, const CallEvent& event);
// Of what is not a call only who did it is known.
[[nodiscard]] Truth evaluate(const Expression& expression, const Subject& who);

}  // namespace tracectl::filter
