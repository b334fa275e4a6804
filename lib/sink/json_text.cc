// See json_text.h.
#include "lib/sink/json_text.h"

#include <array>
#include <cstdint>

#include "lib/sink/append.h"

namespace tracectl {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

// Bytes that stand for themselves inside a JSON string.
constexpr std::array<bool, 256> make_plain_table() {
  std::array<bool, 256> table{};
  for (int c = 0x20; c < 0x7f; ++c) table[c] = c != '"' && c != '\\';
  return table;
}
constexpr std::array<bool, 256> kPlain = make_plain_table();

struct CodePoint {
  uint32_t value = 0;
  size_t size = 0;  // bytes; 0: no well-formed character stands here
};

// One character of well-formed UTF-8 (Unicode 15, table 3-7): no surrogates, no overlong forms, nothing above U+10FFFF.
CodePoint decode_utf8(std::string_view bytes) {
  const auto lead = static_cast<uint8_t>(bytes[0]);
  if (lead < 0x80) return {lead, 1};
  const size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.size() < size) return {};
  uint32_t value = lead & (0xffu >> (size + 1));
  for (size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<uint8_t>(bytes[i]);
    if ((byte & 0xc0) != 0x80) return {};
    value = value << 6 | (byte & 0x3f);
  }
  constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest[size] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return {};
  return {value, size};
}

