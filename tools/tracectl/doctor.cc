// tracectl doctor: what this machine offers, what will be used, what is missing and the remedy.
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lib/base/clock.h"
#include "lib/probe/probe.h"
#include "tools/tracectl/command.h"

namespace tracectl {
namespace {

struct Finding {
  enum class State : uint8_t { ok, note, missing };
  std::string name;
  State state = State::ok;
  std::string detail;
  std::string remedy{};
};

std::string line_of(const char* path) {
  std::ifstream file{path};
  std::string line;
  std::getline(file, line);
  return line;
}

Finding kernel() {
  utsname names{};
  ::uname(&names);
  Finding finding{"kernel", Finding::State::ok, fmt::format("{} {}", names.release, names.machine)};
  if (std::string_view{names.machine} != "x86_64") {
    finding.state = Finding::State::missing;
    finding.remedy = "the programs read x86-64 registers: use an x86-64 machine";
  }
  return finding;
}

// CAP_SYS_ADMIN stands for both; numbers of include/uapi/linux/capability.h.
Finding privileges() {
  constexpr int kSysAdmin = 21, kPerfmon = 38, kBpf = 39;
  uint64_t effective = 0;
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("CapEff:")) effective = std::strtoull(line.c_str() + 7, nullptr, 16);
  }
  const auto has = [&](int capability) { return (effective >> capability & 1) != 0; };
  if (has(kSysAdmin)) return {"privileges", Finding::State::ok, "CAP_SYS_ADMIN"};
  if (has(kBpf) && has(kPerfmon)) return {"privileges", Finding::State::ok, "CAP_BPF and CAP_PERFMON"};
  return {"privileges", Finding::State::missing, fmt::format("user {} without CAP_BPF and CAP_PERFMON", ::geteuid()),
          "run as root or through sudo"};
}

Finding types() {
  struct stat status{};
  if (::stat("/sys/kernel/btf/vmlinux", &status) != 0) {
    return {"BTF", Finding::State::missing, "no /sys/kernel/btf/vmlinux",
            "use a kernel with CONFIG_DEBUG_INFO_BTF=y; every distribution's since about 5.10 has it"};
  }
  return {"BTF", Finding::State::ok, fmt::format("/sys/kernel/btf/vmlinux, {} KiB", status.st_size >> 10)};
}

Finding compiler() {
  const std::string enabled = line_of("/proc/sys/net/core/bpf_jit_enable");
  if (enabled == "0")
    return {"BPF JIT", Finding::State::note, "off: every call costs several times more",
            "sysctl net.core.bpf_jit_enable=1"};
  return {"BPF JIT", Finding::State::ok, enabled.empty() ? "always on" : "on"};
}

Finding lockdown() {
  const std::string modes = line_of("/sys/kernel/security/lockdown");
  if (modes.find("[confidentiality]") != std::string::npos) {
    return {"lockdown", Finding::State::missing, "confidentiality: BPF programs may not read memory",
            "boot with lockdown=integrity or without it"};
  }
  return {"lockdown", Finding::State::ok, modes.empty() ? "none" : modes};
}

// The proof: the very programs that a trace needs.
Finding programs() {
  const uint64_t begin = monotonic_ns();
  const auto attachment = attachment_from_environment();
  if (!attachment)
    return {"programs", Finding::State::missing, attachment.error().sentence(), attachment.error().remedy};
  const auto transport = transport_from_environment();
  if (!transport) return {"programs", Finding::State::missing, transport.error().sentence(), transport.error().remedy};
  auto probe = Probe::load({.attachment = *attachment, .transport = *transport});
  if (!probe) return {"programs", Finding::State::missing, probe.error().sentence(), "see the lines above"};
  const uint64_t loaded = monotonic_ns();
  if (auto attached = probe->attach(); !attached)
    return {"programs", Finding::State::missing, attached.error().sentence(), "see the lines above"};
  const uint64_t attached = monotonic_ns();
  return {"programs", Finding::State::ok,
          fmt::format("load in {} ms, attach in {} ms to {}: {}; records through the {} transport, {} rings",
                      (loaded - begin) / 1000000, (attached - loaded) / 1000000, name(probe->attachment().attachment),
                      probe->attachment().reason, probe->transport().name(), probe->transport().cpus())};
}

