// The temporary files: where they are made, how a packet lies in them, and how the two sides take turns.
#include "lib/tracefile/spill_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <span>
#include <utility>
#include <vector>

#include "lib/base/unique_fd.h"
#include "lib/tracefile/stored_head.h"

namespace tracectl {
namespace {

std::vector<std::string> directories(const std::string& wanted) {
  if (!wanted.empty()) return {wanted};
  std::vector<std::string> all;
  if (const char* named = std::getenv("TMPDIR"); named != nullptr && *named != '\0') all.emplace_back(named);
  all.emplace_back("/var/tmp");  // before /tmp, which often is memory
  all.emplace_back("/tmp");
  return all;
}

UniqueFd open_unlinked(const std::string& directory) {
  UniqueFd fd{::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)};
  if (fd) return fd;
  // Not every file system has O_TMPFILE (NFS has not).
  std::string name = directory + "/tracectl-spill-XXXXXX";
  fd.reset(::mkostemp(name.data(), O_CLOEXEC));
  if (fd) ::unlink(name.c_str());
  return fd;
}

Result<void> read_all(int fd, uint64_t offset, std::span<std::byte> out) {
  while (!out.empty()) {
    const ssize_t n = ::pread(fd, out.data(), out.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fail("cannot read the spill file", n < 0 ? errno : EIO);
    out = out.subspan(static_cast<size_t>(n));
    offset += static_cast<uint64_t>(n);
  }
  return {};
}

Result<UniqueFd> create(const std::string& directory) {
  int code = 0;
  for (const std::string& place : directories(directory)) {
    UniqueFd fd = open_unlinked(place);
    if (fd) return fd;
    code = errno;
  }
  return fail("cannot make a temporary file in " + directories(directory).front(), code,
              "set TMPDIR to a directory with room");
}

Result<void> write_all(int fd, uint64_t offset, Bytes first, Bytes second) {
  while (!first.empty() || !second.empty()) {
    const std::array<iovec, 2> parts{
        {{const_cast<std::byte*>(first.data()), first.size()}, {const_cast<std::byte*>(second.data()), second.size()}}};
    const ssize_t n = ::pwritev(fd, parts.data(), parts.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail("cannot write the spill file", errno, "set TMPDIR to a directory with room");
    const auto written = static_cast<size_t>(n);
    offset += written;
    second = second.subspan(written - std::min(written, first.size()));
    first = first.subspan(std::min(written, first.size()));
  }
  return {};
}

}  // namespace

struct SpillFile::File {
  const UniqueFd fd;
  const uint64_t first_packet;       // how many went into the files before
  std::atomic<File*> next{nullptr};  // the producer sets it, once
  uint64_t write_offset = 0;         // the producer's
  uint64_t read_offset = 0;          // the consumer's; the producer's when all was read
  bool lost_place = false;           // likewise: not even the next packet can be found
};

SpillFile::SpillFile(std::string directory, uint64_t file_bytes)
    : directory_(std::move(directory)), file_bytes_(file_bytes) {}

SpillFile::~SpillFile() {
  for (File* file = reading_ != nullptr ? reading_ : first_; file != nullptr;) {
    delete std::exchange(file, file->next.load(std::memory_order_acquire));
  }
}

Result<void> SpillFile::append(const Packet& head, Bytes bytes) {
  const Result<File*> file = file_to_append();
  if (!file) return tl::unexpected(file.error());
  const StoredHead stored = stored_head(head, bytes);
  uint64_t& offset = (*file)->write_offset;
  auto written = write_all((*file)->fd.get(), offset, std::as_bytes(std::span{&stored, 1}), bytes);
  if (!written) return written;
  offset += sizeof(stored) + bytes.size();
  appended_.store(appended_.load(std::memory_order_relaxed) + 1, std::memory_order_seq_cst);
  return {};
}

Result<SpillFile::File*> SpillFile::file_to_append() {
  const uint64_t appended = appended_.load(std::memory_order_relaxed);
  if (last_ != nullptr && taken() == appended) {
    // The consumer stays away until there is another packet.
    last_->write_offset = last_->read_offset = 0;
    last_->lost_place = false;
  }
  if (last_ != nullptr && last_->write_offset < file_bytes_) return last_;
  Result<UniqueFd> fd = create(directory_);
  if (!fd && last_ != nullptr) return last_;  // no more descriptors, perhaps: a larger file does as well
  if (!fd) return tl::unexpected(fd.error());
  File* file = new File{.fd = std::move(*fd), .first_packet = appended};
  if (last_ != nullptr) {
    last_->next.store(file, std::memory_order_release);
  } else {
    first_ = file;
  }
  return last_ = file;
}

Result<void> SpillFile::read(Packet& packet, uint64_t& dropped) {
  const uint64_t appended = this->appended();
  const uint64_t taken = taken_.load(std::memory_order_relaxed);
  File& file = file_to_read();
  StoredHead stored;
  Result<void> got = file.lost_place
                         ? fail("cannot read the spill file", EIO)
                         : read_all(file.fd.get(), file.read_offset, std::as_writable_bytes(std::span{&stored, 1}));
  uint64_t passed = 1;
  if (!got) {
    file.lost_place = true;
    const File* next = file.next.load(std::memory_order_acquire);
    passed = (next != nullptr ? std::min(next->first_packet, appended) : appended) - taken;
  } else {
    restore_head(stored, packet);
    packet.bytes.resize(stored.length);
    got = read_all(file.fd.get(), file.read_offset + sizeof(stored), packet.bytes);
    file.read_offset += sizeof(stored) + stored.length;
  }
  dropped = got ? 0 : passed;
  taken_.store(taken + passed, std::memory_order_release);
  return got;
}

// There is a packet that was not read: in this file, or in the next when it begins with that packet.
SpillFile::File& SpillFile::file_to_read() {
  if (reading_ == nullptr) reading_ = first_;
  for (;;) {
    File* next = reading_->next.load(std::memory_order_acquire);
    if (next == nullptr || next->first_packet != taken_.load(std::memory_order_relaxed)) return *reading_;
    delete std::exchange(reading_, next);
  }
}

}  // namespace tracectl
