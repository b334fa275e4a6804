// Classes (-e trace=%file and its kin) against those of strace 6.1, recorded by witness/collect-classes.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "lib/syscalls/lookup.h"

namespace tracectl::syscalls {
namespace {

const std::map<std::string, uint32_t, std::less<>> kClassBits = {
    {"file", Class::file},       {"process", Class::process}, {"network", Class::network},
    {"signal", Class::signal},   {"ipc", Class::ipc},         {"desc", Class::desc},
    {"memory", Class::memory},   {"creds", Class::creds},     {"stat", Class::stat},
    {"lstat", Class::lstat},     {"fstat", Class::fstat},     {"statfs", Class::statfs},
    {"fstatfs", Class::fstatfs}, {"%stat", Class::stat_like}, {"%statfs", Class::statfs_like},
    {"pure", Class::pure},       {"clock", Class::clock},
};

// Where we mean something else than strace, and why.
struct Deviation {
  std::string_view abi;
  std::string_view name;
  std::string_view reason;
};
constexpr Deviation kDeviations[] = {
    {"i386", "socketcall", "strace shows the call behind it, which is of the network class; we show socketcall itself"},
};

std::string class_names(uint32_t bits) {
  std::string text;
  for (const auto& [name, bit] : kClassBits) {
    if ((bits & bit) != 0) text += name + " ";
  }
  return text;
}

TEST(Classes, are_those_of_strace) {
  std::ifstream in(WITNESS_DIR "/strace-6.1-classes.txt");
  size_t seen = 0;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string abi, name, word;
    words >> abi >> name;
    uint32_t wanted = Class::none;
    while (words >> word) {
      ASSERT_TRUE(kClassBits.contains(word)) << line;
      wanted |= kClassBits.find(word)->second;
    }
    const Row* row = find(name, abi == "i386" ? Abi::i386 : Abi::x86_64);
    ASSERT_NE(row, nullptr) << line;
    ++seen;
    const auto listed = std::find_if(std::begin(kDeviations), std::end(kDeviations),
                                     [&](const Deviation& d) { return d.abi == abi && d.name == name; });
    if (listed == std::end(kDeviations)) {
      EXPECT_EQ(class_names(row->in), class_names(wanted)) << abi << " " << name;
    } else {
      EXPECT_NE(row->in, wanted) << abi << " " << name << " needs no exception any more: " << listed->reason;
    }
  }
  EXPECT_GT(seen, 700u);
}

}  // namespace
}  // namespace tracectl::syscalls
