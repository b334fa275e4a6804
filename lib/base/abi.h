// The ways into the kernel that a call can have come by.
#pragma once

#include <cstdint>

namespace tracectl {

enum class Abi : uint8_t { x86_64 = 0, i386 = 1, aarch64 = 2 };

}  // namespace tracectl
