// Builds the bytes of one record as the kernel side writes them (lib/wire/record.h), for tests.
//
//   RecordBuilder(TRC_CALL).time(100).tid(7).nr(257).args({-100ull, 0x1000, 0, 0}).string(1, "/etc/passwd")
//       .exit(200, 3).build()                                       a whole call
//   RecordBuilder(TRC_CALL).time(100).tid(7).nr(0).args({3, 4, 5})   an enter half alone
//   RecordBuilder(TRC_CALL).tid(7).nr(0).exit(300, 5)                an exit half alone
//   RecordBuilder(TRC_TASK).time(5).tid(7).task(TRC_TASK_EXEC, {.tid = 7, .tgid = 7}, "sh").string(0, "/bin/sh")
//   RecordBuilder(TRC_SIGNAL).time(5).tid(7).signal(SIGCHLD, info)
//   RecordBuilder(TRC_LOST).time(5).lost({.since_ns = 1, .enters = 2})
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "lib/wire/record.h"

namespace tracectl::testing {

using ByteVector = std::vector<std::byte>;

inline std::span<const std::byte> as_bytes(std::string_view text) {
  return std::as_bytes(std::span{text});
}

inline void append(ByteVector& out, std::span<const std::byte> bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

template <typename T>
  requires std::is_trivially_copyable_v<T>
void append_value(ByteVector& out, const T& value) {
  append(out, std::as_bytes(std::span{&value, 1}));
}

class RecordBuilder {
 public:
  explicit RecordBuilder(uint8_t kind) { header_.kind = kind, header_.sessions = 1; }

  // Of the enter half; of a lone exit half, exit() says it.
  RecordBuilder& time(uint64_t time_ns) { return header_.time_ns = time_ns, *this; }
  RecordBuilder& tid(uint32_t tid) { return header_.tid = tid, *this; }
  RecordBuilder& nr(int32_t nr) { return header_.nr = nr, *this; }
  RecordBuilder& sessions(uint16_t mask) { return header_.sessions = mask, *this; }
  RecordBuilder& i386() { return add_flag(TRC_I386); }
  RecordBuilder& enter_only() { return add_flag(TRC_ENTER_ONLY); }
  RecordBuilder& incomplete() { return add_flag(TRC_INCOMPLETE); }

  // The argument words; makes it a record with an enter half.
  RecordBuilder& args(std::initializer_list<uint64_t> words) {
    return args(std::span<const uint64_t>{words.begin(), words.size()});
  }
  RecordBuilder& args(std::span<const uint64_t> words) {
    args_.assign(words.begin(), words.end());
    return add_flag(TRC_HAS_ENTER);
  }

  // An item of the enter half (of TRC_TASK: of the record).  status takes TRC_ITEM_* flags too.
  RecordBuilder& item(uint8_t arg, uint8_t status, std::span<const std::byte> bytes, uint16_t sub = 0) {
    return append_item(enter_items_, arg, status, bytes, sub), *this;
  }
  RecordBuilder& item(uint8_t arg, uint8_t status, std::string_view bytes, uint16_t sub = 0) {
    return item(arg, status, as_bytes(bytes), sub);
  }
  template <typename T>
    requires std::is_trivially_copyable_v<T>
  RecordBuilder& item_of(uint8_t arg, const T& value, uint8_t status = TRC_OK, uint16_t sub = 0) {
    return item(arg, status, std::as_bytes(std::span{&value, 1}), sub);
  }
  // One that was cut: `there` bytes (TRC_AT_LEAST) there were.
  RecordBuilder& cut_item(uint8_t arg, std::string_view bytes, uint64_t there, uint16_t sub = 0) {
    return append_item(enter_items_, arg, TRC_TRUNCATED, as_bytes(bytes), sub, there), *this;
  }
  // As the kernel side copies a string: its NUL is among the bytes, unless it was cut before.
  RecordBuilder& string(uint8_t arg, std::string_view text, uint8_t status = TRC_OK, uint16_t sub = 0) {
    return append_string(enter_items_, arg, text, status, sub), *this;
  }

  // The exit half.  Without args() before or after, the record is a lone exit half.
  RecordBuilder& exit(uint64_t time_ns, int64_t ret) {
    exit_ = {.time_ns = time_ns, .ret = ret};
    return add_flag(TRC_HAS_EXIT);
  }
  RecordBuilder& exit_item(uint8_t arg, uint8_t status, std::span<const std::byte> bytes, uint16_t sub = 0) {
    return append_item(exit_items_, arg, status, bytes, sub), *this;
  }
  RecordBuilder& exit_item(uint8_t arg, uint8_t status, std::string_view bytes, uint16_t sub = 0) {
    return exit_item(arg, status, as_bytes(bytes), sub);
  }
  template <typename T>
    requires std::is_trivially_copyable_v<T>
  RecordBuilder& exit_item_of(uint8_t arg, const T& value, uint8_t status = TRC_OK, uint16_t sub = 0) {
    return exit_item(arg, status, std::as_bytes(std::span{&value, 1}), sub);
  }
  RecordBuilder& exit_string(uint8_t arg, std::string_view text, uint8_t status = TRC_OK, uint16_t sub = 0) {
    return append_string(exit_items_, arg, text, status, sub), *this;
  }

  // The bodies of the other kinds.
  RecordBuilder& task(trc_task_event event, trc_task body, std::string_view comm) {
    header_.nr = event;
    if (event != TRC_TASK_EXEC || body.old_tid == 0) body.old_tid = body.tid;
    if (!comm.empty()) std::memcpy(body.comm, comm.data(), std::min(comm.size(), sizeof(body.comm) - 1));
    return append_value(body_, body), *this;
  }
  RecordBuilder& signal(int32_t number, std::string_view info = {}, uint64_t handler = 0) {
    trc_signal body{.handler = handler};
    if (!info.empty()) std::memcpy(body.info, info.data(), std::min(info.size(), sizeof(body.info)));
    header_.nr = number;
    return append_value(body_, body), *this;
  }
  RecordBuilder& lost(const trc_lost& body) { return append_value(body_, body), *this; }

  [[nodiscard]] ByteVector build() const {
    trc_record header = header_;
    const bool lone_exit = (header.flags & (TRC_HAS_ENTER | TRC_HAS_EXIT)) == TRC_HAS_EXIT;
    if (lone_exit) header.time_ns = exit_.time_ns;
    header.flags = static_cast<uint8_t>(header.flags | args_.size() << TRC_NARGS_SHIFT);

    ByteVector out;
    append_value(out, header);
    for (const uint64_t word : args_) append_value(out, word);
    append(out, body_);
    append(out, enter_items_);
    header.enter8 = static_cast<uint16_t>(out.size() / 8);
    if ((header.flags & TRC_HAS_EXIT) != 0) append_value(out, exit_);
    append(out, exit_items_);
    header.size8 = static_cast<uint16_t>(out.size() / 8);
    std::memcpy(out.data(), &header, sizeof(header));
    return out;
  }
  // So that records are strung together: builder.append_to(packet.bytes).
  void append_to(ByteVector& out) const { append(out, build()); }

 private:
  RecordBuilder& add_flag(uint8_t flag) {
    header_.flags = static_cast<uint8_t>(header_.flags | flag);
    return *this;
  }
  static void append_item(ByteVector& out, uint8_t arg, uint8_t status, std::span<const std::byte> bytes, uint16_t sub,
                          uint64_t there = 0) {
    const auto len = static_cast<uint32_t>(bytes.size());
    append_value(out, trc_item{.arg = arg, .status = status, .sub = sub, .len = len});
    append(out, bytes);
    out.resize((out.size() + 7) / 8 * 8, std::byte{0xa5});  // padding is anything, so never zeros here
    if ((status & TRC_STATUS_MASK) == TRC_TRUNCATED) append_value(out, there == 0 ? len + 1 : there);
  }
  static void append_string(ByteVector& out, uint8_t arg, std::string_view text, uint8_t status, uint16_t sub) {
    ByteVector bytes;
    append(bytes, as_bytes(text));
    if ((status & TRC_STATUS_MASK) == TRC_OK) bytes.push_back(std::byte{0});
    append_item(out, arg, status, bytes, sub);
  }

  trc_record header_{};
  std::vector<uint64_t> args_;
  ByteVector body_;
  ByteVector enter_items_;
  trc_exit exit_{};
  ByteVector exit_items_;
};

}  // namespace tracectl::testing
