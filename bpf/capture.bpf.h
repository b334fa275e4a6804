/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The capture interpreter: copies what a plan says from the caller's memory behind the record that is being
 * written, once.
 *
 * Every function that walks something is a global one (__noinline, not static) with scalar arguments, and
 * what it works on lies in the ring's header: so the verifier looks at each once, takes what it returns as
 * unknown, and the states of its callers converge.  With everything inlined the programs come to over a
 * million instructions and are refused.
 */
#ifndef TRACECTL_BPF_CAPTURE_H
#define TRACECTL_BPF_CAPTURE_H

#include "ring.bpf.h"

#define PAGE_BYTES 4096u

/* Beyond this offset a record takes no further item: the longest item still fits below TRC_RECORD_MAX. */
#define TRC_OFFSET_LIMIT (TRC_RECORD_MAX - TRC_ITEM_MAX - 64)

#define TAG(arg, sub) ((__u64)(arg) | (__u64)(sub) << 16)
#define TAG_STRING (1ull << 32) /* ends at its NUL */
#define TAG_REREAD (1ull << 33) /* worth a second look at exit when it faults */
#define TAG_ARG(tag) ((__u32)(tag) & 7)
#define TAG_SUB(tag) ((__u16)((tag) >> 16))

#define MAX_IOVEC 64
#define MAX_MESSAGES 16
#define MAX_STRINGS 256
#define MAX_ENVC 512

static __always_inline void put_header(struct trc_ring *ring, __u64 tag, __u32 status, __u64 len)
{
	struct trc_item *item =
		(struct trc_item *)(data_at(ring, ring->position) + BOUND(ring->offset, TRC_RECORD_MAX - 1));

	item->arg = TAG_ARG(tag);
	item->status = status | (ring->mode & TRC_MODE_REREAD ? TRC_ITEM_REREAD : 0) |
		       (ring->mode & TRC_MODE_EXECED ? TRC_ITEM_KERNEL : 0);
	item->sub = TAG_SUB(tag);
	item->len = len;
	ring->offset += sizeof(*item) + ((len + 7) & ~7ull);
}

static __always_inline int put_item_in(struct trc_ring *ring, __u64 from, __u64 len, __u64 limit, __u64 tag)
{
	__u32 status = TRC_OK;
	__u64 bytes, rest;
	char *to;
	long err;

	if (ring->offset > TRC_OFFSET_LIMIT) {
		record_at(ring)->flags |= TRC_INCOMPLETE;
		return 0;
	}
	if (!from) {
		put_header(ring, tag, TRC_NULL, 0);
		return 0;
	}
	to = data_at(ring, ring->position) + BOUND(ring->offset, TRC_RECORD_MAX - 1) +
	     sizeof(struct trc_item);

	bytes = limit;
	if (!(tag & TAG_STRING)) {
		if (len > limit)
			status = TRC_TRUNCATED;
		else
			bytes = len;
	}
	asm volatile("" : "+r"(bytes));
	bytes &= 2 * TRC_ITEM_MAX - 1;
	if (bytes > TRC_ITEM_MAX)
		bytes = TRC_ITEM_MAX;

	if (tag & TAG_STRING) {
		err = bpf_probe_read_user_str(to, bytes, (void *)from);
		if (err >= 0) {
			/* The empty string is 0 up to Linux 6.1, 1 with its NUL since.  The length that we
			 * tell has no NUL.  A string of exactly the limit cannot be told from a cut one: its
			 * NUL has no place. */
			if ((__u64)err == bytes && bytes)
				status = TRC_TRUNCATED;
			bytes = err > 0 ? err - 1 : 0;
			put_header(ring, tag, status, bytes);
			return 0;
		}
	} else {
		err = bpf_probe_read_user(to, bytes, (void *)from);
		if (!err) {
			put_header(ring, tag, status, bytes);
			return 0;
		}
	}

	/* Not all of it is readable now: what stands in its first page may be. */
	if (tag & TAG_REREAD)
		ring->faults |= 1u << TAG_ARG(tag);
	rest = PAGE_BYTES - (from & (PAGE_BYTES - 1));
	if (rest < bytes) {
		asm volatile("" : "+r"(rest));
		rest &= PAGE_BYTES - 1;
		if (rest && !bpf_probe_read_user(to, rest, (void *)from)) {
			put_header(ring, tag, TRC_PARTIAL, rest);
			return 0;
		}
	}
	put_header(ring, tag, TRC_FAULT, 0);
	return 0;
}

