// Small structs about one file: extended attributes by descriptor, inode flags, page cache, handles, times.
#pragma once

#include "lib/syscalls/flags/inode_flags.h"
#include "lib/syscalls/flags/xattr.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

// setxattrat(2), getxattrat(2).
inline constexpr Field kXattrArgsFields[] = {
    {"value", "__u64", bytes_in(bytes_field(1))}, {"size", "__u32", number()}, {"flags", "__u32", flags(kXattrFlags)}};
inline constexpr Structure kXattrArgs{.name = "struct xattr_args", .fields = kXattrArgsFields};
inline constexpr Field kXattrArgsOutFields[] = {{"value", "__u64", bytes_out(bytes_field_ret(1))},
                                                {"size", "__u32", number()},
                                                {"flags", "__u32", flags(kXattrFlags)}};
inline constexpr Structure kXattrArgsOut{.name = "struct xattr_args", .fields = kXattrArgsOutFields};

// file_getattr(2), file_setattr(2).
inline constexpr Field kFileAttrFields[] = {
    {"fa_xflags", "__u64", flags(kExtendedInodeFlags)},
    {"fa_extsize", "__u32", number()},
    {"fa_nextents", "__u32", number()},
    {"fa_projid", "__u32", number()},
    {"fa_cowextsize", "__u32", number()},
};
inline constexpr Structure kFileAttr{.name = "struct file_attr", .fields = kFileAttrFields};

// cachestat(2).
inline constexpr Field kCachestatRangeFields[] = {{"off", "__u64", number()}, {"len", "__u64", number()}};
inline constexpr Structure kCachestatRange{.name = "struct cachestat_range", .fields = kCachestatRangeFields};
inline constexpr Field kCachestatFields[] = {
    {"nr_cache", "__u64", number()},
    {"nr_dirty", "__u64", number()},
    {"nr_writeback", "__u64", number()},
    {"nr_evicted", "__u64", number()},
    {"nr_recently_evicted", "__u64", number()},
};
inline constexpr Structure kCachestat{.name = "struct cachestat", .fields = kCachestatFields};

// open_by_handle_at(2): handle_bytes opaque bytes follow the head.
inline constexpr Field kFileHandleFields[] = {
    {"handle_bytes", "unsigned int", number()}, {"handle_type", "int", number()}, {"f_handle", "char", hex(), 0}};
inline constexpr Structure kFileHandle{.name = "struct file_handle", .fields = kFileHandleFields};
// name_to_handle_at(2) is told how much room there is.
inline constexpr Field kFileHandleAnswerFields[] = {
    {"handle_bytes", "unsigned int", number(), 1, Field::Show::changing},
    {"handle_type", "int", number(), 1, Field::Show::answered},
    {"f_handle", "char", hex(), 0, Field::Show::answered},
};
inline constexpr Structure kFileHandleAnswer{.name = "struct file_handle", .fields = kFileHandleAnswerFields};

// ustat(2).
inline constexpr Field kUstatFields[] = {
    {"f_tfree", "int", number()},
    {"f_tinode", "unsigned long", number()},
    {"f_fname", "char", of(Kind::text), 6},
    {"f_fpack", "char", of(Kind::text), 6},
};
inline constexpr Structure kUstat{.name = "struct ustat", .fields = kUstatFields};

// utime(2).
inline constexpr Field kUtimbufFields[] = {{"actime", "long", of(Kind::unix_time)},
                                           {"modtime", "long", of(Kind::unix_time)}};
inline constexpr Structure kUtimbuf{.name = "struct utimbuf", .fields = kUtimbufFields};

}  // namespace tracectl::syscalls
