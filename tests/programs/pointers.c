/*
 * Pointers that lead to something by what another argument says, and structures whose members lead on: each such call
 * once, mostly in a way that fails after the kernel has looked at what it was given.
 */
#include <linux/aio_abi.h>
#include <linux/bpf.h>
#include <linux/fiemap.h>
#include <linux/filter.h>
#include <linux/fs.h>
#include <linux/futex.h>
#include <linux/io_uring.h>
#include <linux/kexec.h>
#include <linux/keyctl.h>
#include <linux/landlock.h>
#include <linux/perf_event.h>
#include <linux/quota.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/user.h>
#include <sys/wait.h>

#include "calls.h"

#define ADDRESS_OF(pointer) ((uint64_t)(unsigned long)(pointer))

static struct sock_filter allow[] = {BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
static struct sock_filter three[] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),
                                     BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 5, 0, 1), BPF_STMT(BPF_RET | BPF_K, 0xffff)};

/* What the tracer cannot read yet would not be compared. */
static void touch(char* page) {
  memset(page, 1, PAGE);
  memset(page, 0, PAGE);
}

/* ---- files and file systems ---- */

static void file_systems(void) {
  static char page[PAGE];
  touch(page);
  syscall(SYS_ustat, 0, page);
  syscall(SYS_ustat, 0x801, page);
  syscall(SYS_quotactl, QCMD(Q_GETQUOTA, USRQUOTA), "nowhere", 0, page);
  syscall(SYS_quotactl, QCMD(Q_GETNEXTQUOTA, USRQUOTA), "nowhere", 1, page);
  syscall(SYS_quotactl, QCMD(Q_SETQUOTA, GRPQUOTA), "nowhere", 7, page);
  syscall(SYS_quotactl, QCMD(Q_SETINFO, GRPQUOTA), "nowhere", 7, page);
  syscall(SYS_quotactl, QCMD(0x5801, 0), "nowhere", 0, page); /* Q_XQUOTAON */
  syscall(SYS_quotactl, QCMD(0x5803, 0), "nowhere", 0, page); /* Q_XGETQUOTA */
  syscall(SYS_quotactl, QCMD(0x5804, 0), "nowhere", 0, page); /* Q_XSETQLIM */
  syscall(SYS_quotactl, QCMD(0x5805, 0), "nowhere", 0, page); /* Q_XGETQSTAT */
  syscall(SYS_quotactl, QCMD(0x5808, 0), "nowhere", 0, page); /* Q_XGETQSTATV */
  syscall(SYS_quotactl, QCMD(0x5809, 0), "nowhere", 0, page); /* Q_XGETNEXTQUOTA */

  syscall(SYS_fsconfig, -1, 0, "ro", NULL, 0);
  syscall(SYS_fsconfig, -1, 1, "source", "device", 0);
  syscall(SYS_fsconfig, -1, 2, "key", "\1\2\3", 3);
  syscall(SYS_fsconfig, -1, 3, "path", "/some/where", AT_FDCWD);
  syscall(SYS_fsconfig, -1, 5, "fd", NULL, 3);
  syscall(SYS_fsconfig, -1, 6, NULL, NULL, 0);
  syscall(SYS_fsconfig, -1, 77, "key", "value", 0);

  char* area = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  area[PAGE] = 1;
  syscall(SYS_mincore, area, 3 * PAGE, page);
  syscall(SYS_mincore, area, 3 * PAGE + 1, page);
  syscall(SYS_mincore, area, 8 * PAGE, KERNEL_ADDRESS);
  munmap(area, 8 * PAGE);

  struct {
    unsigned bytes;
    int type;
    unsigned char handle[32];
  } handle = {32, 0, {0}};
  int mount_id;
  syscall(SYS_name_to_handle_at, AT_FDCWD, "/etc/nothing", &handle, &mount_id, 0);
  handle.bytes = 0;
  syscall(SYS_name_to_handle_at, AT_FDCWD, "/proc/self", &handle, &mount_id, 0);
  handle.bytes = 32;
  syscall(SYS_name_to_handle_at, AT_FDCWD, "/dev/shm", &handle, &mount_id, 0);
  handle.bytes = 200;
  syscall(SYS_name_to_handle_at, AT_FDCWD, "/etc", &handle, &mount_id, 0);
  handle.bytes = 8;
  handle.type = 1;
  memcpy(handle.handle, "\1\2\3\4\5\6\7", 8);
  syscall(SYS_open_by_handle_at, -1, &handle, 0);

  syscall(SYS_setxattr, "nothing", "user.name", "value", 5, 1 /* XATTR_CREATE */);
  syscall(SYS_mount, "none", "nowhere", "tmpfs", 0, "size=1m");
  syscall(SYS_mount, "none", "nowhere", "tmpfs", 0, NULL);
  syscall(SYS_mount, "none", "nowhere", "tmpfs", 0x1000, "bind");
#ifdef __i386__
  int directory = open("/", O_RDONLY | O_DIRECTORY);
  syscall(SYS_readdir, directory, page, 1);
  syscall(SYS_readdir, -1, page, 1);
  close(directory);
#endif
}

