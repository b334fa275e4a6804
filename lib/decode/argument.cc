// Shapes: from an argument's word to what the caller's memory held there.
#include "lib/decode/argument.h"

#include "lib/decode/make.h"
#include "lib/decode/text.h"

namespace tracectl::decode {

using syscalls::CType;
using syscalls::Direction;
using syscalls::Kind;
using syscalls::Length;
using syscalls::Shape;
using syscalls::Type;
using syscalls::Variant;

namespace {

// What is shown as itself behind a pointer; a number stands in brackets.
bool is_object(const Type& type) {
  switch (type.kind) {
    case Kind::siginfo:
    case Kind::sigaction:
    case Kind::sigset:
    case Kind::sockaddr:
    case Kind::text:
    case Kind::path:
    case Kind::bytes:
    case Kind::in6_addr:
      return true;
    default:
      return type.object != nullptr && !type.elem.known() && !type.object->anonymous;
  }
}

Bytes up_to(Bytes bytes, int64_t length) {
  return length >= 0 && static_cast<uint64_t>(length) < bytes.size() ? bytes.first(static_cast<size_t>(length)) : bytes;
}

Value one_object(const Context& context, const Type& type, const Memory& memory, Part part, const Place* place) {
  Bytes bytes = memory.bytes;
  bool cut_short = memory.cut_short();
  int64_t tail = -1;
  if (type.length.tail) {
    tail = length_of(context, type, memory);
  } else if (type.length.from != Length::From::none) {
    const int64_t length = length_of(context, type, memory);
    cut_short = cut_short || length > static_cast<int64_t>(bytes.size());
    bytes = up_to(bytes, length);
    if (type.length.whole) {
      const size_t size = element_size(context, type);
      if (bytes.size() < size) return unseen_value();
      bytes = bytes.first(size);
      cut_short = false;
    }
  }
  const bool plain = type.kind == Kind::structure && type.object != nullptr && !type.elem.known();
  if (plain || (type.object != nullptr && part != Part::shown)) {
    return decode_structure(context, *type.object, bytes, cut_short, part, tail, place);
  }
  return decode_element(context, type, bytes, cut_short);
}

// In answers, an element in which nothing was answered is not told of.
bool has_answer(const Context& context, const syscalls::Structure& structure, Bytes bytes) {
  const Layout layout = context.layouts.find(structure, context.abi(), context.arena);
  for (size_t i = 0; i < structure.fields.size(); ++i) {
    uint64_t number = 0;
    if (structure.fields[i].show == syscalls::Field::Show::returned &&
        load_integer(bytes, layout.fields[i].offset, layout.fields[i].size, false, number) && number != 0) {
      return true;
    }
  }
  return false;
}

Value many_objects(const Context& context, const Type& type, const Memory& memory, Part part) {
  const size_t size = element_size(context, type);
  int64_t length = length_of(context, type, memory);
  if (length < 0 || size == 0) return unseen_value();
  if (type.length.per_byte) length /= static_cast<int64_t>(size);
  const auto wanted = static_cast<uint64_t>(length);
  if (!memory.seen && wanted != 0) return unseen_value();
  const uint64_t there = std::min<uint64_t>(wanted, memory.bytes.size() / size);
  const uint64_t limit = context.options.verbose ? there : std::min<uint64_t>(there, context.options.string_limit);
  Children children(context.arena, limit);
  uint64_t next = 0;
  for (; next < there && !children.full(); ++next) {
    const Bytes bytes = memory.bytes.subspan(next * size, size);
    if (part == Part::returned) {
      if (type.object == nullptr || !has_answer(context, *type.object, bytes)) continue;
      children.add(decode_structure(context, *type.object, bytes, false, part));
    } else {
      children.add(decode_element(context, type, bytes, false));
    }
  }
  return list_value(Value::Kind::array, children.all(), next < wanted);
}

Value fd_set_value(EventArena& arena, Bytes bytes, uint64_t bits) {
  bits = std::min<uint64_t>(bits, bytes.size() * 8);
  size_t count = 0;
  for (const std::byte part : bytes) count += static_cast<size_t>(__builtin_popcount(static_cast<unsigned>(part)));
  Children children(arena, count);
  for (uint64_t bit = 0; bit < bits; ++bit) {
    if ((static_cast<unsigned>(bytes[bit / 8]) >> bit % 8 & 1) != 0) children.add(number_value(bit));
  }
  return list_value(Value::Kind::set, children.all());
}

// Words of the caller's ABI, each as wide as printf's %#0*lx makes it; of maxnode bits, the kernel takes one less.
Value nodemask_value(const Context& context, Bytes bytes, uint64_t maxnode) {
  const size_t word = context.pointer_width();
  const uint64_t wanted = maxnode == 0 ? 0 : (maxnode - 1 + word * 8 - 1) / (word * 8);
  if (maxnode != 0 && wanted == 0) return unseen_value();
  const uint64_t there = std::min<uint64_t>(wanted, bytes.size() / word);
  const uint64_t shown = context.options.verbose ? there : std::min<uint64_t>(there, context.options.string_limit);
  Children words(context.arena, shown);
  for (uint64_t i = 0; i < shown; ++i) {
    uint64_t mask = 0;
    (void)load_integer(bytes, i * word, word, false, mask);
    Text text(context.arena, 24);
    if (mask != 0) text.add("0x");
    words.add(verbatim_value(text.padded(mask, word * 2 - (mask != 0 ? 2 : 0), 16).view(), mask));
  }
  return list_value(Value::Kind::array, words.all(), shown < wanted);
}

// The first of the memory's bytes, of which there are more or not.
Memory cut_to(Memory memory, Bytes bytes, bool more) {
  memory.bytes = bytes;
  memory.truncated = more;
  memory.partial = false;
  return memory;
}

Value buffer_value(const Context& context, const Type& type, const Memory& memory, uint64_t address) {
  const int64_t length = length_of(context, type, memory);
  if (type.kind == Kind::dirents || type.kind == Kind::dirents_old) {
    return decode_dirents(context, memory, address, length, type.kind == Kind::dirents_old);
  }
  if (length < 0) return unseen_value();
  if (!memory.reaches(context.options.string_limit) && length != 0) return unseen_value();
  const Bytes bytes = up_to(memory.bytes, length);
  const bool more = memory.cut_short() || static_cast<uint64_t>(length) > bytes.size();
  switch (type.kind) {
    case Kind::path: {
      // getcwd ends its path with a NUL; what readlink gives is a counted buffer as any other.
      const bool terminated = !bytes.empty() && bytes.back() == std::byte{0};
      return decode_text(context, cut_to(memory, bytes, more), terminated);
    }
    case Kind::text:
      return decode_text(context, cut_to(memory, bytes, more), false);
    case Kind::hex: {
      Value value = decode_bytes(context, bytes, length, more);
      value.base = Base::hex;
      return value;
    }
    case Kind::nodemask:
      return nodemask_value(context, memory.bytes, static_cast<uint64_t>(length));
    case Kind::cpu_mask:
      return fd_set_value(context.arena, bytes, bytes.size() * 8);
    case Kind::sigset:
      // Of another size than the kernel's own, the call fails before it looks.
      if (length != 8 && !(context.abi() == Abi::i386 && length == 4)) return unseen_value();
      return decode_sigset(context.arena, bytes);
    case Kind::sockaddr:
      return bytes.size() < 2 ? unseen_value() : decode_sockaddr(context, bytes);
    case Kind::fd_set:
      return fd_set_value(context.arena, memory.bytes, static_cast<uint64_t>(length));
    case Kind::structure:
    case Kind::siginfo:
    case Kind::sigaction:
    case Kind::mac:
    case Kind::in6_addr:
      return decode_element(context, type, bytes, more);
    default:
      return decode_bytes(context, bytes, length, more);
  }
}

// A number that the call changes: [128 => 16]; of an offset, each has brackets of its own: [2] => [12].
Value number_in_out(const Context& context, const Type& type, size_t index) {
  const auto at = [&](Moment moment, uint64_t& word) {
    const Memory memory = Items(context, index, moment).find();
    return memory.seen && load_integer(memory.bytes, 0, type.elem.width(context.abi()), type.elem.is_signed, word);
  };
  uint64_t before = 0;
  uint64_t after = 0;
  const bool was = at(Moment::before, before);
  const bool is = (!context.failed() || type.vital) && at(Moment::after, after);
  if (!was && !is) return unseen_value();
  Value value = unseen_value();
  if (was) decode_value(context, type, type.elem, before, value);
  if (was && (!is || before == after)) return boxed_value(context.arena, value);
  Value changed;
  decode_value(context, type, type.elem, after, changed);
  if (type.kind == Kind::offset) {
    return change_value(context.arena, was ? boxed_value(context.arena, value) : value,
                        boxed_value(context.arena, changed));
  }
  return boxed_value(context.arena, change_value(context.arena, value, changed));
}

// 64 bits by value take two words of an i386 call, and the table has the second one as absent.
bool takes_two_words(const Context& context, size_t index) {
  const RowPlan& plan = context.plan;
  return context.abi() == Abi::i386 && plan.ctypes[index].width_32 == 8 && index + 1 < plan.nargs &&
         plan.row->args[index + 1].type.shape == Shape::absent;
}

uint64_t wide_word(const Context& context, size_t index, bool high_first) {
  const auto half = [&](size_t i) { return i < context.call.nargs ? context.call.args[i] & 0xffffffff : 0; };
  return high_first ? half(index) << 32 | half(index + 1) : half(index + 1) << 32 | half(index);
}

// When the moment of a call at which its memory matters is.
Moment moment_of(const Context& context, const Type& type, size_t index) {
  if (type.direction == Direction::in) return Moment::before;
  if (type.direction == Direction::out) return Moment::after;
  if (context.plan.polls || !context.succeeded()) return Moment::before;
  return Items(context, index, Moment::after).any() ? Moment::after : Moment::before;
}

// A signal came: of the failures of a call that waits, the one which leaves something to wait for.
bool interrupted(const Context& context) {
  constexpr int64_t kEintr = 4;
  return context.call.ret == -kEintr || error_text(context.arena, -context.call.ret).restarting;
}

// What was given, and what the call answered in or behind it: {…} => {…}.
Value with_answer(const Context& context, const Type& type, size_t index) {
  const Value given = decode_pointee(context, type, index, Moment::before);
  if (given.kind == Value::Kind::unseen || !context.succeeded()) return given;
  const Place place{index, type.direction == Direction::in ? Moment::before : Moment::after};
  const Memory memory = Items(context, index, place.moment).find();
  if (!memory.seen) return given;
  const size_t size = context.layouts.find(*type.answer, context.abi(), context.arena).size;
  const Bytes bytes = memory.bytes.first(std::min(memory.bytes.size(), size));
  const Value answer = decode_structure(context, *type.answer, bytes, false, Part::shown, -1, &place);
  return answer.children.empty() ? given : change_value(context.arena, given, answer);
}

Value pointer_value(const Context& context, const Type& type, size_t index, uint64_t address) {
  Value value = unseen_value();
  if (type.kind == Kind::custom || type.custom != syscalls::Custom::none) {
    if (decode_custom(context, type, index, value)) return value;
  }
  if (type.direction == Direction::out) {
    const bool filled = !context.failed() ? !type.failure_only : type.failure_only ? interrupted(context) : type.vital;
    const bool unfilled = !filled || (context.plan.waits && context.call.ret == 0);
    // The arrays and headers that a failed call was given say at least where it would have written.
    if (unfilled && type.shape != Shape::iovec && type.shape != Shape::msghdr) return address_value(address);
  }
  const bool is_number = !is_object(type) && type.object == nullptr && type.elem.known();
  if (type.answer != nullptr) {
    value = with_answer(context, type, index);
  } else if (type.direction == Direction::inout && type.shape == Shape::one && is_number && !context.plan.polls) {
    value = number_in_out(context, type, index);
  } else {
    value = decode_pointee(context, type, index, moment_of(context, type, index));
  }
  return value.kind == Value::Kind::unseen ? address_value(address) : value;
}

}  // namespace

const Type& resolve(const Context& context, const Type& type) {
  constexpr int kSelectionsMax = 4;  // a variant may select again; tables do it once or twice
  const Type* chosen = &type;
  for (int i = 0; i < kSelectionsMax && chosen->variants != nullptr; ++i) {
    const uint64_t key = context.argument(chosen->variants_arg) & chosen->variants->mask;
    const Type* next = nullptr;
    for (const Variant& variant : chosen->variants->cases) {
      if (variant.value == key) {
        next = &variant.type;
        break;
      }
    }
    if (next == nullptr) break;
    chosen = next;
  }
  return *chosen;
}

// As much of a path as the kernel reads: what stands behind it is nobody's concern.
constexpr size_t kPathMax = 4096;

Value decode_memory(const Context& context, const Type& type, const Memory& memory, uint64_t address, Part part,
                    const Place* place) {
  switch (type.shape) {
    case Shape::one: {
      if (!memory.seen) return unseen_value();
      const Value value = one_object(context, type, memory, part, place);
      if (value.kind == Value::Kind::unseen || is_object(type)) return value;
      return boxed_value(context.arena, value);
    }
    case Shape::many:
      return many_objects(context, type, memory, part);
    case Shape::c_string: {
      const bool is_path = type.kind == Kind::path;
      if (!memory.reaches(is_path ? kPathMax - 1 : context.options.string_limit)) return unseen_value();
      return decode_text(context, memory, is_path);
    }
    case Shape::buffer:
      return buffer_value(context, type, memory, address);
    default:
      return unseen_value();
  }
}

Value decode_pointee(const Context& context, const Type& type, size_t index, Moment moment, Part part) {
  const uint64_t address = context.argument(index);
  const Items items(context, index, moment);
  const Place place{index, moment};
  switch (type.shape) {
    case Shape::one:
    case Shape::many:
    case Shape::c_string:
    case Shape::buffer:
      return decode_memory(context, type, items.find(), address, part, &place);
    case Shape::pointers: {
      const int64_t count = length_of(context, type, {});
      return count < 0 ? unseen_value() : decode_pointers(context, type, items, static_cast<uint64_t>(count));
    }
    case Shape::argv:
      return decode_argv(context, items, address);
    case Shape::envp:
      return decode_envp(context, items, address);
    case Shape::iovec: {
      // An array that the call fills is there before it, too; what it points to is not.
      const Items array = items.any() ? items : Items(context, index, Moment::before);
      const int64_t count = length_of(context, type, {});
      if (count < 0) return unseen_value();
      uint64_t budget =
          moment == Moment::after ? static_cast<uint64_t>(std::max<int64_t>(context.call.ret, 0)) : UINT64_MAX;
      return decode_iovec(context, array, 0, 1, address, static_cast<uint64_t>(count), budget);
    }
    case Shape::msghdr: {
      const uint64_t budget =
          moment == Moment::after ? static_cast<uint64_t>(std::max<int64_t>(context.call.ret, 0)) : UINT64_MAX;
      return decode_msghdr(context,
                           context.failed() && moment == Moment::after ? Items(context, index, Moment::before) : items,
                           TRC_SUB_MSG_HEADER, address, budget);
    }
    case Shape::mmsghdr:
      return decode_mmsghdr(context, items, address, length_of(context, type, {}));
    case Shape::value:
    case Shape::absent:
      break;
  }
  return unseen_value();
}

namespace {

// Not readable when the call was entered: what it was may be known when the call has returned.
bool faulted(const Context& context, size_t index) {
  for (const ItemView& item : context.call.enter_items) {
    if (item.arg == index && (item.status == TRC_FAULT || item.status == TRC_PARTIAL)) return true;
  }
  return false;
}

Argument::Role role_of(const Type& type) {
  if (type.kind == Kind::path) return Argument::Role::path;
  const bool is_fd = type.shape == Shape::value && (type.kind == Kind::fd || type.kind == Kind::dirfd);
  return is_fd ? Argument::Role::fd : Argument::Role::other;
}

// Text has only the address, as strace; what is behind it is known all the same.
Value quiet_value(const Context& context, const Type& type, size_t index, uint64_t address) {
  const bool copied = Items(context, index, Moment::before).any() || Items(context, index, Moment::after).any();
  // A word that may point, and does not: an ioctl's argument may be a number.
  if (!copied && !context.plan.ctypes[index].is_pointer) return hex_value(address);
  return known_address_value(context.arena, address, pointer_value(context, type, index, address));
}

void decode_unlabelled(const Context& context, size_t index, Argument& argument) {
  const syscalls::Arg& arg = context.plan.row->args[index];
  argument.name = arg.name;
  argument.role = Argument::Role::other;
  argument.at_exit = false;
  argument.value = {};
  if (!context.call.has_enter) return;
  const std::span<const uint64_t> words{context.call.args.data(), context.call.nargs};
  if (arg.type.condition != nullptr && !arg.type.condition(context.call.args)) {
    argument.value = absent_value();
    return;
  }
  const Type& type = resolve(context, arg.type);
  argument.role = role_of(type);
  if (type.shape == Shape::absent ||
      (&type != &arg.type && type.condition != nullptr && !type.condition(context.call.args))) {
    argument.value = absent_value();
    return;
  }
  if (index >= words.size()) return;  // the record is of another opinion about how many there are

  if (type.shape == Shape::value) {
    if (type.kind == Kind::wide || type.kind == Kind::wide_high_first) {
      const bool is_signed = !type.elem.known() || type.elem.is_signed;
      argument.value = number_value(wide_word(context, index, type.kind == Kind::wide_high_first), is_signed);
    } else if (type.kind != Kind::custom || !decode_custom(context, type, index, argument.value)) {
      const CType ctype = type.elem.known() ? type.elem : context.plan.ctypes[index];
      const uint64_t word = takes_two_words(context, index) ? wide_word(context, index, false) : words[index];
      decode_value(context, type, ctype, cut(word, ctype, context.abi()), argument.value);
    }
    return;
  }

  const uint64_t address = cut(words[index], CType{8, 4, false, true, 4}, context.abi());
  const bool is_quiet = type.quiet || (type.brief && !context.options.verbose);  // what is shown is known at enter
  const bool is_bare = type.bare != nullptr && type.bare(context.call.args);
  argument.at_exit = !is_bare && !is_quiet &&
                     (type.direction == Direction::out || type.answer != nullptr ||
                      type.shape == Shape::mmsghdr ||  // how much of each was sent
                      (type.direction == Direction::in && faulted(context, index)) ||
                      (type.direction == Direction::inout && !context.plan.polls && !context.plan.answers_entry));
  const bool is_known = type.answer != nullptr && context.call.phase == Phase::whole;
  if (argument.at_exit && !context.call.has_exit && !is_known) {
    // In flight, it is not known yet; where nobody asked for the exit, it never will be.
    if (context.call.phase == Phase::whole) argument.value = address_value(address);
    return;
  }
  if (address == 0 && is_quiet && !context.plan.ctypes[index].is_pointer) {
    argument.value = hex_value(0);  // a word that may point, and does not
  } else if (address == 0 || is_bare) {
    argument.value = address_value(address);
  } else if (is_quiet) {
    argument.value = quiet_value(context, type, index, address);
  } else {
    argument.value = pointer_value(context, type, index, address);
  }
}

}  // namespace

void decode_argument(const Context& context, size_t index, Argument& argument) {
  decode_unlabelled(context, index, argument);
  argument.value.label = context.plan.row->args[index].label;
}

}  // namespace tracectl::decode
