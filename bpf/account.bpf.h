/* SPDX-License-Identifier: GPL-2.0-only */
/* What became of the halves that a session did not get. */
#ifndef TRACECTL_BPF_ACCOUNT_H
#define TRACECTL_BPF_ACCOUNT_H

#include "maps.bpf.h"

enum account_kind {
	LOST_ENTER = 1 << 0,
	LOST_EXIT = 1 << 1,
	FILTERED_ENTER = 1 << 2,
	FILTERED_EXIT = 1 << 3,
};

/* One more of these kinds, for each of the sessions.  Programs of one CPU that count do not preempt each
 * other, so plain additions suffice. */
__noinline int count(__u32 index, __u32 sessions, __u32 kinds)
{
	struct trc_account *account;
	__u32 key;

	for (__u32 session = 0; session < TRC_SESSIONS; session++) { /* bound: TRC_SESSIONS */
		if (!(sessions >> session))
			break;
		if (!(sessions >> session & 1))
			continue;
		key = TRC_ACCOUNT_KEY(session, index);
		account = bpf_map_lookup_elem(&accounts, &key);
		if (!account)
			break;
		account->lost_enters += kinds & LOST_ENTER ? 1 : 0;
		account->lost_exits += kinds & LOST_EXIT ? 1 : 0;
		account->filtered_enters += kinds & FILTERED_ENTER ? 1 : 0;
		account->filtered_exits += kinds & FILTERED_EXIT ? 1 : 0;
	}
	return 0;
}

#endif
