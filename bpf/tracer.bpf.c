/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel side: filter, header, capture, commit.  Two programs on raw_syscalls see every call of the
 * machine; the others follow tasks.  One record a call: at enter it is written at the ring's head and left
 * pending; at exit, if the thread has not left this CPU and nothing else was written, the exit half is
 * appended and the head moves once.
 *
 * Programs of one CPU must not preempt each other; where those on tp_btf may, user space loads the same
 * bodies on the classic tracepoints instead (classic.bpf.h).
 */
#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

#include "lib/wire/layout.h"
#include "lib/wire/record.h"
#include "kernel.bpf.h"
#include "maps.bpf.h"
#include "ring.bpf.h"
#include "forward.bpf.h"
#include "account.bpf.h"
#include "filter.bpf.h"
#include "capture.bpf.h"
#include "task.bpf.h"

char LICENSE[] SEC("license") = "GPL";

TRC_ASSERT_LAYOUT(_Static_assert, offsetof)

/* What both halves of a call cost at most, without its items. */
#define CALL_FIXED_BYTES (TRC_ENTER_FIXED + TRC_EXIT_FIXED + TRC_LOST_RECORD_BYTES)

static __always_inline void load_args(struct trc_ring *ring, struct pt_regs *regs, bool is_i386)
{
	if (is_i386) {
		ring->args[0] = (__u32)regs->bx;
		ring->args[1] = (__u32)regs->cx;
		ring->args[2] = (__u32)regs->dx;
		ring->args[3] = (__u32)regs->si;
		ring->args[4] = (__u32)regs->di;
		ring->args[5] = (__u32)regs->bp;
	} else {
		ring->args[0] = regs->di;
		ring->args[1] = regs->si;
		ring->args[2] = regs->dx;
		ring->args[3] = regs->r10;
		ring->args[4] = regs->r8;
		ring->args[5] = regs->r9;
	}
}

/* The pair of plans of this call, by the values of the arguments that its row says. */
static __always_inline struct trc_choice choose_plans(struct trc_ring *ring, struct trc_call *call,
						      __u32 index)
{
	struct trc_choice own = {call->enter_plan, call->exit_plan}, *chosen = NULL;
	struct trc_select *select;
	__u32 first, second;
	__u64 key;

	if (!(call->flags & TRC_CALL_SELECT))
		return own;
	select = &selects[BOUND(index, TRC_CALLS - 1)];
	first = ring->args[BOUND(select->arg, 7)] & select->mask;
	if (select->second_mask) {
		second = ring->args[BOUND(select->second, 7)] & select->second_mask;
		key = TRC_CHOICE_KEY(index, second, first);
		chosen = bpf_map_lookup_elem(&choices, &key);
	}
	if (!chosen) {
		key = TRC_CHOICE_KEY(index, TRC_CHOICE_ANY, first);
		chosen = bpf_map_lookup_elem(&choices, &key);
	}
	return chosen ? *chosen : own;
}

/*
 * An execve's exit has nothing of its own to be known by: remember the call, whose enter half was just
 * written, by its thread.
 */
__noinline int remember_exec(void)
{
	struct trc_ring *ring = this_ring();

	return ring ? remember_call(record_at(ring), ring) : 0;
}

__noinline int forget_inflight(__u32 tid)
{
	if (bpf_map_delete_elem(&inflight, &tid) == 0)
		__sync_fetch_and_add(&control.inflight, -1);
	return 0;
}

/*
 * caller_sessions() where what is filtered out is counted as well: of the sessions that follow this task,
 * those that want the call, and its exit if they are asked at that.
 */
static __noinline __u32 counted_sessions(struct task_struct *task, __u32 index, __u32 kind)
{
	struct trc_call *call = call_at(index);
	__u32 follow = unnarrowed_sessions(task, ALL_SESSIONS, call->flags & TRC_CALL_EXEC),
	      wanted = call->sessions & follow;

	if (wanted && is_narrowed())
		wanted = narrowed(task, wanted, false, true);
	if (kind == FILTERED_EXIT && call->flags & TRC_CALL_ENTER_ONLY)
		wanted = 0;
	if (follow & ~wanted & control.counting)
		count(index, follow & ~wanted & control.counting, kind);
	return wanted;
}

/* Half a call found no room. */
static __always_inline void lose_enter(struct trc_ring *ring, __u32 index, __u32 sessions)
{
	ring->lost_enters++;
	ring->lost_since++;
	count(index, sessions, LOST_ENTER);
}

