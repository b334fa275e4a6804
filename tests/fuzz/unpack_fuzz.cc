// Any bytes as a packed block: refused, or records of the size that was announced, which can be packed again.  Input:
// the size (4 bytes), then the block.
#include <cstdint>
#include <cstdlib>

#include "lib/tracefile/pack.h"
#include "tests/support/same_records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tracectl;
  static Unpacker unpacker;
  static Packer packer;
  ByteReader in{std::as_bytes(std::span{data, size})};
  uint32_t records_size = 0;
  if (!in.read(records_size)) return 0;
  std::vector<std::byte> records;
  if (!unpacker.unpack(in.rest(), records_size, records)) {
    if (!records.empty()) std::abort();
    return 0;
  }
  if (records.size() != records_size) std::abort();
  std::vector<std::byte> again;
  if (!unpacker.unpack(packer.pack(records), records.size(), again)) std::abort();
  if (testing::without_padding(again) != testing::without_padding(records)) std::abort();
  return 0;
}
