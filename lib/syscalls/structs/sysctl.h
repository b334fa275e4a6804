// What calls took that no kernel has any more: _sysctl (before 5.5), get_kernel_syms (before 2.6).
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kSysctlArgsFields[] = {
    {"name", "int *", array_in(number(), "int", len_field(1)).as_address()},
    {"nlen", "int", number()},
    {"oldval", "void *", address()},
    {"oldlenp", "size_t *", in(number(), "size_t").as_address()},
    {"newval", "void *", hex_bytes_in(bytes_field(5)).as_address()},
    {"newlen", "size_t", number()},
    {"unused", "unsigned long", number(), 4, Field::Show::never},
};
inline constexpr Structure kSysctlArgs{.name = "struct __sysctl_args", .fields = kSysctlArgsFields};

inline constexpr Field kKernelSymFields[] = {{"value", "unsigned long", hex()}, {"name", "char", of(Kind::text), 60}};
inline constexpr Structure kKernelSym{.name = "struct kernel_sym", .fields = kKernelSymFields};

}  // namespace tracectl::syscalls