/* The bytes at `from`: len of them, or a string; `limit` at most. */
__noinline int put_item(__u64 from, __u64 len, __u64 limit, __u64 tag)
{
	struct trc_ring *ring = this_ring();

	return ring ? put_item_in(ring, from, len, limit, tag) : 0;
}

/* An item of 8 bytes that the programs computed. */
static __always_inline void put_number(struct trc_ring *ring, __u64 number, __u32 status, __u64 tag)
{
	char *to = data_at(ring, ring->position) + BOUND(ring->offset, TRC_RECORD_MAX - 1) +
		   sizeof(struct trc_item);

	*(__u64 *)to = number;
	put_header(ring, tag, status, sizeof(number));
}

static __always_inline long read_word(__u64 from, __u32 is_i386, __u64 *word)
{
	__u32 narrow = 0;
	long err;

	if (!is_i386)
		return bpf_probe_read_user(word, sizeof(*word), (void *)from);
	err = bpf_probe_read_user(&narrow, sizeof(narrow), (void *)from);
	*word = narrow;
	return err;
}

/* What element i of the iovec array points to; the array's own bytes stand at array_offset of the record.  1:
 * no more. */
__noinline int put_iovec_element(__u64 array_offset, __u64 i, __u64 limit, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 base, len;
	char *array;

	if (!ring || !ring->budget)
		return 1;
	array = data_at(ring, ring->position) + BOUND(array_offset, TRC_RECORD_MAX - 1) +
		sizeof(struct trc_item);
	i = BOUND(i, MAX_IOVEC - 1);
	if (ring->mode & TRC_MODE_I386) {
		base = ((__u32 *)array)[i * 2];
		len = ((__u32 *)array)[i * 2 + 1];
	} else {
		base = ((__u64 *)array)[i * 2];
		len = ((__u64 *)array)[i * 2 + 1];
	}
	if (len > ring->budget)
		len = ring->budget;
	ring->budget -= len;
	put_item(base, len, limit, tag + ((i + 1) << 16));
	return 0;
}

/* The array itself (sub of the tag), then what its elements point to (the subs after it). */
__noinline int put_iovec(__u64 from, __u64 count, __u64 limits, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 limit = limits & 0xffffffff, most = limits >> 32;
	__u64 array_offset;

	if (!ring)
		return 0;
	if (most > MAX_IOVEC)
		most = MAX_IOVEC;
	array_offset = ring->offset;
	if (count > 1024) /* UIO_MAXIOV: the call fails */
		count = 1024;
	put_item(from, count * (ring->mode & TRC_MODE_I386 ? 8 : 16),
		 most * (ring->mode & TRC_MODE_I386 ? 8 : 16), tag);
	ring = this_ring();
	if (!ring || ring->offset <= array_offset + sizeof(struct trc_item))
		return 0; /* nothing readable, or no room */
	if (count > most)
		count = most;
	for (__u32 i = 0; i < MAX_IOVEC; i++) { /* bound: MAX_IOVEC */
		if (i >= count || put_iovec_element(array_offset, i, limit, tag))
			break;
	}
	return 0;
}

