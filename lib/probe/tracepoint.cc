#include "lib/probe/tracepoint.h"

#include <bpf/libbpf.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/perf_event.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "lib/base/unique_fd.h"

namespace tracectl {
namespace {

// The top of tracefs.
Result<UniqueFd> open_tracefs() {
  UniqueFd mounted{::open("/sys/kernel/tracing", O_PATH | O_DIRECTORY | O_CLOEXEC)};
  if (mounted && ::faccessat(mounted.get(), "events", F_OK, 0) == 0) return mounted;
  const UniqueFd context{::fsopen("tracefs", FSOPEN_CLOEXEC)};
  if (context && ::fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) == 0) {
    UniqueFd detached{::fsmount(context.get(), FSMOUNT_CLOEXEC, 0)};
    if (detached) return detached;
  }
  return fail("cannot open tracefs", errno, "mount -t tracefs none /sys/kernel/tracing");
}

// tracepoint: "raw_syscalls/sys_enter".
Result<uint64_t> tracepoint_id(const std::string& tracepoint) {
  const auto tracefs = open_tracefs();
  if (!tracefs) return tl::unexpected(tracefs.error());
  const std::string path = fmt::format("events/{}/id", tracepoint);
  const UniqueFd file{::openat(tracefs->get(), path.c_str(), O_RDONLY | O_CLOEXEC)};
  char text[32] = {};
  if (!file || ::read(file.get(), text, sizeof(text) - 1) <= 0)
    return fail(fmt::format("cannot read {} of tracefs", path), errno, "this kernel lacks the tracepoint");
  return std::strtoull(text, nullptr, 10);
}

}  // namespace

Result<bpf_link*> attach_tracepoint(const bpf_program* program) {
  constexpr std::string_view kSection = "tracepoint/";
  const std::string tracepoint = std::string{bpf_program__section_name(program)}.substr(kSection.size());
  const auto id = tracepoint_id(tracepoint);
  if (!id) return tl::unexpected(id.error());

  // The event names a CPU because it must; a tracepoint's programs run on all of them.
  perf_event_attr attributes{};
  attributes.type = PERF_TYPE_TRACEPOINT;
  attributes.size = sizeof(attributes);
  attributes.config = *id;
  UniqueFd event{static_cast<int>(::syscall(SYS_perf_event_open, &attributes, -1, 0, -1, PERF_FLAG_FD_CLOEXEC))};
  if (!event) return fail(fmt::format("cannot open the tracepoint {}", tracepoint), errno);
  bpf_link* const link = bpf_program__attach_perf_event(program, event.get());
  if (link == nullptr) return fail(fmt::format("cannot attach to the tracepoint {}", tracepoint), errno);
  (void)event.release();  // the link's now
  return link;
}

}  // namespace tracectl
