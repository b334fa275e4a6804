/* SPDX-License-Identifier: GPL-2.0-only */
/* Knobs that are fixed at load, and the memory that the programs share with user space. */
#ifndef TRACECTL_BPF_MAPS_H
#define TRACECTL_BPF_MAPS_H

#include "lib/wire/filter.h"
#include "lib/wire/plan.h"
#include "lib/wire/ring.h"

/* Fixed at load: the verifier takes them as constants. */
const volatile __u64 ring_mask = (1u << 21) - 1;
const volatile __u32 transport = TRC_BY_RING;
const volatile bool count_filtered;
const volatile __u64 forward_wake_bytes; /* TRC_BY_RINGBUF: fill at which a sleeping reader is woken */

/* Written by user space at any time; calls[] is what every system call of the machine looks at first. */
struct trc_control control SEC(".data.control");
struct trc_call calls[TRC_CALLS] SEC(".data.calls");
struct trc_plan plans[TRC_PLANS] SEC(".data.plans");
struct trc_select selects[TRC_CALLS] SEC(".data.selects");

struct trc_exit_filter exit_filters[TRC_SESSIONS] SEC(".data.exit_filters");

struct trc_passed_over passed_over[TRC_PASSED_OVER];
struct trc_task_slot task_cache[TRC_TASK_CACHE];
__u64 cgroup_cache[TRC_CGROUP_CACHE];

/* One ring a CPU.  The inner array's value size is set before load, from the ring's size. */
struct ring_map {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, TRC_RING_BYTES(1u << 21));
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1); /* as many as possible CPUs, set before load */
	__uint(key_size, sizeof(__u32));
	__array(values, struct ring_map);
} rings SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, TRC_TASKS_MAX);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, __u32);
	__type(value, struct trc_task_filter);
} tasks SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, TRC_CGROUPS_MAX);
	__type(key, __u64);
	__type(value, __u16);
} cgroups SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, TRC_WANTED_MAX);
	__type(key, __u64);
	__type(value, __u16);
} wanted SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, TRC_INFLIGHT_MAX);
	__type(key, __u32);
	__type(value, struct trc_inflight);
} inflight SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, TRC_CHOICES_MAX);
	__type(key, __u64);
	__type(value, struct trc_choice);
} choices SEC(".maps");

/* Signals that an interrupt sent while a program was at work on its CPU's ring. */
#define DEFERRED_MAX 8
struct deferred_signal {
	__u32 tid;
	__s32 number;
	__u64 sessions;
	struct trc_signal body;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, DEFERRED_MAX);
	__type(key, __u32);
	__type(value, struct deferred_signal);
} deferred_signals SEC(".maps");

/* struct trc_account at TRC_ACCOUNT_KEY; as many entries as there are sessions, set before load. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, TRC_CALLS);
	__type(key, __u32);
	__type(value, struct trc_account);
} accounts SEC(".maps");

/* TRC_BY_PERF: the perf buffers, by CPU. */
struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} perf_buffers SEC(".maps");

/* TRC_BY_RINGBUF: by CPU.  Ring buffers of any size fit the template. */
struct stock_ring {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1); /* as many as possible CPUs, set before load */
	__uint(key_size, sizeof(__u32));
	__array(values, struct stock_ring);
} stock_rings SEC(".maps");

/* Wakes the sleeping reader; the bytes say nothing. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} wake SEC(".maps");

#endif
