// What the kernel is told about the end of calls, expression by expression.
#include "lib/filter/exit_clauses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lib/filter/kernel_model.h"

namespace tracectl::filter {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using Exits = std::optional<std::vector<trc_exit_clause>>;

constexpr int64_t kLeast = INT64_MIN, kMost = INT64_MAX;
constexpr int32_t kOpenat = 257, kRead = 0, kClose = 3;

KernelHalf half_of(std::string_view text) {
  const auto expression = parse_expression(text);
  EXPECT_TRUE(expression) << (expression ? "" : expression.error().sentence());
  return expression ? kernel_half(*expression) : KernelHalf{};
}

Exits exits_of(std::string_view text) {
  return half_of(text).exits;
}

using Range = std::pair<int64_t, int64_t>;

// The ranges of return values, of clauses that are about all calls and any duration.
std::vector<Range> returns_of(std::string_view text) {
  std::vector<Range> ranges;
  const Exits exits = exits_of(text);
  for (const trc_exit_clause& clause : exits.value()) {
    EXPECT_EQ(clause.duration_min_ns, 0u) << text;
    EXPECT_EQ(clause.duration_max_ns, UINT64_MAX) << text;
    for (const uint64_t word : clause.calls) EXPECT_EQ(word, UINT64_MAX) << text;
    ranges.emplace_back(clause.ret_min, clause.ret_max);
  }
  std::sort(ranges.begin(), ranges.end());
  return ranges;
}

bool is_about(const trc_exit_clause& clause, int32_t nr, bool is_i386 = false) {
  const uint32_t index = test::call_index(nr, is_i386);
  return (clause.calls[index / 64] >> index % 64 & 1) != 0;
}

bool comes_through(std::string_view text, int32_t nr, int64_t ret, uint64_t duration_ns) {
  CallEvent event{.who = {.time_ns = 1000}, .exit_ns = 1000 + duration_ns, .nr = nr};
  event.ret_raw = ret;
  return test::comes_through(half_of(text), event);
}

TEST(ExitClauses, return_values) {
  using Ranges = std::vector<Range>;
  EXPECT_EQ(returns_of("ret < 0"), (Ranges{{kLeast, -1}}));
  EXPECT_EQ(returns_of("ret <= 0"), (Ranges{{kLeast, 0}}));
  EXPECT_EQ(returns_of("ret > 0"), (Ranges{{1, kMost}}));
  EXPECT_EQ(returns_of("not (ret >= 0)"), (Ranges{{kLeast, -1}}));
  EXPECT_EQ(returns_of("ret == 5"), (Ranges{{5, 5}}));
  EXPECT_EQ(returns_of("ret != 5"), (Ranges{{kLeast, 4}, {6, kMost}}));
  EXPECT_EQ(returns_of("not ret != 5"), (Ranges{{5, 5}}));
  EXPECT_EQ(returns_of("ret in (0, 7)"), (Ranges{{0, 0}, {7, 7}}));
  EXPECT_EQ(returns_of("ret in (7, 1, 0, 2)"), (Ranges{{0, 2}, {7, 7}}));
  EXPECT_EQ(returns_of("ret not in (0, 7)"), (Ranges{{kLeast, -1}, {1, 6}, {8, kMost}}));
  EXPECT_EQ(returns_of("ret > 3 and ret <= 9"), (Ranges{{4, 9}}));
  EXPECT_EQ(returns_of("not (ret <= 3 or ret > 9)"), (Ranges{{4, 9}}));
  EXPECT_EQ(returns_of("ret == 0x8000000000000000 or ret == 0x7fffffffffffffff"),
            (Ranges{{kLeast, kLeast}, {kMost, kMost}}));
}

TEST(ExitClauses, an_error_is_a_negative_return_value_and_none_is_every_other_one) {
  using Ranges = std::vector<Range>;
  EXPECT_EQ(returns_of("errno == ENOENT"), (Ranges{{-2, -2}}));
  EXPECT_EQ(returns_of("errno in (EACCES, ENOENT, EPERM)"), (Ranges{{-13, -13}, {-2, -1}}));
  EXPECT_EQ(returns_of("errno != 0"), (Ranges{{-4095, -1}}));
  EXPECT_EQ(returns_of("errno > 0"), (Ranges{{-4095, -1}}));
  EXPECT_EQ(returns_of("errno == 0"), (Ranges{{kLeast, -4096}, {0, kMost}}));
  EXPECT_EQ(returns_of("not errno != 0"), (Ranges{{kLeast, -4096}, {0, kMost}}));
  EXPECT_EQ(returns_of("errno < 1"), (Ranges{{kLeast, -4096}, {0, kMost}}));
  EXPECT_EQ(returns_of("errno != ENOENT"), (Ranges{{kLeast, -3}, {-1, kMost}}));
  EXPECT_EQ(returns_of("errno in (0, ENOENT)"), (Ranges{{kLeast, -4096}, {-2, -2}, {0, kMost}}));
  EXPECT_EQ(returns_of("errno <= 2"), (Ranges{{kLeast, -4096}, {-2, kMost}}));
  EXPECT_THAT(exits_of("errno == 5000").value(), IsEmpty()) << "no call has it";
  EXPECT_THAT(exits_of("errno < 0").value(), IsEmpty());
}

TEST(ExitClauses, durations) {
  const auto slow = exits_of("duration > 10ms").value();
  ASSERT_THAT(slow, SizeIs(1));
  EXPECT_EQ(slow[0].duration_min_ns, 10'000'001u);
  EXPECT_EQ(slow[0].duration_max_ns, UINT64_MAX);
  EXPECT_EQ(slow[0].ret_min, kLeast);
  EXPECT_EQ(slow[0].ret_max, kMost);
  const auto between = exits_of("duration >= 1us and duration < 1ms").value();
  ASSERT_THAT(between, SizeIs(1));
  EXPECT_EQ(between[0].duration_min_ns, 1000u);
  EXPECT_EQ(between[0].duration_max_ns, 999'999u);
  EXPECT_EQ(exits_of("duration >= 0ns"), std::nullopt) << "none lasts less";
  EXPECT_EQ(exits_of("duration > -1ms"), std::nullopt);
  EXPECT_THAT(exits_of("duration < 0ns").value(), IsEmpty());
}

TEST(ExitClauses, alternatives_stand_side_by_side) {
  const char* either = "ret < 0 or duration > 10ms";
  EXPECT_THAT(exits_of(either).value(), SizeIs(2));
  EXPECT_TRUE(comes_through(either, kRead, -2, 5));
  EXPECT_TRUE(comes_through(either, kRead, 0, 10'000'001));
  EXPECT_FALSE(comes_through(either, kRead, 0, 10'000'000));

  const char* of_calls = "(syscall == openat and errno == ENOENT) or (syscall == read and duration > 1ms)";
  const auto clauses = exits_of(of_calls).value();
  ASSERT_THAT(clauses, SizeIs(2));
  EXPECT_TRUE(is_about(clauses[0], kOpenat));
  EXPECT_TRUE(is_about(clauses[0], 295, true)) << "i386's number of it";
  EXPECT_FALSE(is_about(clauses[0], kRead));
  EXPECT_FALSE(is_about(clauses[1], kOpenat));
  EXPECT_TRUE(is_about(clauses[1], kRead));
  EXPECT_TRUE(comes_through(of_calls, kOpenat, -2, 5));
  EXPECT_FALSE(comes_through(of_calls, kOpenat, -13, 5'000'000));
  EXPECT_TRUE(comes_through(of_calls, kRead, 1, 5'000'000));
  EXPECT_FALSE(comes_through(of_calls, kRead, -2, 5));
  EXPECT_FALSE(comes_through(of_calls, kClose, -2, 5'000'000));
}

TEST(ExitClauses, calls_that_no_table_knows_have_a_number_of_their_own) {
  const auto others = exits_of("not syscall == openat and ret < 0").value();
  ASSERT_THAT(others, SizeIs(1));
  EXPECT_FALSE(is_about(others[0], kOpenat));
  EXPECT_TRUE(is_about(others[0], 600));
  EXPECT_TRUE(is_about(others[0], -1));
  EXPECT_TRUE(is_about(others[0], 600, true));
  const auto one = exits_of("syscall == openat and ret < 0").value();
  EXPECT_FALSE(is_about(one[0], 600));
  EXPECT_FALSE(is_about(one[0], 600, true));
}

TEST(ExitClauses, nothing_where_no_call_is_restricted) {
  for (const char* any :
       {"syscall == openat", "syscall == execve", "pid == 3", "not pid == 3 or ret < 0", "path ~ \"/etc/*\"",
        "not comm == cat or ret == 3", "ret < 0 or ret >= 0", "errno == 0 or errno != 0",
        "syscall == openat or syscall == close and pid == 3", "syscall == openat or syscall == openat and ret < 0",
        "ret != 5 or ret == 5", "arg.fd == 3 or duration > 1s"})
    EXPECT_EQ(exits_of(any), std::nullopt) << any;
  EXPECT_THAT(exits_of("syscall == openat or syscall == close and ret < 0").value(), SizeIs(2));
}

TEST(ExitClauses, what_the_kernel_does_not_know_does_not_narrow) {
  EXPECT_EQ(returns_of("path ~ \"/etc/*\" and ret < 0"), (std::vector<Range>{{kLeast, -1}}));
  EXPECT_EQ(returns_of("not path ~ \"/etc/*\" and ret < 0"), (std::vector<Range>{{kLeast, -1}}));
  EXPECT_EQ(exits_of("not (path ~ \"/etc/*\" and ret < 0)"), std::nullopt);
}

TEST(ExitClauses, contradictions_let_nothing_through) {
  for (const char* none : {"ret < 0 and ret > 5", "errno == ENOENT and ret == 0", "not (ret < 0 or ret >= 0)"})
    EXPECT_THAT(exits_of(none).value(), IsEmpty()) << none;
  EXPECT_EQ(returns_of("ret == 1 or ret < 0 and ret > 5"), (std::vector<Range>{{1, 1}}));
}

TEST(ExitClauses, of_more_than_eight_neighbours_are_joined) {
  const char* many = "ret in (0, 100, 200, 300, 400, 500, 600, 602, 700, 705) or duration > 1s";
  const auto clauses = exits_of(many).value();
  EXPECT_THAT(clauses, SizeIs(TRC_EXIT_CLAUSES));
  for (const int64_t ret : {0, 100, 200, 300, 400, 500, 600, 602, 700, 705})
    EXPECT_TRUE(comes_through(many, kRead, ret, 5)) << ret;
  EXPECT_TRUE(comes_through(many, kRead, 601, 5)) << "what lies between neighbours is the price";
  for (const int64_t ret : {-1, 706, 800}) EXPECT_FALSE(comes_through(many, kRead, ret, 5)) << ret;
  EXPECT_TRUE(comes_through(many, kRead, -1, 1'000'000'001));

  std::string thousand = "ret in (0";
  for (int i = 1; i < 1000; ++i) thousand += ", " + std::to_string(3 * i);
  thousand += ")";
  EXPECT_THAT(exits_of(thousand).value(), SizeIs(TRC_EXIT_CLAUSES));
  for (const int i : {0, 1, 500, 999}) EXPECT_TRUE(comes_through(thousand, kRead, 3 * i, 5)) << i;
  EXPECT_FALSE(comes_through(thousand, kRead, 3000, 5));
}

}  // namespace
}  // namespace tracectl::filter
