// Socket addresses: a union by family, of which the caller says the length.
#include <arpa/inet.h>

#include <cstring>

#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"
#include "lib/syscalls/flags/address_family.h"
#include "lib/syscalls/flags/packet.h"

namespace tracectl::decode {

namespace {

// Values of the families' own numbers (include/linux/socket.h).
enum : uint64_t { kUnix = 1, kInet = 2, kInet6 = 10, kNetlink = 16, kPacket = 17, kVsock = 40 };

constexpr size_t kFamilyBytes = 2;
// struct sockaddr_storage: the kernel takes no more.
constexpr size_t kSockaddrMax = 128;

uint64_t load(Bytes bytes, size_t offset, size_t width) {
  uint64_t number = 0;
  // The callers have looked at the length of the whole.
  (void)load_integer(bytes, offset, width, false, number);
  return number;
}

Value big_endian_16(EventArena& arena, uint64_t raw) {
  return call_value(arena, "htons", {number_value(__builtin_bswap16(static_cast<uint16_t>(raw)), false, 16)});
}

void add_unix(Bytes bytes, Children& fields) {
  Bytes path = bytes.subspan(kFamilyBytes);
  if (path.empty()) return;
  if (path[0] == std::byte{0}) {
    // The abstract namespace: every byte behind the first counts.
    Value name = string_value(as_text(path.subspan(1)));
    name.inverted = true;
    fields.add("sun_path", name);
    return;
  }
  const std::string_view text = as_text(path);
  fields.add("sun_path", string_value(text.substr(0, std::min(text.find('\0'), text.size()))));
}

void add_inet(EventArena& arena, Bytes bytes, Children& fields) {
  fields.add("sin_port", big_endian_16(arena, load(bytes, 2, 2)));
  fields.add("sin_addr", decode_in_addr(arena, bytes.subspan(4, 4)));
}

void add_inet6(EventArena& arena, Bytes bytes, Children& fields) {
  fields.add("sin6_port", big_endian_16(arena, load(bytes, 2, 2)));
  const uint32_t flow = __builtin_bswap32(static_cast<uint32_t>(load(bytes, 4, 4)));
  fields.add("sin6_flowinfo", call_value(arena, "htonl", {number_value(flow, false, 32)}));
  Value address = decode_in6_addr(arena, bytes.subspan(8, 16));
  const std::span<Value> arguments = arena.values(3);
  std::copy_n(address.children.begin(), 2, arguments.begin());
  arguments[2] = verbatim_value("&sin6_addr");
  address.children = arguments;
  fields.add({}, address);
  // Its place is the last; addresses of before RFC 2553 end without it.
  if (bytes.size() < 28) return;
  const uint64_t scope = load(bytes, 24, 4);
  in6_addr of{};
  std::memcpy(&of, bytes.data() + 8, sizeof(of));
  const bool is_link = IN6_IS_ADDR_LINKLOCAL(&of) || IN6_IS_ADDR_MC_LINKLOCAL(&of);
  fields.add("sin6_scope_id", is_link ? decode_interface(arena, scope) : number_value(scope, false, 32));
}

void add_netlink(EventArena& arena, Bytes bytes, Children& fields) {
  fields.add("nl_pid", number_value(load(bytes, 4, 4), false, 32));
  const uint64_t groups = load(bytes, 8, 4);
  // Eight characters at least, of which 0x are two: as printf's %#08x writes them.
  Text text(arena, 16);
  if (groups == 0) {
    text.add("00000000");
  } else {
    text.add("0x").padded(groups, 6, 16);
  }
  fields.add("nl_groups", verbatim_value(text.view(), groups));
}

void add_packet(EventArena& arena, Bytes bytes, Children& fields) {
  const uint64_t protocol = __builtin_bswap16(static_cast<uint16_t>(load(bytes, 2, 2)));
  fields.add("sll_protocol",
             call_value(arena, "htons", {decode_symbol(arena, syscalls::kEthernetProtocols, protocol)}));
  fields.add("sll_ifindex", decode_interface(arena, load(bytes, 4, 4)));
  fields.add("sll_hatype", decode_symbol(arena, syscalls::kHardwareTypes, load(bytes, 8, 2)));
  fields.add("sll_pkttype", decode_symbol(arena, syscalls::kPacketTypes, load(bytes, 10, 1)));
  const uint64_t length = load(bytes, 11, 1);
  fields.add("sll_halen", number_value(length, false, 8));
  if (length == 0) return;
  const Bytes address = bytes.subspan(12, std::min<uint64_t>({length, 8, bytes.size() - 12}));
  Children octets(arena, address.size());
  for (const std::byte octet : address) octets.add(hex_value(static_cast<uint8_t>(octet), 8));
  fields.add("sll_addr", list_value(Value::Kind::array, octets.all()));
}

void add_vsock(Bytes bytes, Children& fields) {
  const uint64_t cid = load(bytes, 8, 4);
  constexpr std::string_view kNames[] = {"VMADDR_CID_HYPERVISOR", "VMADDR_CID_LOCAL", "VMADDR_CID_HOST"};
  fields.add("svm_cid", cid == 0xffffffff         ? symbol_value("VMADDR_CID_ANY", cid)
                        : cid < std::size(kNames) ? symbol_value(kNames[cid], cid)
                                                  : hex_value(cid, 32));
  const uint64_t port = load(bytes, 4, 4);
  fields.add("svm_port", port == 0xffffffff ? symbol_value("VMADDR_PORT_ANY", port) : hex_value(port, 32));
  fields.add("svm_flags", hex_value(load(bytes, 12, 1), 8));
}

}  // namespace

Value decode_in_addr(EventArena& arena, Bytes four) {
  const std::span<char> text = arena.chars(INET_ADDRSTRLEN);
  in_addr address{};
  std::memcpy(&address, four.data(), std::min(four.size(), sizeof(address)));
  const char* shown = inet_ntop(AF_INET, &address, text.data(), INET_ADDRSTRLEN);
  return call_value(arena, "inet_addr",
                    {string_value(shown == nullptr ? std::string_view{} : std::string_view{shown})});
}

Value decode_interface(EventArena& arena, uint64_t index) {
  constexpr uint64_t kLoopback = 1;  // LOOPBACK_IFINDEX of include/net/flow.h
  return index == kLoopback ? call_value(arena, "if_nametoindex", {string_value("lo")})
                            : number_value(index, false, 32);
}

Value decode_in6_addr(EventArena& arena, Bytes sixteen) {
  const std::span<char> text = arena.chars(INET6_ADDRSTRLEN);
  in6_addr address{};
  std::memcpy(&address, sixteen.data(), std::min(sixteen.size(), sizeof(address)));
  const char* shown = inet_ntop(AF_INET6, &address, text.data(), INET6_ADDRSTRLEN);
  return call_value(arena, "inet_pton",
                    {symbol_value("AF_INET6", kInet6),
                     string_value(shown == nullptr ? std::string_view{} : std::string_view{shown})});
}

Value decode_sockaddr(const Context& context, Bytes bytes) {
  EventArena& arena = context.arena;
  bytes = bytes.first(std::min(bytes.size(), kSockaddrMax));
  uint64_t family = 0;
  if (!load_integer(bytes, 0, kFamilyBytes, false, family)) return unseen_value();

  Children fields(arena, 8);
  fields.add("sa_family", decode_symbol(arena, syscalls::kAddressFamilies, family));
  const size_t size = bytes.size();
  if (family == kUnix) {
    add_unix(bytes, fields);
  } else if (family == kInet && size >= 16) {
    add_inet(arena, bytes, fields);
  } else if (family == kInet6 && size >= 24) {
    add_inet6(arena, bytes, fields);
  } else if (family == kNetlink && size >= 12) {
    add_netlink(arena, bytes, fields);
  } else if (family == kPacket && size >= 12) {
    add_packet(arena, bytes, fields);
  } else if (family == kVsock && size >= 16) {
    add_vsock(bytes, fields);
  } else if (size > kFamilyBytes) {
    fields.add("sa_data", string_value(as_text(bytes.subspan(kFamilyBytes))));
  }
  return list_value(Value::Kind::structure, fields.all());
}

}  // namespace tracectl::decode
