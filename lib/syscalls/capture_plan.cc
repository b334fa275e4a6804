#include "lib/syscalls/capture_plan.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "lib/wire/record.h"

namespace tracectl::syscalls {
namespace {

// Bounds of the kernel side's loops (bpf/walk.bpf.h).
constexpr uint32_t kMaxIovec = 64;
constexpr uint32_t kMaxMessages = 16;
constexpr uint32_t kMaxStrings = 256;
constexpr uint32_t kSiginfoBytes = 128;

enum class Half : uint8_t { enter, exit };

uint32_t padded(uint32_t bytes) {
  return (bytes + 7) & ~7u;
}

// Bytes of one object or element of a type.
uint32_t element_bytes(const Type& type, Abi abi) {
  if (type.kind == Kind::sigaction) return abi == Abi::i386 ? 20 : 32;  // struct kernel_sigaction
  if (type.kind == Kind::siginfo) return kSiginfoBytes;
  if (type.object != nullptr && !type.elem.known()) return size_of(*type.object, abi);
  return std::max<uint32_t>(type.elem.width(abi), 1);
}

uint32_t limit_of(const Type& type, const CaptureLimits& limits) {
  switch (type.kind) {
    case Kind::path:
      return limits.path;
    case Kind::text:
      return type.shape == Shape::buffer ? limits.buffer : limits.string;
    case Kind::bytes:
      return limits.buffer;
    case Kind::hex:
      return type.shape == Shape::buffer ? limits.buffer : limits.object;
    case Kind::dirents:
    case Kind::dirents_old:
      return limits.dirents;
    default:
      return limits.object;
  }
}

// The copy that counts its bytes by `type.length`.
void set_length(trc_op& op, const Row& row, const Type& type, Half half, Abi abi) {
  const Length& length = type.length;
  const uint32_t element = type.shape == Shape::buffer || length.per_byte ? 1 : element_bytes(type, abi);
  op.elem = static_cast<uint16_t>(element);
  if (length.arg < TRC_MAX_ARGS) {
    op.len_arg = length.arg;
    if (parse_ctype(row.args[length.arg].ctype).width(abi) == 4) op.flags |= TRC_OP_LEN32;
  }
  if (length.tail) {  // the length counts only what stands behind the other fields
    op.offset = static_cast<uint16_t>(extent_of(*type.object, type.object->fields.size() - 1, abi).offset);
  }
  switch (length.from) {
    case Length::From::none:
      op.kind = TRC_COPY_FIXED;
      op.elem = static_cast<uint16_t>(element_bytes(type, abi));
      break;
    case Length::From::constant:
      op.kind = TRC_COPY_FIXED;
      op.elem = static_cast<uint16_t>(element * length.value);
      break;
    case Length::From::argument:
      op.kind = TRC_COPY_COUNTED;
      break;
    case Length::From::result:
      op.kind = TRC_COPY_RETURNED;
      if (length.arg >= TRC_MAX_ARGS) op.flags |= TRC_OP_NO_LEN_ARG;
      break;
    case Length::From::pointed:
      op.kind = TRC_COPY_POINTED;
      break;
    case Length::From::prefix:
      op.kind = TRC_COPY_PREFIXED;
      op.offset = static_cast<uint16_t>(length.value);
      op.count = length.extra;
      break;
    case Length::From::bits:
      op.kind = TRC_COPY_COUNTED;
      op.flags |= TRC_OP_BITS;
      op.elem = abi == Abi::i386 ? 4 : 8;
      if (type.kind == Kind::nodemask) op.offset = 1;  // maxnode - 1 bits, set_mempolicy(2)
      break;
    case Length::From::pages:
      op.kind = TRC_COPY_COUNTED;
      op.flags |= TRC_OP_PAGES;
      break;
    case Length::From::ioctl:
      op.kind = TRC_COPY_IOC;
      op.elem = half == Half::enter ? 1 : 2;  // _IOC_WRITE: the caller writes; _IOC_READ: the call does
      break;
    case Length::From::field:
    case Length::From::field_bits:
      break;  // only of a structure's field: behind_field()
  }
}

bool wanted_in(Direction direction, Half half) {
  return half == Half::enter ? direction != Direction::out : direction != Direction::in;
}

uint16_t common_flags(const Type& type, Half half) {
  uint16_t flags = 0;
  if (half == Half::exit && type.vital) flags |= TRC_OP_ON_ERROR;
  if (half == Half::enter && type.direction == Direction::in && !type.is_written_back) flags |= TRC_OP_REREAD;
  return flags;
}

// A string's item has room for its NUL, and for one byte more that tells a whole string from a cut one.
uint32_t string_room(uint32_t limit) {
  return std::min(limit, TRC_ITEM_MAX - 2) + 2;
}

// What a pointer in the structure behind an argument leads to.
trc_op behind_field(uint8_t arg, const Structure& structure, size_t index, Half half, Abi abi,
                    const CaptureLimits& limits) {
  const Field& field = structure.fields[index];
  const Type& type = field.type;
  trc_op op{.kind = TRC_COPY_BEHIND, .arg = arg, .sub = static_cast<uint8_t>(index + 1)};
  op.flags = common_flags(type, half);
  op.offset = static_cast<uint16_t>(extent_of(structure, index, abi).offset);
  op.max = std::min(limit_of(type, limits), TRC_ITEM_MAX);
  if (!field.ctype.ends_with('*')) op.flags |= TRC_OP_POINTER64;
  if (type.shape == Shape::c_string) {
    op.max = string_room(op.max);
    return op;
  }
  const bool per_byte = type.shape == Shape::buffer || type.length.per_byte;
  op.elem = static_cast<uint16_t>(per_byte ? 1 : element_bytes(type, abi));
  op.count = type.length.from == Length::From::constant ? type.length.value : 1;
  if (type.length.from == Length::From::field || type.length.from == Length::From::field_bits) {
    const Extent at = extent_of(structure, type.length.value, abi);
    op.len_offset = static_cast<uint16_t>(at.offset);
    op.len_arg = static_cast<uint8_t>(at.size);
    if (type.length.from == Length::From::field_bits) {
      op.flags |= TRC_OP_BITS;
      op.elem = abi == Abi::i386 ? 4 : 8;
    }
  }
  return op;
}

// Scattered buffers and messages: at the half where nothing has come or is sent yet, what describes them is all.
std::optional<trc_op> scattered(const Row& row, uint8_t arg, const Type& type, Half half, Abi abi,
                                const CaptureLimits& limits) {
  trc_op op{.arg = arg, .flags = common_flags(type, half)};
  const bool is_out = type.direction == Direction::out;
  const bool contents = is_out == (half == Half::exit);
  if (type.shape != Shape::msghdr) set_length(op, row, type, half, abi);
  op.kind = type.shape == Shape::iovec    ? TRC_COPY_IOVEC
            : type.shape == Shape::msghdr ? TRC_COPY_MSGHDR
                                          : TRC_COPY_MMSGHDR;
  op.max = contents ? std::clamp<uint32_t>(limits.buffer, 1, TRC_ITEM_MAX) : 0;
  op.count = std::min(limits.elements, kMaxIovec);
  // The lengths that recvmsg is given are in/out, and sendmmsg tells in the headers how much it sent of each.
  if (!contents && !(type.shape == Shape::msghdr && half == Half::enter) &&
      !(type.shape == Shape::mmsghdr && half == Half::exit)) {
    return std::nullopt;
  }
  if (half == Half::exit && type.shape == Shape::iovec) op.flags |= TRC_OP_ON_ERROR;  // the array, if nothing more
  if (half == Half::exit && type.shape != Shape::mmsghdr) op.flags |= TRC_OP_LIMIT_RET;
  return op;
}

trc_op string_array(uint8_t arg, bool environment, uint32_t total) {
  total = std::min<uint32_t>(total, UINT16_MAX);
  return {.kind = TRC_COPY_ARGV,
          .arg = arg,
          .sub = static_cast<uint8_t>(environment ? 1 : 0),
          .flags = TRC_OP_REREAD,
          .elem = static_cast<uint16_t>(total),
          .max = string_room(total),
          .count = kMaxStrings};
}

std::optional<trc_op> main_op(const Row& row, uint8_t arg, const Type& type, Half half, Abi abi,
                              const CaptureLimits& limits) {
  if (!type.is_pointer()) return std::nullopt;
  if (type.shape == Shape::iovec || type.shape == Shape::msghdr || type.shape == Shape::mmsghdr)
    return scattered(row, arg, type, half, abi, limits);
  if (!wanted_in(type.direction, half)) return std::nullopt;
  trc_op op{.arg = arg, .flags = common_flags(type, half)};
  op.max = std::min(limit_of(type, limits), TRC_ITEM_MAX);
  switch (type.shape) {
    case Shape::c_string:
      op.kind = TRC_COPY_STRING;
      op.max = string_room(op.max);
      return op;
    case Shape::argv:
      return string_array(arg, false, limits.argv);
    case Shape::envp:
      if (limits.environment != 0) return string_array(arg, true, limits.environment);
      op.kind = TRC_COPY_ENVC;
      return op;
    case Shape::pointers:
      set_length(op, row, type, half, abi);
      op.kind = TRC_COPY_POINTERS;
      op.count = std::min(limits.elements, kMaxIovec);
      return op;
    default:
      set_length(op, row, type, half, abi);
      return op;
  }
}

void add_ops(const Row& row, uint8_t arg, const Type& type, Half half, Abi abi, const CaptureLimits& limits,
             std::vector<trc_op>& ops) {
  if (const auto op = main_op(row, arg, type, half, abi, limits)) ops.push_back(*op);
  if (type.shape != Shape::one || type.object == nullptr || type.elem.known()) return;
  for (size_t i = 0; i < type.object->fields.size(); ++i) {
    const Type& pointee = type.object->fields[i].type;
    if (pointee.is_pointer() && wanted_in(pointee.direction, half))
      ops.push_back(behind_field(arg, *type.object, i, half, abi, limits));
  }
}

// The most that the items of an operation take in a record, and what is read behind them to see where a string ends.
uint32_t max_bytes_of(const trc_op& op) {
  const uint32_t cut = sizeof(uint64_t);
  const uint32_t item = sizeof(trc_item) + padded(op.max) + cut;
  const uint32_t iovec = sizeof(trc_item) + op.count * 16 + cut + op.count * item;
  const uint32_t message = (sizeof(trc_item) + cut) * 3 + 64 + 128 + 4096 + iovec;
  switch (op.kind) {
    case TRC_COPY_FIXED:
      return sizeof(trc_item) + padded(std::min<uint32_t>(op.elem, op.max)) + cut;
    case TRC_COPY_ENVC:
      return sizeof(trc_item) + 8 + cut;
    case TRC_COPY_ARGV:
      return op.elem + op.count * (sizeof(trc_item) + 8 + cut) + TRC_STRING_SCAN;
    case TRC_COPY_IOVEC:
      return iovec;
    case TRC_COPY_MSGHDR:
      return message;
    case TRC_COPY_MMSGHDR:
      return kMaxMessages * message + item;
    case TRC_COPY_POINTERS:
      return sizeof(trc_item) + op.count * 8 + cut + op.count * (sizeof(trc_item) + padded(op.elem));
    default:
      return item + TRC_STRING_SCAN;
  }
}

struct PlanLess {
  bool operator()(const trc_plan& a, const trc_plan& b) const { return std::memcmp(&a, &b, sizeof(a)) < 0; }
};

// A value of an argument that chooses among variants.
struct Selected {
  uint8_t arg;
  uint64_t value;
};

// The type of an argument when the selecting arguments have these values.
const Type& resolve(const Type& type, std::span<const Selected> selected) {
  if (type.variants == nullptr) return type;
  for (const Selected& s : selected) {
    if (s.arg != type.variants_arg) continue;
    for (const Variant& variant : type.variants->cases) {
      if (variant.value == (s.value & type.variants->mask)) return resolve(variant.type, selected);
    }
  }
  return type;
}

// Does any way through its variants lead to memory?
bool leads_to_memory(const Type& type) {
  if (type.is_pointer()) return true;
  return type.variants != nullptr && std::any_of(type.variants->cases.begin(), type.variants->cases.end(),
                                                 [](const Variant& variant) { return leads_to_memory(variant.type); });
}

bool changes_user(const Row& row) {
  constexpr std::string_view kCalls[] = {"setuid",   "setreuid",   "setresuid",  // i386: with 16-bit ids
                                         "setuid32", "setreuid32", "setresuid32"};
  return std::find(std::begin(kCalls), std::end(kCalls), row.name) != std::end(kCalls);
}

class Builder {
 public:
  Builder(const CaptureLimits& limits, const CaptureChoice& choice, uint16_t sessions)
      : limits_(limits), choice_(choice), sessions_(sessions) {
    result_.calls.resize(TRC_CALLS);
    result_.selects.resize(TRC_CALLS);
    result_.plans.push_back(trc_plan{});
    for (const uint32_t other : {TRC_NR_OTHER, TRC_NR_I386 + TRC_NR_OTHER}) result_.calls[other].flags = TRC_CALL_LOOK;
  }

