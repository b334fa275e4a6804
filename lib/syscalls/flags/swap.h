// swapon(2): flags, and the priority in their low bits.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSwapFlagList[] = {
    {"SWAP_FLAG_PREFER", 0x8000},
    {"SWAP_FLAG_DISCARD", 0x10000},
    {"SWAP_FLAG_DISCARD_ONCE", 0x20000},
    {"SWAP_FLAG_DISCARD_PAGES", 0x40000},
};
inline constexpr FlagSet kSwapFlags{.prefix = "SWAP_FLAG_???", .flags = kSwapFlagList, .number_mask = 0x7fff};

}  // namespace tracectl::syscalls
