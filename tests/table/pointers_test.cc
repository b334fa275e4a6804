// Is everything captured that a pointer leads to?  The witness is the kernel's own prototype (tracefs_test holds the
// table's C types against it): an argument that is a pointer there has something to copy here, or stands in a short
// list with the reason why not.  And the plans that come of the rows fit into what the kernel side has room for.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "lib/syscalls/capture_plan.h"
#include "tests/proof/selections.h"

namespace tracectl::syscalls {
namespace {

using proof::Half;
using proof::leads_to_memory;

struct Address {
  std::string_view name;  // "call.argument"
  std::string_view reason;
};

// Pointers that the kernel neither reads nor writes through during the call.
constexpr Address kOnlyAddresses[] = {
    {"getcpu.unused", "a cache of old kernels; nothing is read or written since Linux 2.6.24"},
    {"shmat.shmaddr", "where to map"},
    {"shmdt.shmaddr", "what to unmap"},
    {"set_robust_list.head", "read when the thread ends"},
    {"set_tid_address.tidptr", "written when the thread ends"},
    {"clone.child_tidptr", "written in the child's memory, or when the child ends"},
    {"futex_wake.uaddr", "names the waiters; the word is not read"},
};
constexpr size_t kMostOnlyAddresses = 10;
static_assert(std::size(kOnlyAddresses) <= kMostOnlyAddresses);

std::string name_of(const Row& row, const Arg& arg) {
  return std::string(row.name) + "." + std::string(arg.name);
}

// Calls take(row, argument) for each argument of each row.
template <typename Take>
void each_argument(const Take& take) {
  for (const Row* row : all_rows()) {
    for (size_t i = 0; i < row->arity(); ++i) take(*row, row->args[i]);
  }
}

// The type and all its variants.
template <typename Take>
void each_meaning(const Type& type, const Take& take) {
  take(type);
  if (type.variants == nullptr) return;
  for (const Variant& variant : type.variants->cases) each_meaning(variant.type, take);
}

TEST(Pointers, what_a_pointer_of_the_kernels_prototype_leads_to_is_captured) {
  each_argument([](const Row& row, const Arg& arg) {
    // A signal handler's address is code.
    if (!parse_ctype(arg.ctype).is_pointer || arg.ctype == "__sighandler_t") return;
    const std::string name = name_of(row, arg);
    const bool listed = std::any_of(std::begin(kOnlyAddresses), std::end(kOnlyAddresses),
                                    [&](const Address& address) { return address.name == name; });
    const bool captured = leads_to_memory(arg.type);
    if (!captured && !listed) ADD_FAILURE() << name << " is a pointer, and nothing of it is captured";
    if (captured && listed) ADD_FAILURE() << name << " is captured: it is no exception any more";
  });
}

TEST(Pointers, every_listed_address_is_one) {
  std::set<std::string> pointers;
  each_argument([&](const Row& row, const Arg& arg) {
    if (parse_ctype(arg.ctype).is_pointer) pointers.insert(name_of(row, arg));
  });
  for (const Address& address : kOnlyAddresses) {
    EXPECT_TRUE(pointers.contains(std::string(address.name))) << address.name;
  }
}

TEST(Pointers, what_is_const_is_read_only) {
  each_argument([](const Row& row, const Arg& arg) {
    if (!arg.ctype.starts_with("const ") || !parse_ctype(arg.ctype).is_pointer) return;
    each_meaning(arg.type, [&](const Type& type) {
      // Of iovec the array is const; what it leads to may be filled all the same.
      if (!type.is_pointer() || type.shape == Shape::iovec) return;
      EXPECT_EQ(type.direction, Direction::in) << name_of(row, arg);
    });
  });
}

bool names_an_argument(Length::From from) {
  return from == Length::From::argument || from == Length::From::pointed || from == Length::From::bits ||
         from == Length::From::pages || from == Length::From::ioctl;
}

// Lengths name arguments that the row has; lengths by a field stand in structures only.
TEST(Pointers, lengths_name_what_there_is) {
  each_argument([](const Row& row, const Arg& arg) {
    each_meaning(arg.type, [&](const Type& type) {
      if (!type.is_pointer()) return;
      const Length& length = type.length;
      const std::string name = name_of(row, arg);
      const bool known = length.arg < row.arity() || (length.arg == 0xff && !names_an_argument(length.from));
      EXPECT_TRUE(known) << name;
      EXPECT_TRUE(length.from != Length::From::field && length.from != Length::From::field_bits) << name;
      const bool needs_length = type.shape == Shape::buffer || type.shape == Shape::many;
      EXPECT_FALSE(needs_length && length.from == Length::From::none) << name;
      if (!known || length.from != Length::From::pointed) return;
      EXPECT_TRUE(parse_ctype(row.args[length.arg].ctype).is_pointer) << name;
    });
  });
}

// ---- the plans ----

// With every limit as high as it goes nothing is left out of a plan either.
constexpr CaptureLimits kHighest{.string = 65536,
                                 .path = 65536,
                                 .buffer = 65536,
                                 .object = 65536,
                                 .dirents = 65536,
                                 .elements = 64,
                                 .argv = 65535,
                                 .environment = 65535};

// What a row's half takes of a plan: an operation for each pointer, and one for the stack of rt_sigreturn.
size_t operations(const Row& row, const proof::Selection& selection, Half half) {
  const bool looks_at_stack = half == Half::enter && row.frame_mask.x86_64 >= 0;
  return proof::pointers_of(row, selection, half).size() + (looks_at_stack ? 1 : 0);
}

TEST(Pointers, no_row_needs_more_operations_than_a_plan_has) {
  for (const Row* row : all_rows()) {
    for (const proof::Selection& selection : proof::selections_of(*row)) {
      for (const Half half : {Half::enter, Half::exit}) {
        EXPECT_LE(operations(*row, selection, half), TRC_PLAN_OPS)
            << row->name << (selection.empty() ? "" : " with " + std::to_string(selection.front().value));
      }
    }
  }
}

TEST(Pointers, plans_fit_into_the_kernel_side) {
  for (const CaptureLimits& limits : {CaptureLimits{}, CaptureLimits::for_session(), kHighest}) {
    const CapturePlan plan = make_capture_plan(CallSet::all(), limits, {}, 1);
    EXPECT_LT(plan.plans.size(), TRC_PLANS) << "plans beyond that would be left out";
    EXPECT_LE(plan.choices.size(), TRC_CHOICES_MAX);
  }
}

// The kernel side looks at one argument, and below some of its values at 16 bits of a second one.
TEST(Pointers, a_rows_variants_are_chosen_by_the_same_arguments) {
  for (const Row* row : all_rows()) {
    const Type *first = nullptr, *second = nullptr;
    for (const Arg& arg : row->args) {
      if (arg.type.variants == nullptr || !leads_to_memory(arg.type)) continue;
      if (first == nullptr) first = &arg.type;
      EXPECT_EQ(arg.type.variants_arg, first->variants_arg) << name_of(*row, arg);
      EXPECT_EQ(arg.type.variants->mask, first->variants->mask) << name_of(*row, arg);
      for (const Variant& variant : arg.type.variants->cases) {
        EXPECT_EQ(variant.value & ~arg.type.variants->mask, 0u) << name_of(*row, arg) << ": never chosen";
        EXPECT_LE(variant.value, 0xffffffffu) << name_of(*row, arg);
        const Type& type = variant.type;
        if (type.variants == nullptr || !leads_to_memory(type)) continue;
        if (second == nullptr) second = &type;
        EXPECT_EQ(type.variants_arg, second->variants_arg) << name_of(*row, arg);
        EXPECT_EQ(type.variants->mask & 0xffff, 0xffffu) << name_of(*row, arg);
        for (const Variant& below : type.variants->cases) EXPECT_LT(below.value, TRC_CHOICE_ANY) << name_of(*row, arg);
      }
    }
  }
}

}  // namespace
}  // namespace tracectl::syscalls