/* ---- futexes ---- */

static void futexes(void) {
  static unsigned word = 1, other = 2;
  struct timespec none = {0, 1};
  syscall(SYS_futex, &word, FUTEX_WAIT, 2, NULL);
  syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, &none);
  syscall(SYS_futex, &word, FUTEX_WAKE, 1);
  syscall(SYS_futex, &word, FUTEX_REQUEUE, 1, 1L, &other);
  syscall(SYS_futex, &word, FUTEX_CMP_REQUEUE, 1, 1L, &other, 7);
  syscall(SYS_futex, &word, FUTEX_WAKE_OP, 1, 1L, &other, FUTEX_OP(FUTEX_OP_ADD, 1, FUTEX_OP_CMP_EQ, 1));
  syscall(SYS_futex, &word, FUTEX_LOCK_PI, 0, &none);
  syscall(SYS_futex, &word, FUTEX_TRYLOCK_PI, 0);
  syscall(SYS_futex, &word, FUTEX_UNLOCK_PI, 0);
  syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 5, NULL, NULL, FUTEX_BITSET_MATCH_ANY);
  syscall(SYS_futex, &word, FUTEX_WAKE_BITSET, 5, NULL, NULL, FUTEX_BITSET_MATCH_ANY);
  syscall(SYS_futex, &word, FUTEX_WAIT_REQUEUE_PI, 5, NULL, &other);
  syscall(SYS_futex, &word, FUTEX_CMP_REQUEUE_PI, 1, 1L, &other, 7);
  syscall(SYS_futex, KERNEL_ADDRESS, FUTEX_WAIT, 5, NULL);
}

/* ---- processes ---- */

static void processes(void) {
  static char page[PAGE];
  touch(page);
  struct {
    unsigned entry, base, limit, bits;
  } descriptor = {1, 0, 0xfffff, 0x51};
  syscall(SYS_modify_ldt, 1, &descriptor, 16);
  syscall(SYS_modify_ldt, 0x11, &descriptor, 16);

  struct sock_fprog program = {1, allow}, longer = {3, three}, empty = {0, NULL}, bad = {2, KERNEL_ADDRESS};
  unsigned action = SECCOMP_RET_TRAP;
  syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action);
  syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, page);
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0xff00, &longer);
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &empty);
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &bad);
  syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 1, NULL);
  syscall(SYS_seccomp, 77, 1, &program);
  syscall(SYS_prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &empty, 0, 0);
  syscall(SYS_prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &bad, 0, 0);
  syscall(SYS_prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
  syscall(SYS_prctl, PR_SET_MM, PR_SET_MM_MAP_SIZE, page, 0, 0);
  syscall(SYS_prctl, PR_SET_MM, PR_SET_MM_AUXV, page, 16, 0);
  syscall(SYS_prctl, PR_SET_MM, PR_SET_MM_MAP, page, 8, 0);

  syscall(SYS_rseq, page, 32, 0, 0x53053053);
  syscall(SYS_rseq, page + 1, 32, 1, 0x53053053);

  struct rt_user_desc {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
  } clone = {.exit_signal = SIGCHLD};
  static int tid, fd;
  static int tids[2] = {1, 2};
  int pid = (int)syscall(SYS_clone3, &clone, 64);
  if (!pid) _exit(0);
  waitpid(pid, NULL, 0);
  clone.flags = CLONE_PARENT_SETTID | CLONE_PIDFD | CLONE_CHILD_CLEARTID;
  clone.parent_tid = ADDRESS_OF(&tid);
  clone.pidfd = ADDRESS_OF(&fd);
  clone.child_tid = ADDRESS_OF(&tid);
  pid = (int)syscall(SYS_clone3, &clone, 64);
  if (!pid) _exit(0);
  waitpid(pid, NULL, 0);
  clone.flags = CLONE_THREAD; /* without CLONE_SIGHAND: refused */
  clone.set_tid = ADDRESS_OF(tids);
  clone.set_tid_size = 2;
  syscall(SYS_clone3, &clone, 80);
  clone.flags = CLONE_PARENT_SETTID;
  clone.parent_tid = ADDRESS_OF(&tid);
  syscall(SYS_clone3, &clone, 80);
}

