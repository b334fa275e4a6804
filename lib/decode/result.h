// What a call returned: a value or an error, and what is said beside it.
#pragma once

#include "lib/decode/value.h"

namespace tracectl::decode {

void decode_result(const Context& context, CallEvent& event);

}  // namespace tracectl::decode
