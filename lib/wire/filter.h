/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who is traced.  Every filter resolves to the set of sessions (one bit each) that want the call; the sets
 * are and-ed; an empty set returns at once.
 */
#ifndef TRACECTL_WIRE_FILTER_H
#define TRACECTL_WIRE_FILTER_H

#include <linux/types.h>
#include "plan.h"

#define TRC_SESSIONS 16u

/* Value of the tasks map: thread id -> what is wanted of it. */
struct trc_task_filter {
	__u16 sessions; /* that want its calls */
	__u16 flags;	/* enum trc_task_flags */
};

enum trc_task_flags {
	TRC_TASK_FOLLOW = 1 << 0,    /* its children (processes and threads) are born with the same entry */
	TRC_TASK_WAIT_EXEC = 1 << 1, /* nothing is wanted before it calls execve */
};

#define TRC_TASKS_MAX 65536u
#define TRC_TASK_CACHE 4096u

/*
 * Slots of the direct-mapped cache in front of the tasks map, indexed by tid: one 64-bit word, so that a slot
 * is never seen half-written: tid << 32 | generation << 16 | sessions.  User space raises the generation
 * after it changed the map.
 */
#define TRC_CACHE_KEY(tid, generation) (((__u64)(tid) << 32) | ((__u64)(generation) << 16))

/* A slot is a cache line, or threads of one pool, whose ids are neighbours, would fight over it. */
struct trc_task_slot {
	__u64 word; /* TRC_CACHE_KEY | sessions */
	__u64 pad[7];
};

/* The call of a task whose enter nobody wanted, by CPU; more CPUs share, and tid and moves tell whose it is.
 */
struct trc_passed_over {
	__u32 tid;   /* 0: none */
	__u32 moves; /* how often the thread had changed CPUs */
	__u64 pad[7];
};
#define TRC_PASSED_OVER 512u

/*
 * Filters beside the tasks: each names the sessions that have such a filter at all, and a map says which of
 * them the task passes.  All of zero: nothing more to ask, one load.
 */
struct trc_narrow {
	__u16 by_cgroup; /* cgroups map: id of a v2 cgroup -> sessions that want it and what is below it */
	__u16 by_tgid;	 /* wanted map: TRC_WANTED_KEY -> sessions */
	__u16 by_tid;
	__u16 by_uid; /* effective */
};

#define TRC_WANTED_TGID 1u
#define TRC_WANTED_TID 2u
#define TRC_WANTED_UID 3u
#define TRC_WANTED_KEY(kind, value) ((__u64)(kind) << 32 | (__u32)(value))
#define TRC_WANTED_MAX 4096u
#define TRC_CGROUPS_MAX 1024u

/*
 * Direct-mapped cache in front of the cgroups map, indexed by the cgroup's id: id << 16 | sessions, in one
 * word for the same reason as the tasks'.  Ids are not used again (kernfs counts generations), so that a
 * cgroup that is gone leaves nothing to clear; user space zeroes the cache after it changed the map.
 */
#define TRC_CGROUP_CACHE 1024u
#define TRC_CGROUP_WORD(id) ((__u64)(id) << 16)

/*
 * What the end of a call must be like for a session to want it: tested while its record is still pending, so
 * that one which does not match is never committed.  It matches when any of the clauses does, and a clause
 * when all of it does; the bounds belong to the ranges.  A call whose enter half has left already (it
 * blocked) keeps its exit: whoever reads the records decides then.
 */
#define TRC_EXIT_CLAUSES 8u

struct trc_exit_clause {
	__s64 ret_min, ret_max; /* as in trc_exit */
	__u64 duration_min_ns, duration_max_ns;
	__u64 calls[TRC_CALLS / 64]; /* that it is about: bit by index */
};

struct trc_exit_filter {
	__u32 n_clauses;
	__u32 pad;
	struct trc_exit_clause clauses[TRC_EXIT_CLAUSES];
};

/*
 * A pending record is not taken back when it is this old: a reader may have peeked at it by then, and must
 * hear how the call ended.  Readers peek at none that is younger than TRC_PEEK_AGE_NS; what is between the
 * two is for clocks that differ a little from CPU to CPU.
 */
#define TRC_PEEK_AGE_NS 5000000ull
#define TRC_KEEP_AGE_NS 4000000ull

/*
 * What became of the halves that a session did not get, by call: a value for each CPU, at the key
 * TRC_ACCOUNT_KEY.  What it did get is counted by whoever reads the records.
 *
 * Calls that are filtered out before anything is written cost nothing, so they are counted only when that was
 * asked for at load (count_filtered); those that an exit filter drops are always counted.
 */
struct trc_account {
	__u64 lost_enters; /* no room, or no ring on that CPU */
	__u64 lost_exits;
	__u64 filtered_enters; /* of the session's tasks, but not of its calls, or not by its other filters */
	__u64 filtered_exits;
};

#define TRC_ACCOUNT_KEY(session, index) ((session) * TRC_CALLS + (index))

/* Set by user space, read by the programs; the programs write live_tasks and the counters. */
struct trc_control {
	__u32 self_tgid;  /* never recorded */
	__u16 generation; /* of the task cache */
	__u16 all_tasks;  /* sessions that want every task */
	struct trc_narrow narrow;
	__u16 by_exit;	/* sessions that have an exit filter: exit_filters[] */
	__u16 counting; /* sessions whose filtered calls are counted now (count_filtered) */
	__u16 pad[2];
	__u64 wake_bytes;    /* fill of a ring at which a sleeping reader is woken */
	__u64 live_tasks;    /* tasks in the tasks map, kept by the programs: 0 = the traced tree is gone */
	__u64 tasks_full;    /* forks that found no place in the tasks map: their children go untraced */
	__u64 no_ring;	     /* halves and task records dropped because their CPU has no ring */
	__u64 inflight;	     /* entries of the in-flight map: 0 spares the look-up */
	__u64 inflight_full; /* calls that found no place there: a split execve shows the number that its exit
				claims, or a fault was not read again */
};

/* What a call's exit must know that neither its registers nor a pending record tell: by tid, for calls to
 * execve and for split calls with a fault to read again. */
struct trc_inflight {
	__s32 nr;
	__u32 mode; /* enum trc_mode */
	__u64 time_ns;
	__u16 sessions;
	__u16 enter_plan;
	__u32 reread; /* bit i: argument i */
};
#define TRC_INFLIGHT_MAX 16384u

#endif
