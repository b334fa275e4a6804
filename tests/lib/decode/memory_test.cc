// What arguments point to: strings, buffers, arrays, structures, and how it is told that some of it was not seen.
#include <gtest/gtest.h>

#include <cerrno>

#include "tests/lib/decode/decoding.h"

namespace tracectl::testing {
namespace {

using std::string;
using namespace std::string_literals;

class Memories : public ::testing::Test {
 protected:
  Decoding decode;
};

TEST_F(Memories, null_and_unreadable_pointers_are_addresses) {
  EXPECT_EQ(decode.line(call(87, {0}).item(0, TRC_NULL, ""s).exit(2, -EFAULT)),
            "unlink(NULL) = -1 EFAULT (Bad address)");
  EXPECT_EQ(decode.line(call(87, {8}).item(0, TRC_FAULT, ""s).exit(2, -EFAULT)),
            "unlink(0x8) = -1 EFAULT (Bad address)");
  EXPECT_EQ(decode.line(call(87, {kSomewhere}).string(0, "").exit(2, -ENOENT)),
            R"(unlink("") = -1 ENOENT (No such file or directory))");
}

TEST_F(Memories, what_faulted_at_enter_is_taken_from_the_second_look) {
  EXPECT_EQ(
      decode.line(
          call(87, {kSomewhere}).item(0, TRC_FAULT, ""s).exit(2, 0).exit_item(0, TRC_OK | TRC_ITEM_REREAD, "/x"s)),
      R"(unlink("/x") = 0)");
}

TEST_F(Memories, what_faulted_is_not_told_of_before_the_second_look) {
  RecordBuilder entered = call(87, {kSomewhere}).item(0, TRC_FAULT, ""s);
  const CallEvent& event = decode.event(entered);
  EXPECT_TRUE(event.args[0].at_exit) << "an unfinished line ends before it";
}

TEST_F(Memories, what_ends_at_an_unreadable_page_is_an_address) {
  EXPECT_EQ(decode.line(call(87, {kSomewhere}).item(0, TRC_PARTIAL, "/x"s).exit(2, -EFAULT)),
            "unlink(0x7ffc01020300) = -1 EFAULT (Bad address)");
}

TEST_F(Memories, buffers_are_cut_and_say_so) {
  const string text = "\1\2hello\n\t\"\\\177\3771234567890123456789012345678901234567890"s;
  EXPECT_EQ(decode.line(call(1, {99, kSomewhere, 55}).item(1, TRC_TRUNCATED, text.substr(0, 32)).exit(2, -EBADF)),
            R"(write(99, "\1\2hello\n\t\"\\\177\3771234567890123456789"..., 55) = -1 EBADF (Bad file descriptor))");
  EXPECT_EQ(decode.line(call(1, {1, kSomewhere, 32}).item(1, TRC_OK, "abcdefghijklmnopqrstuvwxyz123456"s).exit(2, 32)),
            R"(write(1, "abcdefghijklmnopqrstuvwxyz123456", 32) = 32)");
  EXPECT_EQ(decode.line(call(1, {1, kSomewhere, 0}).item(1, TRC_OK, ""s).exit(2, 0)), R"(write(1, "", 0) = 0)");
  EXPECT_EQ(decode.line(call(1, {1, 0, 5}).item(1, TRC_NULL, ""s).exit(2, -EFAULT)),
            "write(1, NULL, 5) = -1 EFAULT (Bad address)");
}

TEST_F(Memories, out_buffers_hold_what_came) {
  EXPECT_EQ(decode.line(call(0, {3, kSomewhere, 10}).exit(2, 3).exit_item(1, TRC_OK, "abc"s)),
            R"(read(3, "abc", 10) = 3)");
  EXPECT_EQ(decode.line(call(0, {3, kSomewhere, 10}).exit(2, 0).exit_item(1, TRC_OK, ""s)), R"(read(3, "", 10) = 0)");
  EXPECT_EQ(decode.line(call(0, {3, kSomewhere, 10}).exit(2, -EAGAIN)),
            "read(3, 0x7ffc01020300, 10) = -1 EAGAIN (Resource temporarily unavailable)");
}

TEST_F(Memories, random_bytes_are_no_text) {
  EXPECT_EQ(decode.line(call(318, {kSomewhere, 3, 0})
                            .exit(2, 3)
                            .exit_item(0, TRC_OK,
                                       "\x6d\xb8"
                                       "A"s)),
            R"(getrandom("\x6d\xb8\x41", 3, 0) = 3)");
}

TEST_F(Memories, structures_too_short_for_a_field_are_addresses) {
  EXPECT_EQ(decode.line(call(435, {kSomewhere, 3}).item(0, TRC_OK, "abc"s).exit(2, -EINVAL)),
            "clone3(0x7ffc01020300, 3) = -1 EINVAL (Invalid argument)");
}

TEST_F(Memories, paths_that_come_back) {
  EXPECT_EQ(decode.line(call(79, {kSomewhere, 100}).exit(2, 9).exit_item(0, TRC_OK, "/srv/www\0"s)),
            R"(getcwd("/srv/www", 100) = 9)");
  EXPECT_EQ(
      decode.line(
          call(89, {kSomewhere, kSomewhere, 3}).string(0, "/proc/self/exe").exit(2, 3).exit_item(1, TRC_OK, "/tm"s)),
      R"(readlink("/proc/self/exe", "/tm", 3) = 3)");
}

TEST_F(Memories, argv_and_environment) {
  EXPECT_EQ(decode.line(call(59, {kSomewhere, kSomewhere, kSomewhere})
                            .string(0, "/nonex")
                            .string(1, "a", TRC_OK, 0)
                            .string(1, "b\n", TRC_OK, 1)
                            .item_of(2, uint64_t{1}, TRC_OK, TRC_SUB_COUNT)
                            .exit(2, -EACCES)),
            R"(execve("/nonex", ["a", "b\n"], 0x7ffc01020300 /* 1 var */) = -1 EACCES (Permission denied))");
  EXPECT_EQ(decode.line(call(59, {kSomewhere, 8, 0})
                            .string(0, "/nonex")
                            .item(1, TRC_FAULT, ""s)
                            .item(2, TRC_NULL, ""s)
                            .exit(2, -EACCES)),
            R"(execve("/nonex", 0x8, NULL) = -1 EACCES (Permission denied))");
  EXPECT_EQ(decode.line(call(59, {kSomewhere, kSomewhere, kSomewhere})
                            .string(0, "/nonex")
                            .item(1, TRC_OK, ""s, TRC_SUB_EMPTY)
                            .item_of(2, uint64_t{0}, TRC_OK, TRC_SUB_COUNT)
                            .exit(2, -EACCES)),
            R"(execve("/nonex", [], 0x7ffc01020300 /* 0 vars */) = -1 EACCES (Permission denied))");
  // Not asked for, it is the address; the environment that was asked for is shown as argv is.
  EXPECT_EQ(decode.line(call(59, {kSomewhere, kSomewhere, kSomewhere})
                            .string(0, "/nonex")
                            .string(2, "A=1", TRC_OK, 0)
                            .cut_item(2, "", 7, 1)
                            .exit(2, -EACCES)),
            R"(execve("/nonex", 0x7ffc01020300, ["A=1", ...]) = -1 EACCES (Permission denied))");
}

TEST_F(Memories, long_argv_is_cut) {
  RecordBuilder builder = call(59, {kSomewhere, kSomewhere, 0});
  builder.string(0, "/x");
  for (uint16_t i = 0; i < 33; ++i) builder.string(1, "z", TRC_OK, i);
  builder.item(1, TRC_TRUNCATED, ""s, 33);
  const string line = decode.line(builder.exit(2, 0));
  EXPECT_NE(line.find(R"("z", ...], NULL) = 0)"), string::npos) << line;
}

TEST_F(Memories, numbers_stand_in_brackets) {
  EXPECT_EQ(decode.line(call(293, {kSomewhere, 0}).exit(2, 0).exit_item(0, TRC_OK, memory(3, 4))),
            "pipe2([3, 4], 0) = 0");
  EXPECT_EQ(decode.line(call(54, {9, 1, 16, kSomewhere, 4}).item(3, TRC_OK, memory(1)).exit(2, 0)),
            "setsockopt(9, SOL_SOCKET, SO_PASSCRED, [1], 4) = 0");
}

TEST_F(Memories, structures) {
  EXPECT_EQ(decode.line(call(228, {0, kSomewhere}).exit(2, 0).exit_item(1, TRC_OK, memory(1795247649ll, 569080006ll))),
            "clock_gettime(CLOCK_REALTIME, {tv_sec=1795247649, tv_nsec=569080006}) = 0");
  EXPECT_EQ(decode.line(call(38, {1, kSomewhere, kSomewhere})
                            .item(1, TRC_OK, memory(0ll, 0ll, 1ll, 2ll))
                            .exit(2, 0)
                            .exit_item(2, TRC_OK, memory(0ll, 0ll, 0ll, 0ll))),
            "setitimer(ITIMER_VIRTUAL, {it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=1, tv_usec=2}}, "
            "{it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=0, tv_usec=0}}) = 0");
  EXPECT_EQ(decode.line(call32(265, {0, kSomewhere & 0xffffffff}).exit(2, 0).exit_item(1, TRC_OK, memory(5, 6))),
            "clock_gettime(CLOCK_REALTIME, {tv_sec=5, tv_nsec=6}) = 0");
}

TEST_F(Memories, limits_of_resources) {
  EXPECT_EQ(
      decode.line(call(302, {0, 3, 0, kSomewhere}).exit(2, 0).exit_item(3, TRC_OK, memory(8192ull * 1024, ~0ull))),
      "prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=8192*1024, rlim_max=RLIM64_INFINITY}) = 0");
}

TEST_F(Memories, times_of_files_have_dates) {
  EXPECT_EQ(decode.line(call(280, {uint64_t(-100), kSomewhere, kSomewhere, 0})
                            .string(1, "/nonex")
                            .item(2, TRC_OK, memory(1ll, 2ll, 5ll, 0ll))
                            .exit(2, -ENOENT)),
            R"(utimensat(AT_FDCWD, "/nonex", [{tv_sec=1, tv_nsec=2} /* 1970-01-01T00:00:01.000000002+0000 */, )"
            R"({tv_sec=5, tv_nsec=0} /* 1970-01-01T00:00:05+0000 */], 0) = -1 ENOENT (No such file or directory))");
  EXPECT_EQ(decode.line(call(280, {uint64_t(-100), kSomewhere, kSomewhere, 0})
                            .string(1, "/nonex")
                            .item(2, TRC_OK, memory(0ll, 0x3fffffffll, 5ll, 0x3ffffffell))
                            .exit(2, -ENOENT)),
            R"(utimensat(AT_FDCWD, "/nonex", [UTIME_NOW, UTIME_OMIT], 0) = -1 ENOENT (No such file or directory))");
}

TEST_F(Memories, directory_entries_are_counted) {
  const string entry = memory(19ull, 20ll, uint16_t{24}) + "\4etc\0\0"s;
  ASSERT_EQ(entry.size(), 24u);
  EXPECT_EQ(decode.line(call(217, {16, kSomewhere, 4096}).exit(2, 48).exit_item(1, TRC_OK, entry + entry)),
            "getdents64(16, 0x7ffc01020300 /* 2 entries */, 4096) = 48");
  EXPECT_EQ(decode.line(call(217, {16, kSomewhere, 4096}).exit(2, 0).exit_item(1, TRC_OK, ""s)),
            "getdents64(16, 0x7ffc01020300 /* 0 entries */, 4096) = 0");
  Decoding verbose({.verbose = true});
  EXPECT_EQ(verbose.line(call(217, {16, kSomewhere, 4096}).exit(2, 24).exit_item(1, TRC_OK, entry)),
            R"(getdents64(16, [{d_ino=19, d_off=20, d_reclen=24, d_type=DT_DIR, d_name="etc"}], 4096) = 24)");
}

TEST_F(Memories, poll_shows_what_was_asked_and_answers_behind_the_result) {
  struct Pollfd {
    int fd;
    short events, revents;
  };
  const Pollfd before[] = {{3, 1, 0}, {4, 5, 0}, {-1, 0, 0}};
  const Pollfd after[] = {{3, 1, 0}, {4, 5, 4}, {-1, 0, 0}};
  EXPECT_EQ(
      decode.line(
          call(7, {kSomewhere, 3, 0}).item(0, TRC_OK, memory(before)).exit(2, 1).exit_item(0, TRC_OK, memory(after))),
      "poll([{fd=3, events=POLLIN}, {fd=4, events=POLLIN|POLLOUT}, {fd=-1}], 3, 0) = 1 ([{fd=4, revents=POLLOUT}])");
  EXPECT_EQ(decode.line(call(7, {0, 0, 0}).item(0, TRC_NULL, ""s).exit(2, 0)), "poll(NULL, 0, 0) = 0 (Timeout)");
  EXPECT_FALSE(decode.event(call(7, {kSomewhere, 2, 0}).item(0, TRC_OK, memory(before))).args[0].at_exit);
}

TEST_F(Memories, select_too) {
  EXPECT_EQ(decode.line(call(23, {10, kSomewhere, kSomewhere, 0, kSomewhere})
                            .item(1, TRC_OK, memory(0x18ull))
                            .item(2, TRC_OK, memory(0x18ull))
                            .item(4, TRC_OK, memory(1ll, 5ll))
                            .exit(2, 1)
                            .exit_item(1, TRC_OK, memory(0ull))
                            .exit_item(2, TRC_OK, memory(0x10ull))
                            .exit_item(4, TRC_OK, memory(1ll, 1ll))),
            "select(10, [3 4], [3 4], NULL, {tv_sec=1, tv_usec=5}) = 1 (out [4], left {tv_sec=1, tv_usec=1})");
  EXPECT_EQ(decode.line(call(23, {uint32_t(-1), kSomewhere, 0, 0, 0}).exit(2, -EINVAL)),
            "select(-1, 0x7ffc01020300, NULL, NULL, NULL) = -1 EINVAL (Invalid argument)");
}

TEST_F(Memories, epoll_answers) {
  const string event = memory(uint32_t{4}, 0x1234567890ull);
  EXPECT_EQ(decode.line(call(232, {5, kSomewhere, 4, 0}).exit(2, 1).exit_item(1, TRC_OK, event)),
            "epoll_wait(5, [{events=EPOLLOUT, data={u32=878082192, u64=78187493520}}], 4, 0) = 1");
  EXPECT_EQ(decode.line(call(232, {5, kSomewhere, 4, 0}).exit(2, 0).exit_item(1, TRC_OK, ""s)),
            "epoll_wait(5, [], 4, 0) = 0");
}

TEST_F(Memories, masks_of_processors_and_nodes) {
  EXPECT_EQ(decode.line(call(204, {0, 8, kSomewhere}).exit(2, 8).exit_item(2, TRC_OK, memory(3ull))),
            "sched_getaffinity(0, 8, [0 1]) = 8");
  EXPECT_EQ(decode.line(call(238, {3, kSomewhere, 66}).item(1, TRC_OK, memory(5ull, 0ull)).exit(2, 0)),
            "set_mempolicy(MPOL_INTERLEAVE, [0x00000000000005, 0000000000000000], 66) = 0");
}

TEST_F(Memories, capabilities) {
  EXPECT_EQ(decode.line(call(126, {kSomewhere, kSomewhere})
                            .item(0, TRC_OK, memory(0x20080522, 0))
                            .item(1, TRC_OK, memory(1u, 0u, 0u, 0x100u, 0u, 0u))
                            .exit(2, 0)),
            "capset({version=_LINUX_CAPABILITY_VERSION_3, pid=0}, {effective=1<<CAP_CHOWN|1<<CAP_CHECKPOINT_RESTORE, "
            "permitted=0, "
            "inheritable=0}) = 0");
}

TEST_F(Memories, offsets_that_a_call_moves) {
  EXPECT_EQ(
      decode.line(
          call(40, {4, 3, kSomewhere, 10}).item(2, TRC_OK, memory(2ll)).exit(2, 10).exit_item(2, TRC_OK, memory(12ll))),
      "sendfile(4, 3, [2] => [12], 10) = 10");
  EXPECT_EQ(
      decode.line(
          call(40, {4, 3, kSomewhere, 10}).item(2, TRC_OK, memory(16ll)).exit(2, 0).exit_item(2, TRC_OK, memory(16ll))),
      "sendfile(4, 3, [16], 10) = 0");
}

TEST_F(Memories, what_is_left_of_a_sleep_is_told_only_after_a_signal) {
  const auto sleep = [](int64_t ret) {
    return call(35, {kSomewhere, kSomewhere})
        .item(0, TRC_OK, memory(1ll, -1ll))
        .exit(2, ret)
        .exit_item(1, TRC_OK, memory(0ll, 5ll));
  };
  EXPECT_EQ(decode.line(sleep(-EINVAL)),
            "nanosleep({tv_sec=1, tv_nsec=18446744073709551615}, 0x7ffc01020300) = -1 EINVAL (Invalid argument)");
  EXPECT_EQ(decode.line(sleep(-EINTR)),
            "nanosleep({tv_sec=1, tv_nsec=18446744073709551615}, {tv_sec=0, tv_nsec=5}) = -1 EINTR (Interrupted system "
            "call)");
  EXPECT_EQ(decode.line(sleep(-516)),
            "nanosleep({tv_sec=1, tv_nsec=18446744073709551615}, {tv_sec=0, tv_nsec=5}) = ? ERESTART_RESTARTBLOCK "
            "(Interrupted by signal)");
}

TEST_F(Memories, notifications) {
  const auto create = [](uint64_t value, int32_t signal, int32_t notify) {
    return call(222, {1, kSomewhere, kSomewhere})
        .item(1, TRC_OK, memory(value, signal, notify) + string(48, '\0'))
        .exit(2, -EINVAL);
  };
  EXPECT_EQ(
      decode.line(create(0, 10, 0)),
      "timer_create(CLOCK_MONOTONIC, {sigev_signo=SIGUSR1, sigev_notify=SIGEV_SIGNAL}, 0x7ffc01020300) = -1 EINVAL "
      "(Invalid argument)");
  EXPECT_EQ(decode.line(create(5, 10, 1)),
            "timer_create(CLOCK_MONOTONIC, {sigev_value={sival_int=5, sival_ptr=0x5}, sigev_signo=10, "
            "sigev_notify=SIGEV_NONE}, 0x7ffc01020300) = -1 EINVAL (Invalid argument)");
}

}  // namespace
}  // namespace tracectl::testing
