// Lines as strace writes them.  The expected lines were observed with strace 6.1.
#include "lib/sink/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include "tests/lib/sink/events.h"

namespace tracectl {
namespace {

using namespace test;

class TextSink : public testing::Test {
 protected:
  Sink& sink() {
    if (!sink_) sink_ = make_text_sink(options, output);
    return *sink_;
  }
  // All that was written, the open line included.
  std::string text() {
    sink().flush();
    return output.text;
  }

  TextOptions options{};
  StringOutput output{};

 private:
  std::unique_ptr<Sink> sink_{};
};

// ---- whole calls ----

TEST_F(TextSink, equals_stands_in_column_40) {
  sink().on_call(close_event(1, 3));
  EXPECT_EQ(text(), "close(3)                                = 0\n");
}

TEST_F(TextSink, long_calls_push_equals_away) {
  sink().on_call(
      call_event(1, "openat",
                 {argument("dfd", symbol("AT_FDCWD")), argument("filename", test::text("/etc/passwd")),
                  argument("flags", flags({symbol("O_RDONLY"), symbol("O_CLOEXEC")})), argument("mode", absent())},
                 number(3)));
  EXPECT_EQ(text(), "openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = 3\n");
}

TEST_F(TextSink, the_column_can_be_chosen) {
  options.align = 60;
  sink().on_call(call_event(1, "getpid", {}, number(9772)));
  EXPECT_EQ(text(), "getpid()                                                    = 9772\n");
}

TEST_F(TextSink, no_column_means_one_blank) {
  options.align = 0;
  sink().on_call(close_event(1, 3));
  EXPECT_EQ(text(), "close(3) = 0\n");
}

TEST_F(TextSink, errors) {
  sink().on_call(failing(close_event(1, 3), 9, "EBADF", "Bad file descriptor"));
  CallEvent restart = failing(call_event(1, "read",
                                         {argument("fd", number(3)), at_exit("buf", address(0x7ffc0f89e1ae)),
                                          argument("count", unsigned_number(10))},
                                         number(-1)),
                              512, "ERESTARTSYS", "To be restarted if SA_RESTART is set");
  restart.restarting = true;
  sink().on_call(restart);
  EXPECT_EQ(text(),
            "close(3)                                = -1 EBADF (Bad file descriptor)\n"
            "read(3, 0x7ffc0f89e1ae, 10)             = ? ERESTARTSYS (To be restarted if SA_RESTART is set)\n");
}

TEST_F(TextSink, remarks_follow_the_result) {
  CallEvent poll = call_event(
      1, "poll", {argument("fds", address(0)), argument("nfds", unsigned_number(0)), argument("timeout", number(10))},
      number(0));
  poll.ret_comment = "(Timeout)";
  sink().on_call(poll);
  CallEvent fcntl =
      call_event(1, "fcntl", {argument("fd", number(0)), argument("cmd", symbol("F_GETFL"))}, in_base(Base::hex, 2));
  fcntl.ret_comment = "(flags O_RDWR)";
  sink().on_call(fcntl);
  EXPECT_EQ(text(),
            "poll(NULL, 0, 10)                       = 0 (Timeout)\n"
            "fcntl(0, F_GETFL)                       = 0x2 (flags O_RDWR)\n");
}

TEST_F(TextSink, durations) {
  options.durations = true;
  CallEvent poll = call_event(
      1, "poll", {argument("fds", address(0)), argument("nfds", number(0)), argument("timeout", number(2))}, number(0));
  poll.ret_comment = "(Timeout)";
  poll.exit_ns = poll.who.time_ns + 2'000'142'999;
  sink().on_call(poll);
  sink().on_call(close_event(1, 3));
  EXPECT_EQ(text(),
            "poll(NULL, 0, 2)                        = 0 (Timeout) <2.000142>\n"
            "close(3)                                = 0 <0.000123>\n");
}

TEST_F(TextSink, labels_of_arguments_are_shown) {
  sink().on_call(call_event(
      1, "clone",
      {argument("stack", field("child_stack", address(0))), argument("flags", field("flags", symbol("SIGCHLD")))},
      number(7)));
  EXPECT_EQ(text(), "clone(child_stack=NULL, flags=SIGCHLD)  = 7\n");
}

TEST_F(TextSink, unknown_calls) {
  sink().on_call(
      failing(call_event(1, "syscall_0x3e7", {argument("", in_base(Base::hex, 1)), argument("", in_base(Base::hex, 0))},
                         number(-1)),
              38, "ENOSYS", "Function not implemented"));
  sink().on_call(call_event(1, "", {}, number(0)));
  EXPECT_EQ(text(),
            "syscall_0x3e7(0x1, 0)                   = -1 ENOSYS (Function not implemented)\n"
            "?()                                     = 0\n");
}

TEST_F(TextSink, a_change_of_the_entry_is_announced) {
  CallEvent getpid = call_event(7, "getpid", {}, number(7));
  getpid.i386 = true;
  sink().on_call(getpid);
  sink().on_call(getpid);
  sink().on_call(close_event(7, 3));
  EXPECT_EQ(text(),
            "[ Process PID=7 runs in 32 bit mode. ]\n"
            "getpid()                                = 7\n"
            "getpid()                                = 7\n"
            "[ Process PID=7 runs in 64 bit mode. ]\n"
            "close(3)                                = 0\n");
}

// ---- the open line ----

TEST_F(TextSink, a_beginning_is_shown_at_flush_and_completed_in_place) {
  sink().on_call(enter_of(read_event(1)));
  EXPECT_EQ(text(), "read(3, ");
  EXPECT_GT(output.flushes, 0);
  sink().on_call(exit_of(read_event(1)));
  EXPECT_EQ(text(), "read(3, \"abc\", 10)                      = 3\n");
}

TEST_F(TextSink, what_comes_between_leaves_it_unfinished) {
  sink().on_call(enter_of(read_event(1)));
  sink().on_call(close_event(2, 4));
  sink().on_call(exit_of(read_event(1)));
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>\n"
            "[pid     2] close(4)                    = 0\n"
            "[pid     1] <... read resumed>\"abc\", 10) = 3\n");
}

TEST_F(TextSink, resumed_lines_are_aligned) {
  options.pids = TextOptions::Pids::never;
  CallEvent read = call_event(
      1, "read", {argument("fd", number(3)), at_exit("buf", test::text("x")), argument("count", number(1))}, number(1));
  sink().on_call(enter_of(read));
  sink().on_call(close_event(2, 4));
  sink().on_call(exit_of(read));
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>\n"
            "close(4)                                = 0\n"
            "<... read resumed>\"x\", 1)               = 1\n");
}

