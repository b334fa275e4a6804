// Arguments of ioctl requests on files and block devices (include/uapi/linux/fs.h, fiemap.h).
#pragma once

#include "lib/syscalls/flags/inode_flags.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

// FICLONERANGE.
inline constexpr Field kFileCloneRangeFields[] = {{"src_fd", "__s64", fd()},
                                                  {"src_offset", "__u64", number()},
                                                  {"src_length", "__u64", number()},
                                                  {"dest_offset", "__u64", number()}};
inline constexpr Structure kFileCloneRange{.name = "struct file_clone_range", .fields = kFileCloneRangeFields};

// FITRIM.
inline constexpr Field kFstrimRangeFields[] = {
    {"start", "__u64", hex()}, {"len", "__u64", hex()}, {"minlen", "__u64", hex()}};
inline constexpr Structure kFstrimRange{.name = "struct fstrim_range", .fields = kFstrimRangeFields};

// FS_IOC_FSGETXATTR, FS_IOC_FSSETXATTR; only the answer counts extents.
inline constexpr Field kFsxattrFields[] = {
    {"fsx_xflags", "__u32", flags(kExtendedInodeFlags)},
    {"fsx_extsize", "__u32", number()},
    {"fsx_nextents", "__u32", number()},
    {"fsx_projid", "__u32", hex()},
    {"fsx_cowextsize", "__u32", number()},
    {"fsx_pad", "unsigned char", number(), 8, Field::Show::never},
};
inline constexpr Structure kFsxattr{.name = "struct fsxattr", .fields = kFsxattrFields};

// FS_IOC_FIEMAP: the head, before the extents; of what it is given and of what it answers.
inline constexpr Field kFiemapFields[] = {
    {"fm_start", "__u64", number()},        {"fm_length", "__u64", number()},
    {"fm_flags", "__u32", hex()},           {"fm_mapped_extents", "__u32", number(), 1, Field::Show::never},
    {"fm_extent_count", "__u32", number()}, {"fm_reserved", "__u32", number(), 1, Field::Show::never},
};
inline constexpr Structure kFiemap{.name = "struct fiemap", .fields = kFiemapFields};
inline constexpr Field kFiemapAnswerFields[] = {
    {"fm_start", "__u64", number(), 1, Field::Show::never},
    {"fm_length", "__u64", number(), 1, Field::Show::never},
    {"fm_flags", "__u32", hex()},
    {"fm_mapped_extents", "__u32", number()},
    {"fm_extent_count", "__u32", number(), 1, Field::Show::never},
    {"fm_reserved", "__u32", number(), 1, Field::Show::never},
    {"fm_extents", "__u64", hex(), 1, Field::Show::verbose},  // behind what is copied
};
inline constexpr Structure kFiemapAnswer{.name = "struct fiemap", .fields = kFiemapAnswerFields};

static_assert(size_of(kFsxattr, Abi::x86_64) == 28 && size_of(kFileCloneRange, Abi::i386) == 32);

}  // namespace tracectl::syscalls
