/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The way out of the ring's memory: the head moves, and the reader finds the record where it was made; or,
 * with the other transports, the record is handed on as a copy.  Which one is a constant at load, so that the
 * verifier drops the others.
 */
#ifndef TRACECTL_BPF_FORWARD_H
#define TRACECTL_BPF_FORWARD_H

#include "ring.bpf.h"

/* The stock ring buffer wakes its reader as our own does: once, when it has filled to the mark. */
static __always_inline __u64 stock_wake_flags(struct trc_ring *ring, void *stock)
{
	if (!READ_ONCE(ring->sleeping) || bpf_ringbuf_query(stock, BPF_RB_AVAIL_DATA) < forward_wake_bytes)
		return BPF_RB_NO_WAKEUP;
	WRITE_ONCE(ring->sleeping, 0);
	ring->wakeups++;
	return BPF_RB_FORCE_WAKEUP;
}

/* ctx: the program's, which the helper wants to see.  0, or it found no room. */
static __always_inline long forward(void *ctx, struct trc_ring *ring, struct trc_record *record, __u64 bytes)
{
	__u32 cpu = bpf_get_smp_processor_id();
	void *stock;

	bytes = BOUND(bytes, TRC_FORWARD_MAX - 1);
	if (transport == TRC_BY_PERF)
		return bpf_perf_event_output(ctx, &perf_buffers, BPF_F_CURRENT_CPU, record, bytes);
	stock = bpf_map_lookup_elem(&stock_rings, &cpu);
	return stock ? bpf_ringbuf_output(stock, record, bytes, stock_wake_flags(ring, stock)) : -1;
}

/* Ends the record that is being written.  False: it found no room, and is gone. */
static __always_inline bool commit(void *ctx, struct trc_ring *ring, struct trc_record *record)
{
	__u64 bytes = ring->offset;

	if (transport != TRC_BY_RING)
		return forward(ctx, ring, record, bytes) == 0;
	advance_head(ring, bytes);
	return true;
}

/* Before a record is begun: what was lost until now. */
static __always_inline void tell_lost(void *ctx, struct trc_ring *ring, __u64 now)
{
	struct trc_record *record;

	if (!ring->lost_since)
		return;
	if (transport == TRC_BY_RING) {
		report_lost(now);
		return;
	}
	record = write_lost(ring, now);
	if (forward(ctx, ring, record, TRC_LOST_RECORD_BYTES) == 0)
		settle_lost(ring, record);
}

#endif
