// The records of one CPU, made small for the disk: predicted from one another, told apart by column, then zstd.
//
// Records repeat themselves: the same call by the same thread, often with the same arguments, and what differs differs
// by little.  zstd by itself finds that only in part and at a price (see README.md, "Packed records", for the bytes and
// for what was measured).  So each record is first told as what differs from the last one of its kind (pack.cc), which
// leaves a fifth of the bytes, in columns of like things; and those are compressed (pack_columns.cc).
//
// Every block stands alone: nothing is remembered from one to the next but the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/wire/record.h"

namespace tracectl {

// A block's records, before packing, are at most this many bytes.
inline constexpr size_t kPackedRecordsMax = (size_t{1} << 20) + TRC_RECORD_MAX;

class Packer {
 public:
  Packer();
  ~Packer();
  Packer(Packer&&) noexcept;
  Packer& operator=(Packer&&) noexcept;

  // What Unpacker makes `records` of again, but for padding behind items, which may become zeros.  Any bytes will do,
  // at most kPackedRecordsMax of them (an assertion), but only whole records get small.  Never more than
  // records.size() + 1 bytes.  Borrowed: valid until the next call.
  [[nodiscard]] Bytes pack(Bytes records);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class Unpacker {
 public:
  Unpacker();
  ~Unpacker();
  Unpacker(Unpacker&&) noexcept;
  Unpacker& operator=(Unpacker&&) noexcept;

  // False when `packed` cannot be unpacked to just so many bytes; `records` is then empty.  `packed` may be anything:
  // time and memory are a small multiple of `records_size`, which is itself refused beyond kPackedRecordsMax.  Damage
  // may also give other records than were packed: to see that is for a checksum.
  [[nodiscard]] bool unpack(Bytes packed, size_t records_size, std::vector<std::byte>& records);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracectl
