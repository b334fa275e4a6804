// The network family: sockets, what is sent and received through them, the host's names.
#include "lib/syscalls/flags/address_family.h"
#include "lib/syscalls/flags/ethertype.h"
#include "lib/syscalls/flags/message.h"
#include "lib/syscalls/flags/shutdown.h"
#include "lib/syscalls/flags/socket_level.h"
#include "lib/syscalls/flags/socket_protocol.h"
#include "lib/syscalls/flags/socket_type.h"
#include "lib/syscalls/structs/timespec.h"
#include "lib/syscalls/table/families.h"
#include "lib/syscalls/table/sockopt.h"

namespace tracectl::syscalls {
namespace {

constexpr Variant kProtocolCases[] = {
    {2, symbol(kIpProtocols)},                        // AF_INET
    {10, symbol(kIpProtocols)},                       // AF_INET6
    {16, symbol(kNetlinkProtocols)},                  // AF_NETLINK
    {17, {.kind = Kind::be16, .set = &kEtherTypes}},  // AF_PACKET
    {31, symbol(kBluetoothProtocols)},                // AF_BLUETOOTH
};
constexpr Variants kProtocols{kIntMask, kProtocolCases};
constexpr Type protocol() {
  return number().select(0, kProtocols);
}

constexpr Type socket_length() {
  return inout(number(), "int");
}

// clang-format off
constexpr Row kRows[] = {
    {.name = "socket", .nr = {.x86_64 = 41, .i386 = 359, .aarch64 = 198}, .in = Class::network,
     .args = {{"family", "int", symbol(kAddressFamilies)},
              {"type", "int", flags(kSocketTypes)},
              {"protocol", "int", protocol()}},
     .ret = fd()},
    {.name = "connect", .nr = {.x86_64 = 42, .i386 = 362, .aarch64 = 203}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"uservaddr", "struct sockaddr *", sockaddr_in_(len_arg(2))},
              {"addrlen", "int", number()}}},
    {.name = "accept", .nr = {.x86_64 = 43, .aarch64 = 202}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"upeer_sockaddr", "struct sockaddr *", sockaddr_out(len_pointed(2))},
              {"upeer_addrlen", "int *", socket_length()}},
     .ret = fd()},
    {.name = "sendto", .nr = {.x86_64 = 44, .i386 = 369, .aarch64 = 206}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"buff", "void *", bytes_in(len_arg(2))},
              {"len", "size_t", size()},
              {"flags", "unsigned int", flags(kMessageFlags)},
              {"addr", "struct sockaddr *", sockaddr_in_(len_arg(5))},
              {"addr_len", "int", number()}},
     .ret = size()},
    {.name = "recvfrom", .nr = {.x86_64 = 45, .i386 = 371, .aarch64 = 207}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"ubuf", "void *", bytes_out(len_ret(2))},
              {"size", "size_t", size()},
              {"flags", "unsigned int", flags(kMessageFlags)},
              {"addr", "struct sockaddr *", sockaddr_out(len_pointed(5))},
              {"addr_len", "int *", socket_length()}},
     .ret = size()},
    {.name = "sendmsg", .nr = {.x86_64 = 46, .i386 = 370, .aarch64 = 211}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"msg", "struct user_msghdr *", msghdr_in()},
              {"flags", "unsigned int", flags(kMessageFlags)}},
     .ret = size()},
    {.name = "recvmsg", .nr = {.x86_64 = 47, .i386 = 372, .aarch64 = 212}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"msg", "struct user_msghdr *", msghdr_out()},
              {"flags", "unsigned int", flags(kMessageFlags)}},
     .ret = size()},
    {.name = "shutdown", .nr = {.x86_64 = 48, .i386 = 373, .aarch64 = 210}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"how", "int", symbol(kShutdownHow)}}},
    {.name = "bind", .nr = {.x86_64 = 49, .i386 = 361, .aarch64 = 200}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"umyaddr", "struct sockaddr *", sockaddr_in_(len_arg(2))},
              {"addrlen", "int", number()}}},
    {.name = "listen", .nr = {.x86_64 = 50, .i386 = 363, .aarch64 = 201}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"backlog", "int", number()}}},
    {.name = "getsockname", .nr = {.x86_64 = 51, .i386 = 367, .aarch64 = 204}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"usockaddr", "struct sockaddr *", sockaddr_out(len_pointed(2))},
              {"usockaddr_len", "int *", socket_length()}}},
    {.name = "getpeername", .nr = {.x86_64 = 52, .i386 = 368, .aarch64 = 205}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"usockaddr", "struct sockaddr *", sockaddr_out(len_pointed(2))},
              {"usockaddr_len", "int *", socket_length()}}},
    {.name = "socketpair", .nr = {.x86_64 = 53, .i386 = 360, .aarch64 = 199}, .in = Class::network,
     .args = {{"family", "int", symbol(kAddressFamilies)},
              {"type", "int", flags(kSocketTypes)},
              {"protocol", "int", protocol()},
              {"usockvec", "int *", array_out(fd(), "int", times(2))}}},
    {.name = "setsockopt", .nr = {.x86_64 = 54, .i386 = 366, .aarch64 = 208}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"level", "int", symbol(kSocketLevels)},
              {"optname", "int", number().select(kLevelArg, kOptionNames)},
              {"optval", "char *", kSetAny.select(kLevelArg, kSetOption)},
              {"optlen", "int", number()}}},
    {.name = "getsockopt", .nr = {.x86_64 = 55, .i386 = 365, .aarch64 = 209}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"level", "int", symbol(kSocketLevels)},
              {"optname", "int", number().select(kLevelArg, kReadOptionNames)},
              {"optval", "char *", kGetAny.select(kLevelArg, kGetOption)},
              {"optlen", "int *", socket_length()}}},
    {.name = "sethostname", .nr = {.x86_64 = 170, .i386 = 74, .aarch64 = 161}, .in = Class::none,
     .args = {{"name", "char *", bytes_in(len_arg(1))},
              {"len", "int", size()}}},
    {.name = "setdomainname", .nr = {.x86_64 = 171, .i386 = 121, .aarch64 = 162}, .in = Class::none,
     .args = {{"name", "char *", bytes_in(len_arg(1))},
              {"len", "int", size()}}},
    {.name = "accept4", .nr = {.x86_64 = 288, .i386 = 364, .aarch64 = 242}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"upeer_sockaddr", "struct sockaddr *", sockaddr_out(len_pointed(2))},
              {"upeer_addrlen", "int *", socket_length()},
              {"flags", "int", flags(kSocketFlags)}},
     .ret = fd()},
    {.name = "recvmmsg", .nr = {.x86_64 = 299, .i386 = 337, .aarch64 = 243}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"mmsg", "struct mmsghdr *", mmsghdr_out(2)},
              {"vlen", "unsigned int", number()},
              {"flags", "unsigned int", flags(kMessageFlags)},
              {"timeout", "struct __kernel_timespec *", in(kTimespec).written_back()}}},
    {.name = "sendmmsg", .nr = {.x86_64 = 307, .i386 = 345, .aarch64 = 269}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"mmsg", "struct mmsghdr *", mmsghdr_in(2)},
              {"vlen", "unsigned int", number()},
              {"flags", "unsigned int", flags(kMessageFlags)}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kNetworkRows{kRows};

}  // namespace tracectl::syscalls