// Characters that move the cursor or turn the direction of a terminal or an editor.
bool needs_escape(uint32_t c) {
  return (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

void append_u_escape(std::string& line, uint32_t c) {
  const char escape[6] = {
      '\\', 'u', kHexDigits[c >> 12 & 15], kHexDigits[c >> 8 & 15], kHexDigits[c >> 4 & 15], kHexDigits[c & 15]};
  line.append(escape, 6);
}

void append_ascii_escape(std::string& line, char c) {
  switch (c) {
    case '"':
      line.append("\\\"");
      return;
    case '\\':
      line.append("\\\\");
      return;
    case '\b':
      line.append("\\b");
      return;
    case '\f':
      line.append("\\f");
      return;
    case '\n':
      line.append("\\n");
      return;
    case '\r':
      line.append("\\r");
      return;
    case '\t':
      line.append("\\t");
      return;
    default:
      append_u_escape(line, static_cast<uint8_t>(c));
  }
}

void append_base64(std::string& line, std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t left = bytes.size() - i;
    const uint32_t group = uint32_t{static_cast<uint8_t>(bytes[i])} << 16 |
                           (left > 1 ? uint32_t{static_cast<uint8_t>(bytes[i + 1])} << 8 : 0) |
                           (left > 2 ? uint32_t{static_cast<uint8_t>(bytes[i + 2])} : 0);
    const char four[4] = {kDigits[group >> 18], kDigits[group >> 12 & 63], left > 1 ? kDigits[group >> 6 & 63] : '=',
                          left > 2 ? kDigits[group & 63] : '='};
    line.append(four, 4);
  }
}

void append_json_number(std::string& line, const Value& value) {
  if (value.is_signed && value.base == Base::decimal) {
    append_signed(line, signed_of(value));
  } else {
    append_unsigned(line, unsigned_of(value));
  }
}

// Places in an array count, so that what is not seen keeps its own.
void append_element(std::string& line, const Value& value) {
  if (has_json(value)) {
    append_json_value(line, value);
  } else {
    line.append("{\"unseen\":true}");
  }
}

void append_json_array(std::string& line, std::span<const Value> values) {
  line.push_back('[');
  bool any = false;
  for (const Value& value : values) {
    if (value.kind == Value::Kind::absent) continue;
    if (any) line.push_back(',');
    any = true;
    append_element(line, value);
  }
  line.push_back(']');
}

// A list that may be cut short, or stand for its complement.
void append_json_list(std::string& line, std::string_view key, const Value& value, bool wrapped) {
  if (wrapped) (line += "{\"").append(key).append("\":");
  append_json_array(line, value.children);
  if (wrapped && value.truncated) line.append(",\"truncated\":true");
  if (wrapped) line.push_back('}');
}

void append_json_address(std::string& line, uint64_t address) {
  if (address == 0) {
    line.append("null");
    return;
  }
  line.push_back('"');
  append_hex_number(line, address);
  line.push_back('"');
}

void append_json_structure(std::string& line, const Value& value) {
  line.push_back('{');
  bool any = false;
  if (value.kind == Value::Kind::address) {
    line.append("\"address\":");
    append_json_address(line, value.number);
    any = true;
  }
  for (size_t i = 0; i < value.children.size(); ++i) {
    const Value& child = value.children[i];
    if (!has_json(child)) continue;
    if (any) line.push_back(',');
    any = true;
    if (child.label.empty()) {
      // strace shows such a field bare; its place is its name.
      line.append("\"_");
      append_unsigned(line, i);
      line.push_back('"');
    } else {
      append_json_text(line, child.label);
    }
    line.push_back(':');
    append_json_value(line, child);
  }
  if (value.truncated) line.append(any ? ",\"truncated\":true" : "\"truncated\":true");
  line.push_back('}');
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  size_t i = 0;
  while (i < bytes.size()) {
    if (static_cast<uint8_t>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(bytes.substr(i));
    if (c.size == 0) return false;
    i += c.size;
  }
  return true;
}

void append_json_text(std::string& line, std::string_view text) {
  line.push_back('"');
  size_t run = 0;  // begin of what is not appended yet
  size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<uint8_t>(text[i]);
    if (kPlain[byte]) {
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(text.substr(i));
    if (byte >= 0x80 && c.size != 0 && !needs_escape(c.value)) {
      i += c.size;
      continue;
    }
    line.append(text.data() + run, i - run);
    if (c.size == 0) {
      line.append("\\ufffd");
    } else if (c.size == 1 && byte != 0x7f) {
      append_ascii_escape(line, text[i]);
    } else {
      append_u_escape(line, c.value);
    }
    i += c.size == 0 ? 1 : c.size;
    run = i;
  }
  line.append(text.data() + run, text.size() - run);
  line.push_back('"');
}

void append_json_string(std::string& line, std::string_view bytes, bool truncated, uint64_t length) {
  const bool text = is_utf8(bytes);
  if (text && !truncated) return append_json_text(line, bytes);
  if (text) {
    line.append("{\"text\":");
    append_json_text(line, bytes);
  } else {
    line.append("{\"base64\":\"");
    append_base64(line, bytes);
    line.push_back('"');
  }
  if (truncated) line.append(",\"truncated\":true");
  if (truncated && length != 0) {
    line.append((length & Value::kAtLeast) != 0 ? ",\"at_least\":" : ",\"length\":");
    append_unsigned(line, length & ~Value::kAtLeast);
  }
  line.push_back('}');
}

void append_json_value(std::string& line, const Value& value) {
  switch (value.kind) {
    case Value::Kind::absent:
    case Value::Kind::unseen:
      line.append("null");
      return;
    case Value::Kind::number:
      return append_json_number(line, value);
    case Value::Kind::symbol:
      if (value.text.empty()) return append_json_number(line, value);
      return append_json_text(line, value.text);
    case Value::Kind::flags:
      if (value.children.empty() && value.number != 0) {
        line.push_back('[');
        append_unsigned(line, unsigned_of(value));
        line.push_back(']');
        return;
      }
      return append_json_array(line, value.children);
    case Value::Kind::set:
      return append_json_list(line, value.inverted ? "all_but" : "items", value, value.inverted || value.truncated);
    case Value::Kind::array:
      return append_json_list(line, "items", value, value.truncated);
    case Value::Kind::string:
      if (value.inverted) line.append("{\"abstract\":");
      append_json_string(line, value.text, value.truncated, value.number);
      if (value.inverted) line.push_back('}');
      return;
    case Value::Kind::address:
      if (!value.children.empty()) return append_json_structure(line, value);
      return append_json_address(line, value.number);
    case Value::Kind::structure:
      return append_json_structure(line, value);
    case Value::Kind::call:
      line.push_back('{');
      append_json_text(line, value.text);
      line.push_back(':');
      append_json_array(line, value.children);
      line.push_back('}');
      return;
    case Value::Kind::change: {
      bool any = false;
      line.push_back('{');
      for (size_t i = 0; i < value.children.size() && i < 2; ++i) {
        if (!has_json(value.children[i])) continue;
        if (any) line.push_back(',');
        any = true;
        line.append(i == 0 ? "\"before\":" : "\"after\":");
        append_json_value(line, value.children[i]);
      }
      line.push_back('}');
      return;
    }
    case Value::Kind::verbatim:
      line.append("{\"number\":");
      append_unsigned(line, unsigned_of(value));
      line.append(",\"text\":");
      append_json_text(line, value.text);
      line.push_back('}');
      return;
  }
}

}  // namespace tracectl
