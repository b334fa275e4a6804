/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * After an execve the caller's memory is gone; what could not be read at enter stands, as the kernel copied
 * it, in the new program's stack: the arguments one behind the other, then the environment, then the file's
 * name.  args[6] and [7] are the cursor and its end.
 */
#ifndef TRACECTL_BPF_EXECED_H
#define TRACECTL_BPF_EXECED_H

#include "kernel.bpf.h"
#include "walk.bpf.h"

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
	__u64 limit = limits & 0xffffffff, most = limits >> 32, used;
	long bytes;
	char *to;

	if (!ring)
		return 1;
	if (ring->offset > TRC_OFFSET_LIMIT) {
		record_at(ring)->flags |= TRC_INCOMPLETE;
		return 1;
	}
	to = offset_at(ring, ring->offset) + sizeof(struct trc_item);
	bytes = next_packed_string(ring, to);
	if (!bytes) {
		if (!i)
			put_header(ring, tag + ((__u64)TRC_SUB_EMPTY << 16), TRC_OK, 0);
		return 1;
	}
	tag += i << 16;
	if (i >= most || !ring->budget) {
		put_cut_header(ring, tag, 0, (i + 1) | TRC_AT_LEAST);
		return 1;
	}
	if (limit > ring->budget + 2)
		limit = ring->budget + 2;
	used = bytes - 1;
	if ((__u64)bytes >= limit || bytes == PAGE_BYTES) {
		used = (limit < PAGE_BYTES ? limit : PAGE_BYTES) - 1;
		put_cut_header(ring, tag, used, (bytes - 1) | (bytes == PAGE_BYTES ? TRC_AT_LEAST : 0));
	} else {
		put_header(ring, tag, TRC_OK, used);
	}
	ring->budget = used < ring->budget ? ring->budget - used : 0;
	return bytes == PAGE_BYTES; /* where the next one begins is not known */
}

/* 1: there is another one. */
__noinline int skip_packed_string(void)
{
	struct trc_ring *ring = this_ring();

	if (!ring || ring->offset > TRC_OFFSET_LIMIT)
		return 0;
	return next_packed_string(ring, offset_at(ring, ring->offset) + sizeof(struct trc_item)) != 0;
}

/* How many strings are left, at most MAX_ENVC.  A function, or the verifier would walk what follows for each
 * number. */
__noinline int count_packed_strings(void)
{
	__u32 count = 0;

	for (__u32 i = 0; i < MAX_ENVC; i++) { /* bound: MAX_ENVC */
		if (!skip_packed_string())
			break;
		count++;
	}
	return count;
}

/* The strings from the cursor on. */
__noinline int put_packed_strings(__u64 limits, __u64 tag)
{
	for (__u32 i = 0; i <= MAX_STRINGS; i++) { /* bound: the limit, and what tells of more */
		if (put_packed_string(i, limits, tag))
			break;
	}
	return 0;
}

/* What an operation of execve's plan copied, from the new program.  The kinds are those that execve's row
 * leads to: argument 2 of execve, 3 of execveat, is the environment (environ). */
__noinline int put_execed(__u32 kind, __u64 limits, __u64 total, __u64 tag)
{
	struct mm_struct *mm = bpf_get_current_task_btf()->mm;
	struct trc_ring *ring = this_ring();
	__u64 count = 0;

	if (!ring || !mm)
		return 0;
	if (kind == TRC_COPY_STRING)
		return put_item(mm->env_end, 0, limits & 0xffffffff, tag | TAG_STRING);
	if (kind == TRC_COPY_ARGV && (!(ring->mode & TRC_MODE_SCRIPT) || total >> 32)) {
		/* The environment is a script's too. */
		ring->args[6] = total >> 32 ? mm->env_start : mm->arg_start;
		ring->args[7] = total >> 32 ? mm->env_end : mm->arg_end;
		ring->budget = total & 0xffffffff;
		put_packed_strings(limits, tag);
	}
	if (kind == TRC_COPY_ENVC) {
		ring->args[6] = mm->env_start;
		ring->args[7] = mm->env_end;
		count = count_packed_strings();
		ring = this_ring();
		if (ring)
			put_number(ring, count, count == MAX_ENVC ? TRC_TRUNCATED : TRC_OK,
				   tag + ((__u64)TRC_SUB_COUNT << 16));
	}
	return 0;
}

#endif
