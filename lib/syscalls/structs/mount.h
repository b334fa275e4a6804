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
