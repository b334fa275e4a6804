#include "lib/filter/evaluate.h"

#include <fnmatch.h>

#include <algorithm>
#include <optional>
#include <string>

namespace tracectl::filter {
namespace {

Truth truth(bool is) {
  return is ? Truth::yes : Truth::no;
}

Truth negated(Truth t) {
  return t == Truth::unknown ? t : truth(t == Truth::no);
}

// ---- a single value against the right side ----

bool in_order(Operator op, int64_t a, int64_t b) {
  switch (op) {
    case Operator::less:
      return a < b;
    case Operator::less_equal:
      return a <= b;
    case Operator::greater:
      return a > b;
    case Operator::greater_equal:
      return a >= b;
    default:
      return a == b;
  }
}

// Without Operator::unequal, which is the opposite of equal to any.
bool number_matches(const Comparison& compared, int64_t number) {
  return std::any_of(compared.any_of.begin(), compared.any_of.end(), [&](const Operand& operand) {
    return operand.is_number && in_order(compared.op, number, operand.number);
  });
}

bool regex_matches(const regex_t& pattern, std::string_view text) {
  // With REG_STARTEND the text may hold NULs and needs none at its end.
  regmatch_t whole{.rm_so = 0, .rm_eo = static_cast<regoff_t>(text.size())};
  return ::regexec(&pattern, text.data(), 1, &whole, REG_STARTEND) == 0;
}

bool text_matches(const Comparison& compared, std::string_view text) {
  return std::any_of(compared.any_of.begin(), compared.any_of.end(), [&](const Operand& operand) {
    switch (compared.op) {
      case Operator::glob:
        return ::fnmatch(operand.text.c_str(), std::string{text}.c_str(), 0) == 0;
      case Operator::regex:
        return regex_matches(*operand.pattern, text);
      default:
        return text == operand.text;
    }
  });
}

// A name among the flags (or the one symbol) that a value is shown by.
bool has_name(const Value& value, std::string_view name) {
  if (value.kind == Value::Kind::symbol && value.text == name) return true;
  return std::any_of(value.children.begin(), value.children.end(),
                     [name](const Value& child) { return has_name(child, name); });
}

Truth value_matches(const Comparison& compared, const Value& value) {
  using Kind = Value::Kind;
  if (value.kind == Kind::unseen) return Truth::unknown;
  if (value.kind == Kind::absent) return Truth::no;
  if (compared.op == Operator::has) {
    return truth(std::any_of(compared.any_of.begin(), compared.any_of.end(),
                             [&](const Operand& operand) { return has_name(value, operand.text); }));
  }
  if (value.kind == Kind::string) return truth(text_matches(compared, value.text));
  if (value.kind == Kind::structure || value.kind == Kind::array || value.kind == Kind::set ||
      value.kind == Kind::change) {
    // Of several parts any may be meant.
    Truth any = Truth::no;
    for (const Value& child : value.children) any = std::max(any, value_matches(compared, child));
    return any;
  }
  if (compared.op != Operator::glob && compared.op != Operator::regex &&
      number_matches(compared, static_cast<int64_t>(value.number)))
    return Truth::yes;
  if (compared.op == Operator::equal || compared.op == Operator::unequal)
    return truth(std::any_of(compared.any_of.begin(), compared.any_of.end(),
                             [&](const Operand& operand) { return has_name(value, operand.text); }));
  return truth((compared.op == Operator::glob || compared.op == Operator::regex) && !value.text.empty() &&
               text_matches(compared, value.text));
}

// ---- a field of an event ----

Truth subject_matches(const Comparison& compared, const Subject& who) {
  switch (compared.field->id) {
    case FieldId::pid:
      return truth(number_matches(compared, who.pid));
    case FieldId::tid:
      return truth(number_matches(compared, who.tid));
    case FieldId::uid:
      return truth(number_matches(compared, who.uid));
    case FieldId::cgroup:
      return truth(number_matches(compared, static_cast<int64_t>(who.cgroup_id)));
    case FieldId::comm:
      return truth(text_matches(compared, who.comm));
    case FieldId::exe:
      return truth(text_matches(compared, who.executable));
    default:
      return Truth::unknown;
  }
}

// Any argument in that role; unknown as long as one of them may still turn out to match.
Truth any_in_role(const Comparison& compared, const CallEvent& event, Argument::Role role) {
  if (!event.has_enter) return Truth::unknown;
  Truth any = Truth::no;
  for (size_t i = 0; i < event.nargs; ++i) {
    const Argument& argument = event.args[i];
    if (argument.role == role) any = std::max(any, value_matches(compared, argument.value));
  }
  return any;
}

Truth argument_matches(const Comparison& compared, const CallEvent& event) {
  if (!event.has_enter) return Truth::unknown;
  for (size_t i = 0; i < event.nargs; ++i) {
    if (event.args[i].name == compared.argument) return value_matches(compared, event.args[i].value);
  }
  return Truth::no;
}

Truth call_matches(const Comparison& compared, const CallEvent& event) {
  switch (compared.field->id) {
    case FieldId::syscall:
      if (!event.has_enter && event.nr < 0) return Truth::unknown;
      return truth(compared.calls.contains(event.nr, event.i386 ? Abi::i386 : Abi::x86_64));
    case FieldId::abi:
      return truth(text_matches(compared, event.i386 ? "i386" : "x86_64"));
    case FieldId::ret:
      return event.has_exit ? truth(number_matches(compared, event.ret_raw)) : Truth::unknown;
    case FieldId::error:
      if (!event.has_exit) return Truth::unknown;
      return truth(number_matches(compared, event.error_name.empty() ? 0 : -event.ret_raw));
    case FieldId::duration:
      if (!event.has_exit || !event.has_enter) return Truth::unknown;
      return truth(
          number_matches(compared, static_cast<int64_t>(event.exit_ns - std::min(event.exit_ns, event.who.time_ns))));
    case FieldId::path:
      return any_in_role(compared, event, Argument::Role::path);
    case FieldId::fd:
      return any_in_role(compared, event, Argument::Role::fd);
    case FieldId::argument:
      return argument_matches(compared, event);
    default:
      return subject_matches(compared, event.who);
  }
}

// ---- the tree ----

template <typename Event, typename Matches>
Truth evaluate(const Node& node, const Event& event, Matches matches) {
  switch (node.kind) {
    case Node::Kind::comparison: {
      const Truth equal = matches(node.comparison, event);
      return node.comparison.op == Operator::unequal ? negated(equal) : equal;
    }
    case Node::Kind::none_of:
      return negated(evaluate(node.children.front(), event, matches));
    case Node::Kind::all_of: {
      Truth all = Truth::yes;
      for (const Node& child : node.children) {
        all = std::min(all, evaluate(child, event, matches));
        if (all == Truth::no) break;
      }
      return all;
    }
    case Node::Kind::any_of: {
      Truth any = Truth::no;
      for (const Node& child : node.children) {
        any = std::max(any, evaluate(child, event, matches));
        if (any == Truth::yes) break;
      }
      return any;
    }
  }
  return Truth::unknown;
}

}  // namespace

Truth evaluate(const Expression& expression, const CallEvent& event) {
  return evaluate(expression.root, event, call_matches);
}

Truth evaluate(const Expression& expression, const Subject& who) {
  return evaluate(expression.root, who, subject_matches);
}

}  // namespace tracectl::filter