/* struct msghdr and what it points to. */
__noinline int put_message(__u64 from, __u64 limits, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 name, name_len, iov, iov_len, control, control_len, at;
	char *header;

	if (!ring)
		return 0;
	at = ring->offset;
	put_item(from, ring->mode & TRC_MODE_I386 ? 28 : 56, 56, tag + ((__u64)TRC_SUB_MSG_HEADER << 16));
	ring = this_ring();
	if (!ring || ring->offset < at + sizeof(struct trc_item) + 28)
		return 0; /* not readable */
	header = data_at(ring, ring->position) + BOUND(at, TRC_RECORD_MAX - 1) + sizeof(struct trc_item);
	if (ring->mode & TRC_MODE_I386) {
		name = ((__u32 *)header)[0];
		name_len = ((__u32 *)header)[1];
		iov = ((__u32 *)header)[2];
		iov_len = ((__u32 *)header)[3];
		control = ((__u32 *)header)[4];
		control_len = ((__u32 *)header)[5];
	} else {
		name = ((__u64 *)header)[0];
		name_len = ((__u32 *)header)[2];
		iov = ((__u64 *)header)[2];
		iov_len = ((__u64 *)header)[3];
		control = ((__u64 *)header)[4];
		control_len = ((__u64 *)header)[5];
	}
	if (name && name_len)
		put_item(name, name_len, 128, tag + ((__u64)TRC_SUB_MSG_NAME << 16));
	if (control && control_len)
		put_item(control, control_len, 4096, tag + ((__u64)TRC_SUB_MSG_CONTROL << 16));
	return put_iovec(iov, iov_len, limits, tag + ((__u64)TRC_SUB_MSG_IOV << 16));
}

__noinline int put_messages(__u64 from, __u64 count, __u64 limits, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 stride;

	if (!ring)
		return 0;
	stride = ring->mode & TRC_MODE_I386 ? 32 : 64;
	for (__u32 i = 0; i < MAX_MESSAGES; i++) { /* bound: MAX_MESSAGES */
		if (i >= count)
			break;
		put_message(from + i * stride, limits, tag + ((__u64)i << (16 + TRC_SUB_MSG_SHIFT)));
	}
	return 0;
}

/* String i of a null-terminated array.  1: that was the last. */
__noinline int put_string_of(__u64 from, __u64 i, __u64 limits, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 limit = limits & 0xffffffff, most = limits >> 32, string = 0;
	__u32 is_i386;
	long err;

	if (!ring)
		return 1;
	if (ring->offset > TRC_OFFSET_LIMIT) {
		record_at(ring)->flags |= TRC_INCOMPLETE;
		return 1;
	}
	is_i386 = ring->mode & TRC_MODE_I386;
	err = read_word(from + i * (is_i386 ? 4 : 8), is_i386, &string);
	tag += i << 16;
	if (err) {
		if (tag & TAG_REREAD)
			ring->faults |= 1u << TAG_ARG(tag);
		put_header(ring, tag, TRC_FAULT, 0);
		return 1;
	}
	if (!string)
		return 1;
	if (i >= most) {
		put_header(ring, tag, TRC_TRUNCATED, 0);
		return 1;
	}
	put_item(string, 0, limit, tag | TAG_STRING);
	return 0;
}

__noinline int put_strings(__u64 from, __u64 limits, __u64 tag)
{
	for (__u32 i = 0; i < MAX_STRINGS; i++) { /* bound: MAX_STRINGS */
		if (put_string_of(from, i, limits, tag))
			break;
	}
	return 0;
}

/* How many strings there are: 1 for each pointer that is not null, 0 at the end, -1 where it cannot be read.
 */
__noinline int is_string_there(__u64 from, __u64 i)
{
	struct trc_ring *ring = this_ring();
	__u64 string = 0;
	__u32 is_i386;

	if (!ring)
		return 0;
	is_i386 = ring->mode & TRC_MODE_I386;
	if (read_word(from + i * (is_i386 ? 4 : 8), is_i386, &string))
		return -1;
	return string != 0;
}

