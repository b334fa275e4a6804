// Directory entries: how many there are; with -v, each of them.
#include <cstring>

#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"

namespace tracectl::decode {

namespace {

// struct linux_dirent64: ino, off (8 bytes each), reclen, type, name.  struct linux_dirent: ino, off (a word each),
// reclen, name, and the type in the record's last byte.
struct Shape {
  size_t word;
  bool old;
  [[nodiscard]] size_t reclen_at() const { return 2 * word; }
  [[nodiscard]] size_t name_at() const { return 2 * word + (old ? 2 : 3); }
};

// The entry at the front, which is taken off; false where there is none whole.
bool take_entry(Bytes& rest, const Shape& shape, Bytes& entry) {
  uint64_t length = 0;
  if (!load_integer(rest, shape.reclen_at(), 2, false, length)) return false;
  if (length <= shape.name_at() || length > rest.size()) return false;
  entry = rest.first(length);
  rest = rest.subspan(length);
  return true;
}

Value type_value(uint64_t type) {
  constexpr std::string_view kTypes[] = {"DT_UNKNOWN", "DT_FIFO", "DT_CHR", {}, "DT_DIR",  {}, "DT_BLK", {},
                                         "DT_REG",     {},        "DT_LNK", {}, "DT_SOCK", {}, "DT_WHT"};
  if (type < std::size(kTypes) && !kTypes[type].empty()) return symbol_value(kTypes[type], type);
  Value value = hex_value(type, 8);
  value.kind = Value::Kind::symbol;
  value.comment = "DT_???";
  return value;
}

Value entry_value(const Context& context, Bytes entry, const Shape& shape) {
  const auto load = [entry](size_t offset, size_t width) {
    uint64_t number = 0;
    (void)load_integer(entry, offset, width, false, number);
    return number;
  };
  Children fields(context.arena, 5);
  fields.add("d_ino", number_value(load(0, shape.word), false));
  fields.add("d_off", number_value(load(shape.word, shape.word)));
  fields.add("d_reclen", number_value(load(shape.reclen_at(), 2)));
  const Value type = type_value(load(shape.old ? entry.size() - 1 : shape.reclen_at() + 2, 1));
  const Value name = decode_text(context, entry.subspan(shape.name_at()), false, true);
  if (!shape.old) fields.add("d_type", type);
  fields.add("d_name", name);
  if (shape.old) fields.add("d_type", type);
  return list_value(Value::Kind::structure, fields.all());
}

}  // namespace

Value decode_dirents(const Context& context, const Memory& memory, uint64_t address, int64_t length, bool old) {
  Value value = address_value(address);
  if (length < 0 || (!memory.seen && length != 0)) return value;
  const Shape shape{.word = old && context.abi() == Abi::i386 ? size_t{4} : size_t{8}, .old = old};
  const auto whole = static_cast<size_t>(length);
  const Bytes bytes = memory.bytes.first(std::min(whole, memory.bytes.size()));
  size_t count = 0;
  Bytes entry;
  for (Bytes rest = bytes; take_entry(rest, shape, entry);) ++count;
  const bool more = memory.cut_short() || bytes.size() < whole;
  if (context.options.verbose) {
    Children entries(context.arena, count);
    for (Bytes rest = bytes; take_entry(rest, shape, entry);) entries.add(entry_value(context, entry, shape));
    return list_value(Value::Kind::array, entries.all(), more);
  }
  Text text(context.arena, 48);
  if (more) text.add("at least ");
  value.comment = text.unsigned_decimal(count).add(count == 1 ? " entry" : " entries").view();
  return value;
}

}  // namespace tracectl::decode