  // Also where the call is not wanted.  execveat, and an execve from the other ABI, exits by the number that execve has
  // in the new program; a child's first return may have to be counted; and whose task it is matters to every other
  // call.
  void mark(const Row& row, Abi abi) {
    trc_call& call = result_.calls[index_of(row, abi)];
    if (is_exec(row)) call.flags |= TRC_CALL_EXEC | TRC_CALL_LOOK;
    if (row.name == "fork" || row.name == "vfork" || row.name == "clone" || row.name == "clone3")
      call.flags |= TRC_CALL_FORK;
    if (changes_user(row)) call.flags |= TRC_CALL_USER | TRC_CALL_LOOK;
  }

  void add_call(const Row& row, Abi abi) {
    const uint32_t index = index_of(row, abi);
    trc_call& call = result_.calls[index];
    call.sessions = sessions_;
    call.nargs = static_cast<uint8_t>(row.arity());
    call.enter_plan = plan(row, abi, Half::enter, {});
    call.exit_plan = plan(row, abi, Half::exit, {});
    // What an execve was given may be readable only when it is done: it keeps its exit.
    if (!is_exec(row) && !choice_.exits.contains(row.nr.on(abi), abi)) call.flags |= TRC_CALL_ENTER_ONLY;
    if (row.frame_mask.on(abi) >= 0) call.flags |= TRC_CALL_STACK;
    add_choices(row, abi, index, call);
  }

