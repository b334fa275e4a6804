// struct rseq: rseq(2); the first 32 bytes, which every kernel that has it looks at.  And what prctl(2) takes with
// PR_SET_MM_MAP.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kRseqFields[] = {
    {"cpu_id_start", "__u32", number()}, {"cpu_id", "__s32", number()},  {"rseq_cs", "__u64", address()},
    {"flags", "__u32", hex()},           {"node_id", "__u32", number()}, {"mm_cid", "__u32", number()},
    {"slice_ctrl", "__u32", hex()},
};
inline constexpr Structure kRseq{.name = "struct rseq", .fields = kRseqFields};

inline constexpr Field kPrctlMmMapFields[] = {
    {"start_code", "__u64", address()},  {"end_code", "__u64", address()},
    {"start_data", "__u64", address()},  {"end_data", "__u64", address()},
    {"start_brk", "__u64", address()},   {"brk", "__u64", address()},
    {"start_stack", "__u64", address()}, {"arg_start", "__u64", address()},
    {"arg_end", "__u64", address()},     {"env_start", "__u64", address()},
    {"env_end", "__u64", address()},     {"auxv", "__u64", hex_bytes_in(bytes_field(12)).as_address()},
    {"auxv_size", "__u32", number()},    {"exe_fd", "__u32", fd()},
};
inline constexpr Structure kPrctlMmMap{.name = "struct prctl_mm_map", .fields = kPrctlMmMapFields};

static_assert(size_of(kRseq, Abi::x86_64) == 32 && size_of(kPrctlMmMap, Abi::i386) == 104);

}  // namespace tracectl::syscalls
