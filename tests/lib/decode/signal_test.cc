// Signals: sets, actions, deliveries, and how children ended.
#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>

#include "tests/lib/decode/decoding.h"

namespace tracectl::testing {
namespace {

using std::string;
using namespace std::string_literals;

class Signals : public ::testing::Test {
 protected:
  string mask(uint64_t set) {
    const string line = decode.line(call(14, {0, kSomewhere, 0, 8}).item(1, TRC_OK, memory(set)).exit(2, 0));
    const size_t from = line.find(", ") + 2;
    return line.substr(from, line.rfind(", NULL") - from);
  }
  string status(int number) {
    const string line = decode.line(call(61, {7, kSomewhere, 0, 0}).exit(2, 7).exit_item(1, TRC_OK, memory(number)));
    const size_t from = line.find('[');
    return line.substr(from, line.rfind(", 0, NULL") - from);
  }
  Decoding decode;
};

TEST_F(Signals, sets) {
  EXPECT_EQ(mask(0), "[]");
  EXPECT_EQ(mask(1ull << (SIGCHLD - 1) | 1ull << (SIGINT - 1)), "[INT CHLD]");
  EXPECT_EQ(mask(~0ull), "~[]");
  EXPECT_EQ(mask(~(3ull << 31)), "~[RTMIN RT_1]");
  EXPECT_EQ(mask(0xffffffff),
            "[HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN "
            "TTOU URG XCPU XFSZ "
            "VTALRM PROF WINCH IO PWR SYS RTMIN]");
  EXPECT_EQ(decode.line(call(14, {2, kSomewhere, 0, 4}).item(1, TRC_OK, memory(0)).exit(2, -EINVAL)),
            "rt_sigprocmask(SIG_SETMASK, 0x7ffc01020300, NULL, 4) = -1 EINVAL (Invalid argument)");
}

TEST_F(Signals, actions_in_both_layouts) {
  EXPECT_EQ(decode.line(call(13, {10, kSomewhere, kSomewhere, 8})
                            .item(1, TRC_OK, memory(1ull, 0x14000100ull, 0x7f9aa18ae050ull, 1ull << 1 | 1ull << 39))
                            .exit(2, 0)
                            .exit_item(2, TRC_OK, memory(0ull, 0ull, 0ull, 0ull))),
            "rt_sigaction(SIGUSR1, {sa_handler=SIG_IGN, sa_mask=[INT RT_8], sa_flags=SA_RESTORER|SA_RESTART|0x100, "
            "sa_restorer=0x7f9aa18ae050}, {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, 8) = 0");
  EXPECT_EQ(decode.line(
                call32(174, {10, 0x1000, 0, 8}).item(1, TRC_OK, memory(0x8048000u, 0x10000000u, 0u, 2ull)).exit(2, 0)),
            "rt_sigaction(SIGUSR1, {sa_handler=0x8048000, sa_mask=[INT], sa_flags=SA_RESTART}, NULL, 8) = 0");
}

TEST_F(Signals, how_children_ended) {
  EXPECT_EQ(status(3 << 8), "[{WIFEXITED(s) && WEXITSTATUS(s) == 3}]");
  EXPECT_EQ(status(SIGTERM), "[{WIFSIGNALED(s) && WTERMSIG(s) == SIGTERM}]");
  EXPECT_EQ(status(SIGSEGV | 0x80), "[{WIFSIGNALED(s) && WTERMSIG(s) == SIGSEGV && WCOREDUMP(s)}]");
  EXPECT_EQ(status(SIGSTOP << 8 | 0x7f), "[{WIFSTOPPED(s) && WSTOPSIG(s) == SIGSTOP}]");
  EXPECT_EQ(status(0xffff), "[{WIFCONTINUED(s)}]");
  EXPECT_EQ(decode.line(call(61, {uint64_t(-1), kSomewhere, 1, kSomewhere})
                            .exit(2, 0)
                            .exit_item(1, TRC_OK, memory(0))
                            .exit_item(3, TRC_OK, string(144, '\0'))),
            "wait4(-1, 0x7ffc01020300, WNOHANG, 0x7ffc01020300) = 0");
}

string delivery(int number, const string& info) {
  const Decoder decoder({});
  const Task task{.tid = 7, .tgid = 7};
  const SignalEvent event{.number = number, .info = as_bytes(info), .task = &task};
  EventArena arena;
  SignalDelivery told;
  decoder.decode(event, arena, told);
  string text{told.name};
  text += ' ';
  append_value(text, told.info);
  return text;
}

string info(int number, int error, int code, const string& rest) {
  string bytes = memory(number, error, code, 0) + rest;
  bytes.resize(48);
  return bytes;
}

TEST_F(Signals, deliveries) {
  EXPECT_EQ(
      delivery(17, info(17, 0, 1, memory(9915, 0, 3, 0, 0ull, 0ull))),
      "SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=9915, si_uid=0, si_status=3, si_utime=0, si_stime=0}");
  EXPECT_EQ(delivery(17, info(17, 0, 2, memory(9915, 0, 15, 0, 250ull, 0ull))),
            "SIGCHLD {si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=9915, si_uid=0, si_status=SIGTERM, si_utime=250 /* "
            "2.50 s */, si_stime=0}");
  EXPECT_EQ(delivery(11, info(11, 0, 1, memory(8ull))), "SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=0x8}");
  EXPECT_EQ(delivery(19, info(19, 0, -6, memory(9916, 0))),
            "SIGSTOP {si_signo=SIGSTOP, si_code=SI_TKILL, si_pid=9916, si_uid=0}");
  EXPECT_EQ(delivery(14, info(14, 0, 128, memory(0, 0))), "SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL}");
  EXPECT_EQ(delivery(12, info(12, 0, -1, memory(5, 6, 5ull))),
            "SIGUSR2 {si_signo=SIGUSR2, si_code=SI_QUEUE, si_pid=5, si_uid=6, si_int=5, si_ptr=0x5}");
  EXPECT_EQ(delivery(12, info(12, 0, -2, memory(0, 0, 5ull))),
            "SIGUSR2 {si_signo=SIGUSR2, si_code=SI_TIMER, si_timerid=0, si_overrun=0, si_int=5, si_ptr=0x5}");
}

TEST_F(Signals, ends_of_tasks) {
  const Decoder decoder({});
  const Task task{.tid = 7, .tgid = 7};
  ExitEvent told;
  decoder.decode(TaskEvent{.event = TRC_TASK_EXIT, .exit_code = 44 << 8, .task = &task}, told);
  EXPECT_EQ(told.status, 44);
  EXPECT_EQ(told.signal_name, "");
  decoder.decode(TaskEvent{.event = TRC_TASK_EXIT, .exit_code = SIGSEGV | 0x80, .task = &task}, told);
  EXPECT_EQ(told.signal_name, "SIGSEGV");
  EXPECT_TRUE(told.core_dumped);
}

}  // namespace
}  // namespace tracectl::testing
