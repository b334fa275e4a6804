/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What has to be walked: iovec, msghdr and mmsghdr, arrays of strings.
 *
 * Every function that walks something is a global one (__noinline, not static) with scalar arguments, and
 * what it works on lies in the ring's header: so the verifier looks at each once, takes what it returns as
 * unknown, and the states of its callers converge.  With everything inlined the programs come to over a
 * million instructions and are refused.
 */
#ifndef TRACECTL_BPF_WALK_H
#define TRACECTL_BPF_WALK_H

#include "item.bpf.h"

#define MAX_IOVEC 64
#define MAX_MESSAGES 16
#define MAX_STRINGS 256
#define MAX_ENVC 512

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

#endif
