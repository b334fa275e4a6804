// struct iovec of another process's memory: process_vm_readv(2), process_madvise(2).  What it points to is not ours to
// read.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kRemoteIovecFields[] = {{"iov_base", "void *", address()}, {"iov_len", "size_t", size()}};
inline constexpr Structure kRemoteIovec{.name = "struct iovec", .fields = kRemoteIovecFields};

}  // namespace tracectl::syscalls
