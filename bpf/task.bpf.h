/* SPDX-License-Identifier: GPL-2.0-only */
/* Task and signal records: what user space must know to say who a thread id was, and when it began and ended.
 */
#ifndef TRACECTL_BPF_TASK_H
#define TRACECTL_BPF_TASK_H

#include "capture.bpf.h"
#include "filter.bpf.h"
#include "forward.bpf.h"

#define TASK_RECORD_BYTES (sizeof(struct trc_record) + sizeof(struct trc_task))
#define SIGNAL_RECORD_BYTES (sizeof(struct trc_record) + sizeof(struct trc_signal))

/*
 * Makes room for a record that is no call, commits what is pending before it, and writes its header.  NULL:
 * there is no room (counted in lost) or no ring (counted in control.no_ring).
 */
static __always_inline struct trc_record *begin_other(void *ctx, struct trc_ring *ring, __u64 fixed,
						      __u64 items, __u64 *lost)
{
	struct trc_record *record;
	__u64 now;

	if (ring->pending_tid)
		commit_pending();
	if (!has_room(ring, fixed + items + TRC_LOST_RECORD_BYTES)) {
		(*lost)++;
		ring->lost_since++;
		return NULL;
	}
	begin_write(ring);
	now = bpf_ktime_get_ns();
	tell_lost(ctx, ring, now);
	ring->position = ring->head;
	ring->offset = fixed;
	ring->mode = 0;
	record = record_at(ring);
	record->time_ns = now;
	record->tid = (__u32)bpf_get_current_pid_tgid();
	record->flags = 0;
	record->sessions = 0xffff;
	return record;
}

/* lost: as begin_other() was given. */
static __always_inline void commit_other(void *ctx, struct trc_ring *ring, struct trc_record *record,
					 __u64 *lost)
{
	record->size8 = ring->offset / 8;
	record->enter8 = ring->offset / 8;
	if (commit(ctx, ring, record)) {
		ring->last_ns = record->time_ns;
		ring->other++;
	} else {
		(*lost)++;
		ring->lost_since++;
	}
	end_write(ring);
	wake_reader(ring);
}

static __always_inline void fill_task(struct trc_task *body, struct task_struct *task)
{
	body->tid = task->pid;
	body->tgid = task->tgid;
	/* By helper: to the verifier each plain load of a pointer costs a search through all type names. */
	body->parent_tgid = BPF_CORE_READ(task, real_parent, tgid);
	body->uid = BPF_CORE_READ(task, cred, euid.val);
	body->cgroup_id = BPF_CORE_READ(task, cgroups, dfl_cgrp, kn, id);
	body->exit_code = 0;
	body->old_tid = task->pid;
	bpf_probe_read_kernel(body->comm, sizeof(body->comm), task->comm);
}

/* name: kernel memory to go along as item 0, or NULL. */
static __always_inline void put_task(void *ctx, struct task_struct *task, __u32 event, __u32 sessions,
				     __s32 exit_code, __u32 old_tid, const char *comm, const char *name)
{
	struct trc_ring *ring = this_ring();
	struct trc_record *record;
	struct trc_task *body;
	struct trc_item *item;
	long len;

	if (!ring) {
		__sync_fetch_and_add(&control.no_ring, 1);
		return;
	}
	begin_work(ring);
	record = begin_other(ctx, ring, TASK_RECORD_BYTES, name ? sizeof(*item) + PAGE_BYTES : 0,
			     &ring->lost_tasks);
	if (!record) {
		end_work(ctx, ring);
		return;
	}
	record->kind = TRC_TASK;
	record->nr = event;
	record->sessions = sessions;
	body = (struct trc_task *)(record + 1);
	fill_task(body, task);
	body->exit_code = exit_code;
	if (old_tid)
		body->old_tid = old_tid;
	if (comm)
		bpf_probe_read_kernel(body->comm, sizeof(body->comm), comm);
	if (name) {
		item = (struct trc_item *)(body + 1);
		len = bpf_probe_read_kernel_str(item + 1, PAGE_BYTES, name);
		item->arg = 0;
		item->sub = 0;
		item->status = TRC_ITEM_KERNEL | (len < 0 ? TRC_FAULT : TRC_OK);
		item->len = len > 0 ? len - 1 : 0;
		ring->offset += sizeof(*item) + ((item->len + 7) & 0x1ff8);
	}
	commit_other(ctx, ring, record, &ring->lost_tasks);
	end_work(ctx, ring);
}

