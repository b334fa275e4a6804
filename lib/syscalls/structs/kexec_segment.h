// struct kexec_segment: kexec_load(2).
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kKexecSegmentFields[] = {{"buf", "void *", address()},
                                                {"bufsz", "size_t", number()},
                                                {"mem", "void *", address()},
                                                {"memsz", "size_t", number()}};
inline constexpr Structure kKexecSegment{.name = "struct kexec_segment", .fields = kKexecSegmentFields};

static_assert(size_of(kKexecSegment, Abi::x86_64) == 32 && size_of(kKexecSegment, Abi::i386) == 16);

}  // namespace tracectl::syscalls
