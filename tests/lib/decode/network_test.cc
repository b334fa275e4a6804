// Socket addresses, scattered buffers, messages and what travels beside them.
#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <cerrno>

#include "tests/lib/decode/decoding.h"

namespace tracectl::testing {
namespace {

using std::string;
using namespace std::string_literals;

class Network : public ::testing::Test {
 protected:
  string connect(const string& address, uint64_t length) {
    return decode.line(call(42, {6, kSomewhere, length}).item(1, TRC_OK, address).exit(2, 0));
  }
  Decoding decode;
};

const string kLoopback = memory(uint16_t{2}, uint16_t{htons(80)}) + "\x7f\0\0\1"s + string(8, '\0');

TEST_F(Network, addresses_of_unix_sockets) {
  const string path = memory(uint16_t{1}) + "/nonexistent/x"s;
  EXPECT_EQ(connect(path + string(94, '\0'), 110),
            R"(connect(6, {sa_family=AF_UNIX, sun_path="/nonexistent/x"}, 110) = 0)");
  EXPECT_EQ(connect(path.substr(0, 12), 12), R"(connect(6, {sa_family=AF_UNIX, sun_path="/nonexiste"}, 12) = 0)");
  EXPECT_EQ(connect(memory(uint16_t{1}) + "\0abst"s, 7), R"(connect(6, {sa_family=AF_UNIX, sun_path=@"abst"}, 7) = 0)");
  EXPECT_EQ(connect(memory(uint16_t{1}), 2), "connect(6, {sa_family=AF_UNIX}, 2) = 0");
  EXPECT_EQ(connect("\1"s, 1), "connect(6, 0x7ffc01020300, 1) = 0");
  EXPECT_EQ(connect(""s, 0), "connect(6, 0x7ffc01020300, 0) = 0");
}

TEST_F(Network, addresses_of_the_internet) {
  EXPECT_EQ(connect(kLoopback, 16),
            R"(connect(6, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16) = 0)");
  EXPECT_EQ(connect(kLoopback.substr(0, 8), 8), R"(connect(6, {sa_family=AF_INET, sa_data="\0P\177\0\0\1"}, 8) = 0)");
  const string six =
      memory(uint16_t{10}, uint16_t{htons(53)}, uint32_t{7}) + string(15, '\0') + "\1"s + memory(uint32_t{3});
  EXPECT_EQ(connect(six, 28), R"(connect(6, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(117440512), )"
                              R"(inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=3}, 28) = 0)");
  EXPECT_EQ(connect(six.substr(0, 24), 24),
            R"(connect(6, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(117440512), )"
            R"(inet_pton(AF_INET6, "::1", &sin6_addr)}, 24) = 0)");
}

TEST_F(Network, other_addresses) {
  EXPECT_EQ(connect(memory(uint16_t{16}, uint16_t{0}, 5, 6), 12),
            "connect(6, {sa_family=AF_NETLINK, nl_pid=5, nl_groups=0x000006}, 12) = 0");
  EXPECT_EQ(connect(memory(uint16_t{16}, uint16_t{0}, 0, 0), 12),
            "connect(6, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0");
  EXPECT_EQ(connect(memory(uint16_t{77}) + "abcdefghij\0\0\0\0"s, 16),
            R"(connect(6, {sa_family=0x4d /* AF_??? */, sa_data="abcdefghij\0\0\0\0"}, 16) = 0)");
  EXPECT_EQ(connect(memory(uint16_t{40}, uint16_t{0}, 5, 2) + "\0\0\0\0"s, 16),
            "connect(6, {sa_family=AF_VSOCK, svm_cid=VMADDR_CID_HOST, svm_port=0x5, svm_flags=0}, 16) = 0");
}

TEST_F(Network, lengths_that_the_call_changes) {
  EXPECT_EQ(
      decode.line(call(51, {7, kSomewhere, kSomewhere})
                      .item(2, TRC_OK, memory(128))
                      .exit(2, 0)
                      .exit_item(1, TRC_OK, kLoopback)
                      .exit_item(2, TRC_OK, memory(16))),
      R"(getsockname(7, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, [128 => 16]) = 0)");
  EXPECT_EQ(decode.line(call(51, {7, kSomewhere, kSomewhere})
                            .item(2, TRC_OK, memory(4))
                            .exit(2, 0)
                            .exit_item(1, TRC_OK, kLoopback)
                            .exit_item(2, TRC_OK, memory(16))),
            R"(getsockname(7, {sa_family=AF_INET, sa_data="\0P"}, [4 => 16]) = 0)");
  EXPECT_EQ(decode.line(call(51, {99, kSomewhere, kSomewhere}).item(2, TRC_OK, memory(-1)).exit(2, -EBADF)),
            "getsockname(99, 0x7ffc01020300, [-1]) = -1 EBADF (Bad file descriptor)");
}

TEST_F(Network, scattered_buffers) {
  const string array = memory(kSomewhere, 3ull, kSomewhere, 45ull, 8ull, 4ull);
  EXPECT_EQ(decode.line(call(20, {8, kSomewhere, 3})
                            .item(1, TRC_OK, array, 0)
                            .item(1, TRC_OK, "abc"s, 1)
                            .item(1, TRC_TRUNCATED, "hello world how are you doing to"s, 2)
                            .item(1, TRC_FAULT, ""s, 3)
                            .exit(2, -EFAULT)),
            R"(writev(8, [{iov_base="abc", iov_len=3}, {iov_base="hello world how are you doing to"..., iov_len=45}, )"
            R"({iov_base=0x8, iov_len=4}], 3) = -1 EFAULT (Bad address))");
  EXPECT_EQ(decode.line(call(19, {9, kSomewhere, 2})
                            .exit(2, 12)
                            .exit_item(1, TRC_OK, memory(kSomewhere, 10ull, kSomewhere, 90ull), 0)
                            .exit_item(1, TRC_OK, "abchello w"s, 1)
                            .exit_item(1, TRC_OK, "or"s, 2)),
            R"(readv(9, [{iov_base="abchello w", iov_len=10}, {iov_base="or", iov_len=90}], 2) = 12)");
  EXPECT_EQ(decode.line(call(19, {9, kSomewhere, 2})
                            .exit(2, 0)
                            .exit_item(1, TRC_OK, memory(kSomewhere, 10ull, kSomewhere, 90ull), 0)),
            R"(readv(9, [{iov_base="", iov_len=10}, {iov_base="", iov_len=90}], 2) = 0)");
}

string header(uint64_t name, uint32_t name_length, uint64_t vectors, uint64_t control, uint64_t control_length) {
  return memory(name, uint64_t{name_length}, kSomewhere, vectors, control, control_length, uint64_t{0});
}

TEST_F(Network, messages) {
  EXPECT_EQ(decode.line(call(46, {8, kSomewhere, 0x4000})
                            .item(1, TRC_OK, header(0, 0, 1, kSomewhere, 24), TRC_SUB_MSG_HEADER)
                            .item(1, TRC_OK, memory(24ull, 1, 1, 3, 4), TRC_SUB_MSG_CONTROL)
                            .item(1, TRC_OK, memory(kSomewhere, 3ull), TRC_SUB_MSG_IOV)
                            .item(1, TRC_OK, "abc"s, TRC_SUB_MSG_DATA)
                            .exit(2, 3)),
            R"(sendmsg(8, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}], msg_iovlen=1, )"
            R"(msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[3, 4]}], )"
            R"(msg_controllen=24, msg_flags=0}, MSG_NOSIGNAL) = 3)");
  EXPECT_EQ(decode.line(call(47, {9, kSomewhere, 0})
                            .item(1, TRC_OK, header(0, 0, 1, kSomewhere, 32), TRC_SUB_MSG_HEADER)
                            .exit(2, 3)
                            .exit_item(1, TRC_OK, header(0, 0, 1, kSomewhere, 32), TRC_SUB_MSG_HEADER)
                            .exit_item(1, TRC_OK, memory(28ull, 1, 2, 0, 65534, 65534, 0), TRC_SUB_MSG_CONTROL)
                            .exit_item(1, TRC_OK, memory(kSomewhere, 10ull), TRC_SUB_MSG_IOV)
                            .exit_item(1, TRC_OK, "abc"s, TRC_SUB_MSG_DATA)),
            R"(recvmsg(9, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=10}], msg_iovlen=1, )"
            R"(msg_control=[{cmsg_len=28, cmsg_level=SOL_SOCKET, cmsg_type=SCM_CREDENTIALS, )"
            R"(cmsg_data={pid=0, uid=65534, gid=65534}}], msg_controllen=32, msg_flags=0}, 0) = 3)");
}

TEST_F(Network, control_messages_that_lie_about_their_length) {
  const auto line = [&](const string& control) {
    return decode.line(call(46, {8, kSomewhere, 0})
                           .item(1, TRC_OK, header(0, 0, 0, kSomewhere, control.size()), TRC_SUB_MSG_HEADER)
                           .item(1, TRC_OK, control, TRC_SUB_MSG_CONTROL)
                           .exit(2, -EINVAL));
  };
  EXPECT_NE(line(memory(200ull, 1, 1, 3, 0))
                .find("{cmsg_len=200, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[3, 0]}]"),
            string::npos);
  EXPECT_NE(line(memory(3ull, 0, 0)).find("[{cmsg_len=3, cmsg_level=SOL_IP, cmsg_type=0 /* IP_??? */}]"), string::npos);
  EXPECT_NE(line("abc"s).find("msg_control=0x7ffc01020300, msg_controllen=3"), string::npos);
}

TEST_F(Network, many_messages) {
  const string given = header(0, 0, 1, 0, 0) + memory(77, 0);  // what stood there before
  const string sent = header(0, 0, 1, 0, 0) + memory(3, 0);
  const auto sending = [&] {
    return call(307, {8, kSomewhere, 1, 0})
        .item(1, TRC_OK, given, TRC_SUB_MSG_HEADER)
        .item(1, TRC_OK, memory(kSomewhere, 3ull), TRC_SUB_MSG_IOV)
        .item(1, TRC_OK, "abc"s, TRC_SUB_MSG_DATA);
  };
  const string message =
      R"(sendmmsg(8, [{msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}], msg_iovlen=1, )"
      R"(msg_controllen=0, msg_flags=0})";
  EXPECT_EQ(decode.line(sending().exit(2, 1).exit_item(1, TRC_OK, sent, TRC_SUB_MSG_HEADER)),
            message + ", msg_len=3}], 1, 0) = 1");
  EXPECT_EQ(decode.line(sending().exit(2, -EBADF)), message + "}], 1, 0) = -1 EBADF (Bad file descriptor)");
}

TEST_F(Network, options_are_ints_by_their_length) {
  const auto set = [](uint64_t level, uint64_t option, const string& value) {
    return call(54, {3, level, option, kSomewhere, value.size()}).item(3, TRC_OK, value).exit(2, 0);
  };
  EXPECT_EQ(decode.line(set(0, 2, memory(64))), "setsockopt(3, SOL_IP, IP_TTL, [64], 4) = 0");
  EXPECT_EQ(decode.line(set(0, 2, "@")), R"(setsockopt(3, SOL_IP, IP_TTL, "@", 1) = 0)");
  EXPECT_EQ(decode.line(set(0, 32, memory(1, 2))),
            R"(setsockopt(3, SOL_IP, IP_MULTICAST_IF, "\1\0\0\0\2\0\0\0", 8) = 0)");
  EXPECT_EQ(decode.line(set(1, 8, memory(4096, 5))), "setsockopt(3, SOL_SOCKET, SO_RCVBUF, [4096], 8) = 0");
  EXPECT_EQ(decode.line(set(1, 8, "ab")), "setsockopt(3, SOL_SOCKET, SO_RCVBUF, 0x7ffc01020300, 2) = 0");
  EXPECT_EQ(decode.line(set(1, 13, memory(1, 2))),
            "setsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=2}, 8) = 0");
  EXPECT_EQ(decode.line(set(1, 13, memory(1))), "setsockopt(3, SOL_SOCKET, SO_LINGER, 0x7ffc01020300, 4) = 0");
}

TEST_F(Network, a_list_of_interfaces) {
  const string loopback = "lo"s + string(14, 0) +
                          memory(uint16_t{2}, uint16_t{0}, uint8_t{127}, uint8_t{0}, uint8_t{0}, uint8_t{1}) +
                          string(16, 0);
  ASSERT_EQ(loopback.size(), 40u);
  EXPECT_EQ(decode.line(call(16, {3, 0x8912, kSomewhere})
                            .item(2, TRC_OK, memory(80, 0, kSomewhere))
                            .exit(2, 0)
                            .exit_item(2, TRC_OK, memory(40, 0, kSomewhere))
                            .exit_item(2, TRC_OK, loopback, 2)),
            "ioctl(3, SIOCGIFCONF, {ifc_len=80 /* 2 * sizeof(struct ifreq) */ => 40 /* 1 * sizeof(struct ifreq) */, "
            R"(ifc_buf=[{ifr_name="lo", ifr_addr={sa_family=AF_INET, sin_port=htons(0), )"
            R"(sin_addr=inet_addr("127.0.0.1")}}]}) = 0)");
  EXPECT_EQ(decode.line(call(16, {3, 0x8912, kSomewhere}).item(2, TRC_OK, memory(8, 0, kSomewhere)).exit(2, -EBADF)),
            "ioctl(3, SIOCGIFCONF, {ifc_len=8, ifc_buf=0x7ffc01020300}) = -1 EBADF (Bad file descriptor)");
}

TEST_F(Network, the_loopback_interface_by_name) {
  const auto bind_to = [](int32_t index) {
    return call(49, {3, kSomewhere, 20})
        .item(1, TRC_OK, memory(uint16_t{17}, uint16_t{0x300}, index, uint16_t{1}, uint8_t{0}, uint8_t{0}, 0ull))
        .exit(2, 0);
  };
  EXPECT_EQ(decode.line(bind_to(1)),
            R"(bind(3, {sa_family=AF_PACKET, sll_protocol=htons(ETH_P_ALL), sll_ifindex=if_nametoindex("lo"), )"
            "sll_hatype=ARPHRD_ETHER, sll_pkttype=PACKET_HOST, sll_halen=0}, 20) = 0");
  EXPECT_EQ(decode.line(bind_to(77)),
            "bind(3, {sa_family=AF_PACKET, sll_protocol=htons(ETH_P_ALL), sll_ifindex=77, "
            "sll_hatype=ARPHRD_ETHER, sll_pkttype=PACKET_HOST, sll_halen=0}, 20) = 0");
}

}  // namespace
}  // namespace tracectl::testing
