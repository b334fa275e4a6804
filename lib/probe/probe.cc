#include "lib/probe/probe.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdarg>
#include <cstdlib>
#include <vector>

#include "lib/probe/forward_transport.h"
#include "lib/probe/ring_transport.h"
#include "lib/probe/tracepoint.h"
#include "tracer.skel.h"

namespace tracectl {
namespace {

constexpr uint64_t kDefaultRingBytes = 2u << 20;
constexpr uint64_t kAllRingsBytes = 64u << 20;
constexpr uint64_t kSmallestRingBytes = 64u << 10;

// libbpf talks to stderr unless told otherwise; the last warning is kept, for an error that has no better words.
std::string& last_warning() {
  thread_local std::string text;
  return text;
}

int keep_warning(enum libbpf_print_level level, const char* format, va_list args) {
  if (level != LIBBPF_WARN) return 0;
  char buffer[1024];
  std::vsnprintf(buffer, sizeof(buffer), format, args);
  // The first line that names a program's failure says most; a verifier log is many lines.
  std::string_view line{buffer};
  line = line.substr(0, line.find('\n'));
  if (line.starts_with("libbpf: ")) line.remove_prefix(8);
  if (last_warning().empty()) last_warning() = line;
  return 0;
}

uint64_t ring_bytes_for(uint64_t asked, uint32_t cpus) {
  if (asked != 0) return asked;
  uint64_t bytes = kDefaultRingBytes;
  while (bytes > kSmallestRingBytes && bytes * cpus > kAllRingsBytes) bytes /= 2;
  return bytes;
}

tl::unexpected<Error> load_error(int code) {
  if (code == EPERM || code == EACCES) {
    return fail("cannot load the BPF programs", code,
                ::geteuid() == 0 ? "this kernel or container refuses BPF; 'tracectl doctor' tells why"
                                 : "run as root, or with CAP_BPF and CAP_PERFMON");
  }
  std::string what = "cannot load the BPF programs";
  if (!last_warning().empty()) what += ": " + last_warning();
  return fail(std::move(what), code, "'tracectl doctor' tells what this kernel lacks");
}

Result<void> store_values(int map, uint32_t kind, const std::optional<std::set<uint32_t>>& values, uint16_t& by) {
  if (!values) return {};
  constexpr uint16_t kSession = 1;
  by = kSession;
  for (const uint32_t value : *values) {
    const uint64_t key = TRC_WANTED_KEY(kind, value);
    if (bpf_map_update_elem(map, &key, &kSession, BPF_ANY) != 0)
      return fail("cannot store a filter", errno, fmt::format("{} values are possible", TRC_WANTED_MAX));
  }
  return {};
}

Result<void> store_filter(tracer_bpf& skeleton, const TaskFilter& filter) {
  constexpr uint16_t kSession = 1;
  trc_narrow& narrow = skeleton.data_control->control.narrow;
  if (!filter.cgroups.empty()) narrow.by_cgroup = kSession;
  for (const uint64_t id : filter.cgroups) {
    if (bpf_map_update_elem(bpf_map__fd(skeleton.maps.cgroups), &id, &kSession, BPF_ANY) != 0)
      return fail("cannot store a filter", errno, fmt::format("{} cgroups are possible", TRC_CGROUPS_MAX));
  }
  const int wanted = bpf_map__fd(skeleton.maps.wanted);
  if (auto stored = store_values(wanted, TRC_WANTED_TGID, filter.pids, narrow.by_tgid); !stored) return stored;
  if (auto stored = store_values(wanted, TRC_WANTED_TID, filter.tids, narrow.by_tid); !stored) return stored;
  return store_values(wanted, TRC_WANTED_UID, filter.uids, narrow.by_uid);
}

// What an exit filter asks for, where the transport can take records back.
void store_exits(tracer_bpf& skeleton, const std::vector<trc_exit_clause>& clauses) {
  constexpr uint16_t kSession = 1;
  trc_exit_filter& filter = skeleton.data_exit_filters->exit_filters[0];
  filter.n_clauses = static_cast<uint32_t>(clauses.size());
  std::copy(clauses.begin(), clauses.end(), filter.clauses);
  skeleton.data_control->control.by_exit = kSession;
}

// Every piece of a record that is handed on has to fit.
void limit_pieces(trc_plan (&plans)[TRC_PLANS]) {
  for (trc_plan& plan : plans) {
    for (trc_op& op : plan.ops) op.max = std::min<uint32_t>(op.max, TRC_FORWARD_ITEM_MAX);
  }
}

// A program and where its link is kept, in the order of attaching: tasks first, or children of the first moment would
// go unseen; exits before enters, so that no enter waits for an exit that nobody saw.
struct Program {
  bpf_program* program;
  bpf_link** link;
  Attachment attachment;  // automatic: with either
  bool sees_calls = false;
};

std::vector<Program> programs_of(tracer_bpf& skeleton) {
  auto& programs = skeleton.progs;
  auto& links = skeleton.links;
  using enum Attachment;
  return {
      {programs.on_sched_process_fork, &links.on_sched_process_fork, tp_btf},
      {programs.classic_sched_process_fork, &links.classic_sched_process_fork, tracepoint},
      {programs.on_sched_process_exec, &links.on_sched_process_exec, tp_btf},
      {programs.classic_sched_process_exec, &links.classic_sched_process_exec, tracepoint},
      {programs.classic_mark_script, &links.classic_mark_script, tracepoint},
      {programs.on_sched_process_exit, &links.on_sched_process_exit, tp_btf},
      {programs.classic_sched_process_exit, &links.classic_sched_process_exit, tracepoint},
      {programs.on_task_rename, &links.on_task_rename, tp_btf},
      {programs.classic_task_rename, &links.classic_task_rename, tracepoint},
      {programs.on_cgroup_attach_task, &links.on_cgroup_attach_task, automatic},
      {programs.on_signal_generate, &links.on_signal_generate, automatic},
      {programs.on_signal_deliver, &links.on_signal_deliver, automatic},
      {programs.on_sys_exit, &links.on_sys_exit, tp_btf, true},
      {programs.classic_sys_exit, &links.classic_sys_exit, tracepoint, true},
      {programs.on_sys_enter, &links.on_sys_enter, tp_btf, true},
      {programs.classic_sys_enter, &links.classic_sys_enter, tracepoint, true},
  };
}

bool is_used(const Program& program, const AttachmentChoice& choice, TransportKind transport) {
  const bool by_perf = program.sees_calls && transport == TransportKind::perf;
  return program.attachment == Attachment::automatic ||
         program.attachment == (by_perf ? Attachment::tracepoint : choice.attachment);
}

uint32_t wire_name(TransportKind kind) {
  switch (kind) {
    case TransportKind::ring:
      return TRC_BY_RING;
    case TransportKind::perf:
      return TRC_BY_PERF;
    case TransportKind::ringbuf:
      return TRC_BY_RINGBUF;
  }
  return TRC_BY_RING;
}

// buffer_bytes: of each CPU.
Result<std::unique_ptr<Transport>> make_transport(const ProbeOptions& options, const tracer_bpf& skeleton,
                                                  uint64_t buffer_bytes, uint32_t possible_cpus) {
  const TransportKind kind = options.transport;
  const int rings = bpf_map__fd(skeleton.maps.rings);
  const std::string online = options.online_cpus.empty() ? kOnlineCpus : options.online_cpus;
  if (kind == TransportKind::ring) {
    return RingTransport::create({.rings_fd = rings,
                                  .wake_fd = bpf_map__fd(skeleton.maps.wake),
                                  .no_ring = &skeleton.data_control->control.no_ring},
                                 buffer_bytes, possible_cpus, online);
  }
  const std::vector<uint32_t> cpus = online_cpus(online);
  if (cpus.empty()) return no_cpus();
  auto outlet = kind == TransportKind::perf
                    ? make_perf_outlet(bpf_map__fd(skeleton.maps.perf_buffers), cpus, buffer_bytes)
                    : make_ringbuf_outlet(bpf_map__fd(skeleton.maps.stock_rings), cpus, buffer_bytes);
  if (!outlet) return tl::unexpected(outlet.error());
  return ForwardTransport::create(name(kind), rings, cpus, std::move(*outlet), buffer_bytes);
}

}  // namespace

struct Probe::State {
  tracer_bpf* skeleton = nullptr;  // owned
  std::unique_ptr<Transport> transport;
  AttachmentChoice attachment;
  std::array<uint16_t, TRC_CALLS> sessions{};  // that want each call, while attached

