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
	array = offset_at(ring, array_offset) + sizeof(struct trc_item);
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
	if (!ring || !limit || ring->offset <= array_offset + sizeof(struct trc_item))
		return 0; /* the array is all that is asked for; nothing readable, or no room */
	if (count > most)
		count = most;
	for (__u32 i = 0; i < MAX_IOVEC; i++) { /* bound: MAX_IOVEC */
		if (i >= count || put_iovec_element(array_offset, i, limit, tag))
			break;
	}
	return 0;
}

/* struct msghdr (bytes: or mmsghdr, which begins with one) and what it points to. */
__noinline int put_message(__u64 from, __u64 bytes, __u64 limits, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 name, name_len, iov, iov_len, control, control_len, at;
	char *header;

	if (!ring)
		return 0;
	at = ring->offset;
	put_item(from, bytes, 64, tag + ((__u64)TRC_SUB_MSG_HEADER << 16));
	ring = this_ring();
	if (!ring || !(limits & 0xffffffff) || ring->offset < at + sizeof(struct trc_item) + 28)
		return 0; /* it is all that is asked for; not readable */
	header = offset_at(ring, at) + sizeof(struct trc_item);
	/* What came in is as long as msg_len says. */
	if (ring->mode & TRC_MODE_REREAD)
		; /* what was given, not what came */
	else if (bytes == 32 && ring->mode & TRC_MODE_EXIT)
		ring->budget = ((__u32 *)header)[7];
	else if (bytes == 64 && ring->mode & TRC_MODE_EXIT)
		ring->budget = ((__u32 *)header)[14];
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
		put_message(from + i * stride, stride, limits, tag + ((__u64)i << (16 + TRC_SUB_MSG_SHIFT)));
	}
	return 0;
}

/* What put_string_of() found. */
#define STRING_PUT 0
#define STRINGS_END 1
#define STRINGS_LEFT 2 /* more than the limits allow */

