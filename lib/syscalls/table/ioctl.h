// ioctl's third argument, by its request.
#pragma once

#include "lib/syscalls/flags/clone.h"
#include "lib/syscalls/structs/file_ioctl.h"
#include "lib/syscalls/structs/ifreq.h"
#include "lib/syscalls/structs/termios.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Variant kIoctlCases[] = {
    // Terminals (ioctl_tty(2)).
    {0x5401, out(kTermios)},                                           // TCGETS
    {0x5402, in(kTermios)},                                            // TCSETS
    {0x5403, in(kTermios)},                                            // TCSETSW
    {0x5404, in(kTermios)},                                            // TCSETSF
    {0x5405, out(kTermio)},                                            // TCGETA
    {0x5406, in(kTermio)},                                             // TCSETA
    {0x5407, in(kTermio)},                                             // TCSETAW
    {0x5408, in(kTermio)},                                             // TCSETAF
    {0x802c542a, out(kTermios2)},                                      // TCGETS2
    {0x402c542b, in(kTermios2)},                                       // TCSETS2
    {0x402c542c, in(kTermios2)},                                       // TCSETSW2
    {0x402c542d, in(kTermios2)},                                       // TCSETSF2
    {0x5456, out(kTermios)},                                           // TIOCGLCKTRMIOS
    {0x5457, in(kTermios)},                                            // TIOCSLCKTRMIOS
    {0x5413, out(kWinsize)},                                           // TIOCGWINSZ
    {0x5414, in(kWinsize)},                                            // TIOCSWINSZ
    {0x540f, out(pid(), "pid_t")},                                     // TIOCGPGRP
    {0x5410, in(pid(), "pid_t")},                                      // TIOCSPGRP
    {0x5429, out(pid(), "pid_t")},                                     // TIOCGSID
    {0x5411, out(number(), "int")},                                    // TIOCOUTQ
    {0x40045431, in(number(), "int")},                                 // TIOCSPTLCK
    {0x80045439, out(number(), "int")},                                // TIOCGPTLCK
    {0x80045430, out(number(), "unsigned int")},                       // TIOCGPTN
    {0x80045432, out(number(), "unsigned int")},                       // TIOCGDEV
    {0x5420, in(number(), "int")},                                     // TIOCPKT
    {0x80045438, out(number(), "int")},                                // TIOCGPKT
    {0x80045440, out(number(), "int")},                                // TIOCGEXCL
    {0x5424, out(number(), "int")},                                    // TIOCGETD
    {0x5423, in(number(), "int")},                                     // TIOCSETD
    {0x5419, out(number(), "int")},                                    // TIOCGSOFTCAR
    {0x541a, in(number(), "int")},                                     // TIOCSSOFTCAR
    {0x5415, out(flags(kModemLines), "int")},                          // TIOCMGET
    {0x5418, in(flags(kModemLines), "int")},                           // TIOCMSET
    {0x5416, in(flags(kModemLines), "int")},                           // TIOCMBIS
    {0x5417, in(flags(kModemLines), "int")},                           // TIOCMBIC
    {0x5412, bytes_in(times(1))},                                      // TIOCSTI
    {0x540e, number()},                                                // TIOCSCTTY
    {0x5409, number()},                                                // TCSBRK
    {0x5425, number()},                                                // TCSBRKP
    {0x540a, symbol(kTerminalFlow)},                                   // TCXONC
    {0x540b, symbol(kTerminalFlush)},                                  // TCFLSH
    {0x540c, absent()},                                                // TIOCEXCL
    {0x540d, absent()},                                                // TIOCNXCL
    {0x5422, absent()},                                                // TIOCNOTTY
    {0x5427, absent()},                                                // TIOCSBRK
    {0x5428, absent()},                                                // TIOCCBRK
    {0x541d, absent()},                                                // TIOCCONS
    {0x5437, absent()},                                                // TIOCVHANGUP
    // Any descriptor.
    {0x541b, out(number(), "int")},                                    // FIONREAD
    {0x5421, in(number(), "int")},                                     // FIONBIO
    {0x5452, in(number(), "int")},                                     // FIOASYNC
    {0x5451, absent()},                                                // FIOCLEX
    {0x5450, absent()},                                                // FIONCLEX
    // Sockets and network interfaces.
    {0x8913, inout(kIfreqFlags)},                                      // SIOCGIFFLAGS
    {0x8914, in(kIfreqFlags)},                                         // SIOCSIFFLAGS
    {0x8915, inout(kIfreqAddr)},                                       // SIOCGIFADDR
    {0x8916, in(kIfreqAddr)},                                          // SIOCSIFADDR
    {0x8917, inout(kIfreqDstaddr)},                                    // SIOCGIFDSTADDR
    {0x8918, in(kIfreqDstaddr)},                                       // SIOCSIFDSTADDR
    {0x8919, inout(kIfreqBroadaddr)},                                  // SIOCGIFBRDADDR
    {0x891a, in(kIfreqBroadaddr)},                                     // SIOCSIFBRDADDR
    {0x891b, inout(kIfreqNetmask)},                                    // SIOCGIFNETMASK
    {0x891c, in(kIfreqNetmask)},                                       // SIOCSIFNETMASK
    {0x891d, inout(kIfreqMetric)},                                     // SIOCGIFMETRIC
    {0x891e, in(kIfreqMetric)},                                        // SIOCSIFMETRIC
    {0x8921, inout(kIfreqMtu)},                                        // SIOCGIFMTU
    {0x8922, in(kIfreqMtu)},                                           // SIOCSIFMTU
    {0x8927, inout(kIfreqHwaddr)},                                     // SIOCGIFHWADDR
    {0x8924, in(kIfreqHwaddr)},                                        // SIOCSIFHWADDR
    {0x8933, inout(kIfreqIndex)},                                      // SIOCGIFINDEX
    {0x8910, inout(kIfreqByIndex)},                                    // SIOCGIFNAME
    {0x8942, inout(kIfreqQlen)},                                       // SIOCGIFTXQLEN
    {0x8943, in(kIfreqQlen)},                                          // SIOCSIFTXQLEN
    {0x8970, inout(kIfreqMap)},                                        // SIOCGIFMAP
    {0x8971, in(kIfreqMap)},                                           // SIOCSIFMAP
    {0x8912, inout(kIfconf)},                                          // SIOCGIFCONF
    {0x8946, in(kIfreqEthtool).as_address()},                           // SIOCETHTOOL
    {0x400454ca, in(kIfreqFlags).as_address()},                        // TUNSETIFF
    {0x8901, in(pid(), "int")},                                        // FIOSETOWN
    {0x8902, in(pid(), "int")},                                        // SIOCSPGRP
    {0x8903, out(pid(), "int")},                                       // FIOGETOWN
    {0x8904, out(pid(), "int")},                                       // SIOCGPGRP
    {0x8905, out(number(), "int")},                                    // SIOCATMARK
    // Files and file systems.  Requests whose number says long exist once more with the size of i386.
    {0x80086601, out(flags(kInodeFlags), "unsigned int")},             // FS_IOC_GETFLAGS
    {0x40086602, in(flags(kInodeFlags), "unsigned int")},              // FS_IOC_SETFLAGS
    {0x80046601, out(flags(kInodeFlags), "unsigned int")},             // FS_IOC32_GETFLAGS
    {0x40046602, in(flags(kInodeFlags), "unsigned int")},              // FS_IOC32_SETFLAGS
    {0x801c581f, out(kFsxattr)},                                       // FS_IOC_FSGETXATTR
    {0x401c5820, in(kFsxattr)},                                        // FS_IOC_FSSETXATTR
    {0xc020660b, inout(kFiemap).answered_by(kFiemapAnswer)},                                      // FS_IOC_FIEMAP
    {0x81009431, path_out(times(256))},                                // FS_IOC_GETFSLABEL
    {0x40049409, fd()},                                                // FICLONE
    {0x4020940d, in(kFileCloneRange)},                                 // FICLONERANGE
    {0xc0185879, inout(kFstrimRange)},                                 // FITRIM
    {0xc0045877, absent()},                                            // FIFREEZE
    {0xc0045878, absent()},                                            // FITHAW
    // Block devices.
    {0x80081272, out(number(), "u64")},                                // BLKGETSIZE64
    {0x1260, out(number(), "unsigned long")},                          // BLKGETSIZE
    {0x1268, out(number(), "int")},                                    // BLKSSZGET
    {0x127b, out(number(), "unsigned int")},                           // BLKPBSZGET
    {0x80081270, out(number(), "int")},                                // BLKBSZGET
    {0x40081271, in(number(), "int")},                                 // BLKBSZSET
    {0x125e, out(number(), "int")},                                    // BLKROGET
    {0x125d, in(number(), "int")},                                     // BLKROSET
    {0x1263, out(number(), "long")},                                   // BLKRAGET
    {0x1265, out(number(), "long")},                                   // BLKFRAGET
    {0x1278, out(number(), "unsigned int")},                           // BLKIOMIN
    {0x1279, out(number(), "unsigned int")},                           // BLKIOOPT
    {0x127a, out(number(), "int")},                                    // BLKALIGNOFF
    {0x1267, out(number(), "unsigned short")},                         // BLKSECTGET
    {0x127e, out(number(), "unsigned short")},                         // BLKROTATIONAL
    {0x127c, out(number(), "unsigned int")},                           // BLKDISCARDZEROES
    {0x1277, array_in(number(), "u64", times(2))},                     // BLKDISCARD
    {0x127d, array_in(number(), "u64", times(2))},                     // BLKSECDISCARD
    {0x127f, array_in(number(), "u64", times(2))},                     // BLKZEROOUT
    {0x1262, number()},                                                // BLKRASET
    {0x1264, number()},                                                // BLKFRASET
    {0x125f, absent()},                                                // BLKRRPART
    {0x1261, absent()},                                                // BLKFLSBUF
    {0x4c00, fd()},                                                    // LOOP_SET_FD
    {0x4c06, fd()},                                                    // LOOP_CHANGE_FD
    {0x4c01, absent()},                                                // LOOP_CLR_FD
    // Namespaces, perf events, the random number generator.
    {0xb701, absent()},                                                // NS_GET_USERNS
    {0xb702, absent()},                                                // NS_GET_PARENT
    {0xb703, absent()},                                                // NS_GET_NSTYPE
    {0xb704, out(uid(), "uid_t")},                                     // NS_GET_OWNER_UID
    {0x2402, number()},                                                // PERF_EVENT_IOC_REFRESH
    {0x40082404, in(number(), "u64")},                                 // PERF_EVENT_IOC_PERIOD
    {0x2405, fd()},                                                    // PERF_EVENT_IOC_SET_OUTPUT
    {0x40082406, string_in()},                                         // PERF_EVENT_IOC_SET_FILTER
    {0x80082407, out(number(), "u64")},                                // PERF_EVENT_IOC_ID
    {0x40042408, fd()},                                                // PERF_EVENT_IOC_SET_BPF
    {0x80045200, out(number(), "int")},                                // RNDGETENTCNT
    {0x40045201, in(number(), "int")},                                 // RNDADDTOENTCNT
};
// clang-format on
// Of any other request, the number itself says how much goes which way (_IOC).
inline constexpr Type kIoctlPayload =
    Type{.kind = Kind::hex, .shape = Shape::buffer, .direction = Direction::inout, .length = len_ioctl(1)}.as_address();
inline constexpr Variants kIoctlVariants{.mask = 0xffffffff, .cases = kIoctlCases};

// Requests that answer with a descriptor, or with a number that has a name.
inline constexpr Variant kIoctlReturnCases[] = {
    {0x5441, fd()},                 // TIOCGPTPEER
    {0xb701, fd()},                 // NS_GET_USERNS
    {0xb702, fd()},                 // NS_GET_PARENT
    {0xae01, fd()},                 // KVM_CREATE_VM
    {0xae41, fd()},                 // KVM_CREATE_VCPU
    {0xaa00, fd()},                 // USERFAULTFD_IOC_NEW
    {0x3b6a, fd()},                 // VFIO_GROUP_GET_DEVICE_FD
    {0xb703, symbol(kSetnsFlags)},  // NS_GET_NSTYPE
};
inline constexpr Variants kIoctlReturns{.mask = 0xffffffff, .cases = kIoctlReturnCases};

}  // namespace tracectl::syscalls
