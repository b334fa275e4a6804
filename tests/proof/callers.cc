#include "tests/proof/callers.h"

#include <grp.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>

namespace tracectl::proof {
namespace {

constexpr int kLifetimeMs = 40;  // so long twice
constexpr int kAnswerMs = 5000;
constexpr uid_t kNobody = 65534;

struct Errand {
  RawCall call;
  Abi abi;
  bool cold;
};

// Shared by the parent of the children that call and each of them.
using Begun = std::atomic<bool>;

[[noreturn]] void call_and_end(const Errand& errand, const Memory& native, const Memory& i386, Begun& begun) {
  if (!errand.cold) {
    native.touch();
    i386.touch();
  }
  begun = true;
  make_call(errand.call, errand.abi);
  ::_exit(0);
}

// Until it has ended, by itself or by us: calls that block are recorded all the same.
void outlive(pid_t child, const Begun& begun) {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGCHLD);
  const timespec patience{.tv_sec = 0, .tv_nsec = kLifetimeMs * 1'000'000};
  int status = 0;
  const timespec at_once{};
  while (::sigtimedwait(&set, nullptr, &at_once) > 0) {  // of the child before, when it had to be killed
  }
  if (::waitpid(child, &status, WNOHANG) == child) return;
  // Patience begins when the call has: a busy machine may let the child wait for its turn.
  for (bool seen = false; ::sigtimedwait(&set, nullptr, &patience) < 0; seen = begun) {
    if (seen) ::kill(child, SIGKILL);
  }
  if (::waitpid(child, &status, WUNTRACED) == child && !WIFEXITED(status) && !WIFSIGNALED(status)) {
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
}

// The parent of the children that call: nobody, in a place where nobody may make a file.
[[noreturn]] void nurse(int from, int to, const Memory& native, const Memory& i386, Begun& begun) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit none{};
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGCHLD);
  if (::chdir("/proc") != 0 || ::setrlimit(RLIMIT_CORE, &none) != 0 || ::sigprocmask(SIG_BLOCK, &set, nullptr) != 0 ||
      ::setgroups(0, nullptr) != 0 || ::setresgid(kNobody, kNobody, kNobody) != 0 ||
      ::setresuid(kNobody, kNobody, kNobody) != 0) {
    ::_exit(1);
  }
  Errand errand;
  while (::read(from, &errand, sizeof(errand)) == sizeof(errand)) {
    begun = false;
    const pid_t child = ::fork();
    if (child == 0) call_and_end(errand, native, i386, begun);
    if (child > 0) outlive(child, begun);
    if (::write(to, &child, sizeof(child)) != sizeof(child)) break;
  }
  ::_exit(0);
}

}  // namespace

void stay_on_one_cpu() {
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  CPU_SET(static_cast<size_t>(::sched_getcpu()), &cpus);
  ::sched_setaffinity(0, sizeof(cpus), &cpus);
}

Result<EnterCaller> EnterCaller::start(const Memory& native, const Memory& i386) {
  int to[2], from[2];
  if (::pipe(to) != 0 || ::pipe(from) != 0) return fail("cannot make a pipe", errno);
  EnterCaller caller;
  caller.pid_ = ::fork();
  if (caller.pid_ < 0) return fail("cannot fork", errno);
  if (caller.pid_ == 0) {
    ::close(to[1]);
    void* shared = ::mmap(nullptr, sizeof(Begun), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) ::_exit(1);
    nurse(to[0], from[1], native, i386, *static_cast<Begun*>(shared));
  }
  ::close(to[0]);
  ::close(from[1]);
  caller.to_.reset(to[1]);
  caller.from_.reset(from[0]);
  return caller;
}

EnterCaller::EnterCaller(EnterCaller&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), to_(std::move(other.to_)), from_(std::move(other.from_)) {}

EnterCaller::~EnterCaller() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

