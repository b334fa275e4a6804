// Bytes of a record in, the line that strace prints out: what the tests of decoding are written with.
#pragma once

#include <memory>
#include <string>

#include "lib/decode/decoder.h"
#include "lib/sink/text.h"
#include "tests/support/record_builder.h"

namespace tracectl::testing {

inline constexpr uint64_t kSomewhere = 0x7ffc01020300;  // an address of the caller's

class StringOutput : public Output {
 public:
  void write(std::string_view bytes) override { text += bytes; }
  void flush() override {}
  std::string text;
};

// The call that the stream makes of a record which holds both halves, or one of them.
inline Call call_of(const RecordView& record) {
  Call call;
  call.has_enter = record.has_enter();
  call.has_exit = record.has_exit();
  call.phase = !call.has_exit ? Phase::enter : call.has_enter ? Phase::whole : Phase::exit;
  call.incomplete = (record.header.flags & TRC_INCOMPLETE) != 0;
  call.abi = record.abi();
  call.nr = record.header.nr;
  call.tid = record.header.tid;
  call.args = record.args;
  call.nargs = record.nargs;
  call.ret = record.exit.ret;
  call.enter_items = record.enter_items;
  call.exit_items = record.exit_items;
  return call;
}

class Decoding {
 public:
  explicit Decoding(const DecodeOptions& options = {})
      : decoder_(options), sink_(make_text_sink(text_options(), output_)) {}

  // The event borrows the record's bytes until the next call of this.
  const CallEvent& event(const RecordBuilder& builder) {
    bytes_ = builder.build();
    Bytes rest = bytes_;
    RecordView record;
    if (next_record(rest, record) != RecordStatus::ok) std::abort();
    arena_.reset();
    const Call call = call_of(record);
    decoder_.decode(call, arena_, event_);
    return event_;
  }
  std::string line(const RecordBuilder& builder) {
    sink_->on_call(event(builder));
    sink_->flush();
    std::string line;
    line.swap(output_.text);
    if (!line.empty() && line.back() == '\n') line.pop_back();
    // The first call of a 32-bit program is announced by a line of its own.
    return line.substr(line.rfind('\n') + 1);
  }

 private:
  static TextOptions text_options() {
    TextOptions options;
    options.pids = TextOptions::Pids::never;
    options.align = 0;
    return options;
  }

  Decoder decoder_;
  StringOutput output_;
  std::unique_ptr<Sink> sink_;
  ByteVector bytes_;
  EventArena arena_;
  CallEvent event_;
};

inline RecordBuilder call(int32_t nr, std::initializer_list<uint64_t> args) {
  RecordBuilder builder(TRC_CALL);
  builder.time(1).tid(7).nr(nr).args(args);
  return builder;
}
inline RecordBuilder call32(int32_t nr, std::initializer_list<uint64_t> args) {
  RecordBuilder builder = call(nr, args);
  builder.i386();
  return builder;
}
// Bytes of numbers, as a program's memory has them.
template <typename... T>
std::string memory(const T&... values) {
  std::string bytes;
  (bytes.append(reinterpret_cast<const char*>(&values), sizeof(values)), ...);
  return bytes;
}

}  // namespace tracectl::testing
