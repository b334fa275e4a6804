#include "tools/tracectl/cgroup.h"

#include <fmt/format.h>
#include <linux/magic.h>
#include <mntent.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <cerrno>
#include <cstdio>
#include <memory>

namespace tracectl {
namespace {

// Where the version 2 hierarchy is mounted; empty where it is not.
std::string cgroup2_mount() {
  const std::unique_ptr<FILE, int (*)(FILE*)> mounts{::setmntent("/proc/self/mounts", "re"), ::endmntent};
  if (mounts == nullptr) return {};
  while (const mntent* mount = ::getmntent(mounts.get())) {
    if (std::string_view{mount->mnt_type} == "cgroup2") return mount->mnt_dir;
  }
  return {};
}

}  // namespace

Result<uint64_t> cgroup_id(const std::string& path) {
  const std::string root = cgroup2_mount();
  if (root.empty())
    return fail(fmt::format("cannot find the cgroup {}", path), 0,
                "no version 2 hierarchy is mounted: mount -t cgroup2");
  std::string directory = path;
  struct stat status{};
  if (!path.starts_with('/') || ::stat(path.c_str(), &status) != 0) {
    directory = root + (path.starts_with('/') ? "" : "/") + path;
    if (::stat(directory.c_str(), &status) != 0)
      return fail(fmt::format("there is no cgroup {} in {}", path, root), errno,
                  "see systemd-cgls, or /proc/PID/cgroup");
  }
  struct statfs filesystem{};
  if (::statfs(directory.c_str(), &filesystem) != 0) return fail("cannot look at " + directory, errno);
  if (filesystem.f_type == CGROUP_SUPER_MAGIC)
    return fail(directory + " is a cgroup of version 1", 0, "give one of the version 2 hierarchy, below " + root);
  if (filesystem.f_type != CGROUP2_SUPER_MAGIC || !S_ISDIR(status.st_mode))
    return fail(directory + " is no cgroup", 0, "give a directory below " + root);
  return status.st_ino;
}

}  // namespace tracectl
