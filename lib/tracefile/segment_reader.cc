// No length, number or checksum of the file is trusted before it was looked at, and what is allocated is bounded by the
// file's size and by the format's own limits.
#include "lib/tracefile/segment_reader.h"

#include <fcntl.h>
#include <string.h>  // memmem
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "lib/ring/record_view.h"
#include "lib/stream/tasks.h"
#include "lib/tracefile/block_summary.h"

namespace tracectl {
namespace {

using namespace segment_format;

constexpr size_t kSearchFirst = 4u << 10;
constexpr size_t kSearchStep = 1u << 20;
constexpr size_t kDamageMax = 4096;  // places that are told one by one

template <typename T>
std::span<std::byte> writable_bytes_of(T& value) {
  return std::as_writable_bytes(std::span{&value, 1});
}

std::string blocks_text(uint64_t count) {
  return std::to_string(count) + (count == 1 ? " block" : " blocks");
}

bool contains(const std::vector<uint32_t>& all, uint32_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

bool SegmentSelection::wants(const SegmentBlock& block) const {
  const BlockHeader& header = block.header;
  const Counts& counts = header.counts;
  const bool gap = counts.losses > 0 || counts.unreadable > 0;
  if (counts.records > 0 && header.first_ns > until_ns) return false;
  if (tasks && counts.tasks > 0) return true;
  if (counts.records > 0 && header.last_ns < since_ns) return false;
  if (!cpus.empty() && !contains(cpus, header.cpu)) return false;
  if (gap) return true;
  if (!processes.empty() && !may_have_process(header, block.sets, processes)) return false;
  return calls.empty() || (signals && counts.signals > 0) || has_any_call(header, block.sets, calls);
}

Result<SegmentReader> SegmentReader::open(const std::string& path) {
  UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (!fd) return fail("cannot open " + path, errno);
  struct stat status{};
  if (::fstat(fd.get(), &status) != 0) return fail("cannot look at " + path, errno);
  if (S_ISDIR(status.st_mode)) return fail(path + " is a directory, not a trace segment");
  if (!S_ISREG(status.st_mode)) return fail(path + " is not a regular file, which a trace segment is");
  SegmentReader reader{path, std::move(fd), static_cast<uint64_t>(status.st_size)};
  if (auto begun = reader.read_beginning(); !begun) return tl::unexpected(begun.error());
  const auto indexed = reader.read_index();
  if (!indexed) return tl::unexpected(indexed.error());
  if (*indexed) return reader;
  if (auto scanned = reader.scan(); !scanned) return tl::unexpected(scanned.error());
  return reader;
}

// A beginning that is damaged is no reason to give up the blocks, if there are any.
Result<void> SegmentReader::read_beginning() {
  if (size_ == 0) return fail(path_ + " is empty");
  std::string problem = path_ + " is not a trace segment";
  Beginning beginning{};
  const size_t there = std::min<uint64_t>(size_, sizeof(beginning));
  auto got = read_at(0, writable_bytes_of(beginning).first(there));
  if (!got) return tl::unexpected(got.error());
  const size_t compared = std::min(there, kMagic.size());
  if (std::equal(kMagic.begin(), kMagic.begin() + static_cast<ptrdiff_t>(compared), beginning.magic.begin())) {
    if (there < sizeof(beginning) || beginning.header_length > size_ - sizeof(beginning)) {
      problem = path_ + " ends in the middle of its header: no block was written";
    } else {
      problem = path_ + " is damaged: its header does not have its checksum";
      if (beginning.version > kVersion) {
        problem = path_ + " was written by a newer tracectl: it needs one that reads format version " +
                  std::to_string(beginning.version) + "; this one reads up to " + std::to_string(kVersion);
      } else if (beginning.schema > TRC_WIRE_SCHEMA) {
        problem = path_ + " was written by a newer tracectl: it needs one that reads record schema " +
                  std::to_string(beginning.schema) + "; this one reads up to " + std::to_string(TRC_WIRE_SCHEMA);
      }
      std::vector<std::byte> text(std::min(beginning.header_length, kHeaderMax));
      got = read_at(sizeof(beginning), text);
      if (!got) return tl::unexpected(got.error());
      if (beginning.header_length <= kHeaderMax && checksum_of(beginning, text) == beginning.checksum) {
        if (beginning.version > kVersion || beginning.schema > TRC_WIRE_SCHEMA) return fail(problem);
        if (beginning.version != 0 && beginning.schema >= TRC_WIRE_SCHEMA_OLDEST && from_json(text, header_)) {
          segment_ = beginning.checksum;
          first_block_ = sizeof(beginning) + text.size();
          return {};
        }
        header_ = {};
        problem = path_ + " is damaged: its header is impossible";
      }
    }
  }
  const auto found = next_good(0, std::min<uint64_t>(size_, sizeof(beginning) + kHeaderMax + 1));
  if (!found) return tl::unexpected(found.error());
  SegmentBlock block;
  if (*found >= size_) return fail(problem);
  const auto good = block_at(*found, block);
  if (!good) return tl::unexpected(good.error());
  segment_ = block.header.segment;
  first_block_ = *found;
  add_damage(0, *found, "has a damaged header");
  return {};
}

// From the end.  False when there is none that can be relied on.
Result<bool> SegmentReader::read_index() {
  Trailer trailer{};
  if (size_ < first_block_ + sizeof(BlockHeader) + sizeof(Totals) + sizeof(trailer)) return false;
  const uint64_t trailer_offset = size_ - sizeof(trailer);
  auto got = read_at(trailer_offset, writable_bytes_of(trailer));
  if (!got) return got;
  if (trailer.magic != kTrailerMagic || trailer.checksum != checksum_of(trailer) || trailer.end_offset < first_block_ ||
      trailer.end_offset >= trailer_offset) {
    return false;
  }
  SegmentBlock end;
  const auto found = block_at(trailer.end_offset, end);
  if (!found) return tl::unexpected(found.error());
  if (*found != Found::good || end.header.type != BlockType::end || (end.header.flags & kNoIndex) != 0 ||
      trailer.end_offset + whole_bytes(end.header) != trailer_offset) {
    return false;
  }
  std::vector<std::byte> body;
  got = read_totals(end, body);
  if (!got || !*got) return got;
  if (take_index(Bytes{body}.subspan(sizeof(Totals)), trailer.end_offset, end.header.sequence)) return true;
  blocks_.clear();
  totals_.reset();
  return false;
}

// Only an index of all blocks, one behind the other.
bool SegmentReader::take_index(Bytes body, uint64_t end_offset, uint32_t count) {
  ByteReader in{body};
  uint64_t expected = first_block_;
  while (!in.empty()) {
    SegmentBlock block;
    Bytes sets;
    BlockHeader& header = block.header;
    if (!in.read(block.offset) || !in.read(header) || header.magic != kIndexMagic) return false;
    header.magic = kBlockMagic;
    if (!believable(header) || !in.take(summary_bytes(header), sets) ||
        header.header_checksum != checksum_of(header, sets)) {
      return false;
    }
    if (header.segment != segment_ || header.sequence != blocks_.size() || header.type == BlockType::end ||
        block.offset != expected) {
      return false;
    }
    block.sets.assign(sets.begin(), sets.end());
    expected += whole_bytes(header);
    if (expected > end_offset) return false;
    blocks_.push_back(std::move(block));
  }
  return blocks_.size() == count && expected == end_offset;
}

// Block by block, without their bytes.
Result<void> SegmentReader::scan() {
  uint64_t offset = first_block_;
  while (offset < size_) {
    SegmentBlock block;
    const auto found = block_at(offset, block);
    if (!found) return tl::unexpected(found.error());
    if (*found == Found::good) {
      const uint64_t length = whole_bytes(block.header);
      const bool end = block.header.type == BlockType::end;
      block.offset = offset;
      if (end && block.header.sequence >= next_sequence_) {
        std::vector<std::byte> body;
        const auto whole = read_totals(block, body);
        if (!whole) return tl::unexpected(whole.error());
        if (!*whole) add_damage(offset, length, "has a damaged end");
      }
      const bool accepted = accept(std::move(block));
      offset += length;
      if (!end || !accepted) continue;
      // Nothing but the trailer comes behind it.
      const uint64_t rest = size_ - offset;
      Trailer trailer{};
      if (rest == sizeof(trailer)) {
        const auto got = read_at(offset, writable_bytes_of(trailer));
        if (!got) return tl::unexpected(got.error());
        if (trailer.magic == kTrailerMagic && trailer.checksum == checksum_of(trailer)) return {};
      }
      add_damage(offset, rest, "has a damaged or missing trailer");
      return {};
    }
    const auto next = next_good(offset + 1, size_);
    if (!next) return tl::unexpected(next.error());
    if (*found == Found::cut && *next >= size_) {
      add_damage(offset, size_ - offset, "ends in the middle of a block");
      return {};
    }
    add_damage(offset, *next - offset, "has " + std::to_string(*next - offset) + " damaged bytes");
    offset = *next;
  }
  add_damage(size_, 0, "was not finished: it ends");
  return {};
}

// A block in its turn; false when it comes late or again.
bool SegmentReader::accept(SegmentBlock block) {
  const uint32_t sequence = block.header.sequence;
  const uint64_t length = whole_bytes(block.header);
  if (sequence < next_sequence_) {
    add_damage(block.offset, length, "has block " + std::to_string(sequence) + " again, or too late,");
    return false;
  }
  if (sequence > next_sequence_) {
    add_damage(block.offset, 0, "lacks " + blocks_text(sequence - next_sequence_));
  }
  next_sequence_ = sequence + 1;
  if (block.header.type != BlockType::end) blocks_.push_back(std::move(block));
  return true;
}

// Of an end block; false when they do not have their checksum.
Result<bool> SegmentReader::read_totals(const SegmentBlock& end, std::vector<std::byte>& body) {
  auto got = read_stored(end, body);
  if (!got || !*got) return got;
  Totals totals{};
  if (!ByteReader{body}.read(totals)) return false;
  totals_ = totals;
  return true;
}

Totals SegmentReader::totals() const {
  if (totals_) return *totals_;
  Totals totals{};
  for (const SegmentBlock& block : blocks_) add(totals, block.header);
  return totals;
}

Result<SegmentReader::Found> SegmentReader::block_at(uint64_t offset, SegmentBlock& block) {
  block.offset = offset;
  if (offset > size_ || size_ - offset < sizeof(block.header)) return Found::cut;
  auto got = read_at(offset, writable_bytes_of(block.header));
  if (!got) return tl::unexpected(got.error());
  if (!believable(block.header) || (segment_ != 0 && block.header.segment != segment_)) return Found::bad;
  if (size_ - offset - sizeof(block.header) < summary_bytes(block.header)) return Found::cut;
  block.sets.resize(summary_bytes(block.header));
  got = read_at(offset + sizeof(block.header), block.sets);
  if (!got) return tl::unexpected(got.error());
  if (block.header.header_checksum != checksum_of(block.header, block.sets)) return Found::bad;
  return whole_bytes(block.header) > size_ - offset ? Found::cut : Found::good;
}

// The offset of the next good block that begins there; the file's size when there is none.  Looks at a little first:
// mostly it is near.
Result<uint64_t> SegmentReader::next_good(uint64_t from, uint64_t until) {
  constexpr uint32_t magic = kBlockMagic;
  std::vector<std::byte> window;
  for (size_t step = kSearchFirst; from < until && size_ - from >= sizeof(BlockHeader);
       step = std::min(step * 2, kSearchStep)) {
    window.resize(std::min<uint64_t>(step, size_ - from));
    const auto got = read_at(from, window);
    if (!got) return tl::unexpected(got.error());
    size_t at = 0;
    while (const void* hit = ::memmem(window.data() + at, window.size() - at, &magic, sizeof(magic))) {
      at = static_cast<size_t>(static_cast<const std::byte*>(hit) - window.data());
      if (from + at >= until) return size_;
      SegmentBlock block;
      const bool seen_whole = ByteReader{Bytes{window}.subspan(at)}.read(block.header);
      if (!seen_whole || believable(block.header)) {
        const auto found = block_at(from + at, block);
        if (!found) return tl::unexpected(found.error());
        if (*found == Found::good) return from + at;
      }
      ++at;
    }
    from += window.size() - (sizeof(magic) - 1);
  }
  return size_;
}

Result<bool> SegmentReader::next(Packet& packet) {
  for (;;) {
    if (!progress_.empty()) {
      packet = {.cpu = progress_.front().cpu, .complete_until_ns = progress_.front().complete_until_ns};
      progress_.pop_front();
      return true;
    }
    const bool more = next_block_ < blocks_.size();
    if (next_damage_ < damage_.size() && (!more || damage_[next_damage_].offset <= blocks_[next_block_].offset)) {
      const SegmentDamage& damage = damage_[next_damage_++];
      return fail(where(damage.problem, damage.offset));
    }
    if (!more) return false;
    const SegmentBlock& block = blocks_[next_block_++];
    const BlockHeader& header = block.header;
    if (header.type == BlockType::progress) {
      if (auto queued = queue_progress(block); !queued) return tl::unexpected(queued.error());
    } else if (header.type == BlockType::records) {
      if (selection_.wants(block)) {
        auto read = read_block(next_block_ - 1);
        if (!read) return tl::unexpected(read.error());
        packet = std::move(*read);
      } else {
        ++reading_.blocks_skipped;
        packet = {.cpu = header.cpu, .complete_until_ns = header.complete_until_ns};
      }
      return true;
    }
  }
}

Result<Packet> SegmentReader::read_block(size_t index) {
  if (index >= blocks_.size()) return fail(path_ + " has no block " + std::to_string(index));
  const SegmentBlock& block = blocks_[index];
  const BlockHeader& header = block.header;
  if (header.type != BlockType::records && header.type != BlockType::state) {
    return fail(where("has no records in the block", block.offset));
  }
  const auto read = read_stored(block, stored_);
  if (!read) return tl::unexpected(read.error());
  Packet packet{.cpu = header.cpu,
                .complete_until_ns = header.complete_until_ns,
                .peek = (header.flags & kPeek) != 0,
                .first_was_peeked = (header.flags & kFirstWasPeeked) != 0};
  bool good = *read;
  if (good && header.codec == Codec::packed) {
    good = unpacker_.unpack(stored_, header.records_length, packet.bytes);
  } else if (good) {
    packet.bytes = stored_;
  }
  if (!good) {
    ++reading_.blocks_damaged;
    return fail(where("has a damaged block", block.offset));
  }
  ++reading_.blocks_read;
  return packet;
}

Result<void> SegmentReader::read_tasks(std::vector<Task>& known) {
  Result<void> all{};
  for (size_t i = 0; i < blocks_.size(); ++i) {
    if (blocks_[i].header.type != BlockType::state) continue;
    const auto packet = read_block(i);
    if (!packet) {
      if (all) all = tl::unexpected(packet.error());
      continue;
    }
    Tasks tasks;
    Bytes rest = packet->bytes;
    RecordView record;
    for (RecordStatus status{}; (status = next_record(rest, record)) != RecordStatus::end;) {
      if (status == RecordStatus::ok && record.header.kind == TRC_TASK) known.push_back(tasks.apply(record));
    }
  }
  return all;
}

Result<void> SegmentReader::queue_progress(const SegmentBlock& block) {
  const auto read = read_stored(block, stored_);
  if (!read) return tl::unexpected(read.error());
  if (!*read) {
    ++reading_.blocks_damaged;
    return fail(where("has a damaged block", block.offset));
  }
  ByteReader in{stored_};
  for (Progress progress{}; in.read(progress);) progress_.push_back(progress);
  return {};
}

// What is behind a block's summary; false when it is not what was written.  Its header must be good where it stands,
// too, and not only in the index.
Result<bool> SegmentReader::read_stored(const SegmentBlock& block, std::vector<std::byte>& stored) {
  SegmentBlock there;
  const auto found = block_at(block.offset, there);
  if (!found) return tl::unexpected(found.error());
  if (*found != Found::good) return false;
  stored.resize(block.header.stored_length);
  auto got = read_at(block.offset + sizeof(block.header) + block.sets.size(), stored);
  if (!got) return got;
  return checksum_of(stored) == block.header.checksum;
}

// An error, too, when the file has become shorter meanwhile.
Result<bool> SegmentReader::read_at(uint64_t offset, std::span<std::byte> out) {
  size_t have = 0;
  while (have < out.size()) {
    const ssize_t n = ::pread(fd_.get(), out.data() + have, out.size() - have, static_cast<off_t>(offset + have));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail("cannot read " + path_, errno);
    if (n == 0) return fail(where("has become shorter while it was read: it ends", offset + have));
    have += static_cast<size_t>(n);
  }
  reading_.bytes_read += have;
  return true;
}

void SegmentReader::add_damage(uint64_t offset, uint64_t length, std::string problem) {
  if (damage_.size() >= kDamageMax) {
    SegmentDamage& last = damage_.back();
    last.length = offset + length - last.offset;
    last.problem = "has more damage than is told one by one, the next of it";
    return;
  }
  damage_.push_back({.offset = offset, .length = length, .problem = std::move(problem)});
}

// "FILE has some problem at byte N: 3 of 5 blocks were read".
std::string SegmentReader::where(const std::string& problem, uint64_t offset) const {
  return path_ + " " + problem + " at byte " + std::to_string(offset) + ": " + blocks_text(reading_.blocks_read) +
         " were read";
}

}  // namespace tracectl
