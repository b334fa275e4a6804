// The bytes of a trace segment, as README.md draws them ("Segments"): shared by its writer and its reader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/base/byte_reader.h"
#include "lib/tracefile/pack.h"
#include "lib/tracefile/segment_header.h"

namespace tracectl::segment_format {

constexpr std::array<char, 8> kMagic = {'T', 'R', 'C', 'S', 'E', 'G', '1', '\n'};
constexpr std::array<char, 8> kTrailerMagic = {'T', 'R', 'C', 'S', 'E', 'G', 'E', '\n'};
constexpr uint32_t kBlockMagic = 0x42435254;  // "TRCB"
constexpr uint32_t kIndexMagic = 0x49435254;  // "TRCI": in an index, so that none is found there who searches blocks
constexpr uint32_t kVersion = 1;              // of the format
constexpr uint32_t kHeaderMax = 16u << 20;
constexpr uint32_t kBlockRecords = 256u << 10;  // a block is written when it would have more bytes of records
constexpr uint32_t kBlocksMax = 1u << 20;       // in one segment: what its readers hold in memory is bounded by it
constexpr uint32_t kIndexMax = 64u << 20;       // an end block with more has no index
constexpr uint32_t kCalls = 1024;               // call indexes (call_index(), lib/ring/record_counts.h)
constexpr size_t kCallBitmap = kCalls / 8;
constexpr size_t kProcessesMax = 256;
constexpr size_t kUnreadableMax = 4096;  // bytes kept of what is no record

struct Beginning {
  std::array<char, 8> magic;
  uint32_t version;
  uint32_t schema;
  uint32_t header_length;
  uint32_t reserved;
  uint64_t checksum;  // of the 24 bytes above and the header, as one
};
static_assert(sizeof(Beginning) == 32 && offsetof(Beginning, checksum) == 24);

enum class BlockType : uint8_t { records = 1, state = 2, end = 3, progress = 4 };
enum class Codec : uint8_t { none = 0, packed = 1 };

enum BlockFlags : uint16_t {
  kPeek = 1u << 0,
  kFirstWasPeeked = 1u << 1,
  kCallsAsBitmap = 1u << 2,
  kManyProcesses = 1u << 3,     // more than kProcessesMax: none is listed
  kUnknownProcesses = 1u << 4,  // of some thread nobody knows whose it is
  kNoIndex = 1u << 5,           // end: it would have been longer than kIndexMax
};

// What is in a block's records.
struct Counts {
  uint32_t records;
  uint32_t enters;
  uint32_t exits;
  uint32_t tasks;
  uint32_t signals;
  uint32_t losses;      // records of a loss, which sum up to
  uint32_t unreadable;  // bytes that are no record, once for each place
  uint32_t reserved;
  uint64_t lost_enters;
  uint64_t lost_exits;
  uint64_t lost_tasks;
  uint64_t lost_signals;
};
static_assert(sizeof(Counts) == 64);

// What could not be written since the block before, by cause.
struct Dropped {
  uint64_t full_records;  // no space, quota, or a limit of the file's size
  uint64_t full_bytes;
  uint64_t error_records;
  uint64_t error_bytes;
};
static_assert(sizeof(Dropped) == 32);

struct BlockHeader {
  uint32_t magic;
  uint16_t version;
  uint16_t schema;
  uint64_t segment;  // the checksum in the beginning: whose block it is
  uint32_t sequence;
  uint32_t cpu;
  BlockType type;
  Codec codec;
  uint16_t flags;
  uint16_t calls;      // in the summary
  uint16_t processes;  // in the summary
  uint32_t stored_length;
  uint32_t records_length;
  uint64_t first_ns;
  uint64_t last_ns;
  uint64_t complete_until_ns;
  int64_t epoch_offset_ns;
  Counts counts;
  Dropped dropped;
  uint64_t checksum;         // of the stored bytes
  uint64_t header_checksum;  // of the 176 bytes above and the summary, as one
};
static_assert(sizeof(BlockHeader) == 184 && offsetof(BlockHeader, counts) == 72 &&
              offsetof(BlockHeader, checksum) == 168 && offsetof(BlockHeader, header_checksum) == 176);

constexpr size_t kSummaryMax = kCallBitmap + kProcessesMax * sizeof(uint32_t);

// The body of a progress block: any number of these.
struct Progress {
  uint32_t cpu;
  uint32_t reserved;
  uint64_t complete_until_ns;
};
static_assert(sizeof(Progress) == 16);
constexpr uint32_t kProgressMax = 1u << 20;  // bytes

// The body of an end block begins with this; the index follows: for each block its offset, its header (with
// kIndexMagic instead of its own) and its summary.
// Peeks, which come again, are not in the sums of records.
struct Totals {
  uint64_t blocks;  // without this one
  uint64_t stored_bytes;
  uint64_t records_bytes;
  uint64_t records;
  uint64_t enters;
  uint64_t exits;
  uint64_t tasks;
  uint64_t signals;
  uint64_t losses;
  uint64_t unreadable;
  uint64_t lost_enters;
  uint64_t lost_exits;
  uint64_t lost_tasks;
  uint64_t lost_signals;
  Dropped dropped;
  uint64_t first_ns;  // 0 where there is no record
  uint64_t last_ns;
};
static_assert(sizeof(Totals) == 160);

struct Trailer {
  std::array<char, 8> magic;
  uint64_t end_offset;  // of the end block
  uint64_t checksum;    // of the 16 bytes above
};
static_assert(sizeof(Trailer) == 24);

[[nodiscard]] uint64_t checksum_of(Bytes bytes);
[[nodiscard]] uint64_t checksum_of(Bytes first, Bytes second);  // as if they were one
[[nodiscard]] uint64_t checksum_of(const Beginning& beginning, Bytes header);
[[nodiscard]] uint64_t checksum_of(const BlockHeader& header, Bytes summary);
[[nodiscard]] uint64_t checksum_of(const Trailer& trailer);

[[nodiscard]] size_t call_bytes(const BlockHeader& header);  // of the summary, in front
[[nodiscard]] size_t summary_bytes(const BlockHeader& header);
[[nodiscard]] inline uint64_t whole_bytes(const BlockHeader& header) {
  return sizeof(header) + uint64_t{summary_bytes(header)} + header.stored_length;
}
// Is there nothing impossible in it, of a block that this version can pass over at least?  Without the checksum.
[[nodiscard]] bool believable(const BlockHeader& header);

void add(Totals& totals, const BlockHeader& header);
void add(Dropped& sum, const Dropped& dropped);

// Empty when `tables` or `limits` is not empty and not a JSON object.
[[nodiscard]] std::string to_json(const SegmentHeader& header);
// False when it is not the JSON of a header.
[[nodiscard]] bool from_json(Bytes text, SegmentHeader& header);

}  // namespace tracectl::segment_format
