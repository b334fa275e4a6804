// The arguments of socket calls as socketcall(2) of i386 takes them: in words behind one pointer.  Each goes by the
// name of the call that it stands for.  What only a length behind another pointer bounds (accept's address) is not
// followed.
#pragma once

#include "lib/syscalls/flags/address_family.h"
#include "lib/syscalls/flags/message.h"
#include "lib/syscalls/flags/shutdown.h"
#include "lib/syscalls/flags/socket_level.h"
#include "lib/syscalls/flags/socket_protocol.h"
#include "lib/syscalls/flags/socket_type.h"
#include "lib/syscalls/flags/sockopt_socket.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {
namespace socketcall {

constexpr Field fd_word() {
  return {"fd", "int", fd()};
}
constexpr Field length_behind(std::string_view name) {
  return {name, "int *", inout(number(), "int")};
}

constexpr bool is_not_ip(std::span<const uint64_t> fields) {
  return fields[0] != 2 && fields[0] != 10;
}
inline constexpr Field kProtocol{
    .name = "protocol", .ctype = "int", .type = symbol(kIpProtocols), .plain_if = is_not_ip};

inline constexpr Field kSocketFields[] = {
    {"family", "int", symbol(kAddressFamilies)}, {"type", "int", flags(kSocketTypes)}, kProtocol};
inline constexpr Structure kSocket{.name = "socket", .fields = kSocketFields};

inline constexpr Field kAddressFields[] = {
    fd_word(), {"uaddr", "struct sockaddr *", sockaddr_in_(bytes_field(2))}, {"addrlen", "int", number()}};
inline constexpr Structure kBind{.name = "bind", .fields = kAddressFields};
inline constexpr Structure kConnect{.name = "connect", .fields = kAddressFields};

inline constexpr Field kListenFields[] = {fd_word(), {"backlog", "int", number()}};
inline constexpr Structure kListen{.name = "listen", .fields = kListenFields};

inline constexpr Field kAddressOutFields[] = {
    fd_word(), {"uaddr", "struct sockaddr *", address()}, length_behind("addrlen")};
inline constexpr Structure kAccept{.name = "accept", .fields = kAddressOutFields};
inline constexpr Structure kGetsockname{.name = "getsockname", .fields = kAddressOutFields};
inline constexpr Structure kGetpeername{.name = "getpeername", .fields = kAddressOutFields};

inline constexpr Field kAccept4Fields[] = {fd_word(),
                                           {"uaddr", "struct sockaddr *", address()},
                                           length_behind("addrlen"),
                                           {"flags", "int", flags(kSocketFlags)}};
inline constexpr Structure kAccept4{.name = "accept4", .fields = kAccept4Fields};

inline constexpr Field kSocketpairFields[] = {{"family", "int", symbol(kAddressFamilies)},
                                              {"type", "int", flags(kSocketTypes)},
                                              kProtocol,
                                              {"usockvec", "int *", array_out(fd(), "int", times(2))}};
inline constexpr Structure kSocketpair{.name = "socketpair", .fields = kSocketpairFields};

inline constexpr Field kSendFields[] = {fd_word(),
                                        {"buff", "void *", bytes_in(bytes_field(2))},
                                        {"len", "size_t", number()},
                                        {"flags", "unsigned int", flags(kMessageFlags)}};
inline constexpr Structure kSend{.name = "send", .fields = kSendFields};

inline constexpr Field kReceiveFields[] = {fd_word(),
                                           {"ubuf", "void *", bytes_out(bytes_field_ret(2))},
                                           {"size", "size_t", number()},
                                           {"flags", "unsigned int", flags(kMessageFlags)}};
inline constexpr Structure kReceive{.name = "recv", .fields = kReceiveFields};

inline constexpr Field kSendtoFields[] = {fd_word(),
                                          {"buff", "void *", bytes_in(bytes_field(2))},
                                          {"len", "size_t", number()},
                                          {"flags", "unsigned int", flags(kMessageFlags)},
                                          {"addr", "struct sockaddr *", sockaddr_in_(bytes_field(5))},
                                          {"addr_len", "int", number()}};
inline constexpr Structure kSendto{.name = "sendto", .fields = kSendtoFields};

inline constexpr Field kRecvfromFields[] = {fd_word(),
                                            {"ubuf", "void *", bytes_out(bytes_field_ret(2))},
                                            {"size", "size_t", number()},
                                            {"flags", "unsigned int", flags(kMessageFlags)},
                                            {"addr", "struct sockaddr *", address()},
                                            length_behind("addr_len")};
inline constexpr Structure kRecvfrom{.name = "recvfrom", .fields = kRecvfromFields};

inline constexpr Field kShutdownFields[] = {fd_word(), {"how", "int", symbol(kShutdownHow)}};
inline constexpr Structure kShutdown{.name = "shutdown", .fields = kShutdownFields};

// Of the most common level, by name.
constexpr bool is_not_of_sockets(std::span<const uint64_t> fields) {
  return fields[1] != 1;
}
inline constexpr Field kOptname{
    .name = "optname", .ctype = "int", .type = symbol(kSocketOptions), .plain_if = is_not_of_sockets};
constexpr Type option_in(Length length) {
  return bytes_in(length).decoded_by(Custom::socket_option);
}

inline constexpr Field kSetsockoptFields[] = {fd_word(),
                                              {"level", "int", symbol(kSocketLevels)},
                                              kOptname,
                                              {"optval", "char *", option_in(bytes_field(4))},
                                              {"optlen", "int", number()}};
inline constexpr Structure kSetsockopt{.name = "setsockopt", .fields = kSetsockoptFields};

inline constexpr Field kGetsockoptFields[] = {fd_word(),
                                              {"level", "int", symbol(kSocketLevels)},
                                              kOptname,
                                              {"optval", "char *", address()},
                                              length_behind("optlen")};
inline constexpr Structure kGetsockopt{.name = "getsockopt", .fields = kGetsockoptFields};

static_assert(size_of(kSendto, Abi::i386) == 24 && size_of(kGetsockopt, Abi::i386) == 20);

}  // namespace socketcall
}  // namespace tracectl::syscalls
