// Structures of landlock: rule sets grew over time, the caller says which size it knows.
#pragma once

#include "lib/syscalls/flags/landlock.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kLandlockRulesetAttrFields[] = {
    {"handled_access_fs", "__u64", flags(kLandlockFsAccess)},
    {"handled_access_net", "__u64", flags(kLandlockNetAccess)},
    {"scoped", "__u64", flags(kLandlockScopes)},
};
inline constexpr Structure kLandlockRulesetAttr{.name = "struct landlock_ruleset_attr",
                                                .fields = kLandlockRulesetAttrFields};

inline constexpr Field kLandlockPathBeneathFields[] = {
    {"allowed_access", "__u64", flags(kLandlockFsAccess)},
    {"parent_fd", "__s32", fd()},
};
inline constexpr Structure kLandlockPathBeneath{
    .name = "struct landlock_path_beneath_attr", .fields = kLandlockPathBeneathFields, .packed = true};

inline constexpr Field kLandlockNetPortFields[] = {
    {"allowed_access", "__u64", flags(kLandlockNetAccess)},
    {"port", "__u64", number()},
};
inline constexpr Structure kLandlockNetPort{.name = "struct landlock_net_port_attr", .fields = kLandlockNetPortFields};

static_assert(size_of(kLandlockPathBeneath, Abi::x86_64) == 12);

}  // namespace tracectl::syscalls