static void traces(void) {
  static char page[PAGE];
  touch(page);
  int pid = fork();
  if (!pid) {
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL)) _exit(1); /* it is traced already */
    raise(SIGSTOP);
    _exit(0);
  }
  int status;
  waitpid(pid, &status, 0);
  long word;
  struct iovec registers = {page, sizeof(page)};
  struct user_regs_struct user;
  syscall(SYS_ptrace, PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD);
  syscall(SYS_ptrace, PTRACE_PEEKUSER, pid, 0, &word);
  syscall(SYS_ptrace, PTRACE_PEEKDATA, pid, page, &word);
  syscall(SYS_ptrace, PTRACE_POKEDATA, pid, page, 7);
  syscall(SYS_ptrace, PTRACE_GETREGS, pid, 0, &user);
  syscall(SYS_ptrace, PTRACE_SETREGS, pid, 0, &user);
  syscall(SYS_ptrace, PTRACE_GETFPREGS, pid, 0, page);
  syscall(SYS_ptrace, PTRACE_SETFPREGS, pid, 0, page);
  syscall(SYS_ptrace, PTRACE_GETEVENTMSG, pid, 0, &word);
  syscall(SYS_ptrace, PTRACE_GETSIGINFO, pid, 0, page);
  syscall(SYS_ptrace, PTRACE_SETSIGINFO, pid, 0, page);
  syscall(SYS_ptrace, PTRACE_GETREGSET, pid, 1, &registers);
  syscall(SYS_ptrace, PTRACE_SETREGSET, pid, 1, &registers);
  registers.iov_len = sizeof(page);
  syscall(SYS_ptrace, PTRACE_GETREGSET, pid, 2, &registers);
  syscall(SYS_ptrace, PTRACE_GETREGSET, pid, 0x12345, &registers);
  struct {
    uint64_t offset;
    unsigned flags;
    int count;
  } peek = {0, 1, 2};
  syscall(SYS_ptrace, 0x4209, pid, &peek, page); /* PTRACE_PEEKSIGINFO */
  syscall(SYS_ptrace, 0x420a, pid, 8, page);     /* PTRACE_GETSIGMASK */
  syscall(SYS_ptrace, 0x420b, pid, 8, page);     /* PTRACE_SETSIGMASK */
  syscall(SYS_ptrace, 0x420b, pid, 4, page);
  syscall(SYS_ptrace, 0x420c, pid, 0, page); /* PTRACE_SECCOMP_GET_FILTER */
  syscall(SYS_ptrace, 0x420c, pid, 0, NULL);
  syscall(SYS_ptrace, 0x420d, pid, 8, page);  /* PTRACE_SECCOMP_GET_METADATA */
  syscall(SYS_ptrace, 0x420e, pid, 88, page); /* PTRACE_GET_SYSCALL_INFO */
  syscall(SYS_ptrace, 0x420f, pid, 24, page); /* PTRACE_GET_RSEQ_CONFIGURATION */
  syscall(SYS_ptrace, 25, pid, 0, page);      /* PTRACE_GET_THREAD_AREA */
  syscall(SYS_ptrace, 18, pid, 0, page);      /* PTRACE_GETFPXREGS */
  syscall(SYS_ptrace, 77, pid, 0, page);
  ptrace(PTRACE_SYSCALL, pid, 0, 0);
  waitpid(pid, &status, 0);
  memset(page, 0, sizeof(page));
  syscall(SYS_ptrace, 0x420e, pid, 88, page);
  ptrace(PTRACE_SYSCALL, pid, 0, 0);
  waitpid(pid, &status, 0);
  syscall(SYS_ptrace, 0x420e, pid, 88, page);
  kill(pid, SIGKILL);
  waitpid(pid, &status, 0);
}

/* ---- sockets ---- */

static void sockets(void) {
  static char page[PAGE];
  touch(page);
  struct sock_fprog program = {3, three}, empty = {0, NULL}, bad = {2, KERNEL_ADDRESS};
  int pair[2];
  socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, pair);
  int udp = socket(AF_INET, SOCK_DGRAM, 0);
