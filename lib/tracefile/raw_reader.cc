// Reads raw trace files.  They may have been cut, damaged or made by anybody: no length, number or checksum is trusted
// before it was looked at, and nothing large is allocated for bytes that do not come.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "lib/tracefile/raw_file.h"
#include "lib/tracefile/raw_format.h"

namespace tracectl {
namespace {

using namespace raw_format;

constexpr size_t kReadStep = 1u << 20;

template <typename T>
std::span<std::byte> writable_bytes_of(T& value) {
  return std::as_writable_bytes(std::span{&value, 1});
}

}  // namespace

Result<RawFileReader> RawFileReader::open(const std::string& path) {
  UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!fd) return fail("cannot open " + path, errno);
  struct stat status{};
  if (::fstat(fd.get(), &status) != 0) return fail("cannot look at " + path, errno);
  if (S_ISDIR(status.st_mode)) return fail(path + " is a directory, not a tracectl trace");
  RawFileReader reader{path, std::move(fd)};
  if (auto begun = reader.read_beginning(); !begun) return tl::unexpected(begun.error());
  return reader;
}

Result<void> RawFileReader::read_beginning() {
  Beginning beginning{};
  const auto got = read_up_to(writable_bytes_of(beginning));
  if (!got) return tl::unexpected(got.error());
  if (*got == 0) return fail(path_ + " is empty");
  const size_t compared = std::min(*got, kMagic.size());
  if (!std::equal(kMagic.begin(), kMagic.begin() + static_cast<ptrdiff_t>(compared), beginning.magic.begin())) {
    return fail(path_ + " is not a tracectl trace");
  }
  if (*got < sizeof(beginning)) return fail(path_ + " ends in the middle of its head: no packet was written");
  if (beginning.schema > TRC_WIRE_SCHEMA) {
    return fail(path_ + " was written by a newer tracectl (schema " + std::to_string(beginning.schema) +
                "; this one reads " + std::to_string(TRC_WIRE_SCHEMA) + ")");
  }
  if (beginning.schema == 0 || beginning.head_length > kHeadMax)
    return fail(path_ + " is damaged: its head is impossible");
  if (beginning.schema < TRC_WIRE_SCHEMA_OLDEST) {
    return fail(path_ + " was written by a tracectl from before the first release (schema " +
                std::to_string(beginning.schema) + "), which nothing reads any more");
  }

  std::vector<std::byte> text;
  const auto read = read_growing(text, beginning.head_length);
  if (!read) return tl::unexpected(read.error());
  if (!*read) return fail(path_ + " ends in the middle of its head: no packet was written");
  if (checksum_of(text) != beginning.head_checksum || !from_json(text, head_)) {
    return fail(path_ + " is damaged: its head does not have its checksum");
  }
  offset_ = sizeof(beginning) + text.size();
  return {};
}

Result<bool> RawFileReader::next(Packet& packet) {
  if (ended_) return false;
  PacketHeader header{};
  const auto got = read_up_to(writable_bytes_of(header));
  // Only a whole packet with a good header leaves hope for a next one.
  ended_ = true;
  if (!got) return tl::unexpected(got.error());
  if (*got == 0) return fail(where("was not finished: it ends"));
  if (*got < sizeof(header)) return fail(where("ends in the middle of a packet"));
  if (header.magic != kPacketMagic || header.header_checksum != header_checksum_of(header) ||
      header.length > kPacketMax) {
    return fail(where("is damaged"));
  }

  packet = {.cpu = header.cpu,
            .complete_until_ns = header.complete_until_ns,
            .peek = (header.flags & kPeek) != 0,
            .first_was_peeked = (header.flags & kFirstWasPeeked) != 0};
  const auto read = read_growing(packet.bytes, header.length);
  if (!read) return tl::unexpected(read.error());
  if (!*read) return fail(where("ends in the middle of a packet"));
  const bool good = checksum_of(packet.bytes) == header.checksum;
  if ((header.flags & kEnd) != 0) {
    if (auto end = good ? check_end(packet.bytes) : fail(where("is damaged")); !end) return tl::unexpected(end.error());
    return false;
  }
  ended_ = false;
  if (!good) {
    ++damaged_;
    auto damaged = fail(where("has a damaged packet"));
    offset_ += sizeof(header) + header.length;
    return damaged;
  }
  offset_ += sizeof(header) + header.length;
  ++packets_;
  bytes_ += header.length;
  return true;
}

// Does the end mark agree with what was read?
Result<void> RawFileReader::check_end(Bytes bytes) const {
  End end{};
  ByteReader in{bytes};
  if (!in.read(end)) return fail(where("is damaged"));
  if (damaged_ == 0 && (end.packets != packets_ || end.bytes != bytes_)) {
    return fail(where("lacks packets") + " of " + std::to_string(end.packets));
  }
  return {};
}

// "FILE has some problem at byte N: M packets were read".
std::string RawFileReader::where(const char* problem) const {
  return path_ + " " + problem + " at byte " + std::to_string(offset_) + ": " + std::to_string(packets_) +
         " packets were read";
}

// As many bytes as there are, at most all of `out`.
Result<size_t> RawFileReader::read_up_to(std::span<std::byte> out) {
  size_t have = 0;
  while (have < out.size()) {
    const ssize_t n = ::read(fd_.get(), out.data() + have, out.size() - have);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail("cannot read " + path_, errno);
    if (n == 0) break;
    have += static_cast<size_t>(n);
  }
  return have;
}

// False when the file ends before.  Grows step by step, so that a length of 64 MiB in a file of 100 bytes costs
// nothing.
Result<bool> RawFileReader::read_growing(std::vector<std::byte>& out, size_t length) {
  out.clear();
  while (out.size() < length) {
    const size_t before = out.size();
    out.resize(std::min(length, before + kReadStep));
    const auto got = read_up_to(std::span{out}.subspan(before));
    if (!got) return tl::unexpected(got.error());
    if (*got < out.size() - before) return false;
  }
  return true;
}

}  // namespace tracectl
