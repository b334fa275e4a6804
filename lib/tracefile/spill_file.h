// Packets on disk between two threads: unlinked temporary files, appended to by one thread and read from the front by
// the other.
//
// The sides share two counts of packets, each written by one and read by the other, and the files.  After 64 MiB the
// producer begins another file, and the consumer closes one when it has read it: freeing its blocks takes milliseconds
// under the file's own lock, where a writer would wait.  The last file stays open, and is overwritten when all was
// read.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "lib/base/byte_reader.h"
#include "lib/base/result.h"
#include "lib/stream/packet.h"

namespace tracectl {

class SpillFile {
 public:
  static constexpr uint64_t kFileBytes = 64u << 20;

  // directory: empty for the usual places.  Nothing is opened before the first append.  A test has reasons for small
  // files.
  explicit SpillFile(std::string directory, uint64_t file_bytes = kFileBytes);
  ~SpillFile();
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;

  // The producer.  After an error everything is as it was before.
  Result<void> append(const Packet& head, Bytes bytes);

  // Either side.
  [[nodiscard]] uint64_t appended() const { return appended_.load(std::memory_order_seq_cst); }  // for Sleeper
  [[nodiscard]] uint64_t taken() const { return taken_.load(std::memory_order_acquire); }

  // The consumer, when appended() > taken().  After an error `dropped` packets were passed over.
  Result<void> read(Packet& packet, uint64_t& dropped);

 private:
  struct File;
  Result<File*> file_to_append();
  File& file_to_read();

  const std::string directory_;
  const uint64_t file_bytes_;

  // The producer's.
  alignas(64) std::atomic<uint64_t> appended_{0};
  File* first_ = nullptr;  // set once, before appended_ tells
  File* last_ = nullptr;

  // The consumer's, which closes files.
  alignas(64) std::atomic<uint64_t> taken_{0};
  File* reading_ = nullptr;
};

}  // namespace tracectl
