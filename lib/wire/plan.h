/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What to copy for a call: computed in user space from the metadata table (lib/syscalls/capture_plan),
 * interpreted by one loop on the kernel side (bpf/capture.bpf.h).  A plan knows kinds of copy, not system
 * calls.
 */
#ifndef TRACECTL_WIRE_PLAN_H
#define TRACECTL_WIRE_PLAN_H

#include <linux/types.h>

/* Index of a call: its number, + TRC_NR_I386 when it came by the i386 entry.  Numbers outside go by
 * TRC_NR_OTHER. */
#define TRC_NR_I386 512u
#define TRC_NR_OTHER                                                                                         \
	511u /* of either half: 511 and 1023 stand for every number that the table does not know */
#define TRC_CALLS 1024u
#define TRC_PLANS 1024u
#define TRC_PLAN_OPS 8u
#define TRC_CHOICES_MAX 8192u

/* The first thing looked at: who wants this call, and which plans it has.  One load of 8 bytes. */
struct trc_call {
	__u16 sessions; /* zero: nobody, return at once */
	__u8 nargs;
	__u8 flags;	  /* enum trc_call_flags */
	__u16 enter_plan; /* index into the plans; 0: nothing to copy */
	__u16 exit_plan;
};

/* Not an argument: the stack pointer, where rt_sigreturn finds what it restores. */
#define TRC_STACK_ARG 6u

enum trc_call_flags {
	TRC_CALL_SELECT = 1 << 0, /* values of its arguments choose another pair of plans: trc_select */
	TRC_CALL_ENTER_ONLY =
		1 << 1,		/* nobody asked for its exit: committed at enter, no exit half follows */
	TRC_CALL_LOOK = 1 << 2, /* an exit with this number concerns somebody even where nobody wants the
				   call: what follows, and the -1 of an rt_sigreturn */
	TRC_CALL_EXEC = 1 << 3, /* execve, execveat: arms tasks that wait for it */
	TRC_CALL_FORK = 1 << 4, /* fork, vfork, clone, clone3: a lone exit with 0 is the child's first, no
				   call of its own */
	TRC_CALL_STACK =
		1 << 5,		/* its plan looks at the stack: argument TRC_STACK_ARG is the stack pointer */
	TRC_CALL_USER = 1 << 6, /* where it returns 0, the effective user is another one: a task record says
				   so */
};

/*
 * Which arguments choose: the first, masked (futex's op without FUTEX_PRIVATE_FLAG), and below some of its
 * values a second one (setsockopt's optname below its level).
 */
struct trc_select {
	__u8 arg;
	__u8 second;	   /* not looked at when second_mask is 0 */
	__u16 second_mask; /* of it, the low 16 bits at most */
	__u32 mask;
};

/* Key of a choice.  With TRC_CHOICE_ANY it stands for every second value that has no choice of its own. */
#define TRC_CHOICE_ANY 0xffffu
#define TRC_CHOICE_KEY(index, second, first) ((__u64)(index) << 48 | (__u64)(second) << 32 | (__u32)(first))

struct trc_choice {
	__u16 enter_plan;
	__u16 exit_plan;
};

enum trc_op_kind {
	TRC_COPY_NONE = 0,
	TRC_COPY_STRING = 1,	/* up to its NUL */
	TRC_COPY_FIXED = 2,	/* elem bytes, offset bytes behind the pointer */
	TRC_COPY_COUNTED = 3,	/* args[len_arg] * elem bytes, and offset bytes before them */
	TRC_COPY_RETURNED = 4,	/* return value * elem bytes (exit), not more than args[len_arg] when that is
				   given; and offset bytes before them */
	TRC_COPY_PREFIXED = 5,	/* as many bytes as the __u32 at offset in it says, and count more */
	TRC_COPY_POINTED = 6,	/* as many bytes as the __u32 at args[len_arg] says (value-result lengths) */
	TRC_COPY_IOVEC = 7,	/* args[len_arg] struct iovec, and what they point to unless max is 0 */
	TRC_COPY_MSGHDR = 8,	/* struct msghdr, and what it points to unless max is 0 */
	TRC_COPY_MMSGHDR = 9,	/* args[len_arg] (enter) or return value (exit) struct mmsghdr; the same */
	TRC_COPY_ARGV = 10,	/* a null-terminated array of strings; elem bytes of strings in all */
	TRC_COPY_IOC = 11,	/* size and direction as the ioctl request args[len_arg] says (_IOC) */
	TRC_COPY_ENVC = 12,	/* a null-terminated array: only its length, as a __u64 */
	TRC_COPY_POINTERS = 13, /* args[len_arg] pointers, and the elem bytes that each leads to */
	TRC_COPY_BEHIND = 14, /* what the pointer at offset in the structure at args[arg] leads to: elem bytes
				 times the number at len_offset in it, which is len_arg bytes wide (0: times
				 count); elem 0: a string.  Stands behind the operation that copied the
				 structure, and takes both from that copy where there is one. */
};

/* Behind a string that is cut, so many bytes are looked at for its end, to say how long it is. */
#define TRC_STRING_SCAN 4096u

enum trc_op_flags {
	TRC_OP_LIMIT_RET = 1 << 0,  /* contents are bounded by the return value */
	TRC_OP_ON_ERROR = 1 << 1,   /* exit plans: also when the call failed */
	TRC_OP_NO_LEN_ARG = 1 << 2, /* RETURNED: no argument bounds it */
	TRC_OP_REREAD =
		1 << 3,	       /* enter plans: read again at exit what faulted (never for in/out arguments) */
	TRC_OP_BITS = 1 << 4,  /* COUNTED, BEHIND: the number counts bits: fd_set, rounded up to longs
				* of elem bytes; COUNTED: all but the last offset bits */
	TRC_OP_LEN32 = 1 << 5, /* args[len_arg] is 32 bits wide: what stands above is not looked at */
	TRC_OP_PAGES = 1 << 6, /* COUNTED: one element for each page of args[len_arg] bytes: mincore's vec */
	TRC_OP_POINTER64 = 1 << 7, /* BEHIND: the pointer is 8 bytes wide on every ABI */
};

struct trc_op {
	__u8 kind; /* enum trc_op_kind */
	__u8 arg;  /* index of the pointer argument */
	__u8 len_arg;
	__u8 sub;     /* of the item: 0, or 1 + index of the structure's field that leads to it (BEHIND) */
	__u16 flags;  /* enum trc_op_flags */
	__u16 elem;   /* bytes of an element */
	__u16 offset; /* PREFIXED: of the __u32; COUNTED, RETURNED: bytes that the length does not count;
			 FIXED: added to the pointer; BEHIND: of the pointer */
	__u16 len_offset; /* BEHIND */
	__u32 max;	  /* bytes at most, of each item */
	__u32 count; /* IOVEC, MSGHDR, MMSGHDR, ARGV, POINTERS: elements at most (the kernel side has its own
			bound too) */
};

struct trc_plan {
	__u32 n_ops;
	__u32 max_bytes; /* the most that its items can take in a record, headers and padding included */
	struct trc_op ops[TRC_PLAN_OPS];
};

#endif