// Those that --transport could name.
Finding transports() {
  std::string usable, why;
  for (const TransportKind kind : kTransports) {
    const auto probe = Probe::load({.transport = kind});
    if (probe) {
      usable += fmt::format("{}{}", usable.empty() ? "" : ", ", name(kind));
    } else {
      why = probe.error().sentence();
    }
  }
  if (usable.empty()) return {"transports", Finding::State::missing, why, "see the lines above"};
  return {"transports", why.empty() ? Finding::State::ok : Finding::State::note, usable, why};
}

Finding cgroups() {
  std::ifstream mounts{"/proc/self/mounts"};
  std::string v2;
  bool v1 = false;
  for (std::string line; std::getline(mounts, line);) {
    const size_t first = line.find(' ');
    const size_t second = line.find(' ', first + 1);
    if (second == std::string::npos) continue;
    const std::string_view type = std::string_view{line}.substr(second + 1);
    if (type.starts_with("cgroup2 ")) v2 = line.substr(first + 1, second - first - 1);
    v1 = v1 || type.starts_with("cgroup ");
  }
  if (v2.empty())
    return {"cgroups", Finding::State::note, v1 ? "v1 only: nothing can be filtered by cgroup" : "not mounted",
            "mount cgroup2, and put tasks into its cgroups, as systemd does"};
  return {"cgroups", Finding::State::ok, fmt::format("{} at {}", v1 ? "hybrid: v2" : "v2", v2)};
}

Finding clock_source() {
  const std::string source = line_of("/sys/devices/system/clocksource/clocksource0/current_clocksource");
  if (source == "hpet" || source == "acpi_pm" || source == "jiffies") {
    return {"clock", Finding::State::note, source + ": reading it costs about a microsecond, twice a call",
            "boot with tsc=reliable where the hardware's is"};
  }
  return {"clock", Finding::State::ok, source.empty() ? "unknown" : source};
}

// Thread ids of records are those of the first pid namespace; its inode is PROC_PID_INIT_INO.
Finding pid_namespace() {
  constexpr ino_t kInitial = 0xEFFFFFFC;
  struct stat status{};
  if (::stat("/proc/self/ns/pid", &status) == 0 && status.st_ino != kInitial) {
    return {"pid namespace", Finding::State::note, "not the first one: process ids here are not those of the records",
            "run tracectl outside the container"};
  }
  return {"pid namespace", Finding::State::ok, "the first one"};
}

const char* word(Finding::State state) {
  return state == Finding::State::ok ? "ok" : state == Finding::State::note ? "note" : "missing";
}

int doctor(bool as_json) {
  const std::vector<Finding> findings = {kernel(),   privileges(), types(),   compiler(),     lockdown(),
                                         programs(), transports(), cgroups(), clock_source(), pid_namespace()};
  bool usable = true;
  for (const Finding& finding : findings) usable = usable && finding.state != Finding::State::missing;
  if (as_json) {
    nlohmann::ordered_json report;
    report["usable"] = usable;
    for (const Finding& finding : findings) {
      report["findings"].push_back({{"name", finding.name},
                                    {"state", word(finding.state)},
                                    {"detail", finding.detail},
                                    {"remedy", finding.remedy}});
    }
    fmt::print("{}\n", report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  } else {
    for (const Finding& finding : findings) {
      fmt::print("{:<14} {:<8} {}\n", finding.name, word(finding.state), finding.detail);
      if (!finding.remedy.empty()) fmt::print("{:<14} {:<8} -> {}\n", "", "", finding.remedy);
    }
    fmt::print("{}\n", usable ? "This machine can trace." : "This machine cannot trace: see what is missing.");
  }
  return usable ? kOk : kFailed;
}

}  // namespace

Runner declare_doctor(CLI::App& app, const Words& /*behind_dashes*/) {
  auto as_json = std::make_shared<bool>(false);
  app.add_flag("--json", *as_json, "For programs");
  return [as_json] { return doctor(*as_json); };
}

}  // namespace tracectl
