// Scattered buffers, and the messages that are made of them.
#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/syscalls/flags/message.h"

namespace tracectl::decode {

namespace {

// At most as many elements have a sub of their own (lib/wire/record.h).
constexpr uint64_t kElementsWithData = 64;

// struct user_msghdr, in words of the ABI; msg_namelen is an int in a word's place, msg_flags an int behind the words.
struct Header {
  uint64_t name, name_length, iov, iov_length, control, control_length, flags;
};

bool load_header(Bytes bytes, size_t word, Header& header) {
  return load_integer(bytes, 0, word, false, header.name) && load_integer(bytes, word, 4, false, header.name_length) &&
         load_integer(bytes, 2 * word, word, false, header.iov) &&
         load_integer(bytes, 3 * word, word, false, header.iov_length) &&
         load_integer(bytes, 4 * word, word, false, header.control) &&
         load_integer(bytes, 5 * word, word, false, header.control_length) &&
         load_integer(bytes, 6 * word, 4, false, header.flags);
}

Value name_value(const Context& context, const Memory& memory, const Header& header) {
  if (header.name == 0 || !memory.seen) return address_value(header.name);
  const Bytes bytes = memory.bytes.first(std::min<size_t>(memory.bytes.size(), header.name_length));
  return bytes.size() < 2 ? address_value(header.name) : decode_sockaddr(context, bytes);
}

// msg_namelen says how much room there was, and afterwards how long the name is.
Value name_length_value(const Context& context, const Header& header, const Header* before, bool unknown) {
  const Value now = number_value(header.name_length, true, 32);
  if (unknown) return change_value(context.arena, unseen_value(), now);
  if (before == nullptr || before->name_length == header.name_length) return now;
  return change_value(context.arena, number_value(before->name_length, true, 32), now);
}

}  // namespace

Value decode_iovec(const Context& context, const Items& items, uint16_t array_sub, uint16_t data_sub, uint64_t address,
                   uint64_t count, uint64_t& budget) {
  const Memory array = items.find(array_sub);
  if (!array.seen) return count == 0 && address != 0 ? list_value(Value::Kind::array, {}) : address_value(address);
  const size_t word = context.pointer_width();
  const uint64_t there = std::min<uint64_t>(count, array.bytes.size() / (2 * word));
  const uint64_t shown = context.options.verbose ? there : std::min<uint64_t>(there, context.options.string_limit);
  Children elements(context.arena, shown);
  for (uint64_t i = 0; i < shown; ++i) {
    uint64_t base = 0;
    uint64_t length = 0;
    (void)load_integer(array.bytes, i * 2 * word, word, false, base);
    (void)load_integer(array.bytes, i * 2 * word + word, word, false, length);
    const uint64_t used = std::min(length, budget);
    const bool filled = budget != UINT64_MAX;
    if (filled) budget -= used;
    const Memory data = i < kElementsWithData ? items.find(static_cast<uint16_t>(data_sub + i)) : Memory{};
    Children fields(context.arena, 2);
    if (base != 0 && (data.seen || (used == 0 && (filled && !context.failed())))) {
      fields.add("iov_base", decode_bytes(context, data.bytes,
                                          static_cast<int64_t>(std::min<uint64_t>(used, INT64_MAX)), data.cut_short()));
    } else {
      fields.add("iov_base", address_value(base));
    }
    fields.add("iov_len", number_value(length, false));
    elements.add(list_value(Value::Kind::structure, fields.all()));
  }
  return list_value(Value::Kind::array, elements.all(), shown < count);
}

Value decode_pointers(const Context& context, const syscalls::Type& type, const Items& items, uint64_t count) {
  const Memory array = items.find();
  if (!array.seen) return unseen_value();
  const size_t word = context.pointer_width();
  const uint64_t there = std::min<uint64_t>(count, array.bytes.size() / word);
  const uint64_t shown = context.options.verbose ? there : std::min<uint64_t>(there, context.options.string_limit);
  Children elements(context.arena, shown);
  for (uint64_t i = 0; i < shown; ++i) {
    uint64_t address = 0;
    (void)load_integer(array.bytes, i * word, word, false, address);
    const Memory memory = items.find(static_cast<uint16_t>(i + 1));
    elements.add(memory.seen ? decode_structure(context, *type.object, memory.bytes, memory.cut_short())
                             : address_value(address));
  }
  return list_value(Value::Kind::array, elements.all(), shown < count);
}

Value decode_msghdr(const Context& context, const Items& items, uint16_t base_sub, uint64_t address, uint64_t budget,
                    const Value* msg_len) {
  const auto sub = [base_sub](unsigned part) { return static_cast<uint16_t>(base_sub + part); };
  const Memory memory = items.find(sub(TRC_SUB_MSG_HEADER));
  Header header{};
  if (!memory.seen || !load_header(memory.bytes, context.pointer_width(), header)) return address_value(address);

  Children fields(context.arena, 7);
  const bool filled = budget != UINT64_MAX;
  if (filled && context.failed()) {
    // Nothing came: what the header says is how it was given.
    fields.add("msg_namelen", number_value(header.name_length, true, 32));
    return list_value(Value::Kind::structure, fields.all());
  }
  fields.add("msg_name", name_value(context, items.find(sub(TRC_SUB_MSG_NAME)), header));
  Header before{};
  const Memory given =
      filled && msg_len == nullptr ? Items(context, 1, Moment::before).find(sub(TRC_SUB_MSG_HEADER)) : Memory{};
  const bool was = given.seen && load_header(given.bytes, context.pointer_width(), before);
  const bool unknown = filled && msg_len == nullptr && !was;
  fields.add("msg_namelen", name_length_value(context, header, was ? &before : nullptr, unknown));
  fields.add("msg_iov", decode_iovec(context, items, sub(TRC_SUB_MSG_IOV), sub(TRC_SUB_MSG_DATA), header.iov,
                                     header.iov_length, budget));
  fields.add("msg_iovlen", number_value(header.iov_length, false));
  if (header.control != 0 && header.control_length != 0) {
    const Memory control = items.find(sub(TRC_SUB_MSG_CONTROL));
    const Value messages =
        control.seen ? decode_control(context, control.bytes, header.control_length) : unseen_value();
    fields.add("msg_control", messages.kind == Value::Kind::unseen ? address_value(header.control) : messages);
  }
  fields.add("msg_controllen", number_value(header.control_length, false));
  fields.add("msg_flags", decode_flags(context.arena, syscalls::kMessageFlags, header.flags));
  return list_value(Value::Kind::structure, fields.all());
}

Value decode_mmsghdr(const Context& context, const Items& items, uint64_t address, int64_t count) {
  if (count < 0 || !items.find(TRC_SUB_MSG_HEADER).seen) {
    return count == 0 ? list_value(Value::Kind::array, {}) : address_value(address);
  }
  constexpr uint64_t kMessages = 1 << (16 - TRC_SUB_MSG_SHIFT);
  const uint64_t shown = std::min<uint64_t>({static_cast<uint64_t>(count), kMessages, context.options.string_limit});
  const size_t length_at = context.abi() == Abi::i386 ? 28 : 56;
  Children messages(context.arena, shown);
  uint64_t i = 0;
  for (; i < shown; ++i) {
    const auto sub = static_cast<uint16_t>(i << TRC_SUB_MSG_SHIFT);
    const Memory header = items.find(sub);
    if (!header.seen || header.bytes.empty()) break;  // nothing, or that there are more than are walked
    // What came is as long as msg_len says; what is sent, as its elements say: how much of it, the headers tell
    // afterwards, and of what was not sent nothing.
    const bool receives = context.plan.row->name.starts_with("recv");
    const bool is_told = receives || (context.succeeded() && i < static_cast<uint64_t>(context.call.ret));
    uint64_t length = 0;
    const Memory told = receives ? header : Items(context, 1, Moment::after).find(sub);
    const bool known = is_told && load_integer(told.bytes, length_at, 4, false, length);
    const Value msg_len = number_value(length, false, 32);
    Children fields(context.arena, 2);
    const bool filled = receives && known;
    fields.add("msg_hdr", decode_msghdr(context, items, sub, address, filled ? length : UINT64_MAX, &msg_len));
    if (known) fields.add("msg_len", msg_len);
    messages.add(list_value(Value::Kind::structure, fields.all()));
  }
  return list_value(Value::Kind::array, messages.all(), i < static_cast<uint64_t>(count));
}

}  // namespace tracectl::decode
