// What ptrace(2) exchanges: registers by ABI, and the structures that say which signals or filters are meant.
#pragma once

#include "lib/syscalls/flags/ptrace.h"
#include "lib/syscalls/flags/seccomp.h"
#include "lib/syscalls/structs/sock_filter.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

// struct user_regs_struct of arch/x86/include/uapi/asm/ptrace.h and asm/user_64.h.
inline constexpr Field kUserRegsFields[] = {
    {"r15", "__u64", hex()}, {"r14", "__u64", hex()},     {"r13", "__u64", hex()},     {"r12", "__u64", hex()},
    {"rbp", "__u64", hex()}, {"rbx", "__u64", hex()},     {"r11", "__u64", hex()},     {"r10", "__u64", hex()},
    {"r9", "__u64", hex()},  {"r8", "__u64", hex()},      {"rax", "__u64", hex()},     {"rcx", "__u64", hex()},
    {"rdx", "__u64", hex()}, {"rsi", "__u64", hex()},     {"rdi", "__u64", hex()},     {"orig_rax", "__u64", hex()},
    {"rip", "__u64", hex()}, {"cs", "__u64", hex()},      {"eflags", "__u64", hex()},  {"rsp", "__u64", hex()},
    {"ss", "__u64", hex()},  {"fs_base", "__u64", hex()}, {"gs_base", "__u64", hex()}, {"ds", "__u64", hex()},
    {"es", "__u64", hex()},  {"fs", "__u64", hex()},      {"gs", "__u64", hex()},
};
inline constexpr Structure kUserRegs{.name = "struct user_regs_struct", .fields = kUserRegsFields};

inline constexpr Field kUserRegsI386Fields[] = {
    {"ebx", "__u32", hex()}, {"ecx", "__u32", hex()}, {"edx", "__u32", hex()},    {"esi", "__u32", hex()},
    {"edi", "__u32", hex()}, {"ebp", "__u32", hex()}, {"eax", "__u32", hex()},    {"xds", "__u32", hex()},
    {"xes", "__u32", hex()}, {"xfs", "__u32", hex()}, {"xgs", "__u32", hex()},    {"orig_eax", "__u32", hex()},
    {"eip", "__u32", hex()}, {"xcs", "__u32", hex()}, {"eflags", "__u32", hex()}, {"esp", "__u32", hex()},
    {"xss", "__u32", hex()},
};
inline constexpr Structure kUserRegsI386{.name = "struct user_regs_struct", .fields = kUserRegsI386Fields};

inline constexpr Field kUserFpregsFields[] = {
    {"cwd", "__u16", hex()},           {"swd", "__u16", hex()},         {"ftw", "__u16", hex()},
    {"fop", "__u16", hex()},           {"rip", "__u64", hex()},         {"rdp", "__u64", hex()},
    {"mxcsr", "__u32", hex()},         {"mxcr_mask", "__u32", hex()},   {"st_space", "__u32", hex(), 32},
    {"xmm_space", "__u32", hex(), 64}, {"padding", "__u32", hex(), 24},
};
inline constexpr Structure kUserFpregs{.name = "struct user_i387_struct", .fields = kUserFpregsFields};

inline constexpr Field kUserFpregsI386Fields[] = {
    {"cwd", "__u32", hex()}, {"swd", "__u32", hex()}, {"twd", "__u32", hex()}, {"fip", "__u32", hex()},
    {"fcs", "__u32", hex()}, {"foo", "__u32", hex()}, {"fos", "__u32", hex()}, {"st_space", "__u32", hex(), 20},
};
inline constexpr Structure kUserFpregsI386{.name = "struct user_i387_struct", .fields = kUserFpregsI386Fields};

// PTRACE_GETREGSET fills as much of iov_base as there is, and says in iov_len how much; PTRACE_SETREGSET reads it.
inline constexpr Field kGetRegsFields[] = {
    {"iov_base", "void *", out(kUserRegs, whole_field(1))},
    {"iov_len", "size_t", number(), 1, Field::Show::changing},
};
inline constexpr Structure kGetRegs{.name = "struct iovec", .fields = kGetRegsFields};
inline constexpr Field kGetRegsI386Fields[] = {
    {"iov_base", "void *", out(kUserRegsI386, whole_field(1))},
    {"iov_len", "size_t", number(), 1, Field::Show::changing},
};
inline constexpr Structure kGetRegsI386{.name = "struct iovec", .fields = kGetRegsI386Fields};
inline constexpr Field kGetFpregsFields[] = {
    {"iov_base", "void *", out(kUserFpregs, whole_field(1))},
    {"iov_len", "size_t", number(), 1, Field::Show::changing},
};
inline constexpr Structure kGetFpregs{.name = "struct iovec", .fields = kGetFpregsFields};
inline constexpr Field kGetFpregsI386Fields[] = {
    {"iov_base", "void *", out(kUserFpregsI386, whole_field(1))},
    {"iov_len", "size_t", number(), 1, Field::Show::changing},
};
inline constexpr Structure kGetFpregsI386{.name = "struct iovec", .fields = kGetFpregsI386Fields};
inline constexpr Field kGetRegsetFields[] = {
    {"iov_base", "void *", hex_bytes_out(bytes_field(1))},
    {"iov_len", "size_t", number(), 1, Field::Show::changing},
};
inline constexpr Structure kGetRegset{.name = "struct iovec", .fields = kGetRegsetFields};

