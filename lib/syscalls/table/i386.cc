// Calls that only the i386 table has: 64-bit offsets in two words, 32-bit identities beside the old 16-bit ones,
// 64-bit times beside the old 32-bit ones, and what is older than all of them.
#include "lib/syscalls/flags/at.h"
#include "lib/syscalls/flags/clock.h"
#include "lib/syscalls/flags/fadvise.h"
#include "lib/syscalls/flags/ipc.h"
#include "lib/syscalls/flags/message.h"
#include "lib/syscalls/flags/mmap.h"
#include "lib/syscalls/flags/resource.h"
#include "lib/syscalls/flags/seek.h"
#include "lib/syscalls/flags/sighandler.h"
#include "lib/syscalls/flags/signal.h"
#include "lib/syscalls/flags/socketcall.h"
#include "lib/syscalls/flags/timerfd.h"
#include "lib/syscalls/flags/wait.h"
#include "lib/syscalls/structs/aio.h"
#include "lib/syscalls/structs/itimerspec.h"
#include "lib/syscalls/structs/msg.h"
#include "lib/syscalls/structs/old_dirent.h"
#include "lib/syscalls/structs/old_sigaction.h"
#include "lib/syscalls/structs/poll.h"
#include "lib/syscalls/structs/rlimit.h"
#include "lib/syscalls/structs/sem.h"
#include "lib/syscalls/structs/shm.h"
#include "lib/syscalls/structs/socketcall.h"
#include "lib/syscalls/structs/stat.h"
#include "lib/syscalls/structs/statfs.h"
#include "lib/syscalls/structs/timeval.h"
#include "lib/syscalls/structs/timex.h"
#include "lib/syscalls/structs/utsname.h"
#include "lib/syscalls/structs/vm86.h"
#include "lib/syscalls/table/families.h"
#include "lib/syscalls/table/fcntl.h"
#include "lib/syscalls/table/futex.h"

