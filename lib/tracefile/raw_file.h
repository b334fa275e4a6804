// A file of raw records: a head that says what wrote it, then packets as they left the rings.
#pragma once

#include <cstdint>
#include <memory>
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
  std::string command{};    // what was traced, for people
  std::vector<Task> tasks{};  // known when recording began
};

class RawFileWriter {
 public:
  // fd stays the caller's.  The head is written at once.
  static Result<RawFileWriter> create(int fd, const RawFileHead& head);
  // bytes are packet.bytes' stand-in: they are written from where they are, without a copy.
  Result<void> write(const Packet& head, Bytes bytes);
  // Marks the file as complete, with the number of packets and bytes.
  Result<void> finish();

 private:
  explicit RawFileWriter(int fd) : fd_(fd) {}
  int fd_;
  uint64_t packets_ = 0;
  uint64_t bytes_ = 0;
};

class RawFileReader {
 public:
  static Result<RawFileReader> open(const std::string& path);
  [[nodiscard]] const RawFileHead& head() const { return head_; }
  // False at the end.  A file that was cut gives its whole packets, then an error that says so.
  Result<bool> next(Packet& packet);

 private:
  RawFileReader(std::string path, UniqueFd fd) : path_(std::move(path)), fd_(std::move(fd)) {}
  std::string path_;
  UniqueFd fd_;
  RawFileHead head_{};
  uint64_t packets_ = 0;
  uint64_t bytes_ = 0;
};

}  // namespace tracectl
