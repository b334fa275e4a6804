// prctl(2), arch_prctl(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kPrctlOptionsList[] = {
    {"PR_SET_PDEATHSIG", 1},
    {"PR_GET_PDEATHSIG", 2},
    {"PR_GET_DUMPABLE", 3},
    {"PR_SET_DUMPABLE", 4},
    {"PR_GET_UNALIGN", 5},
    {"PR_SET_UNALIGN", 6},
    {"PR_GET_KEEPCAPS", 7},
    {"PR_SET_KEEPCAPS", 8},
    {"PR_GET_FPEMU", 9},
    {"PR_SET_FPEMU", 10},
    {"PR_GET_FPEXC", 11},
    {"PR_SET_FPEXC", 12},
    {"PR_GET_TIMING", 13},
    {"PR_SET_TIMING", 14},
    {"PR_SET_NAME", 15},
    {"PR_GET_NAME", 16},
    {"PR_GET_ENDIAN", 19},
    {"PR_SET_ENDIAN", 20},
    {"PR_GET_SECCOMP", 21},
    {"PR_SET_SECCOMP", 22},
    {"PR_CAPBSET_READ", 23},
    {"PR_CAPBSET_DROP", 24},
    {"PR_GET_TSC", 25},
    {"PR_SET_TSC", 26},
    {"PR_GET_SECUREBITS", 27},
    {"PR_SET_SECUREBITS", 28},
    {"PR_SET_TIMERSLACK", 29},
    {"PR_GET_TIMERSLACK", 30},
    {"PR_TASK_PERF_EVENTS_DISABLE", 31},
    {"PR_TASK_PERF_EVENTS_ENABLE", 32},
    {"PR_MCE_KILL", 33},
    {"PR_MCE_KILL_GET", 34},
    {"PR_SET_MM", 35},
    {"PR_SET_CHILD_SUBREAPER", 36},
    {"PR_GET_CHILD_SUBREAPER", 37},
    {"PR_SET_NO_NEW_PRIVS", 38},
    {"PR_GET_NO_NEW_PRIVS", 39},
    {"PR_GET_TID_ADDRESS", 40},
    {"PR_SET_THP_DISABLE", 41},
    {"PR_GET_THP_DISABLE", 42},
    {"PR_MPX_ENABLE_MANAGEMENT", 43},
    {"PR_MPX_DISABLE_MANAGEMENT", 44},
    {"PR_SET_FP_MODE", 45},
    {"PR_GET_FP_MODE", 46},
    {"PR_CAP_AMBIENT", 47},
    {"PR_SVE_SET_VL", 50},
    {"PR_SVE_GET_VL", 51},
    {"PR_GET_SPECULATION_CTRL", 52},
    {"PR_SET_SPECULATION_CTRL", 53},
    {"PR_PAC_RESET_KEYS", 54},
    {"PR_SET_TAGGED_ADDR_CTRL", 55},
    {"PR_GET_TAGGED_ADDR_CTRL", 56},
    {"PR_SET_IO_FLUSHER", 57},
    {"PR_GET_IO_FLUSHER", 58},
    {"PR_SET_SYSCALL_USER_DISPATCH", 59},
    {"PR_PAC_SET_ENABLED_KEYS", 60},
    {"PR_PAC_GET_ENABLED_KEYS", 61},
    {"PR_SCHED_CORE", 62},
    {"PR_SME_SET_VL", 63},
    {"PR_SME_GET_VL", 64},
    {"PR_SET_MDWE", 65},
    {"PR_GET_MDWE", 66},
    {"PR_SET_MEMORY_MERGE", 67},
    {"PR_GET_MEMORY_MERGE", 68},
    {"PR_RISCV_V_SET_CONTROL", 69},
    {"PR_RISCV_V_GET_CONTROL", 70},
    {"PR_RISCV_SET_ICACHE_FLUSH_CTX", 71},
    {"PR_PPC_GET_DEXCR", 72},
    {"PR_PPC_SET_DEXCR", 73},
    {"PR_GET_SHADOW_STACK_STATUS", 74},
    {"PR_SET_SHADOW_STACK_STATUS", 75},
    {"PR_LOCK_SHADOW_STACK_STATUS", 76},
    {"PR_TIMER_CREATE_RESTORE_IDS", 77},
    {"PR_FUTEX_HASH", 78},
    {"PR_GET_AUXV", 0x41555856},
    {"PR_SET_VMA", 0x53564d41},
    {"PR_SET_PTRACER", 0x59616d61},
};
inline constexpr FlagSet kPrctlOptions{.prefix = "PR_???", .flags = kPrctlOptionsList};

inline constexpr Flag kDumpableList[] = {
    {"SUID_DUMP_DISABLE", 0},
    {"SUID_DUMP_USER", 1},
    {"SUID_DUMP_ROOT", 2},
};
inline constexpr FlagSet kDumpable{.prefix = "SUID_DUMP_???", .flags = kDumpableList};

