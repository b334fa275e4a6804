// struct stat in its four forms: that of 64-bit programs, and three generations of i386.
#pragma once

#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

// Devices have a number where other files have a size.  S_IFCHR and S_IFBLK are what these bits tell from the rest.
template <size_t kModeField>
constexpr bool is_device(std::span<const uint64_t> fields) {
  return (fields[kModeField] & 0130000) == 020000;
}
template <size_t kModeField>
constexpr bool is_not_device(std::span<const uint64_t> fields) {
  return !is_device<kModeField>(fields);
}

inline constexpr Field kStatFields[] = {
    {"st_dev", "unsigned long", dev(), 1, Field::Show::verbose},
    {"st_ino", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_nlink", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_mode", "unsigned int", octal()},
    {"st_uid", "unsigned int", uid(), 1, Field::Show::verbose},
    {"st_gid", "unsigned int", uid(), 1, Field::Show::verbose},
    {"__pad0", "unsigned int", number(), 1, Field::Show::never},
    {"st_rdev", "unsigned long", dev(), 1, Field::Show::always, is_device<3>},
    {"st_size", "long", number(), 1, Field::Show::always, is_not_device<3>},
    {"st_blksize", "long", number(), 1, Field::Show::verbose},
    {"st_blocks", "long", number(), 1, Field::Show::verbose},
    {"st_atime", "long", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_atime_nsec", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_mtime", "long", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_mtime_nsec", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_ctime", "long", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_ctime_nsec", "unsigned long", number(), 1, Field::Show::verbose},
    {"__unused", "long", number(), 3, Field::Show::never},
};
inline constexpr uint8_t kStatOrder[] = {0, 1, 3, 2, 4, 5, 9, 10, 7, 8, 11, 12, 13, 14, 15, 16};
inline constexpr Structure kStat{.name = "struct stat", .fields = kStatFields, .order = kStatOrder};

// i386 stat, fstat, lstat.
inline constexpr Field kStatI386Fields[] = {
    {"st_dev", "unsigned long", dev(), 1, Field::Show::verbose},
    {"st_ino", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_mode", "unsigned short", octal()},
    {"st_nlink", "unsigned short", number(), 1, Field::Show::verbose},
    {"st_uid", "unsigned short", uid(), 1, Field::Show::verbose},
    {"st_gid", "unsigned short", uid(), 1, Field::Show::verbose},
    {"st_rdev", "unsigned long", dev(), 1, Field::Show::always, is_device<2>},
    {"st_size", "unsigned long", number(), 1, Field::Show::always, is_not_device<2>},
    {"st_blksize", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_blocks", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_atime", "long", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_atime_nsec", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_mtime", "long", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_mtime_nsec", "unsigned long", number(), 1, Field::Show::verbose},
    {"st_ctime", "long", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_ctime_nsec", "unsigned long", number(), 1, Field::Show::verbose},
    {"__unused", "unsigned long", number(), 2, Field::Show::never},
};
inline constexpr uint8_t kStatI386Order[] = {0, 1, 2, 3, 4, 5, 8, 9, 6, 7, 10, 11, 12, 13, 14, 15};
inline constexpr Structure kStatI386{.name = "struct stat", .fields = kStatI386Fields, .order = kStatI386Order};

// i386 stat64, fstat64, lstat64, fstatat64.
inline constexpr Field kStat64I386Fields[] = {
    {"st_dev", "unsigned long long", dev(), 1, Field::Show::verbose},
    {"__pad0", "unsigned char", number(), 4, Field::Show::never},
    {"__st_ino", "unsigned int", number(), 1, Field::Show::never},
    {"st_mode", "unsigned int", octal()},
    {"st_nlink", "unsigned int", number(), 1, Field::Show::verbose},
    {"st_uid", "unsigned int", uid(), 1, Field::Show::verbose},
    {"st_gid", "unsigned int", uid(), 1, Field::Show::verbose},
    {"st_rdev", "unsigned long long", dev(), 1, Field::Show::always, is_device<3>},
    {"__pad3", "unsigned char", number(), 4, Field::Show::never},
    {"st_size", "long long", number(), 1, Field::Show::always, is_not_device<3>},
    {"st_blksize", "unsigned int", number(), 1, Field::Show::verbose},
    {"st_blocks", "unsigned long long", number(), 1, Field::Show::verbose},
    {"st_atime", "int", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_atime_nsec", "unsigned int", number(), 1, Field::Show::verbose},
    {"st_mtime", "int", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_mtime_nsec", "unsigned int", number(), 1, Field::Show::verbose},
    {"st_ctime", "int", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_ctime_nsec", "unsigned int", number(), 1, Field::Show::verbose},
    {"st_ino", "unsigned long long", number(), 1, Field::Show::verbose},
};
inline constexpr uint8_t kStat64I386Order[] = {0, 18, 3, 4, 5, 6, 10, 11, 7, 9, 12, 13, 14, 15, 16, 17};
inline constexpr Structure kStat64I386{.name = "struct stat64", .fields = kStat64I386Fields, .order = kStat64I386Order};

// i386 oldstat, oldfstat, oldlstat: struct __old_kernel_stat.
inline constexpr Field kOldStatI386Fields[] = {
    {"st_dev", "unsigned short", dev(), 1, Field::Show::verbose},
    {"st_ino", "unsigned short", number(), 1, Field::Show::verbose},
    {"st_mode", "unsigned short", octal()},
    {"st_nlink", "unsigned short", number(), 1, Field::Show::verbose},
    {"st_uid", "unsigned short", uid(), 1, Field::Show::verbose},
    {"st_gid", "unsigned short", uid(), 1, Field::Show::verbose},
    {"st_rdev", "unsigned short", dev(), 1, Field::Show::always, is_device<2>},
    {"st_size", "unsigned int", number(), 1, Field::Show::always, is_not_device<2>},
    {"st_atime", "unsigned int", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_mtime", "unsigned int", of(Kind::unix_time), 1, Field::Show::verbose},
    {"st_ctime", "unsigned int", of(Kind::unix_time), 1, Field::Show::verbose},
};
inline constexpr Structure kOldStatI386{.name = "struct __old_kernel_stat", .fields = kOldStatI386Fields};

static_assert(size_of(kStat, Abi::x86_64) == 144 && size_of(kStatI386, Abi::i386) == 64);
static_assert(size_of(kStat64I386, Abi::i386) == 96 && size_of(kOldStatI386, Abi::i386) == 32);

}  // namespace tracectl::syscalls
