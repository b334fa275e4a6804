// What the arguments of keyctl(2) mean, by its first one.
#pragma once

#include "lib/syscalls/flags/errno.h"
#include "lib/syscalls/flags/keyctl.h"
#include "lib/syscalls/structs/keyctl_dh_params.h"
#include "lib/syscalls/type.h"

namespace tracectl::syscalls {
namespace keyctl {

// The arguments are unsigned long, of which the kernel takes the lower half for these.
constexpr Type key() {
  return with_ctype(symbol(kKeySerials), "key_serial_t");
}
constexpr Type id() {
  return with_ctype(uid(), "uid_t");
}
constexpr Type seconds() {
  return with_ctype(number(), "unsigned int");
}
constexpr Type keyring_default() {
  return with_ctype(symbol(kKeyringDefaults), "int");
}
constexpr Type payload(uint8_t size_arg) {
  return bytes_in(len_arg(size_arg));
}
constexpr Type result(uint8_t size_arg) {
  return bytes_out(len_ret(size_arg));
}

// clang-format off
inline constexpr Variant kArg2Cases[] = {
    {0, key()},  // KEYCTL_GET_KEYRING_ID
    {1, string_in()},  // KEYCTL_JOIN_SESSION_KEYRING
    {2, key()},  // KEYCTL_UPDATE
    {3, key()},  // KEYCTL_REVOKE
    {4, key()},  // KEYCTL_CHOWN
    {5, key()},  // KEYCTL_SETPERM
    {6, key()},  // KEYCTL_DESCRIBE
    {7, key()},  // KEYCTL_CLEAR
    {8, key()},  // KEYCTL_LINK
    {9, key()},  // KEYCTL_UNLINK
    {10, key()},  // KEYCTL_SEARCH
    {11, key()},  // KEYCTL_READ
    {12, key()},  // KEYCTL_INSTANTIATE
    {13, key()},  // KEYCTL_NEGATE
    {14, keyring_default()},  // KEYCTL_SET_REQKEY_KEYRING
    {15, key()},  // KEYCTL_SET_TIMEOUT
    {16, key()},  // KEYCTL_ASSUME_AUTHORITY
    {17, key()},  // KEYCTL_GET_SECURITY
    {18, absent()},  // KEYCTL_SESSION_TO_PARENT
    {19, key()},  // KEYCTL_REJECT
    {20, key()},  // KEYCTL_INSTANTIATE_IOV
    {21, key()},  // KEYCTL_INVALIDATE
    {22, id()},  // KEYCTL_GET_PERSISTENT
    {23, in(kKeyctlDhParams)},  // KEYCTL_DH_COMPUTE
    {24, key()},  // KEYCTL_PKEY_QUERY
    {25, in(kKeyctlPkeyParams)},  // KEYCTL_PKEY_ENCRYPT
    {26, in(kKeyctlPkeyParams)},  // KEYCTL_PKEY_DECRYPT
    {27, in(kKeyctlPkeyParams)},  // KEYCTL_PKEY_SIGN
    {28, in(kKeyctlVerifyParams)},  // KEYCTL_PKEY_VERIFY
    {29, key()},  // KEYCTL_RESTRICT_KEYRING
    {30, key()},  // KEYCTL_MOVE
    {31, bytes_out(len_ret(2)).decoded_by(Custom::keyctl_capabilities)},  // KEYCTL_CAPABILITIES
    {32, key()},  // KEYCTL_WATCH_KEY
};
inline constexpr Variant kArg3Cases[] = {
    {0, number()},  // KEYCTL_GET_KEYRING_ID
    {1, absent()},  // KEYCTL_JOIN_SESSION_KEYRING
    {2, payload(3)},  // KEYCTL_UPDATE
    {3, absent()},  // KEYCTL_REVOKE
    {4, id()},  // KEYCTL_CHOWN
    {5, flags(kKeyPermissions)},  // KEYCTL_SETPERM
    {6, result(3)},  // KEYCTL_DESCRIBE
    {7, absent()},  // KEYCTL_CLEAR
    {8, key()},  // KEYCTL_LINK
    {9, key()},  // KEYCTL_UNLINK
    {10, string_in()},  // KEYCTL_SEARCH
    {11, result(3)},  // KEYCTL_READ
    {12, payload(3)},  // KEYCTL_INSTANTIATE
    {13, seconds()},  // KEYCTL_NEGATE
    {14, absent()},  // KEYCTL_SET_REQKEY_KEYRING
    {15, seconds()},  // KEYCTL_SET_TIMEOUT
    {16, absent()},  // KEYCTL_ASSUME_AUTHORITY
    {17, result(3)},  // KEYCTL_GET_SECURITY
    {18, absent()},  // KEYCTL_SESSION_TO_PARENT
    {19, seconds()},  // KEYCTL_REJECT
    {20, iovec_in(3)},  // KEYCTL_INSTANTIATE_IOV
    {21, absent()},  // KEYCTL_INVALIDATE
    {22, key()},  // KEYCTL_GET_PERSISTENT
    {23, result(3)},  // KEYCTL_DH_COMPUTE
    {24, number()},  // KEYCTL_PKEY_QUERY
    {25, string_in()},  // KEYCTL_PKEY_ENCRYPT
    {26, string_in()},  // KEYCTL_PKEY_DECRYPT
    {27, string_in()},  // KEYCTL_PKEY_SIGN
    {28, string_in()},  // KEYCTL_PKEY_VERIFY
    {29, string_in()},  // KEYCTL_RESTRICT_KEYRING
    {30, key()},  // KEYCTL_MOVE
    {31, size()},  // KEYCTL_CAPABILITIES
    {32, with_ctype(fd(), "int")},  // KEYCTL_WATCH_KEY
};
inline constexpr Variant kArg4Cases[] = {
    {0, absent()},  // KEYCTL_GET_KEYRING_ID
    {1, absent()},  // KEYCTL_JOIN_SESSION_KEYRING
    {2, size()},  // KEYCTL_UPDATE
    {3, absent()},  // KEYCTL_REVOKE
    {4, id()},  // KEYCTL_CHOWN
    {5, absent()},  // KEYCTL_SETPERM
    {6, size()},  // KEYCTL_DESCRIBE
    {7, absent()},  // KEYCTL_CLEAR
    {8, absent()},  // KEYCTL_LINK
    {9, absent()},  // KEYCTL_UNLINK
    {10, string_in()},  // KEYCTL_SEARCH
    {11, size()},  // KEYCTL_READ
    {12, size()},  // KEYCTL_INSTANTIATE
    {13, key()},  // KEYCTL_NEGATE
    {14, absent()},  // KEYCTL_SET_REQKEY_KEYRING
    {15, absent()},  // KEYCTL_SET_TIMEOUT
    {16, absent()},  // KEYCTL_ASSUME_AUTHORITY
    {17, size()},  // KEYCTL_GET_SECURITY
    {18, absent()},  // KEYCTL_SESSION_TO_PARENT
    {19, with_ctype(symbol(kErrnos), "unsigned int")},  // KEYCTL_REJECT
    {20, size()},  // KEYCTL_INSTANTIATE_IOV
    {21, absent()},  // KEYCTL_INVALIDATE
    {22, absent()},  // KEYCTL_GET_PERSISTENT
    {23, size()},  // KEYCTL_DH_COMPUTE
    {24, string_in()},  // KEYCTL_PKEY_QUERY
    {25, address()},  // KEYCTL_PKEY_ENCRYPT
    {26, address()},  // KEYCTL_PKEY_DECRYPT
    {27, address()},  // KEYCTL_PKEY_SIGN
    {28, address()},  // KEYCTL_PKEY_VERIFY
    {29, string_in()},  // KEYCTL_RESTRICT_KEYRING
    {30, key()},  // KEYCTL_MOVE
    {31, absent()},  // KEYCTL_CAPABILITIES
    {32, with_ctype(number(), "int")},  // KEYCTL_WATCH_KEY
};
inline constexpr Variant kArg5Cases[] = {
    {0, absent()},  // KEYCTL_GET_KEYRING_ID
    {1, absent()},  // KEYCTL_JOIN_SESSION_KEYRING
    {2, absent()},  // KEYCTL_UPDATE
    {3, absent()},  // KEYCTL_REVOKE
    {4, absent()},  // KEYCTL_CHOWN
    {5, absent()},  // KEYCTL_SETPERM
    {6, absent()},  // KEYCTL_DESCRIBE
    {7, absent()},  // KEYCTL_CLEAR
    {8, absent()},  // KEYCTL_LINK
    {9, absent()},  // KEYCTL_UNLINK
    {10, key()},  // KEYCTL_SEARCH
    {11, absent()},  // KEYCTL_READ
    {12, key()},  // KEYCTL_INSTANTIATE
    {13, absent()},  // KEYCTL_NEGATE
    {14, absent()},  // KEYCTL_SET_REQKEY_KEYRING
    {15, absent()},  // KEYCTL_SET_TIMEOUT
    {16, absent()},  // KEYCTL_ASSUME_AUTHORITY
    {17, absent()},  // KEYCTL_GET_SECURITY
    {18, absent()},  // KEYCTL_SESSION_TO_PARENT
    {19, key()},  // KEYCTL_REJECT
    {20, key()},  // KEYCTL_INSTANTIATE_IOV
    {21, absent()},  // KEYCTL_INVALIDATE
    {22, absent()},  // KEYCTL_GET_PERSISTENT
    {23, in(kKeyctlKdfParams)},  // KEYCTL_DH_COMPUTE
    {24, out(kKeyctlPkeyQuery)},  // KEYCTL_PKEY_QUERY
    {25, address()},  // KEYCTL_PKEY_ENCRYPT
    {26, address()},  // KEYCTL_PKEY_DECRYPT
    {27, address()},  // KEYCTL_PKEY_SIGN
    {28, address()},  // KEYCTL_PKEY_VERIFY
    {29, absent()},  // KEYCTL_RESTRICT_KEYRING
    {30, flags(kKeyMoveFlags)},  // KEYCTL_MOVE
    {31, absent()},  // KEYCTL_CAPABILITIES
    {32, absent()},  // KEYCTL_WATCH_KEY
};
// clang-format on

inline constexpr Variants kArg2{0xffffffff, kArg2Cases};
inline constexpr Variants kArg3{0xffffffff, kArg3Cases};
inline constexpr Variants kArg4{0xffffffff, kArg4Cases};
inline constexpr Variants kArg5{0xffffffff, kArg5Cases};

}  // namespace keyctl
}  // namespace tracectl::syscalls
