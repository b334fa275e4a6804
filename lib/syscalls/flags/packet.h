// Socket addresses of AF_PACKET (packet(7)): protocols of Ethernet frames, kinds of hardware, kinds of packets.
// Only what is met on today's networks; the rest shows as its number.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kEthernetProtocolList[] = {
    {"ETH_P_802_3", 0x1},      {"ETH_P_ALL", 0x3},         {"ETH_P_802_2", 0x4},      {"ETH_P_IP", 0x800},
    {"ETH_P_ARP", 0x806},      {"ETH_P_RARP", 0x8035},     {"ETH_P_8021Q", 0x8100},   {"ETH_P_IPV6", 0x86dd},
    {"ETH_P_MPLS_UC", 0x8847}, {"ETH_P_PPP_DISC", 0x8863}, {"ETH_P_PPP_SES", 0x8864}, {"ETH_P_PAE", 0x888e},
    {"ETH_P_8021AD", 0x88a8},  {"ETH_P_LLDP", 0x88cc},     {"ETH_P_1588", 0x88f7},
};
inline constexpr FlagSet kEthernetProtocols{.prefix = "ETH_P_???", .flags = kEthernetProtocolList};

inline constexpr Flag kHardwareTypeList[] = {
    {"ARPHRD_NETROM", 0},     {"ARPHRD_ETHER", 1},     {"ARPHRD_IEEE802", 6},   {"ARPHRD_INFINIBAND", 32},
    {"ARPHRD_CAN", 280},      {"ARPHRD_PPP", 512},     {"ARPHRD_TUNNEL", 768},  {"ARPHRD_TUNNEL6", 769},
    {"ARPHRD_LOOPBACK", 772}, {"ARPHRD_SIT", 776},     {"ARPHRD_IPGRE", 778},   {"ARPHRD_IEEE80211", 801},
    {"ARPHRD_NETLINK", 824},  {"ARPHRD_VOID", 0xffff}, {"ARPHRD_NONE", 0xfffe},
};
inline constexpr FlagSet kHardwareTypes{.prefix = "ARPHRD_???", .flags = kHardwareTypeList};

inline constexpr Flag kPacketTypeList[] = {
    {"PACKET_HOST", 0},     {"PACKET_BROADCAST", 1}, {"PACKET_MULTICAST", 2}, {"PACKET_OTHERHOST", 3},
    {"PACKET_OUTGOING", 4}, {"PACKET_LOOPBACK", 5},  {"PACKET_USER", 6},      {"PACKET_KERNEL", 7},
};
inline constexpr FlagSet kPacketTypes{.prefix = "PACKET_???", .flags = kPacketTypeList};

}  // namespace tracectl::syscalls
