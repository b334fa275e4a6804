// Attaching to a classic tracepoint.
#pragma once

#include "lib/base/result.h"

struct bpf_link;     // libbpf's
struct bpf_program;  // libbpf's

namespace tracectl {

// The tracepoint is the one that the program's section names.  As libbpf does it, but tracefs need not be mounted:
// where it is not, it is opened without being mounted anywhere.  The link is the caller's.
Result<bpf_link*> attach_tracepoint(const bpf_program* program);

}  // namespace tracectl
