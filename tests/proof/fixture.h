// What each proof needs: the kernel side, who calls, and the comparison of a record with what ought to be in it.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/proof/callers.h"
#include "tests/proof/expectation.h"
#include "tests/proof/observer.h"

namespace tracectl::proof {

class ProofTest : public ::testing::Test {
 protected:
  // Loads the kernel side with these limits; skips the test, with the reason, where the machine refuses that.
  void start(const syscalls::CaptureLimits& limits);

  // A call of a row, by name.
  std::optional<Case> make(std::string_view name, Abi abi, Half half, Size size, const Selection& selection = {});
  std::optional<Case> make(const syscalls::Row& row, Abi abi, Half half, Size size, const Selection& selection);
  [[nodiscard]] Memory& memory(Abi abi) { return abi == Abi::i386 ? i386_ : native_; }

  // Makes the call and finds its record; nullptr: `trouble` says what there was instead.
  const RecordView* record_of(const Case& c, std::string& trouble, uint64_t stack = 0, bool cold = false);
  // The same with both halves in one record: a call in which the child was preempted is in two, and is made again.
  const RecordView* whole_record_of(const Case& c, std::string& trouble, bool cold = false);
  // Makes the call and looks at its record.  Empty, or what is wrong.
  std::string prove(const Case& c);

  syscalls::CaptureLimits limits_;
  Memory native_{Abi::x86_64}, i386_{Abi::i386};
  std::unique_ptr<Observer> observer_;
  std::unique_ptr<EnterCaller> enter_;
  std::unique_ptr<ExitCaller> exit_;
  uint64_t calls_ = 0;
};

// "openat x86_64 enter small flags=0"
[[nodiscard]] std::string title(const Case& c, const Selection& selection = {});

// Empty, or in what `found` differs from what is expected, a line for each item.  Items come in no order that matters.
[[nodiscard]] std::string difference(const Case& c, const std::vector<Item>& expected, const std::vector<Item>& found);

}  // namespace tracectl::proof
