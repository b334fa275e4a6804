// The literals of the flag sets of processes, memory, signals and time, held against the macros of this machine's
// headers. Headers older than a name leave it without a witness.
#include <asm/ldt.h>
#include <asm/prctl.h>
#include <errno.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/kcmp.h>
#include <linux/membarrier.h>
#include <linux/mempolicy.h>
#include <linux/personality.h>
#include <linux/prctl.h>
#include <linux/ptrace.h>
#include <linux/rseq.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <linux/securebits.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/timex.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>

#include <vector>

#include "lib/syscalls/flags/capability.h"
#include "lib/syscalls/flags/clock.h"
#include "lib/syscalls/flags/clone.h"
#include "lib/syscalls/flags/errno.h"
#include "lib/syscalls/flags/execveat.h"
#include "lib/syscalls/flags/futex.h"
#include "lib/syscalls/flags/kcmp.h"
#include "lib/syscalls/flags/madvise.h"
#include "lib/syscalls/flags/membarrier.h"
#include "lib/syscalls/flags/mempolicy.h"
#include "lib/syscalls/flags/mmap.h"
#include "lib/syscalls/flags/personality.h"
#include "lib/syscalls/flags/pidfd.h"
#include "lib/syscalls/flags/prctl.h"
#include "lib/syscalls/flags/ptrace.h"
#include "lib/syscalls/flags/resource.h"
#include "lib/syscalls/flags/sched.h"
#include "lib/syscalls/flags/seccomp.h"
#include "lib/syscalls/flags/sigevent.h"
#include "lib/syscalls/flags/signal.h"
#include "lib/syscalls/flags/wait.h"
#include "lib/syscalls/structs/capability.h"
#include "lib/syscalls/structs/clone_args.h"
#include "lib/syscalls/structs/futex_waitv.h"
#include "lib/syscalls/structs/itimerspec.h"
#include "lib/syscalls/structs/kcmp_epoll_slot.h"
#include "lib/syscalls/structs/remote_iovec.h"
#include "lib/syscalls/structs/rlimit.h"
#include "lib/syscalls/structs/rusage.h"
#include "lib/syscalls/structs/sched_attr.h"
#include "lib/syscalls/structs/seccomp_notif_sizes.h"
#include "lib/syscalls/structs/sigevent.h"
#include "lib/syscalls/structs/stack.h"
#include "lib/syscalls/structs/timeval.h"
#include "lib/syscalls/structs/timex.h"
#include "lib/syscalls/structs/user_desc.h"
#include "tests/table/flag_witness.h"

namespace tracectl::syscalls {
namespace {

// clang-format off
TEST(ProcessFlags, ProtFlags) {
  const std::vector<Witness> witnesses = {
#ifdef PROT_READ
      WITNESS(PROT_READ),
#endif
#ifdef PROT_WRITE
      WITNESS(PROT_WRITE),
#endif
#ifdef PROT_EXEC
      WITNESS(PROT_EXEC),
#endif
#ifdef PROT_SEM
      WITNESS(PROT_SEM),
#endif
#ifdef PROT_GROWSDOWN
      WITNESS(PROT_GROWSDOWN),
#endif
#ifdef PROT_GROWSUP
      WITNESS(PROT_GROWSUP),
#endif
  };
  expect_values(kProtFlags, witnesses);
}

TEST(ProcessFlags, MapFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MAP_FILE
      WITNESS(MAP_FILE),
#endif
#ifdef MAP_SHARED
      WITNESS(MAP_SHARED),
#endif
#ifdef MAP_PRIVATE
      WITNESS(MAP_PRIVATE),
#endif
#ifdef MAP_SHARED_VALIDATE
      WITNESS(MAP_SHARED_VALIDATE),
#endif
#ifdef MAP_DROPPABLE
      WITNESS(MAP_DROPPABLE),
#endif
#ifdef MAP_FIXED
      WITNESS(MAP_FIXED),
#endif
#ifdef MAP_ANONYMOUS
      WITNESS(MAP_ANONYMOUS),
#endif
#ifdef MAP_32BIT
      WITNESS(MAP_32BIT),
#endif
#ifdef MAP_ABOVE4G
      WITNESS(MAP_ABOVE4G),
#endif
#ifdef MAP_NORESERVE
      WITNESS(MAP_NORESERVE),
#endif
#ifdef MAP_POPULATE
      WITNESS(MAP_POPULATE),
#endif
#ifdef MAP_NONBLOCK
      WITNESS(MAP_NONBLOCK),
#endif
#ifdef MAP_GROWSDOWN
      WITNESS(MAP_GROWSDOWN),
#endif
#ifdef MAP_DENYWRITE
      WITNESS(MAP_DENYWRITE),
#endif
#ifdef MAP_EXECUTABLE
      WITNESS(MAP_EXECUTABLE),
#endif
#ifdef MAP_LOCKED
      WITNESS(MAP_LOCKED),
#endif
#ifdef MAP_STACK
      WITNESS(MAP_STACK),
#endif
#ifdef MAP_HUGETLB
      WITNESS(MAP_HUGETLB),
#endif
#ifdef MAP_SYNC
      WITNESS(MAP_SYNC),
#endif
#ifdef MAP_FIXED_NOREPLACE
      WITNESS(MAP_FIXED_NOREPLACE),
#endif
  };
  expect_values(kMapFlags, witnesses);
}

TEST(ProcessFlags, MremapFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MREMAP_MAYMOVE
      WITNESS(MREMAP_MAYMOVE),
#endif
#ifdef MREMAP_FIXED
      WITNESS(MREMAP_FIXED),
#endif
#ifdef MREMAP_DONTUNMAP
      WITNESS(MREMAP_DONTUNMAP),
#endif
  };
  expect_values(kMremapFlags, witnesses);
}

TEST(ProcessFlags, MsyncFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MS_SYNC
      WITNESS(MS_SYNC),
#endif
#ifdef MS_ASYNC
      WITNESS(MS_ASYNC),
#endif
#ifdef MS_INVALIDATE
      WITNESS(MS_INVALIDATE),
#endif
  };
  expect_values(kMsyncFlags, witnesses);
}

TEST(ProcessFlags, MlockallFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MCL_CURRENT
      WITNESS(MCL_CURRENT),
#endif
#ifdef MCL_FUTURE
      WITNESS(MCL_FUTURE),
#endif
#ifdef MCL_ONFAULT
      WITNESS(MCL_ONFAULT),
#endif
  };
  expect_values(kMlockallFlags, witnesses);
}

TEST(ProcessFlags, MlockFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MLOCK_ONFAULT
      WITNESS(MLOCK_ONFAULT),
#endif
  };
  expect_values(kMlockFlags, witnesses);
}

TEST(ProcessFlags, PkeyRights) {
  const std::vector<Witness> witnesses = {
#ifdef PKEY_DISABLE_ACCESS
      WITNESS(PKEY_DISABLE_ACCESS),
#endif
#ifdef PKEY_DISABLE_WRITE
      WITNESS(PKEY_DISABLE_WRITE),
#endif
#ifdef PKEY_DISABLE_EXECUTE
      WITNESS(PKEY_DISABLE_EXECUTE),
#endif
  };
  expect_values(kPkeyRights, witnesses);
}

TEST(ProcessFlags, ShadowStackFlags) {
  const std::vector<Witness> witnesses = {
#ifdef SHADOW_STACK_SET_TOKEN
      WITNESS(SHADOW_STACK_SET_TOKEN),
#endif
#ifdef SHADOW_STACK_SET_MARKER
      WITNESS(SHADOW_STACK_SET_MARKER),
#endif
  };
  expect_values(kShadowStackFlags, witnesses);
}

TEST(ProcessFlags, Madvice) {
  const std::vector<Witness> witnesses = {
#ifdef MADV_NORMAL
      WITNESS(MADV_NORMAL),
#endif
#ifdef MADV_RANDOM
      WITNESS(MADV_RANDOM),
#endif
#ifdef MADV_SEQUENTIAL
      WITNESS(MADV_SEQUENTIAL),
#endif
#ifdef MADV_WILLNEED
      WITNESS(MADV_WILLNEED),
#endif
#ifdef MADV_DONTNEED
      WITNESS(MADV_DONTNEED),
#endif
#ifdef MADV_FREE
      WITNESS(MADV_FREE),
#endif
#ifdef MADV_REMOVE
      WITNESS(MADV_REMOVE),
#endif
#ifdef MADV_DONTFORK
      WITNESS(MADV_DONTFORK),
#endif
#ifdef MADV_DOFORK
      WITNESS(MADV_DOFORK),
#endif
#ifdef MADV_MERGEABLE
      WITNESS(MADV_MERGEABLE),
#endif
#ifdef MADV_UNMERGEABLE
      WITNESS(MADV_UNMERGEABLE),
#endif
#ifdef MADV_HUGEPAGE
      WITNESS(MADV_HUGEPAGE),
#endif
#ifdef MADV_NOHUGEPAGE
      WITNESS(MADV_NOHUGEPAGE),
#endif
#ifdef MADV_DONTDUMP
      WITNESS(MADV_DONTDUMP),
#endif
#ifdef MADV_DODUMP
      WITNESS(MADV_DODUMP),
#endif
#ifdef MADV_WIPEONFORK
      WITNESS(MADV_WIPEONFORK),
#endif
#ifdef MADV_KEEPONFORK
      WITNESS(MADV_KEEPONFORK),
#endif
#ifdef MADV_COLD
      WITNESS(MADV_COLD),
#endif
#ifdef MADV_PAGEOUT
      WITNESS(MADV_PAGEOUT),
#endif
#ifdef MADV_POPULATE_READ
      WITNESS(MADV_POPULATE_READ),
#endif
#ifdef MADV_POPULATE_WRITE
      WITNESS(MADV_POPULATE_WRITE),
#endif
#ifdef MADV_DONTNEED_LOCKED
      WITNESS(MADV_DONTNEED_LOCKED),
#endif
#ifdef MADV_COLLAPSE
      WITNESS(MADV_COLLAPSE),
#endif
#ifdef MADV_HWPOISON
      WITNESS(MADV_HWPOISON),
#endif
#ifdef MADV_SOFT_OFFLINE
      WITNESS(MADV_SOFT_OFFLINE),
#endif
#ifdef MADV_GUARD_INSTALL
      WITNESS(MADV_GUARD_INSTALL),
#endif
#ifdef MADV_GUARD_REMOVE
      WITNESS(MADV_GUARD_REMOVE),
#endif
  };
  expect_values(kMadvice, witnesses);
}

TEST(ProcessFlags, MempolicyModes) {
  const std::vector<Witness> witnesses = {
      WITNESS(MPOL_DEFAULT),
      WITNESS(MPOL_PREFERRED),
      WITNESS(MPOL_BIND),
      WITNESS(MPOL_INTERLEAVE),
      WITNESS(MPOL_LOCAL),
      WITNESS(MPOL_PREFERRED_MANY),
#ifdef MPOL_WEIGHTED_INTERLEAVE
      WITNESS(MPOL_WEIGHTED_INTERLEAVE),
#endif
#ifdef MPOL_F_STATIC_NODES
      WITNESS(MPOL_F_STATIC_NODES),
#endif
#ifdef MPOL_F_RELATIVE_NODES
      WITNESS(MPOL_F_RELATIVE_NODES),
#endif
#ifdef MPOL_F_NUMA_BALANCING
      WITNESS(MPOL_F_NUMA_BALANCING),
#endif
  };
  expect_values(kMempolicyModes, witnesses);
}

TEST(ProcessFlags, MbindFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MPOL_MF_STRICT
      WITNESS(MPOL_MF_STRICT),
#endif
#ifdef MPOL_MF_MOVE
      WITNESS(MPOL_MF_MOVE),
#endif
#ifdef MPOL_MF_MOVE_ALL
      WITNESS(MPOL_MF_MOVE_ALL),
#endif
  };
  expect_values(kMbindFlags, witnesses);
}

TEST(ProcessFlags, GetMempolicyFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MPOL_F_NODE
      WITNESS(MPOL_F_NODE),
#endif
#ifdef MPOL_F_ADDR
      WITNESS(MPOL_F_ADDR),
#endif
#ifdef MPOL_F_MEMS_ALLOWED
      WITNESS(MPOL_F_MEMS_ALLOWED),
#endif
  };
  expect_values(kGetMempolicyFlags, witnesses);
}

