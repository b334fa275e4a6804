/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The few members of kernel structs that the programs read.  preserve_access_index makes libbpf put in the
 * running kernel's offsets at load, so nothing here depends on the machine that builds.
 */
#ifndef TRACECTL_BPF_KERNEL_H
#define TRACECTL_BPF_KERNEL_H

#include <linux/types.h>

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct pt_regs {
	unsigned long r10, r9, r8, bp, bx, cx, dx, si, di, orig_ax, sp;
};

struct thread_info {
	__u32 status; /* TS_COMPAT: the call came by the i386 entry (the code segment would lie for int 0x80)
		       */
};

struct sched_entity {
	__u64 nr_migrations;
};

typedef struct {
	__u32 val;
} kuid_t;

struct cred {
	kuid_t euid;
};

struct kernfs_node {
	__u64 id;
};

struct cgroup;

struct cgroup_subsys_state {
	struct cgroup *cgroup;
	struct cgroup_subsys_state *parent;
};

struct cgroup {
	struct cgroup_subsys_state self;
	struct kernfs_node *kn;
};

struct css_set {
	struct cgroup *dfl_cgrp;
};

struct mm_struct {
	unsigned long arg_start, arg_end, env_start, env_end;
};

struct task_struct;

struct signal_struct {
	struct task_struct *group_exec_task;
};

struct task_struct {
	struct thread_info thread_info;
	struct signal_struct *signal;
	struct sched_entity se;
	__u32 pid;
	__u32 tgid;
	int exit_code;
	struct mm_struct *mm;
	struct task_struct *real_parent;
	const struct cred *cred;
	struct css_set *cgroups;
	char comm[16];
};

struct linux_binprm {
	const char *filename;
	const char *interp; /* another one: what is executed is a script */
};

struct sigaction {
	void *sa_handler;
};

struct k_sigaction {
	struct sigaction sa;
};

struct kernel_siginfo;

/* Records of classic tracepoints, after the header that all have in common. */
struct trace_event_raw_sys_enter {
	long id;
};

struct trace_event_raw_sys_exit {
	long ret;
};

struct trace_event_raw_sched_process_fork {
	int child_pid;
};

struct trace_event_raw_sched_process_exec {
	__u32 __data_loc_filename; /* offset in the record in the low 16 bits */
	int old_pid;
};

struct trace_event_raw_task_rename {
	int pid;
	char newcomm[16];
};

#pragma clang attribute pop

#define TS_COMPAT 2

#endif
