// What packing makes of records, and what it costs: bytes and nanoseconds a call, of the thread's own CPU time.
// Run: build/bin/pack_bench [--columns] [--rounds=N] [FILE...], files of `tracectl run --format raw -s 256`; without
// any, of a made-up stream.  Each figure is the best of many rounds, which take turns, so that whatever else the
// machine does hits all.
#include <time.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/ring/record_view.h"
#include "lib/tracefile/pack.h"
#include "lib/tracefile/pack_columns.h"
#include "lib/tracefile/raw_file.h"
#include "tests/support/typical_records.h"

namespace tracectl {
namespace {

using Buffer = std::vector<std::byte>;

constexpr size_t kBlockBytes = 256 * 1024;
constexpr int kRoundsUntold = 15;
constexpr std::array kColumnNames = {"control", "masks", "shapes", "tids", "times",  "fine", "words",  "ops",
                                     "heads",   "sizes", "known",  "maps", "fields", "text", "binary", "tail"};
static_assert(kColumnNames.size() == pack::kColumns);

double cpu_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

// Whole records, cut as a writer of segments would.
void cut_into_blocks(Bytes records, std::vector<Buffer>& blocks, uint64_t& calls) {
  const std::byte* begin = records.data();
  RecordView record;
  Bytes rest = records;
  while (next_record(rest, record) != RecordStatus::end) {
    // A call that was split is counted by its enter half.
    calls += record.header.kind == TRC_CALL && record.has_enter() ? 1 : 0;
    if (static_cast<size_t>(rest.data() - begin) < kBlockBytes && !rest.empty()) continue;
    blocks.emplace_back(begin, rest.data());
    begin = rest.data();
  }
}

struct Input {
  std::vector<Buffer> blocks{};
  uint64_t calls = 0;
};

Input input_of(const std::map<uint32_t, Buffer>& by_cpu) {
  Input input;
  for (const auto& [cpu, records] : by_cpu) cut_into_blocks(records, input.blocks, input.calls);
  return input;
}

Input read_file(const std::string& path) {
  auto reader = RawFileReader::open(path);
  if (!reader) {
    std::fprintf(stderr, "%s\n", reader.error().sentence().c_str());
    std::exit(1);
  }
  std::map<uint32_t, Buffer> by_cpu;
  Packet packet;
  for (;;) {
    const auto got = reader->next(packet);
    if (!got) std::fprintf(stderr, "%s\n", got.error().sentence().c_str());
    if (!got || !*got) break;
    if (packet.peek) continue;  // comes again
    Buffer& records = by_cpu[packet.cpu];
    records.insert(records.end(), packet.bytes.begin(), packet.bytes.end());
  }
  return input_of(by_cpu);
}

// Columns that were read, to be written once more.
pack::ColumnWriters copy_of(pack::ColumnReaders columns) {
  pack::ColumnWriters copies;
  for (size_t i = 0; i < columns.size(); ++i) {
    const size_t size = columns[i].left();
    copies[i].reserve(size + 1);
    copies[i].bytes(columns[i].bytes(size), size);
  }
  return copies;
}

class Measurement {
 public:
  Measurement(const Input& input, int rounds) : input_(input), rounds_(rounds) {
    for (const Buffer& block : input_.blocks) {
      const Bytes packed = packer_.pack(block);
      packed_.emplace_back(packed.begin(), packed.end());
      pack::ColumnReaders columns;
      // One that is stored as it is has no columns: none of these do.
      if (!inflater_.inflate(packed, block.size(), columns)) {
        std::fputs("a block did not get smaller\n", stderr);
        std::exit(1);
      }
      columns_.push_back(copy_of(columns));
    }
  }

  void print(const std::string& name) {
    const auto best = measure();
    uint64_t raw = 0;
    uint64_t told = 0;
    uint64_t small = 0;
    for (const Buffer& block : input_.blocks) raw += block.size();
    for (const Buffer& block : packed_) small += block.size();
    for (const auto& columns : columns_) {
      for (const auto& column : columns) told += column.size();
    }
    const auto calls = static_cast<double>(input_.calls);
    std::printf("| %s | %.0f | %.0f | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f |\n", name.c_str(), calls,
                static_cast<double>(raw) / calls, static_cast<double>(told) / calls, static_cast<double>(small) / calls,
                (best[0] - best[1]) / calls, best[1] / calls, best[2] / calls, (best[3] - best[2]) / calls,
                (best[0] + best[3]) / calls);
  }

