// What the table does not say: ends of memory, pages that are not there yet, counts beyond the kernel side's own
// bounds, calls that run and return, and the stack of rt_sigreturn.
#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "tests/proof/fixture.h"

namespace tracectl::proof {
namespace {

constexpr Abi kAbis[] = {Abi::x86_64, Abi::i386};

struct ProofEdges : ProofTest {
  // A string of so many bytes.
  static std::span<std::byte> string(Memory& memory, size_t length) {
    const auto bytes = memory.object(length + 1);
    bytes.back() = std::byte{0};
    return bytes;
  }

  static Item copy(uint8_t arg, std::span<const std::byte> bytes, uint8_t status = TRC_OK, uint16_t sub = 0) {
    return {arg, sub, status, {bytes.begin(), bytes.end()}, bytes.size(), false};
  }
  static Item cut(uint8_t arg, std::span<const std::byte> bytes, uint64_t there, bool at_least = false,
                  uint16_t sub = 0) {
    return {arg, sub, TRC_TRUNCATED, {bytes.begin(), bytes.end()}, there, at_least};
  }

  // Puts these items in the place of what was expected of the argument.
  static void expect_instead(Case& c, uint8_t arg, const std::vector<Item>& items) {
    std::erase_if(c.items, [&](const Item& item) { return item.arg == arg; });
    c.items.insert(c.items.end(), items.begin(), items.end());
  }

  void expect_proved(const Case& c) {
    const std::string wrong = prove(c);
    if (!wrong.empty()) ADD_FAILURE() << title(c) << wrong;
  }

