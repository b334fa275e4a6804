#include "lib/syscalls/capture_plan.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "lib/wire/record.h"

namespace tracectl::syscalls {
namespace {

constexpr uint32_t kMaxIovec = 64;  // bounds of the kernel side's loops (bpf/capture.bpf.h)
constexpr uint32_t kMaxMessages = 16;
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
      break;
    case Length::From::bits:
      op.kind = TRC_COPY_COUNTED;
      op.flags |= TRC_OP_BITS;
      break;
    case Length::From::ioctl:
      op.kind = TRC_COPY_IOC;
      op.elem = half == Half::enter ? 1 : 2;  // _IOC_WRITE: the caller writes; _IOC_READ: the call does
      break;
  }
}

bool wanted_in(Direction direction, Half half) {
  return half == Half::enter ? direction != Direction::out : direction != Direction::in;
}

std::optional<trc_op> make_op(const Row& row, uint8_t arg, const Type& type, Half half, Abi abi,
                              const CaptureLimits& limits) {
  if (!type.is_pointer() || !wanted_in(type.direction, half)) return std::nullopt;
  trc_op op{};
  op.arg = arg;
  // A string's item has room for its NUL and for one byte more, which tells a whole string from a cut one.
  op.max = std::min(limit_of(type, limits), TRC_ITEM_MAX - 2);
  if (half == Half::exit && type.vital) op.flags |= TRC_OP_ON_ERROR;
  if (type.direction == Direction::in) op.flags |= TRC_OP_REREAD;
  const uint32_t elements = std::min(limits.elements, kMaxIovec);
  switch (type.shape) {
    case Shape::c_string:
      op.kind = TRC_COPY_STRING;
      op.max += 2;
      break;
    case Shape::argv:
      op.kind = TRC_COPY_ARGV;
      op.max = std::min(limits.string, TRC_ITEM_MAX - 2) + 2;
      op.count = limits.elements;
      break;
    case Shape::envp:
      op.kind = TRC_COPY_ENVC;
      break;
    case Shape::iovec:
    case Shape::mmsghdr:
    case Shape::msghdr:
      if (type.shape != Shape::msghdr) set_length(op, row, type, half, abi);
      op.kind = type.shape == Shape::iovec    ? TRC_COPY_IOVEC
                : type.shape == Shape::msghdr ? TRC_COPY_MSGHDR
                                              : TRC_COPY_MMSGHDR;
      op.max = std::min(limits.buffer, TRC_ITEM_MAX);
      op.count = elements;
      // mmsghdr has a length for each message; the return value counts messages.
      if (half == Half::exit && type.shape != Shape::mmsghdr) op.flags |= TRC_OP_LIMIT_RET;
      break;
    default:
      set_length(op, row, type, half, abi);
      break;
  }
  return op;
}

// The most that the items of an operation take in a record.
uint32_t max_bytes_of(const trc_op& op) {
  const uint32_t item = sizeof(trc_item) + padded(op.max);
  const uint32_t iovec = sizeof(trc_item) + op.count * 16 + op.count * item;
  const uint32_t message = sizeof(trc_item) * 3 + 56 + 128 + 4096 + iovec;
  switch (op.kind) {
    case TRC_COPY_FIXED:
      return sizeof(trc_item) + padded(std::min<uint32_t>(op.elem, op.max));
    case TRC_COPY_ENVC:
      return sizeof(trc_item) + 8;
    case TRC_COPY_ARGV:
      return (op.count + 1) * item;
    case TRC_COPY_IOVEC:
      return iovec;
    case TRC_COPY_MSGHDR:
      return message;
    case TRC_COPY_MMSGHDR:
      return kMaxMessages * message;
    default:
      return item;
  }
}

struct PlanLess {
  bool operator()(const trc_plan& a, const trc_plan& b) const { return std::memcmp(&a, &b, sizeof(a)) < 0; }
};

class Builder {
 public:
  Builder(const CaptureLimits& limits, uint16_t sessions) : limits_(limits), sessions_(sessions) {
    result_.calls.resize(TRC_CALLS);
    result_.plans.push_back(trc_plan{});
  }

  void add_call(const Row& row, Abi abi) {
    const uint32_t index = static_cast<uint32_t>(row.nr.on(abi)) + (abi == Abi::i386 ? TRC_NR_I386 : 0);
    trc_call& call = result_.calls[index];
    call.sessions = sessions_;
    call.nargs = static_cast<uint8_t>(row.arity());
    call.enter_plan = plan(row, abi, Half::enter, std::nullopt);
    call.exit_plan = plan(row, abi, Half::exit, std::nullopt);
    if (row.name == "execve" || row.name == "execveat") call.flags |= TRC_CALL_EXEC;
    if (row.name == "fork" || row.name == "vfork" || row.name == "clone" || row.name == "clone3")
      call.flags |= TRC_CALL_FORK;
    if (row.frame_mask.on(abi) >= 0) call.flags |= TRC_CALL_STACK;
    add_choices(row, abi, index, call);
  }

