// A cgroup (version 2) of our own, for as long as it is wanted.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace tracectl::bench {

class ScratchCgroup {
 public:
  // Ends the program where there is no version 2 hierarchy.
  explicit ScratchCgroup(const std::string& name);
  ~ScratchCgroup();  // which must be empty by then
  ScratchCgroup(const ScratchCgroup&) = delete;
  ScratchCgroup& operator=(const ScratchCgroup&) = delete;

  [[nodiscard]] uint64_t id() const { return id_; }
  void take_in(pid_t pid) const;

 private:
  std::string path_;
  uint64_t id_ = 0;
};

}  // namespace tracectl::bench
