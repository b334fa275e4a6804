// struct statx: statx(2).
#pragma once

#include "lib/syscalls/flags/statx.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kStatxTimestampFields[] = {{"tv_sec", "__s64", number()},
                                                  {"tv_nsec", "__u32", number()},
                                                  {"__reserved", "__s32", number(), 1, Field::Show::never}};
inline constexpr Structure kStatxTimestamp{.name = "struct statx_timestamp", .fields = kStatxTimestampFields};

// Fields beyond the basic ones are there only when the kernel said so in stx_mask.
template <uint64_t kMask>
constexpr bool statx_has(std::span<const uint64_t> fields) {
  return (fields[0] & kMask) != 0;
}

inline constexpr Field kStatxFields[] = {
    {"stx_mask", "__u32", flags(kStatxMask)},
    {"stx_blksize", "__u32", number(), 1, Field::Show::verbose},
    {"stx_attributes", "__u64", flags(kStatxAttributes)},
    {"stx_nlink", "__u32", number(), 1, Field::Show::verbose},
    {"stx_uid", "__u32", uid(), 1, Field::Show::verbose},
    {"stx_gid", "__u32", uid(), 1, Field::Show::verbose},
    {"stx_mode", "__u16", octal()},
    {"__spare0", "__u16", number(), 1, Field::Show::never},
    {"stx_ino", "__u64", number(), 1, Field::Show::verbose},
    {"stx_size", "__u64", number()},
    {"stx_blocks", "__u64", number(), 1, Field::Show::verbose},
    {"stx_attributes_mask", "__u64", flags(kStatxAttributes), 1, Field::Show::verbose},
    {"stx_atime", "", wall_time(kStatxTimestamp), 1, Field::Show::verbose},
    {"stx_btime", "", wall_time(kStatxTimestamp), 1, Field::Show::verbose, statx_has<0x800>},
    {"stx_ctime", "", wall_time(kStatxTimestamp), 1, Field::Show::verbose},
    {"stx_mtime", "", wall_time(kStatxTimestamp), 1, Field::Show::verbose},
    {"stx_rdev_major", "__u32", number(), 1, Field::Show::verbose},
    {"stx_rdev_minor", "__u32", number(), 1, Field::Show::verbose},
    {"stx_dev_major", "__u32", number(), 1, Field::Show::verbose},
    {"stx_dev_minor", "__u32", number(), 1, Field::Show::verbose},
    {"stx_mnt_id", "__u64", hex(), 1, Field::Show::verbose, statx_has<0x5000>},
    {"stx_dio_mem_align", "__u32", number(), 1, Field::Show::verbose, statx_has<0x2000>},
    {"stx_dio_offset_align", "__u32", number(), 1, Field::Show::verbose, statx_has<0x2000>},
    {"stx_subvol", "__u64", number(), 1, Field::Show::verbose, statx_has<0x8000>},
    {"stx_atomic_write_unit_min", "__u32", number(), 1, Field::Show::verbose, statx_has<0x10000>},
    {"stx_atomic_write_unit_max", "__u32", number(), 1, Field::Show::verbose, statx_has<0x10000>},
    {"stx_atomic_write_segments_max", "__u32", number(), 1, Field::Show::verbose, statx_has<0x10000>},
    {"stx_dio_read_offset_align", "__u32", number(), 1, Field::Show::verbose, statx_has<0x20000>},
    {"stx_atomic_write_unit_max_opt", "__u32", number(), 1, Field::Show::verbose, statx_has<0x10000>},
    {"__spare2", "__u32", number(), 1, Field::Show::never},
    {"__spare3", "__u64", number(), 8, Field::Show::never},
};
inline constexpr Structure kStatx{.name = "struct statx", .fields = kStatxFields};

static_assert(size_of(kStatx, Abi::x86_64) == 256 && size_of(kStatx, Abi::i386) == 256);

}  // namespace tracectl::syscalls
