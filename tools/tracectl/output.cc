#include "tools/tracectl/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace tracectl {
namespace {

Result<std::pair<UniqueFd, pid_t>> start_command(const std::string& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail("cannot make a pipe", errno);
  UniqueFd read_end{ends[0]}, write_end{ends[1]};
  const pid_t child = ::fork();
  if (child < 0) return fail("cannot start '" + command + "'", errno);
  if (child == 0) {
    // It is to see the end of the trace: a Ctrl-C meant for the traced command is not for it.
    ::signal(SIGINT, SIG_IGN);
    ::signal(SIGQUIT, SIG_IGN);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::dup2(read_end.get(), STDIN_FILENO) >= 0) ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    ::_exit(127);
  }
  return std::pair{std::move(write_end), child};
}

}  // namespace

Result<std::unique_ptr<FdOutput>> FdOutput::open(const std::string& target, int standard) {
  if (target.empty()) return std::unique_ptr<FdOutput>{new FdOutput{"standard output", standard}};
  if (target.front() == '|') {
    auto started = start_command(target.substr(1));
    if (!started) return tl::unexpected(started.error());
    std::unique_ptr<FdOutput> output{new FdOutput{"'" + target.substr(1) + "'", started->first.get()}};
    output->owned_ = std::move(started->first);
    output->command_ = started->second;
    return output;
  }
  UniqueFd file{::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
  if (!file) return fail("cannot write to " + target, errno);
  std::unique_ptr<FdOutput> output{new FdOutput{target, file.get()}};
  output->owned_ = std::move(file);
  return output;
}

FdOutput::~FdOutput() {
  if (command_ > 0) (void)close();
}

void FdOutput::write(std::string_view bytes) {
  while (!bytes.empty() && !error_) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<size_t>(written));
    } else if (errno != EINTR) {
      error_ = Error{"cannot write the trace to " + name_, errno};
    }
  }
}

Result<void> FdOutput::close() {
  owned_.reset();
  if (command_ > 0) {
    int status = 0;
    while (::waitpid(command_, &status, 0) < 0 && errno == EINTR) {
    }
    command_ = -1;
    if (!error_ && WIFEXITED(status) && WEXITSTATUS(status) == 127) error_ = Error{"cannot run " + name_};
  }
  if (error_) return tl::unexpected(*error_);
  return {};
}

}  // namespace tracectl
