/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One CPU's ring, shared by the kernel side (producer) and one reader through mmap.
 *
 * head and tail only grow; a position's place is (position & (size - 1)).  Records are contiguous: the data
 * area is longer than size by TRC_RING_SLACK, so that a record which begins before the end runs on behind it,
 * and neither side handles a wrap inside a record.
 *
 * The enter half of a call is written at head without moving head, and stays "pending" until the same thread
 * leaves the call on this CPU (the exit half is appended, head moves once; or no session wants a call that
 * ended so, and its place is free again) or anything else is written here (the enter half is committed
 * alone).  A reader may look at the pending record: it is whole when sequence was even and the same before
 * and after.
 *
 * Who writes what: the producer everything but tail, sleeping and what user space sets before attaching.
 * Preemption is off, and sys_enter, sys_exit and the task tracepoints run in task context; only a signal may
 * be sent by an interrupt, on top of another program, and then waits until that has ended (busy).  So
 * programs on one CPU never write at once, and plain stores suffice; x86 keeps their order.
 */
#ifndef TRACECTL_WIRE_RING_H
#define TRACECTL_WIRE_RING_H

#include <linux/types.h>
#include "record.h"

#define TRC_RING_SLACK (TRC_RECORD_MAX + TRC_ITEM_MAX + 4096)
#define TRC_RING_BYTES(size) (sizeof(struct trc_ring) + (size) + TRC_RING_SLACK)

/*
 * How records leave the kernel.  With the latter two the ring's memory is where a record is made, at its
 * beginning (head stays 0), and each half is handed on at once, to wherever its reader looks: nothing is ever
 * pending.  The header's counters and its sequence word mean the same.
 */
enum trc_transport {
	TRC_BY_RING = 0,
	TRC_BY_PERF = 1,
	TRC_BY_RINGBUF = 2,
};

/* What is handed on is smaller than this: the size of a perf sample is told in 16 bits.  A record takes no
 * item beyond the offset, and no item is longer than the maximum, so that every record fits. */
#define TRC_FORWARD_RING_BYTES 4096u /* of the ring in which they are made: nothing waits there */
#define TRC_FORWARD_MAX (1u << 16)
#define TRC_FORWARD_ITEM_MAX (1u << 15)
#define TRC_FORWARD_OFFSET_LIMIT (TRC_FORWARD_MAX - TRC_FORWARD_ITEM_MAX - 1024)

struct trc_ring {
	/* The producer's cache line. */
	__u64 head;	      /* first byte that is not committed */
	__u32 pending_tid;    /* thread whose enter half stands at head; 0: none */
	__u32 pending_size;   /* its bytes */
	__u32 sequence;	      /* odd while the bytes at head are being written */
	__u32 pending_reread; /* bit i: argument i faulted at enter and is due for a second look */
	__u32 lost_since;     /* records lost since the last TRC_LOST: non-zero asks for one */
	__u32 busy;	      /* a program is at work on this ring: one in an interrupt must keep out */
	__u64 last_ns;	      /* time of the last committed record: since_ns of the next TRC_LOST */
	__u64 pending_moves;  /* how often that thread had changed CPUs: unchanged means that it never left
				 this one, so that what is pending is its current call and not one that ended
				 elsewhere */
	__u16 pending_plan;   /* enter plan of the pending call */
	__u16 pending_exit;   /* and its exit plan */
	__u32 deferred;	      /* signals that had to wait for a busy ring, since load */
	__u32 undeferred;     /* of those, written since: slots from here to deferred are in use */
	__u32 pad1;

	/* The reader's. */
	__u64 tail;	/* first byte that the reader still needs */
	__u32 sleeping; /* the reader sleeps: wake it once when a quarter is full; the producer clears it */
	__u32 pad2;
	__u64 pad3[6];

	/* Losses by cause, since load: monotonic, written by the producer. */
	__u64 lost_enters; /* no room in the ring */
	__u64 lost_exits;
	__u64 lost_tasks;
	__u64 lost_signals;
	__u64 reported_enters; /* the four above, as of the last TRC_LOST record */
	__u64 reported_exits;
	__u64 reported_tasks;
	__u64 reported_signals;

	/* How much was delivered, since load. */
	__u64 enters; /* enter halves written */
	__u64 exits;  /* exit halves written */
	__u64 other;  /* task, signal and loss records */
	__u64 wakeups;
	__u64 split_failed; /* no place to remember a split call by: its exit went out by the registers'
			       number */
	__u64 pad4[3];

	/* Scratch of the capture interpreter: in memory, so that the verifier need not follow it. */
	__u64 args[8]; /* of the call whose record is being written; two more than there are, for a bound by
			  mask */
	__s64 ret;
	__u64 position;	 /* where that record begins */
	__u64 offset;	 /* its bytes so far */
	__u64 budget;	 /* bytes of contents that may still be copied (iovec bounded by the return value) */
	__u32 faults;	 /* bit i: an item of argument i faulted and is to be read again at exit */
	__u32 mode;	 /* enum trc_mode */
	__u32 object_at; /* the item with the structure that the last operation copied; 0: it could not */
	__u32 object_bytes;
	__u32 wanting; /* sessions that want the end of the call */
	__u32 pad5;
	__u64 pad6;
};

enum trc_mode {
	TRC_MODE_I386 = 1 << 0,	  /* pointers and longs are 4 bytes */
	TRC_MODE_EXIT = 1 << 1,	  /* the exit half is being written: the return value is known */
	TRC_MODE_REREAD = 1 << 2, /* second look at what faulted at enter */
	TRC_MODE_EXECED = 1 << 3, /* the call was an execve that succeeded: its memory is gone, the new
				     program's copies are there */
	TRC_MODE_SCRIPT = 1 << 4, /* and of a script: the new program's arguments are not those of the call */
};

#endif
