#include "lib/tracefile/segment_format.h"

#define XXH_INLINE_ALL  // a checksum of two pieces needs its state, which the library does not show
#include <xxhash.h>

#include <algorithm>

#include "lib/tracefile/json_member.h"

namespace tracectl::segment_format {
namespace {

using nlohmann::json;

constexpr size_t kDepthMax = 64;  // of a header's JSON: what writes it out again calls itself

template <typename T>
Bytes part_of(const T& value, size_t length) {
  return std::as_bytes(std::span{&value, 1}).first(length);
}

// Before anything is parsed: brackets that are open at once, outside of strings.
bool is_shallow(std::string_view text) {
  size_t depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDepthMax) return false;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return true;
}

json parsed(std::string_view text) {
  if (!is_shallow(text)) return json(json::value_t::discarded);
  return json::parse(text, nullptr, false);
}

bool take_object(const json& object, const char* name, std::string& out) {
  const auto found = object.find(name);
  if (found == object.end()) return true;
  if (!found->is_object()) return false;
  out = found->dump();
  return true;
}

}  // namespace

uint64_t checksum_of(Bytes bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

uint64_t checksum_of(Bytes first, Bytes second) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  XXH3_64bits_update(&state, first.data(), first.size());
  if (!second.empty()) XXH3_64bits_update(&state, second.data(), second.size());
  return XXH3_64bits_digest(&state);
}

uint64_t checksum_of(const Beginning& beginning, Bytes header) {
  return checksum_of(part_of(beginning, offsetof(Beginning, checksum)), header);
}

uint64_t checksum_of(const BlockHeader& header, Bytes summary) {
  return checksum_of(part_of(header, offsetof(BlockHeader, header_checksum)), summary);
}

uint64_t checksum_of(const Trailer& trailer) {
  return checksum_of(part_of(trailer, offsetof(Trailer, checksum)));
}

size_t call_bytes(const BlockHeader& header) {
  return (header.flags & kCallsAsBitmap) != 0 ? kCallBitmap : header.calls * sizeof(uint16_t);
}

size_t summary_bytes(const BlockHeader& header) {
  return call_bytes(header) + header.processes * sizeof(uint32_t);
}

bool believable(const BlockHeader& header) {
  const bool bitmap = (header.flags & kCallsAsBitmap) != 0;
  if (header.magic != kBlockMagic || header.version == 0 || header.version > kVersion ||
      header.schema < TRC_WIRE_SCHEMA_OLDEST || header.schema > TRC_WIRE_SCHEMA || header.sequence >= kBlocksMax ||
      (bitmap ? header.calls > kCalls : header.calls > kCallBitmap / sizeof(uint16_t)) ||
      header.processes > kProcessesMax) {
    return false;
  }
  switch (header.type) {
    case BlockType::records:
    case BlockType::state:
      return header.records_length <= kPackedRecordsMax && header.stored_length <= kPackedRecordsMax + 1 &&
             (header.codec == Codec::packed ||
              (header.codec == Codec::none && header.stored_length == header.records_length));
    case BlockType::end:
      return header.codec == Codec::none && header.stored_length <= kIndexMax && header.records_length == 0;
    case BlockType::progress:
      return header.codec == Codec::none && header.stored_length <= kProgressMax &&
             header.stored_length % sizeof(Progress) == 0 && header.records_length == 0;
  }
  return header.stored_length <= kIndexMax;  // of a type that came later: it can be passed over
}

void add(Dropped& sum, const Dropped& dropped) {
  sum.full_records += dropped.full_records;
  sum.full_bytes += dropped.full_bytes;
  sum.error_records += dropped.error_records;
  sum.error_bytes += dropped.error_bytes;
}

void add(Totals& totals, const BlockHeader& header) {
  ++totals.blocks;
  totals.stored_bytes += header.stored_length;
  add(totals.dropped, header.dropped);
  if (header.type != BlockType::records || (header.flags & kPeek) != 0) return;
  const Counts& counts = header.counts;
  totals.records_bytes += header.records_length;
  if (counts.records > 0) {
    totals.first_ns = totals.records == 0 ? header.first_ns : std::min(totals.first_ns, header.first_ns);
    totals.last_ns = std::max(totals.last_ns, header.last_ns);
  }
  totals.records += counts.records;
  totals.enters += counts.enters;
  totals.exits += counts.exits;
  totals.tasks += counts.tasks;
  totals.signals += counts.signals;
  totals.losses += counts.losses;
  totals.unreadable += counts.unreadable;
  totals.lost_enters += counts.lost_enters;
  totals.lost_exits += counts.lost_exits;
  totals.lost_tasks += counts.lost_tasks;
  totals.lost_signals += counts.lost_signals;
}

std::string to_json(const SegmentHeader& header) {
  json object{{"host", json_of(header.host)},
              {"kernel", json_of(header.kernel)},
              {"architecture", json_of(header.architecture)},
              {"boot_id", json_of(header.boot_id)},
              {"cpus", header.cpus},
              {"epoch_offset_ns", header.epoch_offset_ns},
              {"session", json_of(header.session)},
              {"filter", json_of(header.filter)},
              {"build", json_of(header.build)},
              {"command", json_of(header.command)},
              {"sequence", header.sequence}};
  for (const auto& [name, text] : {std::pair{"limits", &header.limits}, std::pair{"tables", &header.tables}}) {
    if (text->empty()) continue;
    json member = parsed(*text);
    if (!member.is_object()) return {};
    object[name] = std::move(member);
  }
  return object.dump();
}

bool from_json(Bytes text, SegmentHeader& header) {
  const json object = parsed({reinterpret_cast<const char*>(text.data()), text.size()});
  return object.is_object() && take(object, "host", header.host) && take(object, "kernel", header.kernel) &&
         take(object, "architecture", header.architecture) && take(object, "boot_id", header.boot_id) &&
         take(object, "cpus", header.cpus) && take(object, "epoch_offset_ns", header.epoch_offset_ns) &&
         take(object, "session", header.session) && take(object, "filter", header.filter) &&
         take_object(object, "limits", header.limits) && take(object, "build", header.build) &&
         take(object, "command", header.command) && take(object, "sequence", header.sequence) &&
         take_object(object, "tables", header.tables);
}

}  // namespace tracectl::segment_format
