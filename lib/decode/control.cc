// Control messages: what travels beside a message's bytes (cmsg(3)).
#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/syscalls/flags/socket_level.h"
#include "lib/syscalls/flags/sockopt_ip.h"
#include "lib/syscalls/flags/sockopt_ipv6.h"

namespace tracectl::decode {

using syscalls::Flag;
using syscalls::FlagSet;

namespace {

enum : uint64_t { kSolIp = 0, kSolSocket = 1, kSolIpv6 = 41 };
enum : uint64_t { kRights = 1, kCredentials = 2, kSecurity = 3, kTimestamp = 29, kTimestampNs = 35 };

constexpr Flag kSocketMessages[] = {{"SCM_RIGHTS", kRights},          {"SCM_CREDENTIALS", kCredentials},
                                    {"SCM_SECURITY", kSecurity},      {"SCM_PIDFD", 4},
                                    {"SO_TIMESTAMP_OLD", kTimestamp}, {"SO_TIMESTAMPNS_OLD", kTimestampNs},
                                    {"SO_TIMESTAMPING_OLD", 37},      {"SCM_TXTIME", 61},
                                    {"SO_TIMESTAMP_NEW", 63},         {"SO_TIMESTAMPNS_NEW", 64},
                                    {"SO_TIMESTAMPING_NEW", 65}};
constexpr FlagSet kSocketMessageTypes{.prefix = "SCM_???", .flags = kSocketMessages};

uint64_t load(Bytes bytes, size_t offset, size_t width, bool is_signed) {
  uint64_t number = 0;
  (void)load_integer(bytes, offset, width, is_signed, number);  // callers have looked at the length
  return number;
}

// strace hints at levels of messages by three question marks, at those of options by two.
Value level_value(EventArena& arena, uint64_t level) {
  Value value = decode_symbol(arena, syscalls::kSocketLevels, level);
  if (value.text.empty()) value.comment = "SOL_???";
  return value;
}

Value type_value(EventArena& arena, uint64_t level, uint64_t type) {
  switch (level) {
    case kSolSocket:
      return decode_symbol(arena, kSocketMessageTypes, type);
    case kSolIp:
      return decode_symbol(arena, syscalls::kIpOptions, type);
    case kSolIpv6:
      return decode_symbol(arena, syscalls::kIpv6Options, type);
    default:
      return hex_value(type, 32);
  }
}

Value numbers_value(const Context& context, Bytes data, size_t width, bool hex) {
  const size_t count = data.size() / width;
  const size_t shown = context.options.verbose ? count : std::min<size_t>(count, context.options.string_limit);
  Children numbers(context.arena, shown);
  for (size_t i = 0; i < shown; ++i) {
    const uint64_t number = load(data, i * width, width, !hex);
    numbers.add(hex ? hex_value(number, static_cast<uint8_t>(width * 8)) : number_value(number, true, 32));
  }
  return list_value(Value::Kind::array, numbers.all(), shown < count);
}

Value credentials_value(EventArena& arena, Bytes data) {
  const std::span<Value> fields = arena.values(3);
  fields[0] = labelled("pid", number_value(load(data, 0, 4, true), true, 32));
  fields[1] = labelled("uid", number_value(load(data, 4, 4, false), false, 32));
  fields[2] = labelled("gid", number_value(load(data, 8, 4, false), false, 32));
  return list_value(Value::Kind::structure, fields);
}

Value time_value(EventArena& arena, Bytes data, size_t word, std::string_view below) {
  const std::span<Value> fields = arena.values(2);
  fields[0] = labelled("tv_sec", number_value(load(data, 0, word, true)));
  fields[1] = labelled(below, number_value(load(data, word, word, true)));
  return list_value(Value::Kind::structure, fields);
}

// Absent where the message is too short for what it says to be, or nobody knows how to read it.
Value data_value(const Context& context, uint64_t level, uint64_t type, Bytes data) {
  const size_t word = context.pointer_width();
  if (level == kSolSocket) {
    switch (type) {
      case kRights:
        return data.size() >= 4 ? numbers_value(context, data, 4, false) : absent_value();
      case kCredentials:
        return data.size() >= 12 ? credentials_value(context.arena, data) : absent_value();
      case kSecurity:
        return decode_text(context, data, false, false);
      case kTimestamp:
        return data.size() >= 2 * word ? time_value(context.arena, data, word, "tv_usec") : verbatim_value("???");
      case kTimestampNs:
        return data.size() >= 2 * word ? time_value(context.arena, data, word, "tv_nsec") : verbatim_value("???");
      default:
        return absent_value();
    }
  }
  if (level == kSolIp || level == kSolIpv6)
    return data.empty() ? absent_value() : numbers_value(context, data, 1, true);
  return absent_value();
}

}  // namespace

Value decode_control(const Context& context, Bytes bytes, uint64_t length) {
  const size_t word = context.pointer_width();
  const size_t header = word + 8;
  if (length < header || bytes.size() < header) return unseen_value();

  Bytes rest = bytes.first(std::min<uint64_t>(bytes.size(), length));
  Children messages(context.arena, rest.size() / header);
  const size_t limit = context.options.verbose ? SIZE_MAX : context.options.string_limit;
  bool more = bytes.size() < length;
  while (rest.size() >= header) {
    if (messages.size() == limit) {
      more = true;
      break;
    }
    const uint64_t said = load(rest, 0, word, false);
    const uint64_t level = load(rest, word, 4, false);
    const uint64_t type = load(rest, word + 4, 4, false);
    const uint64_t size = std::min<uint64_t>(said, rest.size());
    Children fields(context.arena, 4);
    fields.add("cmsg_len", number_value(said, false));
    fields.add("cmsg_level", level_value(context.arena, level));
    fields.add("cmsg_type", type_value(context.arena, level, type));
    if (size > header) {
      const Value data = data_value(context, level, type, rest.subspan(header, size - header));
      if (data.kind != Value::Kind::absent) fields.add("cmsg_data", data);
    }
    messages.add(list_value(Value::Kind::structure, fields.all()));
    if (said < header) break;  // the kernel stops here too
    const uint64_t step = (size + word - 1) / word * word;
    if (step >= rest.size()) break;
    rest = rest.subspan(step);
  }
  return list_value(Value::Kind::array, messages.all(), more);
}

}  // namespace tracectl::decode
