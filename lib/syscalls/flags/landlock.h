// landlock_create_ruleset(2), landlock_add_rule(2), landlock_restrict_self(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kLandlockFsAccessList[] = {
    {"LANDLOCK_ACCESS_FS_EXECUTE", 0x1},     {"LANDLOCK_ACCESS_FS_WRITE_FILE", 0x2},
    {"LANDLOCK_ACCESS_FS_READ_FILE", 0x4},   {"LANDLOCK_ACCESS_FS_READ_DIR", 0x8},
    {"LANDLOCK_ACCESS_FS_REMOVE_DIR", 0x10}, {"LANDLOCK_ACCESS_FS_REMOVE_FILE", 0x20},
    {"LANDLOCK_ACCESS_FS_MAKE_CHAR", 0x40},  {"LANDLOCK_ACCESS_FS_MAKE_DIR", 0x80},
    {"LANDLOCK_ACCESS_FS_MAKE_REG", 0x100},  {"LANDLOCK_ACCESS_FS_MAKE_SOCK", 0x200},
    {"LANDLOCK_ACCESS_FS_MAKE_FIFO", 0x400}, {"LANDLOCK_ACCESS_FS_MAKE_BLOCK", 0x800},
    {"LANDLOCK_ACCESS_FS_MAKE_SYM", 0x1000}, {"LANDLOCK_ACCESS_FS_REFER", 0x2000},
    {"LANDLOCK_ACCESS_FS_TRUNCATE", 0x4000}, {"LANDLOCK_ACCESS_FS_IOCTL_DEV", 0x8000},
};
inline constexpr FlagSet kLandlockFsAccess{.prefix = "LANDLOCK_ACCESS_FS_???", .flags = kLandlockFsAccessList};

inline constexpr Flag kLandlockNetAccessList[] = {
    {"LANDLOCK_ACCESS_NET_BIND_TCP", 0x1},
    {"LANDLOCK_ACCESS_NET_CONNECT_TCP", 0x2},
};
inline constexpr FlagSet kLandlockNetAccess{.prefix = "LANDLOCK_ACCESS_NET_???", .flags = kLandlockNetAccessList};

inline constexpr Flag kLandlockScopesList[] = {
    {"LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET", 0x1},
    {"LANDLOCK_SCOPE_SIGNAL", 0x2},
};
inline constexpr FlagSet kLandlockScopes{.prefix = "LANDLOCK_SCOPE_???", .flags = kLandlockScopesList};

inline constexpr Flag kLandlockCreateFlagsList[] = {
    {"LANDLOCK_CREATE_RULESET_VERSION", 0x1},
    {"LANDLOCK_CREATE_RULESET_ERRATA", 0x2},
};
inline constexpr FlagSet kLandlockCreateFlags{.prefix = "LANDLOCK_CREATE_RULESET_???",
                                              .flags = kLandlockCreateFlagsList};

inline constexpr Flag kLandlockRuleTypesList[] = {
    {"LANDLOCK_RULE_PATH_BENEATH", 1},
    {"LANDLOCK_RULE_NET_PORT", 2},
};
inline constexpr FlagSet kLandlockRuleTypes{.prefix = "LANDLOCK_RULE_???", .flags = kLandlockRuleTypesList};

inline constexpr Flag kLandlockRestrictFlagsList[] = {
    {"LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF", 0x1},
    {"LANDLOCK_RESTRICT_SELF_LOG_NEW_EXEC_ON", 0x2},
    {"LANDLOCK_RESTRICT_SELF_LOG_SUBDOMAINS_OFF", 0x4},
};
inline constexpr FlagSet kLandlockRestrictFlags{.prefix = "LANDLOCK_RESTRICT_SELF_???",
                                                .flags = kLandlockRestrictFlagsList};

}  // namespace tracectl::syscalls
