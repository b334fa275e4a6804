// Who makes the calls.  Both run on the observer's CPU, one call at a time.
#pragma once

#include <sys/types.h>

#include <string>

#include "lib/base/result.h"
#include "lib/base/unique_fd.h"
#include "tests/proof/memory.h"
#include "tests/proof/raw_call.h"

namespace tracectl::proof {

// This process and its children stay on one CPU: then all records come out of one ring, in order.
void stay_on_one_cpu();

// Makes calls for their enter half: each in a child of its own that has no rights, is nobody, and does not outlive a
// tenth of a second.  The call runs, and is expected to fail.
class EnterCaller {
 public:
  static Result<EnterCaller> start(const Memory& native, const Memory& i386);
  ~EnterCaller();
  EnterCaller(EnterCaller&& other) noexcept;
  EnterCaller& operator=(EnterCaller&&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }  // whose children call
  // The child that made the call; it has ended.  0: there was none.  cold: it has not touched what the call leads to.
  pid_t make(const RawCall& call, Abi abi, bool cold);

 private:
  EnterCaller() = default;
  pid_t pid_ = -1;
  UniqueFd to_, from_;
};

// Makes calls for their exit half: seccomp stops them before the kernel runs them, and before sys_enter; we answer what
// they return, and sys_exit comes as after any call.
class ExitCaller {
 public:
  static Result<ExitCaller> start(const Memory& native, const Memory& i386);
  ~ExitCaller();
  ExitCaller(ExitCaller&& other) noexcept;
  ExitCaller& operator=(ExitCaller&&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  // Empty, or what went wrong.
  std::string make(const RawCall& call, Abi abi, int64_t ret);

 private:
  ExitCaller() = default;
  pid_t pid_ = -1;
  UniqueFd listener_;
  struct Order;
  Order* order_ = nullptr;
};

}  // namespace tracectl::proof
