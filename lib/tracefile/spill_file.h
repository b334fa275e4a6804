// An unlinked temporary file of packets: one thread appends while another reads from the front.
//
// The two sides share nothing but the file; whoever uses it tells the reader how many packets are complete.
#pragma once

#include <cstdint>
#include <string>

#include "lib/base/result.h"
#include "lib/base/unique_fd.h"
#include "lib/stream/packet.h"

namespace tracectl {

class SpillFile {
 public:
  // directory: empty for the usual places.
  static Result<SpillFile> create(const std::string& directory);

  // The appending side.  After an error the file is as it was before.
  Result<void> append(const Packet& packet);

  // The reading side.
  struct Outcome {
    bool lost_place = false;  // with an error: not even the next packet can be found
  };
  Result<void> read(Packet& packet, Outcome& outcome);

 private:
  explicit SpillFile(UniqueFd fd) : fd_(std::move(fd)) {}

  UniqueFd fd_;
  uint64_t write_offset_ = 0;  // the appending side's
  uint64_t read_offset_ = 0;   // the reading side's
  uint64_t freed_offset_ = 0;  // the reading side's: given back to the file system up to here
};

}  // namespace tracectl