TEST(ProcessFlags, MovePagesFlags) {
  const std::vector<Witness> witnesses = {
#ifdef MPOL_MF_MOVE
      WITNESS(MPOL_MF_MOVE),
#endif
#ifdef MPOL_MF_MOVE_ALL
      WITNESS(MPOL_MF_MOVE_ALL),
#endif
  };
  expect_values(kMovePagesFlags, witnesses);
}

TEST(ProcessFlags, CloneFlags) {
  const std::vector<Witness> witnesses = {
#ifdef CLONE_VM
      WITNESS(CLONE_VM),
#endif
#ifdef CLONE_FS
      WITNESS(CLONE_FS),
#endif
#ifdef CLONE_FILES
      WITNESS(CLONE_FILES),
#endif
#ifdef CLONE_SIGHAND
      WITNESS(CLONE_SIGHAND),
#endif
#ifdef CLONE_PIDFD
      WITNESS(CLONE_PIDFD),
#endif
#ifdef CLONE_PTRACE
      WITNESS(CLONE_PTRACE),
#endif
#ifdef CLONE_VFORK
      WITNESS(CLONE_VFORK),
#endif
#ifdef CLONE_PARENT
      WITNESS(CLONE_PARENT),
#endif
#ifdef CLONE_THREAD
      WITNESS(CLONE_THREAD),
#endif
#ifdef CLONE_NEWNS
      WITNESS(CLONE_NEWNS),
#endif
#ifdef CLONE_SYSVSEM
      WITNESS(CLONE_SYSVSEM),
#endif
#ifdef CLONE_SETTLS
      WITNESS(CLONE_SETTLS),
#endif
#ifdef CLONE_PARENT_SETTID
      WITNESS(CLONE_PARENT_SETTID),
#endif
#ifdef CLONE_CHILD_CLEARTID
      WITNESS(CLONE_CHILD_CLEARTID),
#endif
#ifdef CLONE_UNTRACED
      WITNESS(CLONE_UNTRACED),
#endif
#ifdef CLONE_CHILD_SETTID
      WITNESS(CLONE_CHILD_SETTID),
#endif
#ifdef CLONE_NEWCGROUP
      WITNESS(CLONE_NEWCGROUP),
#endif
#ifdef CLONE_NEWUTS
      WITNESS(CLONE_NEWUTS),
#endif
#ifdef CLONE_NEWIPC
      WITNESS(CLONE_NEWIPC),
#endif
#ifdef CLONE_NEWUSER
      WITNESS(CLONE_NEWUSER),
#endif
#ifdef CLONE_NEWPID
      WITNESS(CLONE_NEWPID),
#endif
#ifdef CLONE_NEWNET
      WITNESS(CLONE_NEWNET),
#endif
#ifdef CLONE_IO
      WITNESS(CLONE_IO),
#endif
  };
  expect_values(kCloneFlags, witnesses);
}

TEST(ProcessFlags, Clone3Flags) {
  const std::vector<Witness> witnesses = {
#ifdef CLONE_NEWTIME
      WITNESS(CLONE_NEWTIME),
#endif
#ifdef CLONE_VM
      WITNESS(CLONE_VM),
#endif
#ifdef CLONE_FS
      WITNESS(CLONE_FS),
#endif
#ifdef CLONE_FILES
      WITNESS(CLONE_FILES),
#endif
#ifdef CLONE_SIGHAND
      WITNESS(CLONE_SIGHAND),
#endif
#ifdef CLONE_PIDFD
      WITNESS(CLONE_PIDFD),
#endif
#ifdef CLONE_PTRACE
      WITNESS(CLONE_PTRACE),
#endif
#ifdef CLONE_VFORK
      WITNESS(CLONE_VFORK),
#endif
#ifdef CLONE_PARENT
      WITNESS(CLONE_PARENT),
#endif
#ifdef CLONE_THREAD
      WITNESS(CLONE_THREAD),
#endif
#ifdef CLONE_NEWNS
      WITNESS(CLONE_NEWNS),
#endif
#ifdef CLONE_SYSVSEM
      WITNESS(CLONE_SYSVSEM),
#endif
#ifdef CLONE_SETTLS
      WITNESS(CLONE_SETTLS),
#endif
#ifdef CLONE_PARENT_SETTID
      WITNESS(CLONE_PARENT_SETTID),
#endif
#ifdef CLONE_CHILD_CLEARTID
      WITNESS(CLONE_CHILD_CLEARTID),
#endif
#ifdef CLONE_UNTRACED
      WITNESS(CLONE_UNTRACED),
#endif
#ifdef CLONE_CHILD_SETTID
      WITNESS(CLONE_CHILD_SETTID),
#endif
#ifdef CLONE_NEWCGROUP
      WITNESS(CLONE_NEWCGROUP),
#endif
#ifdef CLONE_NEWUTS
      WITNESS(CLONE_NEWUTS),
#endif
#ifdef CLONE_NEWIPC
      WITNESS(CLONE_NEWIPC),
#endif
#ifdef CLONE_NEWUSER
      WITNESS(CLONE_NEWUSER),
#endif
#ifdef CLONE_NEWPID
      WITNESS(CLONE_NEWPID),
#endif
#ifdef CLONE_NEWNET
      WITNESS(CLONE_NEWNET),
#endif
#ifdef CLONE_IO
      WITNESS(CLONE_IO),
#endif
#ifdef CLONE_CLEAR_SIGHAND
      WITNESS(CLONE_CLEAR_SIGHAND),
#endif
#ifdef CLONE_INTO_CGROUP
      WITNESS(CLONE_INTO_CGROUP),
#endif
  };
  expect_values(kClone3Flags, witnesses);
}

TEST(ProcessFlags, UnshareFlags) {
  const std::vector<Witness> witnesses = {
#ifdef CLONE_NEWTIME
      WITNESS(CLONE_NEWTIME),
#endif
#ifdef CLONE_VM
      WITNESS(CLONE_VM),
#endif
#ifdef CLONE_FS
      WITNESS(CLONE_FS),
#endif
#ifdef CLONE_FILES
      WITNESS(CLONE_FILES),
#endif
#ifdef CLONE_SIGHAND
      WITNESS(CLONE_SIGHAND),
#endif
#ifdef CLONE_THREAD
      WITNESS(CLONE_THREAD),
#endif
#ifdef CLONE_NEWNS
      WITNESS(CLONE_NEWNS),
#endif
#ifdef CLONE_SYSVSEM
      WITNESS(CLONE_SYSVSEM),
#endif
#ifdef CLONE_NEWCGROUP
      WITNESS(CLONE_NEWCGROUP),
#endif
#ifdef CLONE_NEWUTS
      WITNESS(CLONE_NEWUTS),
#endif
#ifdef CLONE_NEWIPC
      WITNESS(CLONE_NEWIPC),
#endif
#ifdef CLONE_NEWUSER
      WITNESS(CLONE_NEWUSER),
#endif
#ifdef CLONE_NEWPID
      WITNESS(CLONE_NEWPID),
#endif
#ifdef CLONE_NEWNET
      WITNESS(CLONE_NEWNET),
#endif
  };
  expect_values(kUnshareFlags, witnesses);
}

TEST(ProcessFlags, SetnsFlags) {
  const std::vector<Witness> witnesses = {
#ifdef CLONE_NEWTIME
      WITNESS(CLONE_NEWTIME),
#endif
#ifdef CLONE_NEWNS
      WITNESS(CLONE_NEWNS),
#endif
#ifdef CLONE_NEWCGROUP
      WITNESS(CLONE_NEWCGROUP),
#endif
#ifdef CLONE_NEWUTS
      WITNESS(CLONE_NEWUTS),
#endif
#ifdef CLONE_NEWIPC
      WITNESS(CLONE_NEWIPC),
#endif
#ifdef CLONE_NEWUSER
      WITNESS(CLONE_NEWUSER),
#endif
#ifdef CLONE_NEWPID
      WITNESS(CLONE_NEWPID),
#endif
#ifdef CLONE_NEWNET
      WITNESS(CLONE_NEWNET),
#endif
  };
  expect_values(kSetnsFlags, witnesses);
}

TEST(ProcessFlags, Wait4Options) {
  const std::vector<Witness> witnesses = {
#ifdef WNOHANG
      WITNESS(WNOHANG),
#endif
#ifdef WSTOPPED
      WITNESS(WSTOPPED),
#endif
#ifdef WCONTINUED
      WITNESS(WCONTINUED),
#endif
#ifdef __WCLONE
      WITNESS(__WCLONE),
#endif
#ifdef __WALL
      WITNESS(__WALL),
#endif
#ifdef __WNOTHREAD
      WITNESS(__WNOTHREAD),
#endif
  };
  expect_values(kWait4Options, witnesses);
}

TEST(ProcessFlags, WaitidOptions) {
  const std::vector<Witness> witnesses = {
#ifdef WNOHANG
      WITNESS(WNOHANG),
#endif
#ifdef WEXITED
      WITNESS(WEXITED),
#endif
#ifdef WSTOPPED
      WITNESS(WSTOPPED),
#endif
#ifdef WCONTINUED
      WITNESS(WCONTINUED),
#endif
#ifdef WNOWAIT
      WITNESS(WNOWAIT),
#endif
#ifdef __WCLONE
      WITNESS(__WCLONE),
#endif
#ifdef __WALL
      WITNESS(__WALL),
#endif
#ifdef __WNOTHREAD
      WITNESS(__WNOTHREAD),
#endif
  };
  expect_values(kWaitidOptions, witnesses);
}

TEST(ProcessFlags, WaitidTypes) {
  const std::vector<Witness> witnesses = {
      WITNESS(P_ALL),
      WITNESS(P_PID),
      WITNESS(P_PGID),
      WITNESS(P_PIDFD),
  };
  expect_values(kWaitidTypes, witnesses);
}

TEST(ProcessFlags, ExecveatFlags) {
  const std::vector<Witness> witnesses = {
#ifdef AT_SYMLINK_NOFOLLOW
      WITNESS(AT_SYMLINK_NOFOLLOW),
#endif
#ifdef AT_EMPTY_PATH
      WITNESS(AT_EMPTY_PATH),
#endif
#ifdef AT_EXECVE_CHECK
      WITNESS(AT_EXECVE_CHECK),
#endif
  };
  expect_values(kExecveatFlags, witnesses);
}

TEST(ProcessFlags, FutexOps) {
  const std::vector<Witness> witnesses = {
#ifdef FUTEX_WAIT
      WITNESS(FUTEX_WAIT),
#endif
#ifdef FUTEX_WAKE
      WITNESS(FUTEX_WAKE),
#endif
#ifdef FUTEX_FD
      WITNESS(FUTEX_FD),
#endif
#ifdef FUTEX_REQUEUE
      WITNESS(FUTEX_REQUEUE),
#endif
#ifdef FUTEX_CMP_REQUEUE
      WITNESS(FUTEX_CMP_REQUEUE),
#endif
#ifdef FUTEX_WAKE_OP
      WITNESS(FUTEX_WAKE_OP),
#endif
#ifdef FUTEX_LOCK_PI
      WITNESS(FUTEX_LOCK_PI),
#endif
#ifdef FUTEX_UNLOCK_PI
      WITNESS(FUTEX_UNLOCK_PI),
#endif
#ifdef FUTEX_TRYLOCK_PI
      WITNESS(FUTEX_TRYLOCK_PI),
#endif
#ifdef FUTEX_WAIT_BITSET
      WITNESS(FUTEX_WAIT_BITSET),
#endif
#ifdef FUTEX_WAKE_BITSET
      WITNESS(FUTEX_WAKE_BITSET),
#endif
#ifdef FUTEX_WAIT_REQUEUE_PI
      WITNESS(FUTEX_WAIT_REQUEUE_PI),
#endif
#ifdef FUTEX_CMP_REQUEUE_PI
      WITNESS(FUTEX_CMP_REQUEUE_PI),
#endif
#ifdef FUTEX_LOCK_PI2
      WITNESS(FUTEX_LOCK_PI2),
#endif
#ifdef FUTEX_WAIT_PRIVATE
      WITNESS(FUTEX_WAIT_PRIVATE),
#endif
#ifdef FUTEX_WAKE_PRIVATE
      WITNESS(FUTEX_WAKE_PRIVATE),
#endif
#ifdef FUTEX_REQUEUE_PRIVATE
      WITNESS(FUTEX_REQUEUE_PRIVATE),
#endif
#ifdef FUTEX_CMP_REQUEUE_PRIVATE
      WITNESS(FUTEX_CMP_REQUEUE_PRIVATE),
#endif
#ifdef FUTEX_WAKE_OP_PRIVATE
      WITNESS(FUTEX_WAKE_OP_PRIVATE),
#endif
#ifdef FUTEX_LOCK_PI_PRIVATE
      WITNESS(FUTEX_LOCK_PI_PRIVATE),
#endif
#ifdef FUTEX_UNLOCK_PI_PRIVATE
      WITNESS(FUTEX_UNLOCK_PI_PRIVATE),
#endif
#ifdef FUTEX_TRYLOCK_PI_PRIVATE
      WITNESS(FUTEX_TRYLOCK_PI_PRIVATE),
#endif
#ifdef FUTEX_WAIT_BITSET_PRIVATE
      WITNESS(FUTEX_WAIT_BITSET_PRIVATE),
#endif
#ifdef FUTEX_WAKE_BITSET_PRIVATE
      WITNESS(FUTEX_WAKE_BITSET_PRIVATE),
#endif
#ifdef FUTEX_WAIT_REQUEUE_PI_PRIVATE
      WITNESS(FUTEX_WAIT_REQUEUE_PI_PRIVATE),
#endif
#ifdef FUTEX_CMP_REQUEUE_PI_PRIVATE
      WITNESS(FUTEX_CMP_REQUEUE_PI_PRIVATE),
#endif
#ifdef FUTEX_LOCK_PI2_PRIVATE
      WITNESS(FUTEX_LOCK_PI2_PRIVATE),
#endif
  };
  expect_values(kFutexOps, witnesses);
}

