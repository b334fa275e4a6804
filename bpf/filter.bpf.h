/* SPDX-License-Identifier: GPL-2.0-only */
/* Who wants this call: the set of sessions, by call and by task.  Zero returns at once, with nothing written.
 */
#ifndef TRACECTL_BPF_FILTER_H
#define TRACECTL_BPF_FILTER_H

#include "kernel.bpf.h"
#include "maps.bpf.h"

/* By the number and the way into the kernel; every number that the table does not know counts as
 * TRC_NR_OTHER. */
static __always_inline __u32 call_index(__u32 nr, bool is_i386)
{
	if (nr > TRC_NR_OTHER)
		nr = TRC_NR_OTHER;
	return is_i386 ? nr + TRC_NR_I386 : nr;
}

static __always_inline struct trc_call *call_at(__u32 index)
{
	return &calls[BOUND(index, TRC_CALLS - 1)];
}

static __always_inline __u64 *cache_word(__u32 tid)
{
	return &task_cache[BOUND(tid, TRC_TASK_CACHE - 1)].word;
}

/* The slow way: the map, with the outcome left in the cache.  is_exec: the call is one to execve. */
__noinline int look_up_task(__u32 tid, __u32 is_exec)
{
	struct trc_task_filter *filter = bpf_map_lookup_elem(&tasks, &tid);
	__u16 sessions = 0;

	if (filter && filter->flags & TRC_TASK_WAIT_EXEC) {
		if (!is_exec)
			return 0; /* not cached: the next call may be the one */
		filter->flags &= ~TRC_TASK_WAIT_EXEC;
	}
	if (filter)
		sessions = filter->sessions;
	WRITE_ONCE(*cache_word(tid), TRC_CACHE_KEY(tid, control.generation) | sessions);
	return sessions;
}

#define CGROUP_DEPTH 32

__noinline int sessions_of_cgroup(__u64 id)
{
	__u16 *found = bpf_map_lookup_elem(&cgroups, &id);

	return found ? *found : 0;
}

/*
 * The slow way: the map, for the cgroup and what it is below of.  (The parents by their css, which all
 * kernels have; cgroup.ancestors was another array before Linux 6.1.)  A global function, so that it is
 * verified once, with reads by helper: each plain load through a pointer costs the verifier a search through
 * all type names.
 */
__noinline int look_up_cgroup(__u64 cgroup, __u64 id)
{
	__u64 above = cgroup, key = id;
	__u32 sessions = 0;

	for (__u32 level = 0; level < CGROUP_DEPTH; level++) { /* bound: CGROUP_DEPTH */
		sessions |= sessions_of_cgroup(key);
		above = (__u64)BPF_CORE_READ((struct cgroup *)above, self.parent, cgroup);
		if (!above)
			break;
		key = BPF_CORE_READ((struct cgroup *)above, kn, id);
	}
	WRITE_ONCE(cgroup_cache[BOUND(id, TRC_CGROUP_CACHE - 1)], TRC_CGROUP_WORD(id) | sessions);
	return sessions;
}

/* Sessions that want the cgroup with this id, which `place` leads to. */
static __always_inline __u32 cgroup_sessions(struct css_set *place, __u64 id)
{
	__u64 word = READ_ONCE(cgroup_cache[BOUND(id, TRC_CGROUP_CACHE - 1)]), cgroup = 0;

	if ((word & ~0xffffull) == TRC_CGROUP_WORD(id))
		return word & 0xffff;
	bpf_core_read(&cgroup, sizeof(cgroup), &place->dfl_cgrp); /* the pointer, as a number */
	return look_up_cgroup(cgroup, id);
}

#define ALL_SESSIONS 0xffffu

/* Sessions that want this value of a task's member. */
__noinline int wanted_sessions(__u32 kind, __u32 value)
{
	__u64 key = TRC_WANTED_KEY(kind, value);
	__u16 *found = bpf_map_lookup_elem(&wanted, &key);

	return found ? *found : 0;
}

/*
 * The filters beside the tasks'.  Each clears the sessions that have it and which the task does not pass.
 * `plain`: the way of sys_enter, with plain loads.  Elsewhere the reads go by helper: in the verifier each
 * plain load of a pointer is a search through the names of all types, 1 ms, for every path that leads here.
 * by_user: not for what tells of tasks, which must be known before they become a user's whose calls are
 * wanted.
 */
static __always_inline __u32 narrowed(struct task_struct *task, __u32 sessions, bool plain, bool by_user)
{
	struct trc_narrow narrow = control.narrow;

	if (narrow.by_cgroup) {
		struct css_set *place = plain ? task->cgroups : BPF_CORE_READ(task, cgroups);
		__u64 id = plain ? place->dfl_cgrp->kn->id : BPF_CORE_READ(place, dfl_cgrp, kn, id);

		sessions &= ~(__u32)narrow.by_cgroup | cgroup_sessions(place, id);
	}
	if (narrow.by_tgid)
		sessions &= ~(__u32)narrow.by_tgid | wanted_sessions(TRC_WANTED_TGID, task->tgid);
	if (narrow.by_tid)
		sessions &= ~(__u32)narrow.by_tid | wanted_sessions(TRC_WANTED_TID, task->pid);
	if (by_user && narrow.by_uid)
		sessions &= ~(__u32)narrow.by_uid |
			    wanted_sessions(TRC_WANTED_UID, plain ? task->cred->euid.val
								  : BPF_CORE_READ(task, cred, euid.val));
	return sessions;
}

