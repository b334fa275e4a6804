// Properties that every row of every family has, however it was written.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>
#include <string>

#include "lib/syscalls/lookup.h"

namespace tracectl::syscalls {
namespace {

constexpr Abi kAbis[] = {Abi::x86_64, Abi::i386, Abi::aarch64};
constexpr int kNumberLimit = 511;  // lib/wire/plan.h keeps this one for every other number
constexpr uint32_t kStructureLimit = 64 * 1024;

// ---- walking: a type, its variants, the fields of its structure, and what those lead to ----

void walk_type(const Type& type, const std::function<void(const Type&)>& visit) {
  visit(type);
  if (type.variants != nullptr) {
    for (const Variant& variant : type.variants->cases) walk_type(variant.type, visit);
  }
}

void walk_fields(const Structure& structure, const std::function<void(const Structure&, const Field&)>& visit) {
  for (const Field& field : structure.fields) {
    visit(structure, field);
    if (field.type.object != nullptr) walk_fields(*field.type.object, visit);
  }
}

void each_argument(const std::function<void(const Row&, size_t, const Arg&)>& visit) {
  for (const Row* row : all_rows()) {
    for (size_t i = 0; i < row->arity(); ++i) visit(*row, i, row->args[i]);
  }
}

// Arguments, their variants and return values.
void each_type(const std::function<void(const std::string&, const Type&)>& visit) {
  for (const Row* row : all_rows()) {
    const std::string name(row->name);
    walk_type(row->ret, [&](const Type& type) { visit(name + " returns", type); });
    for (size_t i = 0; i < row->arity(); ++i) {
      walk_type(row->args[i].type,
                [&](const Type& type) { visit(name + "(" + std::string(row->args[i].name) + ")", type); });
    }
  }
}

std::set<const Structure*> structures() {
  std::set<const Structure*> found;
  each_type([&](const std::string&, const Type& type) {
    if (type.object == nullptr) return;
    found.insert(type.object);
    walk_fields(*type.object, [&](const Structure&, const Field& field) {
      if (field.type.object != nullptr) found.insert(field.type.object);
    });
  });
  return found;
}

std::map<const FlagSet*, std::string> flag_sets() {
  std::map<const FlagSet*, std::string> found;
  each_type([&](const std::string& where, const Type& type) {
    if (type.set != nullptr) found.emplace(type.set, where);
  });
  for (const Structure* structure : structures()) {
    for (const Field& field : structure->fields) {
      walk_type(field.type, [&](const Type& type) {
        if (type.set != nullptr) found.emplace(type.set, std::string(structure->name) + "." + std::string(field.name));
      });
    }
  }
  return found;
}

// ---- rows ----

TEST(Rows, names_and_numbers_are_unique_on_each_abi) {
  for (const Abi abi : kAbis) {
    std::set<std::string_view> names;
    std::set<int> numbers;
    for (const Row* row : all_rows()) {
      if (row->nr.on(abi) < 0) continue;
      EXPECT_TRUE(names.insert(row->name).second) << row->name << " twice on ABI " << static_cast<int>(abi);
      EXPECT_TRUE(numbers.insert(row->nr.on(abi)).second) << row->name << " " << row->nr.on(abi);
    }
  }
}

TEST(Rows, numbers_fit_the_kernel_side_tables) {
  for (const Row* row : all_rows()) {
    EXPECT_FALSE(row->name.empty());
    EXPECT_TRUE(row->nr.x86_64 >= 0 || row->nr.i386 >= 0) << row->name << " has no number";
    for (const Abi abi : kAbis) EXPECT_LT(row->nr.on(abi), kNumberLimit) << row->name;
  }
}

// The kernel itself calls their arguments arg1 … arg5.
const std::set<std::string_view> kNamelessInTheKernel = {"arch_prctl", "keyctl", "prctl", "sysfs"};

TEST(Rows, arguments_are_named_after_the_kernels_and_end_at_the_first_gap) {
  for (const Row* row : all_rows()) {
    std::set<std::string_view> names;
    for (size_t i = 0; i < 6; ++i) {
      const Arg& arg = row->args[i];
      if (i >= row->arity()) {
        EXPECT_TRUE(arg.name.empty()) << row->name << " has a gap before argument " << i;
        continue;
      }
      EXPECT_TRUE(names.insert(arg.name).second) << row->name << "(" << arg.name << ") twice";
      const bool nameless =
          arg.name.size() == 4 && arg.name.starts_with("arg") && arg.name[3] >= '0' && arg.name[3] <= '5';
      EXPECT_TRUE(!nameless || kNamelessInTheKernel.contains(row->name)) << row->name << "(" << arg.name << ")";
    }
  }
}

TEST(Rows, c_types_are_known) {
  each_argument([](const Row& row, size_t, const Arg& arg) {
    EXPECT_TRUE(parse_ctype(arg.ctype).known()) << row.name << "(" << arg.name << "): " << arg.ctype;
  });
}

// Words that are a pointer or not by what another argument says.
const std::set<std::string, std::less<>> kWordsThatMayPoint = {
    "arch_prctl(arg2)", "fcntl(arg)",  "fcntl64(arg)", "ioctl(arg)",  "keyctl(arg2)", "keyctl(arg3)", "keyctl(arg4)",
    "keyctl(arg5)",     "kcmp(idx2)",  "prctl(arg2)",  "prctl(arg3)", "prctl(arg4)",  "prctl(arg5)",  "ptrace(addr)",
    "ptrace(data)",     "semctl(arg)", "vm86(arg)",    "clone(tls)",  "sysfs(arg1)",  "sysfs(arg2)",
};

TEST(Rows, only_pointers_have_pointer_shapes) {
  each_argument([](const Row& row, size_t, const Arg& arg) {
    const std::string where = std::string(row.name) + "(" + std::string(arg.name) + ")";
    if (parse_ctype(arg.ctype).is_pointer || kWordsThatMayPoint.contains(where)) return;
    walk_type(arg.type, [&](const Type& type) { EXPECT_FALSE(type.is_pointer()) << where << ": " << arg.ctype; });
  });
}

TEST(Rows, pointers_are_not_shown_as_numbers) {
  each_argument([](const Row& row, size_t, const Arg& arg) {
    if (!parse_ctype(arg.ctype).is_pointer || arg.type.shape != Shape::value) return;
    // SIG_DFL and SIG_IGN are handlers by name; custom decoders know what they do.
    const bool fits = arg.type.kind == Kind::address || arg.type.kind == Kind::custom ||
                      (arg.type.kind == Kind::symbol && arg.ctype == "__sighandler_t");
    EXPECT_TRUE(fits) << row.name << "(" << arg.name << "): " << arg.ctype;
  });
}

TEST(Rows, lengths_and_selectors_name_arguments_that_exist) {
  for (const Row* row : all_rows()) {
    const auto check = [&](std::string_view where, const Type& type) {
      const bool needs_arg = type.length.from == Length::From::argument || type.length.from == Length::From::pointed ||
                             type.length.from == Length::From::bits || type.length.from == Length::From::ioctl;
      if (needs_arg || (type.length.from == Length::From::result && type.length.arg != 0xff)) {
        EXPECT_LT(type.length.arg, row->arity()) << row->name << "(" << where << ")";
      }
      if (type.length.from == Length::From::pointed) {
        EXPECT_TRUE(parse_ctype(row->args[type.length.arg].ctype).is_pointer) << row->name << "(" << where << ")";
      }
      EXPECT_EQ(type.variants != nullptr, type.variants_arg != 0xff) << row->name << "(" << where << ")";
      if (type.variants != nullptr) {
        EXPECT_LT(type.variants_arg, row->arity()) << row->name << "(" << where << ")";
        EXPECT_FALSE(type.variants->cases.empty()) << row->name << "(" << where << ")";
        std::set<uint64_t> values;
        for (const Variant& variant : type.variants->cases) {
          EXPECT_TRUE(values.insert(variant.value).second) << row->name << "(" << where << ") " << variant.value;
          EXPECT_EQ(variant.value & type.variants->mask, variant.value) << row->name << "(" << where << ")";
        }
      }
    };
    walk_type(row->ret, [&](const Type& type) { check("return", type); });
    for (size_t i = 0; i < row->arity(); ++i) {
      walk_type(row->args[i].type, [&](const Type& type) { check(row->args[i].name, type); });
    }
  }
}

TEST(Rows, one_argument_chooses_the_variants_of_a_call) {
  for (const Row* row : all_rows()) {
    std::set<int> selectors;
    for (size_t i = 0; i < row->arity(); ++i) {
      if (row->args[i].type.variants != nullptr) selectors.insert(row->args[i].type.variants_arg);
    }
    EXPECT_LE(selectors.size(), 1u) << row->name << ": the kernel side looks at one argument only";
  }
}

TEST(Types, a_length_by_result_is_of_something_that_comes_out) {
  each_type([](const std::string& where, const Type& type) {
    if (type.length.from == Length::From::result) {
      EXPECT_NE(type.direction, Direction::in) << where;
    }
  });
}

TEST(Types, sets_and_structures_are_where_their_kind_needs_them) {
  const auto check = [](const std::string& where, const Type& type) {
    if (type.kind == Kind::symbol || type.kind == Kind::flags) {
      EXPECT_NE(type.set, nullptr) << where;
    }
    if (type.kind == Kind::structure) {
      EXPECT_NE(type.object, nullptr) << where;
    }
    if (type.kind == Kind::custom) {
      EXPECT_NE(type.custom, Custom::none) << where;
    }
    const bool of_numbers = (type.shape == Shape::one || type.shape == Shape::many) && type.object == nullptr &&
                            type.kind != Kind::sigaction && type.kind != Kind::siginfo && type.kind != Kind::custom;
    if (of_numbers) {
      EXPECT_TRUE(type.elem.known()) << where << ": element of unknown C type " << type.elem_name;
    }
  };
  each_type(check);
  for (const Structure* structure : structures()) {
    for (const Field& field : structure->fields) {
      if (field.type.kind == Kind::symbol || field.type.kind == Kind::flags) {
        EXPECT_NE(field.type.set, nullptr) << structure->name << "." << field.name;
      }
    }
  }
}

TEST(Types, buffers_and_arrays_have_a_length) {
  each_type([](const std::string& where, const Type& type) {
    const bool counted = type.shape == Shape::many || type.shape == Shape::buffer || type.shape == Shape::iovec ||
                         type.shape == Shape::mmsghdr;
    if (counted) {
      EXPECT_NE(type.length.from, Length::From::none) << where;
    }
  });
}

TEST(Types, conditions_can_be_asked_of_any_six_words) {
  const uint64_t words[][6] = {{0, 0, 0, 0, 0, 0}, {~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull}, {1, 2, 3, 4, 5, 6}};
  each_type([&](const std::string&, const Type& type) {
    for (const auto& args : words) {
      const std::span<const uint64_t> span(args);
      if (type.condition != nullptr) (void)type.condition(span);
      if (type.bare != nullptr) (void)type.bare(span);
    }
  });
}

// ---- i386 ----

bool is_wide(Kind kind) {
  return kind == Kind::wide || kind == Kind::wide_high_first;
}

TEST(I386, sixty_four_bits_take_two_words_the_second_of_which_is_not_shown) {
  each_argument([](const Row& row, size_t index, const Arg& arg) {
    const std::string where = std::string(row.name) + "(" + std::string(arg.name) + ")";
    const CType type = parse_ctype(arg.ctype);
    const bool needs_two = row.nr.i386 >= 0 && !type.is_pointer && type.width(Abi::i386) == 8;
    // Of fanotify_mark's mask, no bit of the upper word is defined.
    if (needs_two && where != "fanotify_mark(mask)") {
      EXPECT_TRUE(is_wide(arg.type.kind)) << where;
    }
    if (!needs_two && !is_wide(arg.type.kind)) return;
    EXPECT_EQ(row.nr.x86_64, -1) << where << " is one word there";
    ASSERT_LT(index + 1, row.arity()) << where;
    EXPECT_EQ(row.args[index + 1].type.shape, Shape::absent) << where;
  });
}

TEST(I386, calls_that_have_a_successor_for_32_bit_ids_take_those_of_16) {
  for (const Row* row : all_rows()) {
    if (row->nr.i386 < 0 || find(std::string(row->name) + "32", Abi::i386) == nullptr) continue;
    for (size_t i = 0; i < row->arity(); ++i) {
      const std::string_view ctype = row->args[i].ctype;
      EXPECT_FALSE(ctype.starts_with("uid_t") || ctype.starts_with("gid_t")) << row->name << ": " << ctype;
    }
  }
}

// ---- structures and flag sets ----

TEST(Structures, are_neither_empty_nor_huge) {
  for (const Structure* structure : structures()) {
    EXPECT_FALSE(structure->name.empty());
    for (const Abi abi : kAbis) {
      EXPECT_GT(size_of(*structure, abi), 0u) << structure->name;
      EXPECT_LT(size_of(*structure, abi), kStructureLimit) << structure->name;
    }
  }
}

TEST(Structures, fields_have_known_types_and_unique_names) {
  for (const Structure* structure : structures()) {
    std::set<std::string_view> names;
    for (const Field& field : structure->fields) {
      EXPECT_TRUE(field.name.empty() || names.insert(field.name).second)
          << structure->name << "." << field.name << " twice";
      const bool nested = field.type.object != nullptr && field.ctype.empty();
      EXPECT_TRUE(nested || parse_ctype(field.ctype).known())
          << structure->name << "." << field.name << ": " << field.ctype;
      EXPECT_TRUE(field.count > 0 || &field == &structure->fields.back()) << structure->name << "." << field.name;
    }
    std::set<uint8_t> order;
    for (const uint8_t index : structure->order) {
      EXPECT_LT(index, structure->fields.size()) << structure->name;
      EXPECT_TRUE(order.insert(index).second) << structure->name << " shows field " << int{index} << " twice";
    }
  }
}

TEST(FlagSets, have_flags_and_no_name_twice) {
  for (const auto& [set, where] : flag_sets()) {
    EXPECT_FALSE(set->flags.empty()) << where;
    std::set<std::string_view> names;
    for (const Flag& flag : set->flags) {
      EXPECT_FALSE(flag.name.empty()) << where;
      EXPECT_TRUE(names.insert(flag.name).second) << where << ": " << flag.name << " twice";
      if (flag.mask != 0) {
        EXPECT_EQ(flag.value & ~flag.mask, 0u) << where << ": " << flag.name;
      }
    }
  }
}

}  // namespace
}  // namespace tracectl::syscalls