  // Numbers that no row knows: six words, and nothing that they may point to.
  void add_unknown(const CallSet& wanted, Abi abi) {
    const uint32_t first = abi == Abi::i386 ? TRC_NR_I386 : 0;
    for (uint32_t nr = 0; nr <= TRC_NR_OTHER; ++nr) {
      const auto known_as = nr == TRC_NR_OTHER ? INT32_MAX : static_cast<int32_t>(nr);
      if (!wanted.contains(known_as, abi) || find(known_as, abi) != nullptr) continue;
      trc_call& call = result_.calls[first + nr];
      call.sessions = sessions_;
      call.nargs = TRC_MAX_ARGS;
      if (!choice_.exits.contains(known_as, abi)) call.flags |= TRC_CALL_ENTER_ONLY;
    }
  }

  CapturePlan take() { return std::move(result_); }

 private:
  static bool is_exec(const Row& row) { return row.name == "execve" || row.name == "execveat"; }
  static uint32_t index_of(const Row& row, Abi abi) {
    return static_cast<uint32_t>(row.nr.on(abi)) + (abi == Abi::i386 ? TRC_NR_I386 : 0);
  }

  uint16_t plan(const Row& row, Abi abi, Half half, std::span<const Selected> selected) {
    std::vector<trc_op> ops;
    for (uint8_t i = 0; i < row.arity(); ++i) {
      if (!choice_.arguments.contains(row.nr.on(abi), abi, i)) continue;
      add_ops(row, i, resolve(row.args[i].type, selected), half, abi, limits_, ops);
    }
    if (half == Half::enter && row.frame_mask.on(abi) >= 0) {
      const int16_t high = row.frame_mask_high.on(abi);
      const uint16_t bytes = high < 0 ? 8 : 4;
      for (const int16_t offset : {row.frame_mask.on(abi), high}) {
        if (offset < 0) continue;
        ops.push_back({.kind = TRC_COPY_FIXED,
                       .arg = TRC_STACK_ARG,
                       .elem = bytes,
                       .offset = static_cast<uint16_t>(offset),
                       .max = bytes});
      }
    }
    trc_plan plan{};
    for (const trc_op& op : ops) {
      if (plan.n_ops == TRC_PLAN_OPS) break;  // a test asks that it never comes to this
      plan.ops[plan.n_ops++] = op;
      plan.max_bytes += max_bytes_of(op);
    }
    // A record has an end too: what would not fit is left out there and marked.
    plan.max_bytes = std::min<uint32_t>(plan.max_bytes, TRC_RECORD_MAX);
    return intern(plan);
  }

