// strace's text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "lib/base/escape.h"
#include "lib/event/event.h"

namespace tracectl {

// Where bytes of output go.  write() takes all of it or fails once, with the reason kept by its owner.
class Output {
 public:
  virtual ~Output() = default;
  virtual void write(std::string_view bytes) = 0;
  virtual void flush() = 0;
};

struct TextOptions {
  enum class Stamp : uint8_t { none, seconds, microseconds, epoch };  // none, -t, -tt, -ttt
  Stamp stamp = Stamp::none;
  bool relative = false;   // -r: since the line before
  bool durations = false;  // -T: <0.000123> behind the line
  enum class Pids : uint8_t { automatic, always, never };
  // automatic: while more than one thread is known to live, as strace -f on a terminal.  always, with bare_pid, is what
  // strace -f -o FILE writes.
  Pids pids = Pids::automatic;
  bool bare_pid = false;                       // "123   " instead of "[pid   123] "
  uint32_t align = 40;                         // column of '='; strace's -a
  bool exits = true;                           // +++ exited with 0 +++
  bool signals = true;                         // --- SIGCHLD {…} ---
  bool personality = true;                     // [ Process PID=123 runs in 32 bit mode. ]
  HexStrings hex_strings = HexStrings::never;  // -x, -xx
  int64_t epoch_offset_ns = 0;                 // CLOCK_REALTIME - CLOCK_MONOTONIC
};

[[nodiscard]] std::unique_ptr<Sink> make_text_sink(const TextOptions& options, Output& output);

// One value as text; also used for tests and by other outputs.
void append_value(std::string& text, const Value& value, HexStrings hex = HexStrings::never);
// The same behind its label: st_size=13.
void append_labelled(std::string& text, const Value& value, HexStrings hex = HexStrings::never);

}  // namespace tracectl
