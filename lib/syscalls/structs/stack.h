// stack_t: sigaltstack(2).
#pragma once

#include "lib/syscalls/flags/signal.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kStackFields[] = {
    {"ss_sp", "void *", address()},
    {"ss_flags", "int", flags(kSigaltstackFlags)},
    {"ss_size", "size_t", size()},
};
inline constexpr Structure kStack{.name = "stack_t", .fields = kStackFields};

}  // namespace tracectl::syscalls
