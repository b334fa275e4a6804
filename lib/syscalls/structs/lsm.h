// struct lsm_ctx: one security module's context; the next one follows after `len` bytes.
#pragma once

#include "lib/syscalls/flags/lsm.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kLsmCtxFields[] = {
    {"id", "__u64", symbol(kLsmIds)}, {"flags", "__u64", hex()},          {"len", "__u64", number()},
    {"ctx_len", "__u64", number()},   {"ctx", "char", of(Kind::text), 0},
};
inline constexpr Structure kLsmCtx{.name = "struct lsm_ctx", .fields = kLsmCtxFields};

}  // namespace tracectl::syscalls
