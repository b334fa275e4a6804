#include "tests/bench/tracers.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string_view>
#include <thread>
#include <vector>

#include "lib/base/clock.h"

namespace tracectl::bench {
namespace {

constexpr uint64_t kPatienceNs = 30'000'000'000;  // for a tracer to attach, and to end

// Until it is so; false when that takes too long.
template <typename Condition>
bool wait_for(Condition condition) {
  const uint64_t deadline = clock_ns(CLOCK_MONOTONIC) + kPatienceNs;
  while (!condition()) {
    if (clock_ns(CLOCK_MONOTONIC) > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return true;
}

// A tracer that runs; what it says is kept, for when something goes wrong.
class Tracer {
 public:
  explicit Tracer(std::vector<std::string> command) : command_(std::move(command)) {
    said_.reset(::memfd_create("said", MFD_CLOEXEC));
    pid_ = ::fork();
    if (pid_ == 0) execute();
  }
  ~Tracer() { stop(); }
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;

  // As Ctrl-C does it, until it has detached and ended.
  void stop() {
    if (has_ended()) return;
    ::kill(pid_, SIGINT);
    if (wait_for([this] { return has_ended(); })) return;
    fmt::print(stderr, "{}\n", sentence("does not end, and was killed"));
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

  bool has_ended() {
    if (pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
    return pid_ <= 0;
  }

  template <typename Condition>
  void wait_until_attached(Condition is_attached) {
    if (!wait_for([&] { return has_ended() || is_attached(); })) {
      stop();
      give_up(sentence("does not attach"));
    }
    if (pid_ <= 0) give_up(sentence("has ended"));
  }

 private:
  [[noreturn]] void execute() {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::dup2(said_.get(), STDOUT_FILENO);
    ::dup2(said_.get(), STDERR_FILENO);
    std::vector<char*> words;
    for (std::string& word : command_) words.push_back(word.data());
    words.push_back(nullptr);
    ::execvp(words[0], words.data());
    ::_exit(127);
  }

  std::string sentence(std::string_view what) {
    std::string text(4096, '\0');
    text.resize(static_cast<size_t>(std::max<ssize_t>(::pread(said_.get(), text.data(), text.size(), 0), 0)));
    return fmt::format("`{}` {}: {}", fmt::join(command_, " "), what, text);
  }

  std::vector<std::string> command_;
  UniqueFd said_;
  pid_t pid_ = -1;
};

bool has_tracer(pid_t pid) {
  std::ifstream status{fmt::format("/proc/{}/status", pid)};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("TracerPid:")) return line.substr(10).find_first_not_of(" \t0") != std::string::npos;
  }
  return false;
}

// A file that a tracer writes: gone when the tracer is, which is to be declared behind it.
struct Output {
  explicit Output(const std::string& file) : path(file) {}
  ~Output() { ::unlink(path.c_str()); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  const std::string& path;
};

struct Pipe {
  Pipe() {
    int ends[2];
    if (::pipe(ends) != 0) ::abort();  // inherited
    read.reset(ends[0]);
    write.reset(ends[1]);
  }
  UniqueFd read, write;
};

// The first word that comes.
bool is_acknowledged(const Pipe& pipe) {
  pollfd ready{.fd = pipe.read.get(), .events = POLLIN, .revents = 0};
  char word[8];
  return ::poll(&ready, 1, 0) == 1 && ::read(pipe.read.get(), word, sizeof(word)) >= 3 &&
         std::string_view{word, 3} == "ack";
}

}  // namespace

Timing measure_strace(Subject& subject, uint32_t workload, uint64_t calls) {
  Tracer strace{{"strace", "-f", "-p", std::to_string(subject.pid()), "-o", "/dev/null"}};
  strace.wait_until_attached([&] { return has_tracer(subject.pid()); });
  return subject.measure(workload, calls);
}

Timing measure_perf_trace(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path) {
  const Output output{path};
  Tracer perf{{"perf", "trace", "-p", std::to_string(subject.pid()), "-o", path}};
  // It does not say when it is attached: when it prints calls, it is.
  perf.wait_until_attached([&] {
    subject.measure(workload, 1000);
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && status.st_size > 0;
  });
  return subject.measure(workload, calls);
}

Timing measure_perf_record(Subject& subject, uint32_t workload, uint64_t calls, const std::string& path) {
  const Output output{path};
  const Pipe control, answer;
  // -D -1: it begins disabled, and answers when it was told to begin.
  Tracer perf{{"perf", "record", "-q", "-e", "raw_syscalls:*", "-p", std::to_string(subject.pid()), "-o", path, "-D",
               "-1", "--control", fmt::format("fd:{},{}", control.read.get(), answer.write.get())}};
  constexpr std::string_view kBegin = "enable\n";
  if (::write(control.write.get(), kBegin.data(), kBegin.size()) < 0) ::abort();
  perf.wait_until_attached([&] { return is_acknowledged(answer); });
  return subject.measure(workload, calls);
}

}  // namespace tracectl::bench