  // What each column takes, told and stored.
  void print_columns() const {
    pack::Deflater deflater;
    for (size_t i = 0; i < pack::kColumns; ++i) {
      uint64_t told = 0;
      Buffer stored;
      double ns = 0;
      for (const auto& columns : columns_) {
        pack::ColumnWriters one;
        one = empty();
        one[i].reserve(columns[i].size() + 1);
        one[i].bytes(columns[i].written().data(), columns[i].size());
        told += columns[i].size();
        double best = 1e18;
        for (int round = 0; round < rounds_; ++round) {
          Buffer block;
          const double begin = cpu_ns();
          if (!deflater.deflate(one, SIZE_MAX - 1, block)) std::abort();
          best = std::min(best, cpu_ns() - begin);
          if (round == 0) stored.insert(stored.end(), block.begin(), block.end());
        }
        ns += best;
      }
      const auto calls = static_cast<double>(input_.calls);
      std::printf("    %-8s %6.2f %6.2f %5.1f ns\n", kColumnNames[i], static_cast<double>(told) / calls,
                  static_cast<double>(stored.size()) / calls, ns / calls);
    }
  }

 private:
  static pack::ColumnWriters empty() {
    pack::ColumnWriters columns;
    for (auto& column : columns) column.reserve(1);
    return columns;
  }

  std::array<double, 4> measure() {
    const std::array<std::function<void(size_t)>, 4> steps = {
        [this](size_t i) { (void)packer_.pack(input_.blocks[i]); },
        [this](size_t i) {
          if (!deflater_.deflate(columns_[i], SIZE_MAX - 1, scratch_)) std::abort();
        },
        [this](size_t i) {
          pack::ColumnReaders columns;
          if (!inflater_.inflate(packed_[i], input_.blocks[i].size(), columns)) std::abort();
        },
        [this](size_t i) {
          if (!unpacker_.unpack(packed_[i], input_.blocks[i].size(), scratch_)) std::abort();
        }};
    std::array<double, 4> best;
    best.fill(1e18);
    for (int round = 0; round < rounds_; ++round) {
      for (size_t step = 0; step < steps.size(); ++step) {
        const double begin = cpu_ns();
        for (size_t i = 0; i < columns_.size(); ++i) steps[step](i);
        best[step] = std::min(best[step], cpu_ns() - begin);
      }
    }
    return best;
  }

  const Input& input_;
  const int rounds_;
  Packer packer_;
  Unpacker unpacker_;
  pack::Deflater deflater_;
  pack::Inflater inflater_;
  std::vector<Buffer> packed_;
  std::vector<pack::ColumnWriters> columns_;
  Buffer scratch_;
};

int main(std::span<char*> args) {
  bool with_columns = false;
  int rounds = kRoundsUntold;
  std::map<std::string, Input> inputs;
  for (const std::string_view arg : args.subspan(1)) {
    if (arg == "--columns") {
      with_columns = true;
    } else if (arg.starts_with("--rounds=")) {
      rounds = std::max(1, std::atoi(arg.data() + sizeof("--rounds=") - 1));
    } else {
      inputs.emplace(arg.substr(arg.rfind('/') + 1), read_file(std::string{arg}));
    }
  }
  if (inputs.empty()) inputs.emplace("made up", input_of({{0, testing::typical_records(4 << 20)}}));
  std::puts(
      "| records of | calls | raw bytes a call | told | stored | pack ns a call | zstd | unzstd | unpack | all |");
  std::puts("|---|---|---|---|---|---|---|---|---|---|");
  for (const auto& [name, input] : inputs) {
    Measurement measurement{input, rounds};
    measurement.print(name);
    if (with_columns) measurement.print_columns();
  }
  return 0;
}

}  // namespace
}  // namespace tracectl

int main(int argc, char** argv) {
  return tracectl::main({argv, static_cast<size_t>(argc)});
}
