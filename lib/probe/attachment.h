// Where the programs are attached, and why there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"

namespace tracectl {

enum class Attachment : uint8_t {
  automatic,   // what choose_attachment() finds
  tp_btf,      // BTF-typed raw tracepoints: half the cost; right only where their programs run with preemption off
  tracepoint,  // the classic tracepoints, by perf_event_open: preemption is off on every kernel
};

// "auto", "tp_btf" or "tracepoint".
std::string_view name(Attachment attachment);

// What TRACECTL_ATTACHMENT names, by which tests and the curious force one; unset: automatic.
Result<Attachment> attachment_from_environment();

struct AttachmentChoice {
  Attachment attachment = Attachment::tracepoint;
  std::string reason;        // a clause
  bool preemptible = false;  // programs on tp_btf were seen to run with preemption on
};

// Probes the running kernel: runs a program on the tracepoints and looks at the preemption count that it sees.
// Whatever goes wrong, the choice is the one that is right, if not the cheapest.
AttachmentChoice choose_attachment();

}  // namespace tracectl