inline constexpr Field kSetRegsFields[] = {{"iov_base", "void *", in(kUserRegs, whole_field(1))},
                                           {"iov_len", "size_t", number()}};
inline constexpr Structure kSetRegs{.name = "struct iovec", .fields = kSetRegsFields};
inline constexpr Field kSetRegsI386Fields[] = {{"iov_base", "void *", in(kUserRegsI386, whole_field(1))},
                                               {"iov_len", "size_t", number()}};
inline constexpr Structure kSetRegsI386{.name = "struct iovec", .fields = kSetRegsI386Fields};
inline constexpr Field kSetFpregsFields[] = {{"iov_base", "void *", in(kUserFpregs, whole_field(1))},
                                             {"iov_len", "size_t", number()}};
inline constexpr Structure kSetFpregs{.name = "struct iovec", .fields = kSetFpregsFields};
inline constexpr Field kSetFpregsI386Fields[] = {{"iov_base", "void *", in(kUserFpregsI386, whole_field(1))},
                                                 {"iov_len", "size_t", number()}};
inline constexpr Structure kSetFpregsI386{.name = "struct iovec", .fields = kSetFpregsI386Fields};
inline constexpr Field kSetRegsetFields[] = {{"iov_base", "void *", hex_bytes_in(bytes_field(1))},
                                             {"iov_len", "size_t", number()}};
inline constexpr Structure kSetRegset{.name = "struct iovec", .fields = kSetRegsetFields};

// PTRACE_PEEKSIGINFO.
inline constexpr Field kPeekSiginfoFields[] = {
    {"off", "__u64", number()}, {"flags", "__u32", flags(kPeekSiginfoFlags)}, {"nr", "__s32", number()}};
inline constexpr Structure kPeekSiginfo{.name = "struct ptrace_peeksiginfo_args", .fields = kPeekSiginfoFields};

// PTRACE_SECCOMP_GET_METADATA.
inline constexpr Field kSeccompMetadataFields[] = {
    {"filter_off", "__u64", number()},
    {"flags", "__u64", flags(kSeccompFilterFlags), 1, Field::Show::answered},
};
inline constexpr Structure kSeccompMetadata{.name = "struct seccomp_metadata", .fields = kSeccompMetadataFields};

// PTRACE_GET_SYSCALL_INFO: a union, which lib/decode takes apart (Custom::syscall_info).
inline constexpr Field kSyscallInfoFields[] = {
    {"op", "__u8", symbol(kPtraceSyscallMoments)},
    {"reserved", "__u8", hex()},
    {"flags", "__u16", hex()},
    {"arch", "__u32", hex()},
    {"instruction_pointer", "__u64", address()},
    {"stack_pointer", "__u64", address()},
    {"words", "__u64", hex(), 8},
};
inline constexpr Structure kSyscallInfo{.name = "struct ptrace_syscall_info", .fields = kSyscallInfoFields};

// PTRACE_GET_RSEQ_CONFIGURATION, PTRACE_*ET_SYSCALL_USER_DISPATCH_CONFIG.
inline constexpr Field kRseqConfigurationFields[] = {
    {"rseq_abi_pointer", "__u64", address()},
    {"rseq_abi_size", "__u32", number()},
    {"signature", "__u32", hex()},
    {"flags", "__u32", hex()},
    {"pad", "__u32", number(), 1, Field::Show::never},
};
inline constexpr Structure kRseqConfiguration{.name = "struct ptrace_rseq_configuration",
                                              .fields = kRseqConfigurationFields};
inline constexpr Field kUserDispatchFields[] = {
    {"mode", "__u64", number()}, {"selector", "__u64", address()}, {"offset", "__u64", hex()}, {"len", "__u64", hex()}};
inline constexpr Structure kUserDispatch{.name = "struct ptrace_sud_config", .fields = kUserDispatchFields};

static_assert(size_of(kUserRegs, Abi::x86_64) == 27 * 8 && size_of(kUserRegsI386, Abi::i386) == 17 * 4);
static_assert(size_of(kUserFpregs, Abi::x86_64) == 512 && size_of(kUserFpregsI386, Abi::i386) == 108);
static_assert(size_of(kSyscallInfo, Abi::x86_64) == 88);

}  // namespace tracectl::syscalls
