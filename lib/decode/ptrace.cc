// What PTRACE_GET_SYSCALL_INFO tells: a union, whose first byte says at which moment of a call the task stands.
#include "lib/syscalls/flags/ptrace.h"

#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/syscalls/lookup.h"

namespace tracectl::decode {

namespace {

enum Moments : uint64_t { kEntry = 1, kExit = 2, kSeccomp = 3 };

struct Audited {
  uint64_t arch;
  std::string_view name;
  Abi abi;
};
constexpr Audited kAudited[] = {{0xc000003e, "AUDIT_ARCH_X86_64", Abi::x86_64},
                                {0x40000003, "AUDIT_ARCH_I386", Abi::i386},
                                {0xc00000b7, "AUDIT_ARCH_AARCH64", Abi::aarch64}};

uint64_t load(Bytes bytes, size_t offset, size_t width) {
  uint64_t number = 0;
  (void)load_integer(bytes, offset, width, false, number);
  return number;
}

Value call_number(EventArena& arena, uint64_t number, const Audited* audited) {
  const syscalls::Row* row =
      audited != nullptr && number < 1024 ? syscalls::find(static_cast<int32_t>(number), audited->abi) : nullptr;
  if (row == nullptr) return hex_value(number);
  return symbol_value(Text(arena, 64).add("__NR_").add(row->name).view(), number);
}

// Of a call that begins: its number and six arguments; a seccomp filter's word stands behind them.
Value entry_value(const Context& context, Bytes bytes, const Audited* audited, bool has_data) {
  constexpr size_t kNumber = 24;
  constexpr size_t kArguments = 32;
  constexpr size_t kData = 80;
  Children arguments(context.arena, 6);
  for (size_t i = 0; i < 6; ++i) arguments.add(hex_value(load(bytes, kArguments + 8 * i, 8)));
  Children fields(context.arena, 3);
  fields.add("nr", call_number(context.arena, load(bytes, kNumber, 8), audited));
  fields.add("args", list_value(Value::Kind::array, arguments.all()));
  if (has_data) fields.add("ret_data", number_value(load(bytes, kData, 4)));
  return list_value(Value::Kind::structure, fields.all());
}

Value exit_value(const Context& context, Bytes bytes) {
  const uint64_t result = load(bytes, 24, 8);
  const bool is_error = load(bytes, 32, 1) != 0;
  Children fields(context.arena, 2);
  Value value = number_value(result);
  if (is_error) {
    const ErrorText error = error_text(context.arena, -static_cast<int64_t>(result));
    value = symbol_value(Text(context.arena, 32).add("-").add(error.name).view(), result);
  }
  fields.add("rval", value);
  fields.add("is_error", number_value(is_error ? 1 : 0));
  return list_value(Value::Kind::structure, fields.all());
}

}  // namespace

Value decode_syscall_info(const Context& context, Bytes bytes) {
  constexpr size_t kHead = 24;
  const auto told = static_cast<uint64_t>(std::max<int64_t>(context.call.ret, 0));
  if (bytes.size() > told) bytes = bytes.first(told);
  if (bytes.size() < kHead) return unseen_value();
  const uint64_t moment = load(bytes, 0, 1);
  const uint64_t arch = load(bytes, 4, 4);
  const Audited* audited = nullptr;
  for (const Audited& known : kAudited) {
    if (known.arch == arch) audited = &known;
  }
  Children fields(context.arena, 5);
  fields.add("op", decode_symbol(context.arena, syscalls::kPtraceSyscallMoments, moment));
  fields.add("arch", audited != nullptr ? symbol_value(audited->name, arch) : hex_value(arch));
  fields.add("instruction_pointer", address_value(load(bytes, 8, 8)));
  fields.add("stack_pointer", address_value(load(bytes, 16, 8)));
  if (moment == kEntry && bytes.size() >= 80) fields.add("entry", entry_value(context, bytes, audited, false));
  if (moment == kExit && bytes.size() >= 33) fields.add("exit", exit_value(context, bytes));
  if (moment == kSeccomp && bytes.size() >= 84) fields.add("seccomp", entry_value(context, bytes, audited, true));
  return list_value(Value::Kind::structure, fields.all());
}

}  // namespace tracectl::decode