static __always_inline void lose_exit(struct trc_ring *ring, __u32 index, __u32 sessions)
{
	ring->lost_exits++;
	ring->lost_since++;
	count(index, sessions, LOST_EXIT);
}

/* The end of an enter half that is handed on at once. */
static __always_inline void forward_enter(void *ctx, struct trc_ring *ring, struct trc_record *record,
					  struct trc_call *call, __u32 index)
{
	if (call->flags & TRC_CALL_ENTER_ONLY && !ring->faults)
		record->flags |= TRC_ENTER_ONLY;
	if (commit(ctx, ring, record)) {
		ring->last_ns = record->time_ns;
		ring->enters++;
	} else {
		lose_enter(ring, index, record->sessions);
	}
	end_write(ring);
	if (call->flags & TRC_CALL_EXEC || ring->faults)
		remember_exec();
	end_work(ctx, ring);
}

static __always_inline int enter_call(void *ctx, struct pt_regs *regs, long nr)
{
	struct task_struct *task = bpf_get_current_task_btf();
	bool is_i386 = task->thread_info.status & TS_COMPAT;
	__u32 index = call_index(nr, is_i386);
	struct trc_call *call = call_at(index);
	__u32 sessions = call->sessions;
	struct trc_record *record;
	struct trc_choice choice;
	struct trc_ring *ring;
	__u64 need, args_bytes;

	/* 1. Who wants it? */
	if (count_filtered) {
		sessions = counted_sessions(task, index, FILTERED_ENTER);
	} else {
		if (!sessions)
			return 0;
		sessions = caller_sessions(task, sessions, call->flags & TRC_CALL_EXEC);
		if (!sessions)
			pass_over(task);
	}
	if (!sessions)
		return 0;
	ring = this_ring();
	if (!ring) {
		__sync_fetch_and_add(&control.no_ring, 1);
		count(index, sessions, LOST_ENTER);
		return 0;
	}

	/* 2. Is there room, for both halves? */
	begin_work(ring);
	if (ring->pending_tid)
		commit_pending();
	load_args(ring, regs, is_i386);
	if (call->flags & TRC_CALL_STACK)
		ring->args[TRC_STACK_ARG] = regs->sp;
	choice = choose_plans(ring, call, index);
	need = CALL_FIXED_BYTES +
	       2 * plans[BOUND(choice.enter_plan, TRC_PLANS - 1)].max_bytes + /* may be read twice */
	       plans[BOUND(choice.exit_plan, TRC_PLANS - 1)].max_bytes;
	if (!has_room(ring, need)) {
		lose_enter(ring, index, sessions);
		end_work(ctx, ring);
		return 0;
	}

	/* 3. Header, argument words, what they point to. */
	begin_write(ring);
	__u64 now = bpf_ktime_get_ns();
	tell_lost(ctx, ring, now);
	ring->position = ring->head;
	record = record_at(ring);
	record->time_ns = now;
	record->tid = task->pid;
	record->nr = nr;
	record->sessions = sessions;
	record->kind = TRC_CALL;
	record->flags = TRC_HAS_ENTER | (is_i386 ? TRC_I386 : 0) | call->nargs << TRC_NARGS_SHIFT;
	__builtin_memcpy(record + 1, ring->args, TRC_MAX_ARGS * 8);
	args_bytes = (call->nargs & 7) * 8;
	ring->offset = sizeof(*record) + args_bytes;
	ring->faults = 0;
	if (choice.enter_plan) {
		ring->mode = is_i386 ? TRC_MODE_I386 : 0;
		run_plan(ring, choice.enter_plan, false);
	}

	/* 4. Pending: its exit may follow. */
	record->size8 = ring->offset / 8;
	record->enter8 = ring->offset / 8;
	ring->pending_reread = ring->faults;
	ring->pending_plan = choice.enter_plan;
	if (transport != TRC_BY_RING) {
		forward_enter(ctx, ring, record, call, index);
		return 0;
	}
	if (call->flags & TRC_CALL_ENTER_ONLY && !ring->faults) { /* a fault needs the exit after all */
		record->flags |= TRC_ENTER_ONLY;
		ring->last_ns = now;
		ring->enters++;
		advance_head(ring, ring->offset);
		end_write(ring);
		end_work(ctx, ring);
		wake_reader(ring);
		return 0;
	}
	ring->pending_size = ring->offset;
	ring->pending_exit = choice.exit_plan;
	ring->pending_moves = task->se.nr_migrations;
	WRITE_ONCE(ring->pending_tid, task->pid);
	ring->enters++;
	end_write(ring);
	if (call->flags & TRC_CALL_EXEC || ring->faults) /* whose exit may happen on another CPU */
		remember_exec();
	end_work(ctx, ring);
	return 0;
}

