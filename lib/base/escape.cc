// See escape.h.  One table look-up a byte; runs of bytes that stand for themselves are appended at once.
#include "lib/base/escape.h"

#include <array>

namespace tracectl {
namespace {

// How a byte is written inside quotes.
enum Escape : char {
  kPlain = 0,  // as it is
  kOctal = 1,  // \0 … \377
  // Anything else: a backslash and this letter.
};

constexpr std::array<char, 256> make_printable_table() {
  std::array<char, 256> table{};
  for (int c = 0; c < 256; ++c) table[c] = c >= 0x20 && c < 0x7f ? kPlain : kOctal;
  return table;
}
constexpr std::array<char, 256> kPrintable = make_printable_table();

constexpr std::array<char, 256> make_quoted_table() {
  std::array<char, 256> table = kPrintable;
  table['\t'] = 't';
  table['\n'] = 'n';
  table['\v'] = 'v';
  table['\f'] = 'f';
  table['\r'] = 'r';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}
constexpr std::array<char, 256> kQuoted = make_quoted_table();

constexpr std::array<char, 256> make_one_line_table() {
  std::array<char, 256> table = kPrintable;
  table['\\'] = '\\';
  return table;
}
constexpr std::array<char, 256> kOneLine = make_one_line_table();

constexpr char kHexDigits[] = "0123456789abcdef";

void append_octal(std::string& text, uint8_t byte, bool digit_follows) {
  char digits[4] = {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + (byte >> 3 & 7)),
                    static_cast<char>('0' + (byte & 7))};
  const size_t skip = digit_follows || byte >= 0100 ? 0 : byte >= 010 ? 1 : 2;
  digits[skip] = '\\';
  text.append(digits + skip, 4 - skip);
}

void append_by_table(std::string& text, std::string_view bytes, const std::array<char, 256>& table) {
  const size_t size = bytes.size();
  size_t run = 0;  // begin of the plain bytes that are not appended yet
  for (size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<uint8_t>(bytes[i]);
    const char how = table[byte];
    if (how == kPlain) continue;
    text.append(bytes.data() + run, i - run);
    run = i + 1;
    if (how == kOctal) {
      append_octal(text, byte, run < size && bytes[run] >= '0' && bytes[run] <= '7');
    } else {
      const char pair[2] = {'\\', how};
      text.append(pair, 2);
    }
  }
  text.append(bytes.data() + run, size - run);
}

void append_hex(std::string& text, std::string_view bytes) {
  const size_t at = text.size();
  text.resize(at + bytes.size() * 4);
  char* to = text.data() + at;
  for (const char c : bytes) {
    const auto byte = static_cast<uint8_t>(c);
    *to++ = '\\';
    *to++ = 'x';
    *to++ = kHexDigits[byte >> 4];
    *to++ = kHexDigits[byte & 15];
  }
}

bool has_unprintable(std::string_view bytes) {
  for (const char c : bytes) {
    if (kQuoted[static_cast<uint8_t>(c)] == kOctal) return true;
  }
  return false;
}

}  // namespace

void append_quoted(std::string& text, std::string_view bytes, bool truncated, HexStrings hex) {
  text.push_back('"');
  if (hex == HexStrings::always || (hex == HexStrings::non_ascii && has_unprintable(bytes))) {
    append_hex(text, bytes);
  } else {
    append_by_table(text, bytes, kQuoted);
  }
  text.push_back('"');
  if (truncated) text.append("...");
}

void append_one_line(std::string& text, std::string_view bytes) {
  append_by_table(text, bytes, kOneLine);
}

void append_printable(std::string& text, std::string_view bytes) {
  append_by_table(text, bytes, kPrintable);
}

}  // namespace tracectl