__noinline int put_string_count(__u64 from, __u64 tag)
{
	struct trc_ring *ring;
	__u32 status = TRC_TRUNCATED;
	__u64 count = 0;
	int there;

	for (__u32 i = 0; i < MAX_ENVC; i++) { /* bound: MAX_ENVC */
		there = is_string_there(from, i);
		if (there <= 0) {
			status = there ? (i ? TRC_PARTIAL : TRC_FAULT) : TRC_OK;
			break;
		}
		count++;
	}
	ring = this_ring();
	if (!ring)
		return 0;
	if (!from)
		put_header(ring, tag, TRC_NULL, 0);
	else if (status == TRC_FAULT) {
		if (tag & TAG_REREAD)
			ring->faults |= 1u << TAG_ARG(tag);
		put_header(ring, tag, TRC_FAULT, 0);
	} else
		put_number(ring, count, status, tag);
	return 0;
}

/*
 * After an execve the caller's memory is gone; what could not be read at enter stands, as the kernel copied
 * it, in the new program's stack: the arguments one behind the other, then the environment, then the file's
 * name.  args[6] and [7] are the cursor and its end.
 */

/* The next string's bytes with its NUL, copied behind the record as scratch (the caller made room); 0: there
 * is none. */
static __always_inline long next_packed_string(struct trc_ring *ring, char *to)
{
	__u64 from = ring->args[6];
	long bytes;

	if (from >= ring->args[7])
		return 0;
	bytes = bpf_probe_read_user_str(to, PAGE_BYTES, (void *)from);
	if (bytes <= 0)
		return 0;
	ring->args[6] = from + bytes;
	return bytes;
}

/* String i.  1: that was the last. */
__noinline int put_packed_string(__u64 i, __u64 limits, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 limit = limits & 0xffffffff, most = limits >> 32;
	long bytes;
	char *to;

	if (!ring || ring->offset > TRC_OFFSET_LIMIT)
		return 1;
	to = data_at(ring, ring->position) + BOUND(ring->offset, TRC_RECORD_MAX - 1) +
	     sizeof(struct trc_item);
	bytes = next_packed_string(ring, to);
	if (!bytes)
		return 1;
	tag += i << 16;
	if (i >= most) {
		put_header(ring, tag, TRC_TRUNCATED, 0);
		return 1;
	}
	if ((__u64)bytes >= limit || bytes == PAGE_BYTES)
		put_header(ring, tag, TRC_TRUNCATED, (limit < PAGE_BYTES ? limit : PAGE_BYTES) - 1);
	else
		put_header(ring, tag, TRC_OK, bytes - 1);
	return bytes == PAGE_BYTES; /* where the next one begins is not known */
}

/* 1: there is another one. */
__noinline int skip_packed_string(void)
{
	struct trc_ring *ring = this_ring();

	if (!ring || ring->offset > TRC_OFFSET_LIMIT)
		return 0;
	return next_packed_string(ring, data_at(ring, ring->position) +
						BOUND(ring->offset, TRC_RECORD_MAX - 1) +
						sizeof(struct trc_item)) != 0;
}

/* What operation `op` of execve's plan copied, from the new program.  The kinds are those that execve's row
 * leads to. */
__noinline int put_execed(__u32 kind, __u64 limits, __u64 tag)
{
	struct mm_struct *mm = bpf_get_current_task_btf()->mm;
	struct trc_ring *ring = this_ring();
	__u64 count = 0;

	if (!ring || !mm)
		return 0;
	if (kind == TRC_COPY_STRING)
		return put_item(mm->env_end, 0, limits & 0xffffffff, tag | TAG_STRING);
	if (kind == TRC_COPY_ARGV && !(ring->mode & TRC_MODE_SCRIPT)) {
		ring->args[6] = mm->arg_start;
		ring->args[7] = mm->arg_end;
		for (__u32 i = 0; i < MAX_STRINGS; i++) { /* bound: MAX_STRINGS */
			if (put_packed_string(i, limits, tag))
				break;
		}
	}
	if (kind == TRC_COPY_ENVC) {
		ring->args[6] = mm->env_start;
		ring->args[7] = mm->env_end;
		for (__u32 i = 0; i < MAX_ENVC; i++) { /* bound: MAX_ENVC */
			if (!skip_packed_string())
				break;
			count++;
		}
		ring = this_ring();
		if (ring)
			put_number(ring, count, count == MAX_ENVC ? TRC_TRUNCATED : TRC_OK, tag);
	}
	return 0;
}

