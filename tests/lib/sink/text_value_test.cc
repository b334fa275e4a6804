// Values as strace writes them.
#include <gtest/gtest.h>

#include "tests/lib/sink/events.h"

namespace tracectl {
namespace {

using namespace test;

std::string shown(const Value& value) {
  std::string text;
  append_value(text, value);
  return text;
}

TEST(TextValue, numbers) {
  EXPECT_EQ(shown(number(-1)), "-1");
  EXPECT_EQ(shown(unsigned_number(~uint64_t{0})), "18446744073709551615");
  EXPECT_EQ(shown(in_base(Base::hex, 0x1f)), "0x1f");
  EXPECT_EQ(shown(in_base(Base::hex, 0)), "0");
  EXPECT_EQ(shown(in_base(Base::octal, 0644)), "0644");
  EXPECT_EQ(shown(in_base(Base::octal, 0)), "0");
}

TEST(TextValue, numbers_have_their_own_width) {
  EXPECT_EQ(shown(in_base(Base::hex, ~uint64_t{0}, 32)), "0xffffffff");
  EXPECT_EQ(shown(in_base(Base::decimal, 0xffffffff, 32)), "-1");
  Value value = unsigned_number(~uint64_t{0});
  value.bits = 16;
  EXPECT_EQ(shown(value), "65535");
}

TEST(TextValue, symbols_and_flags) {
  EXPECT_EQ(shown(symbol("SEEK_SET")), "SEEK_SET");
  EXPECT_EQ(shown(remark({.kind = Value::Kind::symbol, .base = Base::hex, .number = 7}, "SOCK_???")),
            "0x7 /* SOCK_??? */");
  EXPECT_EQ(shown(flags({symbol("O_RDONLY"), symbol("O_CLOEXEC")})), "O_RDONLY|O_CLOEXEC");
  EXPECT_EQ(shown(flags({symbol("S_IFREG"), in_base(Base::octal, 0644)})), "S_IFREG|0644");
  EXPECT_EQ(shown(flags({symbol("O_WRONLY"), in_base(Base::hex, 0x40000000)})), "O_WRONLY|0x40000000");
  EXPECT_EQ(shown(flags({})), "0");
}

TEST(TextValue, strings_are_quoted) {
  EXPECT_EQ(shown(text("a\n")), R"("a\n")");
  EXPECT_EQ(shown(text("abc", true)), R"("abc"...)");
  Value abstract = text(std::string_view{"a\0", 2});
  abstract.inverted = true;
  EXPECT_EQ(shown(abstract), R"(@"a\0")");
  Value random = text("ab");
  random.base = Base::hex;
  EXPECT_EQ(shown(random), R"("\x61\x62")");
  std::string hex;
  append_value(hex, array({text("a\1"), text("b")}), HexStrings::non_ascii);
  EXPECT_EQ(hex, R"(["\x61\x01", "b"])");
}

TEST(TextValue, addresses) {
  EXPECT_EQ(shown(address(0)), "NULL");
  EXPECT_EQ(shown(address(0x7ffd00001234)), "0x7ffd00001234");
}

TEST(TextValue, structures_and_arrays) {
  EXPECT_EQ(shown(structure({field("st_mode", flags({symbol("S_IFREG"), in_base(Base::octal, 0644)})),
                             field("st_size", number(13))},
                            true)),
            "{st_mode=S_IFREG|0644, st_size=13, ...}");
  EXPECT_EQ(shown(structure({field("a", number(1)), absent(), call("inet_addr", {text("10.0.0.1")})})),
            R"({a=1, inet_addr("10.0.0.1")})");
  EXPECT_EQ(shown(structure({}, true)), "{...}");
  EXPECT_EQ(shown(array({number(3), number(4)})), "[3, 4]");
  EXPECT_EQ(shown(array({number(3)}, true)), "[3, ...]");
  EXPECT_EQ(shown(array({})), "[]");
}

TEST(TextValue, sets) {
  EXPECT_EQ(shown(set({symbol("INT"), symbol("CHLD")})), "[INT CHLD]");
  EXPECT_EQ(shown(set({symbol("KILL"), symbol("STOP")}, true)), "~[KILL STOP]");
  EXPECT_EQ(shown(set({}, true)), "~[]");
}

TEST(TextValue, changes_calls_and_the_rest) {
  EXPECT_EQ(shown(array({change(number(128), number(16))})), "[128 => 16]");
  EXPECT_EQ(shown(call("makedev", {in_base(Base::hex, 8), in_base(Base::hex, 1)})), "makedev(0x8, 0x1)");
  EXPECT_EQ(shown(unseen()), "?");
  EXPECT_EQ(shown(absent()), "");
  EXPECT_EQ(shown(array({verbatim("WIFEXITED(s) && WEXITSTATUS(s) == 5", 1280)})),
            "[WIFEXITED(s) && WEXITSTATUS(s) == 5]");
  EXPECT_EQ(shown(remark(address(0x10), "41 vars")), "0x10 /* 41 vars */");
}

TEST(TextValue, verbatim_text_cannot_leave_its_line) {
  EXPECT_EQ(shown(verbatim("a\n\33[2J")), R"(a\12\33[2J)");
}

TEST(TextValue, comments_cannot_leave_their_line) {
  EXPECT_EQ(shown(remark(number(1), "a\n")), R"(1 /* a\12 */)");
}

}  // namespace
}  // namespace tracectl
