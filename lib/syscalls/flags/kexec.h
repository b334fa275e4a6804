// kexec_load(2), kexec_file_load(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kKexecFlagsList[] = {
    {"KEXEC_ARCH_DEFAULT", 0, 0xffff0000},
    {"KEXEC_ARCH_386", 0x30000, 0xffff0000},
    {"KEXEC_ARCH_68K", 0x40000, 0xffff0000},
    {"KEXEC_ARCH_PARISC", 0xf0000, 0xffff0000},
    {"KEXEC_ARCH_X86_64", 0x3e0000, 0xffff0000},
    {"KEXEC_ARCH_PPC", 0x140000, 0xffff0000},
    {"KEXEC_ARCH_PPC64", 0x150000, 0xffff0000},
    {"KEXEC_ARCH_IA_64", 0x320000, 0xffff0000},
    {"KEXEC_ARCH_ARM", 0x280000, 0xffff0000},
    {"KEXEC_ARCH_S390", 0x160000, 0xffff0000},
    {"KEXEC_ARCH_SH", 0x2a0000, 0xffff0000},
    {"KEXEC_ARCH_MIPS_LE", 0xa0000, 0xffff0000},
    {"KEXEC_ARCH_MIPS", 0x80000, 0xffff0000},
    {"KEXEC_ARCH_AARCH64", 0xb70000, 0xffff0000},
    {"KEXEC_ARCH_RISCV", 0xf30000, 0xffff0000},
    {"KEXEC_ARCH_LOONGARCH", 0x1020000, 0xffff0000},
    {"KEXEC_ON_CRASH", 0x1},
    {"KEXEC_PRESERVE_CONTEXT", 0x2},
    {"KEXEC_UPDATE_ELFCOREHDR", 0x4},
    {"KEXEC_CRASH_HOTPLUG_SUPPORT", 0x8},
};
inline constexpr FlagSet kKexecFlags{.prefix = "KEXEC_???", .flags = kKexecFlagsList};

inline constexpr Flag kKexecFileFlagsList[] = {
    {"KEXEC_FILE_UNLOAD", 0x1}, {"KEXEC_FILE_ON_CRASH", 0x2}, {"KEXEC_FILE_NO_INITRAMFS", 0x4},
    {"KEXEC_FILE_DEBUG", 0x8},  {"KEXEC_FILE_NO_CMA", 0x10},
};
inline constexpr FlagSet kKexecFileFlags{.prefix = "KEXEC_FILE_???", .flags = kKexecFileFlagsList};

}  // namespace tracectl::syscalls