#define SETSOCKOPT(level, option, value, size) syscall(SYS_setsockopt, udp, level, option, value, size)
#define GETSOCKOPT(level, option, value, size) syscall(SYS_getsockopt, udp, level, option, value, size)
  SETSOCKOPT(SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
  SETSOCKOPT(SOL_SOCKET, SO_ATTACH_FILTER, &empty, sizeof(empty));
  SETSOCKOPT(SOL_SOCKET, SO_ATTACH_FILTER, &bad, sizeof(bad));
  SETSOCKOPT(SOL_SOCKET, SO_ATTACH_FILTER, &program, 4);
  SETSOCKOPT(SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof(program));
  unsigned size = 3;
  GETSOCKOPT(SOL_SOCKET, SO_ATTACH_FILTER /* SO_GET_FILTER */, page, &size);
  size = 0;
  GETSOCKOPT(SOL_SOCKET, SO_ATTACH_FILTER, NULL, &size);
  SETSOCKOPT(SOL_SOCKET, SO_DETACH_FILTER, NULL, 0);
  SETSOCKOPT(SOL_IP, 4 /* IP_OPTIONS */, "\1\1\1\1", 4);
  size = 40;
  GETSOCKOPT(SOL_IP, 4, page, &size);
  struct ip_mreqn mreqn = {{htonl(0xe0000001)}, {0}, 1};
  SETSOCKOPT(SOL_IP, 35 /* IP_ADD_MEMBERSHIP */, &mreqn, sizeof(mreqn));
  SETSOCKOPT(SOL_IP, 32 /* IP_MULTICAST_IF */, &mreqn, sizeof(mreqn));
  SETSOCKOPT(SOL_IP, 41 /* IP_MSFILTER */, page, 16);
  SETSOCKOPT(SOL_IP, 42 /* MCAST_JOIN_GROUP */, page, 136);
  SETSOCKOPT(SOL_IP, 39 /* IP_ADD_SOURCE_MEMBERSHIP */, page, 12);
  SETSOCKOPT(SOL_SOCKET, SO_PEERCRED, page, 12);
  SETSOCKOPT(SOL_SOCKET, SO_RCVBUF, KERNEL_ADDRESS, 4);
  SETSOCKOPT(SOL_SOCKET, SO_RCVBUF, &size, 2);
  SETSOCKOPT(999, 5, page, 8);
  SETSOCKOPT(263, 1 /* PACKET_ADD_MEMBERSHIP */, page, 16);
  SETSOCKOPT(263, 5 /* PACKET_RX_RING */, page, 16);
  size = 64;
  syscall(SYS_getsockopt, pair[0], SOL_SOCKET, 59 /* SO_PEERGROUPS */, page, &size);
  size = 128;
  syscall(SYS_getsockopt, pair[0], SOL_SOCKET, SO_PEERNAME, page, &size);
  size = 64;
  GETSOCKOPT(263, 6 /* PACKET_STATISTICS */, page, &size);
  int tcp = socket(AF_INET, SOCK_STREAM, 0);
  size = 16;
  syscall(SYS_getsockopt, tcp, IPPROTO_TCP, 11 /* TCP_INFO */, page, &size);

  struct iovec vectors[2] = {{page, 10}, {page + 100, 20}};
  struct sockaddr_un name;
  struct msghdr message = {&name, 128, vectors, 2, page + 200, 100, 0};
  syscall(SYS_recvmsg, pair[0], &message, 0); /* nothing there */
  message.msg_namelen = 128;
  syscall(SYS_recvmsg, -1, &message, 0);
  struct sockaddr_un me = {.sun_family = AF_UNIX, .sun_path = "\0tracectl's pointers"};
  int named = socket(AF_UNIX, SOCK_DGRAM, 0);
  bind(named, (struct sockaddr*)&me, 22);
  sendto(named, "datagram", 8, 0, (struct sockaddr*)&me, 22);
  sendto(named, "second one", 10, 0, (struct sockaddr*)&me, 22);
  message.msg_namelen = 110;
  syscall(SYS_recvmsg, named, &message, 0);
  struct mmsghdr messages[3] = {{{NULL, 0, vectors, 2, NULL, 0, 0}, 0}, {{&name, 128, vectors, 1, NULL, 0, 0}, 0}};
  syscall(SYS_recvmmsg, named, messages, 2, MSG_DONTWAIT, NULL);
  struct mmsghdr sent[2] = {{{NULL, 0, vectors, 1, NULL, 0, 0}, 0}, {{NULL, 0, vectors, 2, NULL, 0, 0}, 0}};
  memcpy(page, "0123456789", 10);
  syscall(SYS_sendmmsg, pair[1], sent, 2, 0);
  struct mmsghdr got[2] = {{{NULL, 0, vectors, 2, NULL, 0, 0}, 0}, {{NULL, 0, vectors + 1, 1, NULL, 0, 0}, 0}};
  syscall(SYS_recvmmsg, pair[0], got, 2, 0, NULL);
  syscall(SYS_recvmmsg, pair[0], got, 2, MSG_DONTWAIT, NULL);
  syscall(SYS_recvmmsg, -1, got, 2, 0, NULL);
  syscall(SYS_sendmmsg, -1, sent, 2, 0);
  syscall(SYS_readv, -1, vectors, 2);
  syscall(SYS_preadv, -1, vectors, 2, 0, 0);

  struct ifreq list[4];
  struct ifconf interfaces = {sizeof(list), {(char*)list}};
  ioctl(udp, SIOCGIFCONF, &interfaces);
  interfaces.ifc_buf = NULL;
  ioctl(udp, SIOCGIFCONF, &interfaces);
  interfaces.ifc_buf = (char*)list;
  interfaces.ifc_len = 8;
  ioctl(udp, SIOCGIFCONF, &interfaces);
  ioctl(-1, SIOCGIFCONF, &interfaces);
  unsigned command[2] = {0xa /* ETHTOOL_GLINK */, 0};
  struct ifreq request = {.ifr_name = "lo", .ifr_ifru = {.ifru_data = (void*)command}};
  ioctl(udp, 0x8946 /* SIOCETHTOOL */, &request);
  ioctl(-1, 0x400454ca /* TUNSETIFF */, &request);
  close(udp);
  close(named);
  close(tcp);
  close(pair[0]);
  close(pair[1]);
}

