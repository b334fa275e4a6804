#include "lib/tracefile/raw_format.h"

#include <xxhash.h>

#include <utility>

#include "lib/tracefile/json_member.h"

namespace tracectl::raw_format {
namespace {

using nlohmann::json;

bool take_task(const json& object, Task& task) {
  return object.is_object() && take(object, "tid", task.tid) && take(object, "tgid", task.tgid) &&
         take(object, "parent_tgid", task.parent_tgid) && take(object, "uid", task.uid) &&
         take(object, "cgroup_id", task.cgroup_id) && take(object, "comm", task.comm) &&
         take(object, "executable", task.executable);
}

}  // namespace

uint64_t checksum_of(Bytes bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

uint64_t header_checksum_of(const PacketHeader& header) {
  return XXH3_64bits(&header, offsetof(PacketHeader, header_checksum));
}

std::string to_json(const RawFileHead& head) {
  json tasks = json::array();
  for (const Task& task : head.tasks) {
    tasks.push_back({{"tid", task.tid},
                     {"tgid", task.tgid},
                     {"parent_tgid", task.parent_tgid},
                     {"uid", task.uid},
                     {"cgroup_id", task.cgroup_id},
                     {"comm", json_of(task.comm)},
                     {"executable", json_of(task.executable)}});
  }
  return json{{"cpus", head.cpus},
              {"epoch_offset_ns", head.epoch_offset_ns},
              {"host", json_of(head.host)},
              {"kernel", json_of(head.kernel)},
              {"architecture", json_of(head.architecture)},
              {"command", json_of(head.command)},
              {"tasks", std::move(tasks)}}
      .dump();
}

bool from_json(Bytes text, RawFileHead& head) {
  const auto* first = reinterpret_cast<const char*>(text.data());
  const json object = json::parse(first, first + text.size(), nullptr, false);
  if (!object.is_object()) return false;
  const bool good = take(object, "cpus", head.cpus) && take(object, "epoch_offset_ns", head.epoch_offset_ns) &&
                    take(object, "host", head.host) && take(object, "kernel", head.kernel) &&
                    take(object, "architecture", head.architecture) && take(object, "command", head.command);
  if (!good) return false;
  const auto tasks = object.find("tasks");
  if (tasks == object.end()) return true;
  if (!tasks->is_array()) return false;
  for (const json& task : *tasks) {
    if (!take_task(task, head.tasks.emplace_back())) return false;
  }
  return true;
}

}  // namespace tracectl::raw_format
