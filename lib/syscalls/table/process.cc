// Processes: birth, programs, death, identity, scheduling, limits, namespaces, futexes.
#include <array>

#include "lib/syscalls/flags/capability.h"
#include "lib/syscalls/flags/clone.h"
#include "lib/syscalls/flags/execveat.h"
#include "lib/syscalls/flags/futex.h"
#include "lib/syscalls/flags/kcmp.h"
#include "lib/syscalls/flags/membarrier.h"
#include "lib/syscalls/flags/personality.h"
#include "lib/syscalls/flags/pidfd.h"
#include "lib/syscalls/flags/prctl.h"
#include "lib/syscalls/flags/ptrace.h"
#include "lib/syscalls/flags/resource.h"
#include "lib/syscalls/flags/sched.h"
#include "lib/syscalls/flags/seccomp.h"
#include "lib/syscalls/flags/wait.h"
#include "lib/syscalls/structs/capability.h"
#include "lib/syscalls/structs/clone_args.h"
#include "lib/syscalls/structs/futex_waitv.h"
#include "lib/syscalls/structs/kcmp_epoll_slot.h"
#include "lib/syscalls/structs/ptrace.h"
#include "lib/syscalls/structs/rlimit.h"
#include "lib/syscalls/structs/rseq.h"
#include "lib/syscalls/structs/rusage.h"
#include "lib/syscalls/structs/sched_attr.h"
#include "lib/syscalls/structs/seccomp_notif_sizes.h"
#include "lib/syscalls/structs/sock_filter.h"
#include "lib/syscalls/structs/timespec.h"
#include "lib/syscalls/structs/user_desc.h"
#include "lib/syscalls/table/families.h"
#include "lib/syscalls/table/futex.h"

