// JSON Lines: every line parses, says what the event said, and never what it did not.
#include "lib/sink/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "lib/sink/json_text.h"
#include "tests/lib/sink/events.h"

namespace tracectl {
namespace {

using namespace test;
using nlohmann::json;
using namespace std::string_view_literals;

json parsed(const Value& value) {
  std::string line;
  append_json_value(line, value);
  return json::parse(line);
}

std::string from_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  uint32_t group = 0;
  int bits = 0;
  for (const char c : text) {
    if (c == '=') break;
    group = group << 6 | static_cast<uint32_t>(kDigits.find(c));
    bits += 6;
    if (bits >= 8) bytes += static_cast<char>(group >> (bits -= 8));
  }
  return bytes;
}

// The bytes that a JSON string stands for, in any of its forms.
std::string bytes_of(const json& value) {
  if (value.is_string()) return value;
  return value.contains("text") ? std::string(value["text"]) : from_base64(std::string(value.at("base64")));
}

class JsonSink : public testing::Test {
 protected:
  std::vector<json> objects() {
    sink->flush();
    std::vector<json> all;
    std::istringstream lines{output.text};
    for (std::string line; std::getline(lines, line);) all.push_back(json::parse(line));
    return all;
  }

  StringOutput output{};
  std::unique_ptr<Sink> sink = make_json_sink({.epoch_offset_ns = 1'700'000'000'000'000'000}, output);
};

// ---- values ----

TEST(JsonValue, numbers_keep_all_their_bits) {
  EXPECT_EQ(parsed(unsigned_number(~uint64_t{0})), json(~uint64_t{0}));
  EXPECT_EQ(parsed(number(INT64_MIN)), json(INT64_MIN));
  EXPECT_EQ(parsed(in_base(Base::hex, 0x1f)), json(31));
  EXPECT_EQ(parsed(in_base(Base::octal, 0644)), json(0644));
  EXPECT_EQ(parsed(in_base(Base::decimal, 0xffffffff, 32)), json(-1));
}

TEST(JsonValue, symbols_and_flags) {
  EXPECT_EQ(parsed(symbol("SEEK_SET")), json("SEEK_SET"));
  EXPECT_EQ(parsed({.kind = Value::Kind::symbol, .number = 7}), json(7));
  EXPECT_EQ(parsed(flags({symbol("O_WRONLY"), in_base(Base::hex, 0x40000000)})),
            json::parse(R"(["O_WRONLY", 1073741824])"));
  EXPECT_EQ(parsed(flags({})), json::array());
  EXPECT_EQ(parsed({.kind = Value::Kind::flags, .number = 8}), json::parse("[8]"));
}

TEST(JsonValue, strings) {
  EXPECT_EQ(parsed(text("a\n\"\\\b\x1f\x7f")), json("a\n\"\\\b\x1f\x7f"));
  EXPECT_EQ(parsed(text("gr\303\274n")), json("gr\303\274n"));
  EXPECT_EQ(parsed(text("\0\0"sv)), json(std::string(2, '\0')));
  EXPECT_EQ(parsed(text("\377\0"sv)), json::parse(R"({"base64": "/wA="})"));
  EXPECT_EQ(parsed(text("abc", true)), json::parse(R"({"text": "abc", "truncated": true})"));
  EXPECT_EQ(parsed(text("\377", true)), json::parse(R"({"base64": "/w==", "truncated": true})"));
}

TEST(JsonValue, strings_that_were_cut_say_how_long_they_are) {
  Value cut = text("abc", true);
  cut.number = 100;
  EXPECT_EQ(parsed(cut), json::parse(R"({"text": "abc", "truncated": true, "length": 100})"));
  cut.number = 100 | Value::kAtLeast;
  EXPECT_EQ(parsed(cut), json::parse(R"({"text": "abc", "truncated": true, "at_least": 100})"));
}

TEST(JsonValue, abstract_names_say_so) {
  Value abstract = text("dbus\377");
  abstract.inverted = true;
  EXPECT_EQ(parsed(abstract), json::parse(R"({"abstract": {"base64": "ZGJ1c/8="}})"));
}

TEST(JsonValue, addresses) {
  EXPECT_EQ(parsed(address(0)), json());
  EXPECT_EQ(parsed(address(0x7ffd1234)), json("0x7ffd1234"));

  const Value count{.kind = Value::Kind::number, .number = 24, .label = "count"};
  Value environment = address(0x7ffd1234);
  environment.children = {&count, 1};
  EXPECT_EQ(parsed(environment), json({{"address", "0x7ffd1234"}, {"count", 24}}));
  environment.truncated = true;
  EXPECT_EQ(parsed(environment), json({{"address", "0x7ffd1234"}, {"count", 24}, {"truncated", true}}));
}

TEST(JsonValue, groups) {
  EXPECT_EQ(parsed(array({number(1), unseen(), absent(), number(2)})), json::parse(R"([1, {"unseen": true}, 2])"));
  EXPECT_EQ(parsed(array({number(1)}, true)), json::parse(R"({"items": [1], "truncated": true})"));
  EXPECT_EQ(parsed(set({symbol("INT")})), json::parse(R"(["INT"])"));
  EXPECT_EQ(parsed(set({symbol("INT")}, true)), json::parse(R"({"all_but": ["INT"]})"));
  EXPECT_EQ(parsed(structure({field("a", number(1)), field("b", unseen()), call("inet_addr", {text("::")})}, true)),
            json::parse(R"({"a": 1, "_2": {"inet_addr": ["::"]}, "truncated": true})"));
  EXPECT_EQ(parsed(structure({}, true)), json::parse(R"({"truncated": true})"));
  EXPECT_EQ(parsed(change(number(128), number(16))), json::parse(R"({"before": 128, "after": 16})"));
  EXPECT_EQ(parsed(change(unseen(), number(16))), json::parse(R"({"after": 16})"));
  EXPECT_EQ(parsed(verbatim("8 and more", 128)), json::parse(R"({"number": 128, "text": "8 and more"})"));
}

TEST(JsonText, utf8_is_told_from_what_only_looks_like_it) {
  for (const std::string_view good : {""sv, "a\0"sv, "\302\200"sv, "\340\240\200"sv, "\355\237\277"sv, "\356\200\200"sv,
                                      "\360\220\200\200"sv, "\364\217\277\277"sv}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const std::string_view bad :
       {"\200"sv, "\300\200"sv, "\301\277"sv, "\302"sv, "\340\237\277"sv, "\355\240\200"sv, "\360\217\277\277"sv,
        "\364\220\200\200"sv, "\365\200\200\200"sv, "\377"sv, "\342\202"sv}) {
    EXPECT_FALSE(is_utf8(bad)) << bad;
  }
}

TEST(JsonText, terminals_are_not_touched) {
  std::string line;
  append_json_text(line,
                   "\xc2\x9b"
                   "31m\xe2\x80\xae\xe2\x80\xa8\xef\xbb\xbf\x7f\33[2J");
  EXPECT_EQ(line, R"("\u009b31m\u202e\u2028\ufeff\u007f\u001b[2J")");
}

TEST(JsonText, names_show_a_replacement_for_what_is_no_text) {
  std::string line;
  append_json_text(line, "a\377b");
  EXPECT_EQ(line, R"("a\ufffdb")");
}

TEST(JsonText, random_bytes_parse_and_read_back) {
  std::mt19937 random{3};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 40, '\0');
    const bool ascii = random() % 2;
    for (char& c : bytes) c = static_cast<char>(ascii ? random() & 0x7f : random());
    std::string line;
    append_json_string(line, bytes, random() % 2);
    for (const char c : line) ASSERT_TRUE(static_cast<uint8_t>(c) >= 0x20 && c != 0x7f);
    ASSERT_EQ(bytes_of(json::parse(line)), bytes) << line;
    std::string name;
    append_json_text(name, bytes);
    ASSERT_TRUE(json::accept(name)) << name;
  }
}

