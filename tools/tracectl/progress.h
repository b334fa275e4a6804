// A line on a terminal's stderr that says how far long work has come; nothing elsewhere.
#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "lib/base/clock.h"

namespace tracectl {

class Progress {
 public:
  explicit Progress(std::string what) : what_(std::move(what)), is_terminal_(::isatty(STDERR_FILENO) == 1) {}
  ~Progress() {
    if (shown_) print("\r\033[K");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Ten times a second at most, and not in the first second: short work needs no line.
  void show(uint64_t done, uint64_t all) {
    if (!is_terminal_) return;
    const uint64_t now = monotonic_ns();
    if (next_ns_ == 0) next_ns_ = now + 1'000'000'000;
    if (now < next_ns_ || all == 0) return;
    next_ns_ = now + 100'000'000;
    shown_ = true;
    print(fmt::format("\r\033[Ktracectl: {} {:.0f} % of {:.1f} MB", what_,
                      100.0 * static_cast<double>(done) / static_cast<double>(all), static_cast<double>(all) / 1e6));
  }

 private:
  static void print(const std::string& text) {
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // decoration only
  }

  std::string what_;
  bool is_terminal_;
  bool shown_ = false;
  uint64_t next_ns_ = 0;
};

}  // namespace tracectl
