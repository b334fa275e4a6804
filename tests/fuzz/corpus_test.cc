// The corpus of a fuzzer as a unit test: every file of it, cut and with flipped bits too, goes through the fuzzer's
// function; a sanitizer or an assertion in it tells.  So the fuzzers are exercised by every compiler and every run.
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

std::vector<std::vector<uint8_t>> corpus() {
  std::vector<std::vector<uint8_t>> all;
  for (const auto& entry : std::filesystem::directory_iterator{TRACECTL_CORPUS}) {
    std::ifstream in{entry.path(), std::ios::binary};
    all.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
  }
  return all;
}

// Of exactly the size, so that a sanitizer sees a read of one byte too many.
void run(std::vector<uint8_t> bytes) {
  bytes.shrink_to_fit();
  (void)LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

TEST(Corpus, every_file_passes) {
  const auto files = corpus();
  EXPECT_FALSE(files.empty());
  for (const auto& file : files) run(file);
}

TEST(Corpus, every_cut_of_every_file_passes) {
  for (const auto& file : corpus()) {
    const size_t step = file.size() / 256 + 1;
    for (size_t length = 0; length < file.size(); length += step) {
      run({file.begin(), file.begin() + static_cast<ptrdiff_t>(length)});
    }
  }
}

TEST(Corpus, flipped_bits_pass) {
  std::mt19937 random{1};
  for (const auto& file : corpus()) {
    if (file.empty()) continue;
    for (int round = 0; round < 500; ++round) {
      auto damaged = file;
      for (unsigned flips = 1 + random() % 8; flips > 0; --flips) {
        damaged[random() % damaged.size()] ^= static_cast<uint8_t>(1u << random() % 8);
      }
      run(std::move(damaged));
    }
  }
}

}  // namespace
