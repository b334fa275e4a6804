// Writes raw trace files: the beginning, packets from where they lie, the end mark.
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "lib/tracefile/raw_file.h"
#include "lib/tracefile/raw_format.h"

namespace tracectl {
namespace {

using namespace raw_format;

template <typename T>
Bytes bytes_of(const T& value) {
  return std::as_bytes(std::span{&value, 1});
}

std::string remedy_for(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return "free some space, or choose another place for the trace";
    case EFBIG:
      return "the file system or the file size limit (ulimit -f) allows no larger file";
    case EPIPE:
      return "whoever read the trace has gone away";
    default:
      return {};
  }
}

}  // namespace

Result<RawFileWriter> RawFileWriter::create(int fd, const RawFileHead& head) {
  const std::string json = to_json(head);
  if (json.size() > kHeadMax) return fail("the trace's head is too long: too many tasks");
  const Bytes text = std::as_bytes(std::span{json});
  const Beginning beginning{.magic = kMagic,
                            .schema = TRC_WIRE_SCHEMA,
                            .head_length = static_cast<uint32_t>(json.size()),
                            .head_checksum = checksum_of(text)};
  RawFileWriter writer{fd};
  if (auto written = writer.write_all(bytes_of(beginning), text); !written) return tl::unexpected(written.error());
  return writer;
}

Result<void> RawFileWriter::write(const Packet& head, Bytes bytes) {
  const uint32_t flags = (head.peek ? kPeek : 0u) | (head.first_was_peeked ? kFirstWasPeeked : 0u);
  if (auto written = write_packet(head, flags, bytes); !written) return written;
  ++packets_;
  bytes_ += bytes.size();
  return {};
}

Result<void> RawFileWriter::finish() {
  const End end{.packets = packets_, .bytes = bytes_};
  return write_packet({}, kEnd, bytes_of(end));
}

Result<void> RawFileWriter::write_packet(const Packet& head, uint32_t flags, Bytes bytes) {
  if (bytes.size() > kPacketMax) return fail("a packet is too long for a trace file", EMSGSIZE);
  PacketHeader header{.magic = kPacketMagic,
                      .cpu = head.cpu,
                      .flags = flags,
                      .length = static_cast<uint32_t>(bytes.size()),
                      .complete_until_ns = head.complete_until_ns,
                      .checksum = checksum_of(bytes),
                      .header_checksum = 0};
  header.header_checksum = header_checksum_of(header);
  return write_all(bytes_of(header), bytes);
}

// One writev, and more only where the kernel took less than all.
Result<void> RawFileWriter::write_all(Bytes first, Bytes second) {
  if (torn_) return fail("cannot go on with the trace file: it ends in the middle of a packet");
  size_t written = 0;
  const size_t total = first.size() + second.size();
  while (written < total) {
    std::array<iovec, 2> parts{};
    int count = 0;
    for (const Bytes part : {first.subspan(std::min(written, first.size())),
                             second.subspan(written > first.size() ? written - first.size() : 0)}) {
      if (part.empty()) continue;
      parts[count++] = {.iov_base = const_cast<std::byte*>(part.data()), .iov_len = part.size()};
    }
    const ssize_t n = ::writev(fd_, parts.data(), count);
    if (n >= 0) {
      written += static_cast<size_t>(n);
      continue;
    }
    if (errno == EINTR) continue;
    const int code = errno;
    // Half a packet would spoil all that follows: take it back where that is possible.
    if (written > 0) {
      const off_t start = ::lseek(fd_, 0, SEEK_CUR) - static_cast<off_t>(written);
      torn_ = start < 0 || ::ftruncate(fd_, start) != 0 || ::lseek(fd_, start, SEEK_SET) != start;
    }
    return fail("cannot write the trace", code, remedy_for(code));
  }
  return {};
}

}  // namespace tracectl
