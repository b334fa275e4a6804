#include "lib/decode/value.h"

#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/syscalls/flags/clock.h"

namespace tracectl::decode {

using syscalls::CType;
using syscalls::Kind;
using syscalls::Type;

namespace {

uint64_t low_bits(uint64_t word, unsigned bits) {
  return bits >= 64 ? word : word & ((uint64_t{1} << bits) - 1);
}

Value clone_flags_value(EventArena& arena, const syscalls::FlagSet* set, uint64_t word) {
  constexpr uint64_t kSignalMask = 0xff;
  const uint64_t number = word & kSignalMask;
  if (set == nullptr) return hex_value(word);
  if ((word & ~kSignalMask) == 0) return decode_signal(number);
  const Value flags = decode_flags(arena, *set, word & ~kSignalMask);
  if (number == 0) return flags;
  const std::span<const Value> named = flags.kind == Value::Kind::flags ? flags.children : std::span{&flags, 1};
  Children parts(arena, named.size() + 1);
  for (const Value& part : named) parts.add(part);
  parts.add(decode_signal(number));
  return {.kind = Value::Kind::flags, .base = Base::hex, .is_signed = false, .number = word, .children = parts.all()};
}

Value ioctl_request_value(EventArena& arena, const syscalls::FlagSet* set, uint64_t request) {
  const std::string_view name = set != nullptr ? syscalls::name_of(*set, request) : ioctl_name(request);
  if (!name.empty()) return symbol_value(name, request);
  constexpr std::string_view kDirections[] = {"_IOC_NONE", "_IOC_WRITE", "_IOC_READ", "_IOC_READ|_IOC_WRITE"};
  const uint64_t direction = request >> 30 & 3;
  return call_value(arena, "_IOC",
                    {verbatim_value(kDirections[direction], direction), hex_value(request >> 8 & 0xff),
                     hex_value(request & 0xff), hex_value(request >> 16 & 0x3fff)});
}

Value rlimit_value(EventArena& arena, uint64_t limit, unsigned bits) {
  if (bits >= 64 && limit == ~uint64_t{0}) return symbol_value("RLIM64_INFINITY", limit);
  if (bits == 32 && low_bits(limit, 32) == 0xffffffff) return symbol_value("RLIM_INFINITY", limit);
  if (limit > 1024 && limit % 1024 == 0) {
    return verbatim_value(Text(arena, 32).unsigned_decimal(limit / 1024).add("*1024").view(), limit);
  }
  return number_value(limit, false);
}

Value ioprio_value(EventArena& arena, const syscalls::FlagSet* set, uint64_t word) {
  const uint64_t io_class = low_bits(word, 32) >> 13;
  const Value name = set != nullptr ? decode_symbol(arena, *set, io_class) : number_value(io_class);
  return call_value(arena, "IOPRIO_PRIO_VALUE", {name, number_value(word & 0x1fff)});
}

}  // namespace

void decode_value(const Context& context, const Type& type, CType ctype, uint64_t word, Value& value) {
  EventArena& arena = context.arena;
  const unsigned width =
      ctype.width(context.abi()) != 0 ? ctype.width(context.abi()) : static_cast<unsigned>(context.pointer_width());
  const auto bits = static_cast<uint8_t>(width * 8);
  const uint64_t unsigned_word = low_bits(word, bits);
  const bool is_minus_one = unsigned_word == low_bits(~uint64_t{0}, bits);
  switch (type.kind) {
    case Kind::number:
      value = number_value(word, ctype.is_signed, bits);
      return;
    case Kind::fd:
    case Kind::pid:
    case Kind::exit_code:
    case Kind::timeout_ms:
      value = number_value(static_cast<uint64_t>(static_cast<int64_t>(static_cast<int32_t>(word))), true, 32);
      return;
    case Kind::dirfd: {
      constexpr int32_t kAtFdcwd = -100;
      const auto fd = static_cast<int32_t>(word);
      value = number_value(static_cast<uint64_t>(static_cast<int64_t>(fd)), true, 32);
      if (fd == kAtFdcwd) value.kind = Value::Kind::symbol, value.text = "AT_FDCWD";
      return;
    }
    case Kind::uid:
      value = is_minus_one ? number_value(~uint64_t{0}) : number_value(unsigned_word, false, bits);
      return;
    case Kind::offset:
      value = number_value(bits == 32 ? static_cast<uint64_t>(static_cast<int64_t>(static_cast<int32_t>(word))) : word);
      return;
    case Kind::hex:
      value = hex_value(unsigned_word, bits);
      return;
    case Kind::pages:
      value = hex_value(unsigned_word * 4096);
      return;
    case Kind::octal:
      value = decode_mode(arena, unsigned_word, false);
      return;
    case Kind::umask:
      value = decode_mode(arena, unsigned_word, true);
      return;
    case Kind::dev:
      value = decode_device(arena, unsigned_word);
      return;
    case Kind::symbol:
      value = type.set != nullptr ? decode_symbol(arena, *type.set, unsigned_word) : hex_value(unsigned_word, bits);
      if (value.text.empty() && value.base == Base::decimal) value.number = word;
      return;
    case Kind::flags:
      value = type.set != nullptr ? decode_flags(arena, *type.set, unsigned_word) : hex_value(unsigned_word, bits);
      return;
    case Kind::signal:
      value = decode_signal(word);
      return;
    case Kind::be16: {
      const uint16_t number = __builtin_bswap16(static_cast<uint16_t>(word));
      value =
          call_value(arena, "htons",
                     {type.set != nullptr ? decode_symbol(arena, *type.set, number) : number_value(number, false, 16)});
      return;
    }
    case Kind::interface:
      value = decode_interface(arena, low_bits(word, 32));
      return;
    case Kind::clock:
      value = decode_symbol(arena, type.set != nullptr ? *type.set : syscalls::kClocks, low_bits(word, 32));
      return;
    case Kind::ioctl_request:
      value = ioctl_request_value(arena, type.set, low_bits(word, 32));
      return;
    case Kind::clone_flags:
      value = clone_flags_value(arena, type.set, unsigned_word);
      return;
    case Kind::rlimit:
      value = rlimit_value(arena, unsigned_word, bits);
      return;
    case Kind::wait_status:
      value = decode_wait_status(arena, static_cast<uint32_t>(word));
      return;
    case Kind::in_addr: {
      const auto four = static_cast<uint32_t>(word);
      value = decode_in_addr(arena, std::as_bytes(std::span{&four, 1}));
      return;
    }
    case Kind::unix_time:
      value = number_value(word);
      if (context.options.verbose) value.comment = date_text(arena, static_cast<int64_t>(word));
      return;
    case Kind::epoll_data: {
      const std::span<Value> parts = arena.values(2);
      parts[0] = labelled("u32", number_value(low_bits(word, 32), false, 32));
      parts[1] = labelled("u64", number_value(word, false));
      value = list_value(Value::Kind::structure, parts);
      return;
    }
    case Kind::sigval: {
      const std::span<Value> parts = arena.values(2);
      parts[0] =
          labelled("sival_int", number_value(static_cast<uint64_t>(int64_t{static_cast<int32_t>(word)}), true, 32));
      parts[1] = labelled("sival_ptr", address_value(unsigned_word));
      value = list_value(Value::Kind::structure, parts);
      return;
    }
    case Kind::kernel_version:
      value = call_value(
          arena, "KERNEL_VERSION",
          {number_value(low_bits(word, 32) >> 16), number_value(word >> 8 & 0xff), number_value(word & 0xff)});
      return;
    case Kind::ifreq_bytes: {
      const uint64_t size = context.abi() == Abi::i386 ? 32 : 40;
      const auto bytes = static_cast<int32_t>(word);
      value = number_value(static_cast<uint64_t>(int64_t{bytes}), true, 32);
      if (bytes > 0 && static_cast<uint64_t>(bytes) % size == 0) {
        value.comment =
            Text(arena, 48).unsigned_decimal(static_cast<uint64_t>(bytes) / size).add(" * sizeof(struct ifreq)").view();
      }
      return;
    }
    case Kind::errno_number: {
      const auto code = static_cast<int32_t>(word);
      value = number_value(static_cast<uint64_t>(int64_t{code}), true, 32);
      if (code < 0 && code >= -4095) {
        value.kind = Value::Kind::symbol;
        value.text = Text(arena, 32).add("-").add(error_text(arena, -int64_t{code}).name).view();
      }
      return;
    }
    case Kind::ioprio:
      value = ioprio_value(arena, type.set, unsigned_word);
      return;
    default:
      // What only has a meaning behind a pointer: the pointer.
      value = address_value(unsigned_word);
      return;
  }
}

}  // namespace tracectl::decode
