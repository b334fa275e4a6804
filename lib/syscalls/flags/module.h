// finit_module(2), delete_module(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kFinitModuleFlagsList[] = {
    {"MODULE_INIT_IGNORE_MODVERSIONS", 1},
    {"MODULE_INIT_IGNORE_VERMAGIC", 2},
    {"MODULE_INIT_COMPRESSED_FILE", 4},
};
inline constexpr FlagSet kFinitModuleFlags{.prefix = "MODULE_INIT_???", .flags = kFinitModuleFlagsList};

inline constexpr Flag kDeleteModuleFlagsList[] = {
    {"O_NONBLOCK", 04000},
    {"O_TRUNC", 01000},
};
inline constexpr FlagSet kDeleteModuleFlags{.prefix = "O_???", .flags = kDeleteModuleFlagsList};

}  // namespace tracectl::syscalls
