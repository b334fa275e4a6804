// See line_stamp.h.
#include "lib/sink/line_stamp.h"

#include <ctime>

#include "lib/sink/append.h"

namespace tracectl {
namespace {

constexpr int64_t kSecond = 1'000'000'000;

struct Moment {
  int64_t seconds;
  uint64_t microseconds;
};

// Since the epoch, rounded down on either side of it.
Moment moment_of(uint64_t time_ns, int64_t epoch_offset_ns) {
  const int64_t ns = static_cast<int64_t>(time_ns + static_cast<uint64_t>(epoch_offset_ns));
  int64_t seconds = ns / kSecond;
  int64_t rest = ns % kSecond;
  if (rest < 0) {
    rest += kSecond;
    --seconds;
  }
  return {seconds, static_cast<uint64_t>(rest) / 1000};
}

}  // namespace

void LineStamp::append(std::string& text, uint64_t time_ns) {
  if (stamp_ == TextOptions::Stamp::none && !relative_) return;
  const Moment now = moment_of(time_ns, epoch_offset_ns_);
  if (stamp_ == TextOptions::Stamp::epoch) {
    append_signed(text, now.seconds);
  } else if (stamp_ != TextOptions::Stamp::none) {
    append_day_time(text, now.seconds);
  }
  if (stamp_ == TextOptions::Stamp::microseconds || stamp_ == TextOptions::Stamp::epoch) {
    text.push_back('.');
    append_zero_padded(text, now.microseconds, 6);
  }
  if (relative_) {
    const uint64_t since = line_before_ns_ == 0 || time_ns < line_before_ns_ ? 0 : time_ns - line_before_ns_;
    line_before_ns_ = time_ns;
    if (stamp_ != TextOptions::Stamp::none) text.append(" (+");
    append_right_aligned(text, since / kSecond, 6);
    text.push_back('.');
    append_zero_padded(text, since % kSecond / 1000, 6);
    if (stamp_ != TextOptions::Stamp::none) text.push_back(')');
  }
  text.push_back(' ');
}

void LineStamp::append_clock(std::string& text, uint64_t time_ns) {
  const Moment now = moment_of(time_ns, epoch_offset_ns_);
  append_day_time(text, now.seconds);
  text.push_back('.');
  append_zero_padded(text, now.microseconds, 6);
}

void LineStamp::append_day_time(std::string& text, int64_t seconds) {
  if (seconds != cached_second_) {
    const time_t now = seconds;
    tm local{};
    localtime_r(&now, &local);
    const int parts[3] = {local.tm_hour, local.tm_min, local.tm_sec};
    for (int i = 0; i < 3; ++i) {
      cached_[i * 3] = static_cast<char>('0' + parts[i] / 10);
      cached_[i * 3 + 1] = static_cast<char>('0' + parts[i] % 10);
      if (i < 2) cached_[i * 3 + 2] = ':';
    }
    cached_second_ = seconds;
  }
  text.append(cached_, sizeof cached_);
}

}  // namespace tracectl
