// struct old_sigaction: i386 sigaction, whose signal sets have one word.
#pragma once

#include "lib/syscalls/flags/sighandler.h"
#include "lib/syscalls/flags/signal.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

// The restorer counts only with SA_RESTORER.
constexpr bool has_restorer(std::span<const uint64_t> fields) {
  return (fields[2] & 0x04000000) != 0;
}

inline constexpr Field kOldSigactionFields[] = {
    {"sa_handler", "unsigned long", symbol(kSignalHandlers)},
    {"sa_mask", "unsigned long", of(Kind::sigset)},
    {"sa_flags", "unsigned long", flags(kSigactionFlags)},
    {"sa_restorer", "void *", address(), 1, Field::Show::always, has_restorer},
};
inline constexpr Structure kOldSigaction{.name = "struct old_sigaction", .fields = kOldSigactionFields};

static_assert(size_of(kOldSigaction, Abi::i386) == 16);

}  // namespace tracectl::syscalls
