// struct perf_event_attr: perf_event_open(2).  Its own second field says how much of it the caller knows.
#pragma once

#include "lib/syscalls/flags/perf_event.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kPerfEventAttrFields[] = {
    {"type", "__u32", symbol(kPerfTypes)},
    {"size", "__u32", symbol(kPerfAttributeSizes)},
    {"config", "__u64", hex()},
    {"sample_period", "__u64", number()},  // or sample_freq, by the bit freq
    {"sample_type", "__u64", flags(kPerfSampleTypes)},
    {"read_format", "__u64", flags(kPerfReadFormats)},
    {"flags", "__u64", flags(kPerfAttributeBits)},
    {"wakeup_events", "__u32", number(), 1, Field::Show::verbose},
    {"bp_type", "__u32", number(), 1, Field::Show::verbose},
    {"config1", "__u64", hex(), 1, Field::Show::verbose},
    {"config2", "__u64", hex(), 1, Field::Show::verbose},
    {"branch_sample_type", "__u64", flags(kPerfBranchTypes), 1, Field::Show::verbose},
    {"sample_regs_user", "__u64", hex(), 1, Field::Show::verbose},
    {"sample_stack_user", "__u32", number(), 1, Field::Show::verbose},
    {"clockid", "__s32", clock_id(), 1, Field::Show::verbose},
    {"sample_regs_intr", "__u64", hex(), 1, Field::Show::verbose},
    {"aux_watermark", "__u32", number(), 1, Field::Show::verbose},
    {"sample_max_stack", "__u16", number(), 1, Field::Show::verbose},
    {"reserved_2", "__u16", number(), 1, Field::Show::never},
    {"aux_sample_size", "__u32", number(), 1, Field::Show::verbose},
    {"aux_action", "__u32", hex(), 1, Field::Show::verbose},
    {"sig_data", "__u64", hex(), 1, Field::Show::verbose},
    {"config3", "__u64", hex(), 1, Field::Show::verbose},
};
inline constexpr Structure kPerfEventAttr{.name = "struct perf_event_attr", .fields = kPerfEventAttrFields};

static_assert(size_of(kPerfEventAttr, Abi::x86_64) == 136 && size_of(kPerfEventAttr, Abi::i386) == 136);

}  // namespace tracectl::syscalls
