// A listener that writes down what it is told, one line each, for tests of the stream.
#pragma once

#include <string>
#include <vector>

#include "lib/stream/stream.h"
#include "tests/support/record_builder.h"

namespace tracectl::testing {

class Recorder : public StreamListener {
 public:
  void on_call(const Call& call) override {
    std::string line = call.phase == Phase::whole ? "whole" : call.phase == Phase::enter ? "enter" : "exit";
    line += " tid=" + std::to_string(call.tid) + " nr=" + std::to_string(call.nr);
    if (call.abi == Abi::i386) line += " i386";
    if (call.has_enter) {
      line += " @" + std::to_string(call.enter_ns) + "(";
      for (size_t i = 0; i < call.nargs; ++i) line += (i == 0 ? "" : ",") + std::to_string(call.args[i]);
      line += ")" + items(call.enter_items);
    }
    if (call.has_exit) {
      line += " @" + std::to_string(call.exit_ns) + "=" + std::to_string(call.ret) + items(call.exit_items);
    }
    if (!call.task->comm.empty()) line += " " + call.task->comm;
    lines.push_back(line);
  }
  void on_task(const TaskEvent& event) override {
    const Task& task = *event.task;
    lines.push_back("task " + std::to_string(event.event) + " @" + std::to_string(event.time_ns) +
                    " tid=" + std::to_string(task.tid) + " tgid=" + std::to_string(task.tgid) + " " + task.comm +
                    (task.executable.empty() ? "" : " " + task.executable));
  }
  void on_signal(const SignalEvent& event) override {
    lines.push_back("signal " + std::to_string(event.number) + " @" + std::to_string(event.time_ns) +
                    " tid=" + std::to_string(event.task->tid) + " " + std::to_string(event.info.size()));
  }
  void on_lost(const LostEvent& event) override {
    lines.push_back("lost cpu=" + std::to_string(event.cpu) + " @" + std::to_string(event.time_ns) +
                    " enters=" + std::to_string(event.enters) + " exits=" + std::to_string(event.exits) +
                    " bad=" + std::to_string(event.bad_records));
  }

  std::vector<std::string> lines;

 private:
  static std::string items(const ItemRange& range) {
    std::string text;
    for (const ItemView& item : range) {
      text += "[" + std::to_string(item.arg) + ":";
      for (const std::byte b : item.bytes) {
        if (b != std::byte{0}) text += static_cast<char>(b);
      }
      text += "]";
    }
    return text;
  }
};

// Records strung together as one packet.
template <typename... Builders>
Packet packet_of(uint32_t cpu, uint64_t complete_until_ns, const Builders&... records) {
  Packet packet{.cpu = cpu, .complete_until_ns = complete_until_ns};
  (records.append_to(packet.bytes), ...);
  return packet;
}

inline Packet peek_of(uint32_t cpu, uint64_t complete_until_ns, const RecordBuilder& record) {
  Packet packet = packet_of(cpu, complete_until_ns, record);
  packet.peek = true;
  return packet;
}

inline RecordBuilder call(uint32_t tid, int32_t nr, uint64_t enter_ns, uint64_t exit_ns, int64_t ret = 0) {
  return RecordBuilder(TRC_CALL).tid(tid).nr(nr).time(enter_ns).args({}).exit(exit_ns, ret);
}
inline RecordBuilder enter(uint32_t tid, int32_t nr, uint64_t enter_ns, uint64_t arg) {
  return RecordBuilder(TRC_CALL).tid(tid).nr(nr).time(enter_ns).args({arg});
}
inline RecordBuilder exit(uint32_t tid, int32_t nr, uint64_t exit_ns, int64_t ret = 0) {
  return RecordBuilder(TRC_CALL).tid(tid).nr(nr).exit(exit_ns, ret);
}

}  // namespace tracectl::testing
