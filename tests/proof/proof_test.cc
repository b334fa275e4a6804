// The proof by table: each pointer argument of each row, in each of its variants, by both ways into the kernel, leads
// to known bytes, and exactly those have to be found in the record, with their status and their true length.
//
// What is proved is the whole way from a row of the table to an item: lib/syscalls/capture_plan (row -> operations),
// the interpreter in bpf/, and the record.  What ought to be in the record is worked out by expectation.cc from the
// row's Types, and by no line that the program itself uses for it.
//
//   enter   A child that is nobody and has no rights makes the call, with words that keep it from doing anything
//           (descriptors that are not open, ids that do not exist, paths below a directory that does not exist).  The
//           copy is taken at sys_enter, before the call runs; that it fails does not matter, nor that the kernel
//           does not know the call.
//   exit    seccomp hands the call to us instead of running it (SECCOMP_RET_USER_NOTIF; sys_enter is passed over), we
//           answer what it returns, and sys_exit comes as after any call: what was in the caller's memory by then is
//           what the call "wrote".  So calls that this kernel does not have can be proved as well.
//
// An in/out argument is proved in both halves.  Each call is made with nothing behind its pointers, with one, some, as
// much as the limit allows, more; with null pointers, with unreadable ones; and, at exit, failing.  Every object ends
// where an unreadable page begins, so that a copy of one byte too many does not come through.  Upper halves of
// registers that the call does not read hold garbage.
//
// The ABI i386 is proved by int 0x80 out of this 64-bit program.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <set>
#include <string>

#include "tests/proof/fixture.h"

namespace tracectl::proof {
namespace {

using syscalls::Row;

// What cannot be proved in this way, and why.
struct Exception {
  std::string_view name;  // "call.argument"
  std::string_view reason;
};
constexpr std::array<Exception, 0> kNotProved{};

// "sendmsg.msg", "bpf.uattr.insns"
std::string name_of(const Row& row, const Selection& selection, Pointer pointer) {
  const auto& [arg, field] = pointer;
  std::string text = std::string(row.name) + "." + std::string(row.args[arg].name);
  if (field == 0) return text;
  return text + "." + std::string(meaning(row.args[arg].type, words_of(selection)).object->fields[field - 1].name);
}

bool is_excepted(std::string_view name) {
  return std::any_of(kNotProved.begin(), kNotProved.end(), [&](const Exception& e) { return e.name == name; });
}

struct ProofByTable : ProofTest {
  // Pointers to which a call was made, and those where each left what it ought to.
  struct Outcome {
    std::set<Pointer> called, proved;
  };

  void prove_table(std::span<const Size> sizes) {
    const char* only = std::getenv("PROOF_ROW");  // the name of one call, for who looks into a failure
    for (const Row* row : syscalls::all_rows()) {
      if (only != nullptr && row->name != only) continue;
      for (const Abi abi : {Abi::x86_64, Abi::i386}) {
        if (row->nr.on(abi) >= 0) prove_row(*row, abi, sizes);
      }
    }
    EXPECT_EQ(observer_->lost(), 0u);
    std::printf(
        "proved: %llu pointer arguments and %llu pointers in structures, by variant, ABI and half; %llu calls\n",
        static_cast<unsigned long long>(arguments_), static_cast<unsigned long long>(fields_),
        static_cast<unsigned long long>(calls_));
  }

  void prove_row(const Row& row, Abi abi, std::span<const Size> sizes) {
    for (const Selection& selection : selections_of(row)) {
      for (const Half half : {Half::enter, Half::exit}) {
        const Outcome outcome = prove_half(row, abi, half, sizes, selection);
        for (const auto& [arg, field] : outcome.proved) ++(field == 0 ? arguments_ : fields_);
        for (const Pointer& pointer : pointers_of(row, selection, half)) {
          const std::string pointer_name = name_of(row, selection, pointer);
          const bool called = outcome.called.contains(pointer), excepted = is_excepted(pointer_name);
          if (called == excepted) {
            ADD_FAILURE() << pointer_name << " " << name(abi) << " " << name(half)
                          << (called ? " is proved: it is no exception any more" : " is proved by no call");
          }
        }
      }
    }
  }

  Outcome prove_half(const Row& row, Abi abi, Half half, std::span<const Size> sizes, const Selection& selection) {
    Outcome outcome;
    std::set<Pointer> wrong;
    for (const Size size : sizes) {
      const auto made = make(row, abi, half, size, selection);
      // After a failed call it is proved as well that nothing is there.
      if (!made || (made->items.empty() && size != Size::failed)) continue;
      const std::string difference = prove(*made);
      outcome.called.insert(made->proved.begin(), made->proved.end());
      if (difference.empty()) continue;
      ADD_FAILURE() << title(*made, selection) << difference;
      wrong.insert(made->proved.begin(), made->proved.end());
    }
    std::set_difference(outcome.called.begin(), outcome.called.end(), wrong.begin(), wrong.end(),
                        std::inserter(outcome.proved, outcome.proved.end()));
    return outcome;
  }

  uint64_t arguments_ = 0, fields_ = 0;
};

TEST_F(ProofByTable, every_pointer_argument_of_every_row_is_copied_byte_for_byte) {
  start({.buffer = 48});  // of its own, so that it is told from a string's
  if (IsSkipped() || HasFatalFailure()) return;
  prove_table(kSizes);
}

// Each limit with a value of its own: buffers as large as an item may be, structures cut in the middle, strings of the
// environment instead of their number, as many elements as the kernel side walks.
TEST_F(ProofByTable, limits_are_kept_wherever_they_are) {
  start({.string = 1000,
         .path = 200,
         .buffer = TRC_ITEM_MAX,
         .object = 640,
         .dirents = 4096,
         .elements = 64,
         .argv = 2048,
         .environment = 1024});
  if (IsSkipped() || HasFatalFailure()) return;
  constexpr Size kAroundLimits[] = {Size::small, Size::exact, Size::one_more, Size::above};
  prove_table(kAroundLimits);
}

}  // namespace
}  // namespace tracectl::proof