std::string utf8(uint32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3f)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xc0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xe0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xf0 | c >> 18), tail(12), tail(6), tail(0)};
}

TEST(JsonText, every_character_parses_and_reads_back) {
  std::string bytes;
  for (uint32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xd800 && c < 0xe000) {
      ASSERT_FALSE(is_utf8(utf8(c)));
      continue;
    }
    bytes += utf8(c);
    if (bytes.size() < 4096 && c != 0x10ffff) continue;
    ASSERT_TRUE(is_utf8(bytes)) << c;
    std::string line;
    append_json_text(line, bytes);
    ASSERT_EQ(json::parse(line).get<std::string>(), bytes) << c;
    bytes.clear();
  }
}

// ---- events ----

TEST_F(JsonSink, a_call) {
  sink->on_call(
      call_event(7, "openat",
                 {argument("dfd", symbol("AT_FDCWD")), argument("filename", text("/etc/passwd")),
                  argument("flags", flags({symbol("O_RDONLY"), symbol("O_CLOEXEC")})), argument("mode", absent())},
                 number(3)));
  ASSERT_EQ(objects().size(), 1u);
  EXPECT_EQ(objects()[0],
            json::parse(R"({"type": "call", "time_ns": 1700000005000000000, "duration_ns": 123456, "pid": 7,
      "tid": 7, "comm": "prog", "syscall": "openat",
      "args": {"dfd": "AT_FDCWD", "filename": "/etc/passwd", "flags": ["O_RDONLY", "O_CLOEXEC"]}, "ret": 3})"));
}

