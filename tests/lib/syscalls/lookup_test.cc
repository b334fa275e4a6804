#include "lib/syscalls/lookup.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tracectl::syscalls {
namespace {

CallSet parsed(std::string_view expression) {
  Result<CallSet> set = parse_call_set(expression);
  EXPECT_TRUE(set) << expression << ": " << (set ? "" : set.error().sentence());
  return set ? *set : CallSet{};
}

std::string refusal(std::string_view expression) {
  const Result<CallSet> set = parse_call_set(expression);
  return set ? "accepted" : set.error().sentence();
}

TEST(Lookup, a_number_means_another_call_on_each_abi) {
  ASSERT_NE(find(1, Abi::x86_64), nullptr);
  ASSERT_NE(find(1, Abi::i386), nullptr);
  EXPECT_EQ(find(1, Abi::x86_64)->name, "write");
  EXPECT_EQ(find(1, Abi::i386)->name, "exit");
  EXPECT_EQ(find(257, Abi::x86_64), find("openat", Abi::x86_64));
}

TEST(Lookup, numbers_outside_the_table_have_no_row) {
  for (const int32_t nr : {-1, 400, 511, 512, 0x40000000, INT32_MAX, INT32_MIN}) {
    EXPECT_EQ(find(nr, Abi::x86_64), nullptr) << nr;
  }
}

TEST(Lookup, every_row_is_found_by_its_numbers_and_names) {
  for (const Row* row : all_rows()) {
    for (const Abi abi : {Abi::x86_64, Abi::i386, Abi::aarch64}) {
      if (row->nr.on(abi) < 0) continue;
      EXPECT_EQ(find(row->nr.on(abi), abi), row) << row->name;
      EXPECT_EQ(find(row->name, abi), row) << row->name;
    }
  }
}

TEST(CallSet, names_are_taken_on_both_abis) {
  const CallSet set = parsed("openat,close");
  EXPECT_TRUE(set.contains(257, Abi::x86_64));
  EXPECT_TRUE(set.contains(3, Abi::x86_64));
  EXPECT_TRUE(set.contains(295, Abi::i386));
  EXPECT_TRUE(set.contains(6, Abi::i386));
  EXPECT_EQ(set.x86_64.count(), 2u);
  EXPECT_EQ(set.i386.count(), 2u);
  EXPECT_FALSE(set.others);
}

TEST(CallSet, a_suffix_restricts_to_one_abi) {
  EXPECT_EQ(parsed("close@64").i386.count(), 0u);
  EXPECT_EQ(parsed("close@32").x86_64.count(), 0u);
  EXPECT_TRUE(parsed("close@32").contains(6, Abi::i386));
}

TEST(CallSet, a_name_of_one_abi_is_unknown_on_the_other) {
  EXPECT_EQ(parsed("mmap2").x86_64.count(), 0u);
  EXPECT_EQ(refusal("mmap2@64").substr(0, 28), "unknown system call 'mmap2' ");
}

TEST(CallSet, numbers_are_taken_as_they_are) {
  const CallSet set = parsed("3,400@64");
  EXPECT_TRUE(set.contains(3, Abi::x86_64));
  EXPECT_TRUE(set.contains(3, Abi::i386));
  EXPECT_TRUE(set.contains(400, Abi::x86_64));
  EXPECT_FALSE(set.contains(400, Abi::i386));
  EXPECT_EQ(refusal("100000"), "unknown system call '100000' in '100000'");
}

TEST(CallSet, classes_are_marked_by_percent_and_old_ones_may_go_without) {
  const CallSet network = parsed("%network");
  EXPECT_TRUE(network.contains(41, Abi::x86_64));
  EXPECT_FALSE(network.contains(0, Abi::x86_64));
  EXPECT_EQ(parsed("network").x86_64, network.x86_64);
  EXPECT_EQ(parsed("%net").x86_64, network.x86_64);
  EXPECT_EQ(parsed("stat").x86_64.count(), 1u);
  EXPECT_GT(parsed("%%stat").x86_64.count(), parsed("%stat").x86_64.count());
  EXPECT_EQ(refusal("%netwerk"), "unknown system call '%netwerk' in '%netwerk' (did you mean '%network'?)");
}

TEST(CallSet, regular_expressions_search_anywhere_in_the_name) {
  const CallSet set = parsed("/^rt_sig.*q");
  EXPECT_TRUE(set.contains(129, Abi::x86_64));   // rt_sigqueueinfo
  EXPECT_FALSE(set.contains(297, Abi::x86_64));  // rt_tgsigqueueinfo
  EXPECT_TRUE(parsed("/sigq").contains(297, Abi::x86_64));
  EXPECT_EQ(refusal("/nothing_like_this"), "no system call matches '/nothing_like_this' in '/nothing_like_this'");
  EXPECT_EQ(parsed("?/nothing_like_this").x86_64.count(), 0u);
  EXPECT_EQ(refusal("/(").substr(0, 26), "bad regular expression '/(");
}

TEST(CallSet, all_and_none_speak_of_unknown_numbers_too) {
  EXPECT_TRUE(parsed("all").contains(100000, Abi::x86_64));
  EXPECT_TRUE(CallSet::all().contains(400, Abi::i386));
  EXPECT_FALSE(parsed("none").contains(0, Abi::x86_64));
  EXPECT_TRUE(parsed("!none").others);
}

TEST(CallSet, exclamation_mark_negates_the_whole_set) {
  const CallSet set = parsed("!openat,close");
  EXPECT_FALSE(set.contains(257, Abi::x86_64));
  EXPECT_FALSE(set.contains(3, Abi::x86_64));
  EXPECT_TRUE(set.contains(0, Abi::x86_64));
  EXPECT_TRUE(set.contains(-1, Abi::x86_64));
}

TEST(CallSet, question_mark_forgives_an_unknown_name) {
  EXPECT_EQ(parsed("?no_such_call,close").x86_64.count(), 1u);
  EXPECT_EQ(parsed("?close").x86_64.count(), 1u);
}

TEST(CallSet, an_unknown_name_is_named_with_the_nearest_one) {
  EXPECT_EQ(refusal("opneat,close"), "unknown system call 'opneat' in 'opneat,close' (did you mean 'openat'?)");
  EXPECT_EQ(refusal("close,xyzzyxyzzy"), "unknown system call 'xyzzyxyzzy' in 'close,xyzzyxyzzy'");
  EXPECT_EQ(refusal(""), "unknown system call '' in ''");
  EXPECT_EQ(refusal("close,"), "unknown system call '' in 'close,'");
}

}  // namespace
}  // namespace tracectl::syscalls
