// struct ifreq: the requests of sockets about network interfaces (netdevice(7)).  The name is a union's first half; one
// structure for each member of the second.
#pragma once

#include "lib/syscalls/flags/hardware_type.h"
#include "lib/syscalls/flags/interface.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kIfreqNameFields[] = {{"ifr_name", "char", of(Kind::text), 16}};
inline constexpr Structure kIfreqName{.name = "struct ifreq", .fields = kIfreqNameFields};

inline constexpr Field kIfreqFlagsFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                              {"ifr_flags", "unsigned short", flags(kInterfaceFlags)}};
inline constexpr Structure kIfreqFlags{.name = "struct ifreq", .fields = kIfreqFlagsFields};

inline constexpr Field kIfreqAddrFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                             {"ifr_addr", "unsigned char", of(Kind::sockaddr), 16}};
inline constexpr Structure kIfreqAddr{.name = "struct ifreq", .fields = kIfreqAddrFields};

inline constexpr Field kIfreqDstaddrFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                                {"ifr_dstaddr", "unsigned char", of(Kind::sockaddr), 16}};
inline constexpr Structure kIfreqDstaddr{.name = "struct ifreq", .fields = kIfreqDstaddrFields};

inline constexpr Field kIfreqBroadaddrFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                                  {"ifr_broadaddr", "unsigned char", of(Kind::sockaddr), 16}};
inline constexpr Structure kIfreqBroadaddr{.name = "struct ifreq", .fields = kIfreqBroadaddrFields};

inline constexpr Field kIfreqNetmaskFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                                {"ifr_netmask", "unsigned char", of(Kind::sockaddr), 16}};
inline constexpr Structure kIfreqNetmask{.name = "struct ifreq", .fields = kIfreqNetmaskFields};

inline constexpr Field kHwaddrFields[] = {{"sa_family", "unsigned short", symbol(kHardwareTypes)},
                                          {"sa_data", "unsigned char", of(Kind::mac), 6}};
inline constexpr Structure kHwaddr{.name = "struct sockaddr", .fields = kHwaddrFields};
inline constexpr Field kIfreqHwaddrFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                               {"ifr_hwaddr", "", object_of(kHwaddr)}};
inline constexpr Structure kIfreqHwaddr{.name = "struct ifreq", .fields = kIfreqHwaddrFields};

inline constexpr Field kIfreqMetricFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                               {"ifr_metric", "int", number()}};
inline constexpr Structure kIfreqMetric{.name = "struct ifreq", .fields = kIfreqMetricFields};

inline constexpr Field kIfreqMtuFields[] = {{"ifr_name", "char", of(Kind::text), 16}, {"ifr_mtu", "int", number()}};
inline constexpr Structure kIfreqMtu{.name = "struct ifreq", .fields = kIfreqMtuFields};

inline constexpr Field kIfreqIndexFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                              {"ifr_ifindex", "int", number()}};
inline constexpr Structure kIfreqIndex{.name = "struct ifreq", .fields = kIfreqIndexFields};

inline constexpr Field kIfreqQlenFields[] = {{"ifr_name", "char", of(Kind::text), 16}, {"ifr_qlen", "int", number()}};
inline constexpr Structure kIfreqQlen{.name = "struct ifreq", .fields = kIfreqQlenFields};

// SIOCGIFMAP.
inline constexpr Field kIfmapFields[] = {
    {"mem_start", "unsigned long", hex()}, {"mem_end", "unsigned long", hex()}, {"base_addr", "unsigned short", hex()},
    {"irq", "unsigned char", hex()},       {"dma", "unsigned char", hex()},     {"port", "unsigned char", hex()},
};
inline constexpr Structure kIfmap{.name = "struct ifmap", .fields = kIfmapFields};
inline constexpr Field kIfreqMapFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                            {"ifr_map", "", object_of(kIfmap)}};
inline constexpr Structure kIfreqMap{.name = "struct ifreq", .fields = kIfreqMapFields};

// SIOCGIFNAME is asked with the index.
inline constexpr uint8_t kIfreqByIndexOrder[] = {1, 0};
inline constexpr Structure kIfreqByIndex{
    .name = "struct ifreq", .fields = kIfreqIndexFields, .order = kIfreqByIndexOrder};

// SIOCGIFCONF: as many of struct ifreq as fit; laid out as the union's largest member, shown as the one that they use.
inline constexpr Field kIfconfFields[] = {
    {"ifc_len", "int", of(Kind::ifreq_bytes), 1, Field::Show::changing},
    {"ifc_buf", "struct ifreq *", array_out(kIfreqMap, bytes_field(0)).decoded_by(Custom::ifreq_list)},
};
inline constexpr Structure kIfconf{.name = "struct ifconf", .fields = kIfconfFields};

// SIOCETHTOOL: the command that the driver's structure begins with.
inline constexpr Field kIfreqEthtoolFields[] = {{"ifr_name", "char", of(Kind::text), 16},
                                                {"ifr_data", "void *", in(hex(), "__u32")}};
inline constexpr Structure kIfreqEthtool{.name = "struct ifreq", .fields = kIfreqEthtoolFields};

}  // namespace tracectl::syscalls