/* ---- ipc ---- */

static void ipc_calls(void) {
  static char page[PAGE];
  touch(page);
  unsigned short values[2] = {3, 4};
  syscall(SYS_shmctl, -1, IPC_STAT, page);
  syscall(SYS_shmctl, -1, IPC_SET, page);
  syscall(SYS_shmctl, -1, 77, page);
  syscall(SYS_shmctl, -1, IPC_RMID, page);
  syscall(SYS_semctl, -1, 0, IPC_STAT, page);
  syscall(SYS_semctl, -1, 0, IPC_SET, page);
  syscall(SYS_semctl, -1, 0, SETALL, values);
  syscall(SYS_semctl, -1, 0, GETALL, page);
  syscall(SYS_semctl, -1, 1, GETVAL, 0);
  syscall(SYS_msgctl, -1, IPC_STAT, page);
  syscall(SYS_msgctl, -1, IPC_SET, page);
  syscall(SYS_msgctl, -1, IPC_RMID, page);
}

/* ---- the machine ---- */

static void machine(void) {
  static char page[PAGE];
  touch(page);
  syscall(SYS_syslog, 10, page, 20);
  syscall(SYS_syslog, 3, page, 20);
  syscall(SYS_syslog, 77, page, 20);
#ifdef SYS__sysctl
  int names[2] = {1, 4};
  size_t old_length = sizeof(page);
  struct {
    int* name;
    int nlen;
    void* oldval;
    size_t* oldlenp;
    void* newval;
    size_t newlen;
    unsigned long unused[4];
  } sysctl_args = {names, 2, page, &old_length, NULL, 0, {0}};
  syscall(SYS__sysctl, &sysctl_args);
#endif
  syscall(SYS_reboot, 1, 2, 0xa1b2c3d4, "elsewhere");
  syscall(SYS_reboot, 1, 2, 0, page);
  syscall(SYS_create_module, "module", 10);
  syscall(SYS_init_module, "not a module", 12, "option=1");
  syscall(SYS_get_kernel_syms, page);
  syscall(SYS_query_module, "module", 1, page, 10, page);
  syscall(SYS_nfsservctl, 1, page, page);

  struct landlock_path_beneath_attr path = {.allowed_access = 5, .parent_fd = -1};
  syscall(SYS_landlock_add_rule, -1, 1, &path, 0);

  struct kexec_segment segments[2] = {{page, 10, (void*)0x100000, PAGE}, {page, 20, (void*)0x200000, PAGE}};
  syscall(SYS_kexec_load, 0x100000L, 2, segments, 0);
  syscall(SYS_add_key, "user", "name", "payload", 7, KEY_SPEC_PROCESS_KEYRING - 100);
  syscall(SYS_add_key, "nosuchtype", "name", "payload", 7, KEY_SPEC_PROCESS_KEYRING);
  syscall(SYS_request_key, "nosuchtype", "name", "info", KEY_SPEC_PROCESS_KEYRING);
  struct {
    int private, prime, base;
  } numbers = {-1000, -1001, -1002};
  struct {
    void *hash, *other;
    unsigned length, spare[8];
  } kdf = {"sha256", "other", 5, {0}};
  syscall(SYS_keyctl, 23 /* KEYCTL_DH_COMPUTE */, &numbers, page, 10, NULL);
  syscall(SYS_keyctl, 23, &numbers, page, 10, &kdf);
  unsigned pkey[8] = {12345, 5, 6};
  syscall(SYS_keyctl, 24 /* KEYCTL_PKEY_QUERY */, 12345, 0, "enc=raw", page);
  syscall(SYS_keyctl, 25 /* KEYCTL_PKEY_ENCRYPT */, pkey, "enc=raw", "plain", page);
  syscall(SYS_keyctl, 28 /* KEYCTL_PKEY_VERIFY */, pkey, "enc=raw", "hello", "signed");
  syscall(SYS_keyctl, 29 /* KEYCTL_RESTRICT_KEYRING */, 12345, "asymmetric", "builtin_trusted");
  struct iovec vector = {"payload", 7};
  syscall(SYS_keyctl, 20 /* KEYCTL_INSTANTIATE_IOV */, 12345, &vector, 1, 0);
  syscall(SYS_keyctl, 31 /* KEYCTL_CAPABILITIES */, page, 2);
  syscall(SYS_keyctl, 6 /* KEYCTL_DESCRIBE */, 12345, page, 10);
  syscall(SYS_keyctl, 1 /* KEYCTL_JOIN_SESSION_KEYRING */, KERNEL_ADDRESS);

  struct perf_event_attr event = {.type = 99, .size = sizeof(event)};
  syscall(SYS_perf_event_open, &event, 0, -1, -1, 0);
  event.size = 1;
  syscall(SYS_perf_event_open, &event, 0, -1, -1, 0);
  unsigned sched[12] = {48};
  syscall(SYS_sched_setattr, 0x7fffffff, sched, 0);
  syscall(SYS_sched_getattr, 0, page, 48, 0);
}

