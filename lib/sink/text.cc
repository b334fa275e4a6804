// strace's text, one line an event.  A call is written in one go when nothing came between its halves.  Otherwise its
// beginning stays an open line, which its own exit completes in place; whatever else comes first ends it with
// <unfinished ...>, and its exit is a line of its own later: <... read resumed>.
//
// What was not seen is written as ?: an exit whose enter was lost (or lies before tracing began) is a whole line,
// read(?, "abc", ?) = 3.
#include "lib/sink/text.h"

#include <unordered_map>

#include "lib/sink/append.h"
#include "lib/sink/line_stamp.h"

namespace tracectl {
namespace {

constexpr size_t kBufferBytes = 64 * 1024;

// What the text has told of a thread that has not exited.
struct Thread {
  bool in_call = false;         // its last call's beginning was written, and not its end
  bool i386 = false;            // by which entry its last call came
  bool arguments_told = false;  // all of them were in the beginning
  bool no_return = false;
  uint8_t told = 0;         // arguments in the beginning
  std::string call_name{};  // a copy: the event's may live in its arena
};

class TextSink final : public Sink {
 public:
  TextSink(const TextOptions& options, Output& output) : options_(options), output_(output), stamp_(options) {
    buffer_.reserve(kBufferBytes + 4096);
  }

  void on_call(const CallEvent& event) override {
    if (event.enter_tid != 0 && event.enter_tid != event.who.tid) take_over(event.enter_tid, event.who.tid);
    Thread& thread = thread_of(event.who.tid);
    if (event.phase == EventPhase::exit && event.has_exit) {
      end_call(event, thread);
    } else if (event.has_exit || event.phase == EventPhase::whole) {
      whole_call(event, thread, event.who.time_ns);
    } else {
      begin_call(event, thread);
    }
    write_when_full();
  }

  void on_signal(const SignalDelivery& event) override {
    if (!options_.signals) return;
    thread_of(event.who.tid);
    begin_line(event.who.tid, event.who.time_ns);
    buffer_.append("--- ").append(event.name).push_back(' ');
    append_value(buffer_, event.info, options_.hex_strings);
    buffer_.append(" ---\n");
    write_when_full();
  }

  void on_exit(const ExitEvent& event) override {
    const uint32_t tid = event.who.tid;
    Thread& thread = thread_of(tid);
    if (thread.in_call) never_returned(thread, tid, event.who.time_ns);
    if (options_.exits) {
      begin_line(tid, event.who.time_ns);
      if (event.superseded_by != 0) {
        buffer_.append("+++ superseded by execve in pid ");
        append_unsigned(buffer_, event.superseded_by);
      } else if (event.signal_name.empty()) {
        buffer_.append("+++ exited with ");
        append_signed(buffer_, event.status);
      } else {
        buffer_.append("+++ killed by ").append(event.signal_name);
        if (event.core_dumped) buffer_.append(" (core dumped)");
      }
      buffer_.append(" +++\n");
    }
    forget_thread(tid);
    write_when_full();
  }

  void on_gap(const GapEvent& event) override {
    close_open_line();
    start_of_line_ = written_ + buffer_.size();
    stamp_.append(buffer_, event.time_ns);
    buffer_.append("*** lost on CPU ");
    append_unsigned(buffer_, event.cpu);
    if (event.since_ns != 0) {
      buffer_.append(" between ");
      stamp_.append_clock(buffer_, event.since_ns);
      buffer_.append(" and ");
    } else {
      buffer_.append(" before ");
    }
    stamp_.append_clock(buffer_, event.time_ns);
    bool any = false;
    append_lost(event.enters, "enters of system calls", any);
    append_lost(event.exits, "exits of system calls", any);
    append_lost(event.others, "other records", any);
    buffer_.append(any ? " ***\n" : ": nobody knows how much ***\n");
    write_when_full();
  }

  void flush() override {
    settle_separator();
    write_out();
    output_.flush();
  }

  void finish() override {
    close_open_line();
    flush();
  }