namespace tracectl::syscalls {
namespace {

constexpr uint64_t kIntMask = 0xffffffff;

// socketcall's second argument points to as many words as the call behind it has arguments.  Messages are not followed
// from there: these are the words themselves.
constexpr Type words(uint32_t count) {
  return array_in(hex(), "unsigned long", times(count));
}
constexpr Variant kSocketCallCases[] = {
    {1, in(socketcall::kSocket).spread_out()},
    {2, in(socketcall::kBind).spread_out()},
    {3, in(socketcall::kConnect).spread_out()},
    {4, in(socketcall::kListen).spread_out()},
    {5, in(socketcall::kAccept).spread_out()},
    {6, in(socketcall::kGetsockname).spread_out()},
    {7, in(socketcall::kGetpeername).spread_out()},
    {8, in(socketcall::kSocketpair).spread_out()},
    {9, in(socketcall::kSend).spread_out()},
    {10, in(socketcall::kReceive).spread_out()},
    {11, in(socketcall::kSendto).spread_out()},
    {12, in(socketcall::kRecvfrom).spread_out()},
    {13, in(socketcall::kShutdown).spread_out()},
    {14, in(socketcall::kSetsockopt).spread_out()},
    {15, in(socketcall::kGetsockopt).spread_out()},
    {16, words(3)},  // sendmsg
    {17, words(3)},  // recvmsg
    {18, in(socketcall::kAccept4).spread_out()},
    {19, words(5)},  // recvmmsg
    {20, words(4)},  // sendmmsg
};
constexpr Variants kSocketCallArguments{kIntMask, kSocketCallCases};

// ipc's pointer: the call is in the lower half of the word, a version in the upper one.
// Of the calls that control an object, the command is the second argument, with IPC_64 where the structures are those
// of today.
constexpr uint64_t kIpc64 = 0x100;
constexpr Variant kIpcMsgctlCases[] = {{kIpc64 | 1, in(kMsqidDs32Set)}, {kIpc64 | 2, out(kMsqidDs32)},
                                       {kIpc64 | 3, out(kMsginfo)},     {kIpc64 | 11, out(kMsqidDs32)},
                                       {kIpc64 | 12, out(kMsginfo)},    {kIpc64 | 13, out(kMsqidDs32)}};
constexpr Variants kIpcMsgctl{0xffff, kIpcMsgctlCases};
constexpr Variant kIpcShmctlCases[] = {{kIpc64 | 1, in(kShmidDs32Set)}, {kIpc64 | 2, out(kShmidDs32)},
                                       {kIpc64 | 3, out(kShminfo)},     {kIpc64 | 13, out(kShmidDs32)},
                                       {kIpc64 | 14, out(kShmInfo)},    {kIpc64 | 15, out(kShmidDs32)}};
constexpr Variants kIpcShmctl{0xffff, kIpcShmctlCases};
constexpr Variant kIpcPointerCases[] = {
    {1 /* SEMOP */, array_in(kSembuf, len_arg(2))},
    {3 /* SEMCTL: the union itself stands there */, in(address(), "unsigned long")},
    {4 /* SEMTIMEDOP */, array_in(kSembuf, len_arg(2))},
    {11 /* MSGSND */, in(kMsgbuf, tail_arg(2))},
    {14 /* MSGCTL */, address().select(2, kIpcMsgctl)},
    {24 /* SHMCTL */, address().select(2, kIpcShmctl)},
};
constexpr Variants kIpcPointer{0xffff, kIpcPointerCases};

constexpr Variant kVm86ArgumentCases[] = {{1 /* VM86_ENTER */, in(kVm86Plus).as_address()},
                                          {2 /* VM86_ENTER_NO_BYPASS */, in(kVm86Plus).as_address()}};
constexpr Variants kVm86Arguments{kIntMask, kVm86ArgumentCases};

// A 64-bit offset in two words; the second one belongs to it.
constexpr Type low_word() {
  return of(Kind::wide);
}
// A length has no sign.
constexpr Type length_word() {
  return with_ctype(low_word(), "u64");
}
constexpr Type other_word() {
  return absent();
}

constexpr Type old_sigset_in() {
  return sigset_in(times(4));
}
constexpr Type old_sigset_out() {
  return sigset_out(times(4));
}
constexpr Type handler() {
  return symbol(kSignalHandlers);
}

// With TIMER_ABSTIME nothing remains to be slept.
constexpr bool sleeps_until(std::span<const uint64_t> args) {
  return (args[1] & 1) != 0;
}

// clang-format off
constexpr Row kRows[] = {
    {.name = "waitpid", .nr = {.i386 = 7}, .in = Class::process,
     .args = {{"pid", "pid_t", pid()},
              {"stat_addr", "int *", wait_status_out()},
              {"options", "int", flags(kWait4Options)}},
     .ret = pid()},
    {.name = "break", .nr = {.i386 = 17}, .in = Class::memory},
    {.name = "oldstat", .nr = {.i386 = 18}, .in = Class::file | Class::stat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct __old_kernel_stat *", out(kOldStatI386)}}},
    {.name = "umount", .nr = {.i386 = 22}, .in = Class::file,
     .args = {{"name", "char *", path_in()}}},
    {.name = "stime", .nr = {.i386 = 25}, .in = Class::none,
     .args = {{"tptr", "old_time32_t *", in(number(), "int")}}},
    {.name = "oldfstat", .nr = {.i386 = 28}, .in = Class::desc | Class::fstat | Class::stat_like,
     .args = {{"fd", "unsigned int", fd()},
              {"statbuf", "struct __old_kernel_stat *", out(kOldStatI386)}}},
    {.name = "stty", .nr = {.i386 = 31}, .in = Class::none},
    {.name = "gtty", .nr = {.i386 = 32}, .in = Class::none},
    {.name = "nice", .nr = {.i386 = 34}, .in = Class::none,
     .args = {{"increment", "int", number()}}},
    {.name = "ftime", .nr = {.i386 = 35}, .in = Class::none},
    {.name = "prof", .nr = {.i386 = 44}, .in = Class::none},
    {.name = "signal", .nr = {.i386 = 48}, .in = Class::signal,
     .args = {{"sig", "int", signal()},
              {"handler", "__sighandler_t", handler()}},
     .ret = {.kind = Kind::address, .set = &kSignalHandlers}},
    {.name = "lock", .nr = {.i386 = 53}, .in = Class::none},
    {.name = "mpx", .nr = {.i386 = 56}, .in = Class::none},
    {.name = "ulimit", .nr = {.i386 = 58}, .in = Class::none},
    {.name = "oldolduname", .nr = {.i386 = 59}, .in = Class::none,
     .args = {{"name", "struct oldold_utsname *", out(kOldoldUtsname)}}},
    {.name = "sigaction", .nr = {.i386 = 67}, .in = Class::signal,
     .args = {{"sig", "int", signal()},
              {"act", "const struct old_sigaction *", in(kOldSigaction)},
              {"oact", "struct old_sigaction *", out(kOldSigaction)}}},
    {.name = "sgetmask", .nr = {.i386 = 68}, .in = Class::signal, .ret = hex()},
    {.name = "ssetmask", .nr = {.i386 = 69}, .in = Class::signal,
     .args = {{"newmask", "int", of(Kind::sigset)}},
     .ret = hex()},
    {.name = "sigsuspend", .nr = {.i386 = 72}, .in = Class::signal,
     .args = {{"unused1", "int", absent()},
              {"unused2", "int", absent()},
              {"mask", "unsigned long", of(Kind::sigset)}}},
    {.name = "sigpending", .nr = {.i386 = 73}, .in = Class::signal,
     .args = {{"uset", "old_sigset_t *", old_sigset_out()}}},
    {.name = "oldlstat", .nr = {.i386 = 84}, .in = Class::file | Class::lstat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct __old_kernel_stat *", out(kOldStatI386)}}},
    {.name = "readdir", .nr = {.i386 = 89}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"dirent", "struct old_linux_dirent *", out(kOldLinuxDirent)},
              {"count", "unsigned int", absent()}}},
    {.name = "profil", .nr = {.i386 = 98}, .in = Class::none},
    {.name = "socketcall", .nr = {.i386 = 102}, .in = Class::desc | Class::network,
     .args = {{"call", "int", symbol(kSocketCalls)},
              {"args", "unsigned long *", address().select(0, kSocketCallArguments)}}},
    {.name = "olduname", .nr = {.i386 = 109}, .in = Class::none,
     .args = {{"name", "struct old_utsname *", out(kOldUtsname)}}},
    {.name = "idle", .nr = {.i386 = 112}, .in = Class::none},
    {.name = "vm86old", .nr = {.i386 = 113}, .in = Class::none,
     .args = {{"user_vm86", "struct vm86_struct *", in(kVm86).as_address()}}},
    {.name = "ipc", .nr = {.i386 = 117}, .in = Class::ipc,
     .args = {{"call", "unsigned int", symbol(kIpcCalls)},
              {"first", "int", number()},
              {"second", "unsigned long", number()},
              {"third", "unsigned long", hex()},
              {"ptr", "void *", address().select(0, kIpcPointer)},
              {"fifth", "long", hex()}}},
    {.name = "sigreturn", .nr = {.i386 = 119}, .in = Class::signal,
     // Of struct sigframe_ia32, behind the return address and the number: oldmask of the sigcontext; behind that and the
     // unused floating point state, extramask (arch/x86/include/asm/sigframe.h).
     .frame_mask = {.i386 = 80}, .frame_mask_high = {.i386 = 88 + 624}},
    {.name = "sigprocmask", .nr = {.i386 = 126}, .in = Class::signal,
     .args = {{"how", "int", symbol(kSigprocmaskHow)},
              {"nset", "old_sigset_t *", old_sigset_in()},
              {"oset", "old_sigset_t *", old_sigset_out()}}},
    {.name = "bdflush", .nr = {.i386 = 134}, .in = Class::none},
    {.name = "_llseek", .nr = {.i386 = 140}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"offset_high", "unsigned long", of(Kind::wide_high_first)},
              {"offset_low", "unsigned long", other_word()},
              {"result", "loff_t *", out(number(), "loff_t")},
              {"whence", "unsigned int", symbol(kSeekWhence)}}},
    {.name = "_newselect", .nr = {.i386 = 142}, .in = Class::desc,
     .args = {{"n", "int", number()},
              {"inp", "fd_set *", fd_set_inout(0)},
              {"outp", "fd_set *", fd_set_inout(0)},
              {"exp", "fd_set *", fd_set_inout(0)},
              {"tvp", "struct old_timeval32 *", inout(kTimeval)}}},
    {.name = "vm86", .nr = {.i386 = 166}, .in = Class::none,
     .args = {{"cmd", "unsigned long", hex()},
              {"arg", "unsigned long", hex().select(0, kVm86Arguments)}}},
    {.name = "ugetrlimit", .nr = {.i386 = 191}, .in = Class::none,
     .args = {{"resource", "unsigned int", symbol(kResources)},
              {"rlim", "struct rlimit *", out(kRlimit)}}},
    {.name = "mmap2", .nr = {.i386 = 192}, .in = Class::desc | Class::memory,
     .args = {{"addr", "unsigned long", address()},
              {"len", "unsigned long", size()},
              {"prot", "unsigned long", flags(kProtFlags)},
              {"flags", "unsigned long", flags(kMapFlags)},
              {"fd", "unsigned long", with_ctype(fd(), "int")},
              {"pgoff", "unsigned long", of(Kind::pages)}},
     .ret = address()},
    {.name = "truncate64", .nr = {.i386 = 193}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"offset_low", "unsigned long", length_word()},
              {"offset_high", "unsigned long", other_word()}}},
    {.name = "ftruncate64", .nr = {.i386 = 194}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"offset_low", "unsigned long", length_word()},
              {"offset_high", "unsigned long", other_word()}}},
    {.name = "stat64", .nr = {.i386 = 195}, .in = Class::file | Class::stat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct stat64 *", out(kStat64I386)}}},
    {.name = "lstat64", .nr = {.i386 = 196}, .in = Class::file | Class::lstat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct stat64 *", out(kStat64I386)}}},
    {.name = "fstat64", .nr = {.i386 = 197}, .in = Class::desc | Class::fstat | Class::stat_like,
     .args = {{"fd", "unsigned int", fd()},
              {"statbuf", "struct stat64 *", out(kStat64I386)}}},
    {.name = "lchown32", .nr = {.i386 = 198}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"user", "uid_t", uid()},
              {"group", "gid_t", uid()}}},
    {.name = "getuid32", .nr = {.i386 = 199}, .in = Class::creds | Class::pure, .ret = uid()},
    {.name = "getgid32", .nr = {.i386 = 200}, .in = Class::creds | Class::pure, .ret = uid()},
    {.name = "geteuid32", .nr = {.i386 = 201}, .in = Class::creds | Class::pure, .ret = uid()},
    {.name = "getegid32", .nr = {.i386 = 202}, .in = Class::creds | Class::pure, .ret = uid()},
    {.name = "setreuid32", .nr = {.i386 = 203}, .in = Class::creds,
     .args = {{"ruid", "uid_t", uid()},
              {"euid", "uid_t", uid()}}},
    {.name = "setregid32", .nr = {.i386 = 204}, .in = Class::creds,
     .args = {{"rgid", "gid_t", uid()},
              {"egid", "gid_t", uid()}}},
    {.name = "getgroups32", .nr = {.i386 = 205}, .in = Class::creds,
     .args = {{"gidsetsize", "int", number()},
              {"grouplist", "gid_t *", array_out(uid(), "gid_t", len_ret(0))}}},
    {.name = "setgroups32", .nr = {.i386 = 206}, .in = Class::creds,
     .args = {{"gidsetsize", "int", number()},
              {"grouplist", "gid_t *", array_in(uid(), "gid_t", len_arg(0))}}},
    {.name = "fchown32", .nr = {.i386 = 207}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"user", "uid_t", uid()},
              {"group", "gid_t", uid()}}},
    {.name = "setresuid32", .nr = {.i386 = 208}, .in = Class::creds,
     .args = {{"ruid", "uid_t", uid()},
              {"euid", "uid_t", uid()},
              {"suid", "uid_t", uid()}}},
    {.name = "getresuid32", .nr = {.i386 = 209}, .in = Class::creds,
     .args = {{"ruidp", "uid_t *", out(uid(), "uid_t")},
              {"euidp", "uid_t *", out(uid(), "uid_t")},
              {"suidp", "uid_t *", out(uid(), "uid_t")}}},
    {.name = "setresgid32", .nr = {.i386 = 210}, .in = Class::creds,
     .args = {{"rgid", "gid_t", uid()},
              {"egid", "gid_t", uid()},
              {"sgid", "gid_t", uid()}}},
    {.name = "getresgid32", .nr = {.i386 = 211}, .in = Class::creds,
     .args = {{"rgidp", "gid_t *", out(uid(), "gid_t")},
              {"egidp", "gid_t *", out(uid(), "gid_t")},
              {"sgidp", "gid_t *", out(uid(), "gid_t")}}},
    {.name = "chown32", .nr = {.i386 = 212}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"user", "uid_t", uid()},
              {"group", "gid_t", uid()}}},
    {.name = "setuid32", .nr = {.i386 = 213}, .in = Class::creds,
     .args = {{"uid", "uid_t", uid()}}},
    {.name = "setgid32", .nr = {.i386 = 214}, .in = Class::creds,
     .args = {{"gid", "gid_t", uid()}}},
    {.name = "setfsuid32", .nr = {.i386 = 215}, .in = Class::creds,
     .args = {{"uid", "uid_t", uid()}},
     .ret = uid()},
    {.name = "setfsgid32", .nr = {.i386 = 216}, .in = Class::creds,
     .args = {{"gid", "gid_t", uid()}},
     .ret = uid()},
    {.name = "fcntl64", .nr = {.i386 = 221}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"cmd", "unsigned int", symbol(kFcntlCommands)},
              {"arg", "unsigned long", hex().select(1, kFcntlVariants)}},
     .ret = number().select(1, kFcntlReturns)},
    {.name = "sendfile64", .nr = {.i386 = 239}, .in = Class::desc | Class::network,
     .args = {{"out_fd", "int", fd()},
              {"in_fd", "int", fd()},
              {"offset", "loff_t *", inout(offset(), "loff_t")},
              {"count", "size_t", size()}},
     .ret = size()},
    {.name = "statfs64", .nr = {.i386 = 268}, .in = Class::file | Class::statfs | Class::statfs_like,
     .args = {{"pathname", "const char *", path_in()},
              {"sz", "size_t", size()},
              {"buf", "struct statfs64 *", out(kStatfs64I386)}}},
    {.name = "fstatfs64", .nr = {.i386 = 269}, .in = Class::desc | Class::fstatfs | Class::statfs_like,
     .args = {{"fd", "unsigned int", fd()},
              {"sz", "size_t", size()},
              {"buf", "struct statfs64 *", out(kStatfs64I386)}}},
    {.name = "fadvise64_64", .nr = {.i386 = 272}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"offset_low", "u32", low_word()},
              {"offset_high", "u32", other_word()},
              {"len_low", "u32", low_word()},
              {"len_high", "u32", other_word()},
              {"advice", "int", symbol(kFadvise)}}},
    {.name = "fstatat64", .nr = {.i386 = 300}, .in = Class::desc | Class::file | Class::fstat | Class::stat_like,
     .args = {{"dfd", "unsigned int", dirfd()},
              {"filename", "const char *", path_in()},
              {"statbuf", "struct stat64 *", out(kStat64I386)},
              {"flag", "int", flags(kAtFlags)}}},
    {.name = "clock_gettime64", .nr = {.i386 = 403}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"tp", "struct __kernel_timespec *", out(kTimespec64)}}},
    {.name = "clock_settime64", .nr = {.i386 = 404}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"tp", "const struct __kernel_timespec *", in(kTimespec64)}}},
    {.name = "clock_adjtime64", .nr = {.i386 = 405}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"utx", "struct __kernel_timex *", inout(kTimex64)}},
     .ret = symbol(kAdjtimexStates)},
    {.name = "clock_getres_time64", .nr = {.i386 = 406}, .in = Class::clock,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"tp", "struct __kernel_timespec *", out(kTimespec64)}}},
    {.name = "clock_nanosleep_time64", .nr = {.i386 = 407}, .in = Class::none,
     .args = {{"which_clock", "const clockid_t", clock_id()},
              {"flags", "int", flags(kTimerFlags)},
              {"rqtp", "const struct __kernel_timespec *", in(kTimespec64)},
              {"rmtp", "struct __kernel_timespec *", out(kTimespec64).on_error().bare_if(sleeps_until)}}},
    {.name = "timer_gettime64", .nr = {.i386 = 408}, .in = Class::none,
     .args = {{"timer_id", "timer_t", number()},
              {"setting", "struct __kernel_itimerspec *", out(kItimerspec64)}}},
    {.name = "timer_settime64", .nr = {.i386 = 409}, .in = Class::none,
     .args = {{"timer_id", "timer_t", number()},
              {"flags", "int", flags(kTimerFlags)},
              {"new_setting", "const struct __kernel_itimerspec *", in(kItimerspec64)},
              {"old_setting", "struct __kernel_itimerspec *", out(kItimerspec64)}}},
    {.name = "timerfd_gettime64", .nr = {.i386 = 410}, .in = Class::desc,
     .args = {{"ufd", "int", fd()},
              {"otmr", "struct __kernel_itimerspec *", out(kItimerspec64)}}},
    {.name = "timerfd_settime64", .nr = {.i386 = 411}, .in = Class::desc,
     .args = {{"ufd", "int", fd()},
              {"flags", "int", flags(kTimerfdFlags)},
              {"utmr", "const struct __kernel_itimerspec *", in(kItimerspec64)},
              {"otmr", "struct __kernel_itimerspec *", out(kItimerspec64)}}},
    {.name = "utimensat_time64", .nr = {.i386 = 412}, .in = Class::desc | Class::file,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"utimes", "struct __kernel_timespec *", pointing(wall_time(kTimespec64), Shape::many, Direction::in, times(2))},
              {"flags", "int", flags(kAtFlags)}}},
    {.name = "pselect6_time64", .nr = {.i386 = 413}, .in = Class::desc,
     .args = {{"n", "int", number()},
              {"inp", "fd_set *", fd_set_inout(0)},
              {"outp", "fd_set *", fd_set_inout(0)},
              {"exp", "fd_set *", fd_set_inout(0)},
              {"tsp", "struct __kernel_timespec *", inout(kTimespec64)},
              {"sig", "void *", in(kSigsetPair)}}},
    {.name = "ppoll_time64", .nr = {.i386 = 414}, .in = Class::desc,
     .args = {{"ufds", "struct pollfd *", array_inout(kPollfd, len_arg(1))},
              {"nfds", "unsigned int", number()},
              {"tsp", "struct __kernel_timespec *", inout(kTimespec64)},
              {"sigmask", "const sigset_t *", sigset_in(len_arg(4))},
              {"sigsetsize", "size_t", size()}}},
    {.name = "io_pgetevents_time64", .nr = {.i386 = 416}, .in = Class::none,
     .args = {{"ctx_id", "aio_context_t", address()},
              {"min_nr", "long", number()},
              {"nr", "long", number()},
              {"events", "struct io_event *", array_out(kIoEvent, len_ret(2))},
              {"timeout", "struct __kernel_timespec *", in(kTimespec64)},
              {"usig", "const struct __aio_sigset *", in(kSigsetPair)}}},
    {.name = "recvmmsg_time64", .nr = {.i386 = 417}, .in = Class::network,
     .args = {{"fd", "int", fd()},
              {"mmsg", "struct mmsghdr *", mmsghdr_out(2)},
              {"vlen", "unsigned int", number()},
              {"flags", "unsigned int", flags(kMessageFlags)},
              {"timeout", "struct __kernel_timespec *", in(kTimespec64).written_back()}}},
    {.name = "mq_timedsend_time64", .nr = {.i386 = 418}, .in = Class::desc,
     .args = {{"mqdes", "mqd_t", fd()},
              {"u_msg_ptr", "const char *", bytes_in(len_arg(2))},
              {"msg_len", "size_t", number()},
              {"msg_prio", "unsigned int", number()},
              {"u_abs_timeout", "const struct __kernel_timespec *", in(kTimespec64)}}},
    {.name = "mq_timedreceive_time64", .nr = {.i386 = 419}, .in = Class::desc,
     .args = {{"mqdes", "mqd_t", fd()},
              {"u_msg_ptr", "char *", bytes_out(len_ret(2))},
              {"msg_len", "size_t", number()},
              {"u_msg_prio", "unsigned int *", out(number(), "unsigned int")},
              {"u_abs_timeout", "const struct __kernel_timespec *", in(kTimespec64)}},
     .ret = size()},
    {.name = "semtimedop_time64", .nr = {.i386 = 420}, .in = Class::ipc,
     .args = {{"semid", "int", number()},
              {"tsops", "struct sembuf *", array_in(kSembuf, len_arg(2))},
              {"nsops", "unsigned int", number()},
              {"timeout", "const struct __kernel_timespec *", in(kTimespec64)}}},
    {.name = "rt_sigtimedwait_time64", .nr = {.i386 = 421}, .in = Class::signal,
     .args = {{"uthese", "const sigset_t *", sigset_in(len_arg(3))},
              {"uinfo", "siginfo_t *", siginfo_out()},
              {"uts", "const struct __kernel_timespec *", in(kTimespec64)},
              {"sigsetsize", "size_t", size()}}},
    {.name = "futex_time64", .nr = {.i386 = 422}, .in = Class::none,
     .args = {{"uaddr", "u32 *", address().select(1, kFutexUaddr)},
              {"op", "int", symbol(kFutexOps)},
              {"val", "u32", number().select(1, kFutexVal)},
              {"utime", "const struct __kernel_timespec *", address().select(1, kFutexTimeout64)},
              {"uaddr2", "u32 *", address().select(1, kFutexUaddr2)},
              {"val3", "u32", hex().select(1, kFutexVal3)}}},
    {.name = "sched_rr_get_interval_time64", .nr = {.i386 = 423}, .in = Class::none,
     .args = {{"pid", "pid_t", pid()},
              {"interval", "struct __kernel_timespec *", out(kTimespec64)}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kI386Rows{kRows};

}  // namespace tracectl::syscalls