inline constexpr Flag kTscModesList[] = {
    {"PR_TSC_ENABLE", 1},
    {"PR_TSC_SIGSEGV", 2},
};
inline constexpr FlagSet kTscModes{.prefix = "PR_TSC_???", .flags = kTscModesList};

inline constexpr Flag kSecurebitsList[] = {
    {"SECBIT_NOROOT", 1},
    {"SECBIT_NOROOT_LOCKED", 2},
    {"SECBIT_NO_SETUID_FIXUP", 4},
    {"SECBIT_NO_SETUID_FIXUP_LOCKED", 8},
    {"SECBIT_KEEP_CAPS", 0x10},
    {"SECBIT_KEEP_CAPS_LOCKED", 0x20},
    {"SECBIT_NO_CAP_AMBIENT_RAISE", 0x40},
    {"SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED", 0x80},
    {"SECBIT_EXEC_RESTRICT_FILE", 0x100},
    {"SECBIT_EXEC_RESTRICT_FILE_LOCKED", 0x200},
    {"SECBIT_EXEC_DENY_INTERACTIVE", 0x400},
    {"SECBIT_EXEC_DENY_INTERACTIVE_LOCKED", 0x800},
};
inline constexpr FlagSet kSecurebits{.prefix = "SECBIT_???", .flags = kSecurebitsList};

inline constexpr Flag kMceKillList[] = {
    {"PR_MCE_KILL_CLEAR", 0},
    {"PR_MCE_KILL_SET", 1},
};
inline constexpr FlagSet kMceKill{.prefix = "PR_MCE_KILL_???", .flags = kMceKillList};

inline constexpr Flag kMceKillPolicyList[] = {
    {"PR_MCE_KILL_LATE", 0},
    {"PR_MCE_KILL_EARLY", 1},
    {"PR_MCE_KILL_DEFAULT", 2},
};
inline constexpr FlagSet kMceKillPolicy{.prefix = "PR_MCE_KILL_???", .flags = kMceKillPolicyList};

inline constexpr Flag kSetMmList[] = {
    {"PR_SET_MM_START_CODE", 1},
    {"PR_SET_MM_END_CODE", 2},
    {"PR_SET_MM_START_DATA", 3},
    {"PR_SET_MM_END_DATA", 4},
    {"PR_SET_MM_START_STACK", 5},
    {"PR_SET_MM_START_BRK", 6},
    {"PR_SET_MM_BRK", 7},
    {"PR_SET_MM_ARG_START", 8},
    {"PR_SET_MM_ARG_END", 9},
    {"PR_SET_MM_ENV_START", 0xa},
    {"PR_SET_MM_ENV_END", 0xb},
    {"PR_SET_MM_AUXV", 0xc},
    {"PR_SET_MM_EXE_FILE", 0xd},
    {"PR_SET_MM_MAP", 0xe},
    {"PR_SET_MM_MAP_SIZE", 0xf},
};
inline constexpr FlagSet kSetMm{.prefix = "PR_SET_MM_???", .flags = kSetMmList};

inline constexpr Flag kCapAmbientList[] = {
    {"PR_CAP_AMBIENT_IS_SET", 1},
    {"PR_CAP_AMBIENT_RAISE", 2},
    {"PR_CAP_AMBIENT_LOWER", 3},
    {"PR_CAP_AMBIENT_CLEAR_ALL", 4},
};
inline constexpr FlagSet kCapAmbient{.prefix = "PR_CAP_AMBIENT_???", .flags = kCapAmbientList};

inline constexpr Flag kSpeculationList[] = {
    {"PR_SPEC_STORE_BYPASS", 0},
    {"PR_SPEC_INDIRECT_BRANCH", 1},
    {"PR_SPEC_L1D_FLUSH", 2},
};
inline constexpr FlagSet kSpeculation{.prefix = "PR_SPEC_???", .flags = kSpeculationList};

inline constexpr Flag kSpeculationControlList[] = {
    {"PR_SPEC_ENABLE", 2},
    {"PR_SPEC_DISABLE", 4},
    {"PR_SPEC_FORCE_DISABLE", 8},
    {"PR_SPEC_DISABLE_NOEXEC", 0x10},
};
inline constexpr FlagSet kSpeculationControl{.prefix = "PR_SPEC_???", .flags = kSpeculationControlList};

inline constexpr Flag kSpeculationStateList[] = {
    {"PR_SPEC_PRCTL", 1},
    {"PR_SPEC_ENABLE", 2},
    {"PR_SPEC_DISABLE", 4},
    {"PR_SPEC_FORCE_DISABLE", 8},
    {"PR_SPEC_DISABLE_NOEXEC", 0x10},
};
inline constexpr FlagSet kSpeculationState{.prefix = "PR_SPEC_???", .flags = kSpeculationStateList, .zero = "PR_SPEC_NOT_AFFECTED"};

inline constexpr Flag kSyscallUserDispatchList[] = {
    {"PR_SYS_DISPATCH_OFF", 0},
    {"PR_SYS_DISPATCH_ON", 1},
};
inline constexpr FlagSet kSyscallUserDispatch{.prefix = "PR_SYS_DISPATCH_???", .flags = kSyscallUserDispatchList};