/* String i of a null-terminated array. */
__noinline int put_string_of(__u64 from, __u64 i, __u64 limits, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 limit = limits & 0xffffffff, most = limits >> 32, string = 0, before, used;
	__u32 is_i386;
	long err;

	if (!ring)
		return STRINGS_END;
	if (ring->offset > TRC_OFFSET_LIMIT) {
		record_at(ring)->flags |= TRC_INCOMPLETE;
		return STRINGS_END;
	}
	is_i386 = ring->mode & TRC_MODE_I386;
	err = read_word(from + i * (is_i386 ? 4 : 8), is_i386, &string);
	if (err) {
		if (tag & TAG_REREAD)
			ring->faults |= 1u << TAG_ARG(tag);
		put_header(ring, tag + (i << 16), TRC_FAULT, 0);
		return STRINGS_END;
	}
	if (!string) {
		if (!i)
			put_header(ring, tag + ((__u64)TRC_SUB_EMPTY << 16), TRC_OK, 0);
		return STRINGS_END;
	}
	if (i >= most || !ring->budget)
		return STRINGS_LEFT;
	/* Room for the NUL, and for one byte more that tells a whole string from a cut one. */
	if (limit > ring->budget + 2)
		limit = ring->budget + 2;
	before = ring->offset;
	put_item(string, 0, limit, (tag + (i << 16)) | TAG_STRING);
	ring = this_ring();
	if (!ring)
		return STRINGS_END;
	used = ring->offset - before - sizeof(struct trc_item);
	ring->budget = used < ring->budget ? ring->budget - used : 0;
	return STRING_PUT;
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

/* Their number, at most MAX_ENVC; plus COUNT_UNREADABLE when the array ends at a place that cannot be read.
 */
#define COUNT_UNREADABLE 0x10000
__noinline int count_strings(__u64 from)
{
	__u32 count = 0;
	int there;

	for (__u32 i = 0; i < MAX_ENVC; i++) { /* bound: MAX_ENVC */
		there = is_string_there(from, i);
		if (there <= 0)
			return there ? count + COUNT_UNREADABLE : count;
		count++;
	}
	return count;
}

/* The strings of a null-terminated array; behind those that the limits allow, how many there are in all. */
__noinline int put_strings(__u64 from, __u64 limits, __u64 tag)
{
	struct trc_ring *ring;
	int found = STRINGS_END;
	__u64 count;
	__u32 i;

	for (i = 0; i < MAX_STRINGS; i++) { /* bound: MAX_STRINGS */
		found = put_string_of(from, i, limits, tag);
		if (found != STRING_PUT)
			break;
	}
	if (found == STRINGS_END)
		return 0;
	count = count_strings(from);
	if (count == i)
		return 0; /* as many as are walked, and no more */
	ring = this_ring();
	if (ring)
		put_cut_header(ring, tag + ((__u64)i << 16), 0,
			       (count & 0xffff) |
				       (count >= MAX_ENVC ? TRC_AT_LEAST : 0)); /* or it ends unreadable */
	return 0;
}

__noinline int put_string_count(__u64 from, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 count;

	if (!ring)
		return 0;
	tag += (__u64)TRC_SUB_COUNT << 16;
	if (!from) {
		put_header(ring, tag, TRC_NULL, 0);
		return 0;
	}
	count = count_strings(from);
	ring = this_ring();
	if (!ring)
		return 0;
	if (count == COUNT_UNREADABLE) {
		if (tag & TAG_REREAD)
			ring->faults |= 1u << TAG_ARG(tag);
		put_header(ring, tag, TRC_FAULT, 0);
		return 0;
	}
	put_number(ring, count & 0xffff,
		   count & COUNT_UNREADABLE ? TRC_PARTIAL
		   : count == MAX_ENVC	    ? TRC_TRUNCATED
					    : TRC_OK,
		   tag);
	return 0;
}

/* What element i of an array of pointers leads to; the array's own bytes stand at array_offset of the record.
 */
__noinline int put_pointed(__u64 array_offset, __u64 i, __u64 bytes, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	char *array;

	if (!ring)
		return 0;
	array = offset_at(ring, array_offset) + sizeof(struct trc_item);
	i = BOUND(i, MAX_IOVEC - 1);
	return put_item(ring->mode & TRC_MODE_I386 ? ((__u32 *)array)[i] : ((__u64 *)array)[i], bytes,
			TRC_ITEM_MAX, tag + ((i + 1) << 16));
}

/* An array of pointers (sub of the tag), and the `bytes` that each leads to (the subs after it). */
__noinline int put_pointers(__u64 from, __u64 count, __u64 shape, __u64 tag)
{
	struct trc_ring *ring = this_ring();
	__u64 bytes = shape & 0xffffffff, most = shape >> 32, array_offset, word, there;

	if (!ring)
		return 0;
	if (most > MAX_IOVEC)
		most = MAX_IOVEC;
	array_offset = ring->offset;
	word = ring->mode & TRC_MODE_I386 ? 4 : 8;
	put_item(from, count * word, most * word, tag);
	ring = this_ring();
	if (!ring || ring->offset <= array_offset + sizeof(struct trc_item))
		return 0; /* nothing readable, or no room */
	there = ((struct trc_item *)offset_at(ring, array_offset))->len / word;
	for (__u32 i = 0; i < MAX_IOVEC; i++) { /* bound: MAX_IOVEC */
		if (i >= there)
			break;
		put_pointed(array_offset, i, bytes, tag);
	}
	return 0;
}

/* A number of a structure that the operation before this one copied: from that copy, where it reached so far.
 */
static __always_inline __u64 field_of(struct trc_ring *ring, __u64 structure, __u64 offset, __u32 width,
				      __u64 tag)
{
	struct trc_item *item = (struct trc_item *)offset_at(ring, ring->object_at);
	__u64 field = 0;
	char *copy;

	if (ring->object_at && ring->object_at < ring->offset && item->arg == TAG_ARG(tag)) {
		if (item->len < offset + width)
			return 0;
		copy = (char *)(item + 1) + BOUND(offset, 4095);
		return width == 8   ? *(__u64 *)copy
		       : width == 4 ? *(__u32 *)copy
		       : width == 2 ? *(__u16 *)copy
				    : 0;
	}
	if (width == 8)
		bpf_probe_read_user(&field, 8, (void *)(structure + offset));
	else if (width == 4)
		bpf_probe_read_user(&field, 4, (void *)(structure + offset));
	else
		bpf_probe_read_user(&field, 2, (void *)(structure + offset));
	return field;
}

#endif