TEST(ProcessFlags, FutexBitset) {
  const std::vector<Witness> witnesses = {
#ifdef FUTEX_BITSET_MATCH_ANY
      WITNESS(FUTEX_BITSET_MATCH_ANY),
#endif
  };
  expect_values(kFutexBitset, witnesses);
}

TEST(ProcessFlags, Futex2Flags) {
  const std::vector<Witness> witnesses = {
#ifdef FUTEX2_SIZE_U8
      WITNESS(FUTEX2_SIZE_U8),
#endif
#ifdef FUTEX2_SIZE_U16
      WITNESS(FUTEX2_SIZE_U16),
#endif
#ifdef FUTEX2_SIZE_U32
      WITNESS(FUTEX2_SIZE_U32),
#endif
#ifdef FUTEX2_SIZE_U64
      WITNESS(FUTEX2_SIZE_U64),
#endif
#ifdef FUTEX2_NUMA
      WITNESS(FUTEX2_NUMA),
#endif
#ifdef FUTEX2_MPOL
      WITNESS(FUTEX2_MPOL),
#endif
#ifdef FUTEX2_PRIVATE
      WITNESS(FUTEX2_PRIVATE),
#endif
  };
  expect_values(kFutex2Flags, witnesses);
}

TEST(ProcessFlags, FutexWaitvFlags) {
  const std::vector<Witness> witnesses = {
#ifdef FUTEX_32
      WITNESS(FUTEX_32),
#endif
#ifdef FUTEX_PRIVATE_FLAG
      WITNESS(FUTEX_PRIVATE_FLAG),
#endif
  };
  expect_values(kFutexWaitvFlags, witnesses);
}

TEST(ProcessFlags, FutexWakeOps) {
  const std::vector<Witness> witnesses = {
#ifdef FUTEX_OP_SET
      WITNESS(FUTEX_OP_SET),
#endif
#ifdef FUTEX_OP_ADD
      WITNESS(FUTEX_OP_ADD),
#endif
#ifdef FUTEX_OP_OR
      WITNESS(FUTEX_OP_OR),
#endif
#ifdef FUTEX_OP_ANDN
      WITNESS(FUTEX_OP_ANDN),
#endif
#ifdef FUTEX_OP_XOR
      WITNESS(FUTEX_OP_XOR),
#endif
  };
  expect_values(kFutexWakeOps, witnesses);
}

TEST(ProcessFlags, FutexWakeCmps) {
  const std::vector<Witness> witnesses = {
#ifdef FUTEX_OP_CMP_EQ
      WITNESS(FUTEX_OP_CMP_EQ),
#endif
#ifdef FUTEX_OP_CMP_NE
      WITNESS(FUTEX_OP_CMP_NE),
#endif
#ifdef FUTEX_OP_CMP_LT
      WITNESS(FUTEX_OP_CMP_LT),
#endif
#ifdef FUTEX_OP_CMP_LE
      WITNESS(FUTEX_OP_CMP_LE),
#endif
#ifdef FUTEX_OP_CMP_GT
      WITNESS(FUTEX_OP_CMP_GT),
#endif
#ifdef FUTEX_OP_CMP_GE
      WITNESS(FUTEX_OP_CMP_GE),
#endif
  };
  expect_values(kFutexWakeCmps, witnesses);
}

TEST(ProcessFlags, PrctlOptions) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SET_PDEATHSIG
      WITNESS(PR_SET_PDEATHSIG),
#endif
#ifdef PR_GET_PDEATHSIG
      WITNESS(PR_GET_PDEATHSIG),
#endif
#ifdef PR_GET_DUMPABLE
      WITNESS(PR_GET_DUMPABLE),
#endif
#ifdef PR_SET_DUMPABLE
      WITNESS(PR_SET_DUMPABLE),
#endif
#ifdef PR_GET_UNALIGN
      WITNESS(PR_GET_UNALIGN),
#endif
#ifdef PR_SET_UNALIGN
      WITNESS(PR_SET_UNALIGN),
#endif
#ifdef PR_GET_KEEPCAPS
      WITNESS(PR_GET_KEEPCAPS),
#endif
#ifdef PR_SET_KEEPCAPS
      WITNESS(PR_SET_KEEPCAPS),
#endif
#ifdef PR_GET_FPEMU
      WITNESS(PR_GET_FPEMU),
#endif
#ifdef PR_SET_FPEMU
      WITNESS(PR_SET_FPEMU),
#endif
#ifdef PR_GET_FPEXC
      WITNESS(PR_GET_FPEXC),
#endif
#ifdef PR_SET_FPEXC
      WITNESS(PR_SET_FPEXC),
#endif
#ifdef PR_GET_TIMING
      WITNESS(PR_GET_TIMING),
#endif
#ifdef PR_SET_TIMING
      WITNESS(PR_SET_TIMING),
#endif
#ifdef PR_SET_NAME
      WITNESS(PR_SET_NAME),
#endif
#ifdef PR_GET_NAME
      WITNESS(PR_GET_NAME),
#endif
#ifdef PR_GET_ENDIAN
      WITNESS(PR_GET_ENDIAN),
#endif
#ifdef PR_SET_ENDIAN
      WITNESS(PR_SET_ENDIAN),
#endif
#ifdef PR_GET_SECCOMP
      WITNESS(PR_GET_SECCOMP),
#endif
#ifdef PR_SET_SECCOMP
      WITNESS(PR_SET_SECCOMP),
#endif
#ifdef PR_CAPBSET_READ
      WITNESS(PR_CAPBSET_READ),
#endif
#ifdef PR_CAPBSET_DROP
      WITNESS(PR_CAPBSET_DROP),
#endif
#ifdef PR_GET_TSC
      WITNESS(PR_GET_TSC),
#endif
#ifdef PR_SET_TSC
      WITNESS(PR_SET_TSC),
#endif
#ifdef PR_GET_SECUREBITS
      WITNESS(PR_GET_SECUREBITS),
#endif
#ifdef PR_SET_SECUREBITS
      WITNESS(PR_SET_SECUREBITS),
#endif
#ifdef PR_SET_TIMERSLACK
      WITNESS(PR_SET_TIMERSLACK),
#endif
#ifdef PR_GET_TIMERSLACK
      WITNESS(PR_GET_TIMERSLACK),
#endif
#ifdef PR_TASK_PERF_EVENTS_DISABLE
      WITNESS(PR_TASK_PERF_EVENTS_DISABLE),
#endif
#ifdef PR_TASK_PERF_EVENTS_ENABLE
      WITNESS(PR_TASK_PERF_EVENTS_ENABLE),
#endif
#ifdef PR_MCE_KILL
      WITNESS(PR_MCE_KILL),
#endif
#ifdef PR_MCE_KILL_GET
      WITNESS(PR_MCE_KILL_GET),
#endif
#ifdef PR_SET_MM
      WITNESS(PR_SET_MM),
#endif
#ifdef PR_SET_CHILD_SUBREAPER
      WITNESS(PR_SET_CHILD_SUBREAPER),
#endif
#ifdef PR_GET_CHILD_SUBREAPER
      WITNESS(PR_GET_CHILD_SUBREAPER),
#endif
#ifdef PR_SET_NO_NEW_PRIVS
      WITNESS(PR_SET_NO_NEW_PRIVS),
#endif
#ifdef PR_GET_NO_NEW_PRIVS
      WITNESS(PR_GET_NO_NEW_PRIVS),
#endif
#ifdef PR_GET_TID_ADDRESS
      WITNESS(PR_GET_TID_ADDRESS),
#endif
#ifdef PR_SET_THP_DISABLE
      WITNESS(PR_SET_THP_DISABLE),
#endif
#ifdef PR_GET_THP_DISABLE
      WITNESS(PR_GET_THP_DISABLE),
#endif
#ifdef PR_MPX_ENABLE_MANAGEMENT
      WITNESS(PR_MPX_ENABLE_MANAGEMENT),
#endif
#ifdef PR_MPX_DISABLE_MANAGEMENT
      WITNESS(PR_MPX_DISABLE_MANAGEMENT),
#endif
#ifdef PR_SET_FP_MODE
      WITNESS(PR_SET_FP_MODE),
#endif
#ifdef PR_GET_FP_MODE
      WITNESS(PR_GET_FP_MODE),
#endif
#ifdef PR_CAP_AMBIENT
      WITNESS(PR_CAP_AMBIENT),
#endif
#ifdef PR_SVE_SET_VL
      WITNESS(PR_SVE_SET_VL),
#endif
#ifdef PR_SVE_GET_VL
      WITNESS(PR_SVE_GET_VL),
#endif
#ifdef PR_GET_SPECULATION_CTRL
      WITNESS(PR_GET_SPECULATION_CTRL),
#endif
#ifdef PR_SET_SPECULATION_CTRL
      WITNESS(PR_SET_SPECULATION_CTRL),
#endif
#ifdef PR_PAC_RESET_KEYS
      WITNESS(PR_PAC_RESET_KEYS),
#endif
#ifdef PR_SET_TAGGED_ADDR_CTRL
      WITNESS(PR_SET_TAGGED_ADDR_CTRL),
#endif
#ifdef PR_GET_TAGGED_ADDR_CTRL
      WITNESS(PR_GET_TAGGED_ADDR_CTRL),
#endif
#ifdef PR_SET_IO_FLUSHER
      WITNESS(PR_SET_IO_FLUSHER),
#endif
#ifdef PR_GET_IO_FLUSHER
      WITNESS(PR_GET_IO_FLUSHER),
#endif
#ifdef PR_SET_SYSCALL_USER_DISPATCH
      WITNESS(PR_SET_SYSCALL_USER_DISPATCH),
#endif
#ifdef PR_PAC_SET_ENABLED_KEYS
      WITNESS(PR_PAC_SET_ENABLED_KEYS),
#endif
#ifdef PR_PAC_GET_ENABLED_KEYS
      WITNESS(PR_PAC_GET_ENABLED_KEYS),
#endif
#ifdef PR_SCHED_CORE
      WITNESS(PR_SCHED_CORE),
#endif
#ifdef PR_SME_SET_VL
      WITNESS(PR_SME_SET_VL),
#endif
#ifdef PR_SME_GET_VL
      WITNESS(PR_SME_GET_VL),
#endif
#ifdef PR_SET_MDWE
      WITNESS(PR_SET_MDWE),
#endif
#ifdef PR_GET_MDWE
      WITNESS(PR_GET_MDWE),
#endif
#ifdef PR_SET_MEMORY_MERGE
      WITNESS(PR_SET_MEMORY_MERGE),
#endif
#ifdef PR_GET_MEMORY_MERGE
      WITNESS(PR_GET_MEMORY_MERGE),
#endif
#ifdef PR_RISCV_V_SET_CONTROL
      WITNESS(PR_RISCV_V_SET_CONTROL),
#endif
#ifdef PR_RISCV_V_GET_CONTROL
      WITNESS(PR_RISCV_V_GET_CONTROL),
#endif
#ifdef PR_RISCV_SET_ICACHE_FLUSH_CTX
      WITNESS(PR_RISCV_SET_ICACHE_FLUSH_CTX),
#endif
#ifdef PR_PPC_GET_DEXCR
      WITNESS(PR_PPC_GET_DEXCR),
