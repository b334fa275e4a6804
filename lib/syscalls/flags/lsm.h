// lsm_get_self_attr(2) and its kin; values of include/uapi/linux/lsm.h of Linux 6.18.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kLsmAttributesList[] = {
    {"LSM_ATTR_UNDEF", 0},       {"LSM_ATTR_CURRENT", 100}, {"LSM_ATTR_EXEC", 101},       {"LSM_ATTR_FSCREATE", 102},
    {"LSM_ATTR_KEYCREATE", 103}, {"LSM_ATTR_PREV", 104},    {"LSM_ATTR_SOCKCREATE", 105},
};
inline constexpr FlagSet kLsmAttributes{.prefix = "LSM_ATTR_???", .flags = kLsmAttributesList};

inline constexpr Flag kLsmGetFlagsList[] = {
    {"LSM_FLAG_SINGLE", 0x1},
};
inline constexpr FlagSet kLsmGetFlags{.prefix = "LSM_FLAG_???", .flags = kLsmGetFlagsList};

inline constexpr Flag kLsmIdsList[] = {
    {"LSM_ID_UNDEF", 0},       {"LSM_ID_CAPABILITY", 100}, {"LSM_ID_SELINUX", 101}, {"LSM_ID_SMACK", 102},
    {"LSM_ID_TOMOYO", 103},    {"LSM_ID_APPARMOR", 104},   {"LSM_ID_YAMA", 105},    {"LSM_ID_LOADPIN", 106},
    {"LSM_ID_SAFESETID", 107}, {"LSM_ID_LOCKDOWN", 108},   {"LSM_ID_BPF", 109},     {"LSM_ID_LANDLOCK", 110},
    {"LSM_ID_IMA", 111},       {"LSM_ID_EVM", 112},        {"LSM_ID_IPE", 113},
};
inline constexpr FlagSet kLsmIds{.prefix = "LSM_ID_???", .flags = kLsmIdsList};

}  // namespace tracectl::syscalls
