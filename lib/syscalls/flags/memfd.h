// memfd_create(2), memfd_secret(2): flags; the logarithm of the huge page size stands in the top bits.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kMemfdFlagList[] = {
    {"MFD_CLOEXEC", 1}, {"MFD_ALLOW_SEALING", 2}, {"MFD_HUGETLB", 4}, {"MFD_NOEXEC_SEAL", 8}, {"MFD_EXEC", 0x10},
};
inline constexpr FlagSet kMemfdFlags{
    .prefix = "MFD_???", .flags = kMemfdFlagList, .number_mask = 0xfc000000, .number_shift = "MFD_HUGE_SHIFT"};

inline constexpr Flag kMemfdSecretFlagList[] = {{"O_CLOEXEC", 0x80000}};
inline constexpr FlagSet kMemfdSecretFlags{.prefix = "O_???", .flags = kMemfdSecretFlagList};

}  // namespace tracectl::syscalls
