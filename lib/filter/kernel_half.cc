#include "lib/filter/kernel_half.h"

#include "lib/filter/exit_clauses.h"

namespace tracectl::filter {
namespace {

using syscalls::CallSet;

CallSet complement(CallSet set) {
  set.x86_64.flip();
  set.i386.flip();
  set.others = !set.others;
  return set;
}

CallSet intersection(CallSet a, const CallSet& b) {
  return a &= b;
}

CallSet united(const CallSet& a, const CallSet& b) {
  return complement(intersection(complement(a), complement(b)));
}

// Calls for which a part of the expression can be true, and those for which it is true whatever else holds: the second
// set is what lets "not" be decided.
struct Calls {
  CallSet may = complement(CallSet{});
  CallSet must{};
};

Calls calls_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::comparison: {
      if (node.comparison.field->id != FieldId::syscall) return {};
      const CallSet& named = node.comparison.calls;
      const CallSet meant = node.comparison.op == Operator::unequal ? complement(named) : named;
      return {.may = meant, .must = meant};
    }
    case Node::Kind::none_of: {
      const Calls inner = calls_of(node.children.front());
      return {.may = complement(inner.must), .must = complement(inner.may)};
    }
    case Node::Kind::all_of: {
      Calls all{.must = complement(CallSet{})};
      for (const Node& child : node.children) {
        const Calls part = calls_of(child);
        all = {.may = intersection(all.may, part.may), .must = intersection(all.must, part.must)};
      }
      return all;
    }
    case Node::Kind::any_of: {
      Calls any{.may = CallSet{}};
      for (const Node& child : node.children) {
        const Calls part = calls_of(child);
        any = {.may = united(any.may, part.may), .must = united(any.must, part.must)};
      }
      return any;
    }
  }
  return {};
}

// Every exec ends by the number that execve has in the new program: where one of them is recorded, the end of any other
// that is not would look like its own.  So all are recorded, and those that are not meant are left out behind the ring.
CallSet with_every_exec(CallSet calls) {
  CallSet execs;
  for (const std::string_view name : {"execve", "execveat"}) {
    for (const Abi abi : {Abi::x86_64, Abi::i386}) {
      if (const syscalls::Row* row = syscalls::find(name, abi))
        (abi == Abi::i386 ? execs.i386 : execs.x86_64).set(static_cast<size_t>(row->nr.on(abi)));
    }
  }
  const CallSet meant = intersection(calls, execs);
  return meant.x86_64.any() || meant.i386.any() ? united(calls, execs) : calls;
}

// The values of one field for which a part of the expression can be true; nothing where others can make it so.
template <typename T>
std::optional<std::set<T>> values_of(const Node& node, FieldId field) {
  using Values = std::optional<std::set<T>>;
  switch (node.kind) {
    case Node::Kind::comparison: {
      if (node.comparison.field->id != field || node.comparison.op != Operator::equal) return std::nullopt;
      std::set<T> values;
      for (const Operand& operand : node.comparison.any_of) {
        const T value = static_cast<T>(operand.number);
        if (static_cast<int64_t>(value) == operand.number) values.insert(value);  // no task has another one
      }
      return values;
    }
    case Node::Kind::none_of:
      return std::nullopt;
    case Node::Kind::all_of: {
      Values all;
      for (const Node& child : node.children) {
        const Values part = values_of<T>(child, field);
        if (!part) continue;
        if (!all) {
          all = part;
        } else {
          std::erase_if(*all, [&](T value) { return !part->contains(value); });
        }
      }
      return all;
    }
    case Node::Kind::any_of: {
      std::set<T> any;
      for (const Node& child : node.children) {
        const Values part = values_of<T>(child, field);
        if (!part) return std::nullopt;
        any.insert(part->begin(), part->end());
      }
      return any;
    }
  }
  return std::nullopt;
}

}  // namespace

KernelHalf kernel_half(const Expression& expression) {
  const Node& root = expression.root;
  const CallSet calls = calls_of(root).may;
  return {.calls = with_every_exec(calls),
          .pids = values_of<uint32_t>(root, FieldId::pid),
          .tids = values_of<uint32_t>(root, FieldId::tid),
          .uids = values_of<uint32_t>(root, FieldId::uid),
          .cgroups = values_of<uint64_t>(root, FieldId::cgroup),
          .exits = exit_clauses(expression, calls)};
}

}  // namespace tracectl::filter
