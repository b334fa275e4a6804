// A process for the tests to trace, which goes on when it is told to.
#pragma once

#include <gtest/gtest.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <functional>
#include <stdexcept>

#include "lib/base/unique_fd.h"

namespace tracectl {

// Nothing, where this process may not run on that CPU.
inline bool stay_on(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  return ::sched_setaffinity(0, sizeof(set), &set) == 0;
}

// A child that runs `body` when it is let go, and stops at each checkpoint until it is let go on.
class Child {
 public:
  class Checkpoints {
   public:
    Checkpoints(int reached, int go) : reached_(reached), go_(go) {}
    void wait() const {
      char byte = 0;
      if (::write(reached_, &byte, 1) != 1 || ::read(go_, &byte, 1) != 1) ::_exit(99);
    }

   private:
    int reached_, go_;
  };

  explicit Child(const std::function<void(const Checkpoints&)>& body) {
    int reached[2], go[2];
    if (::pipe(reached) != 0 || ::pipe(go) != 0) throw std::runtime_error("pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
      const Checkpoints checkpoints{reached[1], go[0]};
      checkpoints.wait();
      body(checkpoints);
      ::_exit(0);
    }
    ::close(reached[1]);
    ::close(go[0]);
    reached_.reset(reached[0]);
    go_.reset(go[1]);
    until_checkpoint();
  }
  ~Child() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  void until_checkpoint() {
    char byte = 0;
    ASSERT_EQ(::read(reached_.get(), &byte, 1), 1) << "the child has ended early";
  }
  // Without waiting for it; once true, it is to be let go on.
  bool is_at_checkpoint() {
    pollfd reached{.fd = reached_.get(), .events = POLLIN, .revents = 0};
    if (::poll(&reached, 1, 0) != 1) return false;
    until_checkpoint();
    return true;
  }
  void go_on() {
    char byte = 0;
    ASSERT_EQ(::write(go_.get(), &byte, 1), 1);
  }
  void until_end() { ::waitpid(pid_, nullptr, 0); }
  [[nodiscard]] uint32_t tid() const { return static_cast<uint32_t>(pid_); }

 private:
  pid_t pid_ = -1;
  UniqueFd reached_, go_;
};

}  // namespace tracectl