pid_t EnterCaller::make(const RawCall& call, Abi abi, bool cold) {
  const Errand errand{call, abi, cold};
  pid_t child = 0;
  if (::write(to_.get(), &errand, sizeof(errand)) != sizeof(errand)) return 0;
  if (::read(from_.get(), &child, sizeof(child)) != sizeof(child)) return 0;
  return child;
}

// What the exit caller has to do, in memory that it shares with us.
struct ExitCaller::Order {
  Errand errand;
  int listener;
};

namespace {

// Hands the calls of make_call(), and no others, to whoever listens.  The listener's descriptor.
int listen_to_calls() {
  const uint64_t native = place_of_calls(Abi::x86_64), i386 = place_of_calls(Abi::i386);
  constexpr uint32_t kLow = offsetof(seccomp_data, instruction_pointer), kHigh = kLow + 4;
  sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, kHigh),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<uint32_t>(native >> 32), 0, 4),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, kLow),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<uint32_t>(native), 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<uint32_t>(i386), 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{.len = sizeof(filter) / sizeof(filter[0]), .filter = filter};
  if (native >> 32 != i386 >> 32) return -1;  // they stand beside each other
  return static_cast<int>(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program));
}

// Stops, is given an order, carries it out.
template <typename Order>
[[noreturn]] void carry_out(Order& order, const Memory& native, const Memory& i386) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  order.listener = listen_to_calls();
  const pid_t self = ::getpid();
  for (;;) {
    // Not by a pipe: calls with out arguments beside the one that is proved could be taken for it.
    ::syscall(SYS_kill, self, SIGSTOP);
    native.touch();
    i386.touch();
    make_call(order.errand.call, order.errand.abi);
  }
}

bool has_stopped(pid_t pid) {
  int status = 0;
  return ::waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status);
}

}  // namespace

Result<ExitCaller> ExitCaller::start(const Memory& native, const Memory& i386) {
  ExitCaller caller;
  void* shared = ::mmap(nullptr, sizeof(Order), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return fail("cannot map memory", errno);
  caller.order_ = static_cast<Order*>(shared);
  caller.pid_ = ::fork();
  if (caller.pid_ < 0) return fail("cannot fork", errno);
  if (caller.pid_ == 0) carry_out(*caller.order_, native, i386);
  if (!has_stopped(caller.pid_)) return fail("the caller of the exit halves has ended");
  const UniqueFd process{static_cast<int>(::syscall(SYS_pidfd_open, caller.pid_, 0))};
  caller.listener_.reset(static_cast<int>(::syscall(SYS_pidfd_getfd, process.get(), caller.order_->listener, 0)));
  if (!caller.listener_) return fail("cannot listen to seccomp", errno);
  return caller;
}

ExitCaller::ExitCaller(ExitCaller&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      listener_(std::move(other.listener_)),
      order_(std::exchange(other.order_, nullptr)) {}

ExitCaller::~ExitCaller() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  if (order_ != nullptr) ::munmap(order_, sizeof(Order));
}

std::string ExitCaller::make(const RawCall& call, Abi abi, int64_t ret) {
  order_->errand = {call, abi, false};
  ::kill(pid_, SIGCONT);
  pollfd listener{.fd = listener_.get(), .events = POLLIN, .revents = 0};
  if (::poll(&listener, 1, kAnswerMs) != 1) return "seccomp did not stop the call";
  seccomp_notif told{};
  if (::ioctl(listener_.get(), SECCOMP_IOCTL_NOTIF_RECV, &told) != 0) return std::strerror(errno);
  if (told.data.nr != call.nr) return "seccomp stopped call number " + std::to_string(told.data.nr);
  const bool failed = ret < 0 && ret >= -4095;
  seccomp_notif_resp answer{
      .id = told.id, .val = failed ? 0 : ret, .error = failed ? static_cast<int32_t>(ret) : 0, .flags = 0};
  if (::ioctl(listener_.get(), SECCOMP_IOCTL_NOTIF_SEND, &answer) != 0) return std::strerror(errno);
  return has_stopped(pid_) ? "" : "the caller has ended";
}

}  // namespace tracectl::proof
