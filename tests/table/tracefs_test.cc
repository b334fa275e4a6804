// Prototypes against the kernel's own declaration of them, tracefs events/syscalls/sys_enter_*/format.
// The witness file holds those of one kernel, so that the test needs neither root nor that kernel;
// where the same kernel runs and lets us look, its tracefs is compared as well.
#include <gtest/gtest.h>
#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "lib/syscalls/lookup.h"

namespace tracectl::syscalls {
namespace {

constexpr std::string_view kWitnessRelease = "6.18";
constexpr const char* kTracefs = "/sys/kernel/tracing/events/syscalls";

// Functions of the kernel that go by another name than the call.
const std::map<std::string, std::string, std::less<>> kAliases = {
    {"newstat", "stat"},   {"newlstat", "lstat"}, {"newfstat", "fstat"},
    {"newuname", "uname"}, {"umount", "umount2"}, {"sendfile64", "sendfile"},
};

// Rows that say something else than the kernel, and why.
struct Difference {
  std::string_view name;
  std::string_view reason;
};
constexpr std::array<Difference, 0> kDifferences{};
static_assert(kDifferences.size() <= 20);

using Prototypes = std::map<std::string, std::string>;  // call -> "name(type arg, …)"

std::string call_name(const std::string& kernel_name) {
  const auto alias = kAliases.find(kernel_name);
  return alias == kAliases.end() ? kernel_name : alias->second;
}

// "const char *filename" and "const char * filename" are the same; so are the blanks around them.
std::string normalized(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' && (out.empty() || out.back() == ' ' || out.back() == '*')) continue;
    if (c == '*' && !out.empty() && out.back() == ' ') out.pop_back();
    out += c;
  }
  return out;
}

std::string prototype(const Row& row) {
  std::string text = std::string(row.name) + "(";
  for (size_t i = 0; i < row.arity(); ++i) {
    if (i > 0) text += ", ";
    text += std::string(row.args[i].ctype) + " " + std::string(row.args[i].name);
  }
  return normalized(text + ")");
}

Prototypes witness() {
  Prototypes prototypes;
  std::ifstream in(WITNESS_DIR "/linux-6.18-x86_64.txt");
  for (std::string line; std::getline(in, line);) {
    const size_t bracket = line.find('(');
    if (bracket == std::string::npos) continue;
    const std::string name = call_name(line.substr(0, bracket));
    prototypes[name] = normalized(name + line.substr(bracket));
  }
  return prototypes;
}

Prototypes running_kernel() {
  Prototypes prototypes;
  std::error_code error;
  const std::string prefix = "sys_enter_";
  for (const auto& entry : std::filesystem::directory_iterator(kTracefs, error)) {
    const std::string event = entry.path().filename();
    if (event.rfind(prefix, 0) != 0) continue;
    std::ifstream in(entry.path() / "format");
    const std::regex field(R"(\tfield:(.*);\toffset:.*)");
    const std::string name = call_name(event.substr(prefix.size()));
    std::string text = name + "(";
    int index = 0;
    for (std::string line; std::getline(in, line);) {
      std::smatch match;
      if (!std::regex_match(line, match, field)) continue;
      ++index;
      if (index > 6) text += ", ";
      if (index > 5) text += match[1];  // after the four of every event and the number of the call
    }
    if (index >= 5) prototypes[name] = normalized(text + ")");
  }
  return prototypes;
}

void expect_rows_match(const Prototypes& prototypes) {
  for (const auto& [name, text] : prototypes) {
    const Row* row = find(name, Abi::x86_64);
    ASSERT_NE(row, nullptr) << name << " has no row";
    const auto listed =
        std::find_if(kDifferences.begin(), kDifferences.end(), [&](const Difference& d) { return d.name == name; });
    if (listed == kDifferences.end()) {
      EXPECT_EQ(prototype(*row), text);
    } else {
      EXPECT_NE(prototype(*row), text) << name << " needs no exception any more: " << listed->reason;
    }
  }
}

TEST(Tracefs, rows_have_the_prototypes_of_the_witness) {
  const Prototypes prototypes = witness();
  ASSERT_GT(prototypes.size(), 300u);
  expect_rows_match(prototypes);
}

TEST(Tracefs, rows_have_the_prototypes_of_the_running_kernel) {
  utsname host{};
  uname(&host);
  if (!std::string_view(host.release).starts_with(kWitnessRelease)) {
    GTEST_SKIP() << "Linux " << host.release << " runs, argument names are those of " << kWitnessRelease;
  }
  const Prototypes prototypes = running_kernel();
  if (prototypes.empty()) GTEST_SKIP() << kTracefs << " cannot be read (mounted? root?)";
  expect_rows_match(prototypes);
}

}  // namespace
}  // namespace tracectl::syscalls
