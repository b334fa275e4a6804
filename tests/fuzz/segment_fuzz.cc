// Any bytes as a trace segment: as they are, and once more with the checksums that they should have, since hardly
// anything gets past those by chance.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "lib/tracefile/segment_reader.h"

namespace tracectl {
namespace {

using namespace segment_format;

void read_all(const std::vector<std::byte>& bytes) {
  const UniqueFd file{::memfd_create("segment", MFD_CLOEXEC)};
  if (!file || ::write(file.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) return;
  auto reader = SegmentReader::open("/proc/self/fd/" + std::to_string(file.get()));
  if (!reader) return;
  if (reader->blocks().size() > bytes.size() / sizeof(BlockHeader)) std::abort();
  for (const SegmentDamage& damage : reader->damage()) {
    if (damage.offset > bytes.size() || damage.length > bytes.size() - damage.offset) std::abort();
  }
  (void)reader->totals();
  std::vector<Task> tasks;
  (void)reader->read_tasks(tasks);
  reader->select({.since_ns = 1, .processes = {100}, .calls = {0, 1, 1023}, .tasks = bytes.size() % 2 == 0});
  // Each call gives at least some bytes of the file, or tells of some.
  Packet packet;
  for (size_t calls = 0;; ++calls) {
    const auto got = reader->next(packet);
    if (got && !*got) return;
    if (got && packet.bytes.size() > kPackedRecordsMax) std::abort();
    if (calls > bytes.size() + 2) std::abort();
  }
}

Bytes view(const std::vector<std::byte>& bytes, uint64_t offset, uint64_t length) {
  return Bytes{bytes}.subspan(offset, length);
}

void repair(std::vector<std::byte>& bytes) {
  Beginning beginning;
  if (!ByteReader{bytes}.read(beginning) || beginning.header_length > bytes.size() - sizeof(beginning)) return;
  beginning.checksum = checksum_of(beginning, view(bytes, sizeof(beginning), beginning.header_length));
  std::memcpy(bytes.data(), &beginning, sizeof(beginning));
  uint64_t offset = sizeof(beginning) + beginning.header_length;
  uint64_t last = offset;
  for (BlockHeader header; ByteReader{Bytes{bytes}.subspan(offset)}.read(header) && header.magic == kBlockMagic;) {
    const uint64_t summary = summary_bytes(header);
    const uint64_t left = bytes.size() - offset - sizeof(header);
    if (summary > left || header.stored_length > left - summary) break;
    header.segment = beginning.checksum;
    header.checksum = checksum_of(view(bytes, offset + sizeof(header) + summary, header.stored_length));
    header.header_checksum = checksum_of(header, view(bytes, offset + sizeof(header), summary));
    std::memcpy(bytes.data() + offset, &header, sizeof(header));
    last = offset;
    offset += sizeof(header) + summary + header.stored_length;
  }
  Trailer trailer{.magic = kTrailerMagic, .end_offset = last, .checksum = 0};
  if (bytes.size() - offset != sizeof(trailer)) return;
  trailer.checksum = checksum_of(trailer);
  std::memcpy(bytes.data() + offset, &trailer, sizeof(trailer));
}

}  // namespace
}  // namespace tracectl

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto all = std::as_bytes(std::span{data, size});
  std::vector<std::byte> bytes{all.begin(), all.end()};
  tracectl::read_all(bytes);
  tracectl::repair(bytes);
  tracectl::read_all(bytes);
  return 0;
}
