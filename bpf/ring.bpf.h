/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The producer's side of one CPU's ring (lib/wire/ring.h says who writes what).  A record is begun at head,
 * grows through ring->offset, and is either committed or left pending.
 */
#ifndef TRACECTL_BPF_RING_H
#define TRACECTL_BPF_RING_H

#include "maps.bpf.h"

#define barrier() asm volatile("" ::: "memory")
#define READ_ONCE(x) (*(volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, value) (*(volatile typeof(x) *)&(x) = (value))

/*
 * A bound that the verifier keeps: clang 19 drops a mask that it can prove to be superfluous, and Linux 6.1
 * forgets a bound on the way through a register copy, so the mask comes right before the use and behind a
 * barrier.
 */
#define BOUND(x, mask)                                                                                       \
	({                                                                                                   \
		__u64 bound_ = (x);                                                                          \
		asm volatile("" : "+r"(bound_));                                                             \
		bound_ &= (mask);                                                                            \
		bound_;                                                                                      \
	})

static __always_inline struct trc_ring *this_ring(void)
{
	__u32 cpu = bpf_get_smp_processor_id();
	__u32 zero = 0;
	void *map = bpf_map_lookup_elem(&rings, &cpu);

	return map ? bpf_map_lookup_elem(map, &zero) : NULL;
}

/* The ring's data at a position; what may be written there reaches TRC_RING_SLACK beyond the ring's end. */
static __always_inline char *data_at(struct trc_ring *ring, __u64 position)
{
	return (char *)(ring + 1) + BOUND(position, ring_mask);
}

/* The record that is being written. */
static __always_inline struct trc_record *record_at(struct trc_ring *ring)
{
	return (struct trc_record *)data_at(ring, ring->position);
}

static __always_inline bool has_room(struct trc_ring *ring, __u64 bytes)
{
	if (transport != TRC_BY_RING)
		return true; /* told when the record is handed on */
	return ring->head + bytes - READ_ONCE(ring->tail) <= ring_mask + 1;
}

/*
 * From here to end_work() a program in task context decides and writes.  The tracepoint signal_generate also
 * occurs in interrupts (timers, sockets): in the middle of it, a record of that would take the place of the
 * one that is being written.  With a timer every 500 us and programs without rest, some 25 records a second
 * were damaged.
 */
static __always_inline void begin_work(struct trc_ring *ring)
{
	WRITE_ONCE(ring->busy, 1);
	barrier();
}

/* Writes what had to wait for the ring (task.bpf.h). */
static __always_inline void flush_deferred(void *ctx);

static __always_inline void end_work(void *ctx, struct trc_ring *ring)
{
	barrier();
	WRITE_ONCE(ring->busy, 0);
	barrier();
	if (READ_ONCE(ring->deferred) != ring->undeferred)
		flush_deferred(ctx);
}

/* From here to end_write() the bytes at head are not to be believed. */
static __always_inline void begin_write(struct trc_ring *ring)
{
	WRITE_ONCE(ring->sequence, ring->sequence + 1);
	barrier();
}

static __always_inline void end_write(struct trc_ring *ring)
{
	barrier();
	WRITE_ONCE(ring->sequence, ring->sequence + 1);
}

static __always_inline void advance_head(struct trc_ring *ring, __u64 bytes)
{
	barrier(); /* the record before the head that covers it: x86 keeps stores in order */
	WRITE_ONCE(ring->head, ring->head + bytes);
}

/* Wakes a sleeping reader once, when the ring has filled to the mark. */
static __always_inline void wake_reader(struct trc_ring *ring)
{
	__u32 nothing = 0;

	if (!READ_ONCE(ring->sleeping) || ring->head - READ_ONCE(ring->tail) < control.wake_bytes)
		return;
	WRITE_ONCE(ring->sleeping, 0);
	ring->wakeups++;
	bpf_ringbuf_output(&wake, &nothing, sizeof(nothing), BPF_RB_FORCE_WAKEUP);
}

#define TRC_LOST_RECORD_BYTES (sizeof(struct trc_record) + sizeof(struct trc_lost))

/* At head: what did not get into the stream since this was last told. */
static __always_inline struct trc_record *write_lost(struct trc_ring *ring, __u64 now)
{
	struct trc_record *record = (struct trc_record *)data_at(ring, ring->head);
	struct trc_lost *lost = (struct trc_lost *)(record + 1);

	record->time_ns = now;
	record->tid = 0;
	record->nr = 0;
	record->size8 = TRC_LOST_RECORD_BYTES / 8;
	record->enter8 = TRC_LOST_RECORD_BYTES / 8;
	record->sessions = 0xffff;
	record->kind = TRC_LOST;
	record->flags = 0;
	lost->since_ns = ring->last_ns;
	lost->enters = ring->lost_enters - ring->reported_enters;
	lost->exits = ring->lost_exits - ring->reported_exits;
	lost->tasks = ring->lost_tasks - ring->reported_tasks;
	lost->signals =
		READ_ONCE(ring->lost_signals) - ring->reported_signals; /* an interrupt may raise it */
	return record;
}

/* It has been told. */
static __always_inline void settle_lost(struct trc_ring *ring, struct trc_record *record)
{
	struct trc_lost *lost = (struct trc_lost *)(record + 1);

	ring->reported_enters += lost->enters;
	ring->reported_exits += lost->exits;
	ring->reported_tasks += lost->tasks;
	ring->reported_signals += lost->signals;
	ring->lost_since = 0;
	ring->other++;
}

/* Tells in the stream what did not get into it, in the place where it is missing.  The caller has made sure
 * of the room. */
__noinline int report_lost(__u64 now)
{
	struct trc_ring *ring = this_ring();

	if (!ring)
		return 0;
	settle_lost(ring, write_lost(ring, now));
	advance_head(ring, TRC_LOST_RECORD_BYTES);
	return 0;
}

/* What the exit of the call in `record` must know, wherever it happens.  The call may be known already
 * (execve, at enter). */
static __always_inline int remember_call(struct trc_record *record, struct trc_ring *ring)
{
	struct trc_inflight entry = {}, *known;
	__u32 tid = record->tid;

	known = bpf_map_lookup_elem(&inflight, &tid);
	if (known && known->time_ns == record->time_ns)
		return 0;
	entry.nr = record->nr;
	entry.mode = record->flags & TRC_I386 ? TRC_MODE_I386 : 0;
	entry.time_ns = record->time_ns;
	entry.sessions = record->sessions;
	entry.enter_plan = ring->pending_plan;
	entry.reread = ring->pending_reread;
	if (bpf_map_update_elem(&inflight, &tid, &entry, BPF_ANY) != 0)
		__sync_fetch_and_add(&control.inflight_full, 1);
	else if (!known)
		__sync_fetch_and_add(&control.inflight, 1);
	return 0;
}

/* Commits the pending enter half alone: its call is split from now on. */
__noinline int commit_pending(void)
{
	struct trc_ring *ring = this_ring();

	if (!ring)
		return 0;
	begin_write(ring);
	WRITE_ONCE(ring->pending_tid, 0);
	advance_head(ring, ring->pending_size);
	end_write(ring);
	return 0;
}

#endif
