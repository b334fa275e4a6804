/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One item behind the record that is being written: what stands in front of the bytes, and the copy itself,
 * once, from the caller's memory.
 */
#ifndef TRACECTL_BPF_ITEM_H
#define TRACECTL_BPF_ITEM_H

#include "ring.bpf.h"

#define PAGE_BYTES 4096u

/* Beyond this offset a record takes no further item: the longest item still fits below its maximum. */
#define TRC_OFFSET_LIMIT                                                                                     \
	(transport == TRC_BY_RING ? TRC_RECORD_MAX - TRC_ITEM_MAX - 64 : TRC_FORWARD_OFFSET_LIMIT)

#define TAG(arg, sub) ((__u64)(arg) | (__u64)(sub) << 16)
#define TAG_STRING (1ull << 32) /* ends at its NUL */
#define TAG_REREAD (1ull << 33) /* worth a second look at exit when it faults */
#define TAG_ARG(tag) ((__u32)(tag) & 7)
#define TAG_SUB(tag) ((__u16)((tag) >> 16))

/* A place in the record that is being written. */
static __always_inline char *offset_at(struct trc_ring *ring, __u64 offset)
{
	return data_at(ring, ring->position) + BOUND(offset, TRC_RECORD_MAX - 1);
}

static __always_inline void put_header(struct trc_ring *ring, __u64 tag, __u32 status, __u64 len)
{
	struct trc_item *item = (struct trc_item *)offset_at(ring, ring->offset);

	item->arg = TAG_ARG(tag);
	item->status = status | (ring->mode & TRC_MODE_REREAD ? TRC_ITEM_REREAD : 0) |
		       (ring->mode & TRC_MODE_EXECED ? TRC_ITEM_KERNEL : 0);
	item->sub = TAG_SUB(tag);
	item->len = len;
	ring->offset += sizeof(*item) + ((len + 7) & ~7ull);
}

/* The header of an item that was cut: `there` tells how much there was to copy. */
static __always_inline void put_cut_header(struct trc_ring *ring, __u64 tag, __u64 len, __u64 there)
{
	put_header(ring, tag, TRC_TRUNCATED, len);
	*(__u64 *)offset_at(ring, ring->offset) = there;
	ring->offset += sizeof(there);
}

/* How long a string is of which `known` bytes were copied: what follows is read behind the item, where the
 * caller made room, and forgotten. */
static __always_inline __u64 whole_length(struct trc_ring *ring, __u64 from, __u64 known)
{
	char *scratch = offset_at(ring, ring->offset + sizeof(struct trc_item) + ((known + 7) & ~7ull));
	long rest = bpf_probe_read_user_str(scratch, TRC_STRING_SCAN, (void *)(from + known));

	if (rest < 0)
		return known | TRC_AT_LEAST;
	if (!rest)
		return known; /* the empty string, up to Linux 6.1 */
	return rest == TRC_STRING_SCAN ? (known + rest - 1) | TRC_AT_LEAST : known + rest - 1;
}

static __always_inline int put_item_in(struct trc_ring *ring, __u64 from, __u64 len, __u64 limit, __u64 tag)
{
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
	to = offset_at(ring, ring->offset) + sizeof(struct trc_item);

	bytes = limit;
	if (!(tag & TAG_STRING) && len < limit)
		bytes = len;
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
				put_cut_header(ring, tag, bytes - 1, whole_length(ring, from, bytes - 1));
			else
				put_header(ring, tag, TRC_OK, err > 0 ? err - 1 : 0);
			return 0;
		}
	} else {
		err = bpf_probe_read_user(to, bytes, (void *)from);
		if (!err) {
			if (len > bytes)
				put_cut_header(ring, tag, bytes, len);
			else
				put_header(ring, tag, TRC_OK, bytes);
			return 0;
		}
	}

	/* Not all of it is readable now: what stands in its first page may be. */
	if (tag & TAG_REREAD)
		ring->faults |= 1u << TAG_ARG(tag);
	rest = PAGE_BYTES - (from & (PAGE_BYTES - 1));
	if (rest < bytes) {
		asm volatile("" : "+r"(rest));
		rest &= 2 * PAGE_BYTES - 1;
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
	*(__u64 *)(offset_at(ring, ring->offset) + sizeof(struct trc_item)) = number;
	if (status == TRC_TRUNCATED)
		put_cut_header(ring, tag, sizeof(number), number | TRC_AT_LEAST);
	else
		put_header(ring, tag, status, sizeof(number));
}

#endif
