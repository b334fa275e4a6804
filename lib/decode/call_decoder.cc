// A call from left to right: who, name, arguments, result.
#include "lib/decode/call_decoder.h"

#include <algorithm>

#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/result.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"
#include "lib/wire/plan.h"

namespace tracectl::decode {

namespace {

EventPhase phase_of(Phase phase) {
  switch (phase) {
    case Phase::enter:
      return EventPhase::enter;
    case Phase::exit:
      return EventPhase::exit;
    case Phase::whole:
      break;
  }
  return EventPhase::whole;
}

void begin(const Call& call, CallEvent& event) {
  event.phase = phase_of(call.phase);
  event.who = {.time_ns = call.has_enter ? call.enter_ns : call.exit_ns, .tid = call.tid, .pid = call.tid};
  if (call.task != nullptr) {
    event.who.pid = call.task->tgid;
    event.who.comm = call.task->comm;
    event.who.executable = call.task->executable;
    event.who.cgroup_id = call.task->cgroup_id;
    event.who.uid = call.task->uid;
  }
  event.exit_ns = call.has_exit ? call.exit_ns : 0;
  event.nr = call.nr;
  event.enter_tid = call.has_enter ? call.enter_tid : call.tid;
  event.i386 = call.abi == Abi::i386;
  event.has_enter = call.has_enter;
  event.has_exit = call.has_exit;
  event.no_return = false;
  event.nargs = 0;
  event.ret_raw = 0;
  event.ret = {};
  event.error_name = {};
  event.error_text = {};
  event.restarting = false;
  event.ret_comment = {};
}

// {mask=[]}: what a handler's return restores; no argument, but what the call reads.
void decode_frame_mask(const Context& context, CallEvent& event) {
  Argument& argument = event.args[event.nargs++];
  argument = {.name = "frame", .value = unseen_value(), .at_exit = false};
  const std::span<std::byte> mask = context.arena.array<std::byte>(8);
  size_t known = 0;
  for (const ItemView& item : context.call.enter_items) {
    if (item.arg != TRC_STACK_ARG || item.status != TRC_OK || item.bytes.size() > mask.size() - known) continue;
    std::copy(item.bytes.begin(), item.bytes.end(), mask.begin() + static_cast<ptrdiff_t>(known));
    known += item.bytes.size();
  }
  if (known != mask.size()) return;
  Children fields(context.arena, 1);
  fields.add("mask", decode_sigset(context.arena, mask));
  argument.value = {.kind = Value::Kind::structure, .children = fields.all()};
}

// Of the structure's field with this name: what is behind it is told when the call has returned.
bool is_told_at_exit(const syscalls::Structure& structure, std::string_view field) {
  for (const syscalls::Field& one : structure.fields) {
    if (one.name == field)
      return one.type.shape != syscalls::Shape::value && one.type.direction != syscalls::Direction::in;
  }
  return false;
}

// A structure of arguments is shown as they are: mmap(NULL, 4096, …) of the one pointer that old calls of i386 take;
// and socketcall(SYS_BIND, …) as the call that it stands for.
void spread_out(const Context& context, size_t index, CallEvent& event) {
  const syscalls::Type& type = resolve(context, context.plan.row->args[index].type);
  if (!type.spread) return;
  const Argument whole = event.args[index];
  const std::span<const Value> fields = whole.value.children;
  if (whole.value.kind != Value::Kind::structure || whole.value.truncated || fields.size() > event.args.size()) return;
  if (index != 0) event.name = type.object->name;
  event.nargs = static_cast<uint8_t>(fields.size());
  for (size_t i = 0; i < fields.size(); ++i) {
    Argument& argument = event.args[i];
    argument = {.name = fields[i].label, .value = labelled({}, fields[i]), .at_exit = whole.at_exit};
    if (!is_told_at_exit(*type.object, argument.name)) continue;
    argument.at_exit = true;
    if (context.call.phase == Phase::enter) argument.value = {};
  }
}

}  // namespace

void decode_call(const Context& context, CallEvent& event) {
  const RowPlan& plan = context.plan;
  begin(context.call, event);
  event.name = plan.row->name;
  const bool never_told = context.call.phase == Phase::whole && !context.call.has_exit;
  event.no_return = never_told || (plan.row->no_return && !context.failed());
  event.nargs = plan.nargs;
  const std::span<const uint8_t> order = plan.row->order;
  for (size_t i = 0; i < plan.nargs; ++i) {
    const size_t index = i < order.size() && order[i] < plan.nargs ? order[i] : i;
    decode_argument(context, index, event.args[i]);
  }
  if (plan.nargs != 0) spread_out(context, plan.nargs - 1u, event);
  if (plan.nargs == 0 && plan.row->frame_mask.on(context.call.abi) >= 0) decode_frame_mask(context, event);
  decode_result(context, event);
}

void decode_unknown(const Call& call, EventArena& arena, CallEvent& event) {
  begin(call, event);
  if (!call.has_enter && call.nr < 0) {
    // The registers of a lone exit do not say (after execve, rt_sigreturn).
    event.name = "unknown";
  } else {
    event.name = Text(arena, 32).add("syscall_").hex(static_cast<uint32_t>(call.nr)).view();
  }
  constexpr std::string_view kNames[TRC_MAX_ARGS] = {"arg0", "arg1", "arg2", "arg3", "arg4", "arg5"};
  event.nargs = call.has_enter ? call.nargs : 1;
  for (size_t i = 0; i < event.nargs; ++i) {
    event.args[i] = {
        .name = kNames[i], .value = call.has_enter ? hex_value(call.args[i]) : unseen_value(), .at_exit = false};
  }
  static constexpr syscalls::Row kNoRow{.name = "unknown"};
  static const Layouts kNoLayouts;
  const RowPlan plan{.row = &kNoRow};
  const DecodeOptions options;
  decode_result({.options = options, .layouts = kNoLayouts, .arena = arena, .call = call, .plan = plan}, event);
}

}  // namespace tracectl::decode
