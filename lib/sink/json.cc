// JSON Lines: one object an event, in the shape that README.md draws.  A call is told when it has returned.  Its
// beginning is kept until then, so that a call which never returns (its thread was killed, or the trace ends first) is
// told too.
#include "lib/sink/json.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "lib/sink/append.h"
#include "lib/sink/json_text.h"

namespace tracectl {
namespace {

constexpr size_t kBufferBytes = 64 * 1024;

// The call that a thread is in, told if it never returns.
struct InFlight {
  uint64_t time_ns = 0;
  std::string line{};  // empty between calls
};

class JsonSink final : public Sink {
 public:
  JsonSink(const JsonOptions& options, Output& output) : options_(options), output_(output) {
    buffer_.reserve(kBufferBytes + 4096);
  }

  void on_call(const CallEvent& event) override {
    if (event.enter_tid != 0 && event.enter_tid != event.who.tid) in_flight_.erase(event.enter_tid);
    if (event.has_exit || event.phase == EventPhase::whole) {
      // The exit half comes with the arguments of its enter half, so what was kept is not needed any more.  Where the
      // enter half is missing, or the call is told of whole, what was kept is another call's.
      const auto kept = in_flight_.find(event.who.tid);
      if (kept != in_flight_.end()) {
        if (event.phase == EventPhase::whole || !event.has_enter) buffer_.append(kept->second.line);
        kept->second.line.clear();
      }
      append_call(buffer_, event);
    } else {
      InFlight& kept = in_flight_[event.who.tid];
      buffer_.append(kept.line);  // of a call whose exit was lost
      kept.line.clear();
      kept.time_ns = event.who.time_ns;
      append_call(kept.line, event);
    }
    write_when_full();
  }

  void on_signal(const SignalDelivery& event) override {
    begin_object(buffer_, "signal", event.who);
    buffer_.append(",\"signal\":");
    append_json_text(buffer_, event.name);
    if (has_json(event.info)) {
      buffer_.append(",\"info\":");
      append_json_value(buffer_, event.info);
    }
    buffer_.append("}\n");
    write_when_full();
  }

  void on_exit(const ExitEvent& event) override {
    const auto kept = in_flight_.find(event.who.tid);
    if (kept != in_flight_.end()) {
      buffer_.append(kept->second.line);
      in_flight_.erase(kept);
    }
    if (event.superseded_by != 0) return write_when_full();
    begin_object(buffer_, "exit", event.who);
    if (event.signal_name.empty()) {
      buffer_.append(",\"status\":");
      append_signed(buffer_, event.status);
    } else {
      buffer_.append(",\"signal\":");
      append_json_text(buffer_, event.signal_name);
      buffer_.append(event.core_dumped ? ",\"core_dumped\":true" : ",\"core_dumped\":false");
    }
    buffer_.append("}\n");
    write_when_full();
  }

  void on_gap(const GapEvent& event) override {
    buffer_.append("{\"type\":\"lost\"");
    append_time("time_ns", event.time_ns);
    if (event.since_ns != 0) append_time("since_ns", event.since_ns);
    buffer_.append(",\"cpu\":");
    append_unsigned(buffer_, event.cpu);
    buffer_.append(",\"enters\":");
    append_unsigned(buffer_, event.enters);
    buffer_.append(",\"exits\":");
    append_unsigned(buffer_, event.exits);
    buffer_.append(",\"others\":");
    append_unsigned(buffer_, event.others);
    buffer_.append("}\n");
    write_when_full();
  }

  void flush() override {
    write_out();
    output_.flush();
  }

  void finish() override {
    std::vector<const InFlight*> rest;
    for (const auto& [tid, kept] : in_flight_) rest.push_back(&kept);
    std::sort(rest.begin(), rest.end(), [](const InFlight* a, const InFlight* b) { return a->time_ns < b->time_ns; });
    for (const InFlight* kept : rest) buffer_.append(kept->line);
    in_flight_.clear();
    flush();
  }

 private:
  void append_call(std::string& line, const CallEvent& event) {
    begin_object(line, "call", event.who);
    if (event.has_enter && event.has_exit) {
      line.append(",\"duration_ns\":");
      append_unsigned(line, event.exit_ns - std::min(event.exit_ns, event.who.time_ns));
    }
    line.append(",\"syscall\":");
    append_json_text(line, event.name);
    if (event.i386) line.append(",\"abi\":\"i386\"");
    if (!event.has_enter || !event.has_exit) {
      line.append(event.has_enter ? ",\"seen\":\"enter\"" : ",\"seen\":\"exit\"");
    }
    append_arguments(line, event);
    if (event.has_exit && !event.no_return) append_result(line, event);
    line.append("}\n");
  }

  static void append_arguments(std::string& line, const CallEvent& event) {
    line.append(",\"args\":{");
    bool any = false;
    for (uint8_t i = 0; i < event.nargs; ++i) {
      const Argument& argument = event.args[i];
      if (!has_json(argument.value)) continue;
      if (any) line.push_back(',');
      any = true;
      if (argument.name.empty()) {
        line.append("\"arg");
        append_unsigned(line, i);
        line.push_back('"');
      } else {
        append_json_text(line, argument.name);
      }
      line.push_back(':');
      append_json_value(line, argument.value);
    }
    line.push_back('}');
  }

  static void append_result(std::string& line, const CallEvent& event) {
    if (!event.error_name.empty()) {
      line.append(",\"error\":");
      append_json_text(line, event.error_name);
    }
    line.append(",\"ret\":");
    append_signed(line, event.ret_raw);
    const Value::Kind kind = event.ret.kind;
    if (event.error_name.empty() && has_json(event.ret) && kind != Value::Kind::number &&
        kind != Value::Kind::address) {
      line.append(",\"ret_value\":");
      append_json_value(line, event.ret);
    }
    if (!event.ret_comment.empty()) {
      line.append(",\"ret_comment\":");
      append_json_text(line, event.ret_comment);
    }
  }

  void begin_object(std::string& line, std::string_view type, const Subject& who) const {
    line.append("{\"type\":\"").append(type).append("\",\"time_ns\":");
    append_signed(line, realtime_of(who.time_ns));
    line.append(",\"pid\":");
    append_unsigned(line, who.pid);
    line.append(",\"tid\":");
    append_unsigned(line, who.tid);
    line.append(",\"comm\":");
    append_json_text(line, who.comm);
  }

  void append_time(std::string_view key, uint64_t time_ns) {
    buffer_.append(",\"").append(key).append("\":");
    append_signed(buffer_, realtime_of(time_ns));
  }

  [[nodiscard]] int64_t realtime_of(uint64_t time_ns) const {
    return static_cast<int64_t>(time_ns + static_cast<uint64_t>(options_.epoch_offset_ns));
  }

  void write_when_full() {
    if (buffer_.size() >= kBufferBytes) write_out();
  }

  void write_out() {
    if (buffer_.empty()) return;
    output_.write(buffer_);
    buffer_.clear();
  }

  const JsonOptions options_;
  Output& output_;  // outlives the sink
  std::string buffer_{};
  std::unordered_map<uint32_t, InFlight> in_flight_{};  // by thread
};

}  // namespace

std::unique_ptr<Sink> make_json_sink(const JsonOptions& options, Output& output) {
  return std::make_unique<JsonSink>(options, output);
}

}  // namespace tracectl