TEST_F(JsonSink, an_error) {
  sink->on_call(failing(close_event(7, 3), 9, "EBADF", "Bad file descriptor"));
  EXPECT_EQ(objects()[0]["error"], "EBADF");
  EXPECT_EQ(objects()[0]["ret"], -9);
}

TEST_F(JsonSink, the_meaning_of_a_result_and_the_entry) {
  CallEvent umask = call_event(7, "personality", {}, flags({symbol("PER_LINUX")}));
  umask.i386 = true;
  umask.ret_comment = "(remark)";
  sink->on_call(umask);
  EXPECT_EQ(objects()[0]["ret_value"], json::parse(R"(["PER_LINUX"])"));
  EXPECT_EQ(objects()[0]["ret"], 0);
  EXPECT_EQ(objects()[0]["abi"], "i386");
  EXPECT_EQ(objects()[0]["ret_comment"], "(remark)");
}

TEST_F(JsonSink, halves_are_one_object) {
  sink->on_call(enter_of(read_event(1)));
  sink->on_call(close_event(2, 3));
  sink->on_call(exit_of(read_event(1)));
  sink->finish();
  const auto all = objects();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]["syscall"], "close");
  EXPECT_EQ(all[1]["args"], json::parse(R"({"fd": 3, "buf": "abc", "count": 10})"));
  EXPECT_EQ(all[1]["ret"], 3);
  EXPECT_FALSE(all[1].contains("seen"));
}

TEST_F(JsonSink, a_call_that_never_returns_is_told_when_its_thread_is_gone) {
  sink->on_call(enter_of(exit_group_event(1, 3)));
  EXPECT_TRUE(objects().empty());
  sink->on_exit(exited(1, 3));
  const auto all = objects();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]["syscall"], "exit_group");
  EXPECT_EQ(all[0]["seen"], "enter");
  EXPECT_FALSE(all[0].contains("ret"));
  EXPECT_FALSE(all[0].contains("duration_ns"));
  EXPECT_EQ(all[1], json::parse(R"({"type": "exit", "time_ns": 1700000006000000000, "pid": 1, "tid": 1, "comm": "prog",
      "status": 3})"));
}

TEST_F(JsonSink, calls_in_flight_are_told_at_the_end_in_order) {
  CallEvent late = enter_of(read_event(2));
  late.who.time_ns += 5;
  sink->on_call(late);
  sink->on_call(enter_of(read_event(1)));
  sink->finish();
  const auto all = objects();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]["tid"], 1);
  EXPECT_EQ(all[1]["tid"], 2);
  EXPECT_EQ(all[1]["seen"], "enter");
  EXPECT_EQ(all[1]["args"], json::parse(R"({"fd": 3, "count": 10})"));
}