SEC("tp_btf/sys_enter")
int BPF_PROG(on_sys_enter, struct pt_regs *regs, long nr)
{
	return enter_call(ctx, regs, nr);
}

/* sigreturn and ptrace leave it zero-extended. */
static __always_inline long extended(long ret, bool is_i386)
{
	return is_i386 && (__u32)ret >= -4095u ? (__s32)ret : ret;
}

/* The exit half, behind whatever stands at ring->position, and the commit: the end of write and work. */
static __always_inline void finish_call(void *ctx, struct trc_ring *ring, struct trc_record *record,
					__u32 index, __u64 now, long ret, struct trc_choice choice,
					__u32 reread, bool hot)
{
	struct trc_exit *exit = (struct trc_exit *)((char *)record + BOUND(ring->offset, TRC_RECORD_MAX - 1));

	exit->time_ns = now;
	exit->ret = ret;
	ring->offset += sizeof(*exit);
	ring->ret = ret;
	ring->object_at = 0;
	if (choice.exit_plan || reread) {
		bool failed = ret < 0 && ret >= -4095;

		if (reread)
			run_reread(choice.enter_plan, reread);
		if (choice.exit_plan && hot)
			run_plan(ring, choice.exit_plan, failed);
		else if (choice.exit_plan)
			run_ops(choice.exit_plan, 0, failed);
	}
	record->size8 = ring->offset / 8;
	WRITE_ONCE(ring->pending_tid, 0);
	if (commit(ctx, ring, record)) {
		ring->last_ns = now;
		ring->exits++;
	} else {
		lose_exit(ring, index, record->sessions);
	}
	end_write(ring);
	end_work(ctx, ring);
	wake_reader(ring);
}

/* caller_sessions() of an exit; global, so that it is verified once. */
__noinline int lone_exit_sessions(__u32 asked)
{
	return caller_sessions(bpf_get_current_task_btf(), asked, 0);
}

/* The exit of a call whose enter half is not pending here: a record of its own. */
static __always_inline int lone_exit(void *ctx, struct trc_ring *ring, struct task_struct *task,
				     struct pt_regs *regs, long ret)
{
	bool is_i386 = task->thread_info.status & TS_COMPAT;
	__s32 nr = regs->orig_ax;
	/* rt_sigreturn wipes its number. */
	__u32 index = nr == -1 ? (is_i386 ? TRC_NR_I386 + 173 : 15) : call_index(nr, is_i386);
	struct trc_call *call = call_at(index);
	__u32 sessions = call->sessions, tid = task->pid, reread = 0, plan = 0, execed = 0;
	struct trc_choice choice = {};
	struct trc_inflight *entry;
	struct trc_record *record;

	if (control.inflight && (sessions || call->flags & TRC_CALL_EXEC)) {
		entry = bpf_map_lookup_elem(&inflight, &tid);
		/* A stale entry (its exit happened elsewhere) is told by its number. */
		if (entry && (call->flags & TRC_CALL_EXEC || entry->nr == nr)) {
			nr = entry->nr;
			sessions = entry->sessions;
			reread = entry->reread;
			plan = entry->enter_plan;
			is_i386 = entry->mode & TRC_MODE_I386;
			execed = entry->mode & (TRC_MODE_EXECED | TRC_MODE_SCRIPT);
			index = call_index(nr, is_i386);
			forget_inflight(tid);
			goto wanted;
		}
	}
	if (call->flags & TRC_CALL_FORK && !ret)
		return 0;
	if (count_filtered) {
		sessions = counted_sessions(task, index, FILTERED_EXIT);
	} else {
		if (!sessions || call->flags & TRC_CALL_ENTER_ONLY)
			return 0;
		sessions = lone_exit_sessions(sessions);
	}
	if (!sessions)
		return 0;
wanted:
	ret = extended(ret, is_i386);
	begin_work(ring);
	if (ring->pending_tid)
		commit_pending();
	load_args(ring, regs, is_i386);
	if (!(call->flags & TRC_CALL_EXEC))
		choice = choose_plans(ring, call, index);
	if (reread)
		choice.enter_plan = plan;
	if (!has_room(ring,
		      CALL_FIXED_BYTES + plans[BOUND(choice.exit_plan, TRC_PLANS - 1)].max_bytes +
			      (reread ? plans[BOUND(choice.enter_plan, TRC_PLANS - 1)].max_bytes + PAGE_BYTES
				      : 0))) {
		lose_exit(ring, index, sessions);
		end_work(ctx, ring);
		return 0;
	}
	begin_write(ring);
	__u64 now = bpf_ktime_get_ns();
	tell_lost(ctx, ring, now);
	ring->position = ring->head;
	ring->offset = sizeof(*record);
	ring->mode = TRC_MODE_EXIT | (is_i386 ? TRC_MODE_I386 : 0) | execed;
	record = record_at(ring);
	record->time_ns = now;
	record->tid = tid;
	record->nr = nr;
	record->enter8 = sizeof(*record) / 8;
	record->sessions = sessions;
	record->kind = TRC_CALL;
	record->flags = TRC_HAS_EXIT | (is_i386 ? TRC_I386 : 0);
	if (!(sessions & ~(__u32)control.by_exit) && !sessions_at_exit(index, sessions, ret, ~0ull)) {
		/* Nobody wants it, but its enter half has left: the bare end of it tells. */
		choice.exit_plan = 0;
		reread = 0;
	}
	finish_call(ctx, ring, record, index, now, ret, choice, reread, false);
	return 0;
}

