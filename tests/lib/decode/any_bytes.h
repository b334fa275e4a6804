// Any bytes as a call of any row: what the property test and the fuzzer have in common.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "lib/decode/decoder.h"
#include "lib/sink/text.h"
#include "lib/stream/call.h"

namespace tracectl::testing {

// Reads what it needs from the front of some bytes; zeros when they are used up.
class Supply {
 public:
  explicit Supply(Bytes bytes) : rest_(bytes) {}
  template <typename T>
  T next() {
    T value{};
    ByteReader in{rest_};
    if (!in.read(value)) {
      rest_ = {};
      return value;
    }
    rest_ = in.rest();
    return value;
  }
  [[nodiscard]] Bytes rest() const { return rest_; }

 private:
  Bytes rest_;
};

// Items that are whole, cut from bytes that are anything: what the parser of records would have let through.
inline std::vector<std::byte> make_items(Supply& supply, size_t count) {
  std::vector<std::byte> items;
  for (size_t i = 0; i < count; ++i) {
    auto item = supply.next<trc_item>();
    item.arg %= TRC_MAX_ARGS;
    item.status &= TRC_STATUS_MASK | TRC_ITEM_REREAD;
    if ((item.status & TRC_STATUS_MASK) > TRC_NULL) item.status = TRC_OK;
    if (item.sub % 2 == 0) item.sub %= 8;
    const size_t room = supply.rest().size();
    item.len = static_cast<uint32_t>(std::min<size_t>(item.len % 300, room));
    const auto* header = reinterpret_cast<const std::byte*>(&item);
    items.insert(items.end(), header, header + sizeof(item));
    for (uint32_t byte = 0; byte < item.len; ++byte) items.push_back(supply.next<std::byte>());
    items.resize((items.size() + 7) / 8 * 8);
    if ((item.status & TRC_STATUS_MASK) != TRC_TRUNCATED) continue;
    const auto there = supply.next<uint64_t>();
    const auto* tail = reinterpret_cast<const std::byte*>(&there);
    items.insert(items.end(), tail, tail + sizeof(there));
  }
  return items;
}

// Gives the text of the event, so that every byte of every value was looked at.
inline std::string decode_anything(const Decoder& decoder, EventArena& arena, int32_t nr, Abi abi, Bytes bytes) {
  Supply supply{bytes};
  const auto shape = supply.next<uint32_t>();
  const Task task{.tid = 1, .tgid = 1};
  Call call;
  call.abi = abi;
  call.nr = nr;
  call.task = &task;
  call.phase = static_cast<Phase>(shape % 3);
  call.has_exit = call.phase != Phase::enter;
  call.has_enter = call.phase != Phase::exit || (shape >> 2 & 1) != 0;
  call.incomplete = (shape >> 3 & 7) == 0;
  call.nargs = static_cast<uint8_t>((shape >> 6 & 7) == 7 ? shape >> 9 & 3 : 6);
  for (auto& word : call.args) {
    const auto kind = supply.next<uint8_t>();
    // Small numbers, pointers and anything at all: commands, counts and addresses all get their turn.
    word = kind < 120 ? kind % 40 : kind < 200 ? 0x7f0000001000 : supply.next<uint64_t>();
    if (abi == Abi::i386) word &= 0xffffffff;
  }
  const auto ret = supply.next<int8_t>();
  call.ret = ret == -128 ? supply.next<int64_t>() : ret;
  const std::vector<std::byte> enter = make_items(supply, shape >> 12 & 7);
  const std::vector<std::byte> exit = make_items(supply, call.has_exit ? shape >> 15 & 7 : 0);
  call.enter_items = ItemRange{enter};
  call.exit_items = ItemRange{exit};

  arena.reset();
  CallEvent event;
  decoder.decode(call, arena, event);
  std::string text{event.name};
  for (size_t i = 0; i < event.nargs; ++i) append_value(text, event.args[i].value);
  append_value(text, event.ret);
  return text.append(event.error_name).append(event.error_text).append(event.ret_comment);
}

}  // namespace tracectl::testing
