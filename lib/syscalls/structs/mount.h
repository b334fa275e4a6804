// What the calls that build and list mounts take: struct mount_attr, struct mnt_id_req.
#pragma once

#include "lib/syscalls/flags/fsmount.h"
#include "lib/syscalls/flags/mount.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kMountAttrFields[] = {
    {"attr_set", "__u64", flags(kMountAttributes)},
    {"attr_clr", "__u64", flags(kMountAttributes)},
    {"propagation", "__u64", symbol(kMountPropagation)},
    {"userns_fd", "__u64", number()},
};
inline constexpr Structure kMountAttr{.name = "struct mount_attr", .fields = kMountAttrFields};

// statmount: what the mask says is there; the strings are offsets into what follows the 512 bytes of the head.
inline constexpr Field kStatmountFields[] = {
    {"size", "__u32", number()},
    {"mnt_opts", "__u32", number()},
    {"mask", "__u64", flags(kStatmountMask)},
    {"sb_dev_major", "__u32", number()},
    {"sb_dev_minor", "__u32", number()},
    {"sb_magic", "__u64", hex()},
    {"sb_flags", "__u32", hex()},
    {"fs_type", "__u32", number()},
    {"mnt_id", "__u64", hex()},
    {"mnt_parent_id", "__u64", hex()},
    {"mnt_id_old", "__u32", number()},
    {"mnt_parent_id_old", "__u32", number()},
    {"mnt_attr", "__u64", flags(kMountAttributes)},
    {"mnt_propagation", "__u64", symbol(kMountPropagation)},
    {"mnt_peer_group", "__u64", number()},
    {"mnt_master", "__u64", number()},
    {"propagate_from", "__u64", number()},
    {"mnt_root", "__u32", number()},
    {"mnt_point", "__u32", number()},
    {"mnt_ns_id", "__u64", hex()},
    {"fs_subtype", "__u32", number(), 1, Field::Show::verbose},
    {"sb_source", "__u32", number(), 1, Field::Show::verbose},
    {"opt_num", "__u32", number(), 1, Field::Show::verbose},
    {"opt_array", "__u32", number(), 1, Field::Show::verbose},
    {"opt_sec_num", "__u32", number(), 1, Field::Show::verbose},
    {"opt_sec_array", "__u32", number(), 1, Field::Show::verbose},
    {"supported_mask", "__u64", flags(kStatmountMask), 1, Field::Show::verbose},
    {"mnt_uidmap_num", "__u32", number(), 1, Field::Show::verbose},
    {"mnt_uidmap", "__u32", number(), 1, Field::Show::verbose},
    {"mnt_gidmap_num", "__u32", number(), 1, Field::Show::verbose},
    {"mnt_gidmap", "__u32", number(), 1, Field::Show::verbose},
    {"spare", "__u64", number(), 43, Field::Show::never},
    {"str", "char", of(Kind::bytes), 0},
};
inline constexpr Structure kStatmount{.name = "struct statmount", .fields = kStatmountFields};
static_assert(size_of(kStatmount, Abi::x86_64) == 512 && size_of(kStatmount, Abi::i386) == 512);

inline constexpr Field kMntIdReqFields[] = {
    {"size", "__u32", number()},   {"spare", "__u32", number(), 1, Field::Show::never},
    {"mnt_id", "__u64", hex()},    {"param", "__u64", flags(kStatmountMask)},
    {"mnt_ns_id", "__u64", hex()},
};
inline constexpr Structure kStatmountReq{.name = "struct mnt_id_req", .fields = kMntIdReqFields};

// listmount: param is the mount after which the list goes on.
inline constexpr Field kListmountReqFields[] = {
    {"size", "__u32", number()},   {"spare", "__u32", number(), 1, Field::Show::never},
    {"mnt_id", "__u64", hex()},    {"param", "__u64", hex()},
    {"mnt_ns_id", "__u64", hex()},
};
inline constexpr Structure kListmountReq{.name = "struct mnt_id_req", .fields = kListmountReqFields};

}  // namespace tracectl::syscalls
