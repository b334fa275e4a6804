// keyctl(2), add_key(2), request_key(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kKeyctlOptionsList[] = {
    {"KEYCTL_GET_KEYRING_ID", 0},
    {"KEYCTL_JOIN_SESSION_KEYRING", 1},
    {"KEYCTL_UPDATE", 2},
    {"KEYCTL_REVOKE", 3},
    {"KEYCTL_CHOWN", 4},
    {"KEYCTL_SETPERM", 5},
    {"KEYCTL_DESCRIBE", 6},
    {"KEYCTL_CLEAR", 7},
    {"KEYCTL_LINK", 8},
    {"KEYCTL_UNLINK", 9},
    {"KEYCTL_SEARCH", 10},
    {"KEYCTL_READ", 11},
    {"KEYCTL_INSTANTIATE", 12},
    {"KEYCTL_NEGATE", 13},
    {"KEYCTL_SET_REQKEY_KEYRING", 14},
    {"KEYCTL_SET_TIMEOUT", 15},
    {"KEYCTL_ASSUME_AUTHORITY", 16},
    {"KEYCTL_GET_SECURITY", 17},
    {"KEYCTL_SESSION_TO_PARENT", 18},
    {"KEYCTL_REJECT", 19},
    {"KEYCTL_INSTANTIATE_IOV", 20},
    {"KEYCTL_INVALIDATE", 21},
    {"KEYCTL_GET_PERSISTENT", 22},
    {"KEYCTL_DH_COMPUTE", 23},
    {"KEYCTL_PKEY_QUERY", 24},
    {"KEYCTL_PKEY_ENCRYPT", 25},
    {"KEYCTL_PKEY_DECRYPT", 26},
    {"KEYCTL_PKEY_SIGN", 27},
    {"KEYCTL_PKEY_VERIFY", 28},
    {"KEYCTL_RESTRICT_KEYRING", 29},
    {"KEYCTL_MOVE", 30},
    {"KEYCTL_CAPABILITIES", 31},
    {"KEYCTL_WATCH_KEY", 32},
};
inline constexpr FlagSet kKeyctlOptions{.prefix = "KEYCTL_???", .flags = kKeyctlOptionsList};

inline constexpr Flag kKeySerialsList[] = {
    {"KEY_SPEC_THREAD_KEYRING", 0xffffffff},       {"KEY_SPEC_PROCESS_KEYRING", 0xfffffffe},
    {"KEY_SPEC_SESSION_KEYRING", 0xfffffffd},      {"KEY_SPEC_USER_KEYRING", 0xfffffffc},
    {"KEY_SPEC_USER_SESSION_KEYRING", 0xfffffffb}, {"KEY_SPEC_GROUP_KEYRING", 0xfffffffa},
    {"KEY_SPEC_REQKEY_AUTH_KEY", 0xfffffff9},      {"KEY_SPEC_REQUESTOR_KEYRING", 0xfffffff8},
};
inline constexpr Flag kKeyctlCapabilities0List[] = {
    {"KEYCTL_CAPS0_CAPABILITIES", 1},        {"KEYCTL_CAPS0_PERSISTENT_KEYRINGS", 2},
    {"KEYCTL_CAPS0_DIFFIE_HELLMAN", 4},      {"KEYCTL_CAPS0_PUBLIC_KEY", 8},
    {"KEYCTL_CAPS0_BIG_KEY", 0x10},          {"KEYCTL_CAPS0_INVALIDATE", 0x20},
    {"KEYCTL_CAPS0_RESTRICT_KEYRING", 0x40}, {"KEYCTL_CAPS0_MOVE", 0x80},
};
inline constexpr FlagSet kKeyctlCapabilities0{.prefix = "KEYCTL_CAPS0_???", .flags = kKeyctlCapabilities0List};
inline constexpr Flag kKeyctlCapabilities1List[] = {
    {"KEYCTL_CAPS1_NS_KEYRING_NAME", 1}, {"KEYCTL_CAPS1_NS_KEY_TAG", 2}, {"KEYCTL_CAPS1_NOTIFICATIONS", 4}};