#endif
#ifdef PR_PPC_SET_DEXCR
      WITNESS(PR_PPC_SET_DEXCR),
#endif
#ifdef PR_GET_SHADOW_STACK_STATUS
      WITNESS(PR_GET_SHADOW_STACK_STATUS),
#endif
#ifdef PR_SET_SHADOW_STACK_STATUS
      WITNESS(PR_SET_SHADOW_STACK_STATUS),
#endif
#ifdef PR_LOCK_SHADOW_STACK_STATUS
      WITNESS(PR_LOCK_SHADOW_STACK_STATUS),
#endif
#ifdef PR_TIMER_CREATE_RESTORE_IDS
      WITNESS(PR_TIMER_CREATE_RESTORE_IDS),
#endif
#ifdef PR_FUTEX_HASH
      WITNESS(PR_FUTEX_HASH),
#endif
#ifdef PR_GET_AUXV
      WITNESS(PR_GET_AUXV),
#endif
#ifdef PR_SET_VMA
      WITNESS(PR_SET_VMA),
#endif
#ifdef PR_SET_PTRACER
      WITNESS(PR_SET_PTRACER),
#endif
  };
  expect_values(kPrctlOptions, witnesses);
}

TEST(ProcessFlags, TscModes) {
  const std::vector<Witness> witnesses = {
#ifdef PR_TSC_ENABLE
      WITNESS(PR_TSC_ENABLE),
#endif
#ifdef PR_TSC_SIGSEGV
      WITNESS(PR_TSC_SIGSEGV),
#endif
  };
  expect_values(kTscModes, witnesses);
}

TEST(ProcessFlags, Securebits) {
  const std::vector<Witness> witnesses = {
#ifdef SECBIT_NOROOT
      WITNESS(SECBIT_NOROOT),
#endif
#ifdef SECBIT_NOROOT_LOCKED
      WITNESS(SECBIT_NOROOT_LOCKED),
#endif
#ifdef SECBIT_NO_SETUID_FIXUP
      WITNESS(SECBIT_NO_SETUID_FIXUP),
#endif
#ifdef SECBIT_NO_SETUID_FIXUP_LOCKED
      WITNESS(SECBIT_NO_SETUID_FIXUP_LOCKED),
#endif
#ifdef SECBIT_KEEP_CAPS
      WITNESS(SECBIT_KEEP_CAPS),
#endif
#ifdef SECBIT_KEEP_CAPS_LOCKED
      WITNESS(SECBIT_KEEP_CAPS_LOCKED),
#endif
#ifdef SECBIT_NO_CAP_AMBIENT_RAISE
      WITNESS(SECBIT_NO_CAP_AMBIENT_RAISE),
#endif
#ifdef SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED
      WITNESS(SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED),
#endif
#ifdef SECBIT_EXEC_RESTRICT_FILE
      WITNESS(SECBIT_EXEC_RESTRICT_FILE),
#endif
#ifdef SECBIT_EXEC_RESTRICT_FILE_LOCKED
      WITNESS(SECBIT_EXEC_RESTRICT_FILE_LOCKED),
#endif
#ifdef SECBIT_EXEC_DENY_INTERACTIVE
      WITNESS(SECBIT_EXEC_DENY_INTERACTIVE),
#endif
#ifdef SECBIT_EXEC_DENY_INTERACTIVE_LOCKED
      WITNESS(SECBIT_EXEC_DENY_INTERACTIVE_LOCKED),
#endif
  };
  expect_values(kSecurebits, witnesses);
}

TEST(ProcessFlags, MceKill) {
  const std::vector<Witness> witnesses = {
#ifdef PR_MCE_KILL_CLEAR
      WITNESS(PR_MCE_KILL_CLEAR),
#endif
#ifdef PR_MCE_KILL_SET
      WITNESS(PR_MCE_KILL_SET),
#endif
  };
  expect_values(kMceKill, witnesses);
}

TEST(ProcessFlags, MceKillPolicy) {
  const std::vector<Witness> witnesses = {
#ifdef PR_MCE_KILL_LATE
      WITNESS(PR_MCE_KILL_LATE),
#endif
#ifdef PR_MCE_KILL_EARLY
      WITNESS(PR_MCE_KILL_EARLY),
#endif
#ifdef PR_MCE_KILL_DEFAULT
      WITNESS(PR_MCE_KILL_DEFAULT),
#endif
  };
  expect_values(kMceKillPolicy, witnesses);
}

TEST(ProcessFlags, SetMm) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SET_MM_START_CODE
      WITNESS(PR_SET_MM_START_CODE),
#endif
#ifdef PR_SET_MM_END_CODE
      WITNESS(PR_SET_MM_END_CODE),
#endif
#ifdef PR_SET_MM_START_DATA
      WITNESS(PR_SET_MM_START_DATA),
#endif
#ifdef PR_SET_MM_END_DATA
      WITNESS(PR_SET_MM_END_DATA),
#endif
#ifdef PR_SET_MM_START_STACK
      WITNESS(PR_SET_MM_START_STACK),
#endif
#ifdef PR_SET_MM_START_BRK
      WITNESS(PR_SET_MM_START_BRK),
#endif
#ifdef PR_SET_MM_BRK
      WITNESS(PR_SET_MM_BRK),
#endif
#ifdef PR_SET_MM_ARG_START
      WITNESS(PR_SET_MM_ARG_START),
#endif
#ifdef PR_SET_MM_ARG_END
      WITNESS(PR_SET_MM_ARG_END),
#endif
#ifdef PR_SET_MM_ENV_START
      WITNESS(PR_SET_MM_ENV_START),
#endif
#ifdef PR_SET_MM_ENV_END
      WITNESS(PR_SET_MM_ENV_END),
#endif
#ifdef PR_SET_MM_AUXV
      WITNESS(PR_SET_MM_AUXV),
#endif
#ifdef PR_SET_MM_EXE_FILE
      WITNESS(PR_SET_MM_EXE_FILE),
#endif
#ifdef PR_SET_MM_MAP
      WITNESS(PR_SET_MM_MAP),
#endif
#ifdef PR_SET_MM_MAP_SIZE
      WITNESS(PR_SET_MM_MAP_SIZE),
#endif
  };
  expect_values(kSetMm, witnesses);
}

TEST(ProcessFlags, CapAmbient) {
  const std::vector<Witness> witnesses = {
#ifdef PR_CAP_AMBIENT_IS_SET
      WITNESS(PR_CAP_AMBIENT_IS_SET),
#endif
#ifdef PR_CAP_AMBIENT_RAISE
      WITNESS(PR_CAP_AMBIENT_RAISE),
#endif
#ifdef PR_CAP_AMBIENT_LOWER
      WITNESS(PR_CAP_AMBIENT_LOWER),
#endif
#ifdef PR_CAP_AMBIENT_CLEAR_ALL
      WITNESS(PR_CAP_AMBIENT_CLEAR_ALL),
#endif
  };
  expect_values(kCapAmbient, witnesses);
}

TEST(ProcessFlags, Speculation) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SPEC_STORE_BYPASS
      WITNESS(PR_SPEC_STORE_BYPASS),
#endif
#ifdef PR_SPEC_INDIRECT_BRANCH
      WITNESS(PR_SPEC_INDIRECT_BRANCH),
#endif
#ifdef PR_SPEC_L1D_FLUSH
      WITNESS(PR_SPEC_L1D_FLUSH),
#endif
  };
  expect_values(kSpeculation, witnesses);
}

TEST(ProcessFlags, SpeculationControl) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SPEC_ENABLE
      WITNESS(PR_SPEC_ENABLE),
#endif
#ifdef PR_SPEC_DISABLE
      WITNESS(PR_SPEC_DISABLE),
#endif
#ifdef PR_SPEC_FORCE_DISABLE
      WITNESS(PR_SPEC_FORCE_DISABLE),
#endif
#ifdef PR_SPEC_DISABLE_NOEXEC
      WITNESS(PR_SPEC_DISABLE_NOEXEC),
#endif
  };
  expect_values(kSpeculationControl, witnesses);
}

TEST(ProcessFlags, SpeculationState) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SPEC_PRCTL
      WITNESS(PR_SPEC_PRCTL),
#endif
#ifdef PR_SPEC_ENABLE
      WITNESS(PR_SPEC_ENABLE),
#endif
#ifdef PR_SPEC_DISABLE
      WITNESS(PR_SPEC_DISABLE),
#endif
#ifdef PR_SPEC_FORCE_DISABLE
      WITNESS(PR_SPEC_FORCE_DISABLE),
#endif
#ifdef PR_SPEC_DISABLE_NOEXEC
      WITNESS(PR_SPEC_DISABLE_NOEXEC),
#endif
  };
  expect_values(kSpeculationState, witnesses);
}

TEST(ProcessFlags, SyscallUserDispatch) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SYS_DISPATCH_OFF
      WITNESS(PR_SYS_DISPATCH_OFF),
#endif
#ifdef PR_SYS_DISPATCH_ON
      WITNESS(PR_SYS_DISPATCH_ON),
#endif
  };
  expect_values(kSyscallUserDispatch, witnesses);
}

TEST(ProcessFlags, SchedCore) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SCHED_CORE_GET
      WITNESS(PR_SCHED_CORE_GET),
#endif
#ifdef PR_SCHED_CORE_CREATE
      WITNESS(PR_SCHED_CORE_CREATE),
#endif
#ifdef PR_SCHED_CORE_SHARE_TO
      WITNESS(PR_SCHED_CORE_SHARE_TO),
#endif
#ifdef PR_SCHED_CORE_SHARE_FROM
      WITNESS(PR_SCHED_CORE_SHARE_FROM),
#endif
  };
  expect_values(kSchedCore, witnesses);
}

TEST(ProcessFlags, SetVma) {
  const std::vector<Witness> witnesses = {
#ifdef PR_SET_VMA_ANON_NAME
      WITNESS(PR_SET_VMA_ANON_NAME),
#endif
  };
  expect_values(kSetVma, witnesses);
}

TEST(ProcessFlags, Mdwe) {
  const std::vector<Witness> witnesses = {
#ifdef PR_MDWE_REFUSE_EXEC_GAIN
      WITNESS(PR_MDWE_REFUSE_EXEC_GAIN),
#endif
#ifdef PR_MDWE_NO_INHERIT
      WITNESS(PR_MDWE_NO_INHERIT),
#endif
  };
  expect_values(kMdwe, witnesses);
}

TEST(ProcessFlags, ArchPrctlOptions) {
  const std::vector<Witness> witnesses = {
#ifdef ARCH_SET_GS
      WITNESS(ARCH_SET_GS),
#endif
#ifdef ARCH_SET_FS
      WITNESS(ARCH_SET_FS),
#endif
#ifdef ARCH_GET_FS
      WITNESS(ARCH_GET_FS),
#endif
#ifdef ARCH_GET_GS
      WITNESS(ARCH_GET_GS),
#endif
#ifdef ARCH_GET_CPUID
      WITNESS(ARCH_GET_CPUID),
#endif
#ifdef ARCH_SET_CPUID
      WITNESS(ARCH_SET_CPUID),
#endif
#ifdef ARCH_GET_XCOMP_SUPP
      WITNESS(ARCH_GET_XCOMP_SUPP),
#endif
#ifdef ARCH_GET_XCOMP_PERM
      WITNESS(ARCH_GET_XCOMP_PERM),
#endif
#ifdef ARCH_REQ_XCOMP_PERM
      WITNESS(ARCH_REQ_XCOMP_PERM),
#endif
#ifdef ARCH_GET_XCOMP_GUEST_PERM
      WITNESS(ARCH_GET_XCOMP_GUEST_PERM),
#endif
#ifdef ARCH_REQ_XCOMP_GUEST_PERM
      WITNESS(ARCH_REQ_XCOMP_GUEST_PERM),
#endif
#ifdef ARCH_MAP_VDSO_X32
      WITNESS(ARCH_MAP_VDSO_X32),
#endif
#ifdef ARCH_MAP_VDSO_32
      WITNESS(ARCH_MAP_VDSO_32),
#endif
#ifdef ARCH_MAP_VDSO_64
      WITNESS(ARCH_MAP_VDSO_64),
#endif
#ifdef ARCH_GET_UNTAG_MASK
      WITNESS(ARCH_GET_UNTAG_MASK),
#endif
#ifdef ARCH_ENABLE_TAGGED_ADDR
      WITNESS(ARCH_ENABLE_TAGGED_ADDR),
#endif
#ifdef ARCH_GET_MAX_TAG_BITS
      WITNESS(ARCH_GET_MAX_TAG_BITS),
#endif
#ifdef ARCH_FORCE_TAGGED_SVA
      WITNESS(ARCH_FORCE_TAGGED_SVA),
#endif
#ifdef ARCH_SHSTK_ENABLE
      WITNESS(ARCH_SHSTK_ENABLE),
#endif
#ifdef ARCH_SHSTK_DISABLE
      WITNESS(ARCH_SHSTK_DISABLE),
#endif
#ifdef ARCH_SHSTK_LOCK
      WITNESS(ARCH_SHSTK_LOCK),
#endif
#ifdef ARCH_SHSTK_UNLOCK
      WITNESS(ARCH_SHSTK_UNLOCK),
#endif
#ifdef ARCH_SHSTK_STATUS
      WITNESS(ARCH_SHSTK_STATUS),
#endif
  };
  expect_values(kArchPrctlOptions, witnesses);
}