  uint16_t intern(const trc_plan& plan) {
    if (plan.n_ops == 0) return 0;
    const auto known = known_.find(plan);
    if (known != known_.end()) return known->second;
    if (result_.plans.size() >= TRC_PLANS) return 0;  // a test asks that it never comes to this
    const auto index = static_cast<uint16_t>(result_.plans.size());
    result_.plans.push_back(plan);
    known_.emplace(plan, index);
    return index;
  }

  trc_choice plans(const Row& row, Abi abi, std::span<const Selected> selected) {
    return {plan(row, abi, Half::enter, selected), plan(row, abi, Half::exit, selected)};
  }

  // By the first argument that something hangs on, and below some of its values by a second one.
  void add_choices(const Row& row, Abi abi, uint32_t index, trc_call& call) {
    const auto selecting = std::find_if(std::begin(row.args), std::end(row.args), [](const Arg& a) {
      return a.type.variants != nullptr && leads_to_memory(a.type);
    });
    if (selecting == std::end(row.args)) return;
    trc_select select{.arg = selecting->type.variants_arg,
                      .mask = static_cast<uint32_t>(selecting->type.variants->mask)};
    std::set<uint64_t> values;
    for (const Arg& a : row.args) {
      if (a.type.variants == nullptr || a.type.variants_arg != select.arg) continue;
      for (const Variant& variant : a.type.variants->cases) values.insert(variant.value);
    }
    const size_t before = result_.choices.size();
    const trc_choice own{call.enter_plan, call.exit_plan};
    for (const uint64_t value : values) {
      const Selected first{select.arg, value};
      const trc_choice any = plans(row, abi, {&first, 1});
      add_choice(index, TRC_CHOICE_ANY, value, any, own);
      add_second_choices(row, abi, index, first, any, select);
    }
    if (result_.choices.size() == before) return;
    call.flags |= TRC_CALL_SELECT;
    result_.selects[index] = select;
  }

