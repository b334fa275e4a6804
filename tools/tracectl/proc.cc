#include "tools/tracectl/proc.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "tools/tracectl/cgroup.h"

namespace tracectl {
namespace {

std::string first_line(const std::filesystem::path& path) {
  std::ifstream file{path};
  std::string line;
  std::getline(file, line);
  return line;
}

// The number in column `column` (from 0) behind a key of the process's status: "Uid:\t1000\t0\t…", 1 -> 0.
uint32_t status_number(const std::filesystem::path& directory, std::string_view key, int column) {
  std::ifstream file{directory / "status"};
  for (std::string line; std::getline(file, line);) {
    if (!std::string_view{line}.starts_with(key)) continue;
    std::istringstream numbers{line.substr(key.size())};
    uint32_t number = 0;
    for (int i = 0; i <= column; ++i) numbers >> number;
    return number;
  }
  return 0;
}

// By the names of the directories that are numbers.
std::vector<uint32_t> all_processes() {
  std::vector<uint32_t> pids;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc", error}) {
    const std::string name = entry.path().filename();
    uint32_t pid = 0;
    const auto [end, no_number] = std::from_chars(name.data(), name.data() + name.size(), pid);
    if (no_number == std::errc{} && end == name.data() + name.size()) pids.push_back(pid);
  }
  return pids;
}

// Of the version 2 hierarchy, which is the line that begins with 0:: and goes on with the path.  0 where there is none,
// or it was removed.
uint64_t cgroup_of(const std::filesystem::path& directory) {
  std::ifstream file{directory / "cgroup"};
  for (std::string line; std::getline(file, line);) {
    constexpr std::string_view kVersion2 = "0::/";
    if (line.starts_with(kVersion2)) return cgroup_id(line.substr(kVersion2.size())).value_or(0);
  }
  return 0;
}

}  // namespace

Result<std::vector<Task>> threads_of(uint32_t pid) {
  const std::filesystem::path process = fmt::format("/proc/{}", pid);
  std::error_code error;
  std::vector<Task> threads;
  const std::string executable = std::filesystem::read_symlink(process / "exe", error).string();
  const uint32_t parent = status_number(process, "PPid:", 0);
  for (const auto& entry : std::filesystem::directory_iterator{process / "task", error}) {
    Task task;
    const std::string name = entry.path().filename();
    std::from_chars(name.data(), name.data() + name.size(), task.tid);
    task.tgid = pid;
    task.parent_tgid = parent;
    task.uid = status_number(entry.path(), "Uid:", 1);  // the effective one
    task.cgroup_id = cgroup_of(entry.path());
    task.comm = first_line(entry.path() / "comm");
    task.executable = executable;
    threads.push_back(std::move(task));
  }
  if (threads.empty()) return fail(fmt::format("there is no process {}", pid), 0, "see ps -e");
  return threads;
}

std::vector<Task> all_threads() {
  std::vector<Task> all;
  for (const uint32_t pid : all_processes()) {
    if (auto threads = threads_of(pid)) all.insert(all.end(), threads->begin(), threads->end());
  }
  return all;
}

std::set<uint32_t> with_descendants(const std::set<uint32_t>& pids) {
  std::map<uint32_t, uint32_t> parents;
  for (const uint32_t pid : all_processes()) parents[pid] = status_number(fmt::format("/proc/{}", pid), "PPid:", 0);
  parents.erase(static_cast<uint32_t>(::getpid()));
  std::set<uint32_t> tree = pids;
  for (size_t before = 0; before != tree.size();) {
    before = tree.size();
    for (const auto& [pid, parent] : parents) {
      if (tree.contains(parent)) tree.insert(pid);
    }
  }
  return tree;
}

}  // namespace tracectl
