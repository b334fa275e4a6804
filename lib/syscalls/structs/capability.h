// What capget(2) and capset(2) take: a header with the version, and two sets of three words, of which the second holds
// the high halves (version 1 has one set only).  Shown as three masks: {effective=…, permitted=…, inheritable=…}.
#pragma once

#include "lib/syscalls/flags/capability.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kCapabilityHeaderFields[] = {
    {"version", "__u32", symbol(kCapabilityVersions)},
    {"pid", "int", pid()},
};
inline constexpr Structure kCapabilityHeader{.name = "struct __user_cap_header_struct",
                                             .fields = kCapabilityHeaderFields};

inline constexpr Field kCapabilityDataFields[] = {
    {"effective", "__u32", hex()},      {"permitted", "__u32", hex()},      {"inheritable", "__u32", hex()},
    {"effective_high", "__u32", hex()}, {"permitted_high", "__u32", hex()}, {"inheritable_high", "__u32", hex()},
};
inline constexpr Structure kCapabilityData{.name = "struct __user_cap_data_struct [2]",
                                           .fields = kCapabilityDataFields};

constexpr Type capability_data(Direction direction) {
  return {.kind = Kind::custom,
          .shape = Shape::one,
          .direction = direction,
          .custom = Custom::capabilities,
          .set = &kCapabilities,
          .object = &kCapabilityData};
}

}  // namespace tracectl::syscalls
