// Numbers against the distribution's headers.  They are those of Linux 6.1: what came later is listed here.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "lib/syscalls/lookup.h"

namespace tracectl::syscalls {
namespace {

constexpr int kFirstNewer = 451;  // cachestat, Linux 6.5: from here on all architectures share numbers

// Name -> number of every #define __NR_name number.
std::map<std::string, int> header_numbers(const char* path) {
  std::map<std::string, int> numbers;
  std::ifstream in(path);
  const std::regex define(R"(#define\s+__NR(?:3264)?_(\w+)\s+(\d+)\s*)");
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_match(line, match, define)) numbers[match[1]] = std::stoi(match[2]);
  }
  return numbers;
}

void expect_header_in_table(const char* path, Abi abi) {
  const std::map<std::string, int> numbers = header_numbers(path);
  if (numbers.empty()) GTEST_SKIP() << "no header " << path;
  for (const auto& [name, number] : numbers) {
    const Row* row = find(number, abi);
    ASSERT_NE(row, nullptr) << name << " " << number << " has no row";
    EXPECT_EQ(row->name, name) << number;
  }
}

void expect_table_in_header(const char* path, Abi abi, const std::set<int>& newer) {
  const std::map<std::string, int> numbers = header_numbers(path);
  if (numbers.empty()) GTEST_SKIP() << "no header " << path;
  for (const Row* row : all_rows()) {
    const int number = row->nr.on(abi);
    if (number < 0 || number >= kFirstNewer || newer.contains(number)) continue;
    const auto found = numbers.find(std::string(row->name));
    ASSERT_NE(found, numbers.end()) << row->name << " is not in " << path;
    EXPECT_EQ(number, found->second) << row->name;
  }
}

TEST(Numbers, every_call_of_the_x86_64_header_has_its_row) {
  expect_header_in_table(ASM_UNISTD_64, Abi::x86_64);
}
TEST(Numbers, every_call_of_the_i386_header_has_its_row) {
  expect_header_in_table(ASM_UNISTD_32, Abi::i386);
}

TEST(Numbers, every_x86_64_row_is_in_the_header) {
  expect_table_in_header(ASM_UNISTD_64, Abi::x86_64, {335 /* uretprobe */, 336 /* uprobe */});
}
TEST(Numbers, every_i386_row_is_in_the_header) {
  expect_table_in_header(ASM_UNISTD_32, Abi::i386, {});
}

TEST(Numbers, aarch64_rows_have_the_generic_numbers) {
  std::map<std::string, int> numbers = header_numbers(ASM_GENERIC_UNISTD);
  if (numbers.empty()) GTEST_SKIP() << "no header " << ASM_GENERIC_UNISTD;
  numbers["newfstatat"] = numbers["fstatat"];  // the header's name for both word sizes
  for (const Row* row : all_rows()) {
    const int number = row->nr.aarch64;
    if (number < 0 || number >= kFirstNewer) continue;
    const auto found = numbers.find(std::string(row->name));
    ASSERT_NE(found, numbers.end()) << row->name << " is not a call of aarch64";
    EXPECT_EQ(number, found->second) << row->name;
  }
}

TEST(Numbers, from_451_on_all_architectures_share_them) {
  for (const Row* row : all_rows()) {
    if (row->nr.x86_64 < kFirstNewer) continue;
    EXPECT_EQ(row->nr.i386, row->nr.x86_64) << row->name;
    EXPECT_EQ(row->nr.aarch64, row->nr.x86_64) << row->name;
  }
}

}  // namespace
}  // namespace tracectl::syscalls
