// What each kind of copy costs, and how that grows with the bytes: one row for each kind (enum trc_op_kind) and size.
// Most of the calls fail at once (a bad descriptor), so that what is measured is the copy and not the call; the copies
// of what a call was given are made before it runs all the same.
//
//   build/bin/copies_bench [--rounds 7] [--calls 200000] [--json FILE]
//
// "record" is what a call takes in the raw file; "copy" is what it costs beyond a call that carries nothing (getppid).
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/aio_abi.h>
#include <linux/filter.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstring>
#include <ctime>
#include <exception>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/bench/measure.h"

namespace tracectl::bench {
namespace {

template <typename Call>
Workload row(std::string name, Call call) {
  return {std::move(name), [call](uint64_t calls) {
            while (calls-- != 0) call();
          }};
}

// Memory that a workload keeps for ever.
template <typename T>
T* kept(size_t count, T fill = T{}) {
  auto* vector = new std::vector<T>(count, fill);
  return vector->data();
}

void add_strings(std::vector<Workload>& rows) {
  for (const size_t length : {10, 100, 1000, 4000}) {
    // Components that exist: a path below a missing folder is not read further by the kernel.
    char* path = kept<char>(length + 1, '/');
    path[length - 1] = 'x';
    path[length] = 0;
    rows.push_back(
        row(fmt::format("string, {} bytes (access)", length), [path] { ::syscall(SYS_access, path, F_OK); }));
  }
}

void add_buffers(std::vector<Workload>& rows) {
  static const int zero = ::open("/dev/zero", O_RDONLY | O_CLOEXEC);
  static const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  auto* name = kept<utsname>(1);
  auto* now = kept<timespec>(1);
  rows.push_back(row("fixed, 16 bytes (clock_gettime)", [now] { ::syscall(SYS_clock_gettime, CLOCK_MONOTONIC, now); }));
  rows.push_back(row("fixed, 390 bytes (uname)", [name] { ::syscall(SYS_uname, name); }));
  for (const size_t bytes : {1, 64, 1024, 65536}) {
    char* buffer = kept<char>(bytes);
    rows.push_back(row(fmt::format("counted, {} bytes (write)", bytes),
                       [buffer, bytes] { ::syscall(SYS_write, null, buffer, bytes); }));
  }
  for (const size_t bytes : {1, 64, 1024, 65536}) {
    char* buffer = kept<char>(bytes);
    rows.push_back(row(fmt::format("returned, {} bytes (read)", bytes),
                       [buffer, bytes] { ::syscall(SYS_read, zero, buffer, bytes); }));
  }
}

void add_sized(std::vector<Workload>& rows) {
  constexpr uint32_t kSchedAttr = 48;  // SCHED_ATTR_SIZE_VER0: its first word is its size
  auto* attributes = kept<uint32_t>(kSchedAttr / sizeof(uint32_t));
  attributes[0] = kSchedAttr;
  rows.push_back(row(fmt::format("prefixed, {} bytes (sched_setattr)", kSchedAttr),
                     [attributes] { ::syscall(SYS_sched_setattr, -1, attributes, 0); }));
  static const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  std::strcpy(address.sun_path + 1, "tracectl-copies-bench");
  ::bind(listener, reinterpret_cast<sockaddr*>(&address), 3 + sizeof("tracectl-copies-bench"));
  auto* got = kept<sockaddr_un>(1);
  auto* length = kept<socklen_t>(1);
  rows.push_back(row("pointed, 25 bytes and their length twice (getsockname)", [got, length] {
    *length = sizeof(*got);
    ::syscall(SYS_getsockname, listener, got, length);
  }));
  for (const unsigned bytes : {4u, 1000u, 16000u}) {
    char* buffer = kept<char>(bytes);
    const unsigned long request = 1ul << 30 | bytes << 16 | 'T' << 8 | 0xee;  // _IOC_WRITE
    rows.push_back(row(fmt::format("ioc, {} bytes (ioctl)", bytes),
                       [request, buffer] { ::syscall(SYS_ioctl, -1, request, buffer); }));
  }
}

void add_scattered(std::vector<Workload>& rows) {
  for (const size_t count : {1, 8, 64}) {
    auto* vectors = kept<iovec>(count);
    for (size_t i = 0; i < count; ++i) vectors[i] = {kept<char>(32), 32};
    rows.push_back(row(fmt::format("iovec, {} of 32 bytes (writev)", count),
                       [vectors, count] { ::syscall(SYS_writev, -1, vectors, count); }));
    auto* header = kept<msghdr>(1);
    header->msg_iov = vectors;
    header->msg_iovlen = count;
    rows.push_back(row(fmt::format("msghdr, {} of 32 bytes (sendmsg)", count),
                       [header] { ::syscall(SYS_sendmsg, -1, header, 0); }));
  }
  for (const size_t count : {1, 16}) {
    auto* messages = kept<mmsghdr>(count);
    for (size_t i = 0; i < count; ++i) {
      messages[i].msg_hdr.msg_iov = new iovec{kept<char>(32), 32};
      messages[i].msg_hdr.msg_iovlen = 1;
    }
    rows.push_back(row(fmt::format("mmsghdr, {} of 32 bytes (sendmmsg)", count),
                       [messages, count] { ::syscall(SYS_sendmmsg, -1, messages, count, 0); }));
  }
}

void add_arrays(std::vector<Workload>& rows) {
  for (const size_t count : {1, 10, 100}) {
    auto* strings = kept<char*>(count + 1);
    for (size_t i = 0; i < count; ++i) {
      strings[i] = kept<char>(17, 'a');
      strings[i][16] = 0;
    }
    rows.push_back(row(fmt::format("argv, {} of 16 bytes (execve)", count),
                       [strings] { ::syscall(SYS_execve, "/nonexistent", strings, nullptr); }));
    rows.push_back(row(fmt::format("envc, {} counted (execve)", count),
                       [strings] { ::syscall(SYS_execve, "/nonexistent", nullptr, strings); }));
  }
  for (const size_t count : {1, 8, 64}) {
    auto* pointers = kept<iocb*>(count);
    for (size_t i = 0; i < count; ++i) pointers[i] = kept<iocb>(1);
    rows.push_back(row(fmt::format("pointers, {} to 64 bytes (io_submit)", count),
                       [pointers, count] { ::syscall(SYS_io_submit, -1, count, pointers); }));
  }
  for (const unsigned short count : {1, 64}) {
    auto* program = kept<sock_fprog>(1);
    *program = {count, kept<sock_filter>(count)};
    rows.push_back(row(fmt::format("behind, {} of 8 bytes (setsockopt)", count), [program] {
      ::syscall(SYS_setsockopt, -1, SOL_SOCKET, SO_ATTACH_FILTER, program, sizeof(*program));
    }));
  }
}

std::vector<Workload> workloads() {
  std::vector<Workload> rows;
  rows.push_back(row("none (getppid)", [] { ::syscall(SYS_getppid); }));
  add_strings(rows);
  add_buffers(rows);
  add_sized(rows);
  add_scattered(rows);
  add_arrays(rows);
  return rows;
}

Tracing everything() {
  Tracing tracing;
  tracing.options.limits.string = tracing.options.limits.buffer = 65536;
  tracing.options.limits.elements = 64;
  tracing.options.ring_bytes = 8 << 20;
  return tracing;
}

}  // namespace

int main_of(int argc, char** argv) {
  uint32_t rounds = 7;
  uint64_t calls = 200'000;
  std::string path = "/tmp/tracectl-copies.raw", json;
  CLI::App app{"What each kind of copy costs, against the bytes that it carries"};
  app.add_option("--rounds", rounds)->check(CLI::Range(1u, 1000u));
  app.add_option("--calls", calls, "Of the small ones; fewer of those that carry much")
      ->check(CLI::Range(1000u, 100'000'000u));
  app.add_option("--file", path, "Where the raw records go");
  app.add_option("--json", json, "Write the figures to a file too");
  CLI11_PARSE(app, argc, argv);

  const std::vector<Workload> rows = workloads();
  Subject subject{subject_cpu(), rows};
  const Tracing tracing = everything();
  nlohmann::ordered_json report;
  double nothing_ns = 0;
  double nothing_bytes = 0;
  fmt::print(
      "| copy | record, bytes | untraced ns | added ns | copy ns | ns a byte | lost "
      "|\n|---|---|---|---|---|---|---|\n");
  for (uint32_t w = 0; w < rows.size(); ++w) {
    std::vector<double> untraced, added;
    double bytes = 0;
    uint64_t lost = 0;
    // So many that the ring's reader keeps up with what they carry.
    const uint64_t probe_calls = 1000;
    const double size = measure_traced(subject, w, probe_calls, path, tracing).bytes_a_record;
    const uint64_t some =
        std::clamp<uint64_t>(static_cast<uint64_t>(static_cast<double>(calls) * 100 / size), 1000, calls);
    for (uint32_t round = 0; round < rounds; ++round) {
      const double bare = subject.measure(w, some).cpu_ns;
      const Traced traced = measure_traced(subject, w, some, path, tracing);
      untraced.push_back(bare);
      added.push_back(traced.time.cpu_ns - bare);
      bytes = traced.bytes_a_record;
      lost += traced.lost;
    }
    const double cost = median(added);
    if (w == 0) {
      nothing_ns = cost;
      nothing_bytes = bytes;
    }
    const double carried = bytes - nothing_bytes;
    const std::string a_byte = carried < 8 ? "" : fmt::format("{:.2f}", (cost - nothing_ns) / carried);
    fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {} | {} |\n", rows[w].name, bytes, median(untraced), cost,
               cost - nothing_ns, a_byte, lost);
    report["copies"].push_back({{"name", rows[w].name},
                                {"record_bytes", bytes},
                                {"untraced_ns", median(untraced)},
                                {"added_ns", cost},
                                {"copy_ns", cost - nothing_ns},
                                {"lost", lost}});
  }
  if (!json.empty()) std::ofstream{json} << report.dump(2) << '\n';
  return 0;
}

}  // namespace tracectl::bench

int main(int argc, char** argv) {
  try {
    return tracectl::bench::main_of(argc, argv);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
  }
}