TEST(ProcessFlags, ShadowStackFeatures) {
  const std::vector<Witness> witnesses = {
#ifdef ARCH_SHSTK_SHSTK
      WITNESS(ARCH_SHSTK_SHSTK),
#endif
#ifdef ARCH_SHSTK_WRSS
      WITNESS(ARCH_SHSTK_WRSS),
#endif
  };
  expect_values(kShadowStackFeatures, witnesses);
}

TEST(ProcessFlags, SeccompOps) {
  const std::vector<Witness> witnesses = {
#ifdef SECCOMP_SET_MODE_STRICT
      WITNESS(SECCOMP_SET_MODE_STRICT),
#endif
#ifdef SECCOMP_SET_MODE_FILTER
      WITNESS(SECCOMP_SET_MODE_FILTER),
#endif
#ifdef SECCOMP_GET_ACTION_AVAIL
      WITNESS(SECCOMP_GET_ACTION_AVAIL),
#endif
#ifdef SECCOMP_GET_NOTIF_SIZES
      WITNESS(SECCOMP_GET_NOTIF_SIZES),
#endif
  };
  expect_values(kSeccompOps, witnesses);
}

TEST(ProcessFlags, SeccompFilterFlags) {
  const std::vector<Witness> witnesses = {
#ifdef SECCOMP_FILTER_FLAG_TSYNC
      WITNESS(SECCOMP_FILTER_FLAG_TSYNC),
#endif
#ifdef SECCOMP_FILTER_FLAG_LOG
      WITNESS(SECCOMP_FILTER_FLAG_LOG),
#endif
#ifdef SECCOMP_FILTER_FLAG_SPEC_ALLOW
      WITNESS(SECCOMP_FILTER_FLAG_SPEC_ALLOW),
#endif
#ifdef SECCOMP_FILTER_FLAG_NEW_LISTENER
      WITNESS(SECCOMP_FILTER_FLAG_NEW_LISTENER),
#endif
#ifdef SECCOMP_FILTER_FLAG_TSYNC_ESRCH
      WITNESS(SECCOMP_FILTER_FLAG_TSYNC_ESRCH),
#endif
#ifdef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
      WITNESS(SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV),
#endif
  };
  expect_values(kSeccompFilterFlags, witnesses);
}

TEST(ProcessFlags, SeccompModes) {
  const std::vector<Witness> witnesses = {
#ifdef SECCOMP_MODE_DISABLED
      WITNESS(SECCOMP_MODE_DISABLED),
#endif
#ifdef SECCOMP_MODE_STRICT
      WITNESS(SECCOMP_MODE_STRICT),
#endif
#ifdef SECCOMP_MODE_FILTER
      WITNESS(SECCOMP_MODE_FILTER),
#endif
  };
  expect_values(kSeccompModes, witnesses);
}

TEST(ProcessFlags, SeccompActions) {
  const std::vector<Witness> witnesses = {
#ifdef SECCOMP_RET_KILL_PROCESS
      WITNESS(SECCOMP_RET_KILL_PROCESS),
#endif
#ifdef SECCOMP_RET_KILL_THREAD
      WITNESS(SECCOMP_RET_KILL_THREAD),
#endif
#ifdef SECCOMP_RET_TRAP
      WITNESS(SECCOMP_RET_TRAP),
#endif
#ifdef SECCOMP_RET_ERRNO
      WITNESS(SECCOMP_RET_ERRNO),
#endif
#ifdef SECCOMP_RET_USER_NOTIF
      WITNESS(SECCOMP_RET_USER_NOTIF),
#endif
#ifdef SECCOMP_RET_TRACE
      WITNESS(SECCOMP_RET_TRACE),
#endif
#ifdef SECCOMP_RET_LOG
      WITNESS(SECCOMP_RET_LOG),
#endif
#ifdef SECCOMP_RET_ALLOW
      WITNESS(SECCOMP_RET_ALLOW),
#endif
  };
  expect_values(kSeccompActions, witnesses);
}

TEST(ProcessFlags, SchedPolicies) {
  const std::vector<Witness> witnesses = {
#ifdef SCHED_OTHER
      WITNESS(SCHED_OTHER),
#endif
#ifdef SCHED_FIFO
      WITNESS(SCHED_FIFO),
#endif
#ifdef SCHED_RR
      WITNESS(SCHED_RR),
#endif
#ifdef SCHED_BATCH
      WITNESS(SCHED_BATCH),
#endif
#ifdef SCHED_IDLE
      WITNESS(SCHED_IDLE),
#endif
#ifdef SCHED_DEADLINE
      WITNESS(SCHED_DEADLINE),
#endif
#ifdef SCHED_EXT
      WITNESS(SCHED_EXT),
#endif
  };
  expect_values(kSchedPolicies, witnesses);
}

TEST(ProcessFlags, SchedAttrFlags) {
  const std::vector<Witness> witnesses = {
#ifdef SCHED_FLAG_RESET_ON_FORK
      WITNESS(SCHED_FLAG_RESET_ON_FORK),
#endif
#ifdef SCHED_FLAG_RECLAIM
      WITNESS(SCHED_FLAG_RECLAIM),
#endif
#ifdef SCHED_FLAG_DL_OVERRUN
      WITNESS(SCHED_FLAG_DL_OVERRUN),
#endif
#ifdef SCHED_FLAG_KEEP_POLICY
      WITNESS(SCHED_FLAG_KEEP_POLICY),
#endif
#ifdef SCHED_FLAG_KEEP_PARAMS
      WITNESS(SCHED_FLAG_KEEP_PARAMS),
#endif
#ifdef SCHED_FLAG_UTIL_CLAMP_MIN
      WITNESS(SCHED_FLAG_UTIL_CLAMP_MIN),
#endif
#ifdef SCHED_FLAG_UTIL_CLAMP_MAX
      WITNESS(SCHED_FLAG_UTIL_CLAMP_MAX),
#endif
  };
  expect_values(kSchedAttrFlags, witnesses);
}

TEST(ProcessFlags, PriorityTargets) {
  const std::vector<Witness> witnesses = {
      WITNESS(PRIO_PROCESS),
      WITNESS(PRIO_PGRP),
      WITNESS(PRIO_USER),
  };
  expect_values(kPriorityTargets, witnesses);
}

TEST(ProcessFlags, Resources) {
  const std::vector<Witness> witnesses = {
      WITNESS(RLIMIT_CPU),
      WITNESS(RLIMIT_FSIZE),
      WITNESS(RLIMIT_DATA),
      WITNESS(RLIMIT_STACK),
      WITNESS(RLIMIT_CORE),
      WITNESS(RLIMIT_RSS),
      WITNESS(RLIMIT_NPROC),
      WITNESS(RLIMIT_NOFILE),
      WITNESS(RLIMIT_MEMLOCK),
      WITNESS(RLIMIT_AS),
      WITNESS(RLIMIT_LOCKS),
      WITNESS(RLIMIT_SIGPENDING),
      WITNESS(RLIMIT_MSGQUEUE),
      WITNESS(RLIMIT_NICE),
      WITNESS(RLIMIT_RTPRIO),
      WITNESS(RLIMIT_RTTIME),
  };
  expect_values(kResources, witnesses);
}

TEST(ProcessFlags, RusageTargets) {
  const std::vector<Witness> witnesses = {
      WITNESS(RUSAGE_SELF),
      WITNESS(RUSAGE_CHILDREN),
      WITNESS(RUSAGE_THREAD),
  };
  expect_values(kRusageTargets, witnesses);
}

TEST(ProcessFlags, CapabilityVersions) {
  const std::vector<Witness> witnesses = {
#ifdef _LINUX_CAPABILITY_VERSION_1
      WITNESS(_LINUX_CAPABILITY_VERSION_1),
#endif
#ifdef _LINUX_CAPABILITY_VERSION_2
      WITNESS(_LINUX_CAPABILITY_VERSION_2),
#endif
#ifdef _LINUX_CAPABILITY_VERSION_3
      WITNESS(_LINUX_CAPABILITY_VERSION_3),
#endif
  };
  expect_values(kCapabilityVersions, witnesses);
}

TEST(ProcessFlags, Capabilities) {
  const std::vector<Witness> witnesses = {
#ifdef CAP_CHOWN
      WITNESS(CAP_CHOWN),
#endif
#ifdef CAP_DAC_OVERRIDE
      WITNESS(CAP_DAC_OVERRIDE),
#endif
#ifdef CAP_DAC_READ_SEARCH
      WITNESS(CAP_DAC_READ_SEARCH),
#endif
#ifdef CAP_FOWNER
      WITNESS(CAP_FOWNER),
#endif
#ifdef CAP_FSETID
      WITNESS(CAP_FSETID),
#endif
#ifdef CAP_KILL
      WITNESS(CAP_KILL),
#endif
#ifdef CAP_SETGID
      WITNESS(CAP_SETGID),
#endif
#ifdef CAP_SETUID
      WITNESS(CAP_SETUID),
#endif
#ifdef CAP_SETPCAP
      WITNESS(CAP_SETPCAP),
#endif
#ifdef CAP_LINUX_IMMUTABLE
      WITNESS(CAP_LINUX_IMMUTABLE),
#endif
#ifdef CAP_NET_BIND_SERVICE
      WITNESS(CAP_NET_BIND_SERVICE),
#endif
#ifdef CAP_NET_BROADCAST
      WITNESS(CAP_NET_BROADCAST),
#endif
#ifdef CAP_NET_ADMIN
      WITNESS(CAP_NET_ADMIN),
#endif
#ifdef CAP_NET_RAW
      WITNESS(CAP_NET_RAW),
#endif
#ifdef CAP_IPC_LOCK
      WITNESS(CAP_IPC_LOCK),
#endif
#ifdef CAP_IPC_OWNER
      WITNESS(CAP_IPC_OWNER),
#endif
#ifdef CAP_SYS_MODULE
      WITNESS(CAP_SYS_MODULE),
#endif
#ifdef CAP_SYS_RAWIO
      WITNESS(CAP_SYS_RAWIO),
#endif
#ifdef CAP_SYS_CHROOT
      WITNESS(CAP_SYS_CHROOT),
#endif
#ifdef CAP_SYS_PTRACE
      WITNESS(CAP_SYS_PTRACE),
#endif
#ifdef CAP_SYS_PACCT
      WITNESS(CAP_SYS_PACCT),
#endif
#ifdef CAP_SYS_ADMIN
      WITNESS(CAP_SYS_ADMIN),
#endif
#ifdef CAP_SYS_BOOT
      WITNESS(CAP_SYS_BOOT),
#endif
#ifdef CAP_SYS_NICE
      WITNESS(CAP_SYS_NICE),
#endif
#ifdef CAP_SYS_RESOURCE
      WITNESS(CAP_SYS_RESOURCE),
#endif
#ifdef CAP_SYS_TIME
      WITNESS(CAP_SYS_TIME),
#endif
#ifdef CAP_SYS_TTY_CONFIG
      WITNESS(CAP_SYS_TTY_CONFIG),
#endif
#ifdef CAP_MKNOD
      WITNESS(CAP_MKNOD),
#endif
#ifdef CAP_LEASE
      WITNESS(CAP_LEASE),
#endif
#ifdef CAP_AUDIT_WRITE
      WITNESS(CAP_AUDIT_WRITE),
#endif
#ifdef CAP_AUDIT_CONTROL
      WITNESS(CAP_AUDIT_CONTROL),
#endif
#ifdef CAP_SETFCAP
      WITNESS(CAP_SETFCAP),
#endif
#ifdef CAP_MAC_OVERRIDE
      WITNESS(CAP_MAC_OVERRIDE),
#endif
#ifdef CAP_MAC_ADMIN
      WITNESS(CAP_MAC_ADMIN),
#endif
#ifdef CAP_SYSLOG
      WITNESS(CAP_SYSLOG),
#endif
#ifdef CAP_WAKE_ALARM
      WITNESS(CAP_WAKE_ALARM),
#endif
#ifdef CAP_BLOCK_SUSPEND
      WITNESS(CAP_BLOCK_SUSPEND),
#endif
#ifdef CAP_AUDIT_READ
      WITNESS(CAP_AUDIT_READ),
#endif
#ifdef CAP_PERFMON
      WITNESS(CAP_PERFMON),
#endif
#ifdef CAP_BPF
      WITNESS(CAP_BPF),
#endif
#ifdef CAP_CHECKPOINT_RESTORE
      WITNESS(CAP_CHECKPOINT_RESTORE),
#endif
  };
  expect_values(kCapabilities, witnesses);
}

