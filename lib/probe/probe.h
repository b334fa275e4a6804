// The kernel side, loaded: what is traced, where its records come out, what it counted.  The only folder that knows
// libbpf.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/probe/attachment.h"
#include "lib/probe/transport.h"
#include "lib/syscalls/capture_plan.h"
#include "lib/wire/filter.h"

namespace tracectl {

// Of all the tasks that would be traced, only those of these cgroups (v2, and what is below them), processes, threads
// and effective users.  Empty: no such filter; they are and-ed.
struct TaskFilter {
  std::set<uint64_t> cgroups{};  // by id, which is the inode of the cgroup's directory
  std::optional<std::set<uint32_t>> pids{}, tids{}, uids{};
};

// How records leave the kernel.
enum class TransportKind : uint8_t {
  ring,  // our own rings: one record a call that did not block; the only one that takes back what an exit filter drops
  perf,  // per-CPU perf buffers, filled from the classic raw_syscalls tracepoints
  ringbuf,  // the kernel's own BPF ring buffer, one a CPU: for comparison
};

inline constexpr std::array kTransports{TransportKind::ring, TransportKind::perf, TransportKind::ringbuf};

// "ring", "perf" or "ringbuf".
std::string_view name(TransportKind kind);
Result<TransportKind> parse_transport(std::string_view word);
// What TRACECTL_TRANSPORT names; unset: the ring.
Result<TransportKind> transport_from_environment();

struct ProbeOptions {
  uint64_t ring_bytes =
      0;  // of each CPU; a power of two; 0: 2 MiB, less where there are more than 32 CPUs (64 MiB in all)
  syscalls::CallSet calls = syscalls::CallSet::all();
  syscalls::CaptureLimits limits{};
  syscalls::CaptureChoice capture{};
  TaskFilter tasks{};
  // What a call's end must be like; nothing: any.  With transports other than the ring nothing is decided by it in the
  // kernel, and whoever reads the records decides all of it.
  std::optional<std::vector<trc_exit_clause>> exits{};
  bool count_filtered = false;  // in account(), also what is filtered out at the enter; it makes that dearer
  Attachment attachment = Attachment::automatic;
  TransportKind transport = TransportKind::ring;
  std::string online_cpus{};  // the file that tells which CPUs are online; empty: sysfs
};

// What the programs counted beside the rings.
struct ProbeCounters {
  uint64_t tasks_full = 0;        // children that could not be followed: the map of tasks was full
  uint64_t no_ring = 0;           // records of CPUs that had no ring yet
  uint64_t recursion_misses = 0;  // runs of the programs that the kernel skipped: calls or tasks not seen
};

class Probe {
 public:
  // Loads and verifies; nothing is traced yet.  Errors say what is missing: permission, BTF, a tracepoint.
  static Result<Probe> load(const ProbeOptions& options);
  Probe(Probe&&) noexcept;
  Probe& operator=(Probe&&) noexcept;
  ~Probe();  // detaches; nothing stays in the kernel

  Result<void> attach();
  void detach();

  // A thread whose calls are wanted; flags: enum trc_task_flags.
  Result<void> add_task(uint32_t tid, uint16_t flags);
  // One that turned out to have ended before it was added.  Nothing happens where the kernel side has removed it.
  void remove_task(uint32_t tid);
  // Every task of the machine but our own process; add_task() is not needed then.
  void trace_all_tasks();
  // Threads that are traced and live, of those that were added and what they started.
  [[nodiscard]] uint64_t live_tasks() const;

  [[nodiscard]] Transport& transport();
  [[nodiscard]] const AttachmentChoice& attachment() const;
  [[nodiscard]] ProbeCounters counters() const;
  // Of the one session, by call (index as in lib/wire/plan.h): what did not come out, and why.
  [[nodiscard]] Result<std::vector<trc_account>> account() const;

 private:
  struct State;
  explicit Probe(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tracectl