static __always_inline void on_fork(void *ctx, struct task_struct *parent, struct task_struct *child)
{
	__u32 parent_tid = parent->pid, tid = child->pid;
	struct trc_task_filter *of_parent = bpf_map_lookup_elem(&tasks, &parent_tid);
	__u32 sessions = control.all_tasks;
	struct trc_task_filter filter;

	if (of_parent && of_parent->flags & TRC_TASK_FOLLOW && !(of_parent->flags & TRC_TASK_WAIT_EXEC)) {
		filter = *of_parent;
		if (bpf_map_update_elem(&tasks, &tid, &filter, BPF_NOEXIST) == 0) {
			__sync_fetch_and_add(&control.live_tasks, 1);
			WRITE_ONCE(*cache_word(tid),
				   TRC_CACHE_KEY(tid, control.generation) | filter.sessions);
			sessions |= filter.sessions;
		} else
			__sync_fetch_and_add(&control.tasks_full, 1);
	}
	if (sessions && is_narrowed())
		sessions = narrowed(child, sessions, false, false);
	if (sessions)
		put_task(ctx, child, TRC_TASK_FORK, sessions, 0, 0, NULL, NULL);
}

/* Another thread than the leader called execve: it goes on under the leader's id. */
static __always_inline void move_task(__u32 from, __u32 to)
{
	struct trc_task_filter *filter = bpf_map_lookup_elem(&tasks, &from);
	struct trc_inflight *call = bpf_map_lookup_elem(&inflight, &from);
	struct trc_task_filter moved;
	struct trc_inflight entry;

	if (filter) {
		moved = *filter;
		if (bpf_map_update_elem(&tasks, &to, &moved, BPF_NOEXIST) != 0) {
			/* The old leader's own entry is still there: one task fewer. */
			bpf_map_update_elem(&tasks, &to, &moved, BPF_ANY);
			__sync_fetch_and_add(&control.live_tasks, -1);
		}
		bpf_map_delete_elem(&tasks, &from);
		WRITE_ONCE(*cache_word(from), 0);
		WRITE_ONCE(*cache_word(to), TRC_CACHE_KEY(to, control.generation) | moved.sessions);
	}
	if (call) {
		entry = *call;
		bpf_map_update_elem(&inflight, &to, &entry, BPF_ANY);
		bpf_map_delete_elem(&inflight, &from);
	}
}

/* What is executed is a script: the interpreter is another file. */
static __always_inline bool is_script(struct linux_binprm *bprm)
{
	return bprm->interp != bprm->filename;
}

/* filename: kernel memory. */
static __always_inline void on_exec(void *ctx, struct task_struct *task, __u32 old_tid, const char *filename,
				    bool script)
{
	struct trc_inflight *call;
	__u32 sessions, tid = task->pid;

	if (old_tid != tid)
		move_task(old_tid, tid);
	call = bpf_map_lookup_elem(&inflight, &tid);
	if (call)
		call->mode |= TRC_MODE_EXECED | (script ? TRC_MODE_SCRIPT : 0);
	sessions = task_followers(task, 1);
	if (sessions)
		put_task(ctx, task, TRC_TASK_EXEC, sessions, 0, old_tid, NULL, filename);
}

static __always_inline void on_exit(void *ctx, struct task_struct *task)
{
	struct task_struct *by;
	__u32 sessions = task_followers(task, 0);
	__u32 tid = task->pid;

	if (sessions) {
		by = task->pid == task->tgid ? BPF_CORE_READ(task, signal, group_exec_task) : NULL;
		put_task(ctx, task, TRC_TASK_EXIT, sessions, task->exit_code, by ? BPF_CORE_READ(by, pid) : 0,
			 NULL, NULL);
	}
	if (control.inflight && bpf_map_delete_elem(&inflight, &tid) == 0)
		__sync_fetch_and_add(&control.inflight, -1);
	if (control.live_tasks && bpf_map_delete_elem(&tasks, &tid) == 0)
		__sync_fetch_and_add(&control.live_tasks, -1);
	WRITE_ONCE(*cache_word(tid), 0);
	was_passed_over(task); /* the call that it ends in has no exit to take the mark away */
}

static __always_inline void put_user(void *ctx)
{
	struct task_struct *task = bpf_get_current_task_btf();
	__u32 sessions = task_followers(task, 0);

	if (sessions)
		put_task(ctx, task, TRC_TASK_USER, sessions, 0, 0, NULL, NULL);
}

/* Global, as flush_to_ring(). */
__noinline int put_user_in_ring(void)
{
	if (transport == TRC_BY_RING)
		put_user(NULL);
	return 0;
}

static __noinline int put_user_forwarded(void *ctx)
{
	put_user(ctx);
	return 0;
}

/* The task has changed its effective user. */
static __always_inline void on_user(void *ctx)
{
	if (transport == TRC_BY_RING)
		put_user_in_ring();
	else
		put_user_forwarded(ctx);
}

/* comm: kernel memory. */
static __always_inline void on_rename(void *ctx, struct task_struct *task, const char *comm)
{
	__u32 sessions = task_followers(task, 0);

	if (sessions)
		put_task(ctx, task, TRC_TASK_RENAME, sessions, 0, 0, comm, NULL);
}

/* Offsets into siginfo (include/uapi/asm-generic/siginfo.h), and the code of what the kernel sends. */
#define SI_SIGNO 0
#define SI_CODE 8
#define SI_PID 16
#define SI_UID 20
#define SI_KERNEL 0x80

