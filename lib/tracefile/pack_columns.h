// The columns of a packed block: writing and reading their values, and the block as it is stored.
#pragma once

#include <zstd.h>

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "lib/base/byte_reader.h"

namespace tracectl::pack {

enum Column : uint8_t {
  kControl,  // one byte a record: enum Control
  kMasks,    // which words differ, where that is not what it was last time
  kShapes,   // shapes that were not as expected, and new ones
  kTids,     // threads other than the record's before
  kTimes,    // varints: the gap before a call and its duration, in units of 256 ns
  kFine,     // and the rest of both: one byte each
  kWords,    // varints: differences of arguments, return values, true lengths of what was cut
  kOps,      // one byte an item: enum Op
  kHeads,    // argument, status and sub (a varint) of items
  kSizes,    // varints: lengths, counts
  kKnown,    // varints: contents that came before, by number
  kMaps,     // which words of a structure differ, a byte for eight
  kFields,   // varints: by how much
  kText,     // bytes of contents
  kBinary,   // the same, of what does not look like text
  kTail,     // what was no record
  kColumns
};

// Signed differences as small unsigned numbers: 0, -1, 1, -2 ... become 0, 1, 2, 3 ...
constexpr uint64_t zigzag(uint64_t difference) {
  return difference << 1 ^ (uint64_t{0} - (difference >> 63));
}
constexpr uint64_t unzigzag(uint64_t value) {
  return value >> 1 ^ (uint64_t{0} - (value & 1));
}

// Appends to memory of which there is enough: see reserve().
class ColumnWriter {
 public:
  void reserve(size_t bytes) {
    if (bytes > capacity_) memory_ = std::make_unique_for_overwrite<std::byte[]>(capacity_ = bytes);
    at_ = memory_.get();
  }
  void byte(unsigned value) { *at_++ = static_cast<std::byte>(value); }
  // 7 bits a byte, the lowest first; the high bit says that more follow.
  void varint(uint64_t value) {
    while (value >= 0x80) {
      byte(static_cast<unsigned>(value | 0x80) & 0xff);
      value >>= 7;
    }
    byte(static_cast<unsigned>(value));
  }
  void bytes(const std::byte* from, size_t count) {
    if (count != 0) std::memcpy(at_, from, count);
    at_ += count;
  }
  [[nodiscard]] size_t size() const { return static_cast<size_t>(at_ - memory_.get()); }
  void shrink_to(size_t size) { at_ = memory_.get() + size; }
  [[nodiscard]] Bytes written() const { return {memory_.get(), size()}; }

 private:
  std::unique_ptr<std::byte[]> memory_;
  size_t capacity_ = 0;
  std::byte* at_ = nullptr;
};

// Reads what may be anything.  Behind the end there are zeros, and failed() says that it was gone there.
class ColumnReader {
 public:
  void read_from(Bytes bytes) {
    static constexpr std::byte kNone{};  // since bytes() gives null for an error only
    at_ = bytes.empty() ? &kNone : bytes.data();
    end_ = at_ + bytes.size();
    failed_ = false;
  }
  uint8_t byte() {
    if (at_ == end_) return failed_ = true, uint8_t{0};
    return std::to_integer<uint8_t>(*at_++);
  }
  uint64_t varint() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const uint64_t next = byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
    return failed_ = true, uint64_t{0};
  }
  // Null when there are fewer.
  const std::byte* bytes(uint64_t count) {
    if (count > static_cast<uint64_t>(end_ - at_)) return failed_ = true, nullptr;
    const std::byte* from = at_;
    at_ += count;
    return from;
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] size_t left() const { return static_cast<size_t>(end_ - at_); }
  [[nodiscard]] bool empty() const { return at_ == end_; }

 private:
  const std::byte* at_ = nullptr;
  const std::byte* end_ = nullptr;
  bool failed_ = false;
};

// The first byte of a block.
enum BlockKind : uint8_t {
  kBlockAsIs = 0,            // the records follow
  kBlockOfColumns = 1,       // sizes, kFine, a zstd frame
  kBlockOfPlainColumns = 2,  // the same without zstd, which did not help
};

using ColumnWriters = std::array<ColumnWriter, kColumns>;
using ColumnReaders = std::array<ColumnReader, kColumns>;

// Columns to a block as it is stored, and back.
class Deflater {
 public:
  Deflater();
  // False when the columns or the block would take more than `most` bytes; `block` is then anything.
  [[nodiscard]] bool deflate(const ColumnWriters& columns, size_t most, std::vector<std::byte>& block);

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  std::vector<std::byte> joined_;  // what zstd is given
  std::vector<std::byte> frame_;   // what it makes of that; only grows
};

class Inflater {
 public:
  Inflater();
  // False when `block` is damaged, or its columns together are longer than `most` bytes.  The columns are borrowed from
  // `block` and from here, until the next call.
  [[nodiscard]] bool inflate(Bytes block, size_t most, ColumnReaders& columns);

 private:
  bool decompress(Bytes frame, size_t size, Bytes& joined);

  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  std::unique_ptr<std::byte[]> memory_;
  size_t capacity_ = 0;
};

}  // namespace tracectl::pack
