// Values as strace writes them.
#include "lib/sink/append.h"
#include "lib/sink/text.h"

namespace tracectl {
namespace {

void append_number(std::string& text, const Value& value) {
  if (value.base == Base::decimal) {
    if (value.is_signed) return append_signed(text, signed_of(value));
    return append_unsigned(text, unsigned_of(value));
  }
  const uint64_t number = unsigned_of(value);
  if (number == 0) {
    text.push_back('0');
  } else if (value.base == Base::hex) {
    append_hex_number(text, number);
  } else {
    append_octal_number(text, number);
  }
}

// Children that are there, with their labels.  Tells whether there was any.
bool append_children(std::string& text, const Value& value, std::string_view separator, HexStrings hex) {
  bool any = false;
  for (const Value& child : value.children) {
    if (child.kind == Value::Kind::absent) continue;
    if (any) text.append(separator);
    any = true;
    append_labelled(text, child, hex);
  }
  return any;
}

void append_list(std::string& text, const Value& value, char open, char close, HexStrings hex) {
  text.push_back(open);
  const bool any = append_children(text, value, ", ", hex);
  if (value.truncated) text.append(any ? ", ..." : "...");
  text.push_back(close);
}

void append_bare(std::string& text, const Value& value, HexStrings hex) {
  switch (value.kind) {
    case Value::Kind::absent:
      return;
    case Value::Kind::unseen:
      text.push_back('?');
      return;
    case Value::Kind::number:
      return append_number(text, value);
    case Value::Kind::symbol:
      if (value.text.empty()) return append_number(text, value);
      text.append(value.text);
      return;
    case Value::Kind::flags:
      if (!append_children(text, value, "|", hex)) append_number(text, value);
      return;
    case Value::Kind::set:
      text.append(value.inverted ? "~[" : "[");
      append_children(text, value, " ", hex);
      text.append(value.truncated ? " ...]" : "]");
      return;
    case Value::Kind::string:
      if (value.inverted) text.push_back('@');
      return append_quoted(text, value.text, value.truncated, value.base == Base::hex ? HexStrings::always : hex);
    case Value::Kind::address:
      if (value.number == 0) {
        text.append("NULL");
      } else {
        append_hex_number(text, value.number);
      }
      return;
    case Value::Kind::array:
      return append_list(text, value, '[', ']', hex);
    case Value::Kind::structure:
      return append_list(text, value, '{', '}', hex);
    case Value::Kind::call:
      text.append(value.text);
      return append_list(text, value, '(', ')', hex);
    case Value::Kind::change:
      append_children(text, value, " => ", hex);
      return;
    case Value::Kind::verbatim:
      // Made by decoders from tables and numbers; the look at each byte makes that a promise.
      return append_printable(text, value.text);
  }
}

}  // namespace

void append_value(std::string& text, const Value& value, HexStrings hex) {
  append_bare(text, value, hex);
  if (!value.comment.empty()) {
    text.append(" /* ");
    append_printable(text, value.comment);
    text.append(" */");
  }
}

void append_labelled(std::string& text, const Value& value, HexStrings hex) {
  if (!value.label.empty()) text.append(value.label).push_back('=');
  append_value(text, value, hex);
}

}  // namespace tracectl