TEST_F(TextSink, a_beginning_that_told_everything) {
  options.pids = TextOptions::Pids::never;
  const CallEvent write = call_event(
      1, "write", {argument("fd", number(4)), argument("buf", test::text("x")), argument("count", number(1))},
      number(1));
  sink().on_call(enter_of(write));
  EXPECT_EQ(text(), "write(4, \"x\", 1");
  sink().on_call(close_event(2, 4));
  sink().on_call(exit_of(write));
  EXPECT_EQ(text(),
            "write(4, \"x\", 1 <unfinished ...>\n"
            "close(4)                                = 0\n"
            "<... write resumed>)                    = 1\n");
}

TEST_F(TextSink, arguments_absent_at_the_exit_leave_no_comma) {
  CallEvent fcntl = call_event(
      1, "ioctl", {argument("fd", number(4)), argument("cmd", symbol("X")), at_exit("arg", unseen())}, number(0));
  sink().on_call(enter_of(fcntl));
  fcntl.args[2].value = absent();
  sink().on_call(exit_of(fcntl));
  EXPECT_EQ(text(), "ioctl(4, X)                             = 0\n");
}

TEST_F(TextSink, a_signal_ends_the_open_line) {
  sink().on_call(enter_of(read_event(1)));
  sink().on_signal(sigchld(1));
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>\n"
            "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=123, si_uid=0, si_status=0, si_utime=0, "
            "si_stime=0} ---\n");
}