TEST_F(JsonSink, a_call_whose_exit_was_lost_is_told_before_the_next) {
  sink->on_call(enter_of(read_event(1)));
  sink->on_call(enter_of(pause_event(1)));
  sink->on_call(lone_exit_of(close_event(1, 3)));
  const auto all = objects();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["syscall"], "read");
  EXPECT_EQ(all[1]["syscall"], "pause");
  EXPECT_EQ(all[2]["syscall"], "close");
  EXPECT_EQ(all[2]["seen"], "exit");
  EXPECT_EQ(all[2]["args"], json::object());
  EXPECT_EQ(all[2]["time_ns"], 1700000005000123456);
}

TEST_F(JsonSink, a_call_whose_exit_nobody_asked_for_is_told_at_once) {
  sink->on_call(enter_of(pause_event(1)));
  sink->on_call(without_exit(close_event(1, 3)));
  const auto all = objects();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]["syscall"], "pause") << "its exit was lost";
  EXPECT_EQ(all[1]["syscall"], "close");
  EXPECT_EQ(all[1]["seen"], "enter");
  EXPECT_FALSE(all[1].contains("ret"));
}

TEST_F(JsonSink, signals_exits_and_gaps) {
  sink->on_signal(sigchld(7));
  sink->on_exit(killed(7, "SIGSEGV", true));
  sink->on_gap({.time_ns = 9, .since_ns = 4, .cpu = 1, .enters = 12, .exits = 3, .others = 0});
  const auto all = objects();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["type"], "signal");
  EXPECT_EQ(all[0]["signal"], "SIGCHLD");
  EXPECT_EQ(all[0]["info"]["si_code"], "CLD_EXITED");
  EXPECT_EQ(all[1]["signal"], "SIGSEGV");
  EXPECT_EQ(all[1]["core_dumped"], true);
  EXPECT_EQ(all[2], json::parse(R"({"type": "lost", "time_ns": 1700000000000000009, "since_ns": 1700000000000000004,
      "cpu": 1, "enters": 12, "exits": 3, "others": 0})"));
}

// A value of any kind, with bytes of any kind.
Value random_value(std::mt19937& random, std::list<std::string>& kept, int depth) {
  std::string& bytes = kept.emplace_back(random() % 24, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  Value value{.kind = static_cast<Value::Kind>(random() % 13),
              .base = static_cast<Base>(random() % 3),
              .is_signed = random() % 2 == 0,
              .truncated = random() % 2 == 0,
              .inverted = random() % 2 == 0,
              .bits = static_cast<uint8_t>(8u << (random() % 4)),
              .number = uint64_t{random()} << 32 | random(),
              .text = bytes};
  if (depth > 0) {
    std::vector<Value> children(random() % 4);
    for (size_t i = 0; i < children.size(); ++i) {
      children[i] = random_value(random, kept, depth - 1);
      if (random() % 2) children[i].label = kept.emplace_back("field" + std::to_string(i));
    }
    value.children = keep(std::move(children));
  }
  return value;
}

TEST_F(JsonSink, whatever_the_events_every_line_parses) {
  std::mt19937 random{11};
  std::list<std::string> kept;
  for (int round = 0; round < 5000; ++round) {
    CallEvent event =
        call_event(random() % 5, "call",
                   {argument("a", random_value(random, kept, 3)), at_exit("", random_value(random, kept, 2))},
                   random_value(random, kept, 2));
    event.who.comm = kept.back();
    switch (random() % 6) {
      case 0:
        sink->on_call(enter_of(event));
        break;
      case 1:
        sink->on_call(lone_exit_of(event));
        break;
      case 2:
        sink->on_exit(killed(event.who.tid, "SIGKILL"));
        break;
      case 3:
        sink->on_signal({.who = event.who, .name = "SIGINT", .info = random_value(random, kept, 2)});
        break;
      case 4:
        sink->on_call(exit_of(event));
        break;
      default:
        sink->on_call(event);
    }
  }
  sink->finish();
  EXPECT_GT(objects().size(), 4000u);
  for (const char c : output.text) ASSERT_TRUE(c == '\n' || (static_cast<uint8_t>(c) >= 0x20 && c != 0x7f));
}

}  // namespace
}  // namespace tracectl