 private:
  // ---- calls ----

  void whole_call(const CallEvent& event, Thread& thread, uint64_t line_ns) {
    tell_personality(event, thread);
    begin_line(event.who.tid, line_ns);
    append_name(event.name);
    buffer_.push_back('(');
    append_arguments(event, 0, event.nargs);
    end_line(event);
    thread.in_call = false;
  }

  void begin_call(const CallEvent& event, Thread& thread) {
    tell_personality(event, thread);
    begin_line(event.who.tid, event.who.time_ns);
    append_name(event.name);
    buffer_.push_back('(');
    uint8_t told = 0;
    while (told < event.nargs && !event.args[told].at_exit) ++told;
    const bool any = append_arguments(event, 0, told);

    thread.told = told;
    thread.arguments_told = true;
    for (uint8_t i = told; i < event.nargs; ++i) {
      if (event.args[i].value.kind != Value::Kind::absent) thread.arguments_told = false;
    }
    thread.in_call = true;
    thread.no_return = event.no_return;
    thread.call_name.assign(event.name);
    separator_due_ = any && !thread.arguments_told;
    open_tid_ = event.who.tid;
    line_is_open_ = true;
  }

  void end_call(const CallEvent& event, Thread& thread) {
    if (!event.has_enter || !thread.in_call) {
      // Its beginning was never written, or the beginning that was written is another call's.
      whole_call(event, thread, event.exit_ns != 0 ? event.exit_ns : event.who.time_ns);
      return;
    }
    if (line_is_open_ && open_tid_ == event.who.tid) {
      line_is_open_ = false;
    } else {
      begin_line(event.who.tid, event.exit_ns);
      append_resumed(thread);
    }
    append_arguments(event, thread.told, event.nargs);
    end_line(event);
    thread.in_call = false;
  }

  // The thread is gone, and the call it was in with it.
  void never_returned(Thread& thread, uint32_t tid, uint64_t time_ns) {
    if (line_is_open_ && open_tid_ == tid) {
      settle_separator();
      line_is_open_ = false;
    } else {
      begin_line(tid, time_ns);
      append_resumed(thread);
    }
    if (!thread.arguments_told) buffer_.append(" <unfinished ...>");
    append_equals();
    buffer_.append("?\n");
    thread.in_call = false;
  }

  void append_resumed(const Thread& thread) {
    buffer_.append("<... ");
    append_name(thread.call_name);
    buffer_.append(" resumed>");
  }

  void append_name(std::string_view name) { buffer_.append(name.empty() ? std::string_view{"?"} : name); }

  // Arguments [from, to) that are there.  Tells whether there was any.
  bool append_arguments(const CallEvent& event, uint8_t from, uint8_t to) {
    bool any = false;
    for (uint8_t i = from; i < to; ++i) {
      const Value& value = event.args[i].value;
      if (value.kind == Value::Kind::absent) continue;
      if (any || separator_due_) buffer_.append(", ");
      separator_due_ = false;
      any = true;
      append_labelled(buffer_, value, options_.hex_strings);
    }
    separator_due_ = false;
    return any;
  }

  // From the closing parenthesis on.
  void end_line(const CallEvent& event) {
    append_equals();
    if (event.no_return) {
      buffer_.push_back('?');
    } else if (event.error_name.empty()) {
      append_value(buffer_, event.ret, options_.hex_strings);
    } else {
      buffer_.append(event.restarting ? "? " : "-1 ").append(event.error_name);
      if (!event.error_text.empty()) buffer_.append(" (").append(event.error_text).push_back(')');
    }
    if (!event.ret_comment.empty()) (buffer_ += ' ').append(event.ret_comment);
    if (options_.durations && event.has_enter && event.has_exit && !event.no_return) {
      append_duration(event.exit_ns - std::min(event.exit_ns, event.who.time_ns));
    }
    buffer_.push_back('\n');
  }

