// Properties over every row: whatever the record says, decoding stays within its bytes and gives printable text.
#include "tests/lib/decode/any_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "lib/syscalls/lookup.h"

namespace tracectl::testing {
namespace {

std::vector<std::byte> random_bytes(std::mt19937& random) {
  std::vector<std::byte> bytes(random() % 1500);
  // Zeros and small numbers open more doors than noise does.
  for (auto& byte : bytes) byte = static_cast<std::byte>(random() % 3 == 0 ? random() : random() % 4);
  if (bytes.size() >= 4) {
    const auto shape = static_cast<uint32_t>(random());
    std::memcpy(bytes.data(), &shape, sizeof(shape));
  }
  return bytes;
}

void decode_random(const DecodeOptions& options, unsigned seed) {
  constexpr int kRounds = 25;
  const Decoder decoder(options);
  EventArena arena;
  std::mt19937 random{seed};
  for (const syscalls::Row* row : syscalls::all_rows()) {
    for (const Abi abi : {Abi::x86_64, Abi::i386}) {
      if (row->nr.on(abi) < 0) continue;
      for (int round = 0; round < kRounds; ++round) {
        const std::string text = decode_anything(decoder, arena, row->nr.on(abi), abi, random_bytes(random));
        ASSERT_TRUE(std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= ' ' && c < 127; }))
            << row->name << ": " << text;
      }
    }
  }
}

TEST(AnyBytes, of_any_row_are_decoded_within_bounds) {
  decode_random({}, 1);
}
TEST(AnyBytes, also_with_structures_whole) {
  decode_random({.verbose = true}, 2);
}
TEST(AnyBytes, also_with_short_strings) {
  decode_random({.string_limit = 0}, 3);
}

TEST(AnyBytes, of_numbers_without_a_row) {
  const Decoder decoder({});
  EventArena arena;
  std::mt19937 random{4};
  for (const int32_t nr : {-1, -2147483647 - 1, 511, 512, 100000, 2147483647}) {
    for (int round = 0; round < 20; ++round) decode_anything(decoder, arena, nr, Abi::x86_64, random_bytes(random));
  }
}

}  // namespace
}  // namespace tracectl::testing