static void bpf_calls(void) {
  static char page[PAGE];
  touch(page);
  struct bpf_insn insns[2] = {{0xb7, 0, 0, 0, 0}, {0x95, 0, 0, 0, 0}};
  union bpf_attr attr;
#define BPF(command, size) syscall(SYS_bpf, command, &attr, size)
  memset(&attr, 0, sizeof(attr));
  attr.pathname = ADDRESS_OF("/nowhere/at/all");
  BPF(BPF_OBJ_GET, 16);
  attr.bpf_fd = -1;
  BPF(BPF_OBJ_PIN, 16);
  BPF(BPF_OBJ_PIN, 12);
  BPF(BPF_OBJ_PIN, 4);
  memset(&attr, 0, sizeof(attr));
  attr.prog_type = 77;
  attr.insn_cnt = 2;
  attr.insns = ADDRESS_OF(insns);
  attr.license = ADDRESS_OF("GPL");
  attr.log_level = 1;
  attr.log_size = sizeof(page);
  attr.log_buf = ADDRESS_OF(page);
  memcpy(attr.prog_name, "name", 5);
  BPF(BPF_PROG_LOAD, 72);
  attr.insn_cnt = 0;
  BPF(BPF_PROG_LOAD, 48);
  memset(&attr, 0, sizeof(attr));
  attr.map_fd = -1;
  attr.key = ADDRESS_OF(page);
  attr.value = ADDRESS_OF(page);
  BPF(BPF_MAP_LOOKUP_ELEM, 32);
  BPF(BPF_MAP_UPDATE_ELEM, 32);
  BPF(BPF_MAP_DELETE_ELEM, 32);
  BPF(BPF_MAP_GET_NEXT_KEY, 32);
  memset(&attr, 0, sizeof(attr));
  attr.raw_tracepoint.name = ADDRESS_OF("no_such_point");
  attr.raw_tracepoint.prog_fd = -1;
  BPF(BPF_RAW_TRACEPOINT_OPEN, 16);
  memset(&attr, 0, sizeof(attr));
  attr.btf = ADDRESS_OF("btf data");
  attr.btf_size = 8;
  BPF(BPF_BTF_LOAD, 28);
  memset(&attr, 0, sizeof(attr));
  attr.info.bpf_fd = -1;
  attr.info.info_len = 100;
  attr.info.info = ADDRESS_OF(page);
  BPF(BPF_OBJ_GET_INFO_BY_FD, 16);
  memset(&attr, 0, sizeof(attr));
  attr.test.prog_fd = -1;
  attr.test.data_size_in = 4;
  attr.test.data_in = ADDRESS_OF("data");
  BPF(BPF_PROG_TEST_RUN, 80);
  memset(&attr, 0, sizeof(attr));
  attr.query.target_fd = -1;
  attr.query.prog_ids = ADDRESS_OF(page);
  attr.query.prog_cnt = 4;
  BPF(BPF_PROG_QUERY, 28);
  memset(&attr, 0, sizeof(attr));
  attr.batch.keys = ADDRESS_OF(page);
  attr.batch.count = 3;
  attr.batch.map_fd = -1;
  BPF(BPF_MAP_LOOKUP_BATCH, 56);
  BPF(BPF_MAP_UPDATE_BATCH, 56);
  memset(&attr, 0, sizeof(attr));
  attr.link_create.prog_fd = -1;
  BPF(BPF_LINK_CREATE, 16);
  memset(&attr, 0, sizeof(attr));
  attr.task_fd_query.pid = 1;
  attr.task_fd_query.fd = 1;
  attr.task_fd_query.buf_len = 10;
  attr.task_fd_query.buf = ADDRESS_OF(page);
  BPF(BPF_TASK_FD_QUERY, 48);
  BPF(BPF_ENABLE_STATS, 4);
  memset(&attr, 0, sizeof(attr));
  attr.prog_bind_map.prog_fd = -1;
  BPF(BPF_PROG_BIND_MAP, 12);
  BPF(99, 12);
}