TEST_F(TextSink, an_exit_without_enter_is_a_whole_line_with_question_marks) {
  options.durations = true;
  sink().on_call(lone_exit_of(read_event(1)));
  EXPECT_EQ(text(), "read(?, \"abc\", ?)                       = 3\n");
}

TEST_F(TextSink, an_exit_without_enter_does_not_complete_another_call) {
  sink().on_call(enter_of(read_event(1)));
  sink().on_call(lone_exit_of(close_event(1, 3)));
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>\n"
            "close(?)                                = 0\n");
}

TEST_F(TextSink, an_exit_whose_beginning_was_not_told_is_a_whole_line) {
  sink().on_call(exit_of(read_event(1)));
  EXPECT_EQ(text(), "read(3, \"abc\", 10)                      = 3\n");
}

TEST_F(TextSink, two_beginnings_of_one_thread) {
  sink().on_call(enter_of(read_event(1)));
  sink().on_call(enter_of(read_event(1)));
  sink().on_call(exit_of(read_event(1)));
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>\n"
            "read(3, \"abc\", 10)                      = 3\n");
}

TEST_F(TextSink, finish_ends_the_open_line) {
  sink().on_call(enter_of(read_event(1)));
  sink().finish();
  EXPECT_EQ(output.text, "read(3,  <unfinished ...>\n");
}

// ---- the end of threads ----

TEST_F(TextSink, exit_group_never_returns) {
  sink().on_call(enter_of(exit_group_event(1, 3)));
  sink().on_exit(exited(1, 3));
  EXPECT_EQ(text(),
            "exit_group(3)                           = ?\n"
            "+++ exited with 3 +++\n");
}

TEST_F(TextSink, a_call_whose_exit_nobody_asked_for_is_a_whole_line) {
  sink().on_call(without_exit(close_event(1, 3)));
  sink().on_call(close_event(1, 4));
  EXPECT_EQ(text(),
            "close(3)                                = ?\n"
            "close(4)                                = 0\n");
}

TEST_F(TextSink, exit_group_that_was_interrupted) {
  sink().on_call(close_event(2, 3));
  sink().on_call(enter_of(exit_group_event(1, 7)));
  sink().on_call(close_event(2, 3));
  sink().on_exit(exited(1, 7));
  EXPECT_EQ(text(),
            "close(3)                                = 0\n"
            "[pid     1] exit_group(7 <unfinished ...>\n"
            "[pid     2] close(3)                    = 0\n"
            "[pid     1] <... exit_group resumed>)   = ?\n"
            "[pid     1] +++ exited with 7 +++\n");
}

TEST_F(TextSink, killed_in_a_call_whose_line_is_open) {
  sink().on_call(enter_of(read_event(1)));
  sink().on_exit(killed(1, "SIGKILL"));
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>)              = ?\n"
            "+++ killed by SIGKILL +++\n");
}

TEST_F(TextSink, killed_in_a_call_that_was_interrupted) {
  options.pids = TextOptions::Pids::never;
  sink().on_call(enter_of(read_event(1)));
  sink().on_call(enter_of(pause_event(2)));
  sink().on_call(close_event(3, 3));
  sink().on_exit(killed(1, "SIGSEGV", true));
  sink().on_exit(killed(2, "SIGKILL"));
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>\n"
            "pause( <unfinished ...>\n"
            "close(3)                                = 0\n"
            "<... read resumed> <unfinished ...>)    = ?\n"
            "+++ killed by SIGSEGV (core dumped) +++\n"
            "<... pause resumed>)                    = ?\n"
            "+++ killed by SIGKILL +++\n");
}

