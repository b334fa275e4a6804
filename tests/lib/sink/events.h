// Events and values for the tests of outputs, and an output that keeps what it was given.
#pragma once

#include <initializer_list>
#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "lib/sink/text.h"

namespace tracectl::test {

class StringOutput final : public Output {
 public:
  void write(std::string_view bytes) override {
    text += bytes;
    ++writes;
  }
  void flush() override { ++flushes; }

  std::string text{};
  int writes = 0;
  int flushes = 0;
};

// ---- values; what they point to lives as long as the test program ----

inline std::span<const Value> keep(std::vector<Value> values) {
  static std::list<std::vector<Value>> kept;
  return kept.emplace_back(std::move(values));
}
inline Value number(int64_t n) {
  return {.kind = Value::Kind::number, .number = static_cast<uint64_t>(n)};
}
inline Value unsigned_number(uint64_t n) {
  return {.kind = Value::Kind::number, .is_signed = false, .number = n};
}
inline Value in_base(Base base, uint64_t n, uint8_t bits = 64) {
  return {.kind = Value::Kind::number, .base = base, .bits = bits, .number = n};
}
inline Value symbol(std::string_view name, uint64_t n = 0) {
  return {.kind = Value::Kind::symbol, .number = n, .text = name};
}
inline Value text(std::string_view bytes, bool truncated = false) {
  return {.kind = Value::Kind::string, .truncated = truncated, .text = bytes};
}
inline Value address(uint64_t n) {
  return {.kind = Value::Kind::address, .number = n};
}
inline Value unseen() {
  return {};
}
inline Value absent() {
  return {.kind = Value::Kind::absent};
}
inline Value group(Value::Kind kind, std::vector<Value> children, bool truncated = false) {
  return {.kind = kind, .truncated = truncated, .children = keep(std::move(children))};
}
inline Value flags(std::vector<Value> children) {
  return group(Value::Kind::flags, std::move(children));
}
inline Value array(std::vector<Value> children, bool truncated = false) {
  return group(Value::Kind::array, std::move(children), truncated);
}
inline Value structure(std::vector<Value> children, bool truncated = false) {
  return group(Value::Kind::structure, std::move(children), truncated);
}
inline Value change(Value before, Value after) {
  return group(Value::Kind::change, {before, after});
}
inline Value set(std::vector<Value> children, bool inverted = false) {
  Value value = group(Value::Kind::set, std::move(children));
  value.inverted = inverted;
  return value;
}
inline Value call(std::string_view function, std::vector<Value> children) {
  Value value = group(Value::Kind::call, std::move(children));
  value.text = function;
  return value;
}
inline Value verbatim(std::string_view as_it_is, uint64_t n = 0) {
  return {.kind = Value::Kind::verbatim, .number = n, .text = as_it_is};
}
inline Value field(std::string_view label, Value value) {
  value.label = label;
  return value;
}
inline Value remark(Value value, std::string_view comment) {
  value.comment = comment;
  return value;
}

// ---- events ----

constexpr uint64_t kMicrosecond = 1000;

inline Argument argument(std::string_view name, Value value) {
  return {.name = name, .value = value};
}
inline Argument at_exit(std::string_view name, Value value) {
  return {.name = name, .value = value, .at_exit = true};
}

inline CallEvent call_event(uint32_t tid, std::string_view name, std::initializer_list<Argument> arguments, Value ret) {
  CallEvent event{.who = {.time_ns = 5'000'000'000, .tid = tid, .pid = tid, .comm = "prog"},
                  .exit_ns = 5'000'123'456,
                  .name = name,
                  .ret_raw = static_cast<int64_t>(ret.number),
                  .ret = ret};
  for (const Argument& a : arguments) event.args[event.nargs++] = a;
  return event;
}
inline CallEvent failing(CallEvent event, int error, std::string_view name, std::string_view text) {
  event.ret_raw = -error;
  event.ret = number(-1);
  event.error_name = name;
  event.error_text = text;
  return event;
}
inline CallEvent close_event(uint32_t tid, int fd) {
  return call_event(tid, "close", {argument("fd", number(fd))}, number(0));
}

// read(3, "abc", 10) = 3, whose second argument is known only at its exit.
inline CallEvent read_event(uint32_t tid) {
  return call_event(tid, "read",
                    {argument("fd", number(3)), at_exit("buf", text("abc")), argument("count", unsigned_number(10))},
                    number(3));
}
inline CallEvent pause_event(uint32_t tid) {
  return failing(call_event(tid, "pause", {}, number(-1)), 4, "EINTR", "Interrupted system call");
}
inline CallEvent exit_group_event(uint32_t tid, int status) {
  CallEvent event = call_event(tid, "exit_group", {argument("error_code", number(status))}, unseen());
  event.no_return = true;
  return event;
}

// The two halves of a call, as the decoder tells them.
inline CallEvent enter_of(CallEvent event) {
  event.phase = EventPhase::enter;
  event.has_exit = false;
  event.exit_ns = 0;
  event.ret = {};
  event.ret_raw = 0;
  event.error_name = event.error_text = event.ret_comment = {};
  for (Argument& a : event.args) {
    if (a.at_exit) a.value = {};
  }
  return event;
}
// Its exit was not asked for.
inline CallEvent without_exit(CallEvent event) {
  event = enter_of(event);
  event.phase = EventPhase::whole;
  event.no_return = true;
  return event;
}
inline CallEvent exit_of(CallEvent event) {
  event.phase = EventPhase::exit;
  return event;
}
// Its enter was lost.
inline CallEvent lone_exit_of(CallEvent event) {
  event.phase = EventPhase::exit;
  event.has_enter = false;
  event.who.time_ns = event.exit_ns;
  for (Argument& a : event.args) {
    if (!a.at_exit) a.value = {};
  }
  return event;
}
inline ExitEvent exited(uint32_t tid, int status) {
  return {.who = {.time_ns = 6'000'000'000, .tid = tid, .pid = tid, .comm = "prog"}, .status = status};
}
inline ExitEvent killed(uint32_t tid, std::string_view signal, bool core_dumped = false) {
  ExitEvent event = exited(tid, 0);
  event.signal_name = signal;
  event.core_dumped = core_dumped;
  return event;
}
inline SignalDelivery sigchld(uint32_t tid) {
  return {.who = {.time_ns = 5'500'000'000, .tid = tid, .pid = tid, .comm = "prog"},
          .name = "SIGCHLD",
          .info = structure({field("si_signo", symbol("SIGCHLD")), field("si_code", symbol("CLD_EXITED")),
                             field("si_pid", number(123)), field("si_uid", number(0)), field("si_status", number(0)),
                             field("si_utime", number(0)), field("si_stime", number(0))})};
}

}  // namespace tracectl::test