inline constexpr Flag kSchedCoreList[] = {
    {"PR_SCHED_CORE_GET", 0},
    {"PR_SCHED_CORE_CREATE", 1},
    {"PR_SCHED_CORE_SHARE_TO", 2},
    {"PR_SCHED_CORE_SHARE_FROM", 3},
};
inline constexpr FlagSet kSchedCore{.prefix = "PR_SCHED_CORE_???", .flags = kSchedCoreList};

inline constexpr Flag kPidTypesList[] = {
    {"PIDTYPE_PID", 0},
    {"PIDTYPE_TGID", 1},
    {"PIDTYPE_PGID", 2},
    {"PIDTYPE_SID", 3},
};
inline constexpr FlagSet kPidTypes{.prefix = "PIDTYPE_???", .flags = kPidTypesList, .as_comment = true};

inline constexpr Flag kSetVmaList[] = {
    {"PR_SET_VMA_ANON_NAME", 0},
};
inline constexpr FlagSet kSetVma{.prefix = "PR_SET_VMA_???", .flags = kSetVmaList};

inline constexpr Flag kMdweList[] = {
    {"PR_MDWE_REFUSE_EXEC_GAIN", 1},
    {"PR_MDWE_NO_INHERIT", 2},
};
inline constexpr FlagSet kMdwe{.prefix = "PR_MDWE_???", .flags = kMdweList};

inline constexpr Flag kSetPtracerList[] = {
    {"PR_SET_PTRACER_ANY", 0xffffffffffffffff},
};
inline constexpr FlagSet kSetPtracer{.prefix = "", .flags = kSetPtracerList};

inline constexpr Flag kArchPrctlOptionsList[] = {
    {"ARCH_SET_GS", 0x1001},
    {"ARCH_SET_FS", 0x1002},
    {"ARCH_GET_FS", 0x1003},
    {"ARCH_GET_GS", 0x1004},
    {"ARCH_GET_CPUID", 0x1011},
    {"ARCH_SET_CPUID", 0x1012},
    {"ARCH_GET_XCOMP_SUPP", 0x1021},
    {"ARCH_GET_XCOMP_PERM", 0x1022},
    {"ARCH_REQ_XCOMP_PERM", 0x1023},
    {"ARCH_GET_XCOMP_GUEST_PERM", 0x1024},
    {"ARCH_REQ_XCOMP_GUEST_PERM", 0x1025},
    {"ARCH_MAP_VDSO_X32", 0x2001},
    {"ARCH_MAP_VDSO_32", 0x2002},
    {"ARCH_MAP_VDSO_64", 0x2003},
    {"ARCH_GET_UNTAG_MASK", 0x4001},
    {"ARCH_ENABLE_TAGGED_ADDR", 0x4002},
    {"ARCH_GET_MAX_TAG_BITS", 0x4003},
    {"ARCH_FORCE_TAGGED_SVA", 0x4004},
    {"ARCH_SHSTK_ENABLE", 0x5001},
    {"ARCH_SHSTK_DISABLE", 0x5002},
    {"ARCH_SHSTK_LOCK", 0x5003},
    {"ARCH_SHSTK_UNLOCK", 0x5004},
    {"ARCH_SHSTK_STATUS", 0x5005},
};
inline constexpr FlagSet kArchPrctlOptions{.prefix = "ARCH_???", .flags = kArchPrctlOptionsList};

inline constexpr Flag kXfeaturesList[] = {
    {"XFEATURE_FP", 0},
    {"XFEATURE_SSE", 1},
    {"XFEATURE_YMM", 2},
    {"XFEATURE_BNDREGS", 3},
    {"XFEATURE_BNDCSR", 4},
    {"XFEATURE_OPMASK", 5},
    {"XFEATURE_ZMM_Hi256", 6},
    {"XFEATURE_Hi16_ZMM", 7},
    {"XFEATURE_PT_UNIMPLEMENTED_SO_FAR", 8},
    {"XFEATURE_PKRU", 9},
    {"XFEATURE_PASID", 0xa},
    {"XFEATURE_CET_USER", 0xb},
    {"XFEATURE_CET_KERNEL", 0xc},
    {"XFEATURE_LBR", 0xf},
    {"XFEATURE_XTILE_CFG", 0x11},
    {"XFEATURE_XTILE_DATA", 0x12},
    {"XFEATURE_APX", 0x13},
};
inline constexpr FlagSet kXfeatures{.prefix = "XFEATURE_???", .flags = kXfeaturesList, .as_comment = true};

inline constexpr Flag kShadowStackFeaturesList[] = {
    {"ARCH_SHSTK_SHSTK", 1},
    {"ARCH_SHSTK_WRSS", 2},
};
inline constexpr FlagSet kShadowStackFeatures{.prefix = "ARCH_SHSTK_???", .flags = kShadowStackFeaturesList};
// clang-format on

}  // namespace tracectl::syscalls
