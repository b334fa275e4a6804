/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The capture interpreter: runs a plan's operations on the call whose record is being written.  It knows
 * kinds of copy, not system calls.
 */
#ifndef TRACECTL_BPF_CAPTURE_H
#define TRACECTL_BPF_CAPTURE_H

#include "execed.bpf.h"
#include "item.bpf.h"
#include "walk.bpf.h"

#define IOC_SIZE(request) (((request) >> 16) & 0x3fff)
#define IOC_DIRECTION(request) (((request) >> 30) & 3)

/* More than the address space: no sum or product of it overflows. */
#define MOST_BYTES 0x7fffffffffffull

static __always_inline __u64 length_arg_of(struct trc_ring *ring, struct trc_op *op)
{
	__u64 length = ring->args[BOUND(op->len_arg, 7)];

	if (op->flags & TRC_OP_LEN32)
		length = (__u32)length;
	return length > MOST_BYTES ? MOST_BYTES : length;
}

/* A bit map is whole longs, elem bytes each on this ABI. */
static __always_inline __u64 bitmap_bytes(struct trc_op *op, __u64 bits)
{
	__u64 fill = op->elem - 1;

	return ((bits + 7) / 8 + fill) & ~fill;
}

static __always_inline __u64 counted_bytes(struct trc_op *op, __u64 count)
{
	if (op->flags & TRC_OP_BITS)
		return bitmap_bytes(op, count > op->offset ? count - op->offset : 0);
	if (op->flags & TRC_OP_PAGES)
		return (count + PAGE_BYTES - 1) / PAGE_BYTES;
	return count * op->elem + op->offset;
}

static __always_inline __u64 tag_of(struct trc_ring *ring, struct trc_op *op)
{
	__u64 tag = TAG(op->arg, 0);

	if (op->flags & TRC_OP_REREAD && !(ring->mode & (TRC_MODE_EXIT | TRC_MODE_REREAD)))
		tag |= TAG_REREAD;
	return tag;
}

/* The four kinds that most calls need, with nothing called on the way to the helper that copies.  False:
 * another kind. */
static __always_inline bool run_simple_op(struct trc_ring *ring, struct trc_op *op)
{
	__u64 from = ring->args[BOUND(op->arg, 7)], tag = tag_of(ring, op), len, most;
	__u32 kind = op->kind;

	if (kind == TRC_COPY_STRING) {
		tag |= TAG_STRING;
		len = 0;
	} else if (kind == TRC_COPY_FIXED) {
		from += op->offset;
		len = op->elem;
	} else if (kind == TRC_COPY_COUNTED) {
		len = length_arg_of(ring, op);
		len = counted_bytes(op, len);
	} else if (kind == TRC_COPY_RETURNED) {
		len = ring->ret > 0 ? ring->ret : 0;
		most = op->flags & TRC_OP_NO_LEN_ARG ? 0x7fffffff : length_arg_of(ring, op);
		if (len > most)
			len = most;
		len = len * op->elem + op->offset;
	} else {
		return false;
	}
	ring->object_at = ring->offset;
	put_item_in(ring, from, len, op->max, tag);
	return true;
}

/* What a pointer of the structure at `from` leads to. */
static __always_inline int put_behind(struct trc_ring *ring, struct trc_op *op, __u64 from, __u64 tag)
{
	__u32 wide = !(ring->mode & TRC_MODE_I386) || op->flags & TRC_OP_POINTER64;
	__u64 pointer, count = op->count;

	pointer = field_of(ring, from, op->offset, wide ? 8 : 4, tag);
	if (!pointer)
		return 0; /* the structure says so */
	if (op->len_arg)
		count = field_of(ring, from, op->len_offset, op->len_arg, tag);
	if (count > MOST_BYTES)
		count = MOST_BYTES;
	tag |= (__u64)op->sub << 16;
	if (!op->elem)
		return put_item(pointer, 0, op->max, tag | TAG_STRING);
	return put_item(pointer, op->flags & TRC_OP_BITS ? bitmap_bytes(op, count) : count * op->elem,
			op->max, tag);
}

