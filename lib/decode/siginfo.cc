// siginfo_t: which of its union's members are there follows from si_code and, for the kernel's own, from the signal.
#include <span>

#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"
#include "lib/syscalls/lookup.h"

namespace tracectl::decode {

using syscalls::Flag;

namespace {

// Signal numbers of x86 and arm.
enum : uint64_t { kIll = 4, kTrap = 5, kBus = 7, kFpe = 8, kSegv = 11, kChld = 17, kPoll = 29, kSys = 31 };

// include/uapi/asm-generic/siginfo.h
constexpr int64_t kSiUser = 0, kSiKernel = 128, kSiQueue = -1, kSiTimer = -2, kSiMesgq = -3, kSiSigio = -5,
                  kSiTkill = -6;
constexpr Flag kCommonCodes[] = {
    {"SI_USER", 0},        {"SI_KERNEL", 128},  {"SI_QUEUE", -1ull}, {"SI_TIMER", -2ull},    {"SI_MESGQ", -3ull},
    {"SI_ASYNCIO", -4ull}, {"SI_SIGIO", -5ull}, {"SI_TKILL", -6ull}, {"SI_DETHREAD", -7ull}, {"SI_ASYNCNL", -60ull},
};
constexpr Flag kIllCodes[] = {{"ILL_ILLOPC", 1}, {"ILL_ILLOPN", 2}, {"ILL_ILLADR", 3},
                              {"ILL_ILLTRP", 4}, {"ILL_PRVOPC", 5}, {"ILL_PRVREG", 6},
                              {"ILL_COPROC", 7}, {"ILL_BADSTK", 8}, {"ILL_BADIADDR", 9}};
constexpr Flag kFpeCodes[] = {{"FPE_INTDIV", 1},  {"FPE_INTOVF", 2},   {"FPE_FLTDIV", 3}, {"FPE_FLTOVF", 4},
                              {"FPE_FLTUND", 5},  {"FPE_FLTRES", 6},   {"FPE_FLTINV", 7}, {"FPE_FLTSUB", 8},
                              {"FPE_FLTUNK", 14}, {"FPE_CONDTRAP", 15}};
constexpr Flag kSegvCodes[] = {{"SEGV_MAPERR", 1},  {"SEGV_ACCERR", 2},  {"SEGV_BNDERR", 3},  {"SEGV_PKUERR", 4},
                               {"SEGV_ACCADI", 5},  {"SEGV_ADIDERR", 6}, {"SEGV_ADIPERR", 7}, {"SEGV_MTEAERR", 8},
                               {"SEGV_MTESERR", 9}, {"SEGV_CPERR", 10}};
constexpr Flag kBusCodes[] = {
    {"BUS_ADRALN", 1}, {"BUS_ADRERR", 2}, {"BUS_OBJERR", 3}, {"BUS_MCEERR_AR", 4}, {"BUS_MCEERR_AO", 5}};
constexpr Flag kTrapCodes[] = {{"TRAP_BRKPT", 1},  {"TRAP_TRACE", 2}, {"TRAP_BRANCH", 3},
                               {"TRAP_HWBKPT", 4}, {"TRAP_UNK", 5},   {"TRAP_PERF", 6}};
constexpr Flag kChldCodes[] = {{"CLD_EXITED", 1},  {"CLD_KILLED", 2},  {"CLD_DUMPED", 3},
                               {"CLD_TRAPPED", 4}, {"CLD_STOPPED", 5}, {"CLD_CONTINUED", 6}};
constexpr Flag kPollCodes[] = {{"POLL_IN", 1},  {"POLL_OUT", 2}, {"POLL_MSG", 3},
                               {"POLL_ERR", 4}, {"POLL_PRI", 5}, {"POLL_HUP", 6}};
constexpr Flag kSysCodes[] = {{"SYS_SECCOMP", 1}, {"SYS_USER_DISPATCH", 2}};

std::span<const Flag> codes_of(uint64_t signal) {
  switch (signal) {
    case kIll:
      return kIllCodes;
    case kTrap:
      return kTrapCodes;
    case kBus:
      return kBusCodes;
    case kFpe:
      return kFpeCodes;
    case kSegv:
      return kSegvCodes;
    case kChld:
      return kChldCodes;
    case kPoll:
      return kPollCodes;
    case kSys:
      return kSysCodes;
    default:
      return {};
  }
}

Value code_value(uint64_t signal, int64_t code) {
  const auto number = static_cast<uint64_t>(code);
  for (const Flag& flag : kCommonCodes) {
    if (flag.value == number) return symbol_value(flag.name, number);
  }
  for (const Flag& flag : codes_of(signal)) {
    if (flag.value == number) return symbol_value(flag.name, number);
  }
  Value value = hex_value(number, 32);
  value.kind = Value::Kind::symbol;
  value.comment = "SI_???";
  return value;
}

class Siginfo {
 public:
  Siginfo(EventArena& arena, Abi abi, Bytes bytes)
      : arena_(arena),
        bytes_(bytes),
        word_(abi == Abi::i386 ? 4 : 8),
        union_at_(abi == Abi::i386 ? 12 : 16),
        fields_(arena, 12) {}

