// COMMAND as a process that waits, before its first instruction, until tracing is armed.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/unique_fd.h"

namespace tracectl {

// The user that COMMAND runs as.
struct Identity {
  uid_t uid;
  gid_t gid;
  std::string name;
};

// -u USER, or whoever called sudo; nothing when COMMAND runs as we do.
Result<std::optional<Identity>> command_identity(const std::string& user);

// The file that a shell would execute, by $PATH.  Error.code is ENOENT where there is none and EACCES where there is
// one that may not be executed.
Result<std::string> find_command(const std::string& name);

class Child {
 public:
  // Forked and waiting.  file is what execve gets; arguments begin with the name that was typed.
  static Result<Child> prepare(const std::string& file, const std::vector<std::string>& arguments,
                               const std::optional<Identity>& identity);
  [[nodiscard]] pid_t pid() const { return pid_; }
  // Lets it go on to execve.
  void release();
  // Why it could not be executed, once it is known: call after it has been released.  Waits until execve has succeeded
  // or failed.
  [[nodiscard]] std::optional<Error> exec_error();

 private:
  Child(pid_t pid, UniqueFd go, UniqueFd failure, std::string file)
      : pid_(pid), go_(std::move(go)), failure_(std::move(failure)), file_(std::move(file)) {}
  pid_t pid_;
  UniqueFd go_;       // a byte releases the child; its end without one ends it
  UniqueFd failure_;  // an errno comes out of it, or its end
  std::string file_;
};

}  // namespace tracectl
