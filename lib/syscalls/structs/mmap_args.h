// struct mmap_arg_struct: the six arguments of mmap(2), behind the one pointer that the first mmap of i386 takes.
#pragma once

#include "lib/syscalls/flags/mmap.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kMmapArgsFields[] = {
    {"addr", "unsigned long", address()},
    {"len", "unsigned long", size()},
    {"prot", "unsigned long", flags(kProtFlags)},
    {"flags", "unsigned long", flags(kMapFlags)},
    {"fd", "unsigned long", fd()},
    {"offset", "unsigned long", hex()},
};
inline constexpr Structure kMmapArgs{.name = "struct mmap_arg_struct", .fields = kMmapArgsFields};

}  // namespace tracectl::syscalls
