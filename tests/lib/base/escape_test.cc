// Quoting: strace's own forms (observed with strace 6.1), and the promise that nothing unprintable comes out.
#include "lib/base/escape.h"

#include <gtest/gtest.h>

#include <random>

namespace tracectl {
namespace {

using namespace std::string_view_literals;

std::string escaped(std::string_view bytes, bool truncated = false, HexStrings hex = HexStrings::never) {
  std::string text;
  append_quoted(text, bytes, truncated, hex);
  return text;
}

// What a C compiler makes of what stands between the quotes.
std::string unescaped(std::string_view text) {
  std::string bytes;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '\\') {
      bytes += text[i];
      continue;
    }
    const char c = text[++i];
    if (c >= '0' && c <= '7') {
      unsigned value = 0;
      size_t digits = 0;
      for (; digits < 3 && text[i] >= '0' && text[i] <= '7'; ++digits) value = value * 8 + unsigned(text[i++] - '0');
      --i;
      bytes += static_cast<char>(value);
    } else if (c == 'x') {
      bytes += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      constexpr std::string_view kLetters = "tnvfr\"\\", kMeant = "\t\n\v\f\r\"\\";
      bytes += kMeant.at(kLetters.find(c));
    }
  }
  return bytes;
}

bool is_printable(std::string_view text) {
  for (const char c : text) {
    if (c < 0x20 || c > 0x7e) return false;
  }
  return true;
}

TEST(Escape, printable_bytes_stand_for_themselves) {
  EXPECT_EQ(escaped("/etc/passwd"), R"("/etc/passwd")");
  EXPECT_EQ(escaped(""), R"("")");
  EXPECT_EQ(escaped("'?~"), R"("'?~")");
}

TEST(Escape, c_letters) {
  EXPECT_EQ(escaped("\t\n\v\f\r\"\\x"), R"("\t\n\v\f\r\"\\x")");
}

TEST(Escape, octal_has_the_fewest_digits_that_are_unambiguous) {
  EXPECT_EQ(escaped("\0"sv), R"("\0")");
  EXPECT_EQ(escaped("\0001\0008\0a\1777\1778\377\0a\0"sv), R"("\0001\08\0a\1777\1778\377\0a\0")");
  EXPECT_EQ(escaped("\1\0017"sv), R"("\1\0017")");
  EXPECT_EQ(escaped("\33[31m"), R"("\33[31m")");
  EXPECT_EQ(escaped("\7\10\177\200"), R"("\7\10\177\200")");
}

TEST(Escape, truncated_strings_are_followed_by_dots) {
  EXPECT_EQ(escaped("abc", true), R"("abc"...)");
}

TEST(Escape, hex_for_strings_that_are_not_ascii) {
  EXPECT_EQ(escaped("a\n\tb\v\f\r", false, HexStrings::non_ascii), R"("a\n\tb\v\f\r")");
  EXPECT_EQ(escaped("a\1", false, HexStrings::non_ascii), R"("\x61\x01")");
  EXPECT_EQ(escaped("\377", true, HexStrings::non_ascii), R"("\xff"...)");
  EXPECT_EQ(escaped("a\n", false, HexStrings::always), R"("\x61\x0a")");
  EXPECT_EQ(escaped("", false, HexStrings::always), R"("")");
}

TEST(Escape, names_stay_on_one_line) {
  std::string text;
  append_one_line(text, "a b\"\n\33[2J\\\0007\303\251"sv);
  EXPECT_EQ(text, R"(a b"\12\33[2J\\\0007\303\251)");
}

TEST(Escape, our_own_text_keeps_its_backslashes) {
  std::string text;
  append_printable(text, "\"a\\0\"\n");
  EXPECT_EQ(text, R"("a\0"\12)");
}

TEST(Escape, every_byte_in_front_of_every_byte_is_printable_and_reads_back) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string bytes{static_cast<char>(a), static_cast<char>(b)};
      for (const HexStrings hex : {HexStrings::never, HexStrings::non_ascii, HexStrings::always}) {
        const std::string text = escaped(bytes, false, hex);
        ASSERT_TRUE(is_printable(text)) << a << ' ' << b;
        ASSERT_EQ(unescaped(text), bytes) << text;
      }
    }
  }
}

TEST(Escape, random_bytes_are_printable_and_read_back) {
  std::mt19937 random{1};
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    const std::string text = escaped(bytes);
    ASSERT_TRUE(is_printable(text));
    ASSERT_EQ(unescaped(text), bytes);
    std::string line;
    append_one_line(line, bytes);
    append_printable(line, bytes);
    ASSERT_TRUE(is_printable(line));
  }
}

}  // namespace
}  // namespace tracectl
