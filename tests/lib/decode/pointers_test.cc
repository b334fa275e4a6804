// Structures whose fields lead on, and what calls answer in what they were given.
#include <gtest/gtest.h>

#include <cerrno>

#include "tests/lib/decode/decoding.h"

namespace tracectl::testing {
namespace {

using std::string;
using namespace std::string_literals;

class Pointers : public ::testing::Test {
 protected:
  Decoding decode;
};

// struct clone_args: flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size.
string clone_args(uint64_t flags, uint64_t parent_tid, uint64_t set_tid, uint64_t set_tid_size) {
  return memory(flags, kSomewhere, 0ull, parent_tid, 17ull, 0ull, 0ull, 0ull, set_tid, set_tid_size);
}

TEST_F(Pointers, a_field_is_followed_as_far_as_another_one_says) {
  EXPECT_EQ(decode.line(call(435, {kSomewhere, 80})
                            .item(0, TRC_OK, clone_args(0, 0, kSomewhere, 2))
                            .item(0, TRC_OK, memory(5, 6), 9)
                            .exit(2, -EPERM)),
            "clone3({flags=0, exit_signal=SIGCHLD, stack=NULL, stack_size=0, set_tid=[5, 6], set_tid_size=2}, 80) "
            "= -1 EPERM (Operation not permitted)");
  EXPECT_EQ(decode.line(call(435, {kSomewhere, 80})
                            .item(0, TRC_OK, clone_args(0, 0, kSomewhere, 2))
                            .item(0, TRC_FAULT, "", 9)
                            .exit(2, -EFAULT)),
            "clone3({flags=0, exit_signal=SIGCHLD, stack=NULL, stack_size=0, set_tid=0x7ffc01020300, set_tid_size=2}, "
            "80) = -1 EFAULT (Bad address)");
}

TEST_F(Pointers, what_a_call_stores_for_its_caller_stands_behind_an_arrow) {
  const auto cloning = [] {
    return call(435, {kSomewhere, 80}).item(0, TRC_OK, clone_args(0x101000, kSomewhere, 0, 0));
  };
  const string given =
      "clone3({flags=CLONE_PIDFD|CLONE_PARENT_SETTID, pidfd=0x7ffc01020300, parent_tid=0x7ffc01020300, "
      "exit_signal=SIGCHLD, stack=NULL, stack_size=0}";
  EXPECT_EQ(decode.line(cloning().exit(2, 77).exit_item(0, TRC_OK, memory(3), 2).exit_item(0, TRC_OK, memory(77), 4)),
            given + " => {pidfd=[3], parent_tid=[77]}, 80) = 77");
  EXPECT_EQ(decode.line(cloning().exit(2, -EAGAIN)), given + ", 80) = -1 EAGAIN (Resource temporarily unavailable)");
}

TEST_F(Pointers, a_handle_is_shown_when_there_is_one) {
  const auto naming = [] {
    return call(303, {static_cast<uint64_t>(-100), kSomewhere, kSomewhere, kSomewhere, 0})
        .string(1, "/")
        .item(2, TRC_OK, memory(32, 9) + string(32, 'x'));
  };
  EXPECT_EQ(decode.line(naming().exit(2, -EOPNOTSUPP)),
            R"(name_to_handle_at(AT_FDCWD, "/", {handle_bytes=32}, 0x7ffc01020300, 0) )"
            "= -1 EOPNOTSUPP (Operation not supported)");
  EXPECT_EQ(
      decode.line(naming().exit(2, 0).exit_item(2, TRC_OK, memory(2, 1) + "ab"s).exit_item(3, TRC_OK, memory(30))),
      R"(name_to_handle_at(AT_FDCWD, "/", {handle_bytes=32 => 2, handle_type=1, f_handle="\x61\x62"}, [30], 0) = 0)");
}

TEST_F(Pointers, a_filter_is_an_address_unless_all_is_to_be_shown) {
  const auto attaching = [] {
    return call(54, {3, 1, 26, kSomewhere, 16})
        .item(3, TRC_OK, memory(uint16_t{2}, uint16_t{0}, 0, kSomewhere))
        .item(3, TRC_OK, memory(uint16_t{0x15}, uint8_t{0}, uint8_t{1}, 5, uint16_t{6}, uint16_t{0}, 0xffff), 2)
        .exit(2, 0);
  };
  EXPECT_EQ(decode.line(attaching()),
            "setsockopt(3, SOL_SOCKET, SO_ATTACH_FILTER, {len=2, filter=0x7ffc01020300}, 16) = 0");
  Decoding verbose{{.verbose = true}};
  EXPECT_EQ(verbose.line(attaching()),
            "setsockopt(3, SOL_SOCKET, SO_ATTACH_FILTER, {len=2, filter=[BPF_JUMP(BPF_JMP|BPF_K|BPF_JEQ, 0x5, 0, 0x1), "
            "BPF_STMT(BPF_RET|BPF_K, 0xffff)]}, 16) = 0");
}

TEST_F(Pointers, the_word_of_a_futex_is_known_where_the_call_reads_it) {
  const CallEvent& waits = decode.event(call(202, {kSomewhere, 0, 2, 0}).item(0, TRC_OK, memory(7)).exit(2, -EAGAIN));
  ASSERT_EQ(waits.args[0].value.kind, Value::Kind::address);
  ASSERT_EQ(waits.args[0].value.children.size(), 1u);
  ASSERT_EQ(waits.args[0].value.children[0].children.size(), 1u);
  EXPECT_EQ(waits.args[0].value.children[0].children[0].number, 7u);
}

TEST_F(Pointers, registers_by_the_program_that_asks) {
  string registers;
  for (uint64_t i = 0; i < 27; ++i) registers += memory(i);
  EXPECT_EQ(decode.line(call(101, {0x4204, 7, 1, kSomewhere})
                            .item(3, TRC_OK, memory(kSomewhere, 4096ull))
                            .exit(2, 0)
                            .exit_item(3, TRC_OK, memory(kSomewhere, 216ull))
                            .exit_item(3, TRC_OK, registers, 1)),
            "ptrace(PTRACE_GETREGSET, 7, NT_PRSTATUS, {iov_base={r15=0, r14=0x1, r13=0x2, r12=0x3, rbp=0x4, rbx=0x5, "
            "r11=0x6, r10=0x7, r9=0x8, r8=0x9, rax=0xa, rcx=0xb, rdx=0xc, rsi=0xd, rdi=0xe, orig_rax=0xf, rip=0x10, "
            "cs=0x11, eflags=0x12, rsp=0x13, ss=0x14, fs_base=0x15, gs_base=0x16, ds=0x17, es=0x18, fs=0x19, "
            "gs=0x1a}, iov_len=4096 => 216}) = 0");
  // Of a 32-bit task, fewer bytes come than the caller's own registers have: they are not those.
  EXPECT_EQ(decode.line(call(101, {0x4204, 7, 1, kSomewhere})
                            .item(3, TRC_OK, memory(kSomewhere, 216ull))
                            .exit(2, 0)
                            .exit_item(3, TRC_OK, memory(kSomewhere, 68ull))
                            .exit_item(3, TRC_OK, registers.substr(0, 68), 1)),
            "ptrace(PTRACE_GETREGSET, 7, NT_PRSTATUS, {iov_base=0x7ffc01020300, iov_len=216 => 68}) = 0");
  string registers32;
  for (uint32_t i = 0; i < 17; ++i) registers32 += memory(i);
  EXPECT_EQ(decode.line(call32(26, {12, 7, 0, 0x1000}).exit(2, 0).exit_item(3, TRC_OK, registers32)),
            "ptrace(PTRACE_GETREGS, 7, {ebx=0, ecx=0x1, edx=0x2, esi=0x3, edi=0x4, ebp=0x5, eax=0x6, xds=0x7, xes=0x8, "
            "xfs=0x9, xgs=0xa, orig_eax=0xb, eip=0xc, xcs=0xd, eflags=0xe, esp=0xf, xss=0x10}) = 0");
}

TEST_F(Pointers, a_call_that_a_tracer_asks_about) {
  const string head = memory(uint8_t{1}, uint8_t{0}, uint16_t{0}, 0xc000003eu, 0x1000ull, 0x2000ull);
  EXPECT_EQ(decode.line(call(101, {0x420e, 7, 88, kSomewhere})
                            .exit(2, 80)
                            .exit_item(3, TRC_OK, head + memory(231ull, 1ull, 0ull, 0ull, 0ull, 0ull, 0ull, 99ull))),
            "ptrace(PTRACE_GET_SYSCALL_INFO, 7, 88, {op=PTRACE_SYSCALL_INFO_ENTRY, arch=AUDIT_ARCH_X86_64, "
            "instruction_pointer=0x1000, stack_pointer=0x2000, entry={nr=__NR_exit_group, args=[0x1, 0, 0, 0, 0, 0]}}) "
            "= 80");
  const string exits = memory(uint8_t{2}, uint8_t{0}, uint16_t{0}, 0x40000003u, 0x1000ull, 0x2000ull);
  EXPECT_EQ(decode.line(call(101, {0x420e, 7, 88, kSomewhere})
                            .exit(2, 33)
                            .exit_item(3, TRC_OK, exits + memory(int64_t{-2}, uint8_t{1}))),
            "ptrace(PTRACE_GET_SYSCALL_INFO, 7, 88, {op=PTRACE_SYSCALL_INFO_EXIT, arch=AUDIT_ARCH_I386, "
            "instruction_pointer=0x1000, stack_pointer=0x2000, exit={rval=-ENOENT, is_error=1}}) = 33");
  EXPECT_EQ(decode.line(call(101, {0x420e, 7, 88, kSomewhere}).exit(2, 12).exit_item(3, TRC_OK, head)),
            "ptrace(PTRACE_GET_SYSCALL_INFO, 7, 88, 0x7ffc01020300) = 12");
}

TEST_F(Pointers, signal_sets_behind_a_pair) {
  const auto waiting = [](uint64_t size) {
    return call(270, {0, 0, 0, 0, 0, kSomewhere})
        .item(5, TRC_OK, memory(kSomewhere, size))
        .item(5, TRC_OK, memory(1ull << 16), 1)
        .exit(2, 0);
  };
  EXPECT_EQ(decode.line(waiting(8)),
            "pselect6(0, NULL, NULL, NULL, NULL, {sigmask=[CHLD], sigsetsize=8}) = 0 (Timeout)");
  EXPECT_EQ(decode.line(waiting(4)),
            "pselect6(0, NULL, NULL, NULL, NULL, {sigmask=0x7ffc01020300, sigsetsize=4}) = 0 (Timeout)");
}

TEST_F(Pointers, arguments_in_a_structure_take_its_place) {
  EXPECT_EQ(decode.line(call32(90, {0x1000}).item(0, TRC_OK, memory(0, 4096, 1, 0x22, -1, 0)).exit(2, 0x5000)),
            "mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x5000");
  EXPECT_EQ(decode.line(call32(90, {0x1000}).item(0, TRC_FAULT, "").exit(2, -EFAULT)),
            "mmap(0x1000) = -1 EFAULT (Bad address)");
  EXPECT_EQ(decode.line(call32(82, {0x1000})
                            .item(0, TRC_OK, memory(5, 0, 0x2000, 0, 0x3000))
                            .item(0, TRC_OK, memory(0x11ull), 3)
                            .item(0, TRC_OK, memory(0, 1000), 5)
                            .exit(2, 1)
                            .exit_item(0, TRC_OK, memory(0x10ull), 3)
                            .exit_item(0, TRC_OK, memory(0, 998), 5)),
            "select(5, NULL, [0 4], NULL, {tv_sec=0, tv_usec=1000}) = 1 (out [4], left {tv_sec=0, tv_usec=998})");
}

TEST_F(Pointers, a_socketcall_goes_by_the_call_behind_it) {
  const string address = memory(uint16_t{2}, uint16_t{0x5000}, uint8_t{127}, uint8_t{0}, uint8_t{0}, uint8_t{1}, 0ull);
  EXPECT_EQ(decode.line(
                call32(102, {2, 0x1000}).item(1, TRC_OK, memory(3, 0x2000, 16)).item(1, TRC_OK, address, 2).exit(2, 0)),
            R"(bind(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16) = 0)");
  EXPECT_EQ(decode.line(call32(102, {10, 0x1000})
                            .item(1, TRC_OK, memory(3, 0x2000, 64, 0))
                            .exit(2, 2)
                            .exit_item(1, TRC_OK, "hi there", 2)),
            R"(recv(3, "hi", 64, 0) = 2)");
  EXPECT_EQ(decode.line(call32(102, {14, 0x1000})
                            .item(1, TRC_OK, memory(3, 1, 2, 0x2000, 4))
                            .item(1, TRC_OK, memory(1), 4)
                            .exit(2, 0)),
            "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0");
  EXPECT_EQ(decode.line(call32(102, {5, 0x1000})
                            .item(1, TRC_OK, memory(3, 0x2000, 0x3000))
                            .item(1, TRC_OK, memory(128), 3)
                            .exit(2, 4)
                            .exit_item(1, TRC_OK, memory(16), 3)),
            "accept(3, 0x2000, [128 => 16]) = 4");
  EXPECT_EQ(decode.line(call32(102, {3, 0x1000}).item(1, TRC_FAULT, "").exit(2, -EFAULT)),
            "socketcall(SYS_CONNECT, 0x1000) = -1 EFAULT (Bad address)");
}

TEST_F(Pointers, what_a_socketcall_gives_back_is_not_told_before_its_exit) {
  EXPECT_EQ(decode.line(call32(102, {10, 0x1000}).item(1, TRC_OK, memory(3, 0x2000, 64, 0))), "recv(3, ");
  EXPECT_EQ(decode.line(call32(102, {9, 0x1000}).item(1, TRC_OK, memory(3, 0x2000, 2, 0)).item(1, TRC_OK, "hi", 2)),
            R"(send(3, "hi", 2, 0)");
  EXPECT_TRUE(decode.event(call(307, {8, kSomewhere, 1, 0})).args[1].at_exit) << "how much of each was sent";
}

TEST_F(Pointers, a_bpf_program_and_what_the_verifier_says_of_it) {
  const string attributes = memory(1u, 1u, kSomewhere, kSomewhere, 1u, 64u, kSomewhere, 0x60100u, 0u);
  EXPECT_EQ(decode.line(call(321, {5, kSomewhere, attributes.size()})
                            .item(1, TRC_OK, attributes)
                            .item(1, TRC_OK, memory(uint8_t{0x95}, uint8_t{0}, int16_t{0}, 0), 3)
                            .string(1, "GPL", TRC_OK, 4)
                            .exit(2, -EINVAL)
                            .exit_string(1, "R0 !read_ok", TRC_OK, 7)),
            R"(bpf(BPF_PROG_LOAD, {prog_type=BPF_PROG_TYPE_SOCKET_FILTER, insn_cnt=1, insns=0x7ffc01020300, )"
            R"(license="GPL", log_level=1, log_size=64, log_buf="R0 !read_ok", kern_version=KERNEL_VERSION(6, 1, 0), )"
            R"(prog_flags=0}, 48) = -1 EINVAL (Invalid argument))");
  EXPECT_EQ(decode.line(call(321, {17, kSomewhere, 16})
                            .item(1, TRC_OK, memory(kSomewhere, -1, 0))
                            .string(1, "sched_switch", TRC_OK, 1)
                            .exit(2, -EBADF)),
            R"(bpf(BPF_RAW_TRACEPOINT_OPEN, {raw_tracepoint={name="sched_switch", prog_fd=-1}}, 16) )"
            "= -1 EBADF (Bad file descriptor)");
}

TEST_F(Pointers, a_value_is_as_long_as_the_call_says) {
  const auto reading = [] {
    return call(464, {3, kSomewhere, 0, kSomewhere, kSomewhere, 16})
        .string(1, "f")
        .string(3, "user.a")
        .item(4, TRC_OK, memory(kSomewhere, 8u, 0u));
  };
  EXPECT_EQ(decode.line(reading().exit(2, 3).exit_item(4, TRC_OK, "abcdefgh"s, 1)),
            R"(getxattrat(3, "f", 0, "user.a", {value="abc", size=8, flags=0}, 16) = 3)");
  EXPECT_EQ(decode.line(reading().exit(2, -ENODATA)),
            R"(getxattrat(3, "f", 0, "user.a", {value=0x7ffc01020300, size=8, flags=0}, 16) )"
            "= -1 ENODATA (No data available)");
}

TEST_F(Pointers, one_member_of_a_union_is_shown) {
  EXPECT_EQ(decode.line(call(427, {3, 11, kSomewhere, 2})
                            .item(2, TRC_OK,
                                  memory(uint16_t{0}, uint8_t{1}, uint8_t{0}, 0, 0, 0) +
                                      memory(uint16_t{1}, uint8_t{2}, uint8_t{0}, 0, 0, 0))
                            .exit(2, 0)),
            "io_uring_register(3, IORING_REGISTER_RESTRICTIONS, [{opcode=IORING_RESTRICTION_REGISTER_OP, "
            "register_op=IORING_UNREGISTER_BUFFERS}, {opcode=IORING_RESTRICTION_SQE_OP, sqe_op=IORING_OP_WRITEV}], 2) "
            "= 0");
}

TEST_F(Pointers, submitted_requests_one_by_one) {
  const string read = memory(1ull, 0u, 0u, uint16_t{0}, int16_t{0}, 4, kSomewhere, 4ull, 9ull, 0ull, 0u, 0u);
  EXPECT_EQ(decode.line(call(209, {kSomewhere, 2, kSomewhere})
                            .item(2, TRC_OK, memory(kSomewhere, 0ull))
                            .item(2, TRC_OK, read, 1)
                            .item(2, TRC_NULL, "", 2)
                            .exit(2, 1)),
            "io_submit(0x7ffc01020300, 2, [{aio_data=0x1, aio_lio_opcode=IOCB_CMD_PREAD, aio_fildes=4, "
            "aio_buf=0x7ffc01020300, aio_nbytes=4, aio_offset=9}, NULL]) = 1");
}

TEST_F(Pointers, pages_in_core) {
  EXPECT_EQ(decode.line(call(27, {kSomewhere, 8193, kSomewhere}).exit(2, 0).exit_item(2, TRC_OK, "\0\1\1"s)),
            "mincore(0x7ffc01020300, 8193, [0, 1, 1]) = 0");
}

}  // namespace
}  // namespace tracectl::testing
