// fcntl's third argument and return value, by its command.  fcntl64 of i386 shares them.
#pragma once

#include "lib/syscalls/flags/fcntl.h"
#include "lib/syscalls/flags/open.h"
#include "lib/syscalls/structs/flock.h"

namespace tracectl::syscalls {

inline constexpr Variant kFcntlCases[] = {
    {0, number()},                                // F_DUPFD
    {1, absent()},                                // F_GETFD
    {2, flags(kFdFlags)},                         // F_SETFD
    {3, absent()},                                // F_GETFL
    {4, flags(kOpenFlags)},                       // F_SETFL
    {5, inout(kFlockAnswer)},                     // F_GETLK
    {6, in(kFlock)},                              // F_SETLK
    {7, in(kFlock)},                              // F_SETLKW
    {8, pid()},                                   // F_SETOWN
    {9, absent()},                                // F_GETOWN
    {10, signal()},                               // F_SETSIG
    {11, absent()},                               // F_GETSIG
    {12, inout(kFlock64Answer)},                  // F_GETLK64
    {13, in(kFlock64)},                           // F_SETLK64
    {14, in(kFlock64)},                           // F_SETLKW64
    {15, in(kOwnerEx)},                           // F_SETOWN_EX
    {16, out(kOwnerEx)},                          // F_GETOWN_EX
    {36, inout(kFlock64Answer)},                  // F_OFD_GETLK
    {37, in(kFlock64)},                           // F_OFD_SETLK
    {38, in(kFlock64)},                           // F_OFD_SETLKW
    {1024, symbol(kLockTypes)},                   // F_SETLEASE
    {1025, absent()},                             // F_GETLEASE
    {1026, flags(kDirectoryNotifyFlags)},         // F_NOTIFY
    {1027, fd()},                                 // F_DUPFD_QUERY
    {1028, absent()},                             // F_CREATED_QUERY
    {1030, number()},                             // F_DUPFD_CLOEXEC
    {1031, number()},                             // F_SETPIPE_SZ
    {1032, absent()},                             // F_GETPIPE_SZ
    {1033, flags(kSealFlags)},                    // F_ADD_SEALS
    {1034, absent()},                             // F_GET_SEALS
    {1035, out(symbol(kWriteLifeHints), "u64")},  // F_GET_RW_HINT
    {1036, in(symbol(kWriteLifeHints), "u64")},   // F_SET_RW_HINT
    {1037, out(symbol(kWriteLifeHints), "u64")},  // F_GET_FILE_RW_HINT
    {1038, in(symbol(kWriteLifeHints), "u64")},   // F_SET_FILE_RW_HINT
};
inline constexpr Variants kFcntlVariants{.mask = 0xffffffff, .cases = kFcntlCases};

// What an answer means, beside its number; descriptors are followed by what F_DUPFD returns.
inline constexpr Variant kFcntlReturnCases[] = {
    {0, fd()},                   // F_DUPFD
    {1, flags(kFdFlags)},        // F_GETFD
    {3, flags(kOpenFlags)},      // F_GETFL
    {1025, symbol(kLockTypes)},  // F_GETLEASE
    {1030, fd()},                // F_DUPFD_CLOEXEC
    {1034, flags(kSealFlags)},   // F_GET_SEALS
};
inline constexpr Variants kFcntlReturns{.mask = 0xffffffff, .cases = kFcntlReturnCases};

}  // namespace tracectl::syscalls