TEST_F(TextSink, exits_and_signals_can_be_left_out) {
  options.exits = false;
  options.signals = false;
  sink().on_call(enter_of(exit_group_event(1, 3)));
  sink().on_signal(sigchld(1));
  sink().on_exit(exited(1, 3));
  EXPECT_EQ(text(), "exit_group(3)                           = ?\n");
}

// ---- prefixes ----

TEST_F(TextSink, prefixes_only_while_more_than_one_thread_lives) {
  sink().on_call(close_event(9691, 1));
  sink().on_call(close_event(9692, 2));
  sink().on_call(close_event(9691, 3));
  sink().on_exit(exited(9692, 5));
  sink().on_call(close_event(9691, 4));
  EXPECT_EQ(text(),
            "close(1)                                = 0\n"
            "[pid  9692] close(2)                    = 0\n"
            "[pid  9691] close(3)                    = 0\n"
            "[pid  9692] +++ exited with 5 +++\n"
            "close(4)                                = 0\n");
}

TEST_F(TextSink, files_have_bare_pids_on_every_line) {
  options.pids = TextOptions::Pids::always;
  options.bare_pid = true;
  sink().on_call(enter_of(read_event(9698)));
  sink().on_exit(exited(1234567, 5));
  EXPECT_EQ(text(),
            "9698  read(3,  <unfinished ...>\n"
            "1234567 +++ exited with 5 +++\n");
}

// ---- time stamps ----

class StampedTextSink : public TextSink {
 protected:
  void SetUp() override {
    setenv("TZ", "UTC", 1);
    tzset();
    // 1970-01-02 03:04:05.000777 when the monotonic clock says 5 s.
    options.epoch_offset_ns = (86400 + 3 * 3600 + 4 * 60) * 1'000'000'000ll + 777'000;
  }
};

TEST_F(StampedTextSink, seconds) {
  options.stamp = TextOptions::Stamp::seconds;
  sink().on_call(close_event(1, 3));
  EXPECT_EQ(text(), "03:04:05 close(3)                       = 0\n");
}

TEST_F(StampedTextSink, microseconds_behind_the_pid) {
  options.stamp = TextOptions::Stamp::microseconds;
  options.pids = TextOptions::Pids::always;
  options.bare_pid = true;
  sink().on_call(close_event(9706, 3));
  EXPECT_EQ(text(), "9706  03:04:05.000777 close(3)          = 0\n");
}

TEST_F(StampedTextSink, seconds_since_the_epoch) {
  options.stamp = TextOptions::Stamp::epoch;
  sink().on_call(close_event(1, 3));
  EXPECT_EQ(text(), "97445.000777 close(3)                   = 0\n");
}

TEST_F(StampedTextSink, since_the_line_before) {
  options.relative = true;
  CallEvent first = close_event(1, 3);
  CallEvent second = close_event(1, 3);
  second.who.time_ns = first.who.time_ns + 12'000'053'999;
  sink().on_call(first);
  sink().on_call(second);
  EXPECT_EQ(text(),
            "     0.000000 close(3)                  = 0\n"
            "    12.000053 close(3)                  = 0\n");
}

TEST_F(StampedTextSink, relative_behind_absolute) {
  options.relative = true;
  options.stamp = TextOptions::Stamp::microseconds;
  sink().on_call(close_event(1, 3));
  CallEvent second = close_event(1, 3);
  second.who.time_ns += 28 * kMicrosecond;
  sink().on_call(second);
  EXPECT_EQ(text(),
            "03:04:05.000777 (+     0.000000) close(3) = 0\n"
            "03:04:05.000805 (+     0.000028) close(3) = 0\n");
}

TEST_F(StampedTextSink, a_resumed_line_has_the_time_of_the_exit) {
  options.stamp = TextOptions::Stamp::microseconds;
  options.pids = TextOptions::Pids::never;
  sink().on_call(enter_of(read_event(1)));
  sink().on_call(close_event(2, 3));
  sink().on_call(exit_of(read_event(1)));
  EXPECT_EQ(text(),
            "03:04:05.000777 read(3,  <unfinished ...>\n"
            "03:04:05.000777 close(3)                = 0\n"
            "03:04:05.000900 <... read resumed>\"abc\", 10) = 3\n");
}