  // Numbers that no row knows: six words, and nothing that they may point to.
  void add_unknown(const CallSet& wanted, Abi abi) {
    const uint32_t first = abi == Abi::i386 ? TRC_NR_I386 : 0;
    for (uint32_t nr = 0; nr <= TRC_NR_OTHER; ++nr) {
      const bool is_wanted = nr == TRC_NR_OTHER ? wanted.others : wanted.contains(static_cast<int32_t>(nr), abi);
      if (!is_wanted || find(static_cast<int32_t>(nr), abi) != nullptr) continue;
      result_.calls[first + nr].sessions = sessions_;
      result_.calls[first + nr].nargs = TRC_MAX_ARGS;
    }
  }

  CapturePlan take() { return std::move(result_); }

 private:
  struct Selector {
    uint8_t arg;
    uint64_t value;
  };

  // The type of an argument when the selecting argument has this value.
  static const Type& resolve(const Type& type, const std::optional<Selector>& selector) {
    if (type.variants == nullptr || !selector || type.variants_arg != selector->arg) return type;
    for (const Variant& variant : type.variants->cases) {
      if (variant.value == (selector->value & type.variants->mask)) return variant.type;
    }
    return type;
  }

  uint16_t plan(const Row& row, Abi abi, Half half, const std::optional<Selector>& selector) {
    trc_plan plan{};
    for (uint8_t i = 0; i < row.arity(); ++i) {
      const auto op = make_op(row, i, resolve(row.args[i].type, selector), half, abi, limits_);
      if (!op || plan.n_ops == TRC_PLAN_OPS) continue;
      plan.ops[plan.n_ops++] = *op;
      plan.max_bytes += max_bytes_of(*op);
    }
    if (half == Half::enter && row.frame_mask.on(abi) >= 0) {
      trc_op& op = plan.ops[plan.n_ops++];
      op = {.kind = TRC_COPY_FIXED,
            .arg = TRC_STACK_ARG,
            .elem = 8,
            .offset = static_cast<uint16_t>(row.frame_mask.on(abi)),
            .max = 8};
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
    if (result_.plans.size() >= TRC_PLANS) return 0;  // Capture_plan_fits tests that it never comes to this
    const auto index = static_cast<uint16_t>(result_.plans.size());
    result_.plans.push_back(plan);
    known_.emplace(plan, index);
    return index;
  }

  // One selecting argument a row: the one that most arguments hang on.
  void add_choices(const Row& row, Abi abi, uint32_t index, trc_call& call) {
    const auto selecting =
        std::find_if(std::begin(row.args), std::end(row.args), [](const Arg& a) { return a.type.variants != nullptr; });
    if (selecting == std::end(row.args)) return;
    const uint8_t arg = selecting->type.variants_arg;
    std::set<uint64_t> values;
    for (const Arg& a : row.args) {
      if (a.type.variants == nullptr || a.type.variants_arg != arg) continue;
      for (const Variant& variant : a.type.variants->cases) add_values(variant.value, a.type.variants->mask, values);
    }
    bool differs = false;
    for (const uint64_t value : values) {
      const Selector selector{arg, value};
      const trc_choice choice{plan(row, abi, Half::enter, selector), plan(row, abi, Half::exit, selector)};
      if (choice.enter_plan == call.enter_plan && choice.exit_plan == call.exit_plan) continue;
      result_.choices.push_back({uint64_t{index} << 32 | (value & 0xffffffff), choice});
      differs = true;
    }
    if (differs) call.flags |= static_cast<uint8_t>(arg + 1);
  }

  // The kernel side looks up the whole word: a case that ignores some bits (futex's FUTEX_PRIVATE_FLAG) stands there
  // once for each combination of the three lowest of them.
  static void add_values(uint64_t value, uint64_t mask, std::set<uint64_t>& values) {
    uint64_t free_bits[3] = {};
    size_t count = 0;
    for (uint64_t bit = 1; bit <= 0x80000000 && count < 3; bit <<= 1) {
      if ((mask & bit) == 0) free_bits[count++] = bit;
    }
    for (size_t combination = 0; combination < size_t{1} << count; ++combination) {
      uint64_t v = value;
      for (size_t i = 0; i < count; ++i) v |= (combination >> i & 1) != 0 ? free_bits[i] : 0;
      values.insert(v & 0xffffffff);
    }
  }

  const CaptureLimits& limits_;
  uint16_t sessions_;
  CapturePlan result_;
  std::map<trc_plan, uint16_t, PlanLess> known_;
};

}  // namespace

CapturePlan make_capture_plan(const CallSet& wanted, const CaptureLimits& limits, uint16_t sessions) {
  Builder builder{limits, sessions};
  for (const Row* row : all_rows()) {
    for (const Abi abi : {Abi::x86_64, Abi::i386}) {
      if (row->nr.on(abi) >= 0 && wanted.contains(row->nr.on(abi), abi)) builder.add_call(*row, abi);
    }
  }
  for (const Abi abi : {Abi::x86_64, Abi::i386}) builder.add_unknown(wanted, abi);
  return builder.take();
}

}  // namespace tracectl::syscalls
