// The language: what it lets through, and what it says to who writes it wrongly.
#include "lib/filter/expression.h"

#include <gtest/gtest.h>

#include "lib/filter/evaluate.h"
#include "lib/filter/kernel_half.h"
#include "tests/lib/sink/events.h"

namespace tracectl::filter {
namespace {

using namespace tracectl::test;

constexpr int32_t kOpenat = 257, kClose = 3, kMmap = 9;

Expression parsed(std::string_view text) {
  auto expression = parse_expression(text);
  EXPECT_TRUE(expression) << (expression ? "" : expression.error().sentence());
  return expression ? *expression : Expression{};
}

Argument in_role(Argument argument, Argument::Role role) {
  argument.role = role;
  return argument;
}

// openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = -1 ENOENT, 123.456 us, by user 1000.
CallEvent opened() {
  CallEvent event =
      failing(call_event(7, "openat",
                         {in_role(argument("dfd", symbol("AT_FDCWD", static_cast<uint64_t>(-100))), Argument::Role::fd),
                          in_role(argument("filename", text("/etc/passwd")), Argument::Role::path),
                          argument("flags", flags({symbol("O_RDONLY", 0), symbol("O_CLOEXEC", 0x80000)}))},
                         number(-1)),
              2, "ENOENT", "No such file or directory");
  event.nr = kOpenat;
  event.who.pid = 6;
  event.who.uid = 1000;
  event.who.comm = "cat";
  event.who.executable = "/usr/bin/cat";
  event.who.cgroup_id = 4711;
  return event;
}

Truth ask(std::string_view text, const CallEvent& event = opened()) {
  return evaluate(parsed(text), event);
}

TEST(Expression, every_field_in_every_form) {
  for (const char* yes : {"syscall == openat",
                          "syscall = openat",
                          "syscall != close",
                          "syscall in (close, openat)",
                          "syscall == %file",
                          "syscall not in (close, read)",
                          "abi == x86_64",
                          "pid == 6",
                          "tid == 7",
                          "uid == 1000",
                          "uid >= 1000",
                          "comm == cat",
                          "comm ~ c*",
                          "comm =~ \"^c.t$\"",
                          "exe ~ \"*/cat\"",
                          "exe == /usr/bin/cat",
                          "cgroup == 4711",
                          "ret == -2",
                          "ret < 0",
                          "errno == ENOENT",
                          "errno in (EACCES, ENOENT)",
                          "errno == 2",
                          "errno != 0",
                          "duration > 100us",
                          "duration <= 0.2ms",
                          "duration < 1s",
                          "path ~ \"/etc/*\"",
                          "path == /etc/passwd",
                          "path !~ *shadow",
                          "path != /x",
                          "fd == -100",
                          "arg.flags has O_CLOEXEC",
                          "arg.flags == O_CLOEXEC",
                          "arg.filename =~ \"pass\"",
                          "arg.dfd == AT_FDCWD",
                          "arg.dfd == -100",
                          "arg.dfd < 0"}) {
    EXPECT_EQ(ask(yes), Truth::yes) << yes;
    EXPECT_EQ(ask("not " + std::string(yes)), Truth::no) << yes;
    EXPECT_EQ(ask("!(" + std::string(yes) + ")"), Truth::no) << yes;
  }
}

TEST(Expression, and_binds_closer_than_or) {
  EXPECT_EQ(ask("tid == 7 or tid == 8 and pid == 0"), Truth::yes);
  EXPECT_EQ(ask("(tid == 7 or tid == 8) and pid == 0"), Truth::no);
  EXPECT_EQ(ask("tid == 7 || tid == 8 && pid == 0"), Truth::yes);
  EXPECT_EQ(ask("not tid == 8 and pid == 6"), Truth::yes);
}

TEST(Expression, numbers_have_units_and_bases) {
  const auto with_ret = [](int64_t ret) {
    CallEvent event = call_event(1, "read", {}, number(ret));
    event.nr = 0;
    return event;
  };
  EXPECT_EQ(ask("ret == 4k", with_ret(4096)), Truth::yes);
  EXPECT_EQ(ask("ret == 1MiB", with_ret(1 << 20)), Truth::yes);
  EXPECT_EQ(ask("ret == 0x1f", with_ret(31)), Truth::yes);
  EXPECT_EQ(ask("ret == 0644", with_ret(420)), Truth::yes);
  EXPECT_EQ(ask("ret == -1", with_ret(-1)), Truth::yes);
  EXPECT_EQ(ask("ret == 0xffffffffffffffff", with_ret(-1)), Truth::yes) << "two's complement";
}

TEST(Expression, strings_have_escapes) {
  CallEvent event = opened();
  event.args[1].value = text("a\"b\\\n\x01");
  EXPECT_EQ(ask(R"(path == "a\"b\\\n\x01")", event), Truth::yes);
}

TEST(Expression, what_has_not_happened_is_unknown) {
  CallEvent begun = opened();
  begun.phase = EventPhase::enter;
  begun.has_exit = false;
  for (const char* later :
       {"ret < 0", "errno == ENOENT", "duration > 1us", "not ret < 0", "tid == 7 and ret < 0", "tid == 8 or ret < 0"}) {
    EXPECT_EQ(ask(later, begun), Truth::unknown) << later;
  }
  EXPECT_EQ(ask("tid == 8 and ret < 0", begun), Truth::no);
  EXPECT_EQ(ask("tid == 7 or ret < 0", begun), Truth::yes);
  CallEvent ended = opened();
  ended.has_enter = false;
  EXPECT_EQ(ask("path ~ *", ended), Truth::unknown) << "its arguments were not seen";
  EXPECT_EQ(ask("duration > 0ns", ended), Truth::unknown);
}

TEST(Expression, arguments_that_are_not_there_do_not_match) {
  EXPECT_EQ(ask("arg.nonesuch == 1"), Truth::no);
  EXPECT_EQ(ask("not arg.nonesuch == 1"), Truth::yes);
  CallEvent no_path = call_event(7, "close", {}, number(0));
  EXPECT_EQ(ask("path ~ *", no_path), Truth::no);
}

TEST(Expression, parts_of_structures_are_asked_too) {
  CallEvent event = opened();
  event.args[1].value = structure({field("st_size", number(4096)), field("st_mode", text("x"))});
  EXPECT_EQ(ask("arg.filename == 4096", event), Truth::yes);
  EXPECT_EQ(ask("arg.filename == 4097", event), Truth::no);
}

TEST(Expression, mistakes_are_named_with_their_place) {
  const struct {
    const char* text;
    const char* says;
  } mistakes[] = {
      {"", "a field is missing at the end"},
      {"pth == 3", "unknown field 'pth' at character 1 (did you mean 'path'?)"},
      {"pid", "an operator (== != < <= > >= ~ !~ =~ has in) is missing at the end"},
      {"pid ==", "a value is missing at the end"},
      {"pid == cat", "'cat' at character 8 is no number, which pid is"},
      {"pid == 3 tid == 4", "'and', 'or' or the end is expected at character 10, not 'tid'"},
      {"(pid == 3", "')' is missing at the end"},
      {"duration > 10", "'10' at character 12 is no time"},
      {"duration > 10mm", "'10mm' at character 12 is no time"},
      {"errno == ENOENTT", "did you mean 'ENOENT'?"},
      {"syscall == opennat", "unknown system call 'opennat'"},
      {"syscall ~ open*", "syscall is no text"},
      {"syscall < openat", "syscall has no order"},
      {"comm < cat", "comm has no order"},
      {"comm has x", "comm has no flags"},
      {"comm =~ \"(\"", "is no regular expression"},
      {"comm == \"abc", "the string that begins at character 9 has no end"},
      {"comm == \"\\q\"", "bad escape at character 11"},
      {"comm # cat", "'#' at character 6 has no meaning here"},
      {"pid in 3", "'(' is expected at character 8"},
      {"pid in (3", "',' or ')' is missing at the end"},
      {"pid not == 3", "'in' is expected"},
      {"arg. == 3", "unknown field 'arg.'"},
      {"pid.x == 3", "unknown field 'pid.x'"},
      {"arg.x < a", "numbers only"},
  };
  for (const auto& mistake : mistakes) {
    const auto expression = parse_expression(mistake.text);
    ASSERT_FALSE(expression) << mistake.text;
    const std::string sentence = expression.error().sentence();
    EXPECT_NE(sentence.find(mistake.says), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("in the expression '"), std::string::npos) << sentence;
  }
}

TEST(Expression, depth_has_an_end) {
  std::string deep(100000, '(');
  EXPECT_FALSE(parse_expression(deep));
  std::string nots;
  for (int i = 0; i < 100000; ++i) nots += "not ";
  EXPECT_FALSE(parse_expression(nots + "pid == 1"));
}

// ---- what the kernel decides of it ----

syscalls::CallSet calls(std::string_view text) {
  return kernel_half(parsed(text)).calls;
}
bool has(const syscalls::CallSet& set, int32_t nr) {
  return set.contains(nr, Abi::x86_64);
}

TEST(KernelHalf, is_never_less_than_the_expression) {
  const auto conjunction = calls("syscall == openat and ret < 0");
  EXPECT_TRUE(has(conjunction, kOpenat));
  EXPECT_FALSE(has(conjunction, kClose));
  EXPECT_FALSE(conjunction.others);

  const auto alternative = calls("syscall == openat or ret < 0");
  EXPECT_TRUE(has(alternative, kClose)) << "one that fails may match";

  const auto either = calls("syscall == openat and ret < 0 or syscall == close");
  EXPECT_TRUE(has(either, kOpenat));
  EXPECT_TRUE(has(either, kClose));
  EXPECT_FALSE(has(either, kMmap));

  const auto negation = calls("not syscall == openat");
  EXPECT_FALSE(has(negation, kOpenat));
  EXPECT_TRUE(negation.others);

  const auto doubtful = calls("not (syscall == openat and ret < 0)");
  EXPECT_TRUE(has(doubtful, kOpenat)) << "one that succeeds matches";

  const auto de_morgan = calls("not (syscall == openat or ret < 0)");
  EXPECT_FALSE(has(de_morgan, kOpenat));
  EXPECT_TRUE(has(de_morgan, kClose));

  EXPECT_FALSE(has(calls("syscall != openat"), kOpenat));
  EXPECT_TRUE(has(calls("pid == 3"), kClose));
}

TEST(KernelHalf, one_exec_is_not_recorded_without_the_others) {
  constexpr int32_t kExecve = 59, kExecveat = 322, kExecveI386 = 11;
  for (const char* one : {"syscall == execve", "syscall == execveat", "syscall == execve@32"}) {
    EXPECT_TRUE(has(calls(one), kExecve)) << one;
    EXPECT_TRUE(has(calls(one), kExecveat)) << one;
    EXPECT_TRUE(calls(one).contains(kExecveI386, Abi::i386)) << one;
    EXPECT_FALSE(has(calls(one), kExecveI386)) << one;
  }
  EXPECT_FALSE(has(calls("syscall == openat"), kExecve));
}

TEST(KernelHalf, knows_the_tasks_that_are_meant) {
  using Set = std::set<uint32_t>;
  const auto half = [](std::string_view text) { return kernel_half(parsed(text)); };
  EXPECT_EQ(half("pid == 3 and ret < 0").pids, Set{3});
  EXPECT_EQ(half("pid in (3, 4) and tid == 5").pids, (Set{3, 4}));
  EXPECT_EQ(half("pid in (3, 4) and tid == 5").tids, Set{5});
  EXPECT_EQ(half("pid == 3 or pid == 4").pids, (Set{3, 4}));
  EXPECT_EQ(half("pid in (3, 4) and pid in (4, 5)").pids, Set{4});
  EXPECT_EQ(half("pid == 3 and pid == 4").pids, Set{}) << "nobody";
  EXPECT_EQ(half("uid == 0 and not uid == 1").uids, Set{0});
  EXPECT_EQ(half("cgroup == 4294967297").cgroups, std::set<uint64_t>{4294967297});
  EXPECT_EQ(half("pid == -1").pids, Set{}) << "no task has it";
  for (const char* all : {"pid == 3 or ret < 0", "not pid == 3", "pid != 3", "pid > 3", "comm == 3"})
    EXPECT_EQ(half(all).pids, std::nullopt) << all;
}

TEST(KernelHalf, agrees_with_the_whole_on_every_call) {
  const char* expressions[] = {"syscall == openat", "syscall in (%file, close) and not syscall == openat",
                               "syscall == %memory or syscall == close and tid == 7", "not (syscall == %file)",
                               "tid == 7 and not (syscall == openat or pid == 0)"};
  for (const char* text : expressions) {
    const Expression expression = parsed(text);
    const syscalls::CallSet may = kernel_half(expression).calls;
    for (int32_t nr = 0; nr < 600; ++nr) {
      CallEvent event = opened();
      event.nr = nr;
      EXPECT_TRUE(may.contains(nr, Abi::x86_64) || evaluate(expression, event) != Truth::yes) << text << " " << nr;
    }
  }
}

}  // namespace
}  // namespace tracectl::filter