static __always_inline void fill_signal(struct trc_signal *body, int number, struct kernel_siginfo *info,
					__u64 handler)
{
	/* SEND_SIG_NOINFO and SEND_SIG_PRIV are the pointers 0 and 1: the kernel makes the siginfo later, in
	 * the same way. */
	if ((__u64)info <= 1 || bpf_probe_read_kernel(body->info, sizeof(body->info), info) != 0) {
		__builtin_memset(body->info, 0, sizeof(body->info));
		*(__s32 *)&body->info[SI_SIGNO] = number;
		if ((__u64)info == 1) {
			*(__s32 *)&body->info[SI_CODE] = SI_KERNEL;
		} else {
			*(__u32 *)&body->info[SI_PID] = bpf_get_current_pid_tgid() >> 32;
			*(__u32 *)&body->info[SI_UID] = bpf_get_current_uid_gid();
		}
	}
	body->handler = handler;
}

/* The body is to be filled before commit_other().  NULL: lost, and counted. */
static __always_inline struct trc_record *begin_signal(void *ctx, struct trc_ring *ring, __u32 tid,
						       int number, __u32 sessions)
{
	struct trc_record *record = begin_other(ctx, ring, SIGNAL_RECORD_BYTES, 0, &ring->lost_signals);

	if (!record)
		return NULL;
	record->kind = TRC_SIGNAL;
	record->tid = tid;
	record->nr = number;
	record->sessions = sessions;
	return record;
}

/* We are an interrupt's, on top of a program that is at work on the ring: keep it for when that has ended. */
static __always_inline void defer_signal(struct trc_ring *ring, struct task_struct *task, int number,
					 __u32 sessions, struct kernel_siginfo *info, __u64 handler)
{
	__u32 slot = ring->deferred % DEFERRED_MAX;
	struct deferred_signal *signal = bpf_map_lookup_elem(&deferred_signals, &slot);

	if (!signal || ring->deferred - ring->undeferred >= DEFERRED_MAX) {
		ring->lost_signals++;
		ring->lost_since++;
		return;
	}
	signal->tid = task->pid;
	signal->number = number;
	signal->sessions = sessions;
	fill_signal(&signal->body, number, info, handler);
	barrier();
	WRITE_ONCE(ring->deferred, ring->deferred + 1);
}

static __always_inline void write_deferred(void *ctx, struct trc_ring *ring)
{
	struct deferred_signal *signal;
	struct trc_record *record;
	__u32 slot;

	WRITE_ONCE(ring->busy, 1);
	barrier();
	for (__u32 i = 0; i < DEFERRED_MAX; i++) { /* bound: DEFERRED_MAX */
		if (ring->undeferred == READ_ONCE(ring->deferred))
			break;
		slot = ring->undeferred % DEFERRED_MAX;
		signal = bpf_map_lookup_elem(&deferred_signals, &slot);
		if (!signal)
			break;
		record = begin_signal(ctx, ring, signal->tid, signal->number, signal->sessions);
		if (record) {
			*(struct trc_signal *)(record + 1) = signal->body;
			commit_other(ctx, ring, record, &ring->lost_signals);
		}
		barrier();
		WRITE_ONCE(ring->undeferred, ring->undeferred + 1);
	}
	/* What comes between the last look and this waits for the next program here. */
	WRITE_ONCE(ring->busy, 0);
}

/* Global, so that it is verified once; there no context can be passed, and the ring needs none. */
__noinline int flush_to_ring(void)
{
	struct trc_ring *ring = this_ring();

	if (ring && transport == TRC_BY_RING)
		write_deferred(NULL, ring);
	return 0;
}

static __noinline int flush_forwarded(void *ctx)
{
	struct trc_ring *ring = this_ring();

	if (ring)
		write_deferred(ctx, ring);
	return 0;
}

static __always_inline void flush_deferred(void *ctx)
{
	if (transport == TRC_BY_RING)
		flush_to_ring();
	else
		flush_forwarded(ctx);
}

/* Interrupts are off: both tracepoints are passed with the signal lock held. */
static __always_inline void put_signal(void *ctx, struct task_struct *task, int number,
				       struct kernel_siginfo *info, __u64 handler)
{
	__u32 sessions = task_sessions(task, 0);
	struct trc_record *record;
	struct trc_ring *ring;

	if (!sessions)
		return;
	ring = this_ring();
	if (!ring) {
		__sync_fetch_and_add(&control.no_ring, 1);
		return;
	}
	if (READ_ONCE(ring->busy)) {
		defer_signal(ring, task, number, sessions, info, handler);
		return;
	}
	record = begin_signal(ctx, ring, task->pid, number, sessions);
	if (!record)
		return;
	fill_signal((struct trc_signal *)(record + 1), number, info, handler);
	commit_other(ctx, ring, record, &ring->lost_signals);
}

#endif
