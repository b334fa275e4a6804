// struct keyctl_dh_params: keyctl(2), KEYCTL_DH_COMPUTE.
#pragma once

#include "lib/syscalls/flags/keyctl.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kKeyctlDhParamsFields[] = {{"private", "__s32", symbol(kKeySerials)},
                                                  {"prime", "__s32", symbol(kKeySerials)},
                                                  {"base", "__s32", symbol(kKeySerials)}};
inline constexpr Structure kKeyctlDhParams{.name = "struct keyctl_dh_params", .fields = kKeyctlDhParamsFields};

}  // namespace tracectl::syscalls
