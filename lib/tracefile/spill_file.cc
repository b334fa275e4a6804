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
#include <vector>

#include "lib/base/byte_reader.h"

namespace tracectl {
namespace {

// In front of each packet's bytes.  Only this process wrote the file, so there are no checksums.
struct Header {
  uint64_t complete_until_ns;
  uint64_t length;
  uint32_t cpu;
  uint8_t peek;
  uint8_t first_was_peeked;
  uint8_t unused[2];
};
static_assert(sizeof(Header) == 24);

// What was read is given back in pieces of this size, so that a queue that never runs empty does not fill the disk.
constexpr uint64_t kFreeBytes = 16u << 20;

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

}  // namespace

Result<SpillFile> SpillFile::create(const std::string& directory) {
  int code = 0;
  for (const std::string& place : directories(directory)) {
    UniqueFd fd = open_unlinked(place);
    if (fd) return SpillFile{std::move(fd)};
    code = errno;
  }
  const std::string place = directories(directory).front();
  return fail("cannot make a temporary file in " + place, code, "set TMPDIR to a directory with room");
}

Result<void> SpillFile::append(const Packet& packet) {
  const Header header{.complete_until_ns = packet.complete_until_ns,
                      .length = packet.bytes.size(),
                      .cpu = packet.cpu,
                      .peek = packet.peek,
                      .first_was_peeked = packet.first_was_peeked,
                      .unused = {}};
  const size_t total = sizeof(header) + packet.bytes.size();
  size_t written = 0;
  while (written < total) {
    const Bytes first = std::as_bytes(std::span{&header, 1}).subspan(std::min(written, sizeof(header)));
    const Bytes second = Bytes{packet.bytes}.subspan(written > sizeof(header) ? written - sizeof(header) : 0);
    const std::array<iovec, 2> parts{
        {{const_cast<std::byte*>(first.data()), first.size()}, {const_cast<std::byte*>(second.data()), second.size()}}};
    const ssize_t n = ::pwritev(fd_.get(), parts.data(), parts.size(), static_cast<off_t>(write_offset_ + written));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail("cannot write the spill file", errno, "set TMPDIR to a directory with room");
    written += static_cast<size_t>(n);
  }
  write_offset_ += total;
  return {};
}

Result<void> SpillFile::read(Packet& packet, Outcome& outcome) {
  Header header{};
  outcome.lost_place = true;
  if (auto got = read_all(fd_.get(), read_offset_, std::as_writable_bytes(std::span{&header, 1})); !got) return got;
  outcome.lost_place = false;
  const uint64_t bytes_offset = read_offset_ + sizeof(header);
  read_offset_ = bytes_offset + header.length;

  packet = {.cpu = header.cpu,
            .complete_until_ns = header.complete_until_ns,
            .peek = header.peek != 0,
            .first_was_peeked = header.first_was_peeked != 0};
  packet.bytes.resize(header.length);
  if (auto got = read_all(fd_.get(), bytes_offset, packet.bytes); !got) return got;

  if (read_offset_ - freed_offset_ >= kFreeBytes) {
    // Where the file system cannot do it, the space comes back when the queue has run empty.
    (void)::fallocate(fd_.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(freed_offset_),
                      static_cast<off_t>(read_offset_ - freed_offset_));
    freed_offset_ = read_offset_;
  }
  return {};
}

}  // namespace tracectl
