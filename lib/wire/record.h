/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The records that the kernel side writes and user space reads: the contract of rings, spilled records and
 * trace files.  C11, fixed width, the same bytes on both sides (layout_check.cc asserts them); README.md
 * draws them.  Any change of a size, an offset or a meaning raises TRC_WIRE_SCHEMA.
 */
#ifndef TRACECTL_WIRE_RECORD_H
#define TRACECTL_WIRE_RECORD_H

#include <linux/types.h>

#define TRC_WIRE_SCHEMA 2
#define TRC_WIRE_SCHEMA_OLDEST 2 /* that readers understand: 1 was before the first release */

#define TRC_MAX_ARGS 6
/* One capture item carries at most this; one record with all its items is smaller than TRC_RECORD_MAX. */
#define TRC_ITEM_MAX (1u << 16)
#define TRC_RECORD_MAX (1u << 18)
/* Largest enter half without items, largest exit half without items. */
#define TRC_ENTER_FIXED (sizeof(struct trc_record) + TRC_MAX_ARGS * 8)
#define TRC_EXIT_FIXED (sizeof(struct trc_exit))

enum trc_record_kind {
	TRC_CALL = 1,	/* halves of a system call: see trc_flags */
	TRC_TASK = 2,	/* struct trc_task follows; nr is enum trc_task_event */
	TRC_SIGNAL = 3, /* struct trc_signal follows; nr is the signal number */
	TRC_LOST = 4,	/* struct trc_lost follows: what this CPU lost since the record before this one */
};

enum trc_flags {
	TRC_HAS_ENTER = 1 << 0, /* arguments and items as of sys_enter are there */
	TRC_HAS_EXIT = 1 << 1,	/* struct trc_exit stands at enter8 * 8 */
	TRC_I386 = 1 << 2, /* came by the i386 entry (int 0x80 or a 32-bit program): nr is of that table */
	TRC_INCOMPLETE =
		1 << 3, /* an item was left out, because the record would have outgrown TRC_RECORD_MAX */
	TRC_ENTER_ONLY = 1 << 4, /* nobody asked for the exit: none will come */
};

/*
 * Every record begins with this.  A call record goes on with nargs argument words (64 bits each; those of the
 * i386 entry zero-extended), then the items of the enter half up to enter8 * 8; then, with TRC_HAS_EXIT,
 * struct trc_exit and the items of the exit half up to size8 * 8.
 */
struct trc_record {
	__u64 time_ns; /* CLOCK_MONOTONIC; of the enter half where there is one */
	__u32 tid;     /* as in the initial pid namespace */
	__s32 nr;     /* of a lone exit half: as the registers say, which lie after execve and rt_sigreturn */
	__u16 size8;  /* of the whole record, in units of 8 bytes */
	__u16 enter8; /* where the exit half begins (== size8 without one), in units of 8 bytes */
	__u16 sessions; /* who wants it: one bit a session */
	__u8 kind;	/* enum trc_record_kind */
	__u8 flags;	/* enum trc_flags in the low five bits, number of argument words in the high three */
};
#define TRC_NARGS_SHIFT 5

struct trc_exit {
	__u64 time_ns;
	__s64 ret; /* as the kernel returned it: -errno, also -ERESTARTSYS and its kin; i386: sign-extended */
};

/*
 * What stands in front of captured bytes.  The bytes follow, padded with anything to a multiple of 8.  Behind
 * a TRC_TRUNCATED item stands one __u64 more: how many bytes there were to copy (of an argv's or iovec's last
 * item, that tells of elements left out: how many elements), with TRC_AT_LEAST where nobody counted to the
 * end.
 */