/* An exit on a CPU without a ring is a half of its own to count: its enter may have found one elsewhere. */
static __always_inline int ringless_exit(struct task_struct *task, struct pt_regs *regs)
{
	bool is_i386 = task->thread_info.status & TS_COMPAT;
	__u32 index = call_index(regs->orig_ax, is_i386), sessions = call_at(index)->sessions;

	if (sessions)
		sessions &= task_sessions(task, 0);
	if (sessions) {
		__sync_fetch_and_add(&control.no_ring, 1);
		count(index, sessions, LOST_EXIT);
	}
	return 0;
}

/* Of the sessions that want the pending call, those that do not want it now that it has ended so. */
static __always_inline __u32 unwanted_at_exit(struct trc_record *record, __u32 index, long ret, __u64 now)
{
	__u32 asked = record->sessions & control.by_exit;
	__u64 duration = now - record->time_ns;

	if (!asked || duration >= TRC_KEEP_AGE_NS)
		return 0;
	return asked & ~(__u32)sessions_at_exit(index, asked, ret, duration);
}

static __always_inline int end_call(void *ctx, struct pt_regs *regs, long ret)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct trc_ring *ring = this_ring();
	struct trc_choice choice = {};
	struct trc_record *record;
	struct trc_call *call;
	__u32 reread, index, unwanted;
	bool is_i386, is_pending;

	if (!ring)
		return ringless_exit(task, regs);
	is_pending = ring->pending_tid == task->pid && ring->pending_moves == task->se.nr_migrations;
	if (is_pending) {
		begin_work(ring);
		if (READ_ONCE(ring->pending_tid) != task->pid) { /* an interrupt has just committed it */
			end_work(ctx, ring);
			is_pending = false;
		}
	}
	if (transport != TRC_BY_RING || !is_pending)
		return lone_exit(ctx, ring, task, regs, ret);

	begin_write(ring);
	__u64 now = bpf_ktime_get_ns();
	record = (struct trc_record *)data_at(ring, ring->head);
	is_i386 = record->flags & TRC_I386;
	index = call_index(record->nr, is_i386);
	call = call_at(index);
	reread = ring->pending_reread;
	if (call->flags & TRC_CALL_EXEC || reread)
		forget_inflight(task->pid);
	ret = extended(ret, is_i386);
	unwanted = unwanted_at_exit(record, index, ret, now);
	if (unwanted) {
		count(index, unwanted, FILTERED_ENTER | FILTERED_EXIT);
		record->sessions &= ~unwanted;
		if (!record->sessions) { /* its place is free again */
			WRITE_ONCE(ring->pending_tid, 0);
			ring->enters--;
			end_write(ring);
			end_work(ctx, ring);
			return 0;
		}
	}
	ring->position = ring->head;
	ring->offset = ring->pending_size;
	record->flags |= TRC_HAS_EXIT;
	choice.enter_plan = ring->pending_plan;
	choice.exit_plan = ring->pending_exit;
	if (choice.exit_plan || reread) {
		ring->mode = TRC_MODE_EXIT | (is_i386 ? TRC_MODE_I386 : 0);
		__builtin_memcpy(ring->args, record + 1, TRC_MAX_ARGS * 8);
	}
	finish_call(ctx, ring, record, index, now, ret, choice, reread, true);
	return 0;
}

