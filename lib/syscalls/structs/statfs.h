// struct statfs: statfs(2), fstatfs(2), and statfs64 of i386.
#pragma once

#include "lib/syscalls/flags/fs_magic.h"
#include "lib/syscalls/flags/statfs.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kFsidFields[] = {{"val", "unsigned int", hex(), 2}};
inline constexpr Structure kFsid{.name = "__kernel_fsid_t", .fields = kFsidFields};

// Every word is as wide as the machine's, which makes the i386 layout the same list.
inline constexpr Field kStatfsFields[] = {
    {"f_type", "unsigned long", symbol(kFileSystemMagic)},
    {"f_bsize", "unsigned long", number()},
    {"f_blocks", "unsigned long", number()},
    {"f_bfree", "unsigned long", number()},
    {"f_bavail", "unsigned long", number()},
    {"f_files", "unsigned long", number()},
    {"f_ffree", "unsigned long", number()},
    {"f_fsid", "", object_of(kFsid)},
    {"f_namelen", "unsigned long", number()},
    {"f_frsize", "unsigned long", number()},
    {"f_flags", "unsigned long", flags(kStatfsFlags)},
    {"f_spare", "unsigned long", number(), 4, Field::Show::never},
};
inline constexpr Structure kStatfs{.name = "struct statfs", .fields = kStatfsFields};

inline constexpr Field kStatfs64I386Fields[] = {
    {"f_type", "__u32", symbol(kFileSystemMagic)},
    {"f_bsize", "__u32", number()},
    {"f_blocks", "__u64", number()},
    {"f_bfree", "__u64", number()},
    {"f_bavail", "__u64", number()},
    {"f_files", "__u64", number()},
    {"f_ffree", "__u64", number()},
    {"f_fsid", "", object_of(kFsid)},
    {"f_namelen", "__u32", number()},
    {"f_frsize", "__u32", number()},
    {"f_flags", "__u32", flags(kStatfsFlags)},
    {"f_spare", "__u32", number(), 4, Field::Show::never},
};
inline constexpr Structure kStatfs64I386{.name = "struct statfs64", .fields = kStatfs64I386Fields};

static_assert(size_of(kStatfs, Abi::x86_64) == 120 && size_of(kStatfs, Abi::i386) == 64);
static_assert(size_of(kStatfs64I386, Abi::i386) == 84);

}  // namespace tracectl::syscalls