  ~State() {
    transport.reset();  // unmaps the rings before their maps go
    tracer_bpf__destroy(skeleton);
  }
};

Probe::Probe(std::unique_ptr<State> state) : state_(std::move(state)) {}
Probe::Probe(Probe&&) noexcept = default;
Probe& Probe::operator=(Probe&&) noexcept = default;
Probe::~Probe() = default;

Result<Probe> Probe::load(const ProbeOptions& options) {
  // 1. Is there what every load needs?
  if (::access("/sys/kernel/btf/vmlinux", R_OK) != 0) {
    return fail("this kernel tells no types (/sys/kernel/btf/vmlinux)", errno,
                "it must be built with CONFIG_DEBUG_INFO_BTF=y");
  }
  const int possible = libbpf_num_possible_cpus();
  if (possible <= 0) return fail("cannot count the CPUs", -possible);
  const auto cpus = static_cast<uint32_t>(possible);
  const uint64_t ring_bytes = ring_bytes_for(options.ring_bytes, cpus);
  if ((ring_bytes & (ring_bytes - 1)) != 0 || ring_bytes < kSmallestRingBytes) {
    return fail(fmt::format("a ring of {} bytes is not possible", ring_bytes), 0, "a power of two from 64 KiB");
  }

  if (options.exits && options.exits->size() > TRC_EXIT_CLAUSES) {
    return fail(fmt::format("an exit filter of {} clauses is not possible", options.exits->size()), 0,
                fmt::format("at most {}", TRC_EXIT_CLAUSES));
  }
  const bool is_ring = options.transport == TransportKind::ring;

  // 2. Where do the programs go?  Only those are loaded.
  libbpf_set_print(keep_warning);
  auto state = std::make_unique<State>();
  state->attachment = choose_attachment();
  if (options.attachment != Attachment::automatic) {
    state->attachment.attachment = options.attachment;
    state->attachment.reason = "as asked for";
  }

  // 3. Open, and fix what the verifier takes as constant.
  last_warning().clear();
  state->skeleton = tracer_bpf__open();
  if (state->skeleton == nullptr) return load_error(errno);
  tracer_bpf& skeleton = *state->skeleton;
  const uint64_t making_bytes = is_ring ? ring_bytes : TRC_FORWARD_RING_BYTES;
  skeleton.rodata->ring_mask = making_bytes - 1;
  bpf_map__set_max_entries(skeleton.maps.rings, cpus);
  bpf_map* ring_template = bpf_map__inner_map(skeleton.maps.rings);
  bpf_map__set_value_size(ring_template, static_cast<uint32_t>(TRC_RING_BYTES(making_bytes)));
  bpf_map__set_map_flags(ring_template, kRingMapFlags);
  bpf_map__set_max_entries(skeleton.maps.stock_rings, cpus);
  skeleton.rodata->transport = wire_name(options.transport);
  skeleton.rodata->forward_wake_bytes = ring_bytes / 4;
  skeleton.rodata->count_filtered = options.count_filtered;

  for (const Program& program : programs_of(skeleton))
    bpf_program__set_autoload(program.program, is_used(program, state->attachment, options.transport));
  skeleton.rodata->guard_preemption = state->attachment.preemptible;

  // 4. What is captured, and from whom: nobody yet.
  const syscalls::CapturePlan plan = syscalls::make_capture_plan(options.calls, options.limits, options.capture, 1);
  std::copy(plan.calls.begin(), plan.calls.end(), skeleton.data_calls->calls);
  for (size_t i = 0; i < TRC_CALLS; ++i) {  // from attach() to detach()
    state->sessions[i] = plan.calls[i].sessions;
    skeleton.data_calls->calls[i].sessions = 0;
  }
  std::copy(plan.selects.begin(), plan.selects.end(), skeleton.data_selects->selects);
  std::copy(plan.plans.begin(), plan.plans.end(), skeleton.data_plans->plans);
  if (!is_ring) limit_pieces(skeleton.data_plans->plans);
  if (is_ring && options.exits) store_exits(skeleton, *options.exits);
  skeleton.data_control->control.self_tgid = static_cast<uint32_t>(::getpid());
  skeleton.data_control->control.generation = 1;
  skeleton.data_control->control.wake_bytes = ring_bytes / 4;

  // 5. Load and verify.
  if (const int err = tracer_bpf__load(state->skeleton); err != 0) return load_error(-err);
  for (const syscalls::Choice& choice : plan.choices) {
    if (bpf_map_update_elem(bpf_map__fd(skeleton.maps.choices), &choice.key, &choice.choice, BPF_ANY) != 0) {
      return fail("cannot store a capture plan", errno);
    }
  }
  if (auto stored = store_filter(skeleton, options.tasks); !stored) return tl::unexpected(stored.error());

  // 6. The rings.
  auto transport = make_transport(options, skeleton, ring_bytes, cpus);
  if (!transport) return tl::unexpected(transport.error());
  state->transport = std::move(*transport);
  return Probe{std::move(state)};
}

Result<void> Probe::attach() {
  tracer_bpf& skeleton = *state_->skeleton;
  for (const auto& [program, link, attachment, sees_calls] : programs_of(skeleton)) {
    if (!bpf_program__autoload(program)) continue;
    if (std::string_view{bpf_program__section_name(program)}.starts_with("tracepoint/")) {
      const auto attached = attach_tracepoint(program);
      if (!attached) return tl::unexpected(attached.error());
      *link = *attached;
    } else {
      *link = bpf_program__attach(program);
    }
    if (*link == nullptr) {
      return fail(fmt::format("cannot attach the BPF program {}", bpf_program__name(program)), errno,
                  "'tracectl doctor' tells what this kernel lacks");
    }
  }
  // Now that all are there: from one moment to the next, as they end.
  for (size_t i = 0; i < TRC_CALLS; ++i) {
    __atomic_store_n(&skeleton.data_calls->calls[i].sessions, state_->sessions[i], __ATOMIC_RELAXED);
  }
  __atomic_store_n(&skeleton.data_control->control.counting, 1, __ATOMIC_SEQ_CST);
  return {};
}

void Probe::detach() {
  // Nobody wants anything any more, from one moment to the next: with one program gone before the other, halves would
  // come of calls of which the other half is not seen.
  __atomic_store_n(&state_->skeleton->data_control->control.counting, 0, __ATOMIC_SEQ_CST);
  for (trc_call& call : state_->skeleton->data_calls->calls) __atomic_store_n(&call.sessions, 0, __ATOMIC_RELAXED);
  tracer_bpf__detach(state_->skeleton);
}

Result<void> Probe::add_task(uint32_t tid, uint16_t flags) {
  tracer_bpf& skeleton = *state_->skeleton;
  const trc_task_filter filter{.sessions = 1, .flags = flags};
  if (bpf_map_update_elem(bpf_map__fd(skeleton.maps.tasks), &tid, &filter, BPF_NOEXIST) != 0) {
    if (errno == EEXIST) return {};
    return fail(fmt::format("cannot trace thread {}", tid), errno);
  }
  __atomic_fetch_add(&skeleton.data_control->control.live_tasks, 1, __ATOMIC_SEQ_CST);
  // What the programs have cached of this thread is old now.  Zero marks empty slots and is passed over.
  uint16_t generation = static_cast<uint16_t>(skeleton.data_control->control.generation + 1);
  if (generation == 0) generation = 1;
  __atomic_store_n(&skeleton.data_control->control.generation, generation, __ATOMIC_SEQ_CST);
  return {};
}

void Probe::remove_task(uint32_t tid) {
  tracer_bpf& skeleton = *state_->skeleton;
  if (bpf_map_delete_elem(bpf_map__fd(skeleton.maps.tasks), &tid) == 0)
    __atomic_fetch_sub(&skeleton.data_control->control.live_tasks, 1, __ATOMIC_SEQ_CST);
}

void Probe::trace_all_tasks() {
  __atomic_store_n(&state_->skeleton->data_control->control.all_tasks, 1, __ATOMIC_SEQ_CST);
}

uint64_t Probe::live_tasks() const {
  return __atomic_load_n(&state_->skeleton->data_control->control.live_tasks, __ATOMIC_SEQ_CST);
}

Transport& Probe::transport() {
  return *state_->transport;
}

const AttachmentChoice& Probe::attachment() const {
  return state_->attachment;
}

ProbeCounters Probe::counters() const {
  tracer_bpf& skeleton = *state_->skeleton;
  ProbeCounters counters;
  counters.tasks_full = skeleton.data_control->control.tasks_full;
  counters.no_ring = skeleton.data_control->control.no_ring;
  for (const auto& [program, link, attachment, sees_calls] : programs_of(skeleton)) {
    if (!bpf_program__autoload(program)) continue;
    bpf_prog_info info{};
    uint32_t length = sizeof(info);
    if (bpf_obj_get_info_by_fd(bpf_program__fd(program), &info, &length) == 0)
      counters.recursion_misses += info.recursion_misses;
  }
  return counters;
}

Result<std::vector<trc_account>> Probe::account() const {
  constexpr uint32_t kSession = 0;
  const int map = bpf_map__fd(state_->skeleton->maps.accounts);
  std::vector<trc_account> of_cpus(static_cast<size_t>(libbpf_num_possible_cpus()));
  std::vector<trc_account> sums(TRC_CALLS);
  for (uint32_t index = 0; index < TRC_CALLS; ++index) {
    const uint32_t key = TRC_ACCOUNT_KEY(kSession, index);
    if (bpf_map_lookup_elem(map, &key, of_cpus.data()) != 0) return fail("cannot read the account of calls", errno);
    for (const trc_account& one : of_cpus) {
      sums[index].lost_enters += one.lost_enters;
      sums[index].lost_exits += one.lost_exits;
      sums[index].filtered_enters += one.filtered_enters;
      sums[index].filtered_exits += one.filtered_exits;
    }
  }
  return sums;
}

std::string_view name(TransportKind kind) {
  switch (kind) {
    case TransportKind::ring:
      return "ring";
    case TransportKind::perf:
      return "perf";
    case TransportKind::ringbuf:
      return "ringbuf";
  }
  return "?";
}

Result<TransportKind> parse_transport(std::string_view word) {
  for (const TransportKind kind : kTransports) {
    if (word == name(kind)) return kind;
  }
  return fail(fmt::format("'{}' is no transport", word), 0, "ring, perf and ringbuf are");
}

Result<TransportKind> transport_from_environment() {
  const char* const word = std::getenv("TRACECTL_TRANSPORT");
  return word == nullptr ? TransportKind::ring : parse_transport(word);
}

}  // namespace tracectl
