// The time in front of a line, as strace's -t, -tt, -ttt and -r write it.
#pragma once

#include <cstdint>
#include <string>

#include "lib/sink/text.h"

namespace tracectl {

class LineStamp {
 public:
  explicit LineStamp(const TextOptions& options)
      : stamp_(options.stamp), relative_(options.relative), epoch_offset_ns_(options.epoch_offset_ns) {}

  // Of a line that begins at this time (CLOCK_MONOTONIC), with the blank behind it; nothing when none is wanted.
  void append(std::string& text, uint64_t time_ns);
  // hh:mm:ss.uuuuuu of local time, whatever the options say.
  void append_clock(std::string& text, uint64_t time_ns);

 private:
  void append_day_time(std::string& text, int64_t seconds);

  TextOptions::Stamp stamp_;
  bool relative_;
  int64_t epoch_offset_ns_;
  uint64_t line_before_ns_ = 0;        // 0: there was none
  int64_t cached_second_ = INT64_MIN;  // of cached_, so that localtime_r runs once a second
  char cached_[8];                     // hh:mm:ss
};

}  // namespace tracectl
