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

static __always_inline __u32 task_sessions(struct task_struct *task, __u32 is_exec)
{
	__u32 tid = task->pid;
	__u64 word = READ_ONCE(*cache_word(tid));
	__u32 all = control.all_tasks;

	if (all && task->tgid == control.self_tgid)
		return 0;
	if ((word & ~0xffffull) == TRC_CACHE_KEY(tid, control.generation))
		return (word & 0xffff) | all;
	return look_up_task(tid, is_exec) | all;
}

#endif