TEST(ProcessFlags, Personalities) {
  const std::vector<Witness> witnesses = {
      WITNESS(PER_LINUX),
      WITNESS(PER_BSD),
      WITNESS(PER_LINUX32),
      WITNESS(PER_RISCOS),
      WITNESS(PER_OSF4),
      WITNESS(PER_HPUX),
      WITNESS(PER_MASK),
      WITNESS(UNAME26),
      WITNESS(ADDR_NO_RANDOMIZE),
      WITNESS(FDPIC_FUNCPTRS),
      WITNESS(MMAP_PAGE_ZERO),
      WITNESS(ADDR_COMPAT_LAYOUT),
      WITNESS(READ_IMPLIES_EXEC),
      WITNESS(ADDR_LIMIT_32BIT),
      WITNESS(SHORT_INODE),
      WITNESS(WHOLE_SECONDS),
      WITNESS(STICKY_TIMEOUTS),
      WITNESS(ADDR_LIMIT_3GB),
  };
  expect_values(kPersonalities, witnesses);
}

TEST(ProcessFlags, MembarrierCommands) {
  const std::vector<Witness> witnesses = {
      WITNESS(MEMBARRIER_CMD_QUERY),
      WITNESS(MEMBARRIER_CMD_GLOBAL),
      WITNESS(MEMBARRIER_CMD_GLOBAL_EXPEDITED),
      WITNESS(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED),
      WITNESS(MEMBARRIER_CMD_PRIVATE_EXPEDITED),
      WITNESS(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED),
      WITNESS(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE),
      WITNESS(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE),
      WITNESS(MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ),
      WITNESS(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ),
#ifdef MEMBARRIER_CMD_GET_REGISTRATIONS
      WITNESS(MEMBARRIER_CMD_GET_REGISTRATIONS),
#endif
  };
  expect_values(kMembarrierCommands, witnesses);
}

TEST(ProcessFlags, MembarrierFlags) {
  const std::vector<Witness> witnesses = {
      WITNESS(MEMBARRIER_CMD_FLAG_CPU),
  };
  expect_values(kMembarrierFlags, witnesses);
}

TEST(ProcessFlags, KcmpTypes) {
  const std::vector<Witness> witnesses = {
      WITNESS(KCMP_FILE),
      WITNESS(KCMP_VM),
      WITNESS(KCMP_FILES),
      WITNESS(KCMP_FS),
      WITNESS(KCMP_SIGHAND),
      WITNESS(KCMP_IO),
      WITNESS(KCMP_SYSVSEM),
      WITNESS(KCMP_EPOLL_TFD),
  };
  expect_values(kKcmpTypes, witnesses);
}

TEST(ProcessFlags, PidfdOpenFlags) {
  const std::vector<Witness> witnesses = {
#ifdef PIDFD_NONBLOCK
      WITNESS(PIDFD_NONBLOCK),
#endif
#ifdef PIDFD_THREAD
      WITNESS(PIDFD_THREAD),
#endif
  };
  expect_values(kPidfdOpenFlags, witnesses);
}

TEST(ProcessFlags, PidfdSignalFlags) {
  const std::vector<Witness> witnesses = {
#ifdef PIDFD_SIGNAL_THREAD
      WITNESS(PIDFD_SIGNAL_THREAD),
#endif
#ifdef PIDFD_SIGNAL_THREAD_GROUP
      WITNESS(PIDFD_SIGNAL_THREAD_GROUP),
#endif
#ifdef PIDFD_SIGNAL_PROCESS_GROUP
      WITNESS(PIDFD_SIGNAL_PROCESS_GROUP),
#endif
  };
  expect_values(kPidfdSignalFlags, witnesses);
}

TEST(ProcessFlags, PtraceRequests) {
  const std::vector<Witness> witnesses = {
#ifdef PTRACE_TRACEME
      WITNESS(PTRACE_TRACEME),
#endif
#ifdef PTRACE_PEEKTEXT
      WITNESS(PTRACE_PEEKTEXT),
#endif
#ifdef PTRACE_PEEKDATA
      WITNESS(PTRACE_PEEKDATA),
#endif
#ifdef PTRACE_PEEKUSER
      WITNESS(PTRACE_PEEKUSER),
#endif
#ifdef PTRACE_POKETEXT
      WITNESS(PTRACE_POKETEXT),
#endif
#ifdef PTRACE_POKEDATA
      WITNESS(PTRACE_POKEDATA),
#endif
#ifdef PTRACE_POKEUSER
      WITNESS(PTRACE_POKEUSER),
#endif
#ifdef PTRACE_CONT
      WITNESS(PTRACE_CONT),
#endif
#ifdef PTRACE_KILL
      WITNESS(PTRACE_KILL),
#endif
#ifdef PTRACE_SINGLESTEP
      WITNESS(PTRACE_SINGLESTEP),
#endif
#ifdef PTRACE_GETREGS
      WITNESS(PTRACE_GETREGS),
#endif
#ifdef PTRACE_SETREGS
      WITNESS(PTRACE_SETREGS),
#endif
#ifdef PTRACE_GETFPREGS
      WITNESS(PTRACE_GETFPREGS),
#endif
#ifdef PTRACE_SETFPREGS
      WITNESS(PTRACE_SETFPREGS),
#endif
#ifdef PTRACE_ATTACH
      WITNESS(PTRACE_ATTACH),
#endif
#ifdef PTRACE_DETACH
      WITNESS(PTRACE_DETACH),
#endif
#ifdef PTRACE_GETFPXREGS
      WITNESS(PTRACE_GETFPXREGS),
#endif
#ifdef PTRACE_SETFPXREGS
      WITNESS(PTRACE_SETFPXREGS),
#endif
#ifdef PTRACE_OLDSETOPTIONS
      WITNESS(PTRACE_OLDSETOPTIONS),
#endif
#ifdef PTRACE_SYSCALL
      WITNESS(PTRACE_SYSCALL),
#endif
#ifdef PTRACE_GET_THREAD_AREA
      WITNESS(PTRACE_GET_THREAD_AREA),
#endif
#ifdef PTRACE_SET_THREAD_AREA
      WITNESS(PTRACE_SET_THREAD_AREA),
#endif
#ifdef PTRACE_ARCH_PRCTL
      WITNESS(PTRACE_ARCH_PRCTL),
#endif
#ifdef PTRACE_SYSEMU
      WITNESS(PTRACE_SYSEMU),
#endif
#ifdef PTRACE_SYSEMU_SINGLESTEP
      WITNESS(PTRACE_SYSEMU_SINGLESTEP),
#endif
#ifdef PTRACE_SINGLEBLOCK
      WITNESS(PTRACE_SINGLEBLOCK),
#endif
#ifdef PTRACE_SETOPTIONS
      WITNESS(PTRACE_SETOPTIONS),
#endif
#ifdef PTRACE_GETEVENTMSG
      WITNESS(PTRACE_GETEVENTMSG),
#endif
#ifdef PTRACE_GETSIGINFO
      WITNESS(PTRACE_GETSIGINFO),
#endif
#ifdef PTRACE_SETSIGINFO
      WITNESS(PTRACE_SETSIGINFO),
#endif
#ifdef PTRACE_GETREGSET
      WITNESS(PTRACE_GETREGSET),
#endif
#ifdef PTRACE_SETREGSET
      WITNESS(PTRACE_SETREGSET),
#endif
#ifdef PTRACE_SEIZE
      WITNESS(PTRACE_SEIZE),
#endif
#ifdef PTRACE_INTERRUPT
      WITNESS(PTRACE_INTERRUPT),
#endif
#ifdef PTRACE_LISTEN
      WITNESS(PTRACE_LISTEN),
#endif
#ifdef PTRACE_PEEKSIGINFO
      WITNESS(PTRACE_PEEKSIGINFO),
#endif
#ifdef PTRACE_GETSIGMASK
      WITNESS(PTRACE_GETSIGMASK),
#endif
#ifdef PTRACE_SETSIGMASK
      WITNESS(PTRACE_SETSIGMASK),
#endif
#ifdef PTRACE_SECCOMP_GET_FILTER
      WITNESS(PTRACE_SECCOMP_GET_FILTER),
#endif
#ifdef PTRACE_SECCOMP_GET_METADATA
      WITNESS(PTRACE_SECCOMP_GET_METADATA),
#endif
#ifdef PTRACE_GET_SYSCALL_INFO
      WITNESS(PTRACE_GET_SYSCALL_INFO),
#endif
#ifdef PTRACE_GET_RSEQ_CONFIGURATION
      WITNESS(PTRACE_GET_RSEQ_CONFIGURATION),
#endif
#ifdef PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG
      WITNESS(PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG),
#endif
#ifdef PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG
      WITNESS(PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG),
#endif
#ifdef PTRACE_SET_SYSCALL_INFO
      WITNESS(PTRACE_SET_SYSCALL_INFO),
#endif
  };
  expect_values(kPtraceRequests, witnesses);
}

TEST(ProcessFlags, PtraceOptions) {
  const std::vector<Witness> witnesses = {
#ifdef PTRACE_O_TRACESYSGOOD
      WITNESS(PTRACE_O_TRACESYSGOOD),
#endif
#ifdef PTRACE_O_TRACEFORK
      WITNESS(PTRACE_O_TRACEFORK),
#endif
#ifdef PTRACE_O_TRACEVFORK
      WITNESS(PTRACE_O_TRACEVFORK),
#endif
#ifdef PTRACE_O_TRACECLONE
      WITNESS(PTRACE_O_TRACECLONE),
#endif
#ifdef PTRACE_O_TRACEEXEC
      WITNESS(PTRACE_O_TRACEEXEC),
#endif
#ifdef PTRACE_O_TRACEVFORKDONE
      WITNESS(PTRACE_O_TRACEVFORKDONE),
#endif
#ifdef PTRACE_O_TRACEEXIT
      WITNESS(PTRACE_O_TRACEEXIT),
#endif
#ifdef PTRACE_O_TRACESECCOMP
      WITNESS(PTRACE_O_TRACESECCOMP),
#endif
#ifdef PTRACE_O_EXITKILL
      WITNESS(PTRACE_O_EXITKILL),
#endif
#ifdef PTRACE_O_SUSPEND_SECCOMP
      WITNESS(PTRACE_O_SUSPEND_SECCOMP),
#endif
  };
  expect_values(kPtraceOptions, witnesses);
}

TEST(ProcessFlags, Clocks) {
  const std::vector<Witness> witnesses = {
#ifdef CLOCK_REALTIME
      WITNESS(CLOCK_REALTIME),
#endif
#ifdef CLOCK_MONOTONIC
      WITNESS(CLOCK_MONOTONIC),
#endif
#ifdef CLOCK_PROCESS_CPUTIME_ID
      WITNESS(CLOCK_PROCESS_CPUTIME_ID),
#endif
#ifdef CLOCK_THREAD_CPUTIME_ID
      WITNESS(CLOCK_THREAD_CPUTIME_ID),
#endif
#ifdef CLOCK_MONOTONIC_RAW
      WITNESS(CLOCK_MONOTONIC_RAW),
#endif
#ifdef CLOCK_REALTIME_COARSE
      WITNESS(CLOCK_REALTIME_COARSE),
#endif
#ifdef CLOCK_MONOTONIC_COARSE
      WITNESS(CLOCK_MONOTONIC_COARSE),
#endif
#ifdef CLOCK_BOOTTIME
      WITNESS(CLOCK_BOOTTIME),
#endif
#ifdef CLOCK_REALTIME_ALARM
      WITNESS(CLOCK_REALTIME_ALARM),
#endif
#ifdef CLOCK_BOOTTIME_ALARM
      WITNESS(CLOCK_BOOTTIME_ALARM),
#endif
#ifdef CLOCK_TAI
      WITNESS(CLOCK_TAI),
#endif
#ifdef CLOCK_AUX
      WITNESS(CLOCK_AUX),
#endif
  };
  expect_values(kClocks, witnesses);
}

