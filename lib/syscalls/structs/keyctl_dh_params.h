// keyctl(2): KEYCTL_DH_COMPUTE, and what the operations with asymmetric keys take.
#pragma once

#include "lib/syscalls/flags/keyctl.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kKeyctlDhParamsFields[] = {{"private", "__s32", symbol(kKeySerials)},
                                                  {"prime", "__s32", symbol(kKeySerials)},
                                                  {"base", "__s32", symbol(kKeySerials)}};
inline constexpr Structure kKeyctlDhParams{.name = "struct keyctl_dh_params", .fields = kKeyctlDhParamsFields};

inline constexpr Field kKeyctlKdfParamsFields[] = {
    {"hashname", "char *", string_in()},
    {"otherinfo", "char *", bytes_in(bytes_field(2))},
    {"otherinfolen", "__u32", number()},
    {"__spare", "__u32", hex(), 8, Field::Show::never},
};
inline constexpr Structure kKeyctlKdfParams{.name = "struct keyctl_kdf_params", .fields = kKeyctlKdfParamsFields};

inline constexpr Field kKeyctlPkeyParamsFields[] = {
    {"key_id", "__s32", symbol(kKeySerials)},
    {"in_len", "__u32", number()},
    {"out_len", "__u32", number()},
    {"__spare", "__u32", hex(), 7},
};
inline constexpr Structure kKeyctlPkeyParams{.name = "struct keyctl_pkey_params", .fields = kKeyctlPkeyParamsFields};
// KEYCTL_PKEY_VERIFY has two inputs.
inline constexpr Field kKeyctlVerifyParamsFields[] = {
    {"key_id", "__s32", symbol(kKeySerials)},
    {"in_len", "__u32", number()},
    {"in2_len", "__u32", number()},
    {"__spare", "__u32", hex(), 7},
};
inline constexpr Structure kKeyctlVerifyParams{.name = "struct keyctl_pkey_params",
                                               .fields = kKeyctlVerifyParamsFields};

// KEYCTL_PKEY_QUERY.
inline constexpr Field kKeyctlPkeyQueryFields[] = {
    {"supported_ops", "__u32", flags(kKeyctlPkeyOperations)},
    {"key_size", "__u32", number()},
    {"max_data_size", "__u16", number()},
    {"max_sig_size", "__u16", number()},
    {"max_enc_size", "__u16", number()},
    {"max_dec_size", "__u16", number()},
    {"__spare", "__u32", hex(), 10, Field::Show::never},
};
inline constexpr Structure kKeyctlPkeyQuery{.name = "struct keyctl_pkey_query", .fields = kKeyctlPkeyQueryFields};

static_assert(size_of(kKeyctlPkeyParams, Abi::x86_64) == 40 && size_of(kKeyctlPkeyQuery, Abi::x86_64) == 56);
static_assert(size_of(kKeyctlKdfParams, Abi::x86_64) == 56 && size_of(kKeyctlKdfParams, Abi::i386) == 44);

}  // namespace tracectl::syscalls