/* ---- waiting and transfer ---- */

static void waiting(void) {
  static char page[PAGE];
  touch(page);
  struct timespec soon = {0, 1000};
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  struct {
    void* set;
    size_t size;
  } pair = {&set, 8}, wrong = {&set, 4}, none = {NULL, 8}, bad = {KERNEL_ADDRESS, 8};
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &soon, &pair);
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &soon, &wrong);
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &soon, &none);
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &soon, &bad);
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &soon, NULL);
  syscall(SYS_pselect6, 0, NULL, NULL, NULL, &soon, KERNEL_ADDRESS);
#ifdef __i386__
  int64_t soon64[2] = {0, 1000};
  syscall(413, 0, NULL, NULL, NULL, soon64, &pair);
  struct timeval moment = {0, 1000};
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(0, &readable);
  struct {
    unsigned long n;
    fd_set *in, *out, *except;
    struct timeval* timeout;
  } old = {1, NULL, &readable, NULL, &moment};
  syscall(82, &old);
  syscall(82, KERNEL_ADDRESS);
  unsigned long map[6] = {0, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0};
  syscall(90, map);
#endif

  aio_context_t context = 0;
  struct io_event event;
  syscall(SYS_io_setup, 4, &context);
  syscall(333 + 52 * (sizeof(long) == 4), context, 0, 1, &event, &soon, &pair);
  syscall(333 + 52 * (sizeof(long) == 4), context, 0, 1, &event, &soon, &none);
  int file = open("/etc/hostname", O_RDONLY);
  struct iovec vector = {page, 5};
  struct iocb read_one = {.aio_data = 1,
                          .aio_lio_opcode = IOCB_CMD_PREAD,
                          .aio_fildes = file,
                          .aio_buf = ADDRESS_OF(page),
                          .aio_nbytes = 4};
  struct iocb write_bad = {.aio_lio_opcode = IOCB_CMD_PWRITE,
                           .aio_fildes = -1,
                           .aio_buf = ADDRESS_OF("to write"),
                           .aio_nbytes = 8,
                           .aio_offset = 3};
  struct iocb vectors = {.aio_lio_opcode = IOCB_CMD_PREADV,
                         .aio_reqprio = 2,
                         .aio_fildes = file,
                         .aio_buf = ADDRESS_OF(&vector),
                         .aio_nbytes = 1,
                         .aio_flags = 1,
                         .aio_resfd = 77};
  struct iocb polls = {.aio_lio_opcode = 5, .aio_fildes = -1, .aio_buf = 1};
  struct iocb odd = {.aio_lio_opcode = 77, .aio_fildes = 1};
  struct iocb* all[] = {&read_one, &write_bad};
  syscall(SYS_io_submit, context, 2, all);
  syscall(SYS_io_getevents, context, 1, 1, &event, NULL);
  all[0] = &vectors;
  all[1] = NULL;
  syscall(SYS_io_submit, context, 1, all);
  all[0] = &polls;
  syscall(SYS_io_submit, context, 1, all);
  all[0] = &odd;
  syscall(SYS_io_submit, context, 1, all);
  all[0] = NULL;
  syscall(SYS_io_submit, context, 2, all);
  all[0] = KERNEL_ADDRESS;
  syscall(SYS_io_submit, context, 1, all);
  syscall(SYS_io_submit, context, 0, all);
  syscall(SYS_io_submit, context, 1, KERNEL_ADDRESS);
  syscall(SYS_io_cancel, context, &write_bad, &event);
  syscall(SYS_io_destroy, context);

  struct fiemap* map_of = (struct fiemap*)page;
  memset(page, 0, sizeof(page));
  map_of->fm_length = 4096;
  map_of->fm_extent_count = 2;
  ioctl(file, FS_IOC_FIEMAP, map_of);
  ioctl(-1, FS_IOC_FIEMAP, map_of);
  close(file);
}