TEST(ProcessFlags, TimerFlags) {
  const std::vector<Witness> witnesses = {
#ifdef TIMER_ABSTIME
      WITNESS(TIMER_ABSTIME),
#endif
  };
  expect_values(kTimerFlags, witnesses);
}

TEST(ProcessFlags, IntervalTimers) {
  const std::vector<Witness> witnesses = {
      WITNESS(ITIMER_REAL),
      WITNESS(ITIMER_VIRTUAL),
      WITNESS(ITIMER_PROF),
  };
  expect_values(kIntervalTimers, witnesses);
}

TEST(ProcessFlags, AdjtimexModes) {
  const std::vector<Witness> witnesses = {
#ifdef ADJ_OFFSET_SS_READ
      WITNESS(ADJ_OFFSET_SS_READ),
#endif
#ifdef ADJ_OFFSET_SINGLESHOT
      WITNESS(ADJ_OFFSET_SINGLESHOT),
#endif
#ifdef ADJ_OFFSET
      WITNESS(ADJ_OFFSET),
#endif
#ifdef ADJ_FREQUENCY
      WITNESS(ADJ_FREQUENCY),
#endif
#ifdef ADJ_MAXERROR
      WITNESS(ADJ_MAXERROR),
#endif
#ifdef ADJ_ESTERROR
      WITNESS(ADJ_ESTERROR),
#endif
#ifdef ADJ_STATUS
      WITNESS(ADJ_STATUS),
#endif
#ifdef ADJ_TIMECONST
      WITNESS(ADJ_TIMECONST),
#endif
#ifdef ADJ_TAI
      WITNESS(ADJ_TAI),
#endif
#ifdef ADJ_SETOFFSET
      WITNESS(ADJ_SETOFFSET),
#endif
#ifdef ADJ_MICRO
      WITNESS(ADJ_MICRO),
#endif
#ifdef ADJ_NANO
      WITNESS(ADJ_NANO),
#endif
#ifdef ADJ_TICK
      WITNESS(ADJ_TICK),
#endif
  };
  expect_values(kAdjtimexModes, witnesses);
}

TEST(ProcessFlags, AdjtimexStatus) {
  const std::vector<Witness> witnesses = {
#ifdef STA_PLL
      WITNESS(STA_PLL),
#endif
#ifdef STA_PPSFREQ
      WITNESS(STA_PPSFREQ),
#endif
#ifdef STA_PPSTIME
      WITNESS(STA_PPSTIME),
#endif
#ifdef STA_FLL
      WITNESS(STA_FLL),
#endif
#ifdef STA_INS
      WITNESS(STA_INS),
#endif
#ifdef STA_DEL
      WITNESS(STA_DEL),
#endif
#ifdef STA_UNSYNC
      WITNESS(STA_UNSYNC),
#endif
#ifdef STA_FREQHOLD
      WITNESS(STA_FREQHOLD),
#endif
#ifdef STA_PPSSIGNAL
      WITNESS(STA_PPSSIGNAL),
#endif
#ifdef STA_PPSJITTER
      WITNESS(STA_PPSJITTER),
#endif
#ifdef STA_PPSWANDER
      WITNESS(STA_PPSWANDER),
#endif
#ifdef STA_PPSERROR
      WITNESS(STA_PPSERROR),
#endif
#ifdef STA_CLOCKERR
      WITNESS(STA_CLOCKERR),
#endif
#ifdef STA_NANO
      WITNESS(STA_NANO),
#endif
#ifdef STA_MODE
      WITNESS(STA_MODE),
#endif
#ifdef STA_CLK
      WITNESS(STA_CLK),
#endif
  };
  expect_values(kAdjtimexStatus, witnesses);
}

TEST(ProcessFlags, AdjtimexStates) {
  const std::vector<Witness> witnesses = {
#ifdef TIME_OK
      WITNESS(TIME_OK),
#endif
#ifdef TIME_INS
      WITNESS(TIME_INS),
#endif
#ifdef TIME_DEL
      WITNESS(TIME_DEL),
#endif
#ifdef TIME_OOP
      WITNESS(TIME_OOP),
#endif
#ifdef TIME_WAIT
      WITNESS(TIME_WAIT),
#endif
#ifdef TIME_ERROR
      WITNESS(TIME_ERROR),
#endif
  };
  expect_values(kAdjtimexStates, witnesses);
}

TEST(ProcessFlags, SigevNotify) {
  const std::vector<Witness> witnesses = {
      WITNESS(SIGEV_SIGNAL),
      WITNESS(SIGEV_NONE),
      WITNESS(SIGEV_THREAD),
      WITNESS(SIGEV_THREAD_ID),
  };
  expect_values(kSigevNotify, witnesses);
}

TEST(ProcessFlags, Signals) {
  const std::vector<Witness> witnesses = {
#ifdef SIGHUP
      WITNESS(SIGHUP),
#endif
#ifdef SIGINT
      WITNESS(SIGINT),
#endif
#ifdef SIGQUIT
      WITNESS(SIGQUIT),
#endif
#ifdef SIGILL
      WITNESS(SIGILL),
#endif
#ifdef SIGTRAP
      WITNESS(SIGTRAP),
#endif
#ifdef SIGABRT
      WITNESS(SIGABRT),
#endif
#ifdef SIGBUS
      WITNESS(SIGBUS),
#endif
#ifdef SIGFPE
      WITNESS(SIGFPE),
#endif
#ifdef SIGKILL
      WITNESS(SIGKILL),
#endif
#ifdef SIGUSR1
      WITNESS(SIGUSR1),
#endif
#ifdef SIGSEGV
      WITNESS(SIGSEGV),
#endif
#ifdef SIGUSR2
      WITNESS(SIGUSR2),
#endif
#ifdef SIGPIPE
      WITNESS(SIGPIPE),
#endif
#ifdef SIGALRM
      WITNESS(SIGALRM),
#endif
#ifdef SIGTERM
      WITNESS(SIGTERM),
#endif
#ifdef SIGSTKFLT
      WITNESS(SIGSTKFLT),
#endif
#ifdef SIGCHLD
      WITNESS(SIGCHLD),
#endif
#ifdef SIGCONT
      WITNESS(SIGCONT),
#endif
#ifdef SIGSTOP
      WITNESS(SIGSTOP),
#endif
#ifdef SIGTSTP
      WITNESS(SIGTSTP),
#endif
#ifdef SIGTTIN
      WITNESS(SIGTTIN),
#endif
#ifdef SIGTTOU
      WITNESS(SIGTTOU),
#endif
#ifdef SIGURG
      WITNESS(SIGURG),
#endif
#ifdef SIGXCPU
      WITNESS(SIGXCPU),
#endif
#ifdef SIGXFSZ
      WITNESS(SIGXFSZ),
#endif
#ifdef SIGVTALRM
      WITNESS(SIGVTALRM),
#endif
#ifdef SIGPROF
      WITNESS(SIGPROF),
#endif
#ifdef SIGWINCH
      WITNESS(SIGWINCH),
#endif
#ifdef SIGIO
      WITNESS(SIGIO),
#endif
#ifdef SIGPWR
      WITNESS(SIGPWR),
#endif
#ifdef SIGSYS
      WITNESS(SIGSYS),
#endif
  };
  expect_values(kSignals, witnesses);
}

TEST(ProcessFlags, SigactionFlags) {
  const std::vector<Witness> witnesses = {
#ifdef SA_RESTORER
      WITNESS(SA_RESTORER),
#endif
#ifdef SA_ONSTACK
      WITNESS(SA_ONSTACK),
#endif
#ifdef SA_RESTART
      WITNESS(SA_RESTART),
#endif
#ifdef SA_NODEFER
      WITNESS(SA_NODEFER),
#endif
#ifdef SA_RESETHAND
      WITNESS(SA_RESETHAND),
#endif
#ifdef SA_SIGINFO
      WITNESS(SA_SIGINFO),
#endif
#ifdef SA_NOCLDSTOP
      WITNESS(SA_NOCLDSTOP),
#endif
#ifdef SA_NOCLDWAIT
      WITNESS(SA_NOCLDWAIT),
#endif
#ifdef SA_UNSUPPORTED
      WITNESS(SA_UNSUPPORTED),
#endif
#ifdef SA_EXPOSE_TAGBITS
      WITNESS(SA_EXPOSE_TAGBITS),
#endif
  };
  expect_values(kSigactionFlags, witnesses);
}

TEST(ProcessFlags, SigprocmaskHow) {
  const std::vector<Witness> witnesses = {
#ifdef SIG_BLOCK
      WITNESS(SIG_BLOCK),
#endif
#ifdef SIG_UNBLOCK
      WITNESS(SIG_UNBLOCK),
#endif
#ifdef SIG_SETMASK
      WITNESS(SIG_SETMASK),
#endif
  };
  expect_values(kSigprocmaskHow, witnesses);
}

TEST(ProcessFlags, SigaltstackFlags) {
  const std::vector<Witness> witnesses = {
      WITNESS(SS_ONSTACK),
      WITNESS(SS_DISABLE),
#ifdef SS_AUTODISARM
      WITNESS(SS_AUTODISARM),
#endif
  };
  expect_values(kSigaltstackFlags, witnesses);
}

