/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * May a program on a tracepoint be preempted here?  These read the preemption count, in an object of their
 * own, so that nothing which fails here fails the tracer.
 *
 * The count is a per-CPU variable whose address a kernel without CONFIG_KALLSYMS_ALL tells nobody ("failed to
 * find the address for kernel symbol"), so it is computed: the task's cfs_rq leads to this CPU's runqueues,
 * and how far the two variables are apart stands in the kernel's BTF.  User space has that read anyway, and
 * fills in the offsets: relocation by libbpf would read it again, 25 ms.
 */
#include <linux/types.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

/* Set before load. */
const volatile __u64 cfs_rq_of_task;
const volatile __u64 rq_of_cfs_rq;
const volatile __s64 count_from_runqueues;

/* As the last task that came by saw it, whose ever; negative: not read. */
int count_at_sys_enter = -1;
int count_at_fork = -1;
int count_at_classic = -1;

/* Bit 31 is PREEMPT_NEED_RESCHED, inverted. */
#define PREEMPT_COUNT_MASK 0x7fffffff

static __always_inline void read_count(int *into)
{
	__u64 task = bpf_get_current_task(), cfs_rq, rq;
	__u32 count;

	if (bpf_probe_read_kernel(&cfs_rq, sizeof(cfs_rq), (void *)(task + cfs_rq_of_task)) == 0 &&
	    bpf_probe_read_kernel(&rq, sizeof(rq), (void *)(cfs_rq + rq_of_cfs_rq)) == 0 &&
	    bpf_probe_read_kernel(&count, sizeof(count), (void *)(rq + count_from_runqueues)) == 0)
		*into = count & PREEMPT_COUNT_MASK;
}

/* The kernel runs programs on raw_tp and on tp_btf in the same way. */
SEC("raw_tp/sys_enter")
int at_sys_enter(void *event)
{
	read_count(&count_at_sys_enter);
	return 0;
}

SEC("raw_tp/sched_process_fork")
int at_fork(void *event)
{
	read_count(&count_at_fork);
	return 0;
}

SEC("tracepoint/raw_syscalls/sys_enter")
int at_classic(void *event)
{
	read_count(&count_at_classic);
	return 0;
}
