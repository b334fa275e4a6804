#include "tools/tracectl/child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace tracectl {
namespace {

Result<Identity> identity_of(const passwd* entry, const std::string& asked) {
  if (entry == nullptr) return fail("there is no user '" + asked + "'");
  return Identity{entry->pw_uid, entry->pw_gid, entry->pw_name};
}

bool may_execute(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

constexpr int kNotReleased = 125;

// In the child: what is left to do before execve.  Returns only on failure, with errno.
int become_command(const std::string& file, const std::vector<char*>& arguments,
                   const std::optional<Identity>& identity, int go) {
  char byte = 0;
  ssize_t got = 0;
  while ((got = ::read(go, &byte, 1)) < 0 && errno == EINTR) {
  }
  if (got != 1) ::_exit(kNotReleased);  // the tracer failed or is gone: nothing is run untraced
  for (const int number : {SIGINT, SIGQUIT, SIGPIPE}) ::signal(number, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  if (identity) {
    if (::initgroups(identity->name.c_str(), identity->gid) != 0 || ::setgid(identity->gid) != 0 ||
        ::setuid(identity->uid) != 0)
      return errno;
  }
  ::execve(file.c_str(), arguments.data(), environ);
  return errno;
}

}  // namespace

Result<std::optional<Identity>> command_identity(const std::string& user) {
  if (!user.empty()) {
    auto identity = identity_of(::getpwnam(user.c_str()), user);
    if (!identity) return tl::unexpected(identity.error());
    return std::optional{*identity};
  }
  const char* sudo_uid = std::getenv("SUDO_UID");
  if (sudo_uid == nullptr || ::geteuid() != 0) return std::optional<Identity>{};
  auto identity = identity_of(::getpwuid(static_cast<uid_t>(std::strtoul(sudo_uid, nullptr, 10))), sudo_uid);
  if (!identity) return tl::unexpected(identity.error());
  if (identity->uid == 0) return std::optional<Identity>{};
  return std::optional{*identity};
}

Result<std::string> find_command(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    if (may_execute(name)) return name;
    if (::access(name.c_str(), F_OK) != 0) return fail("cannot find " + name, errno);
    return fail("cannot execute " + name, EACCES);
  }
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
  bool found_other = false;
  while (!name.empty()) {
    const size_t colon = rest.find(':');
    const std::string directory{rest.substr(0, colon)};
    std::string candidate = (directory.empty() ? "." : directory) + "/" + name;
    if (may_execute(candidate)) return candidate;
    found_other = found_other || ::access(candidate.c_str(), F_OK) == 0;
    if (colon == std::string_view::npos) break;
    rest.remove_prefix(colon + 1);
  }
  if (found_other) return fail("cannot execute " + name, EACCES);
  return fail("cannot find the command '" + name + "'", 0, "it is in no directory of $PATH");
}

Result<Child> Child::prepare(const std::string& file, const std::vector<std::string>& arguments,
                             const std::optional<Identity>& identity) {
  int go[2];
  int failure[2];
  if (::pipe2(go, O_CLOEXEC) != 0) return fail("cannot make a pipe", errno);
  UniqueFd go_read{go[0]}, go_write{go[1]};
  if (::pipe2(failure, O_CLOEXEC) != 0) return fail("cannot make a pipe", errno);
  UniqueFd failure_read{failure[0]}, failure_write{failure[1]};

  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);

  const pid_t pid = ::fork();
  if (pid < 0) return fail("cannot start " + file, errno);
  if (pid == 0) {
    go_write.reset();
    const int error = become_command(file, argv, identity, go_read.get());
    // A parent that is gone does not read it.
    (void)!::write(failure_write.get(), &error, sizeof(error));
    ::_exit(error == ENOENT ? 127 : 126);
  }
  return Child{pid, std::move(go_write), std::move(failure_read), file};
}

void Child::release() {
  while (::write(go_.get(), "", 1) < 0 && errno == EINTR) {
  }
  go_.reset();
}

std::optional<Error> Child::exec_error() {
  int error = 0;
  ssize_t got = 0;
  while ((got = ::read(failure_.get(), &error, sizeof(error))) < 0 && errno == EINTR) {
  }
  if (got != sizeof(error)) return std::nullopt;
  return Error{"cannot execute " + file_, error};
}

}  // namespace tracectl