TEST_F(StampedTextSink, gaps_say_when_and_what) {
  sink().on_call(enter_of(read_event(1)));
  sink().on_gap(
      {.time_ns = 5'100'000'000, .since_ns = 5'000'000'000, .cpu = 1, .enters = 1200, .exits = 34, .others = 2});
  sink().on_gap({.time_ns = 5'100'000'000, .cpu = 0, .exits = 1});
  EXPECT_EQ(text(),
            "read(3,  <unfinished ...>\n"
            "*** lost on CPU 1 between 03:04:05.000777 and 03:04:05.100777: 1200 enters of system calls, "
            "34 exits of system calls, 2 other records ***\n"
            "*** lost on CPU 0 before 03:04:05.100777: 1 exits of system calls ***\n");
}

// ---- bytes of others ----

TEST_F(TextSink, whatever_programs_pass_the_output_is_printable_lines) {
  std::mt19937 random{7};
  size_t lines = 0;
  std::list<std::string> kept;
  for (int round = 0; round < 2000; ++round) {
    std::string& bytes = kept.emplace_back(random() % 64, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    CallEvent event = call_event(
        random() % 3, "write",
        {argument("fd", number(1)), argument("buf", structure({field("x", test::text(bytes, random() % 2))})),
         argument("what", verbatim(bytes))},
        number(0));
    event.who.comm = event.who.executable = bytes;
    sink().on_call(event);
    ++lines;
  }
  const std::string all = text();
  EXPECT_EQ(static_cast<size_t>(std::count(all.begin(), all.end(), '\n')), lines);
  for (const char c : all) ASSERT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7f)) << int{c};
}

// Threads that enter, leave, are signalled and die in any order.
std::string random_story(uint32_t seed, uint32_t flush_every) {
  StringOutput output;
  TextOptions options;
  options.relative = true;
  const std::unique_ptr<Sink> sink = make_text_sink(options, output);
  std::mt19937 random{seed};
  std::vector<bool> in_call(4);
  for (uint32_t step = 0; step < 500; ++step) {
    const uint32_t tid = random() % 4;
    switch (random() % 8) {
      case 0:
        sink->on_signal(sigchld(tid));
        break;
      case 1:
        sink->on_exit(exited(tid, 0));
        in_call[tid] = false;
        break;
      case 2:
        sink->on_gap({.time_ns = 5'000'000'000, .since_ns = 4'000'000'000, .enters = 1});
        break;
      default:
        if (in_call[tid]) {
          sink->on_call(exit_of(read_event(tid)));
        } else if (random() % 2) {
          sink->on_call(enter_of(read_event(tid)));
        } else {
          sink->on_call(close_event(tid, 3));
          break;
        }
        in_call[tid] = !in_call[tid];
    }
    if (flush_every != 0 && step % flush_every == 0) sink->flush();
  }
  sink->finish();
  return output.text;
}

TEST(TextStories, flushing_changes_nothing_but_when) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    const std::string story = random_story(seed, 0);
    EXPECT_EQ(random_story(seed, 1), story);
    EXPECT_EQ(random_story(seed, 3), story);
    EXPECT_EQ(story.back(), '\n');
  }
}

TEST_F(TextSink, large_output_is_written_in_pieces_and_loses_nothing) {
  constexpr int kLines = 10'000;
  for (int i = 0; i < kLines; ++i) sink().on_call(close_event(1, 3));
  EXPECT_GT(output.writes, 1);
  EXPECT_LT(output.writes, 20);
  const std::string all = text();
  EXPECT_EQ(all.size(), kLines * std::string_view{"close(3)                                = 0\n"}.size());
}

}  // namespace
}  // namespace tracectl
