// The call as a whole: words that do no harm, then what the pointers lead to.
#include "tests/proof/expectation.h"

#include "tests/proof/builder.h"

namespace tracectl::proof {
namespace {

using syscalls::CaptureLimits;
using syscalls::CType;
using syscalls::Kind;
using syscalls::Row;
using syscalls::Type;

constexpr uint64_t kNobody = 0x7ffffff0;  // a process, signal, clock, key … that does not exist
constexpr uint64_t kMinusOne = 0xffffffff;
constexpr uint64_t kGarbage = 0x5a5a5a5a00000000;  // above what the call looks at

// A word that keeps the call from doing anything.
uint64_t harmless(const Type& type) {
  switch (type.kind) {
    case Kind::fd:
    case Kind::dirfd:
      return kMinusOne;
    case Kind::pid:
    case Kind::signal:
    case Kind::symbol:
    case Kind::clock:
    case Kind::uid:
      return kNobody;
    case Kind::clone_flags:
      return 0x10000;  // CLONE_THREAD without CLONE_SIGHAND: EINVAL
    case Kind::number:
    case Kind::offset:
      return kMinusOne;
    default:
      return 0;
  }
}

}  // namespace

bool Builder::build(const Selection& selection) {
  const Row& row = *case_.row;
  for (const Selected& s : selection) {
    case_.words[s.arg] = s.value;
    fixed_[s.arg] = true;
  }
  for (size_t i = 0; i < row.arity(); ++i) {
    if (!fixed_[i]) case_.words[i] = harmless(meaning(row.args[i].type, case_.words));
  }
  for (size_t i = 0; i < row.arity(); ++i) set_length(meaning(row.args[i].type, case_.words));
  case_.ret = row.name == "clone" || row.name == "clone3" ? 4321 : returned_.value_or(0);
  if (case_.size == Size::failed) case_.ret = -4;  // EINTR
  for (size_t i = 0; i < row.arity(); ++i) {
    const Type& type = meaning(row.args[i].type, case_.words);
    if (type.is_pointer()) lay_argument(static_cast<uint8_t>(i), type);
  }
  add_garbage();
  switch (case_.size) {
    case Size::small:
    case Size::null:
    case Size::fault:
      return true;
    case Size::null_fields:
      return fields_;
    case Size::failed:
      return writes_ && case_.half == Half::exit;
    default:
      return sized_;
  }
}

void Builder::add(uint8_t arg, uint32_t sub, uint8_t status, std::span<const std::byte> bytes, uint64_t there,
                  bool at_least) {
  case_.items.push_back({arg,
                         static_cast<uint16_t>(sub),
                         status,
                         {bytes.begin(), bytes.end()},
                         status == TRC_TRUNCATED ? there : bytes.size(),
                         at_least});
}

void Builder::add_copy(uint8_t arg, uint32_t sub, std::span<const std::byte> memory, uint64_t limit) {
  limit = std::min<uint64_t>(limit, TRC_ITEM_MAX);
  if (memory.size() <= limit) return add(arg, sub, TRC_OK, memory);
  add(arg, sub, TRC_TRUNCATED, memory.first(limit), memory.size());
}

void Builder::add_string(uint8_t arg, uint32_t sub, std::span<const std::byte> memory, uint64_t limit) {
  const size_t length = memory.size() - 1;
  if (length <= limit) return add(arg, sub, TRC_OK, memory.first(length));
  add(arg, sub, TRC_TRUNCATED, memory.first(limit + 1), length);
}

void Builder::add_garbage() {
  for (size_t i = 0; i < case_.row->arity(); ++i) {
    const CType type = syscalls::parse_ctype(case_.row->args[i].ctype);
    if (case_.abi == Abi::i386 || (type.known() && type.width(case_.abi) == 4)) case_.words[i] |= kGarbage;
  }
}

std::optional<Case> make_case(Memory& memory, Memory& wide, const CaptureLimits& limits, const Row& row, Abi abi,
                              Half half, Size size, const Selection& selection) {
  memory.reset();
  wide.reset();
  Case made{.row = &row, .abi = abi, .half = half, .size = size};
  if (!Builder{made, memory, wide, limits}.build(selection)) return std::nullopt;
  return made;
}

std::string_view name(Size size) {
  constexpr std::string_view kNames[] = {"zero",  "one",  "small", "exact",       "one_more",
                                         "above", "null", "fault", "null_fields", "failed"};
  return kNames[static_cast<size_t>(size)];
}

std::string_view name(Half half) {
  return half == Half::enter ? "enter" : "exit";
}

std::string_view name(Abi abi) {
  return abi == Abi::i386 ? "i386" : "x86_64";
}

}  // namespace tracectl::proof
