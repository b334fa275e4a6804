// The system family: the machine as a whole, modules, keys, security modules, BPF and performance events, and calls
// that the kernel keeps numbers for without implementing them.
#include "lib/syscalls/flags/getrandom.h"
#include "lib/syscalls/flags/kexec.h"
#include "lib/syscalls/flags/lsm.h"
#include "lib/syscalls/flags/module.h"
#include "lib/syscalls/flags/reboot.h"
#include "lib/syscalls/flags/syslog.h"
#include "lib/syscalls/flags/userfaultfd.h"
#include "lib/syscalls/structs/kexec_segment.h"
#include "lib/syscalls/structs/landlock.h"
#include "lib/syscalls/structs/lsm.h"
#include "lib/syscalls/structs/perf_event_attr.h"
#include "lib/syscalls/structs/sysctl.h"
#include "lib/syscalls/structs/sysinfo.h"
#include "lib/syscalls/structs/utsname.h"
#include "lib/syscalls/table/bpf.h"
#include "lib/syscalls/table/families.h"
#include "lib/syscalls/table/keyctl.h"

namespace tracectl::syscalls {
namespace {

constexpr uint64_t kIntMask = 0xffffffff;

// syslog's actions 2 to 4 read into the buffer, 8 takes a level as length, the others neither.
constexpr Variant kSyslogBufferCases[] = {{0, absent()},
                                          {1, absent()},
                                          {2, bytes_out(len_ret(2))},
                                          {3, bytes_out(len_ret(2))},
                                          {4, bytes_out(len_ret(2))},
                                          {5, absent()},
                                          {6, absent()},
                                          {7, absent()},
                                          {9, absent()},
                                          {10, absent()}};
constexpr Variants kSyslogBuffer{kIntMask, kSyslogBufferCases};
constexpr Variant kSyslogLengthCases[] = {{0, absent()}, {1, absent()}, {5, absent()}, {6, absent()},
                                          {7, absent()}, {9, absent()}, {10, absent()}};
constexpr Variants kSyslogLength{kIntMask, kSyslogLengthCases};

constexpr Variant kRebootArgumentCases[] = {{0xa1b2c3d4 /* LINUX_REBOOT_CMD_RESTART2 */, string_in()}};
constexpr Variants kRebootArgument{kIntMask, kRebootArgumentCases};

constexpr Variant kLandlockRuleCases[] = {{1, in(kLandlockPathBeneath)}, {2, in(kLandlockNetPort)}};
constexpr Variants kLandlockRule{kIntMask, kLandlockRuleCases};

// clang-format off
constexpr Row kRows[] = {
    {.name = "uname", .nr = {.x86_64 = 63, .i386 = 122, .aarch64 = 160}, .in = Class::none,
     .args = {{"name", "struct new_utsname *", out(kNewUtsname)}}},
    {.name = "sysinfo", .nr = {.x86_64 = 99, .i386 = 116, .aarch64 = 179}, .in = Class::none,
     .args = {{"info", "struct sysinfo *", out(kSysinfo)}}},
    {.name = "syslog", .nr = {.x86_64 = 103, .i386 = 103, .aarch64 = 116}, .in = Class::none,
     .args = {{"type", "int", symbol(kSyslogActions)},
              {"buf", "char *", address().select(0, kSyslogBuffer)},
              {"len", "int", size().select(0, kSyslogLength)}}},
    {.name = "vhangup", .nr = {.x86_64 = 153, .i386 = 111, .aarch64 = 58}, .in = Class::none},
    {.name = "_sysctl", .nr = {.x86_64 = 156, .i386 = 149}, .in = Class::none,
     .args = {{"args", "struct __sysctl_args *", in(kSysctlArgs)}}},
    {.name = "reboot", .nr = {.x86_64 = 169, .i386 = 88, .aarch64 = 142}, .in = Class::none,
     .args = {{"magic1", "int", symbol(kRebootMagic1)},
              {"magic2", "int", symbol(kRebootMagic2)},
              {"cmd", "unsigned int", symbol(kRebootCommands)},
              {"arg", "void *", absent().select(2, kRebootArgument)}}},
    {.name = "create_module", .nr = {.x86_64 = 174, .i386 = 127}, .in = Class::none,
     .args = {{"name", "const char *", string_in().as_address()},
              {"size", "size_t", hex()}}},
    {.name = "init_module", .nr = {.x86_64 = 175, .i386 = 128, .aarch64 = 105}, .in = Class::none,
     .args = {{"umod", "void *", bytes_in(len_arg(1)).as_address()},
              {"len", "unsigned long", size()},
              {"uargs", "const char *", string_in()}}},
    {.name = "delete_module", .nr = {.x86_64 = 176, .i386 = 129, .aarch64 = 106}, .in = Class::none,
     .args = {{"name_user", "const char *", string_in()},
              {"flags", "unsigned int", flags(kDeleteModuleFlags)}}},
    {.name = "get_kernel_syms", .nr = {.x86_64 = 177, .i386 = 130}, .in = Class::none,
     .args = {{"table", "struct kernel_sym *", out(kKernelSym).as_address()}}},
    {.name = "query_module", .nr = {.x86_64 = 178, .i386 = 167}, .in = Class::none,
     .args = {{"name", "const char *", string_in().as_address()},
              {"which", "int", hex()},
              {"buf", "void *", bytes_out(len_arg(3)).as_address()},
              {"bufsize", "size_t", hex()},
              {"ret", "size_t *", out(number(), "size_t").as_address()}}},
    {.name = "nfsservctl", .nr = {.x86_64 = 180, .i386 = 169, .aarch64 = 42}, .in = Class::none,
     .args = {{"cmd", "int", hex()},
              {"argp", "struct nfsctl_arg *", hex_bytes_in(times(64)).as_address()},
              {"resp", "union nfsctl_res *", hex_bytes_out(times(64)).as_address()}}},
    {.name = "getpmsg", .nr = {.x86_64 = 181, .i386 = 188}, .in = Class::network},
    {.name = "putpmsg", .nr = {.x86_64 = 182, .i386 = 189}, .in = Class::network},
    {.name = "afs_syscall", .nr = {.x86_64 = 183, .i386 = 137}, .in = Class::none},
    {.name = "tuxcall", .nr = {.x86_64 = 184}, .in = Class::none},
    {.name = "security", .nr = {.x86_64 = 185}, .in = Class::none},
    {.name = "lookup_dcookie", .nr = {.x86_64 = 212, .aarch64 = 18}, .in = Class::none,
     .args = {{"cookie64", "u64", number()},
              {"buf", "char *", bytes_out(len_ret(2))},
              {"len", "size_t", size()}}},
    {.name = "lookup_dcookie", .nr = {.i386 = 253}, .in = Class::none,
     .args = {{"w0", "u32", of(Kind::wide)},
              {"w1", "u32", absent()},
              {"buf", "char *", bytes_out(len_ret(3))},
              {"len", "size_t", size()}}},
    {.name = "vserver", .nr = {.x86_64 = 236, .i386 = 273}, .in = Class::none},
    {.name = "kexec_load", .nr = {.x86_64 = 246, .i386 = 283, .aarch64 = 104}, .in = Class::none,
     .args = {{"entry", "unsigned long", address()},
              {"nr_segments", "unsigned long", number()},
              {"segments", "struct kexec_segment *", array_in(kKexecSegment, len_arg(1))},
              {"flags", "unsigned long", flags(kKexecFlags)}}},
    {.name = "add_key", .nr = {.x86_64 = 248, .i386 = 286, .aarch64 = 217}, .in = Class::none,
     .args = {{"_type", "const char *", string_in()},
              {"_description", "const char *", string_in()},
              {"_payload", "const void *", bytes_in(len_arg(3))},
              {"plen", "size_t", size()},
              {"ringid", "key_serial_t", symbol(kKeySerials)}}},
    {.name = "request_key", .nr = {.x86_64 = 249, .i386 = 287, .aarch64 = 218}, .in = Class::none,
     .args = {{"_type", "const char *", string_in()},
              {"_description", "const char *", string_in()},
              {"_callout_info", "const char *", string_in()},
              {"destringid", "key_serial_t", symbol(kKeySerials)}}},
    {.name = "keyctl", .nr = {.x86_64 = 250, .i386 = 288, .aarch64 = 219}, .in = Class::none,
     .args = {{"option", "int", symbol(kKeyctlOptions)},
              {"arg2", "unsigned long", hex().select(0, keyctl::kArg2)},
              {"arg3", "unsigned long", hex().select(0, keyctl::kArg3)},
              {"arg4", "unsigned long", hex().select(0, keyctl::kArg4)},
              {"arg5", "unsigned long", hex().select(0, keyctl::kArg5)}}},
    {.name = "perf_event_open", .nr = {.x86_64 = 298, .i386 = 336, .aarch64 = 241}, .in = Class::desc,
     .args = {{"attr_uptr", "struct perf_event_attr *", in(kPerfEventAttr, len_prefix(4))},
              {"pid", "pid_t", pid()},
              {"cpu", "int", number()},
              {"group_fd", "int", fd()},
              {"flags", "unsigned long", flags(kPerfOpenFlags)}},
     .ret = fd()},
    {.name = "finit_module", .nr = {.x86_64 = 313, .i386 = 350, .aarch64 = 273}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"uargs", "const char *", string_in()},
              {"flags", "int", flags(kFinitModuleFlags)}}},
    {.name = "getrandom", .nr = {.x86_64 = 318, .i386 = 355, .aarch64 = 278}, .in = Class::none,
     .args = {{"ubuf", "char *", hex_bytes_out(len_ret(1))},
              {"len", "size_t", size()},
              {"flags", "unsigned int", flags(kGetrandomFlags)}},
     .ret = size()},
    {.name = "kexec_file_load", .nr = {.x86_64 = 320, .aarch64 = 294}, .in = Class::desc,
     .args = {{"kernel_fd", "int", fd()},
              {"initrd_fd", "int", fd()},
              {"cmdline_len", "unsigned long", size()},
              {"cmdline_ptr", "const char *", string_in()},
              {"flags", "unsigned long", flags(kKexecFileFlags)}}},
    {.name = "bpf", .nr = {.x86_64 = 321, .i386 = 357, .aarch64 = 280}, .in = Class::desc,
     .args = {{"cmd", "int", symbol(kBpfCommands)},
              {"uattr", "union bpf_attr *", address().select(0, bpf::kAttr)},
              {"size", "unsigned int", size()}},
     .ret = number().select(0, bpf::kReturn)},
    {.name = "userfaultfd", .nr = {.x86_64 = 323, .i386 = 374, .aarch64 = 282}, .in = Class::desc,
     .args = {{"flags", "int", flags(kUserfaultfdFlags)}},
     .ret = fd()},
    {.name = "landlock_create_ruleset", .nr = {.x86_64 = 444, .i386 = 444, .aarch64 = 444}, .in = Class::desc,
     .args = {{"attr", "const struct landlock_ruleset_attr *const", in(kLandlockRulesetAttr, bytes_arg(1))},
              {"size", "const size_t", size()},
              {"flags", "const __u32", flags(kLandlockCreateFlags)}},
     .ret = fd()},
    {.name = "landlock_add_rule", .nr = {.x86_64 = 445, .i386 = 445, .aarch64 = 445}, .in = Class::desc,
     .args = {{"ruleset_fd", "const int", fd()},
              {"rule_type", "const enum landlock_rule_type", symbol(kLandlockRuleTypes)},
              {"rule_attr", "const void *const", address().select(1, kLandlockRule)},
              {"flags", "const __u32", hex()}}},
    {.name = "landlock_restrict_self", .nr = {.x86_64 = 446, .i386 = 446, .aarch64 = 446}, .in = Class::desc,
     .args = {{"ruleset_fd", "const int", fd()},
              {"flags", "const __u32", flags(kLandlockRestrictFlags)}}},
    {.name = "lsm_get_self_attr", .nr = {.x86_64 = 459, .i386 = 459, .aarch64 = 459}, .in = Class::none,
     .args = {{"attr", "unsigned int", symbol(kLsmAttributes)},
              {"ctx", "struct lsm_ctx *", out(kLsmCtx, len_pointed(2))},
              {"size", "u32 *", inout(number(), "u32")},
              {"flags", "u32", flags(kLsmGetFlags)}}},
    {.name = "lsm_set_self_attr", .nr = {.x86_64 = 460, .i386 = 460, .aarch64 = 460}, .in = Class::none,
     .args = {{"attr", "unsigned int", symbol(kLsmAttributes)},
              {"ctx", "struct lsm_ctx *", in(kLsmCtx, bytes_arg(2))},
              {"size", "u32", size()},
              {"flags", "u32", hex()}}},
    {.name = "lsm_list_modules", .nr = {.x86_64 = 461, .i386 = 461, .aarch64 = 461}, .in = Class::none,
     .args = {{"ids", "u64 *", array_out(symbol(kLsmIds), "u64", len_ret())},
              {"size", "u32 *", inout(number(), "u32")},
              {"flags", "u32", hex()}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kSystemRows{kRows};

}  // namespace tracectl::syscalls
