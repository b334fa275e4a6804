// Values of arguments and return values.  The expected lines are what strace 6.1 prints for the same calls.
#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>

#include "tests/lib/decode/decoding.h"

namespace tracectl::testing {
namespace {

using std::string;

class Values : public ::testing::Test {
 protected:
  Decoding decode;
};

TEST_F(Values, flags_carry_what_has_no_name) {
  EXPECT_EQ(
      decode.line(
          call(257, {uint64_t(-100), kSomewhere, 0x80000000u | 0x10000000, 0}).string(1, "/etc/passwd").exit(2, 14)),
      R"(openat(AT_FDCWD, "/etc/passwd", O_RDONLY|0x90000000) = 14)");
  EXPECT_EQ(decode.line(call(257, {99, kSomewhere, 3, 0}).string(1, "x").exit(2, -EBADF)),
            R"(openat(99, "x", O_ACCMODE) = -1 EBADF (Bad file descriptor))");
  EXPECT_EQ(decode.line(call(10, {0, 0, 0x80}).exit(2, -EINVAL)),
            "mprotect(NULL, 0, 0x80 /* PROT_??? */) = -1 EINVAL (Invalid argument)");
}

TEST_F(Values, arguments_that_the_call_ignores_are_not_shown) {
  EXPECT_EQ(decode.line(call(257, {uint64_t(-100), kSomewhere, 01102, 0}).string(1, "/nonex").exit(2, 15)),
            R"(openat(AT_FDCWD, "/nonex", O_RDWR|O_CREAT|O_TRUNC, 000) = 15)");
}

TEST_F(Values, arguments_are_as_wide_as_the_kernel_takes_them) {
  EXPECT_EQ(decode.line(call(3, {0xdeadbeef00000003}).exit(2, 0)), "close(3) = 0");
  EXPECT_EQ(decode.line(call(33, {0xffffffff, 0xffffff9c}).exit(2, -EBADF)),
            "dup2(-1, -100) = -1 EBADF (Bad file descriptor)");
  EXPECT_EQ(decode.line(call(105, {0xffffffff}).exit(2, -EINVAL)), "setuid(-1) = -1 EINVAL (Invalid argument)");
  EXPECT_EQ(decode.line(call(117, {0xffffffff, 0, 0xffffffff}).exit(2, 0)), "setresuid(-1, 0, -1) = 0");
}

TEST_F(Values, symbols_that_are_not_known_are_numbers_with_a_hint) {
  EXPECT_EQ(decode.line(call(8, {1, 0, 7}).exit(2, -EINVAL)),
            "lseek(1, 0, 0x7 /* SEEK_??? */) = -1 EINVAL (Invalid argument)");
  EXPECT_EQ(decode.line(call(228, {77, kSomewhere}).exit(2, -EINVAL)),
            "clock_gettime(0x4d /* CLOCK_??? */, 0x7ffc01020300) = -1 EINVAL (Invalid argument)");
}

TEST_F(Values, modes_have_three_digits_at_least) {
  EXPECT_EQ(decode.line(call(95, {0}).exit(2, 022)), "umask(000) = 022");
  EXPECT_EQ(decode.line(call(95, {022}).exit(2, 0)), "umask(022) = 000");
  EXPECT_EQ(decode.line(call(133, {kSomewhere, 020644, 0x801}).string(0, "/nonex/a").exit(2, -ENOENT)),
            R"(mknod("/nonex/a", S_IFCHR|0644, makedev(0x8, 0x1)) = -1 ENOENT (No such file or directory))");
  EXPECT_EQ(decode.line(call(90, {kSomewhere, 04755}).string(0, "/nonex").exit(2, -ENOENT)),
            R"(chmod("/nonex", 04755) = -1 ENOENT (No such file or directory))");
  EXPECT_EQ(decode.line(call(90, {kSomewhere, 0100744}).string(0, "/nonex").exit(2, 0)),
            R"(chmod("/nonex", 0100744) = 0)");
}

TEST_F(Values, special_bits_have_names_beside_a_type) {
  EXPECT_EQ(decode.line(call(133, {kSomewhere, 0107755, 0}).string(0, "/x").exit(2, 0)),
            R"(mknod("/x", S_IFREG|S_ISUID|S_ISGID|S_ISVTX|0755) = 0)");
  EXPECT_EQ(decode.line(call(133, {kSomewhere, 0102055, 0}).string(0, "/x").exit(2, 0)),
            R"(mknod("/x", S_IFREG|S_ISGID|055) = 0)");
}

TEST_F(Values, signals_by_name) {
  EXPECT_EQ(decode.line(call(62, {1, 33}).exit(2, -ESRCH)), "kill(1, SIGRT_1) = -1 ESRCH (No such process)");
  EXPECT_EQ(decode.line(call(62, {uint64_t(-99999), 200}).exit(2, -ESRCH)),
            "kill(-99999, 200) = -1 ESRCH (No such process)");
}

TEST_F(Values, calls_that_will_be_restarted) {
  EXPECT_EQ(decode.line(call(34, {}).exit(2, -514)), "pause() = ? ERESTARTNOHAND (To be restarted if no handler)");
}

TEST_F(Values, errors_without_a_text) {
  EXPECT_EQ(decode.line(call(3, {5}).exit(2, -524)), "close(5) = -1 ENOTSUPP (Unknown error 524)");
}

TEST_F(Values, calls_that_the_table_does_not_know) {
  EXPECT_EQ(decode.line(call(999, {1, 2, 3, 4, 5, 6}).exit(2, -ENOSYS)),
            "syscall_0x3e7(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS (Function not implemented)");
}

TEST_F(Values, what_was_not_seen_is_not_invented) {
  RecordBuilder lone(TRC_CALL);
  lone.tid(7).nr(0).exit(2, 5);
  const CallEvent& event = decode.event(lone);
  EXPECT_FALSE(event.has_enter);
  ASSERT_EQ(event.nargs, 3);
  for (size_t i = 0; i < 3; ++i) EXPECT_EQ(event.args[i].value.kind, Value::Kind::unseen);
  EXPECT_EQ(event.ret.number, 5u);
}

TEST_F(Values, in_flight_calls_end_before_what_only_the_exit_tells) {
  const CallEvent& event = decode.event(call(0, {3, kSomewhere, 10}));
  EXPECT_EQ(event.phase, EventPhase::enter);
  EXPECT_FALSE(event.args[0].at_exit);
  EXPECT_TRUE(event.args[1].at_exit);
  EXPECT_EQ(event.args[1].value.kind, Value::Kind::unseen);
}

TEST_F(Values, results_with_names) {
  EXPECT_EQ(decode.line(call(72, {3, 3, 0}).exit(2, 0x8002)), "fcntl(3, F_GETFL) = 0x8002 (flags O_RDWR|O_LARGEFILE)");
  EXPECT_EQ(decode.line(call(72, {3, 3, 0}).exit(2, 0)), "fcntl(3, F_GETFL) = 0 (flags O_RDONLY)");
  EXPECT_EQ(decode.line(call(72, {3, 1, 0}).exit(2, 0)), "fcntl(3, F_GETFD) = 0");
  EXPECT_EQ(decode.line(call(72, {3, 1, 0}).exit(2, 1)), "fcntl(3, F_GETFD) = 0x1 (flags FD_CLOEXEC)");
  EXPECT_EQ(decode.line(call(72, {3, 1025, 0}).exit(2, 2)), "fcntl(3, F_GETLEASE) = 0x2 (F_UNLCK)");
  EXPECT_EQ(decode.line(call(72, {3, 999, 1}).exit(2, -EINVAL)),
            "fcntl(3, 0x3e7 /* F_??? */, 0x1) = -1 EINVAL (Invalid argument)");
  EXPECT_EQ(decode.line(call(135, {0x40008}).exit(2, 0)), "personality(PER_LINUX32|ADDR_NO_RANDOMIZE) = 0 (PER_LINUX)");
  EXPECT_EQ(decode.line(call(252, {1, 0}).exit(2, 16388)),
            "ioprio_get(IOPRIO_WHO_PROCESS, 0) = 16388 (IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4))");
  EXPECT_EQ(decode.line(call(145, {0}).exit(2, 0)), "sched_getscheduler(0) = 0 (SCHED_OTHER)");
}

TEST_F(Values, addresses_are_in_hex) {
  EXPECT_EQ(decode.line(call(9, {0, 4096, 0, 0x22, 0xffffffff, 0}).exit(2, 0x7f9aa186f000)),
            "mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f9aa186f000");
}

TEST_F(Values, ends_of_processes_do_not_return) {
  const CallEvent& event = decode.event(call(231, {300}));
  EXPECT_TRUE(event.no_return);
  EXPECT_FALSE(event.has_exit);
  EXPECT_EQ(event.args[0].value.number, 300u);
}

TEST_F(Values, ioctl_requests_without_a_name_are_taken_apart) {
  EXPECT_EQ(decode.line(call(16, {1, 0xc0121234, kSomewhere}).exit(2, -ENOTTY)),
            "ioctl(1, _IOC(_IOC_READ|_IOC_WRITE, 0x12, 0x34, 0x12), 0x7ffc01020300) = -1 ENOTTY (Inappropriate ioctl "
            "for device)");
}

TEST_F(Values, what_an_unknown_ioctl_carries_is_behind_its_address) {
  const uint64_t request = 1u << 30 | 8 << 16 | 0x1234;
  const auto record = call(16, {1, request, kSomewhere}).item(2, TRC_OK, "abcdefgh").exit(2, -ENOTTY);
  EXPECT_NE(decode.line(record).find("0x7ffc01020300) = -1"), string::npos) << decode.line(record);
  const auto& argument = decode.event(record).args[2].value;
  ASSERT_EQ(argument.children.size(), 1u);
  EXPECT_EQ(argument.children[0].text, "abcdefgh");
  EXPECT_EQ(decode.line(call(16, {1, 0x1234, 0}).exit(2, -ENOTTY)),
            "ioctl(1, _IOC(_IOC_NONE, 0x12, 0x34, 0), 0) = -1 ENOTTY (Inappropriate ioctl for device)")
      << "which is no pointer";
}

TEST_F(Values, clone_is_shown_in_an_order_of_its_own) {
  EXPECT_EQ(decode.line(call(56, {0x1200011, 0, 0, 0x7f9aa186fa10, 0}).exit(2, 9915)),
            "clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD, "
            "child_tidptr=0x7f9aa186fa10) = 9915");
}

TEST_F(Values, futex_operations) {
  EXPECT_EQ(decode.line(call(202, {kSomewhere, 5, 1, 2, kSomewhere, 0x12345678}).exit(2, 0)),
            "futex(0x7ffc01020300, FUTEX_WAKE_OP, 1, 2, 0x7ffc01020300, "
            "FUTEX_OP_ADD<<28|0x345<<12|FUTEX_OP_CMP_LT<<24|0x678) = 0");
  EXPECT_EQ(
      decode.line(call(202, {kSomewhere, 0, 5, kSomewhere, 0, 0}).item(3, TRC_OK, memory(1ull, 2ull)).exit(2, -EAGAIN)),
      "futex(0x7ffc01020300, FUTEX_WAIT, 5, {tv_sec=1, tv_nsec=2}) = -1 EAGAIN (Resource temporarily unavailable)");
}

TEST_F(Values, i386_takes_words_of_32_bits) {
  EXPECT_EQ(decode.line(call32(6, {0xffffffff}).exit(2, -EBADF)), "close(-1) = -1 EBADF (Bad file descriptor)");
}

TEST_F(Values, an_unknown_choice_stands_before_the_flags) {
  EXPECT_EQ(decode.line(call(9, {0, 4096, 3, 0x1f, uint64_t(-1), 0}).exit(2, -EBADF)),
            "mmap(NULL, 4096, PROT_READ|PROT_WRITE, 0xf /* MAP_??? */|MAP_FIXED, -1, 0) = -1 EBADF (Bad file "
            "descriptor)");
  EXPECT_EQ(decode.line(call(9, {0, 4096, 3, 0x202, uint64_t(-1), 0}).exit(2, -EBADF)),
            "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|0x200, -1, 0) = -1 EBADF (Bad file descriptor)");
}

TEST_F(Values, flags_or_ed_into_a_type_have_a_hint_of_their_own) {
  EXPECT_EQ(decode.line(call(41, {2, 0x63, 0}).exit(2, -EINVAL)),
            "socket(AF_INET, SOCK_RAW|0x60 /* SOCK_??? */, IPPROTO_IP) = -1 EINVAL (Invalid argument)");
  EXPECT_EQ(decode.line(call(41, {2, 0x80063, 0}).exit(2, -EINVAL)),
            "socket(AF_INET, SOCK_RAW|SOCK_CLOEXEC|0x60, IPPROTO_IP) = -1 EINVAL (Invalid argument)");
  EXPECT_EQ(decode.line(call(41, {2, 0x6f, 0}).exit(2, -EINVAL)),
            "socket(AF_INET, 0x6f /* SOCK_??? */, IPPROTO_IP) = -1 EINVAL (Invalid argument)");
}

TEST_F(Values, a_number_among_flags_stands_last) {
  EXPECT_EQ(decode.line(call(319, {kSomewhere, 0x54000101}).string(0, "a").exit(2, -EINVAL)),
            R"(memfd_create("a", MFD_CLOEXEC|0x100|21<<MFD_HUGE_SHIFT) = -1 EINVAL (Invalid argument))");
  EXPECT_EQ(decode.line(call(167, {kSomewhere, 0x100005}).string(0, "a").exit(2, -EINVAL)),
            R"(swapon("a", 0x100000 /* SWAP_FLAG_??? */|5) = -1 EINVAL (Invalid argument))");
}

TEST_F(Values, numbers_with_their_name_as_comment) {
  EXPECT_EQ(decode.line(call(158, {0x1023, 17}).exit(2, -EOPNOTSUPP)),
            "arch_prctl(ARCH_REQ_XCOMP_PERM, 0x11 /* XFEATURE_XTILE_CFG */) = -1 EOPNOTSUPP (Operation not supported)");
  EXPECT_EQ(decode.line(call(103, {10, 0, 0}).exit(2, 131072)), "syslog(10 /* SYSLOG_ACTION_SIZE_BUFFER */) = 131072");
}

TEST_F(Values, protocols_of_packet_sockets_by_name) {
  EXPECT_EQ(decode.line(call(41, {17, 3, 0x300}).exit(2, 9)), "socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 9");
  EXPECT_EQ(decode.line(call(41, {17, 3, 0x7777}).exit(2, 9)),
            "socket(AF_PACKET, SOCK_RAW, htons(0x7777 /* ETH_P_??? */)) = 9");
}

TEST_F(Values, words_are_cut_to_what_the_call_makes_of_them) {
  EXPECT_EQ(decode.line(call(202, {kSomewhere, 3, 1, 0x1234567800000002, kSomewhere, 0}).exit(2, 0)),
            "futex(0x7ffc01020300, FUTEX_REQUEUE, 1, 2, 0x7ffc01020300) = 0");
  EXPECT_EQ(decode.line(call(250, {0, 0xfffffffe, 0}).exit(2, 5)),
            "keyctl(KEYCTL_GET_KEYRING_ID, KEY_SPEC_PROCESS_KEYRING, 0) = 5");
  EXPECT_EQ(decode.line(call(77, {3, uint64_t(-1)}).exit(2, -EINVAL)),
            "ftruncate(3, 18446744073709551615) = -1 EINVAL (Invalid argument)");
}

TEST_F(Values, i386_passes_64_bits_in_two_words) {
  EXPECT_EQ(decode.line(call32(339, {3, 1, 0x40000001, 0x2, 0xffffff9c, 0x1000}).string(5, "/x").exit(2, -EINVAL)),
            R"(fanotify_mark(3, FAN_MARK_ADD, FAN_ACCESS|FAN_ONDIR|0x200000000, AT_FDCWD, "/x") = -1 EINVAL (Invalid )"
            "argument)");
  EXPECT_EQ(decode.line(call32(194, {3, 0xffffffff, 0xffffffff}).exit(2, -EINVAL)),
            "ftruncate64(3, 18446744073709551615) = -1 EINVAL (Invalid argument)");
}

TEST_F(Values, i386_handlers_that_signal_replaced) {
  EXPECT_EQ(decode.line(call32(48, {10, 1}).exit(2, 0)), "signal(SIGUSR1, SIG_IGN) = 0 (SIG_DFL)");
  EXPECT_EQ(decode.line(call32(48, {10, 0}).exit(2, 0x8049000)), "signal(SIGUSR1, SIG_DFL) = 0x8049000");
}

}  // namespace
}  // namespace tracectl::testing