static __always_inline int exit_call(void *ctx, struct pt_regs *regs, long ret)
{
	struct task_struct *task = bpf_get_current_task_btf();
	bool is_i386 = task->thread_info.status & TS_COMPAT;
	struct trc_call *call = call_at(call_index(regs->orig_ax, is_i386));
	__u32 flags;

	/* Nobody wants it, and it is none whose enter had another number: nothing of it can be pending. */
	if (!call->sessions && !(call->flags & TRC_CALL_LOOK) && !count_filtered)
		return 0;
	if (was_passed_over(task) && !(call->flags & TRC_CALL_LOOK))
		return 0;
	/* A number of its own: with the pointer, or what the test above told of it, alive across what comes
	 * the verifier does 20,000 instructions more. */
	flags = READ_ONCE(call->flags);
	end_call(ctx, regs, ret);
	if (flags & TRC_CALL_USER && !ret)
		on_user(ctx);
	return 0;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(on_sys_exit, struct pt_regs *regs, long ret)
{
	return exit_call(ctx, regs, ret);
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_sched_process_fork, struct task_struct *parent, struct task_struct *child)
{
	on_fork(ctx, parent, child);
	return 0;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(on_sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	on_exec(ctx, task, old_pid, bprm->filename, is_script(bprm));
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(on_sched_process_exit, struct task_struct *task)
{
	on_exit(ctx, task);
	return 0;
}

SEC("tp_btf/task_rename")
int BPF_PROG(on_task_rename, struct task_struct *task, const char *comm)
{
	on_rename(ctx, task, comm);
	return 0;
}

/*
 * The three below have no classic twin: its record lacks what they read.  They run under a spinlock, with
 * preemption off by that (seen on 6.1 to 7.2); only where spinlocks sleep (PREEMPT_RT) and tp_btf programs
 * may be preempted do they need the guard.
 */
const volatile bool guard_preemption;

extern void bpf_preempt_disable(void) __ksym __weak;
extern void bpf_preempt_enable(void) __ksym __weak;

static __always_inline void begin_guard(void)
{
	if (guard_preemption)
		bpf_preempt_disable();
}

static __always_inline void end_guard(void)
{
	if (guard_preemption)
		bpf_preempt_enable();
}

SEC("tp_btf/cgroup_attach_task")
int BPF_PROG(on_cgroup_attach_task, struct cgroup *to, const char *path, struct task_struct *task,
	     bool whole_process)
{
	__u32 sessions = task_followers(task, 0);

	/* Moves in v1 hierarchies come by here too. */
	if (sessions && task->cgroups->dfl_cgrp == to) {
		begin_guard();
		put_task(ctx, task, TRC_TASK_CGROUP, sessions, whole_process, 0, NULL, NULL);
		end_guard();
	}
	return 0;
}

/* Of include/trace/events/signal.h: on its way; or ignored by its receiver, so that it is never delivered. */
#define SIGNAL_DELIVERED 0
#define SIGNAL_IGNORED 1

/*
 * Signals whose default action ends the process without a core, signal(7): HUP INT USR1 USR2 PIPE ALRM TERM
 * STKFLT VTALRM PROF IO PWR and the real-time ones.  Bit n - 1 is signal n.
 */
#define ENDS_PROCESS(n) (((1ull << ((n) - 1 & 63)) & 0xffffffffb600fa03ull) != 0)

SEC("tp_btf/signal_generate")
int BPF_PROG(on_signal_generate, int number, struct kernel_siginfo *info, struct task_struct *task,
	     int whole_process, int outcome)
{
	begin_guard();
	if (outcome == SIGNAL_IGNORED)
		put_signal(ctx, task, number, info, 1 /* SIG_IGN, or a default that is the same */);
	else if (outcome == SIGNAL_DELIVERED && ENDS_PROCESS(number))
		put_signal(ctx, task, number, info, TRC_SIGNAL_SENT);
	end_guard();
	return 0;
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(on_signal_deliver, int number, struct kernel_siginfo *info, struct k_sigaction *action)
{
	begin_guard();
	put_signal(ctx, bpf_get_current_task_btf(), number, info, (__u64)action->sa.sa_handler);
	end_guard();
	return 0;
}

/* At the end, since its programs are made of the bodies above. */
#include "classic.bpf.h"