static void rings(void) {
  static char page[PAGE];
  touch(page);
  struct io_uring_params params;
  memset(&params, 0, sizeof(params));
  params.flags = 0x80000000;
  syscall(SYS_io_uring_setup, 4, &params);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  int64_t time[2] = {1, 2};
  struct {
    uint64_t sigmask;
    unsigned size, pad;
    uint64_t ts;
  } extended = {ADDRESS_OF(&set), 8, 0, ADDRESS_OF(time)};
  syscall(SYS_io_uring_enter, -1, 1, 2, 8, &extended, sizeof(extended));
  syscall(SYS_io_uring_enter, -1, 1, 2, 1, &set, 8);
  syscall(SYS_io_uring_enter, -1, 1, 2, 8, &extended, 4);
  int files[2] = {1, 2};
  struct iovec buffers[2] = {{page, 10}, {page + 10, 20}};
#define REGISTER(op, arg, count) syscall(SYS_io_uring_register, -1, op, arg, count)
  REGISTER(0, buffers, 2); /* IORING_REGISTER_BUFFERS */
  REGISTER(1, NULL, 0);
  REGISTER(2, files, 2); /* FILES */
  REGISTER(4, files, 1); /* EVENTFD */
  struct {
    unsigned offset, resv;
    uint64_t fds;
  } update = {3, 0, ADDRESS_OF(files)};
  REGISTER(6, &update, 2); /* FILES_UPDATE */
  REGISTER(7, files, 1);   /* EVENTFD_ASYNC */
  memset(page, 0, sizeof(page));
  REGISTER(8, page, 2); /* PROBE */
  REGISTER(9, NULL, 0); /* PERSONALITY */
  struct {
    unsigned short opcode;
    unsigned char value, resv;
    unsigned resv2[3];
  } restrictions[2] = {{0, 1, 0, {0}}, {1, 2, 0, {0}}};
  REGISTER(11, restrictions, 2); /* RESTRICTIONS */
  struct {
    unsigned nr, flags;
    uint64_t resv2, data, tags;
  } resources = {2, 0, 0, ADDRESS_OF(files), 0};
  REGISTER(13, &resources, 32); /* FILES2 */
  REGISTER(15, &resources, 32); /* BUFFERS2 */
  REGISTER(14, &resources, 32); /* FILES_UPDATE2 */
  REGISTER(17, page, 8);        /* IOWQ_AFF */
  unsigned workers[2] = {1, 2};
  REGISTER(19, workers, 2);    /* IOWQ_MAX_WORKERS */
  REGISTER(20, &resources, 1); /* RING_FDS */
  REGISTER(22, page, 1);       /* PBUF_RING */
  REGISTER(77, page, 1);
}

#ifdef __i386__
static void i386_calls(void) {
  static char page[PAGE];
  touch(page);
  unsigned long words[6] = {AF_UNIX, SOCK_STREAM, 0};
  syscall(SYS_socketcall, 1, words);
  words[0] = -1;
  words[1] = (unsigned long)page;
  words[2] = 16;
  syscall(SYS_socketcall, 2, words);
  syscall(SYS_socketcall, 77, words);
  syscall(SYS_socketcall, 3, KERNEL_ADDRESS);
  syscall(113, page);    /* vm86old */
  syscall(166, 1, page); /* vm86 */
  syscall(117, 14 /* MSGCTL */, -1, 2, 0, page);
  syscall(117, 24 /* SHMCTL */, -1, 2, 0, page);
  syscall(117, 3 /* SEMCTL */, -1, 0, 2, page);
  syscall(117, 11 /* MSGSND */, -1, 4, 0, page);
}
#endif

int main(int argc, char** argv) {
  if (argc > 1 && strcmp(argv[1], "trace") == 0) {
    traces();
    return 0;
  }
  file_systems();
  futexes();
  processes();
  sockets();
  ipc_calls();
  machine();
  bpf_calls();
  waiting();
  rings();
#ifdef __i386__
  i386_calls();
#endif
  return 0;
}