/* One operation of a plan, on the call whose arguments stand in the ring's header. */
__noinline int run_op(__u32 plan_index, __u32 op_index)
{
	struct trc_ring *ring = this_ring();
	struct trc_plan *plan = &plans[BOUND(plan_index, TRC_PLANS - 1)];
	__u64 from, len = 0, limits, tag, length_arg;
	struct trc_op *op;
	__u32 narrow = 0;

	if (!ring || op_index >= TRC_PLAN_OPS)
		return 0;
	op = &plan->ops[op_index];
	if (ring->mode & TRC_MODE_EXECED)
		return put_execed(op->kind, op->max | (__u64)op->count << 32, op->elem | (__u64)op->sub << 32,
				  TAG(op->arg, 0));
	if (run_simple_op(ring, op))
		return 0;
	from = ring->args[BOUND(op->arg, 7)];
	length_arg = ring->args[BOUND(op->len_arg, 7)];
	tag = tag_of(ring, op);
	limits = op->max | (__u64)op->count << 32;
	ring->budget = ~0ull;
	if (op->flags & TRC_OP_LIMIT_RET)
		ring->budget = ring->ret > 0 ? ring->ret : 0;

	if (op->kind == TRC_COPY_BEHIND)
		return put_behind(ring, op, from, tag);
	ring->object_at = ring->offset;

	switch (op->kind) {
	case TRC_COPY_PREFIXED:
		if (from && bpf_probe_read_user(&narrow, sizeof(narrow), (void *)(from + op->offset))) {
			from += op->offset; /* what says how long it is cannot be read: it faults there */
			narrow = 1;
		}
		len = (__u64)narrow + op->count;
		break;
	case TRC_COPY_POINTED:
		if (length_arg && bpf_probe_read_user(&narrow, sizeof(narrow), (void *)length_arg)) {
			from = length_arg;
			narrow = 1;
		}
		len = narrow;
		break;
	case TRC_COPY_IOC:
		/* elem: the direction that this half is about */
		if (!(IOC_DIRECTION(length_arg) & op->elem))
			return 0;
		len = IOC_SIZE(length_arg);
		break;
	case TRC_COPY_IOVEC:
		return put_iovec(from, length_arg_of(ring, op), limits, tag);
	case TRC_COPY_MSGHDR:
		return put_message(from, ring->mode & TRC_MODE_I386 ? 28 : 56, limits, tag);
	case TRC_COPY_POINTERS:
		return put_pointers(from, length_arg_of(ring, op), op->elem | (__u64)op->count << 32, tag);
	case TRC_COPY_MMSGHDR:
		if (ring->mode & TRC_MODE_EXIT && !(ring->mode & TRC_MODE_REREAD))
			len = ring->ret > 0 ? ring->ret : 0;
		else
			len = length_arg_of(ring, op);
		return put_messages(from, len, limits, tag);
	case TRC_COPY_ARGV:
		ring->budget = op->elem;
		if (from)
			return put_strings(from, limits, tag);
		break;
	case TRC_COPY_ENVC:
		return put_string_count(from, tag);
	default:
		return 0;
	}
	return put_item(from, len, op->max, tag);
}

/* The operations of a plan from `first` on; after a failed call only those that are said to matter then. */
__noinline int run_ops(__u32 plan_index, __u32 first, __u32 failed)
{
	struct trc_plan *plan = &plans[BOUND(plan_index, TRC_PLANS - 1)];

	for (__u32 i = 0; i < TRC_PLAN_OPS; i++) { /* bound: TRC_PLAN_OPS */
		if (i >= plan->n_ops)
			break;
		if (i < first)
			continue;
		if (!failed || plan->ops[i].flags & TRC_OP_ON_ERROR)
			run_op(plan_index, i);
	}
	return 0;
}

/*
 * The first operation is inlined, where it is a simple one: that spares two calls between programs, which
 * cost 15 ns each where returns go through a thunk (AMD's safe RET).
 */
static __always_inline void run_plan(struct trc_ring *ring, __u32 plan_index, bool failed)
{
	struct trc_plan *plan = &plans[BOUND(plan_index, TRC_PLANS - 1)];

	if ((!failed || plan->ops[0].flags & TRC_OP_ON_ERROR) && !run_simple_op(ring, &plan->ops[0]))
		run_op(plan_index, 0);
	if (plan->n_ops > 1)
		run_ops(plan_index, 1, failed);
}

/* Looks again at the arguments that faulted at enter: the kernel has touched their pages by now. */
__noinline int run_reread(__u32 plan_index, __u32 faulted)
{
	struct trc_ring *ring = this_ring();
	struct trc_plan *plan = &plans[BOUND(plan_index, TRC_PLANS - 1)];

	if (!ring)
		return 0;
	ring->mode |= TRC_MODE_REREAD;
	for (__u32 i = 0; i < TRC_PLAN_OPS; i++) { /* bound: TRC_PLAN_OPS */
		if (i >= plan->n_ops)
			break;
		if (faulted >> (plan->ops[i].arg & 7) & 1)
			run_op(plan_index, i);
	}
	ring = this_ring();
	if (ring)
		ring->mode &= ~TRC_MODE_REREAD;
	return 0;
}

#endif
