// Signals: actions, masks, sending and waiting.
#include "lib/syscalls/flags/signal.h"

#include "lib/syscalls/structs/stack.h"
#include "lib/syscalls/structs/timespec.h"
#include "lib/syscalls/table/families.h"

namespace tracectl::syscalls {
namespace {

// clang-format off
constexpr Row kRows[] = {
    {.name = "rt_sigaction", .nr = {.x86_64 = 13, .i386 = 174, .aarch64 = 134}, .in = Class::signal,
     .args = {{"sig", "int", signal()},
              {"act", "const struct sigaction *", sigaction_in()},
              {"oact", "struct sigaction *", sigaction_out()},
              {"sigsetsize", "size_t", number()}}},
    {.name = "rt_sigprocmask", .nr = {.x86_64 = 14, .i386 = 175, .aarch64 = 135}, .in = Class::signal,
     .args = {{"how", "int", symbol(kSigprocmaskHow)},
              {"nset", "sigset_t *", sigset_in(len_arg(3))},
              {"oset", "sigset_t *", sigset_out(len_arg(3))},
              {"sigsetsize", "size_t", number()}}},
    {.name = "rt_sigreturn", .nr = {.x86_64 = 15, .i386 = 173, .aarch64 = 139}, .in = Class::signal,
     // Behind the return address: uc_flags, uc_link, uc_stack and uc_mcontext of the ucontext; on i386 the handler's three
     // arguments and the siginfo come before (arch/x86/include/asm/sigframe.h).
     .frame_mask = {.x86_64 = 40 + 256, .i386 = 140 + 108}},
    {.name = "pause", .nr = {.x86_64 = 34, .i386 = 29}, .in = Class::signal},
    {.name = "alarm", .nr = {.x86_64 = 37, .i386 = 27},
     .args = {{"seconds", "unsigned int", number()}}},
    {.name = "kill", .nr = {.x86_64 = 62, .i386 = 37, .aarch64 = 129}, .in = Class::process | Class::signal,
     .args = {{"pid", "pid_t", pid()},
              {"sig", "int", signal()}}},
    {.name = "rt_sigpending", .nr = {.x86_64 = 127, .i386 = 176, .aarch64 = 136}, .in = Class::signal,
     .args = {{"uset", "sigset_t *", sigset_out(len_arg(1))},
              {"sigsetsize", "size_t", number()}}},
    {.name = "rt_sigtimedwait", .nr = {.x86_64 = 128, .i386 = 177, .aarch64 = 137}, .in = Class::signal,
     .args = {{"uthese", "const sigset_t *", sigset_in(len_arg(3))},
              {"uinfo", "siginfo_t *", siginfo_out()},
              {"uts", "const struct __kernel_timespec *", in(kTimespec)},
              {"sigsetsize", "size_t", number()}},
     .ret = signal()},
    {.name = "rt_sigqueueinfo", .nr = {.x86_64 = 129, .i386 = 178, .aarch64 = 138}, .in = Class::process | Class::signal,
     .args = {{"pid", "pid_t", pid()},
              {"sig", "int", signal()},
              {"uinfo", "siginfo_t *", siginfo_in()}}},
    {.name = "rt_sigsuspend", .nr = {.x86_64 = 130, .i386 = 179, .aarch64 = 133}, .in = Class::signal,
     .args = {{"unewset", "sigset_t *", sigset_in(len_arg(1))},
              {"sigsetsize", "size_t", number()}}},
    {.name = "sigaltstack", .nr = {.x86_64 = 131, .i386 = 186, .aarch64 = 132}, .in = Class::signal,
     .args = {{"uss", "const stack_t *", in(kStack)},
              {"uoss", "stack_t *", out(kStack)}}},
    {.name = "tkill", .nr = {.x86_64 = 200, .i386 = 238, .aarch64 = 130}, .in = Class::process | Class::signal,
     .args = {{"pid", "pid_t", pid()},
              {"sig", "int", signal()}}},
    {.name = "restart_syscall", .nr = {.x86_64 = 219, .i386 = 0, .aarch64 = 128}},
    {.name = "tgkill", .nr = {.x86_64 = 234, .i386 = 270, .aarch64 = 131}, .in = Class::process | Class::signal,
     .args = {{"tgid", "pid_t", pid()},
              {"pid", "pid_t", pid()},
              {"sig", "int", signal()}}},
    {.name = "rt_tgsigqueueinfo", .nr = {.x86_64 = 297, .i386 = 335, .aarch64 = 240}, .in = Class::process | Class::signal,
     .args = {{"tgid", "pid_t", pid()},
              {"pid", "pid_t", pid()},
              {"sig", "int", signal()},
              {"uinfo", "siginfo_t *", siginfo_in()}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kSignalRows{kRows};

}  // namespace tracectl::syscalls
