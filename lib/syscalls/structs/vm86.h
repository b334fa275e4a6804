// What vm86(2) of i386 runs with: registers, and which interrupts it wants to hear of.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kVm86Fields[] = {
    {"ebx", "int", hex()},
    {"ecx", "int", hex()},
    {"edx", "int", hex()},
    {"esi", "int", hex()},
    {"edi", "int", hex()},
    {"ebp", "int", hex()},
    {"eax", "int", hex()},
    {"null_segments", "int", hex(), 4, Field::Show::never},
    {"orig_eax", "int", hex()},
    {"eip", "int", hex()},
    {"cs", "int", hex()},
    {"eflags", "int", hex()},
    {"esp", "int", hex()},
    {"ss", "int", hex()},
    {"es", "int", hex()},
    {"ds", "int", hex()},
    {"fs", "int", hex()},
    {"gs", "int", hex()},
    {"flags", "int", hex()},
    {"screen_bitmap", "int", hex()},
    {"cpu_type", "int", number()},
    {"int_revectored", "__u32", hex(), 8, Field::Show::verbose},
    {"int21_revectored", "__u32", hex(), 8, Field::Show::verbose},
};
inline constexpr Structure kVm86{.name = "struct vm86_struct", .fields = kVm86Fields};

inline constexpr Field kVm86PlusFields[] = {
    {"vm86", "", object_of(kVm86)},
    {"flags", "int", hex()},
    {"vm86dbg_intxxtab", "__u32", hex(), 8, Field::Show::verbose},
};
inline constexpr Structure kVm86Plus{.name = "struct vm86plus_struct", .fields = kVm86PlusFields};

static_assert(size_of(kVm86, Abi::i386) == 160 && size_of(kVm86Plus, Abi::i386) == 196);

}  // namespace tracectl::syscalls
