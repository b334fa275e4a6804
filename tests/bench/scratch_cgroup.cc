#include "tests/bench/scratch_cgroup.h"

#include <fmt/format.h>
#include <mntent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>

#include "tests/bench/measure.h"

namespace tracectl::bench {
namespace {

constexpr std::string_view kPrefix = "tracectl-bench-";

std::string cgroup2_mount() {
  const std::unique_ptr<FILE, int (*)(FILE*)> mounts{::setmntent("/proc/self/mounts", "re"), ::endmntent};
  while (const mntent* mount = mounts ? ::getmntent(mounts.get()) : nullptr) {
    if (std::string_view{mount->mnt_type} == "cgroup2") return mount->mnt_dir;
  }
  give_up("no cgroup version 2 hierarchy is mounted: mount -t cgroup2 none DIRECTORY");
}

// What was left by one that was killed: its process, whose number is the last word of the name, is gone.
void remove_leftovers(const std::string& mount) {
  for (const auto& entry : std::filesystem::directory_iterator{mount}) {
    const std::string name = entry.path().filename();
    if (!name.starts_with(kPrefix)) continue;
    const int pid = std::atoi(name.substr(name.rfind('-') + 1).c_str());
    if (pid > 0 && ::kill(pid, 0) != 0 && errno == ESRCH) ::rmdir(entry.path().c_str());
  }
}

}  // namespace

ScratchCgroup::ScratchCgroup(const std::string& name) {
  const std::string mount = cgroup2_mount();
  remove_leftovers(mount);
  path_ = fmt::format("{}/{}{}-{}", mount, kPrefix, name, ::getpid());
  struct stat status{};
  if (::mkdir(path_.c_str(), 0755) != 0 || ::stat(path_.c_str(), &status) != 0)
    give_up("cannot make the cgroup " + path_);
  id_ = status.st_ino;
}

ScratchCgroup::~ScratchCgroup() {
  ::rmdir(path_.c_str());
}

void ScratchCgroup::take_in(pid_t pid) const {
  std::ofstream procs{path_ + "/cgroup.procs"};
  if (!(procs << pid << std::flush)) give_up("cannot put a process into the cgroup " + path_);
}

}  // namespace tracectl::bench
