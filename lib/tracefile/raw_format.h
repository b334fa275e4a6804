// The bytes of a raw trace file, as README.md draws them: shared by its writer and its reader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/base/byte_reader.h"
#include "lib/base/result.h"
#include "lib/tracefile/raw_file.h"

namespace tracectl::raw_format {

constexpr std::array<char, 8> kMagic = {'T', 'R', 'C', 'R', 'A', 'W', '1', '\n'};
constexpr uint32_t kHeadMax = 16u << 20;
constexpr uint32_t kPacketMagic = 0x50435254;  // "TRCP"
constexpr uint32_t kPacketMax = 64u << 20;

struct Beginning {
  std::array<char, 8> magic;
  uint32_t schema;
  uint32_t head_length;
  uint64_t head_checksum;
};
static_assert(sizeof(Beginning) == 24);

enum PacketFlags : uint32_t {
  kPeek = 1u << 0,
  kFirstWasPeeked = 1u << 1,
  kEnd = 1u << 31,
};

struct PacketHeader {
  uint32_t magic;
  uint32_t cpu;
  uint32_t flags;
  uint32_t length;
  uint64_t complete_until_ns;
  uint64_t checksum;
  uint64_t header_checksum;
};
static_assert(sizeof(PacketHeader) == 40 && offsetof(PacketHeader, header_checksum) == 32);

struct End {
  uint64_t packets;
  uint64_t bytes;
};
static_assert(sizeof(End) == 16);

[[nodiscard]] uint64_t checksum_of(Bytes bytes);
[[nodiscard]] uint64_t header_checksum_of(const PacketHeader& header);

[[nodiscard]] std::string to_json(const RawFileHead& head);
// False when it is not the JSON of a head.
[[nodiscard]] bool from_json(Bytes text, RawFileHead& head);

}  // namespace tracectl::raw_format
