// The few values whose parts hang on each other in ways that no table of fields says.
#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/syscalls/flags/capability.h"
#include "lib/syscalls/flags/futex.h"
#include "lib/syscalls/flags/keyctl.h"
#include "lib/syscalls/flags/quota.h"

namespace tracectl::decode {

using syscalls::Custom;
using syscalls::Direction;
using syscalls::Type;

namespace {

// FUTEX_WAKE_OP's third value: an operation and a comparison, packed (futex(2)).
Value futex_operation(EventArena& arena, uint64_t word) {
  const uint64_t operation = word >> 28 & 7;
  const uint64_t comparison = word >> 24 & 15;
  const Value operation_name = decode_symbol(arena, syscalls::kFutexWakeOps, operation);
  const Value comparison_name = decode_symbol(arena, syscalls::kFutexWakeCmps, comparison);
  Text text(arena, 128);
  if ((word >> 31 & 1) != 0) text.add("FUTEX_OP_OPARG_SHIFT<<28|");
  text.value(operation_name).add("<<28|").hex(word >> 12 & 0xfff).add("<<12|");
  text.value(comparison_name).add("<<24|").hex(word & 0xfff);
  return verbatim_value(text.view(), word);
}

// The command above, the type of quota in the low byte.
Value quota_command(EventArena& arena, uint64_t word) {
  return call_value(arena, "QCMD",
                    {decode_symbol(arena, syscalls::kQuotaCommands, (word & 0xffffffff) >> 8),
                     decode_symbol(arena, syscalls::kQuotaTypes, word & 0xff)});
}

Value capability_set(EventArena& arena, uint64_t mask) {
  if (mask == 0) return hex_value(0);
  Children names(arena, static_cast<size_t>(__builtin_popcountll(mask)) + 1);
  uint64_t unnamed = 0;
  for (uint64_t rest = mask; rest != 0; rest &= rest - 1) {
    const auto bit = static_cast<uint64_t>(__builtin_ctzll(rest));
    const std::string_view name = syscalls::name_of(syscalls::kCapabilities, bit);
    if (name.empty()) {
      unnamed |= uint64_t{1} << bit;
    } else {
      names.add(symbol_value(Text(arena, 32).add("1<<").add(name).view(), uint64_t{1} << bit));
    }
  }
  if (unnamed != 0) {
    Value value = hex_value(unnamed);
    if (names.size() == 0) value.comment = syscalls::kCapabilities.prefix;
    names.add(value);
  }
  return {.kind = Value::Kind::flags, .base = Base::hex, .is_signed = false, .number = mask, .children = names.all()};
}

// Two sets of three words, low halves first; version 1 has the low ones only.
Value capabilities(const Context& context, Bytes bytes) {
  constexpr uint64_t kVersion1 = 0x19980330;
  uint64_t version = 0;
  const Bytes header = Items(context, 0, Moment::before).find().bytes;
  const bool narrow = load_integer(header, 0, 4, false, version) && version == kVersion1;
  if (bytes.size() < (narrow ? 12u : 24u)) return unseen_value();
  const auto mask = [&](size_t word) {
    uint64_t low = 0;
    uint64_t high = 0;
    (void)load_integer(bytes, word * 4, 4, false, low);
    if (!narrow) (void)load_integer(bytes, word * 4 + 12, 4, false, high);
    return high << 32 | low;
  };
  const std::span<Value> fields = context.arena.values(3);
  fields[0] = labelled("effective", capability_set(context.arena, mask(0)));
  fields[1] = labelled("permitted", capability_set(context.arena, mask(1)));
  fields[2] = labelled("inheritable", capability_set(context.arena, mask(2)));
  return list_value(Value::Kind::structure, fields);
}

// A segment descriptor: three numbers and a word of bit fields (include/uapi/asm/ldt.h).
Value user_desc(EventArena& arena, Bytes bytes, bool has_lm) {
  if (bytes.size() < 16) return unseen_value();
  const auto load = [bytes](size_t offset, bool is_signed) {
    uint64_t number = 0;
    (void)load_integer(bytes, offset, 4, is_signed, number);
    return number;
  };
  const uint64_t bits = load(12, false);
  const uint64_t base = load(4, false);
  const uint64_t limit = load(8, false);
  const auto fixed = [&arena](uint64_t number, size_t digits) {
    // As printf's %#08x: zero has no 0x, and its two characters are zeros.
    Text text(arena, 16);
    if (number != 0) text.add("0x");
    text.padded(number, number != 0 ? digits - 2 : digits, 16);
    return verbatim_value(text.view(), number);
  };
  struct Part {
    std::string_view name;
    unsigned shift;
    uint64_t mask;
  };
  constexpr Part kParts[] = {{"seg_32bit", 0, 1},      {"contents", 1, 3},        {"read_exec_only", 3, 1},
                             {"limit_in_pages", 4, 1}, {"seg_not_present", 5, 1}, {"useable", 6, 1}};
  Children fields(arena, 10);
  fields.add("entry_number", number_value(load(0, true), true, 32));
  fields.add("base_addr", fixed(base, 8));
  fields.add("limit", fixed(limit, 8));
  for (const Part& part : kParts) fields.add(part.name, number_value(bits >> part.shift & part.mask));
  if (has_lm) fields.add("lm", number_value(bits >> 7 & 1));
  return list_value(Value::Kind::structure, fields.all());
}

// KEYCTL_CAPABILITIES: bytes of flags, of which two have names.
Value keyctl_capabilities(const Context& context, const Type& type, const Memory& memory) {
  const int64_t length = length_of(context, type, memory);
  if (length < 0) return unseen_value();
  const uint64_t count = std::min<uint64_t>(static_cast<uint64_t>(length), memory.bytes.size());
  Children sets(context.arena, count);
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t byte = 0;
    (void)load_integer(memory.bytes, i, 1, false, byte);
    sets.add(i == 0   ? decode_flags(context.arena, syscalls::kKeyctlCapabilities0, byte)
             : i == 1 ? decode_flags(context.arena, syscalls::kKeyctlCapabilities1, byte)
                      : hex_value(byte));
  }
  return list_value(Value::Kind::array, sets.all());
}

// Most options are an int; what is longer or shorter is bytes, as nobody knows what it means.
Value socket_option(const Context& context, const Type& type, const Memory& memory, uint64_t address) {
  uint64_t number = 0;
  const int64_t length = length_of(context, type, memory);
  if (length == 0 && type.direction == Direction::out) return address_value(address);
  if (length != 4 || !load_integer(memory.bytes, 0, 4, true, number)) return unseen_value();
  return boxed_value(context.arena, number_value(number, true, 32));
}

}  // namespace