  static uint64_t address(std::span<const std::byte> bytes) { return reinterpret_cast<uint64_t>(bytes.data()); }
};

// A string's length is told as far as the kernel side looks for its end.
TEST_F(ProofEdges, the_length_of_a_long_string_is_exact_or_said_not_to_be) {
  start({});
  if (IsSkipped() || HasFatalFailure()) return;
  for (const Abi abi : kAbis) {
    struct {
      const char* call;
      uint32_t limit;
    } const calls[] = {{"memfd_create", limits_.string}, {"open", limits_.path}};
    for (const auto& [call, limit] : calls) {
      for (const uint32_t behind : {1u, TRC_STRING_SCAN - 2, TRC_STRING_SCAN + 100}) {
        Case c = *make(call, abi, Half::enter, Size::small);
        const uint32_t kept = limit + 1;
        const auto memory = string(this->memory(abi), kept + behind);
        c.words[0] = address(memory);
        const bool found = behind < TRC_STRING_SCAN;
        expect_instead(c, 0, {cut(0, memory.first(kept), kept + (found ? behind : TRC_STRING_SCAN - 1), !found)});
        expect_proved(c);
      }
    }
  }
}

// Readable up to some byte only: that much is there, and said to be a part.
TEST_F(ProofEdges, what_runs_into_an_unreadable_page_is_partial) {
  start({});
  if (IsSkipped() || HasFatalFailure()) return;
  for (const Abi abi : kAbis) {
    Case write = *make("write", abi, Half::enter, Size::small);
    const auto buffer = memory(abi).object(20);
    write.words[1] = address(buffer);
    write.words[2] = 25;
    expect_instead(write, 1, {copy(1, buffer, TRC_PARTIAL)});
    expect_proved(write);

    Case open = *make("open", abi, Half::enter, Size::small);
    const auto unfinished = memory(abi).object(30);
    open.words[0] = address(unfinished);
    expect_instead(open, 0, {copy(0, unfinished, TRC_PARTIAL)});
    expect_proved(open);

    Case nanosleep = *make("nanosleep", abi, Half::enter, Size::small);
    const auto time = memory(abi).object(7);
    nanosleep.words[0] = address(time);
    expect_instead(nanosleep, 0, {copy(0, time, TRC_PARTIAL)});
    expect_proved(nanosleep);
  }
}

// Pages that the caller has not touched cannot be copied at enter; the kernel touches them, so that they can at exit.
// All of these calls read their arguments before they find out that they fail.
TEST_F(ProofEdges, what_is_on_a_cold_page_is_read_again_at_exit) {
  start({});
  if (IsSkipped() || HasFatalFailure()) return;
  struct {
    const char* name;
    Selection selection;
  } const calls[] = {
      {"openat", {}},
      {"rename", {}},
      {"mount", {}},
      {"nanosleep", {}},
      {"utimensat", {}},
      {"clone3", {}},
      {"statmount", {{3, 0}}},
      {"sched_setattr", {{2, 0}}},
      {"rt_sigprocmask", {{3, 8}}},
      {"readlink", {}},
  };
  for (const Abi abi : kAbis) {
    for (const auto& [name, selection] : calls) {
      const Case c = *make(name, abi, Half::enter, Size::small, selection);
      std::string trouble;
      const RecordView* record = whole_record_of(c, trouble, true);
      if (record == nullptr || !record->has_exit()) {
        ADD_FAILURE() << title(c, selection) << trouble;
        continue;
      }
      if (record->exit.ret == -ENOSYS) continue;  // a kernel without this call looks at nothing
      for (const Item& item : items_of(record->enter_items)) {
        EXPECT_EQ(item.status, TRC_FAULT) << title(c) << ": argument " << unsigned{item.arg} << " was not cold";
      }
      std::vector<Item> expected = c.items, found = items_of(record->exit_items);
      // clone3 refuses these flags before it looks where its structure points to.
      for (std::vector<Item>* items : {&expected, &found}) {
        if (std::string_view{name} == "clone3") std::erase_if(*items, [](const Item& item) { return item.sub != 0; });
      }
      for (Item& item : expected) item.status |= TRC_ITEM_REREAD;
      std::erase_if(found, [](const Item& item) { return !(item.status & TRC_ITEM_REREAD); });  // what the call wrote
      const std::string wrong = difference(c, expected, found);
      if (!wrong.empty()) ADD_FAILURE() << title(c, selection) << wrong;
    }
  }
}

// The kernel side walks so many strings; an item that tells of those left out stands there only when there are some.
TEST_F(ProofEdges, more_strings_than_are_walked_are_counted) {
  start({});
  if (IsSkipped() || HasFatalFailure()) return;
  constexpr size_t kWalked = 256;
  for (const Abi abi : kAbis) {
    const size_t width = abi == Abi::i386 ? 4 : 8;
    for (const size_t count : {kWalked - 1, kWalked, kWalked + 1, kWalked + 40}) {
      Case c = *make("execve", abi, Half::enter, Size::small);
      Memory& memory = this->memory(abi);
      const auto array = memory.object((count + 1) * width);
      const auto text = string(memory, 8);
      const uint64_t to = address(text);
      std::memset(array.data(), 0, array.size());
      std::vector<Item> items;
      for (size_t i = 0; i < count; ++i) {
        std::memcpy(&array[i * width], &to, width);
        if (i < kWalked) items.push_back(copy(1, text.first(8), TRC_OK, static_cast<uint16_t>(i)));
      }
      if (count > kWalked) items.push_back(cut(1, {}, count, false, kWalked));
      c.words[1] = address(array);
      expect_instead(c, 1, items);
      const std::string wrong = prove(c);
      if (!wrong.empty()) ADD_FAILURE() << title(c) << " with " << count << " strings" << wrong.substr(0, 400);
    }
  }
}

// How much there was to copy is told even of lengths that no memory has.
TEST_F(ProofEdges, absurd_lengths_are_told_as_they_are) {
  start({});
  if (IsSkipped() || HasFatalFailure()) return;
  for (const uint64_t length : {0x7fffffffull, 0x80000000ull, 0x100000010ull}) {
    Case c = *make("write", Abi::x86_64, Half::enter, Size::small);
    const auto buffer = native_.object(100);
    c.words[1] = address(buffer);
    c.words[2] = length;
    expect_instead(c, 1, {cut(1, buffer.first(limits_.buffer), length)});
    expect_proved(c);
  }
  Case c = *make("write", Abi::i386, Half::enter, Size::small);
  const auto buffer = i386_.object(100);
  c.words[1] = address(buffer);
  c.words[2] = 0xfffffff0;
  expect_instead(c, 1, {cut(1, buffer.first(limits_.buffer), 0xfffffff0)});
  expect_proved(c);
}

// rt_sigreturn has no argument, but its stack holds the signal mask that it restores.
TEST_F(ProofEdges, the_mask_that_rt_sigreturn_restores_is_taken_from_the_stack) {
  start({});
  if (IsSkipped() || HasFatalFailure()) return;
  for (const Abi abi : kAbis) {
    const Case c = *make("rt_sigreturn", abi, Half::enter, Size::small);
    const auto mask_at = static_cast<size_t>(c.row->frame_mask.on(abi));
    const auto frame = memory(abi).object(mask_at + 8);  // the child does not survive what it restores from this
    std::string trouble;
    const RecordView* record = record_of(c, trouble, address(frame));
    if (record == nullptr) {
      ADD_FAILURE() << title(c) << trouble;
      continue;
    }
    EXPECT_EQ(difference(c, {copy(TRC_STACK_ARG, frame.last(8))}, items_of(record->enter_items)), "") << title(c);
  }
}

// Calls that run and succeed: both halves in one record, and in it what the kernel wrote.  That they succeed says too
// that the kernel writes no byte more than the row knows of: behind it nothing can be written.
TEST_F(ProofEdges, what_a_call_that_ran_has_written_is_in_its_record) {
  start({});
  if (IsSkipped() || HasFatalFailure()) return;
  struct {
    const char* name;
    uint8_t written;        // the argument that leads to it
    Selection selection{};  // words with which it succeeds
    const char* path = nullptr;
  } const calls[] = {
      {"uname", 0},
      {"olduname", 0},
      {"oldolduname", 0},
      {"times", 0},
      {"getrusage", 1, {{0, 0}}},
      {"clock_gettime", 1, {{0, 1}}},
      {"clock_gettime64", 1, {{0, 1}}},
      {"clock_getres", 1, {{0, 1}}},
      {"gettimeofday", 0},
      {"getitimer", 1, {{0, 0}}},
      {"getcwd", 0, {{1, 100}}},
      {"getrandom", 0, {{1, 16}, {2, 0}}},
      {"pipe", 0},
      {"pipe2", 0, {{1, 0}}},
      {"getrlimit", 1, {{0, 7}}},
      {"ugetrlimit", 1, {{0, 7}}},
      {"prlimit64", 3, {{0, 0}, {1, 7}, {2, 0}}},
      {"sched_getparam", 1, {{0, 0}}},
      {"sched_rr_get_interval", 1, {{0, 0}}},
      {"getresuid", 0},
      {"getresuid32", 2},
      {"prctl", 1, {{0, 16}}},
      {"readlink", 1, {{2, 20}}, "/proc/self"},
      {"stat", 1, {}, "/proc"},
      {"lstat", 1, {}, "/proc"},
      {"stat64", 1, {}, "/proc"},
      {"statx", 4, {{0, 0}, {2, 0}, {3, 0x7ff}}, "/proc"},
      {"statfs", 1, {}, "/proc"},
      {"statfs64", 2, {{1, 84}}, "/proc"},
  };
  for (const Abi abi : kAbis) {
    for (const auto& [name, written, selection, path] : calls) {
      if (syscalls::find(name, abi) == nullptr) continue;
      Case c = *make(name, abi, Half::enter, Size::small, selection);
      for (size_t i = 0; path != nullptr && i < c.row->arity(); ++i) {
        if (c.row->args[i].type.shape != syscalls::Shape::c_string) continue;
        const auto memory = string(this->memory(abi), std::strlen(path));
        std::memcpy(memory.data(), path, std::strlen(path));
        c.words[i] = address(memory);
      }
      for (const Selected& selected : selection) {
        if (meaning(c.row->args[selected.arg].type, c.words).is_pointer()) c.words[selected.arg] = selected.value;
      }
      std::string trouble;
      const RecordView* record = whole_record_of(c, trouble);
      if (record == nullptr || !record->has_exit() || record->exit.ret < 0) {
        ADD_FAILURE() << title(c) << trouble << " did not succeed"
                      << (record != nullptr ? ": " + std::to_string(record->exit.ret) : "");
        continue;
      }
      // The child shared its memory with us: what the call wrote is still there.
      bool found = false;
      for (const Item& item : items_of(record->exit_items)) {
        EXPECT_EQ(item.status, TRC_OK) << title(c);
        const auto* memory = reinterpret_cast<const std::byte*>(c.recorded(item.arg));
        EXPECT_TRUE(std::equal(item.bytes.begin(), item.bytes.end(), memory)) << title(c);
        if (item.arg == written) found = !item.bytes.empty();
      }
      EXPECT_TRUE(found) << title(c) << ": nothing is there of what it wrote";
    }
  }
}

}  // namespace
}  // namespace tracectl::proof