  void append_equals() {
    buffer_.push_back(')');
    const size_t column = written_ + buffer_.size() - start_of_line_;
    if (column + 1 < options_.align) buffer_.append(options_.align - 1 - column, ' ');
    buffer_.append(" = ");
  }

  void append_duration(uint64_t ns) {
    buffer_.append(" <");
    append_unsigned(buffer_, ns / 1'000'000'000);
    buffer_.push_back('.');
    append_zero_padded(buffer_, ns % 1'000'000'000 / 1000, 6);
    buffer_.push_back('>');
  }

  void append_lost(uint64_t count, std::string_view what, bool& any) {
    if (count == 0) return;
    buffer_.append(any ? ", " : ": ");
    any = true;
    append_unsigned(buffer_, count);
    buffer_.append(" ").append(what);
  }

  // strace's announcement that system call numbers have another meaning from here on.
  void tell_personality(const CallEvent& event, Thread& thread) {
    if (event.i386 == thread.i386) return;
    thread.i386 = event.i386;
    if (!options_.personality) return;
    close_open_line();
    buffer_.append("[ Process PID=");
    append_unsigned(buffer_, event.who.tid);
    buffer_.append(event.i386 ? " runs in 32 bit mode. ]\n" : " runs in 64 bit mode. ]\n");
  }

  // ---- lines ----

  void begin_line(uint32_t tid, uint64_t time_ns) {
    close_open_line();
    start_of_line_ = written_ + buffer_.size();
    if (options_.pids == TextOptions::Pids::always ||
        (options_.pids == TextOptions::Pids::automatic && threads_.size() > 1)) {
      if (options_.bare_pid) {
        append_left_aligned(buffer_, tid, 5);
        buffer_.push_back(' ');
      } else {
        buffer_.append("[pid ");
        append_right_aligned(buffer_, tid, 5);
        buffer_.append("] ");
      }
    }
    stamp_.append(buffer_, time_ns);
  }

  void close_open_line() {
    if (!line_is_open_) return;
    settle_separator();
    buffer_.append(" <unfinished ...>\n");
    line_is_open_ = false;
  }

  // The comma behind the last argument that the open line told waits until it is certain that another one follows.
  void settle_separator() {
    if (separator_due_) buffer_.append(", ");
    separator_due_ = false;
  }

  void write_when_full() {
    if (buffer_.size() >= kBufferBytes) write_out();
  }

  void write_out() {
    if (buffer_.empty()) return;
    output_.write(buffer_);
    written_ += buffer_.size();
    buffer_.clear();
  }

  // ---- threads ----

  Thread& thread_of(uint32_t tid) {
    if (last_thread_ == nullptr || last_tid_ != tid) {
      last_thread_ = &threads_[tid];
      last_tid_ = tid;
    }
    return *last_thread_;
  }

  // An execve by another thread than the leader goes on under the leader's id.
  void take_over(uint32_t from, uint32_t to) {
    const auto found = threads_.find(from);
    if (found == threads_.end()) return;
    Thread moved = std::move(found->second);
    forget_thread(from);
    threads_[to] = std::move(moved);
    if (line_is_open_ && open_tid_ == from) open_tid_ = to;
  }

  void forget_thread(uint32_t tid) {
    threads_.erase(tid);
    last_thread_ = nullptr;
  }

  const TextOptions options_;
  Output& output_;  // outlives the sink
  LineStamp stamp_;
  std::string buffer_{};
  uint64_t written_ = 0;        // bytes of text that have left buffer_
  uint64_t start_of_line_ = 0;  // in bytes of text, those that were written included
  bool line_is_open_ = false;
  bool separator_due_ = false;
  uint32_t open_tid_ = 0;
  std::unordered_map<uint32_t, Thread> threads_{};  // those that were heard of and have not exited
  Thread* last_thread_ = nullptr;                   // in threads_, of last_tid_; null: none
  uint32_t last_tid_ = 0;
};

}  // namespace

std::unique_ptr<Sink> make_text_sink(const TextOptions& options, Output& output) {
  return std::make_unique<TextSink>(options, output);
}

}  // namespace tracectl
