/* SPDX-License-Identifier: GPL-2.0-only */
/* Sizes and offsets that both sides assert: static_assert here, _Static_assert in the BPF object. */
#ifndef TRACECTL_WIRE_LAYOUT_H
#define TRACECTL_WIRE_LAYOUT_H

#define TRC_ASSERT_LAYOUT(ASSERT, OFFSETOF)                                                                  \
	ASSERT(sizeof(struct trc_record) == 24, "record header");                                            \
	ASSERT(OFFSETOF(struct trc_record, tid) == 8, "record.tid");                                         \
	ASSERT(OFFSETOF(struct trc_record, nr) == 12, "record.nr");                                          \
	ASSERT(OFFSETOF(struct trc_record, size8) == 16, "record.size8");                                    \
	ASSERT(OFFSETOF(struct trc_record, enter8) == 18, "record.enter8");                                  \
	ASSERT(OFFSETOF(struct trc_record, sessions) == 20, "record.sessions");                              \
	ASSERT(OFFSETOF(struct trc_record, kind) == 22, "record.kind");                                      \
	ASSERT(OFFSETOF(struct trc_record, flags) == 23, "record.flags");                                    \
	ASSERT(sizeof(struct trc_exit) == 16, "exit half");                                                  \
	ASSERT(sizeof(struct trc_item) == 8, "item");                                                        \
	ASSERT(OFFSETOF(struct trc_item, sub) == 2, "item.sub");                                             \
	ASSERT(OFFSETOF(struct trc_item, len) == 4, "item.len");                                             \
	ASSERT(sizeof(struct trc_task) == 48, "task body");                                                  \
	ASSERT(OFFSETOF(struct trc_task, cgroup_id) == 16, "task.cgroup_id");                                \
	ASSERT(OFFSETOF(struct trc_task, comm) == 32, "task.comm");                                          \
	ASSERT(sizeof(struct trc_signal) == 56, "signal body");                                              \
	ASSERT(sizeof(struct trc_lost) == 24, "lost body");                                                  \
	ASSERT(sizeof(struct trc_call) == 8, "call");                                                        \
	ASSERT(sizeof(struct trc_select) == 8, "select");                                                    \
	ASSERT(sizeof(struct trc_op) == 20, "op");                                                           \
	ASSERT(sizeof(struct trc_plan) == 8 + 20 * TRC_PLAN_OPS, "plan");                                    \
	ASSERT(OFFSETOF(struct trc_ring, tail) == 64, "ring.tail: a cache line of its own");                 \
	ASSERT(OFFSETOF(struct trc_ring, lost_enters) == 128, "ring.lost_enters");                           \
	ASSERT(OFFSETOF(struct trc_ring, args) == 256, "ring.args");                                         \
	ASSERT(sizeof(struct trc_ring) == 384, "ring header");                                               \
	ASSERT(sizeof(struct trc_narrow) == 8, "narrow: looked at in one load");                             \
	ASSERT(OFFSETOF(struct trc_control, narrow) == 8, "control.narrow");                                 \
	ASSERT(sizeof(struct trc_exit_clause) == 32 + TRC_CALLS / 8, "exit clause");                         \
	ASSERT(sizeof(struct trc_account) == 32, "account");                                                 \
	ASSERT(sizeof(struct trc_task_filter) == 4, "task filter");

#endif
