#include "tools/tracectl/proc.h"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

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

}  // namespace

Result<std::vector<Task>> threads_of(uint32_t pid) {
  const std::filesystem::path process = fmt::format("/proc/{}", pid);
  std::error_code error;
  std::vector<Task> threads;
  const std::string executable = std::filesystem::read_symlink(process / "exe", error).string();
  const uint32_t parent = status_number(process, "PPid:", 0);
  const uint32_t uid = status_number(process, "Uid:", 1);  // the effective one
  for (const auto& entry : std::filesystem::directory_iterator{process / "task", error}) {
    Task task;
    const std::string name = entry.path().filename();
    std::from_chars(name.data(), name.data() + name.size(), task.tid);
    task.tgid = pid;
    task.parent_tgid = parent;
    task.uid = uid;
    task.comm = first_line(entry.path() / "comm");
    task.executable = executable;
    threads.push_back(std::move(task));
  }
  if (threads.empty()) return fail(fmt::format("there is no process {}", pid), 0, "see ps -e");
  return threads;
}

std::vector<Task> all_threads() {
  std::vector<Task> all;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc", error}) {
    const std::string name = entry.path().filename();
    uint32_t pid = 0;
    const auto [end, no_number] = std::from_chars(name.data(), name.data() + name.size(), pid);
    if (no_number != std::errc{} || end != name.data() + name.size()) continue;
    if (auto threads = threads_of(pid)) all.insert(all.end(), threads->begin(), threads->end());
  }
  return all;
}

}  // namespace tracectl
