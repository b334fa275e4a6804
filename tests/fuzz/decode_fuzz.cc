// Any bytes as one call of any row.  Input: number (2 bytes), ABI and options (1 byte), then what
// tests/lib/decode/any_bytes.h makes a call of.
#include <cstdint>

#include "tests/lib/decode/any_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tracectl;
  static const Decoder plain({});
  static const Decoder verbose({.string_limit = 4, .verbose = true});
  static EventArena arena;
  testing::Supply supply{std::as_bytes(std::span{data, size})};
  const auto nr = supply.next<uint16_t>() % 512;
  const auto options = supply.next<uint8_t>();
  const Abi abi = (options & 1) != 0 ? Abi::i386 : Abi::x86_64;
  testing::decode_anything((options & 2) != 0 ? verbose : plain, arena, nr, abi, supply.rest());
  return 0;
}
