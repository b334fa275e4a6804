// May programs on tracepoints be preempted here?  Up to Linux 6.18 they may not; on 7.2 those on tp_btf may, on
// sys_enter, sys_exit, sched_process_fork, _exec, _exit and task_rename (not on cgroup_attach_task, signal_generate and
// signal_deliver, which happen under spinlocks).  Versions say little, backports and configurations much: so ask the
// kernel, by one program on each of the two kinds of tracepoint, sys_enter's and the ordinary one.
#include "lib/probe/attachment.h"

#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <thread>

#include "lib/probe/tracepoint.h"
#include "preemption.skel.h"

namespace tracectl {
namespace {

struct Freer {
  void operator()(btf* types) const { btf__free(types); }
  void operator()(preemption_bpf* skeleton) const { preemption_bpf__destroy(skeleton); }
  void operator()(bpf_link* link) const { bpf_link__destroy(link); }
};
using Link = std::unique_ptr<bpf_link, Freer>;

// More than a few nested disables are no count: what was read is something else.
constexpr int kLargestCount = 0xff;

// Where the preemption count stands, as bpf/preemption.bpf.c goes there.
struct Way {
  uint64_t cfs_rq_of_task = 0, rq_of_cfs_rq = 0;
  int64_t count_from_runqueues = 0;
};

// Offset of the member in the structure type, in bytes; unnamed members are looked into.
std::optional<uint32_t> member_offset(const btf& types, const btf_type& structure, std::string_view member) {
  const btf_member* const members = btf_members(&structure);
  for (uint16_t i = 0; i < btf_vlen(&structure); ++i) {
    const uint32_t offset = btf_member_bit_offset(&structure, i) / 8;
    const std::string_view called = btf__name_by_offset(&types, members[i].name_off);
    if (called == member) return offset;
    const btf_type* const inner = btf__type_by_id(&types, members[i].type);
    if (!called.empty() || inner == nullptr || !btf_is_composite(inner)) continue;
    if (const auto within = member_offset(types, *inner, member)) return offset + *within;
  }
  return std::nullopt;
}

std::optional<uint32_t> member_offset(const btf& types, const char* structure, std::string_view member) {
  const int id = btf__find_by_name_kind(&types, structure, BTF_KIND_STRUCT);
  if (id < 0) return std::nullopt;
  return member_offset(types, *btf__type_by_id(&types, static_cast<uint32_t>(id)), member);
}

// Offset of the per-CPU variable in its section.
std::optional<uint32_t> variable_offset(const btf& types, std::string_view variable) {
  const int id = btf__find_by_name_kind(&types, ".data..percpu", BTF_KIND_DATASEC);
  if (id < 0) return std::nullopt;
  const btf_type* const section = btf__type_by_id(&types, static_cast<uint32_t>(id));
  const btf_var_secinfo* const variables = btf_var_secinfos(section);
  for (uint16_t i = 0; i < btf_vlen(section); ++i) {
    const btf_type* const type = btf__type_by_id(&types, variables[i].type);
    if (variable == btf__name_by_offset(&types, type->name_off)) return variables[i].offset;
  }
  return std::nullopt;
}

std::optional<Way> find_way(const btf& types) {
  const auto entity = member_offset(types, "task_struct", "se");
  const auto cfs_rq = member_offset(types, "sched_entity", "cfs_rq");
  const auto rq = member_offset(types, "cfs_rq", "rq");
  const auto runqueues = variable_offset(types, "runqueues");
  auto count = variable_offset(types, "__preempt_count");
  if (!count) {  // Linux 6.2 to 6.14
    const auto hot = variable_offset(types, "pcpu_hot");
    const auto within = member_offset(types, "pcpu_hot", "preempt_count");
    if (hot && within) count = *hot + *within;
  }
  if (!entity || !cfs_rq || !rq || !runqueues || !count) return std::nullopt;
  return Way{*entity + *cfs_rq, *rq, int64_t{*count} - int64_t{*runqueues}};
}

bool is_count(int value) {
  return value >= 0 && value <= kLargestCount;
}

// The classic tracepoints are right on every kernel, but before 6.12 programs there may not look up a task, which ours
// have to.  Those kernels turned preemption off around every tracepoint; and so did all that lack this function (6.14).
AttachmentChoice unknown(const btf& types, const std::string& why) {
  if (btf__find_by_name_kind(&types, "bpf_local_irq_save", BTF_KIND_FUNC) < 0)
    return {Attachment::tp_btf, "this kernel is older than any on which tracepoint programs may be preempted"};
  return {Attachment::tracepoint, "whether tp_btf programs may be preempted here is not known: " + why};
}

}  // namespace

AttachmentChoice choose_attachment() {
  // 1. Where the count stands.
  const std::unique_ptr<btf, Freer> types{btf__load_vmlinux_btf()};
  if (!types) return {Attachment::tp_btf, "this kernel tells no types"};  // and will load nothing
  const auto way = find_way(*types);
  if (!way) return unknown(*types, "its types do not tell where the preemption count is");
  const std::unique_ptr<preemption_bpf, Freer> skeleton{preemption_bpf__open()};
  if (!skeleton) return unknown(*types, "the probing programs cannot be opened");
  skeleton->rodata->cfs_rq_of_task = way->cfs_rq_of_task;
  skeleton->rodata->rq_of_cfs_rq = way->rq_of_cfs_rq;
  skeleton->rodata->count_from_runqueues = way->count_from_runqueues;
  if (preemption_bpf__load(skeleton.get()) != 0) return unknown(*types, "the probing programs do not load");

  // 2. What programs on tp_btf see of it: at a call and at a fork, such as ours.
  const Link at_sys_enter{bpf_program__attach(skeleton->progs.at_sys_enter)};
  const Link at_fork{bpf_program__attach(skeleton->progs.at_fork)};
  if (!at_sys_enter || !at_fork) return unknown(*types, "the probing programs cannot be attached");
  ::syscall(SYS_getppid);
  std::thread{[] {}}.join();
  const int enter = __atomic_load_n(&skeleton->data->count_at_sys_enter, __ATOMIC_SEQ_CST);
  const int fork = __atomic_load_n(&skeleton->data->count_at_fork, __ATOMIC_SEQ_CST);
  if (!is_count(enter) || !is_count(fork)) return unknown(*types, fmt::format("read as {} and {}", enter, fork));
  if (enter > 0 && fork > 0) return {Attachment::tp_btf, "programs on tracepoints run with preemption off here"};

  // 3. Zero: preemption is on; or this kernel does not count, because it never preempts itself.  In a program on the
  // classic tracepoint preemption is off everywhere.
  const auto classic = attach_tracepoint(skeleton->progs.at_classic);
  if (!classic) return unknown(*types, classic.error().sentence());
  const Link at_classic{*classic};
  ::syscall(SYS_getppid);
  const int off = __atomic_load_n(&skeleton->data->count_at_classic, __ATOMIC_SEQ_CST);
  if (!is_count(off)) return unknown(*types, fmt::format("read as {} where it is off", off));
  if (off == 0) return {Attachment::tp_btf, "this kernel never preempts itself"};
  return {.attachment = Attachment::tracepoint,
          .reason = fmt::format(
              "programs on tp_btf may be preempted here (preemption count {} at sys_enter, {} at a fork)", enter, fork),
          .preemptible = true};
}

Result<Attachment> attachment_from_environment() {
  const char* const word = std::getenv("TRACECTL_ATTACHMENT");
  if (word == nullptr) return Attachment::automatic;
  for (const Attachment attachment : {Attachment::automatic, Attachment::tp_btf, Attachment::tracepoint}) {
    if (word == name(attachment)) return attachment;
  }
  return fail(fmt::format("TRACECTL_ATTACHMENT={} names no way to attach", word), 0,
              "set it to auto, tp_btf or tracepoint");
}

std::string_view name(Attachment attachment) {
  switch (attachment) {
    case Attachment::automatic:
      return "auto";
    case Attachment::tp_btf:
      return "tp_btf";
    case Attachment::tracepoint:
      return "tracepoint";
  }
  return "?";
}

}  // namespace tracectl
