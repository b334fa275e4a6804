// A file of raw records: a head that says what wrote it, then packets as they left the rings.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/base/result.h"
#include "lib/base/unique_fd.h"
#include "lib/stream/call.h"
#include "lib/stream/packet.h"

namespace tracectl {

// What a reader must know before the first packet.
struct RawFileHead {
  uint32_t cpus = 0;
  int64_t epoch_offset_ns = 0;  // CLOCK_REALTIME - CLOCK_MONOTONIC when recording began
  std::string host{};
  std::string kernel{};
  std::string architecture{};
  std::string command{};      // what was traced, for people
  std::vector<Task> tasks{};  // known when recording began
};

class RawFileWriter {
 public:
  // fd stays the caller's.  The head is written at once.
  static Result<RawFileWriter> create(int fd, const RawFileHead& head);
  // bytes are packet.bytes' stand-in: they are written from where they are, without a copy.  After an error (a full
  // disk) a regular file ends with its last whole packet again and writing may go on; anything else takes no more.
  Result<void> write(const Packet& head, Bytes bytes);
  // Marks the file as complete, with the number of packets and bytes.
  Result<void> finish();

 private:
  explicit RawFileWriter(int fd) : fd_(fd) {}
  Result<void> write_packet(const Packet& head, uint32_t flags, Bytes bytes);
  Result<void> write_all(Bytes first, Bytes second);

  int fd_;             // the caller's
  bool torn_ = false;  // part of a packet was written and could not be taken back
  uint64_t packets_ = 0;
  uint64_t bytes_ = 0;
};

class RawFileReader {
 public:
  static Result<RawFileReader> open(const std::string& path);
  [[nodiscard]] const RawFileHead& head() const { return head_; }
  // False at the end.  A file that was cut gives its whole packets, then an error that says so.  After an error the
  // next call goes on behind the damaged packet where that is possible, and says false where it is not.
  Result<bool> next(Packet& packet);

 private:
  RawFileReader(std::string path, UniqueFd fd) : path_(std::move(path)), fd_(std::move(fd)) {}
  Result<void> read_beginning();
  Result<bool> read_growing(std::vector<std::byte>& out, size_t length);
  Result<void> check_end(Bytes bytes) const;
  Result<size_t> read_up_to(std::span<std::byte> out);
  [[nodiscard]] std::string where(const char* problem) const;

  std::string path_;
  UniqueFd fd_;
  RawFileHead head_{};
  uint64_t offset_ = 0;   // of the packet that is being read, in the file
  bool ended_ = false;    // at its last mark, or where nothing more can be made of it
  uint64_t packets_ = 0;  // whole ones
  uint64_t bytes_ = 0;
  uint64_t damaged_ = 0;  // packets that were left out
};

}  // namespace tracectl