#define IOC_SIZE(request) (((request) >> 16) & 0x3fff)
#define IOC_DIRECTION(request) (((request) >> 30) & 3)

static __always_inline __u64 length_arg_of(struct trc_ring *ring, struct trc_op *op)
{
	__u64 length = ring->args[BOUND(op->len_arg, 7)];

	if (op->flags & TRC_OP_LEN32)
		length = (__u32)length;
	return length > 0x7fffffff ? 0x7fffffff : length;
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
		len = op->flags & TRC_OP_BITS ? (len + 63) / 64 * 8 : len * op->elem + op->offset;
	} else if (kind == TRC_COPY_RETURNED) {
		len = ring->ret > 0 ? ring->ret : 0;
		most = op->flags & TRC_OP_NO_LEN_ARG ? 0x7fffffff : length_arg_of(ring, op);
		if (len > most)
			len = most;
		len = len * op->elem + op->offset;
	} else {
		return false;
	}
	put_item_in(ring, from, len, op->max, tag);
	return true;
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
		return put_execed(op->kind, op->max | (__u64)op->count << 32, TAG(op->arg, 0));
	if (run_simple_op(ring, op))
		return 0;
	from = ring->args[BOUND(op->arg, 7)];
	length_arg = ring->args[BOUND(op->len_arg, 7)];
	tag = tag_of(ring, op);
	limits = op->max | (__u64)op->count << 32;
	ring->budget = ~0ull;
	if (op->flags & TRC_OP_LIMIT_RET)
		ring->budget = ring->ret > 0 ? ring->ret : 0;

	switch (op->kind) {
	case TRC_COPY_PREFIXED:
		if (from)
			bpf_probe_read_user(&narrow, sizeof(narrow), (void *)(from + op->offset));
		len = narrow;
		break;
	case TRC_COPY_POINTED:
		if (length_arg)
			bpf_probe_read_user(&narrow, sizeof(narrow), (void *)length_arg);
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
		return put_message(from, limits, tag);
	case TRC_COPY_MMSGHDR:
		if (ring->mode & TRC_MODE_EXIT)
			len = ring->ret > 0 ? ring->ret : 0;
		else
			len = length_arg_of(ring, op);
		return put_messages(from, len, limits, tag);
	case TRC_COPY_ARGV:
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

/*
 * The first operation is inlined, where it is a simple one: that spares two calls between programs, which
 * cost 15 ns each where returns go through a thunk (AMD's safe RET).
 */
static __always_inline void run_enter_plan(struct trc_ring *ring, __u32 plan_index)
{
	struct trc_plan *plan = &plans[BOUND(plan_index, TRC_PLANS - 1)];

	if (!run_simple_op(ring, &plan->ops[0]))
		run_op(plan_index, 0);
	for (__u32 i = 1; i < TRC_PLAN_OPS; i++) { /* bound: TRC_PLAN_OPS */
		if (i >= plan->n_ops)
			break;
		run_op(plan_index, i);
	}
}

/* After a failed call only what is said to matter then. */
static __always_inline void run_exit_plan(struct trc_ring *ring, __u32 plan_index, bool failed)
{
	struct trc_plan *plan = &plans[BOUND(plan_index, TRC_PLANS - 1)];

	if ((!failed || plan->ops[0].flags & TRC_OP_ON_ERROR) && !run_simple_op(ring, &plan->ops[0]))
		run_op(plan_index, 0);
	for (__u32 i = 1; i < TRC_PLAN_OPS; i++) { /* bound: TRC_PLAN_OPS */
		if (i >= plan->n_ops)
			break;
		if (!failed || plan->ops[i].flags & TRC_OP_ON_ERROR)
			run_op(plan_index, i);
	}
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
