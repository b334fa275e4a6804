// Instructions of the classic socket filter, as the macros that they are written with: BPF_STMT(BPF_RET|BPF_K, 0).
#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"
#include "lib/syscalls/flags/seccomp.h"

namespace tracectl::decode {

namespace {

constexpr unsigned kClassMask = 0x07;
constexpr std::string_view kClasses[] = {"BPF_LD",  "BPF_LDX", "BPF_ST",  "BPF_STX",
                                         "BPF_ALU", "BPF_JMP", "BPF_RET", "BPF_MISC"};
constexpr std::string_view kSizes[] = {"BPF_W", "BPF_H", "BPF_B"};
constexpr std::string_view kModes[] = {"BPF_IMM", "BPF_ABS", "BPF_IND", "BPF_MEM", "BPF_LEN", "BPF_MSH"};
constexpr std::string_view kArithmetic[] = {"BPF_ADD", "BPF_SUB", "BPF_MUL", "BPF_DIV", "BPF_OR", "BPF_AND",
                                            "BPF_LSH", "BPF_RSH", "BPF_NEG", "BPF_MOD", "BPF_XOR"};
constexpr std::string_view kJumps[] = {"BPF_JA", "BPF_JEQ", "BPF_JGT", "BPF_JGE", "BPF_JSET"};
constexpr std::string_view kResults[] = {"BPF_K", "BPF_X", "BPF_A"};

void add_part(Text& text, std::span<const std::string_view> names, unsigned index, unsigned shift) {
  text.add("|");
  if (index < names.size()) {
    text.add(names[index]);
  } else {
    text.hex(index << shift);
  }
}

Value code_value(EventArena& arena, unsigned code) {
  Text text(arena, 64);
  const unsigned kind = code & kClassMask;
  text.add(kClasses[kind]);
  switch (kind) {
    case 0:
    case 1:
      add_part(text, kSizes, code >> 3 & 3, 3);
      add_part(text, kModes, code >> 5 & 7, 5);
      break;
    case 4:
      text.add((code & 8) != 0 ? "|BPF_X" : "|BPF_K");
      add_part(text, kArithmetic, code >> 4 & 15, 4);
      break;
    case 5:
      text.add((code & 8) != 0 ? "|BPF_X" : "|BPF_K");
      add_part(text, kJumps, code >> 4 & 15, 4);
      break;
    case 6:
      add_part(text, kResults, code >> 3 & 3, 3);
      break;
    case 7:
      text.add((code & 0x80) != 0 ? "|BPF_TXA" : "|BPF_TAX");
      break;
    default:
      if (code > kClassMask) text.add("|").hex(code & ~kClassMask);
      break;
  }
  return verbatim_value(text.view(), code);
}

// What a filter of seccomp returns is an action, with data in the lower half.
Value constant_value(const Context& context, unsigned code, uint64_t constant) {
  const std::string_view call = context.plan.row->name;
  const bool is_action = (code & kClassMask) == 6 && (call == "seccomp" || call == "prctl");
  if (!is_action) return hex_value(constant, 32);
  const std::string_view action = syscalls::name_of(syscalls::kSeccompActions, constant & 0xffff0000);
  if (action.empty()) return hex_value(constant, 32);
  Text text(context.arena, 64);
  text.add(action);
  if ((constant & 0xffff) != 0) text.add("|").hex(constant & 0xffff);
  return verbatim_value(text.view(), constant);
}

}  // namespace

Value decode_sock_filter(const Context& context, Bytes bytes) {
  uint64_t code = 0;
  uint64_t if_true = 0;
  uint64_t if_false = 0;
  uint64_t constant = 0;
  if (!load_integer(bytes, 0, 2, false, code) || !load_integer(bytes, 2, 1, false, if_true) ||
      !load_integer(bytes, 3, 1, false, if_false) || !load_integer(bytes, 4, 4, false, constant)) {
    return unseen_value();
  }
  const Value code_names = code_value(context.arena, static_cast<unsigned>(code));
  const Value k = constant_value(context, static_cast<unsigned>(code), constant);
  if (if_true == 0 && if_false == 0) return call_value(context.arena, "BPF_STMT", {code_names, k});
  return call_value(context.arena, "BPF_JUMP", {code_names, k, hex_value(if_true), hex_value(if_false)});
}

}  // namespace tracectl::decode
