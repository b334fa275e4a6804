// Where -o leads: a file, a command's standard input, or a descriptor that is there already.
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/base/unique_fd.h"
#include "lib/sink/text.h"

namespace tracectl {

class FdOutput final : public Output {
 public:
  // Empty: `standard`, which stays open.  "|command": run by /bin/sh.  Anything else is a file, made anew.
  static Result<std::unique_ptr<FdOutput>> open(const std::string& target, int standard);
  ~FdOutput() override;

  void write(std::string_view bytes) override;
  void flush() override {}
  [[nodiscard]] int fd() const { return fd_; }
  // The first error that writing met; after it everything is dropped.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  void set_error(Error error) {
    if (!error_) error_ = std::move(error);
  }
  // Closes, and waits for the command; its failure is an error.
  Result<void> close();

 private:
  FdOutput(std::string name, int fd) : name_(std::move(name)), fd_(fd) {}
  std::string name_;
  int fd_;
  UniqueFd owned_;
  pid_t command_ = -1;
  std::optional<Error> error_;
};

}  // namespace tracectl