struct trc_item {
	__u8 arg;    /* index of the argument that led here */
	__u8 status; /* enum trc_item_status, and TRC_ITEM_* flags */
	__u16 sub; /* argv: index of the string; TRC_SUB_EMPTY: it has none.  iovec, arrays of pointers: 0 the
		      array itself, 1 + i what element i points to.  A structure: 0, and 1 + index of a field
		      for what that points to.  msghdr: TRC_SUB_*; mmsghdr: the same, plus
		      i << TRC_SUB_MSG_SHIFT */
	__u32 len; /* bytes that follow, without the padding */
};

enum trc_item_status {
	TRC_OK = 0,
	TRC_TRUNCATED = 1, /* there is more than was copied: a limit */
	TRC_FAULT = 2,	   /* the first byte was not readable: len is 0 */
	TRC_PARTIAL = 3,   /* readable up to here only */
	TRC_NULL = 4,	   /* the pointer was null: len is 0 */
	TRC_STATUS_MASK = 0x0f,
};
#define TRC_ITEM_REREAD 0x80 /* faulted at enter; read at exit, when the kernel had touched the page */
#define TRC_ITEM_KERNEL 0x40 /* the kernel's own copy, not the caller's memory */

#define TRC_AT_LEAST (1ull << 63)

#define TRC_SUB_EMPTY 0xffff
#define TRC_SUB_COUNT 0xfffe /* of an envp: not its strings, only their number, as a __u64 */
#define TRC_SUB_MSG_HEADER 0x00
#define TRC_SUB_MSG_NAME 0x01
#define TRC_SUB_MSG_CONTROL 0x02
#define TRC_SUB_MSG_IOV 0x03  /* the iovec array */
#define TRC_SUB_MSG_DATA 0x04 /* + i: what iovec element i points to (i < 64) */
#define TRC_SUB_MSG_SHIFT 8   /* mmsghdr: index of the message */

enum trc_task_event {
	TRC_TASK_FORK = 1, /* written by the parent: tid is the parent's thread, task its new child */
	TRC_TASK_EXEC = 2, /* item 0: the file's name, the kernel's copy */
	TRC_TASK_EXIT = 3,
	TRC_TASK_RENAME = 4, /* comm is the new name */
	TRC_TASK_CGROUP = 5, /* moved: cgroup_id is the new one; may be written by another task */
	TRC_TASK_KNOWN =
		6, /* not an event: a task that was there already, from /proc, written by user space */
	TRC_TASK_USER = 7, /* uid is the new effective user: setuid and its kin; behind the call's exit */
};

/*
 * The body of a TRC_TASK record: who the task is after the event.  Items may follow.
 *
 * old_tid is tid, but for EXEC by another thread than the leader (its id before), and for EXIT of a leader
 * that such an exec replaces (the thread that goes on under its id).
 */
struct trc_task {
	__u32 tid; /* the task that it is about */
	__u32 tgid;
	__u32 parent_tgid; /* real parent's process id */
	__u32 uid;	   /* effective, initial user namespace */
	__u64 cgroup_id;   /* kernfs id in the v2 hierarchy */
	__s32 exit_code;   /* EXIT: as wait(2) gives it: code << 8, or signal | 0x80 if core was dumped.
			      CGROUP: 1 when the whole process moved, 0 for this thread alone */
	__u32 old_tid;
	char comm[16];
};

/* Not delivered yet: sent to record.tid, and its default action ends the process.  Should it do so, what is
 * delivered is a SIGKILL that does not say why. */
#define TRC_SIGNAL_SENT 2

/*
 * The body of a TRC_SIGNAL record: delivered to record.tid, or sent to it and ignored (then handler is
 * SIG_IGN, and the record stands where it was sent).
 */
struct trc_signal {
	__u8 info[48]; /* siginfo, native layout */
	__u64 handler; /* sa_handler: 0 SIG_DFL, 1 SIG_IGN; or TRC_SIGNAL_SENT */
};

struct trc_lost {
	__u64 since_ns; /* time of this CPU's last record before the gap */
	__u32 enters;	/* halves that found no room, by kind */
	__u32 exits;
	__u32 tasks;
	__u32 signals;
};

#endif