TEST(ProcessFlags, Errnos) {
  const std::vector<Witness> witnesses = {
#ifdef EPERM
      WITNESS(EPERM),
#endif
#ifdef ENOENT
      WITNESS(ENOENT),
#endif
#ifdef ESRCH
      WITNESS(ESRCH),
#endif
#ifdef EINTR
      WITNESS(EINTR),
#endif
#ifdef EIO
      WITNESS(EIO),
#endif
#ifdef ENXIO
      WITNESS(ENXIO),
#endif
#ifdef E2BIG
      WITNESS(E2BIG),
#endif
#ifdef ENOEXEC
      WITNESS(ENOEXEC),
#endif
#ifdef EBADF
      WITNESS(EBADF),
#endif
#ifdef ECHILD
      WITNESS(ECHILD),
#endif
#ifdef EAGAIN
      WITNESS(EAGAIN),
#endif
#ifdef ENOMEM
      WITNESS(ENOMEM),
#endif
#ifdef EACCES
      WITNESS(EACCES),
#endif
#ifdef EFAULT
      WITNESS(EFAULT),
#endif
#ifdef ENOTBLK
      WITNESS(ENOTBLK),
#endif
#ifdef EBUSY
      WITNESS(EBUSY),
#endif
#ifdef EEXIST
      WITNESS(EEXIST),
#endif
#ifdef EXDEV
      WITNESS(EXDEV),
#endif
#ifdef ENODEV
      WITNESS(ENODEV),
#endif
#ifdef ENOTDIR
      WITNESS(ENOTDIR),
#endif
#ifdef EISDIR
      WITNESS(EISDIR),
#endif
#ifdef EINVAL
      WITNESS(EINVAL),
#endif
#ifdef ENFILE
      WITNESS(ENFILE),
#endif
#ifdef EMFILE
      WITNESS(EMFILE),
#endif
#ifdef ENOTTY
      WITNESS(ENOTTY),
#endif
#ifdef ETXTBSY
      WITNESS(ETXTBSY),
#endif
#ifdef EFBIG
      WITNESS(EFBIG),
#endif
#ifdef ENOSPC
      WITNESS(ENOSPC),
#endif
#ifdef ESPIPE
      WITNESS(ESPIPE),
#endif
#ifdef EROFS
      WITNESS(EROFS),
#endif
#ifdef EMLINK
      WITNESS(EMLINK),
#endif
#ifdef EPIPE
      WITNESS(EPIPE),
#endif
#ifdef EDOM
      WITNESS(EDOM),
#endif
#ifdef ERANGE
      WITNESS(ERANGE),
#endif
#ifdef EDEADLK
      WITNESS(EDEADLK),
#endif
#ifdef ENAMETOOLONG
      WITNESS(ENAMETOOLONG),
#endif
#ifdef ENOLCK
      WITNESS(ENOLCK),
#endif
#ifdef ENOSYS
      WITNESS(ENOSYS),
#endif
#ifdef ENOTEMPTY
      WITNESS(ENOTEMPTY),
#endif
#ifdef ELOOP
      WITNESS(ELOOP),
#endif
#ifdef ENOMSG
      WITNESS(ENOMSG),
#endif
#ifdef EIDRM
      WITNESS(EIDRM),
#endif
#ifdef ECHRNG
      WITNESS(ECHRNG),
#endif
#ifdef EL2NSYNC
      WITNESS(EL2NSYNC),
#endif
#ifdef EL3HLT
      WITNESS(EL3HLT),
#endif
#ifdef EL3RST
      WITNESS(EL3RST),
#endif
#ifdef ELNRNG
      WITNESS(ELNRNG),
#endif
#ifdef EUNATCH
      WITNESS(EUNATCH),
#endif
#ifdef ENOCSI
      WITNESS(ENOCSI),
#endif
#ifdef EL2HLT
      WITNESS(EL2HLT),
#endif
#ifdef EBADE
      WITNESS(EBADE),
#endif
#ifdef EBADR
      WITNESS(EBADR),
#endif
#ifdef EXFULL
      WITNESS(EXFULL),
#endif
#ifdef ENOANO
      WITNESS(ENOANO),
#endif
#ifdef EBADRQC
      WITNESS(EBADRQC),
#endif
#ifdef EBADSLT
      WITNESS(EBADSLT),
#endif
#ifdef EBFONT
      WITNESS(EBFONT),
#endif
#ifdef ENOSTR
      WITNESS(ENOSTR),
#endif
#ifdef ENODATA
      WITNESS(ENODATA),
#endif
#ifdef ETIME
      WITNESS(ETIME),
#endif
#ifdef ENOSR
      WITNESS(ENOSR),
#endif
#ifdef ENONET
      WITNESS(ENONET),
#endif
#ifdef ENOPKG
      WITNESS(ENOPKG),
#endif
#ifdef EREMOTE
      WITNESS(EREMOTE),
#endif
#ifdef ENOLINK
      WITNESS(ENOLINK),
#endif
#ifdef EADV
      WITNESS(EADV),
#endif
#ifdef ESRMNT
      WITNESS(ESRMNT),
#endif
#ifdef ECOMM
      WITNESS(ECOMM),
#endif
#ifdef EPROTO
      WITNESS(EPROTO),
#endif
#ifdef EMULTIHOP
      WITNESS(EMULTIHOP),
#endif
#ifdef EDOTDOT
      WITNESS(EDOTDOT),
#endif
#ifdef EBADMSG
      WITNESS(EBADMSG),
#endif
#ifdef EOVERFLOW
      WITNESS(EOVERFLOW),
#endif
#ifdef ENOTUNIQ
      WITNESS(ENOTUNIQ),
#endif
#ifdef EBADFD
      WITNESS(EBADFD),
#endif
#ifdef EREMCHG
      WITNESS(EREMCHG),
#endif
#ifdef ELIBACC
      WITNESS(ELIBACC),
#endif
#ifdef ELIBBAD
      WITNESS(ELIBBAD),
#endif
#ifdef ELIBSCN
      WITNESS(ELIBSCN),
#endif
#ifdef ELIBMAX
      WITNESS(ELIBMAX),
#endif
#ifdef ELIBEXEC
      WITNESS(ELIBEXEC),
#endif
#ifdef EILSEQ
      WITNESS(EILSEQ),
#endif
#ifdef ERESTART
      WITNESS(ERESTART),
#endif
#ifdef ESTRPIPE
      WITNESS(ESTRPIPE),
#endif
#ifdef EUSERS
      WITNESS(EUSERS),
#endif
#ifdef ENOTSOCK
      WITNESS(ENOTSOCK),
#endif
#ifdef EDESTADDRREQ
      WITNESS(EDESTADDRREQ),
#endif
#ifdef EMSGSIZE
      WITNESS(EMSGSIZE),
#endif
#ifdef EPROTOTYPE
      WITNESS(EPROTOTYPE),
#endif
#ifdef ENOPROTOOPT
      WITNESS(ENOPROTOOPT),
#endif
#ifdef EPROTONOSUPPORT
      WITNESS(EPROTONOSUPPORT),
#endif
#ifdef ESOCKTNOSUPPORT
      WITNESS(ESOCKTNOSUPPORT),
#endif
#ifdef EOPNOTSUPP
      WITNESS(EOPNOTSUPP),
#endif
#ifdef EPFNOSUPPORT
      WITNESS(EPFNOSUPPORT),
#endif
#ifdef EAFNOSUPPORT
      WITNESS(EAFNOSUPPORT),
#endif
#ifdef EADDRINUSE
      WITNESS(EADDRINUSE),
#endif
#ifdef EADDRNOTAVAIL
      WITNESS(EADDRNOTAVAIL),
#endif
#ifdef ENETDOWN
      WITNESS(ENETDOWN),
#endif
#ifdef ENETUNREACH
      WITNESS(ENETUNREACH),
#endif
#ifdef ENETRESET
      WITNESS(ENETRESET),
#endif
#ifdef ECONNABORTED
      WITNESS(ECONNABORTED),
#endif
#ifdef ECONNRESET
      WITNESS(ECONNRESET),
#endif
#ifdef ENOBUFS
      WITNESS(ENOBUFS),
#endif
#ifdef EISCONN
      WITNESS(EISCONN),
#endif
#ifdef ENOTCONN
      WITNESS(ENOTCONN),
#endif
#ifdef ESHUTDOWN
      WITNESS(ESHUTDOWN),
#endif
#ifdef ETOOMANYREFS
      WITNESS(ETOOMANYREFS),
#endif
#ifdef ETIMEDOUT
      WITNESS(ETIMEDOUT),
#endif
#ifdef ECONNREFUSED
      WITNESS(ECONNREFUSED),
#endif
#ifdef EHOSTDOWN
      WITNESS(EHOSTDOWN),
#endif
#ifdef EHOSTUNREACH
      WITNESS(EHOSTUNREACH),
#endif
#ifdef EALREADY
      WITNESS(EALREADY),
#endif
#ifdef EINPROGRESS
      WITNESS(EINPROGRESS),
#endif
#ifdef ESTALE
      WITNESS(ESTALE),
#endif
#ifdef EUCLEAN
      WITNESS(EUCLEAN),
#endif
#ifdef ENOTNAM
      WITNESS(ENOTNAM),
#endif
#ifdef ENAVAIL
      WITNESS(ENAVAIL),
#endif
#ifdef EISNAM
      WITNESS(EISNAM),
#endif
#ifdef EREMOTEIO
      WITNESS(EREMOTEIO),
#endif
#ifdef EDQUOT
      WITNESS(EDQUOT),
#endif
#ifdef ENOMEDIUM
      WITNESS(ENOMEDIUM),
#endif
#ifdef EMEDIUMTYPE
      WITNESS(EMEDIUMTYPE),
#endif
#ifdef ECANCELED
      WITNESS(ECANCELED),
#endif
#ifdef ENOKEY
      WITNESS(ENOKEY),
#endif
#ifdef EKEYEXPIRED
      WITNESS(EKEYEXPIRED),
#endif
#ifdef EKEYREVOKED
      WITNESS(EKEYREVOKED),
#endif
#ifdef EKEYREJECTED
      WITNESS(EKEYREJECTED),
#endif
#ifdef EOWNERDEAD
      WITNESS(EOWNERDEAD),
#endif
#ifdef ENOTRECOVERABLE
      WITNESS(ENOTRECOVERABLE),
#endif
#ifdef ERFKILL
      WITNESS(ERFKILL),
#endif
#ifdef EHWPOISON
      WITNESS(EHWPOISON),
#endif
  };
  expect_values(kErrnos, witnesses);
}

// clang-format on

#ifdef __x86_64__
// The structures of the C library are those of the kernel here, but for what is named below.
TEST(ProcessStructs, sizes_are_those_of_the_headers) {
  EXPECT_EQ(size_of(kTimeval, Abi::x86_64), sizeof(timeval));
  EXPECT_EQ(size_of(kItimerval, Abi::x86_64), sizeof(itimerval));
  EXPECT_EQ(size_of(kTimezone, Abi::x86_64), sizeof(struct timezone));
  EXPECT_EQ(size_of(kTimespec, Abi::x86_64), sizeof(timespec));
  EXPECT_EQ(size_of(kItimerspec, Abi::x86_64), sizeof(itimerspec));
  EXPECT_EQ(size_of(kTimex, Abi::x86_64), sizeof(timex));
  EXPECT_EQ(size_of(kTimex64, Abi::x86_64), sizeof(timex));
  EXPECT_EQ(size_of(kSigevent, Abi::x86_64), sizeof(sigevent));
  EXPECT_EQ(size_of(kStack, Abi::x86_64), sizeof(stack_t));
  EXPECT_EQ(size_of(kRusage, Abi::x86_64), 144u);  // glibc keeps room behind it for fields to come
  EXPECT_EQ(size_of(kTms, Abi::x86_64), sizeof(tms));
  EXPECT_EQ(size_of(kRlimit, Abi::x86_64), sizeof(rlimit));
  EXPECT_EQ(size_of(kRlimit64, Abi::x86_64), sizeof(rlimit64));
  EXPECT_EQ(size_of(kCloneArgs, Abi::x86_64), sizeof(::clone_args));
  EXPECT_EQ(size_of(kCapabilityHeader, Abi::x86_64), sizeof(__user_cap_header_struct));
  EXPECT_EQ(size_of(kCapabilityData, Abi::x86_64), 2 * sizeof(__user_cap_data_struct));
  EXPECT_EQ(size_of(kUserDesc, Abi::x86_64), sizeof(::user_desc));
  EXPECT_EQ(size_of(kFutexWaitv, Abi::x86_64), sizeof(futex_waitv));
  EXPECT_EQ(size_of(kSeccompNotifSizes, Abi::x86_64), sizeof(seccomp_notif_sizes));
  EXPECT_EQ(size_of(kKcmpEpollSlot, Abi::x86_64), sizeof(kcmp_epoll_slot));
  EXPECT_EQ(size_of(kRemoteIovec, Abi::x86_64), sizeof(iovec));
  EXPECT_EQ(size_of(kSchedAttr, Abi::x86_64), 56u);
}

TEST(ProcessStructs, fields_stand_where_the_headers_put_them) {
  EXPECT_EQ(extent_of(kTimex, 9, Abi::x86_64).offset, offsetof(timex, time));
  EXPECT_EQ(extent_of(kTimex, 19, Abi::x86_64).offset, offsetof(timex, tai));
  EXPECT_EQ(extent_of(kTimex64, 22, Abi::x86_64).offset, offsetof(timex, tai));
  EXPECT_EQ(extent_of(kStack, 2, Abi::x86_64).offset, offsetof(stack_t, ss_size));
  EXPECT_EQ(extent_of(kSigevent, 2, Abi::x86_64).offset, offsetof(sigevent, sigev_notify));
  EXPECT_EQ(extent_of(kRusage, 15, Abi::x86_64).offset, offsetof(rusage, ru_nivcsw));
  EXPECT_EQ(extent_of(kCloneArgs, 10, Abi::x86_64).offset, offsetof(::clone_args, cgroup));
  EXPECT_EQ(extent_of(kFutexWaitv, 2, Abi::x86_64).offset, offsetof(futex_waitv, flags));
}
#endif

// arch/x86/include/asm/compat.h, include/linux/compat.h.
TEST(ProcessStructs, sizes_of_i386) {
  EXPECT_EQ(size_of(kTimeval, Abi::i386), 8u);
  EXPECT_EQ(size_of(kItimerval, Abi::i386), 16u);
  EXPECT_EQ(size_of(kTimex, Abi::i386), 128u);    // struct old_timex32
  EXPECT_EQ(size_of(kTimex64, Abi::i386), 208u);  // struct __kernel_timex
  EXPECT_EQ(size_of(kSigevent, Abi::i386), 60u);  // of 64: see the structure
  EXPECT_EQ(size_of(kStack, Abi::i386), 12u);
  EXPECT_EQ(size_of(kRusage, Abi::i386), 72u);
  EXPECT_EQ(size_of(kTms, Abi::i386), 16u);
  EXPECT_EQ(size_of(kRlimit, Abi::i386), 8u);
  EXPECT_EQ(size_of(kRlimit64, Abi::i386), 16u);
  EXPECT_EQ(size_of(kCloneArgs, Abi::i386), 88u);
  EXPECT_EQ(size_of(kSchedAttr, Abi::i386), 56u);
  EXPECT_EQ(size_of(kFutexWaitv, Abi::i386), 24u);
  EXPECT_EQ(size_of(kRemoteIovec, Abi::i386), 8u);
}

}  // namespace
}  // namespace tracectl::syscalls
