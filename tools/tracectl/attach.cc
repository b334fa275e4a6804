#include "tools/tracectl/attach.h"

#include <fmt/format.h>
#include <unistd.h>

#include <set>
#include <string>

#include "tools/tracectl/proc.h"

namespace tracectl {
namespace {

bool lives(const Task& thread) {
  const std::string path = fmt::format("/proc/{}/task/{}", thread.tgid, thread.tid);
  return ::access(path.c_str(), F_OK) == 0;
}

// Every thread of a process, until a look finds no new one.
Result<void> attach_process(Probe& probe, std::vector<Task> threads, uint16_t flags, std::vector<Task>& known) {
  for (size_t before = 0; before != threads.size();) {
    before = threads.size();
    for (const Task& thread : threads) {
      if (auto added = probe.add_task(thread.tid, flags); !added) return added;
      // Had it ended before it was added, nobody would tell that it has.
      if (!lives(thread)) probe.remove_task(thread.tid);
    }
    auto again = threads_of(threads.front().tgid);
    if (!again) break;  // it has ended meanwhile
    threads = std::move(*again);
  }
  known.insert(known.end(), threads.begin(), threads.end());
  return {};
}

}  // namespace

Result<void> attach_processes(Probe& probe, const std::vector<uint32_t>& pids, uint16_t flags,
                              std::vector<Task>& known) {
  for (const uint32_t pid : pids) {
    auto threads = threads_of(pid);
    if (!threads) return tl::unexpected(threads.error());
    if (auto attached = attach_process(probe, std::move(*threads), flags, known); !attached) return attached;
  }
  return {};
}

// Until a look finds no new process, for the same reason.
Result<void> attach_trees(Probe& probe, const std::vector<uint32_t>& roots, uint16_t flags, std::vector<Task>& known) {
  if (roots.empty()) return {};
  std::set<uint32_t> attached;
  for (std::set<uint32_t> tree = with_descendants({roots.begin(), roots.end()}); tree.size() != attached.size();
       tree = with_descendants(tree)) {
    for (const uint32_t pid : tree) {
      if (!attached.insert(pid).second) continue;
      auto threads = threads_of(pid);
      if (!threads) continue;  // it has ended meanwhile
      if (auto added = attach_process(probe, std::move(*threads), flags, known); !added) return added;
    }
  }
  return {};
}

}  // namespace tracectl
