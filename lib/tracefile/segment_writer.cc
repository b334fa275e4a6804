#include "lib/tracefile/segment_writer.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>

#include "lib/ring/record_view.h"

namespace tracectl {
namespace {

using namespace segment_format;

template <typename T>
Bytes bytes_of(const T& value) {
  return std::as_bytes(std::span{&value, 1});
}

void append(std::vector<std::byte>& out, Bytes bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

bool is_full(int code) {
  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

std::string remedy_for(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return "free some space, or choose another place for the trace";
    case EFBIG:
      return "the file system or the file size limit (ulimit -f) allows no larger file";
    default:
      return {};
  }
}

// The first error of several attempts.
void note(Result<void>& all, Result<void> one) {
  if (all && !one) all = std::move(one);
}

constexpr size_t kExecutableMax = 4096;

// A task as the record that tells of it.
void append_known(std::vector<std::byte>& out, const Task& task) {
  trc_task body{.tid = task.tid,
                .tgid = task.tgid,
                .parent_tgid = task.parent_tgid,
                .uid = task.uid,
                .cgroup_id = task.cgroup_id,
                .exit_code = 0,
                .old_tid = task.tid,
                .comm = {}};
  std::copy_n(task.comm.begin(), std::min(task.comm.size(), sizeof(body.comm) - 1), body.comm);
  const size_t length = std::min(task.executable.size(), kExecutableMax);
  const trc_item item{.arg = 0, .status = TRC_OK, .sub = 0, .len = static_cast<uint32_t>(length)};
  const size_t padded = (length + 7) / 8 * 8;
  const size_t size = sizeof(trc_record) + sizeof(body) + (length == 0 ? 0 : sizeof(item) + padded);
  const trc_record record{.time_ns = 0,
                          .tid = task.tid,
                          .nr = TRC_TASK_KNOWN,
                          .size8 = static_cast<uint16_t>(size / 8),
                          .enter8 = static_cast<uint16_t>(size / 8),
                          .sessions = 0,
                          .kind = TRC_TASK,
                          .flags = 0};
  append(out, bytes_of(record));
  append(out, bytes_of(body));
  if (length == 0) return;
  append(out, bytes_of(item));
  append(out, std::as_bytes(std::span{task.executable}).first(length));
  out.resize(out.size() + padded - length);
}

}  // namespace

Result<SegmentWriter> SegmentWriter::create(int fd, const SegmentHeader& header, std::span<const Task> known,
                                            SegmentLimits limits) {
  limits.block_bytes = std::clamp(limits.block_bytes, 1u, 1u << 20);
  limits.index_bytes = std::min(limits.index_bytes, kIndexMax);
  SegmentWriter writer{fd, limits, header.epoch_offset_ns};
  if (auto written = writer.write_beginning(header); !written) return tl::unexpected(written.error());
  if (auto written = writer.write_state(known); !written) return tl::unexpected(written.error());
  return writer;
}

Result<void> SegmentWriter::write_beginning(const SegmentHeader& header) {
  const std::string json = to_json(header);
  if (json.empty()) return fail("the segment's tables and limits must be JSON objects", EINVAL);
  if (json.size() > kHeaderMax) return fail("the segment's header is too long", EMSGSIZE);
  const Bytes text = std::as_bytes(std::span{json});
  Beginning beginning{.magic = kMagic,
                      .version = kVersion,
                      .schema = TRC_WIRE_SCHEMA,
                      .header_length = static_cast<uint32_t>(json.size()),
                      .reserved = 0,
                      .checksum = 0};
  segment_ = beginning.checksum = checksum_of(beginning, text);
  append(out_, bytes_of(beginning));
  append(out_, text);
  return write_out();
}

Result<void> SegmentWriter::write_state(std::span<const Task> known) {
  std::vector<std::byte> records;
  for (size_t i = 0; i < known.size(); ++i) {
    tasks_.know(known[i]);
    append_known(records, known[i]);
    if (records.size() < limits_.block_bytes && i + 1 < known.size()) continue;
    BlockHeader header = new_block(BlockType::state);
    header.codec = Codec::packed;
    header.records_length = static_cast<uint32_t>(records.size());
    if (auto written = write_block(header, {}, packer_.pack(records)); !written) return written;
    records.clear();
  }
  return {};
}

Result<void> SegmentWriter::add(const Packet& head, Bytes bytes) {
  if (finished_) return fail("the segment is finished", EINVAL);
  Lane& lane = lane_of(head.cpu);
  Result<void> all{};
  if (head.peek) {
    all = add_peek(lane, bytes);
  } else if (!bytes.empty()) {
    note(all, meet_peek(lane, head, bytes));
    note(all, add_records(lane, head, bytes));
  }
  lane.complete_until_ns = std::max(lane.complete_until_ns, head.complete_until_ns);
  return all;
}

SegmentWriter::Lane& SegmentWriter::lane_of(uint32_t cpu) {
  Lane& lane = lanes_[cpu];
  lane.cpu = cpu;
  return lane;
}

Result<void> SegmentWriter::add_peek(Lane& lane, Bytes bytes) {
  trc_record record{};
  const size_t size = record_size(bytes, record);
  if (size == 0 || size != bytes.size() || size > TRC_RECORD_MAX) return {};  // it will come again
  PeekedRecord& peeked = lane.peeked;
  Result<void> all{};
  if (!peeked.bytes.empty()) {
    if (peeked.tid == record.tid && peeked.time_ns == record.time_ns) return {};
    // What it was of never came: it is all that there is.
    all = flush_lane(lane);
  }
  peeked.bytes.assign(bytes.begin(), bytes.end());
  peeked.tid = record.tid;
  peeked.time_ns = record.time_ns;
  peeked.written = false;
  return all;
}

// Records come: is the first one that which was peeked?
Result<void> SegmentWriter::meet_peek(Lane& lane, const Packet& head, Bytes bytes) {
  PeekedRecord& peeked = lane.peeked;
  trc_record record{};
  const bool known = !peeked.bytes.empty();
  const bool same =
      known && record_size(bytes, record) != 0 && record.tid == peeked.tid && record.time_ns == peeked.time_ns;
  Result<void> all{};
  if (known && !same && !peeked.written) all = flush_lane(lane);
  // Without a peek here, it is in the segment before.
  if (lane.records.empty()) lane.first_was_peeked = known ? same && peeked.written : head.first_was_peeked;
  peeked.bytes.clear();
  peeked.written = false;
  return all;
}

Result<void> SegmentWriter::add_records(Lane& lane, const Packet& head, Bytes rest) {
  Result<void> all{};
  const uint64_t until_ns = std::max(lane.complete_until_ns, head.complete_until_ns);
  while (!rest.empty()) {
    trc_record header{};
    size_t size = record_size(rest, header);
    const bool readable = size != 0;
    // Where the next record begins is not known any more: enough is kept to look at.
    if (!readable) size = std::min(rest.size(), kUnreadableMax);
    if (!lane.records.empty() && lane.records.size() + size > limits_.block_bytes) {
      note(all, write_records(lane, readable ? std::min(until_ns, uint64_t{header.time_ns}) : lane.complete_until_ns));
    }
    append(lane.records, rest.first(size));
    if (!readable) {
      lane.summary.add_unreadable();
      note(all, write_records(lane, until_ns));  // so that the next records are found again
      return all;
    }
    lane.summary.add(header, rest.first(size));
    if (header.kind == TRC_TASK) {
      Bytes one = rest.first(size);
      RecordView record;
      if (next_record(one, record) == RecordStatus::ok) tasks_.apply(record);
    }
    rest = rest.subspan(size);
  }
  return all;
}

Result<void> SegmentWriter::tick(uint64_t now_ns) {
  if (flushed_ns_ == 0) flushed_ns_ = now_ns;
  if (now_ns < flushed_ns_ || now_ns - flushed_ns_ < limits_.flush_after_ns) return {};
  flushed_ns_ = now_ns;
  return flush();
}

Result<void> SegmentWriter::flush() {
  if (finished_) return {};
  Result<void> all{};
  for (auto& [cpu, lane] : lanes_) note(all, flush_lane(lane));
  if (progress_due_ > 0) note(all, write_progress());
  tasks_.forget_gone();
  return all;
}

Result<void> SegmentWriter::flush_lane(Lane& lane) {
  Result<void> all{};
  const bool peeked = !lane.peeked.bytes.empty() && !lane.peeked.written;
  if (!lane.records.empty()) {
    all = write_records(lane, peeked ? std::min(lane.complete_until_ns, lane.peeked.time_ns) : lane.complete_until_ns);
  }
  if (peeked) note(all, write_peek(lane));
  return all;
}

Result<void> SegmentWriter::write_records(Lane& lane, uint64_t complete_until_ns) {
  BlockHeader header = new_block(BlockType::records);
  header.codec = Codec::packed;
  header.cpu = lane.cpu;
  if (lane.first_was_peeked) header.flags = kFirstWasPeeked;
  header.records_length = static_cast<uint32_t>(lane.records.size());
  header.complete_until_ns = std::max(lane.told_until_ns, complete_until_ns);
  const Bytes summary = lane.summary.tell(tasks_, header);
  const auto written = write_block(header, summary, packer_.pack(lane.records));
  if (written) {
    lane.told_until_ns = header.complete_until_ns;
    progress_due_ = 2;
  } else {
    drop(lane.summary.counts(), lane.records.size(), written.error().code);
  }
  lane.records.clear();
  lane.summary.clear();
  lane.first_was_peeked = false;
  return written;
}

// When it cannot be written it waits for the next time: nothing is lost, it comes again.
Result<void> SegmentWriter::write_peek(Lane& lane) {
  BlockHeader header = new_block(BlockType::records);
  header.codec = Codec::packed;
  header.cpu = lane.cpu;
  header.flags = kPeek;
  header.records_length = static_cast<uint32_t>(lane.peeked.bytes.size());
  header.complete_until_ns = std::max(lane.told_until_ns, lane.complete_until_ns);
  BlockSummary about;
  trc_record record{};
  (void)record_size(lane.peeked.bytes, record);
  about.add(record, lane.peeked.bytes);
  const Bytes summary = about.tell(tasks_, header);
  auto written = write_block(header, summary, packer_.pack(lane.peeked.bytes));
  if (!written) return written;
  lane.peeked.written = true;
  lane.told_until_ns = header.complete_until_ns;
  progress_due_ = 2;
  return {};
}

// How far the CPUs are that had nothing to write: whoever reads would have to wait for them.
Result<void> SegmentWriter::write_progress() {
  std::vector<Progress> body;
  for (const auto& [cpu, lane] : lanes_) {
    const bool waits = !lane.records.empty() || (!lane.peeked.bytes.empty() && !lane.peeked.written);
    if (waits || lane.complete_until_ns <= lane.told_until_ns || body.size() == kProgressMax / sizeof(Progress))
      continue;
    body.push_back({.cpu = cpu, .reserved = 0, .complete_until_ns = lane.complete_until_ns});
  }
  --progress_due_;
  if (body.empty()) return {};
  BlockHeader header = new_block(BlockType::progress);
  if (auto written = write_block(header, {}, std::as_bytes(std::span{body})); !written) return written;
  for (const Progress& told : body) lanes_[told.cpu].told_until_ns = told.complete_until_ns;
  return {};
}

Result<void> SegmentWriter::finish() {
  if (finished_) return {};
  progress_due_ = std::max(progress_due_, 1);
  Result<void> all = flush();
  auto ended = write_end();
  finished_ = ended.has_value();
  note(all, std::move(ended));
  return all;
}

Result<void> SegmentWriter::write_end() {
  Totals totals = totals_;
  segment_format::add(totals.dropped, dropped_);
  std::vector<std::byte> body;
  append(body, bytes_of(totals));
  if (!index_left_out_) append(body, index_);
  BlockHeader header = new_block(BlockType::end);
  if (index_left_out_) header.flags = kNoIndex;
  seal(header, {}, body);
  Trailer trailer{.magic = kTrailerMagic, .end_offset = offset_, .checksum = 0};
  trailer.checksum = checksum_of(trailer);
  append(out_, bytes_of(trailer));
  if (auto written = write_out(); !written) return written;
  totals_ = totals;
  dropped_ = {};
  return {};
}

BlockHeader SegmentWriter::new_block(BlockType type) const {
  BlockHeader header{};
  header.magic = kBlockMagic;
  header.version = kVersion;
  header.schema = TRC_WIRE_SCHEMA;
  header.segment = segment_;
  header.sequence = sequence_;
  header.type = type;
  header.epoch_offset_ns = epoch_offset_ns_;
  header.dropped = dropped_;
  return header;
}

Result<void> SegmentWriter::write_block(BlockHeader& header, Bytes summary, Bytes stored) {
  // One is left for the end.
  if (sequence_ + 1 >= kBlocksMax) return fail("the segment has too many blocks", EOVERFLOW);
  seal(header, summary, stored);
  const uint64_t offset = offset_;
  if (auto written = write_out(); !written) return written;
  ++sequence_;
  dropped_ = {};
  segment_format::add(totals_, header);
  const size_t entry = sizeof(offset) + sizeof(header) + summary.size();
  index_left_out_ = index_left_out_ || sizeof(Totals) + index_.size() + entry > limits_.index_bytes;
  if (index_left_out_) {
    index_ = {};
    return {};
  }
  append(index_, bytes_of(offset));
  header.magic = kIndexMagic;
  append(index_, bytes_of(header));
  append(index_, summary);
  return {};
}

// The block's bytes, as they are written.
void SegmentWriter::seal(BlockHeader& header, Bytes summary, Bytes stored) {
  header.stored_length = static_cast<uint32_t>(stored.size());
  header.checksum = checksum_of(stored);
  header.header_checksum = checksum_of(header, summary);
  out_.clear();
  append(out_, bytes_of(header));
  append(out_, summary);
  append(out_, stored);
}

Result<void> SegmentWriter::write_out() {
  if (torn_ && !take_back()) return fail("cannot take back what is behind the segment's last block", errno);
  size_t written = 0;
  while (written < out_.size()) {
    const ssize_t n = ::write(fd_, out_.data() + written, out_.size() - written);
    if (n > 0) {
      written += static_cast<size_t>(n);
      continue;
    }
    if (n < 0 && errno == EINTR) continue;
    const int code = n == 0 ? EIO : errno;
    torn_ = true;
    (void)take_back();  // or before the next block
    return fail("cannot write the trace", code, remedy_for(code));
  }
  offset_ += out_.size();
  out_.clear();
  return {};
}

bool SegmentWriter::take_back() {
  const auto end = static_cast<off_t>(offset_);
  if (::ftruncate(fd_, end) == 0 && ::lseek(fd_, end, SEEK_SET) == end) torn_ = false;
  return !torn_;
}

void SegmentWriter::drop(const Counts& counts, size_t bytes, int code) {
  const bool full = is_full(code);
  (full ? dropped_.full_records : dropped_.error_records) += counts.records;
  (full ? dropped_.full_bytes : dropped_.error_bytes) += bytes;
}

}  // namespace tracectl
