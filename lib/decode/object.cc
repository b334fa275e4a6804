// Structures and arrays: bytes of memory, taken apart as the tables say.
#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"

namespace tracectl::decode {

using syscalls::CType;
using syscalls::Field;
using syscalls::Kind;
using syscalls::Structure;
using syscalls::Type;

namespace {

constexpr size_t kRtSigactionBytes = 32;  // three words and 64 bits of mask
constexpr size_t kSiginfoBytes = 128;

Value integer_value(const Context& context, const Type& type, CType ctype, Bytes bytes) {
  const size_t width = ctype.known() ? ctype.width(context.abi()) : context.pointer_width();
  uint64_t word = 0;
  Value value = unseen_value();
  if (load_integer(bytes, 0, width, ctype.is_signed, word)) decode_value(context, type, ctype, word, value);
  return value;
}

Value mac_value(EventArena& arena, Bytes bytes) {
  Text text(arena, 24);
  for (const std::byte octet : bytes) {
    if (!text.empty()) text.add(":");
    text.padded(static_cast<uint8_t>(octet), 2, 16);
  }
  return verbatim_value(text.view());
}

// A time of day: its date behind it, where the parts below a second make sense.
void add_date(const Context& context, const Structure& structure, Bytes bytes, Value& value) {
  constexpr uint64_t kUtimeNow = (1 << 30) - 1;
  constexpr uint64_t kUtimeOmit = (1 << 30) - 2;
  const Layout layout = context.layouts.find(structure, context.abi(), context.arena);
  if (layout.fields.size() < 2) return;
  uint64_t seconds = 0;
  uint64_t below = 0;
  const FieldLayout& first = layout.fields[0];
  const FieldLayout& second = layout.fields[1];
  if (!load_integer(bytes, first.offset, first.size, true, seconds) ||
      !load_integer(bytes, second.offset, second.size, false, below)) {
    return;
  }
  const bool micro = structure.fields[1].name.find("usec") != std::string_view::npos;
  if (!micro && below == kUtimeNow) {
    value = symbol_value("UTIME_NOW", below);
  } else if (!micro && below == kUtimeOmit) {
    value = symbol_value("UTIME_OMIT", below);
  } else if (below < (micro ? 1000000u : 1000000000u)) {
    value.comment =
        date_text(context.arena, static_cast<int64_t>(seconds), static_cast<uint32_t>(below), micro ? 6 : 9);
  }
}

Value field_value(const Context& context, const Field& field, const FieldLayout& layout, Bytes bytes) {
  const Type& type = field.type;
  const bool nested = type.object != nullptr && field.ctype.empty();
  if (!nested && !layout.ctype.is_pointer) {
    switch (type.kind) {
      case Kind::text:
      case Kind::path:
        return decode_text(context, bytes, false, true);
      case Kind::bytes:
        return decode_bytes(context, bytes, -1, false);
      case Kind::sigset:
        return decode_sigset(context.arena, bytes);
      case Kind::sockaddr:
        return decode_sockaddr(context, bytes);
      case Kind::in6_addr:
        return decode_in6_addr(context.arena, bytes);
      case Kind::mac:
        return mac_value(context.arena, bytes);
      default:
        break;
    }
  }
  const size_t element = field.count != 0 ? layout.size / field.count : 0;
  const auto one = [&](Bytes part) {
    if (!nested) return integer_value(context, type, layout.ctype, part);
    Value value = decode_structure(context, *type.object, part, false);
    if (type.kind == Kind::wall_time) add_date(context, *type.object, part, value);
    return value;
  };
  if (field.count == 1) return one(bytes);
  const size_t limit = context.options.verbose ? field.count : context.options.string_limit;
  const size_t shown = std::min<size_t>(field.count, limit);
  Children children(context.arena, shown);
  for (size_t i = 0; i < shown; ++i) children.add(one(bytes.subspan(i * element, element)));
  return list_value(Value::Kind::array, children.all(), shown < field.count);
}

// What conditions of fields are asked with; empty where no field has one.
std::span<const uint64_t> raw_fields(const Context& context, const Structure& structure, const Layout& layout,
                                     Bytes bytes) {
  bool asked = false;
  for (const Field& field : structure.fields) asked = asked || field.shown_if != nullptr || field.plain_if != nullptr;
  if (!asked) return {};
  const std::span<uint64_t> raw = context.arena.array<uint64_t>(structure.fields.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    const FieldLayout& field = layout.fields[i];
    if (structure.fields[i].count != 1 || !field.ctype.known()) continue;
    (void)load_integer(bytes, field.offset, field.size, field.ctype.is_signed, raw[i]);
  }
  return raw;
}

// With -v, a file's times are followed by their dates; what is below a second stands in the next field.
void add_exact_date(const Context& context, const Structure& structure, const Layout& layout, size_t index, Bytes bytes,
                    Value& value) {
  if (value.comment.empty() || index + 1 >= structure.fields.size() ||
      !structure.fields[index + 1].name.ends_with("nsec"))
    return;
  uint64_t nanoseconds = 0;
  const FieldLayout& next = layout.fields[index + 1];
  if (!load_integer(bytes, next.offset, next.size, false, nanoseconds) || nanoseconds >= 1000000000) return;
  value.comment = date_text(context.arena, static_cast<int64_t>(value.number), static_cast<uint32_t>(nanoseconds), 9);
}

// A pointer among the fields: what it leads to, where that was copied.
Value pointer_field(const Context& context, const Structure& structure, const Layout& layout, size_t index, Bytes bytes,
                    const Place* place) {
  uint64_t address = 0;
  if (!load_integer(bytes, layout.fields[index].offset, layout.fields[index].size, false, address))
    return unseen_value();
  Type type = structure.fields[index].type;
  if (address == 0 || place == nullptr) return address_value(address);
  const bool is_answer = type.direction == syscalls::Direction::out;
  if (is_answer && !context.succeeded()) return address_value(address);
  const Items items(context, place->arg, is_answer ? Moment::after : place->moment);
  const Memory memory = items.find(static_cast<uint16_t>(index + 1));
  using From = syscalls::Length::From;
  if (type.length.from == From::field || type.length.from == From::field_bits) {
    const FieldLayout& counter = layout.fields[type.length.value];
    uint64_t count = 0;
    (void)load_integer(bytes, counter.offset, counter.size, false, count);
    type.length.from = From::constant;
    type.length.value = static_cast<uint32_t>(std::min<uint64_t>(count, INT32_MAX));
  }
  if (!memory.seen && type.length.value != 0) return address_value(address);
  const Value value = decode_memory(context, type, memory, address);
  return value.kind == Value::Kind::unseen ? address_value(address) : value;
}

}  // namespace

Value decode_structure(const Context& context, const Structure& structure, Bytes bytes, bool cut_short, Part part,
                       int64_t tail, const Place* place) {
  const Layout layout = context.layouts.find(structure, context.abi(), context.arena);
  const std::span<const uint64_t> raw = raw_fields(context, structure, layout, bytes);
  const size_t count = structure.order.empty() ? structure.fields.size() : structure.order.size();
  Children children(context.arena, count);
  bool left_out = false;
  for (size_t position = 0; position < count; ++position) {
    const size_t index = structure.order.empty() ? position : structure.order[position];
    if (index >= structure.fields.size()) continue;
    const Field& field = structure.fields[index];
    const FieldLayout& at = layout.fields[index];
    if (field.show == Field::Show::never) continue;
    if (part == Part::returned ? field.show != Field::Show::returned && index != 0
                               : field.show == Field::Show::returned)
      continue;
    if (field.shown_if != nullptr && part == Part::shown && !field.shown_if(raw)) continue;
    if (field.show == Field::Show::verbose && !context.options.verbose) {
      left_out = true;
      continue;
    }
    if (at.offset > bytes.size() || bytes.size() - at.offset < at.size) {
      left_out = left_out || cut_short;
      continue;
    }
    Value value;
    if (field.count == 0) {
      value = decode_bytes(context, bytes.subspan(at.offset), tail, cut_short);
    } else if (field.type.is_pointer()) {
      value = pointer_field(context, structure, layout, index, bytes, place);
    } else {
      const bool is_plain = field.plain_if != nullptr && field.plain_if(raw);
      value = is_plain ? number_value(raw[index], at.ctype.is_signed, static_cast<uint8_t>(at.size * 8))
                       : field_value(context, field, at, bytes.subspan(at.offset, at.size));
      if (field.type.kind == Kind::unix_time) add_exact_date(context, structure, layout, index, bytes, value);
    }
    if (structure.anonymous && field.type.kind != Kind::structure) {
      children.add(value);
    } else {
      children.add(field.name, value);
    }
  }
  // Shorter than its first field, it says nothing.
  if (children.size() == 0 && !layout.fields.empty() && bytes.size() < layout.fields[0].size) return unseen_value();
  if (structure.anonymous && children.size() == 1) return children.all()[0];
  return list_value(Value::Kind::structure, children.all(), left_out);
}

size_t element_size(const Context& context, const Type& type) {
  switch (type.kind) {
    case Kind::siginfo:
      return kSiginfoBytes;
    case Kind::sigaction:
      return kRtSigactionBytes;
    case Kind::sigset:
      return 8;
    case Kind::in6_addr:
      return 16;
    case Kind::mac:
      return 6;
    default:
      break;
  }
  if (type.object != nullptr && !type.elem.known())
    return context.layouts.find(*type.object, context.abi(), context.arena).size;
  return type.elem.known() ? type.elem.width(context.abi()) : context.pointer_width();
}

Value decode_element(const Context& context, const Type& type, Bytes bytes, bool cut_short) {
  switch (type.kind) {
    case Kind::siginfo:
      return decode_siginfo(context.arena, context.abi(), bytes);
    case Kind::sigaction:
      return decode_sigaction(context, bytes);
    case Kind::sigset:
      return decode_sigset(context.arena, bytes.first(std::min<size_t>(bytes.size(), 8)));
    case Kind::in6_addr:
      return decode_in6_addr(context.arena, bytes);
    case Kind::mac:
      return mac_value(context.arena, bytes.first(std::min<size_t>(bytes.size(), 6)));
    case Kind::sockaddr:
      return decode_sockaddr(context, bytes);
    case Kind::text:
    case Kind::path:
      if (!type.elem.known() || type.elem.width_64 == 1)
        return decode_text(context, bytes, cut_short, type.kind == Kind::path);
      break;
    default:
      break;
  }
  if (type.object == nullptr || type.elem.known()) return integer_value(context, type, type.elem, bytes);
  Value value = decode_structure(context, *type.object, bytes, cut_short);
  if (type.kind == Kind::wall_time) add_date(context, *type.object, bytes, value);
  return value;
}

}  // namespace tracectl::decode
