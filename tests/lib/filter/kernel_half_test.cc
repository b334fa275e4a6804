// The promise of the kernel half, held against random expressions and calls: what the whole expression lets through has
// come through the kernel.
#include "lib/filter/kernel_half.h"

#include <gtest/gtest.h>

#include <random>

#include "lib/filter/evaluate.h"
#include "tests/lib/filter/kernel_model.h"

namespace tracectl::filter {
namespace {

class Random {
 public:
  explicit Random(uint64_t seed) : numbers_(seed) {}
  // Below the limit; not std::uniform_int_distribution, which each library makes in its own way.
  size_t below(size_t limit) { return numbers_() % limit; }
  template <typename T, size_t N>
  const T& one_of(const T (&choices)[N]) {
    return choices[below(N)];
  }

 private:
  std::mt19937_64 numbers_;
};

struct Words {
  const char* field;
  std::vector<const char*> values;
  bool has_order = true;
};

// Values that lie where ranges end: 0, the last errors, the ends of 64 bits.
const Words kAtTheEnd[] = {
    {"syscall", {"openat", "close", "read", "%file", "%memory", "257", "3@32", "openat@64", "all@32", "none"}, false},
    {"ret", {"0", "1", "-1", "-2", "3", "7", "4k", "-4095", "-4096", "0x7fffffffffffffff", "0x8000000000000000"}},
    {"errno", {"0", "ENOENT", "EACCES", "EPERM", "ERESTARTSYS", "4095", "4096", "-1"}},
    {"duration", {"0ns", "1ns", "1us", "10ms", "1s", "-1ms"}}};
const Words kOfTheTask[] = {{"pid", {"1", "2", "3", "-1", "4294967297"}},
                            {"tid", {"1", "2", "3", "4"}},
                            {"uid", {"0", "1", "1000", "4294967295"}},
                            {"cgroup", {"1", "2", "4294967297"}},
                            {"comm", {"cat", "sh"}, false},
                            {"arg.unseen", {"1", "2"}}};

std::string comparison(Random& random, const Words& words, bool lists) {
  const auto value = [&] { return words.values[random.below(words.values.size())]; };
  const std::string field = words.field;
  if (lists && random.below(4) == 0) {
    std::string list = field + random.one_of({" in (", " not in ("}) + value();
    for (size_t more = random.below(12); more > 0; --more) list.append(", ").append(value());
    return list + ")";
  }
  const char* op =
      words.has_order ? random.one_of({" == ", " != ", " < ", " <= ", " > ", " >= "}) : random.one_of({" == ", " != "});
  return field + op + value();
}

std::string expression(Random& random, size_t depth) {
  if (depth == 0 || random.below(5) == 0) {
    const bool at_the_end = random.below(3) != 0;
    return comparison(random, at_the_end ? random.one_of(kAtTheEnd) : random.one_of(kOfTheTask), true);
  }
  std::string text = random.one_of({"(", "not ("}) + expression(random, depth - 1);
  const char* joint = random.one_of({" and ", " or "});
  for (size_t more = random.below(3); more > 0; --more) text.append(joint).append(expression(random, depth - 1));
  return text + ")";
}

CallEvent call(Random& random) {
  CallEvent event;
  event.nr = random.one_of({257, 3, 0, 9, 5, 295, 510, 511, 600, -1, 0x40000000});
  event.i386 = random.below(3) == 0;
  event.who = {.time_ns = 1'000'000,
               .tid = random.one_of({1u, 2u, 3u, 4u}),
               .pid = random.one_of({1u, 2u, 3u}),
               .comm = random.one_of({"cat", "sh", "ls"}),
               .cgroup_id = random.one_of<uint64_t>({1, 2, 3, 4294967297}),
               .uid = random.one_of({0u, 1u, 1000u, 4294967295u})};
  event.exit_ns =
      event.who.time_ns + random.one_of<uint64_t>({0, 1, 2, 999, 1000, 1001, 9'999'999, 10'000'000, 10'000'001,
                                                   1'000'000'000, 1'000'000'001, 3600ull << 30});
  event.ret_raw = random.one_of<int64_t>(
      {0,   1,   2,    3,     4,     7,     8,     4095,      4096,          -1,        -2,           -3,
       -13, -14, -512, -4094, -4095, -4096, -4097, INT64_MAX, INT64_MAX - 1, INT64_MIN, INT64_MIN + 1});
  if (event.ret_raw < 0 && event.ret_raw >= -4095) event.error_name = "ESOME";
  event.args[0].name = "unseen";
  event.nargs = 1;
  return event;
}

std::string described(const std::string& text, const CallEvent& event) {
  return text + "\nof nr " + std::to_string(event.nr) + (event.i386 ? " i386" : "") + " ret " +
         std::to_string(event.ret_raw) + " duration " + std::to_string(event.exit_ns - event.who.time_ns);
}

TEST(KernelHalfProperty, what_matches_or_may_match_comes_through) {
  Random random(1);
  size_t matching = 0;
  size_t stopped = 0;
  size_t with_exits = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string text = expression(random, 3);
    const auto parsed = parse_expression(text);
    ASSERT_TRUE(parsed) << parsed.error().sentence();
    const KernelHalf half = kernel_half(*parsed);
    if (half.exits) {
      ++with_exits;
      ASSERT_LE(half.exits->size(), size_t{TRC_EXIT_CLAUSES}) << text;
    }
    for (int j = 0; j < 25; ++j) {
      const CallEvent event = call(random);
      const bool comes = test::comes_through(half, event);
      const bool may = evaluate(*parsed, event) != Truth::no;
      ASSERT_TRUE(comes || !may) << described(text, event);
      matching += may ? 1 : 0;
      stopped += comes ? 0 : 1;
    }
  }
  // The cases are worth their time: some match, some are stopped by the kernel, and many ask for the end.
  EXPECT_GT(matching, 10000u);
  EXPECT_GT(stopped, 10000u);
  EXPECT_GT(with_exits, 1000u);
}

// Three comparisons with one value each have eight alternatives at most: nothing has to be joined.
TEST(KernelHalfProperty, what_the_kernel_can_decide_it_decides_exactly) {
  Random random(2);
  for (int i = 0; i < 3000; ++i) {
    const auto one = [&] { return random.one_of({"", "not "}) + comparison(random, random.one_of(kAtTheEnd), false); };
    const auto joint = [&] { return random.one_of({" and ", " or "}); };
    const std::string text = random.one_of({"", "not "}) + ("(" + one()) + joint() + one() + ")" + joint() + one();
    const auto parsed = parse_expression(text);
    ASSERT_TRUE(parsed) << parsed.error().sentence();
    const KernelHalf half = kernel_half(*parsed);
    for (int j = 0; j < 25; ++j) {
      const CallEvent event = call(random);
      ASSERT_EQ(test::comes_through(half, event), evaluate(*parsed, event) == Truth::yes) << described(text, event);
    }
  }
}

}  // namespace
}  // namespace tracectl::filter