namespace tracectl::syscalls {
namespace {

// clang-format off

// ---- clone: which of its pointers the flags give a meaning ----

constexpr bool stores_parent_tid(std::span<const uint64_t> a) { return (a[0] & 0x101000) != 0; }   // or a pidfd
constexpr bool stores_child_tid(std::span<const uint64_t> a) { return (a[0] & 0x1200000) != 0; }
constexpr bool sets_tls(std::span<const uint64_t> a) { return (a[0] & 0x80000) != 0; }

constexpr uint8_t kCloneOrder[] = {1, 0, 2, 4, 3};           // child_stack, flags, parent_tid, tls, child_tidptr
constexpr uint8_t kCloneBackwardsOrder[] = {1, 0, 2, 3, 4};  // tls stands before child_tidptr already

// ---- prctl: by option ----

constexpr uint64_t kWholeInt = 0xffffffff;

// A string in a buffer of fixed size: the name of a thread.
constexpr Type kThreadNameOut{
    .kind = Kind::text, .shape = Shape::buffer, .direction = Direction::out, .length = times(16)};

constexpr bool installs_filter(std::span<const uint64_t> a) { return a[1] == 2; }

// The third argument, by the second.
constexpr Variant kMceKillArg3Cases[] = {{1, symbol(kMceKillPolicy)}};
constexpr Variants kMceKillArg3{kWholeInt, kMceKillArg3Cases};
// PR_SET_MM: an auxiliary vector, or all addresses at once.
constexpr Variant kSetMmArg3Cases[] = {{12, hex_bytes_in(len_arg(3)).as_address()},
                                       {14, in(kPrctlMmMap, bytes_arg(3)).as_address()},
                                       {15, out(number(), "unsigned int").as_address()}};
constexpr Variants kSetMmArg3{kWholeInt, kSetMmArg3Cases};
constexpr Variant kCapAmbientArg3Cases[] = {{1, symbol(kCapabilities)}, {2, symbol(kCapabilities)}, {3, symbol(kCapabilities)}};
constexpr Variants kCapAmbientArg3{kWholeInt, kCapAmbientArg3Cases};

constexpr Variant kPrctlArg2Cases[] = {
    {1, signal()},
    {2, out(signal(), "int")},
    {3, absent()},
    {4, symbol(kDumpable)},
    {5, out(number(), "unsigned int")},
    {7, absent()},
    {8, number()},
    {9, out(number(), "unsigned int")},
    {10, number()},
    {11, out(number(), "unsigned int")},
    {12, number()},
    {13, absent()},
    {14, number()},
    {15, string_in()},
    {16, kThreadNameOut},
    {19, out(number(), "unsigned int")},
    {20, number()},
    {21, absent()},
    {22, symbol(kSeccompModes)},
    {23, symbol(kCapabilities)},
    {24, symbol(kCapabilities)},
    {25, out(symbol(kTscModes), "unsigned int")},
    {26, symbol(kTscModes)},
    {27, absent()},
    {28, flags(kSecurebits)},
    {29, number()},
    {30, absent()},
    {31, absent()},
    {32, absent()},
    {33, symbol(kMceKill)},
    {35, symbol(kSetMm)},
    {36, number()},
    {37, out(number(), "int")},
    {38, number()},
    {40, out(hex(), "unsigned long")},
    {41, number()},
    {46, absent()},
    {47, symbol(kCapAmbient)},
    {51, absent()},
    {52, symbol(kSpeculation)},
    {53, symbol(kSpeculation)},
    {57, number()},
    {59, symbol(kSyscallUserDispatch)},
    {62, symbol(kSchedCore)},
    {64, absent()},
    {65, flags(kMdwe)},
    {67, number()},
    {74, out(flags(kShadowStackFeatures), "unsigned long")},
    {75, flags(kShadowStackFeatures)},
    {76, flags(kShadowStackFeatures)},
    {0x41555856, hex_bytes_out(len_arg(2)).as_address()},
    {0x53564d41, symbol(kSetVma)},
    {0x59616d61, symbol(kSetPtracer)},
};
constexpr Variants kPrctlArg2{kWholeInt, kPrctlArg2Cases};

// Options that read nothing behind their second argument show no more; of the others, what has a meaning.
constexpr Variant kPrctlArg3Cases[] = {
    {1, absent()}, {2, absent()}, {3, absent()}, {4, absent()}, {5, absent()}, {6, absent()}, {7, absent()},
    {8, absent()}, {9, absent()}, {10, absent()}, {11, absent()}, {12, absent()}, {13, absent()}, {14, absent()},
    {15, absent()}, {16, absent()}, {19, absent()}, {20, absent()}, {21, absent()},
    {22, in(kSockFprog).only_if(installs_filter)}, {23, absent()}, {24, absent()}, {25, absent()}, {26, absent()},
    {27, absent()}, {28, absent()}, {29, absent()}, {30, absent()}, {31, absent()}, {32, absent()},
    {33, hex().select(1, kMceKillArg3)}, {35, address().select(1, kSetMmArg3)},
    {36, absent()}, {37, absent()}, {40, absent()}, {45, absent()}, {46, absent()},
    {47, hex().select(1, kCapAmbientArg3)}, {50, absent()}, {51, absent()}, {52, absent()},
    {53, flags(kSpeculationControl)}, {62, pid()}, {63, absent()}, {64, absent()}, {0x53564d41, address()},
    {0x59616d61, absent()},
};
constexpr Variants kPrctlArg3{kWholeInt, kPrctlArg3Cases};

constexpr Variant kPrctlArg4Cases[] = {
    {1, absent()}, {2, absent()}, {3, absent()}, {4, absent()}, {5, absent()}, {6, absent()}, {7, absent()},
    {8, absent()}, {9, absent()}, {10, absent()}, {11, absent()}, {12, absent()}, {13, absent()}, {14, absent()},
    {15, absent()}, {16, absent()}, {19, absent()}, {20, absent()}, {21, absent()}, {22, absent()}, {23, absent()},
    {24, absent()}, {25, absent()}, {26, absent()}, {27, absent()}, {28, absent()}, {29, absent()}, {30, absent()},
    {31, absent()}, {32, absent()}, {36, absent()}, {37, absent()}, {40, absent()}, {45, absent()}, {46, absent()},
    {50, absent()}, {51, absent()}, {52, absent()}, {53, absent()}, {62, symbol(kPidTypes)}, {63, absent()},
    {64, absent()}, {0x53564d41, size()}, {0x59616d61, absent()},
};
constexpr Variants kPrctlArg4{kWholeInt, kPrctlArg4Cases};

// PR_SCHED_CORE_GET answers with a cookie.
constexpr Variant kSchedCoreArg5Cases[] = {{0, out(hex(), "u64").as_address()}};
constexpr Variants kSchedCoreArg5{kWholeInt, kSchedCoreArg5Cases};

constexpr Variant kPrctlArg5Cases[] = {
    {1, absent()}, {2, absent()}, {3, absent()}, {4, absent()}, {5, absent()}, {6, absent()}, {7, absent()},
    {8, absent()}, {9, absent()}, {10, absent()}, {11, absent()}, {12, absent()}, {13, absent()}, {14, absent()},
    {15, absent()}, {16, absent()}, {19, absent()}, {20, absent()}, {21, absent()}, {22, absent()}, {23, absent()},
    {24, absent()}, {25, absent()}, {26, absent()}, {27, absent()}, {28, absent()}, {29, absent()}, {30, absent()},
    {31, absent()}, {32, absent()}, {36, absent()}, {37, absent()}, {40, absent()}, {45, absent()}, {46, absent()},
    {50, absent()}, {51, absent()}, {52, absent()}, {53, absent()}, {59, address()}, {62, address().select(1, kSchedCoreArg5)}, {63, absent()},
    {64, absent()}, {0x53564d41, string_in()}, {0x59616d61, absent()},
};
constexpr Variants kPrctlArg5{kWholeInt, kPrctlArg5Cases};

constexpr Variant kPrctlReturnCases[] = {
    {3, symbol(kDumpable)},
    {27, flags(kSecurebits)},
    {52, flags(kSpeculationState)},
    {66, flags(kMdwe)},
};
constexpr Variants kPrctlReturn{kWholeInt, kPrctlReturnCases};

constexpr Variant kArchPrctlCases[] = {
    {0x1003, out(hex(), "unsigned long")},
    {0x1004, out(hex(), "unsigned long")},
    {0x1011, absent()},
    {0x1021, out(hex(), "u64")},
    {0x1022, out(hex(), "u64")},
    {0x1023, symbol(kXfeatures)},
    {0x1024, out(hex(), "u64")},
    {0x1025, symbol(kXfeatures)},
    {0x4001, out(hex(), "unsigned long")},
    {0x4002, number()},
    {0x4003, out(number(), "unsigned long")},
    {0x5001, flags(kShadowStackFeatures)},
    {0x5002, flags(kShadowStackFeatures)},
    {0x5003, flags(kShadowStackFeatures)},
    {0x5004, flags(kShadowStackFeatures)},
    {0x5005, out(flags(kShadowStackFeatures), "unsigned long")},
};
constexpr Variants kArchPrctl{kWholeInt, kArchPrctlCases};

// ---- ptrace: by request ----

constexpr Variant kPtracePidCases[] = {{0, absent()}};
constexpr Variants kPtracePid{kWholeInt, kPtracePidCases};

constexpr Variant kPtraceAddrCases[] = {
    {0, absent()},       {8, absent()},       {12, absent()},      {13, absent()},      {14, absent()},     {15, absent()},
    {3, symbol(kUserOffsets)},                {6, symbol(kUserOffsets)},
    {16, absent()},      {0x4204, symbol(kRegisterNotes)},         {0x4205, symbol(kRegisterNotes)},
    {0x4207, absent()},  {0x4208, absent()},  {0x4209, in(kPeekSiginfo)},
    {0x420a, number()},  {0x420b, number()},  {0x420c, number()},  {0x420d, number()},  {0x420e, number()},
};
constexpr Variants kPtraceAddr{kWholeInt, kPtraceAddrCases};

// GETREGSET and SETREGSET: by the set, below the request.
struct Registers {
  const Structure& general;
  const Structure& floating;
};
constexpr std::array<Variant, 2> get_registers(const Registers& r) {
  return {{{1, inout(r.general)}, {2, inout(r.floating)}}};
}
constexpr std::array<Variant, 2> set_registers(const Registers& r) {
  return {{{1, in(r.general)}, {2, in(r.floating)}}};
}
constexpr std::array kGetRegsetCases = get_registers({kGetRegs, kGetFpregs});
constexpr std::array kSetRegsetCases = set_registers({kSetRegs, kSetFpregs});
constexpr std::array kGetRegsetI386Cases = get_registers({kGetRegsI386, kGetFpregsI386});
constexpr std::array kSetRegsetI386Cases = set_registers({kSetRegsI386, kSetFpregsI386});
constexpr Variants kGetRegsets{0xffff, kGetRegsetCases};
constexpr Variants kSetRegsets{0xffff, kSetRegsetCases};
constexpr Variants kGetRegsetsI386{0xffff, kGetRegsetI386Cases};
constexpr Variants kSetRegsetsI386{0xffff, kSetRegsetI386Cases};

// Registers are those of the caller's ABI.
constexpr auto ptrace_data(const Registers& regs, const Variants& gets, const Variants& sets) {
  return std::to_array<Variant>({
      {0, absent()},
      {1, out(address(), "unsigned long")},
      {2, out(address(), "unsigned long")},
      {3, out(address(), "unsigned long")},
      {4, hex()},
      {5, hex()},
      {6, hex()},
      {7, signal()},
      {8, absent()},
      {9, signal()},
      {12, out(regs.general)},
      {13, in(regs.general)},
      {14, out(regs.floating)},
      {15, in(regs.floating)},
      {16, absent()},
      {17, signal()},
      {18, out(kUserFpregs).as_address()},
      {19, in(kUserFpregs).as_address()},
      {21, flags(kPtraceOptions)},
      {24, signal()},
      {25, user_desc(Direction::out).as_address()},
      {26, user_desc(Direction::in).as_address()},
      {31, signal()},
      {32, signal()},
      {33, signal()},
      {0x4200, flags(kPtraceOptions)},
      {0x4201, out(number(), "unsigned long")},
      {0x4202, siginfo_out()},
      {0x4203, siginfo_in()},
      {0x4204, inout(kGetRegset).select(2, gets)},
      {0x4205, in(kSetRegset).select(2, sets)},
      {0x4206, flags(kPtraceOptions)},
      {0x4207, absent()},
      {0x4208, absent()},
      {0x4209, pointing(of(Kind::siginfo), Shape::many, Direction::out, len_ret())},
      {0x420a, sigset_out(len_arg(2))},
      {0x420b, sigset_in(len_arg(2))},
      {0x420c, filter_out(len_ret()).as_address_if_brief()},
      {0x420d, inout(kSeccompMetadata, bytes_arg(2))},
      {0x420e, out(kSyscallInfo, bytes_arg(2)).decoded_by(Custom::syscall_info)},
      {0x420f, out(kRseqConfiguration, bytes_ret(2)).as_address()},
      {0x4210, in(kUserDispatch, bytes_arg(2)).as_address()},
      {0x4211, out(kUserDispatch, bytes_arg(2)).as_address()},
      {0x4212, in(kSyscallInfo, bytes_arg(2)).as_address()},
  });
}
constexpr auto kPtraceDataCases = ptrace_data({kUserRegs, kUserFpregs}, kGetRegsets, kSetRegsets);
constexpr Variants kPtraceData{kWholeInt, kPtraceDataCases};
constexpr auto kPtraceDataI386Cases = ptrace_data({kUserRegsI386, kUserFpregsI386}, kGetRegsetsI386, kSetRegsetsI386);
constexpr Variants kPtraceDataI386{kWholeInt, kPtraceDataI386Cases};

// ---- seccomp, kcmp, waitid, modify_ldt: by operation ----

constexpr Variant kSeccompFlagsCases[] = {{1, flags(kSeccompFilterFlags)}};
constexpr Variants kSeccompFlags{kWholeInt, kSeccompFlagsCases};
constexpr Variant kSeccompArgsCases[] = {
    {1, in(kSockFprog)},
    {2, in(symbol(kSeccompActions), "u32")},
    {3, out(kSeccompNotifSizes)},
};
constexpr Variants kSeccompArgs{kWholeInt, kSeccompArgsCases};

constexpr Variant kKcmpIdx1Cases[] = {
    {0, number()}, {1, absent()}, {2, absent()}, {3, absent()}, {4, absent()}, {5, absent()}, {6, absent()}, {7, number()},
};
constexpr Variants kKcmpIdx1{kWholeInt, kKcmpIdx1Cases};
constexpr Variant kKcmpIdx2Cases[] = {
    {0, number()}, {1, absent()}, {2, absent()}, {3, absent()},
    {4, absent()}, {5, absent()}, {6, absent()}, {7, in(kKcmpEpollSlot)},
};
constexpr Variants kKcmpIdx2{kWholeInt, kKcmpIdx2Cases};

constexpr Variant kWaitidUpidCases[] = {{3, fd()}};
constexpr Variants kWaitidUpid{kWholeInt, kWaitidUpidCases};

// Descriptors as the processor has them come out; one of ours goes in, of the right size or not at all.
constexpr bool is_no_user_desc(std::span<const uint64_t> a) { return a[2] != 16; }
constexpr Variant kModifyLdtCases[] = {{0, hex_bytes_out(len_ret(2))},
                                       {1, user_desc(Direction::in).bare_if(is_no_user_desc)},
                                       {2, hex_bytes_out(len_ret(2))},
                                       {17, user_desc(Direction::in).bare_if(is_no_user_desc)}};
constexpr Variants kModifyLdt{kWholeInt, kModifyLdtCases};

constexpr Variant kMembarrierReturnCases[] = {{0, flags(kMembarrierCommands)}, {0x200, flags(kMembarrierCommands)}};
constexpr Variants kMembarrierReturn{kWholeInt, kMembarrierReturnCases};

constexpr bool names_cpu(std::span<const uint64_t> a) { return (a[1] & 0xffffffff) != 0; }

constexpr Row kRows[] = {
    {.name = "sched_yield", .nr = {.x86_64 = 24, .i386 = 158, .aarch64 = 124}},
    {.name = "getpid", .nr = {.x86_64 = 39, .i386 = 20, .aarch64 = 172}, .in = Class::pure, .ret = pid()},
    // The order of the last two depends on the machine (CONFIG_CLONE_BACKWARDS); tls is a segment descriptor on
    // i386, an address elsewhere.
    {.name = "clone", .nr = {.x86_64 = 56}, .in = Class::process,
     .args = {{"clone_flags", "unsigned long", Type{.kind = Kind::clone_flags, .set = &kCloneFlags}, "flags"},
              {"newsp", "unsigned long", address(), "child_stack"},
              {"parent_tidptr", "int *", out(number(), "int").only_if(stores_parent_tid), "parent_tid"},
              {"child_tidptr", "int *", address().only_if(stores_child_tid), "child_tidptr"},
              {"tls", "unsigned long", address().only_if(sets_tls), "tls"}},
     .ret = pid(),
     .order = kCloneOrder},
    {.name = "clone", .nr = {.i386 = 120, .aarch64 = 220}, .in = Class::process,
     .args = {{"clone_flags", "unsigned long", Type{.kind = Kind::clone_flags, .set = &kCloneFlags}, "flags"},
              {"newsp", "unsigned long", address(), "child_stack"},
              {"parent_tidptr", "int *", out(number(), "int").only_if(stores_parent_tid), "parent_tid"},
              {"tls", "unsigned long", user_desc(Direction::in).only_if(sets_tls), "tls"},
              {"child_tidptr", "int *", address().only_if(stores_child_tid), "child_tidptr"}},
     .ret = pid(),
     .order = kCloneBackwardsOrder},
    {.name = "fork", .nr = {.x86_64 = 57, .i386 = 2}, .in = Class::process, .ret = pid()},
    {.name = "vfork", .nr = {.x86_64 = 58, .i386 = 190}, .in = Class::process, .ret = pid()},
    {.name = "execve", .nr = {.x86_64 = 59, .i386 = 11, .aarch64 = 221}, .in = Class::file | Class::process,
     .args = {{"filename", "const char *", path_in()},
              {"argv", "const char *const *", argv_in()},
              {"envp", "const char *const *", envp_in()}}},
    {.name = "exit", .nr = {.x86_64 = 60, .i386 = 1, .aarch64 = 93}, .in = Class::process,
     .args = {{"error_code", "int", of(Kind::exit_code)}},
     .no_return = true},
    {.name = "wait4", .nr = {.x86_64 = 61, .i386 = 114, .aarch64 = 260}, .in = Class::process,
     .args = {{"upid", "pid_t", pid()},
              {"stat_addr", "int *", wait_status_out()},
              {"options", "int", flags(kWait4Options)},
              {"ru", "struct rusage *", out(kRusage)}},
     .ret = pid()},
    {.name = "getrlimit", .nr = {.x86_64 = 97, .i386 = 76, .aarch64 = 163},
     .args = {{"resource", "unsigned int", symbol(kResources)},
              {"rlim", "struct rlimit *", out(kRlimit)}}},
    {.name = "getrusage", .nr = {.x86_64 = 98, .i386 = 77, .aarch64 = 165},
     .args = {{"who", "int", symbol(kRusageTargets)},
              {"ru", "struct rusage *", out(kRusage)}}},
    {.name = "times", .nr = {.x86_64 = 100, .i386 = 43, .aarch64 = 153},
     .args = {{"tbuf", "struct tms *", out(kTms)}}},
    {.name = "ptrace", .nr = {.x86_64 = 101, .aarch64 = 117},
     .args = {{"request", "long", symbol(kPtraceRequests)},
              {"pid", "long", pid().select(0, kPtracePid)},
              {"addr", "unsigned long", address().select(0, kPtraceAddr)},
              {"data", "unsigned long", address().select(0, kPtraceData)}}},
    {.name = "ptrace", .nr = {.i386 = 26},
     .args = {{"request", "long", symbol(kPtraceRequests)},
              {"pid", "long", pid().select(0, kPtracePid)},
              {"addr", "unsigned long", address().select(0, kPtraceAddr)},
              {"data", "unsigned long", address().select(0, kPtraceDataI386)}}},
    {.name = "getuid", .nr = {.x86_64 = 102, .i386 = 24, .aarch64 = 174}, .in = Class::creds | Class::pure, .ret = uid()},
    {.name = "getgid", .nr = {.x86_64 = 104, .i386 = 47, .aarch64 = 176}, .in = Class::creds | Class::pure, .ret = uid()},
    // The user and group calls of i386 that have no 32 in their name take 16 bits.
    {.name = "setuid", .nr = {.x86_64 = 105, .aarch64 = 146}, .in = Class::creds,
     .args = {{"uid", "uid_t", uid()}}},
    {.name = "setuid", .nr = {.i386 = 23}, .in = Class::creds,
     .args = {{"uid", "old_uid_t", uid()}}},
    {.name = "setgid", .nr = {.x86_64 = 106, .aarch64 = 144}, .in = Class::creds,
     .args = {{"gid", "gid_t", uid()}}},
    {.name = "setgid", .nr = {.i386 = 46}, .in = Class::creds,
     .args = {{"gid", "old_gid_t", uid()}}},
    {.name = "geteuid", .nr = {.x86_64 = 107, .i386 = 49, .aarch64 = 175}, .in = Class::creds | Class::pure, .ret = uid()},
    {.name = "getegid", .nr = {.x86_64 = 108, .i386 = 50, .aarch64 = 177}, .in = Class::creds | Class::pure, .ret = uid()},
    {.name = "setpgid", .nr = {.x86_64 = 109, .i386 = 57, .aarch64 = 154},
     .args = {{"pid", "pid_t", pid()},
              {"pgid", "pid_t", pid()}}},
    {.name = "getppid", .nr = {.x86_64 = 110, .i386 = 64, .aarch64 = 173}, .in = Class::pure, .ret = pid()},
    {.name = "getpgrp", .nr = {.x86_64 = 111, .i386 = 65}, .in = Class::pure, .ret = pid()},
    {.name = "setsid", .nr = {.x86_64 = 112, .i386 = 66, .aarch64 = 157}, .ret = pid()},
    {.name = "setreuid", .nr = {.x86_64 = 113, .aarch64 = 145}, .in = Class::creds,
     .args = {{"ruid", "uid_t", uid()},
              {"euid", "uid_t", uid()}}},
    {.name = "setreuid", .nr = {.i386 = 70}, .in = Class::creds,
     .args = {{"ruid", "old_uid_t", uid()},
              {"euid", "old_uid_t", uid()}}},
    {.name = "setregid", .nr = {.x86_64 = 114, .aarch64 = 143}, .in = Class::creds,
     .args = {{"rgid", "gid_t", uid()},
              {"egid", "gid_t", uid()}}},
    {.name = "setregid", .nr = {.i386 = 71}, .in = Class::creds,
     .args = {{"rgid", "old_gid_t", uid()},
              {"egid", "old_gid_t", uid()}}},
    {.name = "getgroups", .nr = {.x86_64 = 115, .aarch64 = 158}, .in = Class::creds,
     .args = {{"gidsetsize", "int", number()},
              {"grouplist", "gid_t *", array_out(uid(), "gid_t", len_ret(0))}}},
    {.name = "getgroups", .nr = {.i386 = 80}, .in = Class::creds,
     .args = {{"gidsetsize", "int", number()},
              {"grouplist", "old_gid_t *", array_out(uid(), "old_gid_t", len_ret(0))}}},
    {.name = "setgroups", .nr = {.x86_64 = 116, .aarch64 = 159}, .in = Class::creds,
     .args = {{"gidsetsize", "int", number()},
              {"grouplist", "gid_t *", array_in(uid(), "gid_t", len_arg(0))}}},
    {.name = "setgroups", .nr = {.i386 = 81}, .in = Class::creds,
     .args = {{"gidsetsize", "int", number()},
              {"grouplist", "old_gid_t *", array_in(uid(), "old_gid_t", len_arg(0))}}},
    {.name = "setresuid", .nr = {.x86_64 = 117, .aarch64 = 147}, .in = Class::creds,
     .args = {{"ruid", "uid_t", uid()},
              {"euid", "uid_t", uid()},
              {"suid", "uid_t", uid()}}},
    {.name = "setresuid", .nr = {.i386 = 164}, .in = Class::creds,
     .args = {{"ruid", "old_uid_t", uid()},
              {"euid", "old_uid_t", uid()},
              {"suid", "old_uid_t", uid()}}},
    {.name = "getresuid", .nr = {.x86_64 = 118, .aarch64 = 148}, .in = Class::creds,
     .args = {{"ruidp", "uid_t *", out(uid(), "uid_t")},
              {"euidp", "uid_t *", out(uid(), "uid_t")},
              {"suidp", "uid_t *", out(uid(), "uid_t")}}},
    {.name = "getresuid", .nr = {.i386 = 165}, .in = Class::creds,
     .args = {{"ruidp", "old_uid_t *", out(uid(), "old_uid_t")},
              {"euidp", "old_uid_t *", out(uid(), "old_uid_t")},
              {"suidp", "old_uid_t *", out(uid(), "old_uid_t")}}},
    {.name = "setresgid", .nr = {.x86_64 = 119, .aarch64 = 149}, .in = Class::creds,
     .args = {{"rgid", "gid_t", uid()},
              {"egid", "gid_t", uid()},
              {"sgid", "gid_t", uid()}}},
    {.name = "setresgid", .nr = {.i386 = 170}, .in = Class::creds,
     .args = {{"rgid", "old_gid_t", uid()},
              {"egid", "old_gid_t", uid()},
              {"sgid", "old_gid_t", uid()}}},
    {.name = "getresgid", .nr = {.x86_64 = 120, .aarch64 = 150}, .in = Class::creds,
     .args = {{"rgidp", "gid_t *", out(uid(), "gid_t")},
              {"egidp", "gid_t *", out(uid(), "gid_t")},
              {"sgidp", "gid_t *", out(uid(), "gid_t")}}},
    {.name = "getresgid", .nr = {.i386 = 171}, .in = Class::creds,
     .args = {{"rgidp", "old_gid_t *", out(uid(), "old_gid_t")},
              {"egidp", "old_gid_t *", out(uid(), "old_gid_t")},
              {"sgidp", "old_gid_t *", out(uid(), "old_gid_t")}}},
    {.name = "getpgid", .nr = {.x86_64 = 121, .i386 = 132, .aarch64 = 155},
     .args = {{"pid", "pid_t", pid()}},
     .ret = pid()},
    {.name = "setfsuid", .nr = {.x86_64 = 122, .aarch64 = 151}, .in = Class::creds,
     .args = {{"uid", "uid_t", uid()}},
     .ret = uid()},
    {.name = "setfsuid", .nr = {.i386 = 138}, .in = Class::creds,
     .args = {{"uid", "old_uid_t", uid()}},
     .ret = uid()},
    {.name = "setfsgid", .nr = {.x86_64 = 123, .aarch64 = 152}, .in = Class::creds,
     .args = {{"gid", "gid_t", uid()}},
     .ret = uid()},
    {.name = "setfsgid", .nr = {.i386 = 139}, .in = Class::creds,
     .args = {{"gid", "old_gid_t", uid()}},
     .ret = uid()},
    {.name = "getsid", .nr = {.x86_64 = 124, .i386 = 147, .aarch64 = 156},
     .args = {{"pid", "pid_t", pid()}},
     .ret = pid()},
    {.name = "capget", .nr = {.x86_64 = 125, .i386 = 184, .aarch64 = 90}, .in = Class::creds,
     .args = {{"header", "cap_user_header_t", in(kCapabilityHeader).written_back()},
              {"dataptr", "cap_user_data_t", capability_data(Direction::out)}}},
    {.name = "capset", .nr = {.x86_64 = 126, .i386 = 185, .aarch64 = 91}, .in = Class::creds,
     .args = {{"header", "cap_user_header_t", in(kCapabilityHeader)},
              {"data", "const cap_user_data_t", capability_data(Direction::in)}}},
    {.name = "personality", .nr = {.x86_64 = 135, .i386 = 136, .aarch64 = 92},
     .args = {{"personality", "unsigned int", flags(kPersonalities)}},
     .ret = flags(kPersonalities)},
    {.name = "getpriority", .nr = {.x86_64 = 140, .i386 = 96, .aarch64 = 141},
     .args = {{"which", "int", symbol(kPriorityTargets)},
              {"who", "int", number()}}},
    {.name = "setpriority", .nr = {.x86_64 = 141, .i386 = 97, .aarch64 = 140},
     .args = {{"which", "int", symbol(kPriorityTargets)},
              {"who", "int", number()},
              {"niceval", "int", number()}}},
    {.name = "sched_setparam", .nr = {.x86_64 = 142, .i386 = 154, .aarch64 = 118},
     .args = {{"pid", "pid_t", pid()},
              {"param", "struct sched_param *", in(number(), "int")}}},
    {.name = "sched_getparam", .nr = {.x86_64 = 143, .i386 = 155, .aarch64 = 121},
     .args = {{"pid", "pid_t", pid()},
              {"param", "struct sched_param *", out(number(), "int")}}},
    {.name = "sched_setscheduler", .nr = {.x86_64 = 144, .i386 = 156, .aarch64 = 119},
     .args = {{"pid", "pid_t", pid()},
              {"policy", "int", symbol(kSchedPolicies)},
              {"param", "struct sched_param *", in(number(), "int")}}},
    {.name = "sched_getscheduler", .nr = {.x86_64 = 145, .i386 = 157, .aarch64 = 120},
     .args = {{"pid", "pid_t", pid()}},
     .ret = symbol(kSchedPolicies)},
    {.name = "sched_get_priority_max", .nr = {.x86_64 = 146, .i386 = 159, .aarch64 = 125},
     .args = {{"policy", "int", symbol(kSchedPolicies)}}},
    {.name = "sched_get_priority_min", .nr = {.x86_64 = 147, .i386 = 160, .aarch64 = 126},
     .args = {{"policy", "int", symbol(kSchedPolicies)}}},
    {.name = "sched_rr_get_interval", .nr = {.x86_64 = 148, .i386 = 161, .aarch64 = 127},
     .args = {{"pid", "pid_t", pid()},
              {"interval", "struct __kernel_timespec *", out(kTimespec)}}},
    {.name = "modify_ldt", .nr = {.x86_64 = 154, .i386 = 123},
     .args = {{"func", "int", number()},
              {"ptr", "void *", address().select(0, kModifyLdt)},
              {"bytecount", "unsigned long", number()}}},
    {.name = "prctl", .nr = {.x86_64 = 157, .i386 = 172, .aarch64 = 167}, .in = Class::creds,
     .args = {{"option", "int", symbol(kPrctlOptions)},
              {"arg2", "unsigned long", hex().select(0, kPrctlArg2)},
              {"arg3", "unsigned long", hex().select(0, kPrctlArg3)},
              {"arg4", "unsigned long", hex().select(0, kPrctlArg4)},
              {"arg5", "unsigned long", hex().select(0, kPrctlArg5)}},
     .ret = number().select(0, kPrctlReturn)},
    {.name = "arch_prctl", .nr = {.x86_64 = 158, .i386 = 384},
     .args = {{"option", "int", symbol(kArchPrctlOptions)},
              {"arg2", "unsigned long", hex().select(0, kArchPrctl)}}},
    {.name = "setrlimit", .nr = {.x86_64 = 160, .i386 = 75, .aarch64 = 164},
     .args = {{"resource", "unsigned int", symbol(kResources)},
              {"rlim", "struct rlimit *", in(kRlimit)}}},
    {.name = "iopl", .nr = {.x86_64 = 172, .i386 = 110},
     .args = {{"level", "unsigned int", number()}}},
    {.name = "ioperm", .nr = {.x86_64 = 173, .i386 = 101},
     .args = {{"from", "unsigned long", hex()},
              {"num", "unsigned long", hex()},
              {"turn_on", "int", number()}}},
    {.name = "gettid", .nr = {.x86_64 = 186, .i386 = 224, .aarch64 = 178}, .in = Class::pure, .ret = pid()},
    {.name = "futex", .nr = {.x86_64 = 202, .i386 = 240, .aarch64 = 98},
     .args = {{"uaddr", "u32 *", address().select(1, kFutexUaddr)},
              {"op", "int", symbol(kFutexOps)},
              {"val", "u32", number().select(1, kFutexVal)},
              {"utime", "const struct __kernel_timespec *", address().select(1, kFutexTimeout)},
              {"uaddr2", "u32 *", address().select(1, kFutexUaddr2)},
              {"val3", "u32", hex().select(1, kFutexVal3)}}},
    {.name = "sched_setaffinity", .nr = {.x86_64 = 203, .i386 = 241, .aarch64 = 122},
     .args = {{"pid", "pid_t", pid()},
              {"len", "unsigned int", size()},
              {"user_mask_ptr", "unsigned long *", cpu_mask_in(len_arg(1))}}},
    {.name = "sched_getaffinity", .nr = {.x86_64 = 204, .i386 = 242, .aarch64 = 123},
     .args = {{"pid", "pid_t", pid()},
              {"len", "unsigned int", size()},
              {"user_mask_ptr", "unsigned long *", cpu_mask_out(len_ret(1))}}},
    {.name = "set_thread_area", .nr = {.x86_64 = 205, .i386 = 243},
     .args = {{"u_info", "struct user_desc *", user_desc(Direction::inout)}}},
    {.name = "get_thread_area", .nr = {.x86_64 = 211, .i386 = 244},
     .args = {{"u_info", "struct user_desc *", user_desc(Direction::inout)}}},
    {.name = "set_tid_address", .nr = {.x86_64 = 218, .i386 = 258, .aarch64 = 96},
     .args = {{"tidptr", "int *", address()}},
     .ret = pid()},
    {.name = "exit_group", .nr = {.x86_64 = 231, .i386 = 252, .aarch64 = 94}, .in = Class::process,
     .args = {{"error_code", "int", of(Kind::exit_code)}},
     .no_return = true},
    {.name = "waitid", .nr = {.x86_64 = 247, .i386 = 284, .aarch64 = 95}, .in = Class::process,
     .args = {{"which", "int", symbol(kWaitidTypes)},
              {"upid", "pid_t", pid().select(0, kWaitidUpid)},
              {"infop", "struct siginfo *", siginfo_out()},
              {"options", "int", flags(kWaitidOptions)},
              {"ru", "struct rusage *", out(kRusage)}}},
    {.name = "unshare", .nr = {.x86_64 = 272, .i386 = 310, .aarch64 = 97},
     .args = {{"unshare_flags", "unsigned long", flags(kUnshareFlags)}}},
    {.name = "set_robust_list", .nr = {.x86_64 = 273, .i386 = 311, .aarch64 = 99},
     .args = {{"head", "struct robust_list_head *", address()},
              {"len", "size_t", size()}}},
    {.name = "get_robust_list", .nr = {.x86_64 = 274, .i386 = 312, .aarch64 = 100},
     .args = {{"pid", "int", pid()},
              {"head_ptr", "struct robust_list_head * *", out(address(), "unsigned long")},
              {"len_ptr", "size_t *", out(size(), "size_t")}}},
    {.name = "prlimit64", .nr = {.x86_64 = 302, .i386 = 340, .aarch64 = 261},
     .args = {{"pid", "pid_t", pid()},
              {"resource", "unsigned int", symbol(kResources)},
              {"new_rlim", "const struct rlimit64 *", in(kRlimit64)},
              {"old_rlim", "struct rlimit64 *", out(kRlimit64)}}},
    {.name = "setns", .nr = {.x86_64 = 308, .i386 = 346, .aarch64 = 268}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"flags", "int", flags(kSetnsFlags)}}},
    {.name = "getcpu", .nr = {.x86_64 = 309, .i386 = 318, .aarch64 = 168},
     .args = {{"cpup", "unsigned *", out(number(), "unsigned")},
              {"nodep", "unsigned *", out(number(), "unsigned")},
              {"unused", "struct getcpu_cache *", address()}}},
    {.name = "kcmp", .nr = {.x86_64 = 312, .i386 = 349, .aarch64 = 272},
     .args = {{"pid1", "pid_t", pid()},
              {"pid2", "pid_t", pid()},
              {"type", "int", symbol(kKcmpTypes)},
              {"idx1", "unsigned long", hex().select(2, kKcmpIdx1)},
              {"idx2", "unsigned long", hex().select(2, kKcmpIdx2)}}},
    {.name = "sched_setattr", .nr = {.x86_64 = 314, .i386 = 351, .aarch64 = 274},
     .args = {{"pid", "pid_t", pid()},
              {"uattr", "struct sched_attr *", in(kSchedAttr, len_prefix(0))},
              {"flags", "unsigned int", number()}}},
    {.name = "sched_getattr", .nr = {.x86_64 = 315, .i386 = 352, .aarch64 = 275},
     .args = {{"pid", "pid_t", pid()},
              {"uattr", "struct sched_attr *", out(kSchedAttr, bytes_arg(2))},
              {"usize", "unsigned int", number()},
              {"flags", "unsigned int", number()}}},
    {.name = "seccomp", .nr = {.x86_64 = 317, .i386 = 354, .aarch64 = 277},
     .args = {{"op", "unsigned int", symbol(kSeccompOps)},
              {"flags", "unsigned int", hex().select(0, kSeccompFlags)},
              {"uargs", "void *", address().select(0, kSeccompArgs)}}},
    {.name = "execveat", .nr = {.x86_64 = 322, .i386 = 358, .aarch64 = 281}, .in = Class::file | Class::process | Class::desc,
     .args = {{"fd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"argv", "const char *const *", argv_in()},
              {"envp", "const char *const *", envp_in()},
              {"flags", "int", flags(kExecveatFlags)}}},
    {.name = "membarrier", .nr = {.x86_64 = 324, .i386 = 375, .aarch64 = 283},
     .args = {{"cmd", "int", symbol(kMembarrierCommands)},
              {"flags", "unsigned int", flags(kMembarrierFlags)},
              {"cpu_id", "int", number().only_if(names_cpu)}},
     .ret = number().select(0, kMembarrierReturn)},
    {.name = "rseq", .nr = {.x86_64 = 334, .i386 = 386, .aarch64 = 293},
     .args = {{"rseq", "struct rseq *", in(kRseq).as_address()},
              {"rseq_len", "u32", hex()},
              {"flags", "int", hex()},
              {"sig", "u32", hex()}}},
    // Entered from the trampolines of user-space probes only.
    {.name = "uretprobe", .nr = {.x86_64 = 335}},
    {.name = "uprobe", .nr = {.x86_64 = 336}},
    {.name = "pidfd_send_signal", .nr = {.x86_64 = 424, .i386 = 424, .aarch64 = 424}, .in = Class::process | Class::signal | Class::desc,
     .args = {{"pidfd", "int", fd()},
              {"sig", "int", signal()},
              {"info", "siginfo_t *", siginfo_in()},
              {"flags", "unsigned int", flags(kPidfdSignalFlags)}}},
    {.name = "pidfd_open", .nr = {.x86_64 = 434, .i386 = 434, .aarch64 = 434}, .in = Class::desc,
     .args = {{"pid", "pid_t", pid()},
              {"flags", "unsigned int", flags(kPidfdOpenFlags)}},
     .ret = fd()},
    {.name = "clone3", .nr = {.x86_64 = 435, .i386 = 435, .aarch64 = 435}, .in = Class::process,
     .args = {{"uargs", "struct clone_args *", in(kCloneArgs, bytes_arg(1)).answered_by(kCloneAnswer)},
              {"size", "size_t", size()}},
     .ret = pid()},
    {.name = "pidfd_getfd", .nr = {.x86_64 = 438, .i386 = 438, .aarch64 = 438}, .in = Class::desc,
     .args = {{"pidfd", "int", fd()},
              {"fd", "int", number()},
              {"flags", "unsigned int", hex()}},
     .ret = fd()},
    // These four came after time64: their timeouts are 64 bits wide on every machine.
    {.name = "futex_waitv", .nr = {.x86_64 = 449, .i386 = 449, .aarch64 = 449},
     .args = {{"waiters", "struct futex_waitv *", array_in(kFutexWaitv, len_arg(1))},
              {"nr_futexes", "unsigned int", number()},
              {"flags", "unsigned int", hex()},
              {"timeout", "struct __kernel_timespec *", in(kTimespec64)},
              {"clockid", "clockid_t", clock_id()}}},
    {.name = "futex_wake", .nr = {.x86_64 = 454, .i386 = 454, .aarch64 = 454},
     .args = {{"uaddr", "void *", address()},
              {"mask", "unsigned long", hex()},
              {"nr", "int", number()},
              {"flags", "unsigned int", flags(kFutex2Flags)}}},
    {.name = "futex_wait", .nr = {.x86_64 = 455, .i386 = 455, .aarch64 = 455},
     .args = {{"uaddr", "void *", in(number(), "u32").as_address()},
              {"val", "unsigned long", number()},
              {"mask", "unsigned long", hex()},
              {"flags", "unsigned int", flags(kFutex2Flags)},
              {"timeout", "struct __kernel_timespec *", in(kTimespec64)},
              {"clockid", "clockid_t", clock_id()}}},
    {.name = "futex_requeue", .nr = {.x86_64 = 456, .i386 = 456, .aarch64 = 456},
     .args = {{"waiters", "struct futex_waitv *", array_in(kFutexWaitv, times(2))},
              {"flags", "unsigned int", hex()},
              {"nr_wake", "int", number()},
              {"nr_requeue", "int", number()}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kProcessRows{kRows};

}  // namespace tracectl::syscalls
