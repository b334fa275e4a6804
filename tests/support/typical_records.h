// A made-up stream of records much like a program's that looks at files, serves requests and waits: for tests and
// benchmarks of what makes traces small.  The same bytes every time.
#pragma once

#include <sys/stat.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "tests/support/record_builder.h"

namespace tracectl::testing {

class TypicalRecords {
 public:
  // Whole records, of at least so many bytes.
  ByteVector make(size_t bytes) {
    while (out_.size() < bytes) {
      if (random_() % 16 == 0) tid_ = 1000 + random_() % 3;
      random_() % 3 == 0 ? request() : look_at_file();
    }
    return std::move(out_);
  }

 private:
  uint64_t pass(unsigned around_ns) { return now_ns_ += around_ns + random_() % around_ns; }
  RecordBuilder begin(int32_t nr) {
    RecordBuilder record(TRC_CALL);
    record.time(pass(300)).tid(tid_).nr(nr);
    return record;
  }
  void end(RecordBuilder& record, int64_t ret) { record.exit(pass(400), ret).append_to(out_); }
  uint64_t address() const { return 0x7ffe00000000 + uint64_t{tid_} * 0x100000; }

  void look_at_file() {
    const uint64_t file = random_() % 500;
    const std::string path =
        "/usr/share/doc/package-" + std::to_string(file / 10) + "/file-" + std::to_string(file) + ".txt";
    struct stat status{};
    status.st_dev = 2049, status.st_ino = 100000 + file * 37, status.st_nlink = 1, status.st_mode = 0100644;
    status.st_size = static_cast<off_t>(file * 4711), status.st_blksize = 4096;
    status.st_mtim.tv_sec = static_cast<time_t>(1700000000 + file * 1234567 % 1000000);
    RecordBuilder look = begin(262).args({~99ull, address(), address() + 0x80, 0}).string(1, path);
    end(look.exit_item_of(2, status), 0);
    RecordBuilder open = begin(257).args({~99ull, address(), 0x80000, 0}).string(1, path);
    end(open, 5);
    RecordBuilder close = begin(3).args({5});
    end(close, 0);
  }

  void request() {
    const std::string text = "GET /item/" + std::to_string(random_() % 100) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const auto fd = 7 + random_() % 8;
    RecordBuilder wait = begin(232).args({4, address() + 0x400, 512, ~0ull});
    end(wait.exit_item_of(1, std::array<uint32_t, 3>{1, static_cast<uint32_t>(fd), 0}), 1);
    RecordBuilder read = begin(0).args({fd, 0x55550000a000 + fd * 4096, 1024});
    end(read.exit_item(1, TRC_OK, text), static_cast<int64_t>(text.size()));
    RecordBuilder write =
        begin(1).args({fd, 0x55550000a000 + fd * 4096, 24}).item(1, TRC_OK, "HTTP/1.1 204 No Content\n");
    end(write, 24);
  }

  std::mt19937 random_{1};
  uint64_t now_ns_ = 1'000'000'000;
  uint32_t tid_ = 1000;
  ByteVector out_;
};

inline ByteVector typical_records(size_t bytes) {
  return TypicalRecords{}.make(bytes);
}

}  // namespace tracectl::testing
