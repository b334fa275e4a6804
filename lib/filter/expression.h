// A filter expression, parsed: the same language wherever calls are chosen (--where).
//
//   expression = and { ("or" | "||") and }            and = not { ("and" | "&&") not }
//   not        = ("not" | "!") not | "(" expression ")" | comparison
//   comparison = field operator value | field ["not"] "in" "(" value { "," value } ")"
//   operator   = == != < <= > >= ~ (glob) !~ =~ (regular expression) has (a flag by name)
//   value      = number with a unit, name, or "string" with \" \\ \n \t \xHH
#pragma once

#include <regex.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/filter/field.h"
#include "lib/syscalls/lookup.h"

namespace tracectl::filter {

enum class Operator : uint8_t { equal, unequal, less, less_equal, greater, greater_equal, glob, regex, has };

// The right side of a comparison, in every form that the field can use.
struct Operand {
  std::string text{};  // as written, quotes and escapes removed
  int64_t number = 0;  // where is_number
  bool is_number = false;
  std::shared_ptr<const regex_t> pattern{};  // of =~
};

struct Comparison {
  const Field* field = nullptr;
  std::string argument{};  // of arg.NAME
  Operator op = Operator::equal;
  std::vector<Operand> any_of{};  // more than one after "in"
  syscalls::CallSet calls{};      // FieldKind::call: those that are meant
};

struct Node {
  enum class Kind : uint8_t { all_of, any_of, none_of, comparison } kind = Kind::comparison;
  std::vector<Node> children{};
  Comparison comparison{};
};

struct Expression {
  std::string text{};  // as it was given
  Node root{};
};

// Errors name the place and what was expected there.
[[nodiscard]] Result<Expression> parse_expression(std::string_view text);

}  // namespace tracectl::filter
