#include "lib/decode/result.h"

#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"

namespace tracectl::decode {

using syscalls::CType;
using syscalls::Direction;
using syscalls::Kind;
using syscalls::Shape;
using syscalls::Type;

namespace {

constexpr CType kLong{8, 8, true, false, 8};  // i386's return values arrive sign-extended

// fcntl is one name for many calls, so what its answers are is said beside them.
std::string_view comment_title(const Context& context, const Type& type) {
  if (!context.plan.row->name.starts_with("fcntl") || type.kind != Kind::flags || type.set == nullptr) return {};
  return type.set->prefix.starts_with("F_SEAL") ? "seals " : "flags ";
}

// The number, and the names that it stands for in parentheses.
void named_result(const Context& context, const Type& type, const Value& names, CallEvent& event) {
  const auto number = static_cast<uint64_t>(context.call.ret);
  const bool in_hex = type.kind == Kind::flags || context.plan.row->name.starts_with("fcntl");
  event.ret = in_hex ? hex_value(number) : number_value(number);
  const bool is_named = names.kind == Value::Kind::flags || names.kind == Value::Kind::call || !names.text.empty();
  if (!is_named) return;
  event.ret_comment = Text(context.arena).add("(").add(comment_title(context, type)).value(names).add(")").view();
}

void success(const Context& context, CallEvent& event) {
  const Type& type = resolve(context, context.plan.row->ret);
  const auto number = static_cast<uint64_t>(context.call.ret);
  switch (type.kind) {
    case Kind::flags:
    case Kind::clone_flags:
      if (type.set == nullptr) break;
      return named_result(context, type, decode_flags(context.arena, *type.set, number), event);
    case Kind::symbol:
      if (type.set == nullptr) break;
      return named_result(context, type, decode_symbol(context.arena, *type.set, number), event);
    case Kind::signal:
      return named_result(context, type, decode_signal(number), event);
    case Kind::ioprio: {
      Value names;
      decode_value(context, type, kLong, number, names);
      return named_result(context, type, names, event);
    }
    case Kind::unix_time:
      event.ret = number_value(number);
      event.ret_comment = Text(context.arena).add("(").add(date_text(context.arena, context.call.ret)).add(")").view();
      return;
    case Kind::address:
      event.ret = hex_value(cut(number, CType{8, 4, false, true, 4}, context.abi()));
      if (type.set == nullptr) return;
      if (const std::string_view name = syscalls::name_of(*type.set, event.ret.number); !name.empty()) {
        event.ret_comment = Text(context.arena, 32).add("(").add(name).add(")").view();
      }
      return;
    case Kind::uid:
      event.ret = number_value(cut(number, CType{4, 4, false, false, 4}, context.abi()), false, 32);
      return;
    default:
      break;
  }
  decode_value(context, type, kLong, number, event.ret);
}

// What became of one of the sets or times that were given: added to the comment.
class PollComment {
 public:
  explicit PollComment(EventArena& arena) : text_(arena, 160) {}
  void add(const Type& type, const Value& after) {
    constexpr std::string_view kSets[] = {"in ", "out ", "except "};
    if (type.kind != Kind::fd_set) {
      separate();
      if (type.shape != Shape::many) text_.add("left ");
      text_.value(after);
    } else if (!after.children.empty() && set_ < std::size(kSets)) {
      separate();
      text_.add(kSets[set_]).value(after);
    }
  }
  void next(const Type& type) { set_ += type.kind == Kind::fd_set ? 1 : 0; }
  [[nodiscard]] std::string_view view() { return text_.empty() ? std::string_view{} : text_.add(")").view(); }

 private:
  void separate() { text_.add(text_.empty() ? "(" : ", "); }
  Text text_;
  size_t set_ = 0;
};

// The arguments stand in a structure.
std::string_view spread_comment(const Context& context, const syscalls::Structure& structure) {
  PollComment comment(context.arena);
  for (size_t i = 0; i < structure.fields.size(); ++i) {
    const Type& type = structure.fields[i].type;
    if (type.direction != Direction::inout || !type.is_pointer()) continue;
    const Value after = decode_field_pointer(context, structure, i, {0, Moment::after});
    if (after.kind != Value::Kind::address && after.kind != Value::Kind::unseen) comment.add(type, after);
    comment.next(type);
  }
  return comment.view();
}

// poll and select: what became of what they were given, behind the return value.
//   poll:    ([{fd=3, revents=POLLIN}])      ppoll also: left {tv_sec=1, tv_nsec=5}
//   select:  (in [4], out [5], left {tv_sec=1, tv_usec=5})
std::string_view poll_comment(const Context& context) {
  if (context.call.ret == 0) return "(Timeout)";
  if (const Type& only = context.plan.row->args[0].type; only.spread) return spread_comment(context, *only.object);
  PollComment comment(context.arena);
  for (size_t i = 0; i < context.plan.nargs; ++i) {
    const Type& type = resolve(context, context.plan.row->args[i].type);
    if (type.direction == Direction::in || !type.is_pointer()) continue;
    const bool is_there = context.argument(i) != 0 && (type.bare == nullptr || !type.bare(context.call.args));
    const Part part = type.shape == Shape::one ? Part::shown : Part::returned;
    const Value after = is_there ? decode_pointee(context, type, i, Moment::after, part) : unseen_value();
    if (after.kind != Value::Kind::unseen) comment.add(type, after);
    comment.next(type);
  }
  return comment.view();
}

// set_thread_area answers in the descriptor which entry it took.
std::string_view entry_comment(const Context& context) {
  for (size_t i = 0; i < context.plan.nargs; ++i) {
    const Type& type = context.plan.row->args[i].type;
    if (type.custom != syscalls::Custom::user_desc || type.direction != Direction::inout) continue;
    uint64_t before = 0;
    uint64_t after = 0;
    if (load_integer(Items(context, i, Moment::before).find().bytes, 0, 4, true, before) &&
        load_integer(Items(context, i, Moment::after).find().bytes, 0, 4, true, after) && before != after) {
      return Text(context.arena, 32).add("(entry_number=").decimal(static_cast<int64_t>(after)).add(")").view();
    }
  }
  return {};
}

}  // namespace

void decode_result(const Context& context, CallEvent& event) {
  const Call& call = context.call;
  event.ret_raw = call.ret;
  if (!call.has_exit) return;
  if (context.failed()) {
    const ErrorText error = error_text(context.arena, -call.ret);
    event.error_name = error.name;
    event.error_text = error.text;
    event.restarting = error.restarting;
    return;
  }
  success(context, event);
  if (!call.has_enter) return;
  if (context.plan.polls) event.ret_comment = poll_comment(context);
  if (context.plan.answers_entry) event.ret_comment = entry_comment(context);
}

}  // namespace tracectl::decode
