/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The same programs on the classic tracepoints, attached through perf_event_open; user space loads either
 * these or their twins on tp_btf.
 *
 * From Linux 7.2 on, tp_btf programs of sys_enter, sys_exit, sched_process_fork, _exec, _exit and task_rename
 * run with preemption on.  Two of them on one CPU would write into each other's record.  A guard inside the
 * program is no cure: a task that is preempted right before or behind it keeps the program's per-CPU mark,
 * and meanwhile the kernel skips the program for every other task of that CPU.  The perf side of a tracepoint
 * turns preemption off around its programs, on every kernel.  It costs some 30 ns a program more.
 */
#ifndef TRACECTL_BPF_CLASSIC_H
#define TRACECTL_BPF_CLASSIC_H

#include "task.bpf.h"

extern struct task_struct *bpf_task_from_pid(__s32 pid) __ksym __weak;
extern void bpf_task_release(struct task_struct *task) __ksym __weak;

static __always_inline struct pt_regs *user_regs(void)
{
	return (struct pt_regs *)bpf_task_pt_regs(bpf_get_current_task_btf());
}

SEC("tracepoint/raw_syscalls/sys_enter")
int classic_sys_enter(struct trace_event_raw_sys_enter *event)
{
	return enter_call(event, user_regs(), event->id);
}

SEC("tracepoint/raw_syscalls/sys_exit")
int classic_sys_exit(struct trace_event_raw_sys_exit *event)
{
	return exit_call(event, user_regs(), event->ret);
}

SEC("tracepoint/sched/sched_process_fork")
int classic_sched_process_fork(struct trace_event_raw_sched_process_fork *event)
{
	struct task_struct *child = bpf_task_from_pid(event->child_pid);

	if (!child) { /* cannot be: it is in the hash of pids, and has not run */
		__sync_fetch_and_add(&control.tasks_full, 1);
		return 0;
	}
	on_fork(event, bpf_get_current_task_btf(), child);
	bpf_task_release(child);
	return 0;
}

SEC("tracepoint/sched/sched_process_exec")
int classic_sched_process_exec(struct trace_event_raw_sched_process_exec *event)
{
	const char *filename = (const char *)event + (event->__data_loc_filename & 0xffff);

	on_exec(event, bpf_get_current_task_btf(), event->old_pid, filename, false);
	return 0;
}

/*
 * What the classic record of an exec does not tell.  This one stays on tp_btf: it touches nothing but its own
 * task's entry, so it may be preempted.  Whether it runs before the program above or after it depends on the
 * kernel: the entry may have moved to the new tid already.
 */
SEC("tp_btf/sched_process_exec")
int BPF_PROG(classic_mark_script, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	__u32 tid = task->pid, old_tid = old_pid;
	struct trc_inflight *call;

	if (!is_script(bprm))
		return 0;
	call = bpf_map_lookup_elem(&inflight, &old_tid);
	if (!call)
		call = bpf_map_lookup_elem(&inflight, &tid);
	if (call)
		call->mode |= TRC_MODE_SCRIPT;
	return 0;
}

SEC("tracepoint/sched/sched_process_exit")
int classic_sched_process_exit(void *event)
{
	on_exit(event, bpf_get_current_task_btf());
	return 0;
}

SEC("tracepoint/task/task_rename")
int classic_task_rename(struct trace_event_raw_task_rename *event)
{
	struct task_struct *task = bpf_get_current_task_btf();
	__u32 tid = event->pid;

	if (task->pid == tid) {
		on_rename(event, task, event->newcomm);
		return 0;
	}
	/* Through /proc/PID/comm, by another task. */
	task = bpf_task_from_pid(tid);
	if (!task)
		return 0; /* it is gone, and its name with it */
	on_rename(event, task, event->newcomm);
	bpf_task_release(task);
	return 0;
}

#endif
