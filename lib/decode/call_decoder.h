// The core of decoding: a call and any row, the table's or another.
#pragma once

#include "lib/decode/context.h"

namespace tracectl::decode {

// plan.row is never null.  Fills all of the event.
void decode_call(const Context& context, CallEvent& event);

// Of a call that the table does not know: its number and its words.
void decode_unknown(const Call& call, EventArena& arena, CallEvent& event);

}  // namespace tracectl::decode