inline constexpr FlagSet kKeyctlCapabilities1{.prefix = "KEYCTL_CAPS1_???", .flags = kKeyctlCapabilities1List};

inline constexpr Flag kKeyctlPkeyOperationsList[] = {{"KEYCTL_SUPPORTS_ENCRYPT", 1},
                                                     {"KEYCTL_SUPPORTS_DECRYPT", 2},
                                                     {"KEYCTL_SUPPORTS_SIGN", 4},
                                                     {"KEYCTL_SUPPORTS_VERIFY", 8}};
inline constexpr FlagSet kKeyctlPkeyOperations{.prefix = "KEYCTL_SUPPORTS_???", .flags = kKeyctlPkeyOperationsList};
inline constexpr FlagSet kKeySerials{.prefix = "", .flags = kKeySerialsList, .rest = FlagSet::Rest::decimal};

inline constexpr Flag kKeyPermissionsList[] = {
    {"KEY_POS_VIEW", 0x1000000},   {"KEY_POS_READ", 0x2000000},  {"KEY_POS_WRITE", 0x4000000},
    {"KEY_POS_SEARCH", 0x8000000}, {"KEY_POS_LINK", 0x10000000}, {"KEY_POS_SETATTR", 0x20000000},
    {"KEY_USR_VIEW", 0x10000},     {"KEY_USR_READ", 0x20000},    {"KEY_USR_WRITE", 0x40000},
    {"KEY_USR_SEARCH", 0x80000},   {"KEY_USR_LINK", 0x100000},   {"KEY_USR_SETATTR", 0x200000},
    {"KEY_GRP_VIEW", 0x100},       {"KEY_GRP_READ", 0x200},      {"KEY_GRP_WRITE", 0x400},
    {"KEY_GRP_SEARCH", 0x800},     {"KEY_GRP_LINK", 0x1000},     {"KEY_GRP_SETATTR", 0x2000},
    {"KEY_OTH_VIEW", 0x1},         {"KEY_OTH_READ", 0x2},        {"KEY_OTH_WRITE", 0x4},
    {"KEY_OTH_SEARCH", 0x8},       {"KEY_OTH_LINK", 0x10},       {"KEY_OTH_SETATTR", 0x20},
};
inline constexpr FlagSet kKeyPermissions{.prefix = "KEY_???", .flags = kKeyPermissionsList};

inline constexpr Flag kKeyringDefaultsList[] = {
    {"KEY_REQKEY_DEFL_NO_CHANGE", 0xffffffff},   {"KEY_REQKEY_DEFL_DEFAULT", 0},
    {"KEY_REQKEY_DEFL_THREAD_KEYRING", 1},       {"KEY_REQKEY_DEFL_PROCESS_KEYRING", 2},
    {"KEY_REQKEY_DEFL_SESSION_KEYRING", 3},      {"KEY_REQKEY_DEFL_USER_KEYRING", 4},
    {"KEY_REQKEY_DEFL_USER_SESSION_KEYRING", 5}, {"KEY_REQKEY_DEFL_GROUP_KEYRING", 6},
    {"KEY_REQKEY_DEFL_REQUESTOR_KEYRING", 7},
};
inline constexpr FlagSet kKeyringDefaults{
    .prefix = "KEY_REQKEY_DEFL_???", .flags = kKeyringDefaultsList, .rest = FlagSet::Rest::decimal};

inline constexpr Flag kKeyMoveFlagsList[] = {
    {"KEYCTL_MOVE_EXCL", 1},
};
inline constexpr FlagSet kKeyMoveFlags{.prefix = "KEYCTL_MOVE_???", .flags = kKeyMoveFlagsList};

}  // namespace tracectl::syscalls
