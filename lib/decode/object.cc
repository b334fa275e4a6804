// Structures and arrays: bytes of memory, taken apart as the tables say.
#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"
#include "lib/syscalls/structs/ifreq.h"

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

// A number that the call changes, behind a field: [128 => 16].
Value changed_number(const Context& context, const Type& type, size_t index, const Value& before, const Place& place) {
  const Memory memory = Items(context, place.arg, Moment::after).find(static_cast<uint16_t>(index + 1));
  uint64_t word = 0;
  if (place.moment == Moment::after || !context.succeeded() || before.children.size() != 1 || !memory.seen ||
      !load_integer(memory.bytes, 0, type.elem.width(context.abi()), type.elem.is_signed, word)) {
    return before;
  }
  Value after;
  decode_value(context, type, type.elem, word, after);
  if (after.number == before.children[0].number) return before;
  return boxed_value(context.arena, change_value(context.arena, before.children[0], after));
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
  if (is_answer && !context.succeeded() && !type.vital) return address_value(address);
  const Items items(context, place->arg, is_answer ? Moment::after : place->moment);
  const Memory memory = items.find(static_cast<uint16_t>(index + 1));
  using From = syscalls::Length::From;
  if (type.length.from == From::field || type.length.from == From::field_bits) {
    const FieldLayout& counter = layout.fields[type.length.value];
    uint64_t count = 0;
    (void)load_integer(bytes, counter.offset, counter.size, false, count);
    if (type.length.by_result) count = std::min(count, static_cast<uint64_t>(std::max<int64_t>(context.call.ret, 0)));
    type.length.from = From::constant;
    type.length.value = static_cast<uint32_t>(std::min<uint64_t>(count, INT32_MAX));
  }
  if (!memory.seen && type.length.value != 0) return address_value(address);
  Value value = decode_memory(context, type, memory, address);
  if (value.kind == Value::Kind::unseen) return address_value(address);
  if (uint64_t option = 0; type.custom == syscalls::Custom::socket_option && type.length.value == 4 &&
                           load_integer(memory.bytes, 0, 4, true, option)) {
    value = boxed_value(context.arena, number_value(option, true, 32));
  }
  if (type.direction == syscalls::Direction::inout && type.shape == syscalls::Shape::one && type.object == nullptr) {
    value = changed_number(context, type, index, value, *place);
  }
  const bool is_quiet = type.quiet || (type.brief && !context.options.verbose);
  return is_quiet ? known_address_value(context.arena, address, value) : value;
}

// A field that the call changes: 4096 => 216.
Value change_of(const Context& context, const Field& field, const FieldLayout& layout, const Value& now,
                const Place& place) {
  const Bytes given = Items(context, place.arg, Moment::before).find().bytes;
  if (layout.offset > given.size() || given.size() - layout.offset < layout.size) return now;
  const Value before = field_value(context, field, layout, given.subspan(layout.offset, layout.size));
  return before.number == now.number ? now : change_value(context.arena, before, now);
}

// A file handle makes sense as a whole only.
Value opaque_tail(Bytes bytes, bool more) {
  constexpr size_t kHandleMax = 128;
  Value value =
      string_value(as_text(bytes.first(std::min(bytes.size(), kHandleMax))), more || bytes.size() > kHandleMax);
  value.number = value.truncated ? bytes.size() : 0;
  value.base = Base::hex;
  return value;
}

// What a caller gave beyond the structure that we know, if it says anything.
bool is_extended(const Structure& structure, Bytes bytes, size_t known) {
  if (bytes.size() <= known || structure.fields.back().count == 0) return false;
  const Bytes rest = bytes.subspan(known);
  return std::any_of(rest.begin(), rest.end(), [](std::byte b) { return b != std::byte{0}; });
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
    const bool is_after = place != nullptr && place->moment == Moment::after;
    if (field.show == Field::Show::answered && !is_after) continue;
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
      value = field.type.kind == Kind::hex ? opaque_tail(bytes.subspan(at.offset), cut_short)
                                           : decode_bytes(context, bytes.subspan(at.offset), tail, cut_short);
    } else if (field.type.is_pointer()) {
      value = pointer_field(context, structure, layout, index, bytes, place);
    } else {
      const bool is_plain = field.plain_if != nullptr && field.plain_if(raw);
      value = is_plain ? number_value(raw[index], at.ctype.is_signed, static_cast<uint8_t>(at.size * 8))
                       : field_value(context, field, at, bytes.subspan(at.offset, at.size));
      if (field.type.kind == Kind::unix_time) add_exact_date(context, structure, layout, index, bytes, value);
      if (field.show == Field::Show::changing && is_after) value = change_of(context, field, at, value, *place);
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
  left_out = left_out || (place != nullptr && is_extended(structure, bytes, layout.size));
  const Value value = list_value(Value::Kind::structure, children.all(), left_out);
  if (structure.inside.empty()) return value;
  Children member(context.arena, 1);
  member.add(structure.inside, value);
  return list_value(Value::Kind::structure, member.all());
}

Value decode_field_pointer(const Context& context, const Structure& structure, size_t index, const Place& place) {
  const Layout layout = context.layouts.find(structure, context.abi(), context.arena);
  const Bytes bytes = Items(context, place.arg, Moment::before).find().bytes;
  return pointer_field(context, structure, layout, index, bytes, &place);
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
  if (type.custom == syscalls::Custom::sock_filter) return decode_sock_filter(context, bytes);
  if (type.custom == syscalls::Custom::ifreq_list) return decode_structure(context, syscalls::kIfreqAddr, bytes, false);
  Value value = decode_structure(context, *type.object, bytes, cut_short);
  if (type.kind == Kind::wall_time) add_date(context, *type.object, bytes, value);
  return value;
}

}  // namespace tracectl::decode