  Value decode() {
    signal_ = number(0, 4, false);
    if (signal_ == 0) return list_value(Value::Kind::structure, {});
    code_ = static_cast<int64_t>(number(8, 4, true));
    fields_.add("si_signo", decode_signal(signal_));
    fields_.add("si_code", code_value(signal_, code_));
    const uint64_t error = number(4, 4, true);
    if (error != 0) {
      const ErrorText text = error_text(arena_, static_cast<int64_t>(error));
      fields_.add("si_errno", symbol_value(text.name, error));
    }
    add_union();
    return list_value(Value::Kind::structure, fields_.all());
  }

 private:
  [[nodiscard]] uint64_t number(size_t offset, size_t width, bool is_signed) const {
    uint64_t out = 0;
    (void)load_integer(bytes_, offset, width, is_signed, out);
    return out;
  }
  void add_int(std::string_view name, size_t offset) {
    fields_.add(name, number_value(number(union_at_ + offset, 4, true), true, 32));
  }
  void add_uid(std::string_view name, size_t offset) {
    fields_.add(name, number_value(number(union_at_ + offset, 4, false), false, 32));
  }
  void add_address(std::string_view name, size_t offset) {
    fields_.add(name, address_value(number(union_at_ + offset, word_, false)));
  }
  void add_sender() {
    add_int("si_pid", 0);
    add_uid("si_uid", 4);
  }
  void add_value(size_t offset) {
    add_int("si_int", offset);
    add_address("si_ptr", offset);
  }
  // In clock ticks, of which there are 100 a second for user space.
  void add_ticks(std::string_view name, size_t offset) {
    const uint64_t ticks = number(union_at_ + offset, word_, true);
    Value value = number_value(ticks, false);
    if (ticks != 0)
      value.comment = Text(arena_, 40).unsigned_decimal(ticks / 100).add(".").padded(ticks % 100, 2).add(" s").view();
    fields_.add(name, value);
  }
  void add_union() {
    switch (code_) {
      case kSiUser:
      case kSiTkill:
        return add_sender();
      case kSiTimer:
        add_int("si_timerid", 0);
        add_int("si_overrun", 4);
        return add_value(8);
      case kSiQueue:
      case kSiMesgq:
        add_sender();
        return add_value(8);
      default:
        break;
    }
    if (code_ == kSiSigio || (signal_ == kPoll && code_ > 0)) {
      fields_.add("si_band", number_value(number(union_at_, word_, true)));
      return add_int("si_fd", word_);
    }
    if (code_ < 0) {
      add_sender();
      return add_value(8);
    }
    switch (signal_) {
      case kChld:
        add_sender();
        add_child_status();
        // The times are longs: behind three ints they stand on a word's boundary.
        add_ticks("si_utime", word_ == 8 ? 16 : 12);
        return add_ticks("si_stime", word_ == 8 ? 24 : 16);
      case kIll:
      case kTrap:
      case kBus:
      case kFpe:
      case kSegv:
        return add_address("si_addr", 0);
      case kSys:
        add_address("si_call_addr", 0);
        add_call(number(union_at_ + word_, 4, true), number(union_at_ + word_ + 4, 4, false));
        return;
      default:
        if (code_ != kSiKernel || number(union_at_, 8, false) != 0) add_sender();
        return;
    }
  }
  void add_call(uint64_t nr, uint64_t arch) {
    constexpr uint64_t kX86_64 = 0xc000003e;  // AUDIT_ARCH_*: the ELF machine, 64 bits wide, little-endian
    constexpr uint64_t kI386 = 0x40000003;
    const bool known = arch == kX86_64 || arch == kI386;
    const syscalls::Row* row =
        known ? syscalls::find(static_cast<int32_t>(nr), arch == kI386 ? Abi::i386 : Abi::x86_64) : nullptr;
    fields_.add("si_syscall", row == nullptr ? number_value(nr, true, 32)
                                             : symbol_value(Text(arena_, 40).add("__NR_").add(row->name).view(), nr));
    fields_.add("si_arch", !known ? hex_value(arch, 32)
                                  : symbol_value(arch == kI386 ? "AUDIT_ARCH_I386" : "AUDIT_ARCH_X86_64", arch));
  }
  void add_child_status() {
    constexpr int64_t kCldExited = 1;
    const uint64_t status = number(union_at_ + 8, 4, true);
    fields_.add("si_status", code_ == kCldExited ? number_value(status, true, 32) : decode_signal(status));
  }

  EventArena& arena_;
  Bytes bytes_;
  size_t word_;
  size_t union_at_;
  Children fields_;
  uint64_t signal_ = 0;
  int64_t code_ = 0;
};

}  // namespace

Value decode_siginfo(EventArena& arena, Abi abi, Bytes bytes) {
  return Siginfo(arena, abi, bytes).decode();
}

}  // namespace tracectl::decode