bool decode_custom(const Context& context, const Type& type, size_t index, Value& value) {
  const uint64_t word = context.argument(index);
  if (!type.is_pointer()) {
    switch (type.custom) {
      case Custom::futex:
        value = futex_operation(context.arena, word & 0xffffffff);
        return true;
      case Custom::quotactl:
        value = quota_command(context.arena, word);
        return true;
      default:
        return false;
    }
  }
  // What the call writes back into a descriptor is its number, told behind the return value.
  const Moment moment = type.direction == Direction::out ? Moment::after : Moment::before;
  if (moment == Moment::after && context.failed() && !type.vital) return false;
  const Memory memory = Items(context, index, moment).find();
  if (!memory.seen) return false;
  switch (type.custom) {
    case Custom::capabilities:
      value = capabilities(context, memory.bytes);
      break;
    case Custom::user_desc:
      value = user_desc(context.arena, memory.bytes, context.abi() != Abi::i386);
      break;
    case Custom::socket_option:
      value = socket_option(context, type, memory, word);
      break;
    case Custom::keyctl_capabilities:
      value = keyctl_capabilities(context, type, memory);
      break;
    case Custom::syscall_info:
      value = decode_syscall_info(context, memory.bytes);
      if (value.kind == Value::Kind::unseen) value = address_value(word);
      break;
    default:
      return false;
  }
  return value.kind != Value::Kind::unseen;
}

}  // namespace tracectl::decode
