// Records as far as they say anything: what stands in the padding of items is nobody's business.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "lib/ring/record_view.h"
#include "tests/support/record_builder.h"

namespace tracectl::testing {

inline void clear_padding(const ItemRange& items, const std::byte* from, ByteVector& bytes) {
  for (const ItemView& item : items) {
    const size_t end = static_cast<size_t>(item.bytes.data() - from) + item.bytes.size();
    std::fill(bytes.begin() + static_cast<ptrdiff_t>(end), bytes.begin() + static_cast<ptrdiff_t>((end + 7) / 8 * 8),
              std::byte{0});
  }
}

// The same bytes, with zeros for the padding behind the items of calls.  Goes on behind any record that says its size.
inline ByteVector without_padding(std::span<const std::byte> records) {
  ByteVector bytes{records.begin(), records.end()};
  Bytes rest = records;
  trc_record header;
  while (ByteReader{rest}.read(header)) {
    const size_t size = size_t{header.size8} * 8;
    if (size < sizeof(header) || size > rest.size()) break;
    Bytes one = rest.first(size);
    RecordView record;
    if (next_record(one, record) == RecordStatus::ok && header.kind == TRC_CALL) {
      clear_padding(record.enter_items, records.data(), bytes);
      clear_padding(record.exit_items, records.data(), bytes);
    }
    rest = rest.subspan(size);
  }
  return bytes;
}

}  // namespace tracectl::testing