  void add_second_choices(const Row& row, Abi abi, uint32_t index, const Selected& first, trc_choice any,
                          trc_select& select) {
    std::set<uint64_t> values;
    uint8_t second_arg = 0;
    for (const Arg& a : row.args) {
      const Type& type = resolve(a.type, {&first, 1});
      if (type.variants == nullptr || type.variants_arg == first.arg || !leads_to_memory(type)) continue;
      second_arg = type.variants_arg;
      for (const Variant& variant : type.variants->cases) values.insert(variant.value & 0xffff);
    }
    for (const uint64_t value : values) {
      const Selected both[] = {first, {second_arg, value}};
      const trc_choice choice = plans(row, abi, both);
      if (!add_choice(index, static_cast<uint32_t>(value), first.value, choice, any)) continue;
      select.second = second_arg;
      select.second_mask = 0xffff;
    }
  }

  // False: it is no other than without it.
  bool add_choice(uint32_t index, uint32_t second, uint64_t first, trc_choice choice, trc_choice without) {
    if (choice.enter_plan == without.enter_plan && choice.exit_plan == without.exit_plan) return false;
    result_.choices.push_back({TRC_CHOICE_KEY(index, second, first), choice});
    return true;
  }

  const CaptureLimits& limits_;
  const CaptureChoice& choice_;
  uint16_t sessions_;
  CapturePlan result_;
  std::map<trc_plan, uint16_t, PlanLess> known_;
};

}  // namespace

CapturePlan make_capture_plan(const CallSet& wanted, const CaptureLimits& limits, const CaptureChoice& choice,
                              uint16_t sessions) {
  Builder builder{limits, choice, sessions};
  for (const Row* row : all_rows()) {
    for (const Abi abi : {Abi::x86_64, Abi::i386}) {
      if (row->nr.on(abi) < 0) continue;
      builder.mark(*row, abi);
      if (wanted.contains(row->nr.on(abi), abi)) builder.add_call(*row, abi);
    }
  }
  for (const Abi abi : {Abi::x86_64, Abi::i386}) builder.add_unknown(wanted, abi);
  return builder.take();
}

}  // namespace tracectl::syscalls
