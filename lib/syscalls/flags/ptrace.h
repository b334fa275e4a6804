// ptrace(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kPtraceRequestsList[] = {
    {"PTRACE_TRACEME", 0},
    {"PTRACE_PEEKTEXT", 1},
    {"PTRACE_PEEKDATA", 2},
    {"PTRACE_PEEKUSER", 3},
    {"PTRACE_POKETEXT", 4},
    {"PTRACE_POKEDATA", 5},
    {"PTRACE_POKEUSER", 6},
    {"PTRACE_CONT", 7},
    {"PTRACE_KILL", 8},
    {"PTRACE_SINGLESTEP", 9},
    {"PTRACE_GETREGS", 0xc},
    {"PTRACE_SETREGS", 0xd},
    {"PTRACE_GETFPREGS", 0xe},
    {"PTRACE_SETFPREGS", 0xf},
    {"PTRACE_ATTACH", 0x10},
    {"PTRACE_DETACH", 0x11},
    {"PTRACE_GETFPXREGS", 0x12},
    {"PTRACE_SETFPXREGS", 0x13},
    {"PTRACE_OLDSETOPTIONS", 0x15},
    {"PTRACE_SYSCALL", 0x18},
    {"PTRACE_GET_THREAD_AREA", 0x19},
    {"PTRACE_SET_THREAD_AREA", 0x1a},
    {"PTRACE_ARCH_PRCTL", 0x1e},
    {"PTRACE_SYSEMU", 0x1f},
    {"PTRACE_SYSEMU_SINGLESTEP", 0x20},
    {"PTRACE_SINGLEBLOCK", 0x21},
    {"PTRACE_SETOPTIONS", 0x4200},
    {"PTRACE_GETEVENTMSG", 0x4201},
    {"PTRACE_GETSIGINFO", 0x4202},
    {"PTRACE_SETSIGINFO", 0x4203},
    {"PTRACE_GETREGSET", 0x4204},
    {"PTRACE_SETREGSET", 0x4205},
    {"PTRACE_SEIZE", 0x4206},
    {"PTRACE_INTERRUPT", 0x4207},
    {"PTRACE_LISTEN", 0x4208},
    {"PTRACE_PEEKSIGINFO", 0x4209},
    {"PTRACE_GETSIGMASK", 0x420a},
    {"PTRACE_SETSIGMASK", 0x420b},
    {"PTRACE_SECCOMP_GET_FILTER", 0x420c},
    {"PTRACE_SECCOMP_GET_METADATA", 0x420d},
    {"PTRACE_GET_SYSCALL_INFO", 0x420e},
    {"PTRACE_GET_RSEQ_CONFIGURATION", 0x420f},
    {"PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG", 0x4210},
    {"PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG", 0x4211},
    {"PTRACE_SET_SYSCALL_INFO", 0x4212},
};
inline constexpr FlagSet kPtraceRequests{.prefix = "PTRACE_???", .flags = kPtraceRequestsList};

inline constexpr Flag kPtraceSyscallMomentsList[] = {
    {"PTRACE_SYSCALL_INFO_NONE", 0},
    {"PTRACE_SYSCALL_INFO_ENTRY", 1},
    {"PTRACE_SYSCALL_INFO_EXIT", 2},
    {"PTRACE_SYSCALL_INFO_SECCOMP", 3},
};
inline constexpr FlagSet kPtraceSyscallMoments{.prefix = "PTRACE_SYSCALL_INFO_???", .flags = kPtraceSyscallMomentsList};

inline constexpr Flag kPeekSiginfoFlagsList[] = {
    {"PTRACE_PEEKSIGINFO_SHARED", 1},
};
inline constexpr FlagSet kPeekSiginfoFlags{.prefix = "PTRACE_PEEKSIGINFO_???", .flags = kPeekSiginfoFlagsList};

// Sets of registers go by the types of the notes in which a core file keeps them.
inline constexpr Flag kRegisterNotesList[] = {
    {"NT_PRSTATUS", 1},
    {"NT_FPREGSET", 2},
    {"NT_386_TLS", 0x200},
    {"NT_386_IOPERM", 0x201},
    {"NT_X86_XSTATE", 0x202},
    {"NT_X86_SHSTK", 0x204},
};
inline constexpr FlagSet kRegisterNotes{.prefix = "NT_???", .flags = kRegisterNotesList};

// Where the registers stand in the area of PTRACE_PEEKUSER, in words of x86_64.
inline constexpr Flag kUserOffsetsList[] = {
    {"8*R15", 0},
    {"8*R14", 8},
    {"8*R13", 16},
    {"8*R12", 24},
    {"8*RBP", 32},
    {"8*RBX", 40},
    {"8*R11", 48},
    {"8*R10", 56},
    {"8*R9", 64},
    {"8*R8", 72},
    {"8*RAX", 80},
    {"8*RCX", 88},
    {"8*RDX", 96},
    {"8*RSI", 104},
    {"8*RDI", 112},
    {"8*ORIG_RAX", 120},
    {"8*RIP", 128},
    {"8*CS", 136},
    {"8*EFLAGS", 144},
    {"8*RSP", 152},
    {"8*SS", 160},
    {"8*FS_BASE", 168},
    {"8*GS_BASE", 176},
    {"8*DS", 184},
    {"8*ES", 192},
    {"8*FS", 200},
    {"8*GS", 208},
};
inline constexpr FlagSet kUserOffsets{.prefix = "", .flags = kUserOffsetsList};

inline constexpr Flag kPtraceOptionsList[] = {
    {"PTRACE_O_TRACESYSGOOD", 1},
    {"PTRACE_O_TRACEFORK", 2},
    {"PTRACE_O_TRACEVFORK", 4},
    {"PTRACE_O_TRACECLONE", 8},
    {"PTRACE_O_TRACEEXEC", 0x10},
    {"PTRACE_O_TRACEVFORKDONE", 0x20},
    {"PTRACE_O_TRACEEXIT", 0x40},
    {"PTRACE_O_TRACESECCOMP", 0x80},
    {"PTRACE_O_EXITKILL", 0x100000},
    {"PTRACE_O_SUSPEND_SECCOMP", 0x200000},
};
inline constexpr FlagSet kPtraceOptions{.prefix = "PTRACE_O_???", .flags = kPtraceOptionsList};
// clang-format on

}  // namespace tracectl::syscalls
