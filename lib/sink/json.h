// JSON Lines: one object a call, a signal, an exit or a gap.
#pragma once

#include <cstdint>
#include <memory>

#include "lib/event/event.h"
#include "lib/sink/text.h"

namespace tracectl {

struct JsonOptions {
  int64_t epoch_offset_ns = 0;  // CLOCK_REALTIME - CLOCK_MONOTONIC
};

[[nodiscard]] std::unique_ptr<Sink> make_json_sink(const JsonOptions& options, Output& output);

}  // namespace tracectl