static __always_inline bool is_narrowed(void)
{
	return *(volatile __u64 *)&control.narrow != 0;
}

/* Of the sessions in `asked`, those that want what this task does, as far as it alone says.  (Others may be
 * in the set.) */
static __always_inline __u32 unnarrowed_sessions(struct task_struct *task, __u32 asked, __u32 is_exec)
{
	__u32 tid = task->pid;
	__u32 all = control.all_tasks;
	__u64 word;

	if (all && task->tgid == control.self_tgid)
		return 0;
	if (!(asked & ~all))
		return all;
	word = READ_ONCE(*cache_word(tid));
	if ((word & ~0xffffull) == TRC_CACHE_KEY(tid, control.generation))
		return (word & 0xffff) | all;
	return look_up_task(tid, is_exec) | all;
}

/*
 * An exit whose enter was passed over needs no second look at the filters: left out by cgroup, a call costs
 * 1.25 times the floor with this and 1.45 times without.  Nor is it told by half when the task comes to be
 * wanted in the middle of it (by moving itself to another cgroup).  The mark is for one exit, of a thread
 * that has not left the CPU since.
 */
static __always_inline struct trc_passed_over *passed_over_here(void)
{
	return &passed_over[BOUND(bpf_get_smp_processor_id(), TRC_PASSED_OVER - 1)];
}

static __always_inline void pass_over(struct task_struct *task)
{
	struct trc_passed_over *mark = passed_over_here();

	mark->moves = task->se.nr_migrations;
	mark->tid = task->pid;
}

static __always_inline bool was_passed_over(struct task_struct *task)
{
	struct trc_passed_over *mark = passed_over_here();

	if (mark->tid != task->pid || mark->moves != (__u32)task->se.nr_migrations)
		return false;
	mark->tid = 0;
	return true;
}

/* Whether a call of this session that ended so is wanted.  duration: ~0 where it is not known. */
__noinline int is_wanted_end(__u32 session, __u32 index, __s64 ret, __u64 duration)
{
	struct trc_exit_filter *filter = &exit_filters[BOUND(session, TRC_SESSIONS - 1)];
	__u64 word = BOUND(index / 64, TRC_CALLS / 64 - 1), bit = 1ull << (index & 63);
	struct trc_exit_clause *clause;

	for (__u32 i = 0; i < TRC_EXIT_CLAUSES; i++) { /* bound: TRC_EXIT_CLAUSES */
		if (i >= filter->n_clauses)
			break;
		clause = &filter->clauses[i];
		if (!(clause->calls[word] & bit) || ret < clause->ret_min || ret > clause->ret_max)
			continue;
		if (duration == ~0ull ||
		    (duration >= clause->duration_min_ns && duration <= clause->duration_max_ns))
			return 1;
	}
	return 0;
}

/* Of these sessions, which all have an exit filter, those that want the call.  They are put together in
 * memory: Linux 6.1 follows every set that a register could hold, 2^16 of them. */
__noinline int sessions_at_exit(__u32 index, __u32 sessions, __s64 ret, __u64 duration)
{
	struct trc_ring *ring = this_ring();

	if (!ring)
		return 0;
	ring->wanting = 0;
	for (__u32 session = 0; session < TRC_SESSIONS; session++) { /* bound: TRC_SESSIONS */
		if (!(sessions >> session))
			break;
		if (sessions >> session & 1 && is_wanted_end(session, index, ret, duration))
			ring->wanting |= 1u << session;
	}
	return ring->wanting;
}

/* Sessions that want what this task does; static, so that it is there once. */
static __noinline __u32 task_sessions(struct task_struct *task, __u32 is_exec)
{
	__u32 sessions = unnarrowed_sessions(task, ALL_SESSIONS, is_exec);

	return sessions && is_narrowed() ? narrowed(task, sessions, false, true) : sessions;
}

/* Sessions that want to be told of this task. */
static __noinline __u32 task_followers(struct task_struct *task, __u32 is_exec)
{
	__u32 sessions = unnarrowed_sessions(task, ALL_SESSIONS, is_exec);

	return sessions && is_narrowed() ? narrowed(task, sessions, false, false) : sessions;
}

/* The same of the sessions in `asked`, where every nanosecond counts. */
static __always_inline __u32 caller_sessions(struct task_struct *task, __u32 asked, __u32 is_exec)
{
	__u32 sessions = asked & unnarrowed_sessions(task, asked, is_exec);

	return sessions && is_narrowed() ? narrowed(task, sessions, true, true) : sessions;
}

#endif
