// Any bytes as records: packed, they take no more than a byte more, and they come back.  Input: the records.
#include <cstdint>
#include <cstdlib>

#include "lib/tracefile/pack.h"
#include "tests/support/same_records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tracectl;
  static Unpacker unpacker;
  static Packer packer;
  if (size > kPackedRecordsMax) return 0;
  const Bytes records = std::as_bytes(std::span{data, size});
  const Bytes packed = packer.pack(records);
  if (packed.size() > size + 1) std::abort();
  std::vector<std::byte> again;
  if (!unpacker.unpack(packed, size, again)) std::abort();
  if (testing::without_padding(again) != testing::without_padding(records)) std::abort();
  return 0;
}
