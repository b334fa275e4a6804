// Flag values of the system family against the macros of the installed headers (Linux 6.1).  Values that came later
// have no witness.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/bpf.h>
#include <linux/kexec.h>
#include <linux/keyctl.h>
#include <linux/landlock.h>
#include <linux/module.h>
#include <linux/perf_event.h>
#include <linux/random.h>
#include <linux/reboot.h>
#include <linux/userfaultfd.h>

#include "lib/syscalls/flags/bpf.h"
#include "lib/syscalls/flags/getrandom.h"
#include "lib/syscalls/flags/kexec.h"
#include "lib/syscalls/flags/keyctl.h"
#include "lib/syscalls/flags/landlock.h"
#include "lib/syscalls/flags/module.h"
#include "lib/syscalls/flags/perf_event.h"
#include "lib/syscalls/flags/reboot.h"
#include "lib/syscalls/flags/syslog.h"
#include "lib/syscalls/flags/userfaultfd.h"
#include "tests/table/flag_witness.h"

namespace tracectl::syscalls {
namespace {

TEST(Flags, reboot_magic1_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(LINUX_REBOOT_MAGIC1)};
  expect_values(kRebootMagic1, kWitnesses);
}

TEST(Flags, reboot_magic2_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(LINUX_REBOOT_MAGIC2), WITNESS(LINUX_REBOOT_MAGIC2A),
                                    WITNESS(LINUX_REBOOT_MAGIC2B), WITNESS(LINUX_REBOOT_MAGIC2C)};
  expect_values(kRebootMagic2, kWitnesses);
}

TEST(Flags, reboot_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(LINUX_REBOOT_CMD_RESTART),    WITNESS(LINUX_REBOOT_CMD_HALT),
                                    WITNESS(LINUX_REBOOT_CMD_CAD_ON),     WITNESS(LINUX_REBOOT_CMD_CAD_OFF),
                                    WITNESS(LINUX_REBOOT_CMD_POWER_OFF),  WITNESS(LINUX_REBOOT_CMD_RESTART2),
                                    WITNESS(LINUX_REBOOT_CMD_SW_SUSPEND), WITNESS(LINUX_REBOOT_CMD_KEXEC)};
  expect_values(kRebootCommands, kWitnesses);
}

TEST(Flags, finit_module_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(MODULE_INIT_IGNORE_MODVERSIONS), WITNESS(MODULE_INIT_IGNORE_VERMAGIC),
                                    WITNESS(MODULE_INIT_COMPRESSED_FILE)};
  expect_values(kFinitModuleFlags, kWitnesses);
}

TEST(Flags, delete_module_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(O_NONBLOCK), WITNESS(O_TRUNC)};
  expect_values(kDeleteModuleFlags, kWitnesses);
}

TEST(Flags, kexec_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(KEXEC_ARCH_386),     WITNESS(KEXEC_ARCH_68K),        WITNESS(KEXEC_ARCH_PARISC),
      WITNESS(KEXEC_ARCH_X86_64),  WITNESS(KEXEC_ARCH_PPC),        WITNESS(KEXEC_ARCH_PPC64),
      WITNESS(KEXEC_ARCH_IA_64),   WITNESS(KEXEC_ARCH_ARM),        WITNESS(KEXEC_ARCH_S390),
      WITNESS(KEXEC_ARCH_SH),      WITNESS(KEXEC_ARCH_MIPS_LE),    WITNESS(KEXEC_ARCH_MIPS),
      WITNESS(KEXEC_ARCH_AARCH64), WITNESS(KEXEC_ARCH_RISCV),      WITNESS(KEXEC_ARCH_LOONGARCH),
      WITNESS(KEXEC_ON_CRASH),     WITNESS(KEXEC_PRESERVE_CONTEXT)};
  expect_values(kKexecFlags, kWitnesses);
}

TEST(Flags, kexec_file_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(KEXEC_FILE_UNLOAD), WITNESS(KEXEC_FILE_ON_CRASH),
                                    WITNESS(KEXEC_FILE_NO_INITRAMFS)};
  expect_values(kKexecFileFlags, kWitnesses);
}

TEST(Flags, keyctl_options_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(KEYCTL_GET_KEYRING_ID),
                                    WITNESS(KEYCTL_JOIN_SESSION_KEYRING),
                                    WITNESS(KEYCTL_UPDATE),
                                    WITNESS(KEYCTL_REVOKE),
                                    WITNESS(KEYCTL_CHOWN),
                                    WITNESS(KEYCTL_SETPERM),
                                    WITNESS(KEYCTL_DESCRIBE),
                                    WITNESS(KEYCTL_CLEAR),
                                    WITNESS(KEYCTL_LINK),
                                    WITNESS(KEYCTL_UNLINK),
                                    WITNESS(KEYCTL_SEARCH),
                                    WITNESS(KEYCTL_READ),
                                    WITNESS(KEYCTL_INSTANTIATE),
                                    WITNESS(KEYCTL_NEGATE),
                                    WITNESS(KEYCTL_SET_REQKEY_KEYRING),
                                    WITNESS(KEYCTL_SET_TIMEOUT),
                                    WITNESS(KEYCTL_ASSUME_AUTHORITY),
                                    WITNESS(KEYCTL_GET_SECURITY),
                                    WITNESS(KEYCTL_SESSION_TO_PARENT),
                                    WITNESS(KEYCTL_REJECT),
                                    WITNESS(KEYCTL_INSTANTIATE_IOV),
                                    WITNESS(KEYCTL_INVALIDATE),
                                    WITNESS(KEYCTL_GET_PERSISTENT),
                                    WITNESS(KEYCTL_DH_COMPUTE),
                                    WITNESS(KEYCTL_PKEY_QUERY),
                                    WITNESS(KEYCTL_PKEY_ENCRYPT),
                                    WITNESS(KEYCTL_PKEY_DECRYPT),
                                    WITNESS(KEYCTL_PKEY_SIGN),
                                    WITNESS(KEYCTL_PKEY_VERIFY),
                                    WITNESS(KEYCTL_RESTRICT_KEYRING),
                                    WITNESS(KEYCTL_MOVE),
                                    WITNESS(KEYCTL_CAPABILITIES),
                                    WITNESS(KEYCTL_WATCH_KEY)};
  expect_values(kKeyctlOptions, kWitnesses);
}

TEST(Flags, key_serials_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(KEY_SPEC_THREAD_KEYRING),       WITNESS(KEY_SPEC_PROCESS_KEYRING),
                                    WITNESS(KEY_SPEC_SESSION_KEYRING),      WITNESS(KEY_SPEC_USER_KEYRING),
                                    WITNESS(KEY_SPEC_USER_SESSION_KEYRING), WITNESS(KEY_SPEC_GROUP_KEYRING),
                                    WITNESS(KEY_SPEC_REQKEY_AUTH_KEY),      WITNESS(KEY_SPEC_REQUESTOR_KEYRING)};
  expect_values(kKeySerials, kWitnesses);
}

TEST(Flags, keyring_defaults_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(KEY_REQKEY_DEFL_NO_CHANGE),
                                    WITNESS(KEY_REQKEY_DEFL_DEFAULT),
                                    WITNESS(KEY_REQKEY_DEFL_THREAD_KEYRING),
                                    WITNESS(KEY_REQKEY_DEFL_PROCESS_KEYRING),
                                    WITNESS(KEY_REQKEY_DEFL_SESSION_KEYRING),
                                    WITNESS(KEY_REQKEY_DEFL_USER_KEYRING),
                                    WITNESS(KEY_REQKEY_DEFL_USER_SESSION_KEYRING),
                                    WITNESS(KEY_REQKEY_DEFL_GROUP_KEYRING),
                                    WITNESS(KEY_REQKEY_DEFL_REQUESTOR_KEYRING)};
  expect_values(kKeyringDefaults, kWitnesses);
}

TEST(Flags, key_move_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(KEYCTL_MOVE_EXCL)};
  expect_values(kKeyMoveFlags, kWitnesses);
}

TEST(Flags, perf_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(PERF_TYPE_HARDWARE),   WITNESS(PERF_TYPE_SOFTWARE),
                                    WITNESS(PERF_TYPE_TRACEPOINT), WITNESS(PERF_TYPE_HW_CACHE),
                                    WITNESS(PERF_TYPE_RAW),        WITNESS(PERF_TYPE_BREAKPOINT)};
  expect_values(kPerfTypes, kWitnesses);
}

TEST(Flags, perf_sample_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(PERF_SAMPLE_IP),
                                    WITNESS(PERF_SAMPLE_TID),
                                    WITNESS(PERF_SAMPLE_TIME),
                                    WITNESS(PERF_SAMPLE_ADDR),
                                    WITNESS(PERF_SAMPLE_READ),
                                    WITNESS(PERF_SAMPLE_CALLCHAIN),
                                    WITNESS(PERF_SAMPLE_ID),
                                    WITNESS(PERF_SAMPLE_CPU),
                                    WITNESS(PERF_SAMPLE_PERIOD),
                                    WITNESS(PERF_SAMPLE_STREAM_ID),
                                    WITNESS(PERF_SAMPLE_RAW),
                                    WITNESS(PERF_SAMPLE_BRANCH_STACK),
                                    WITNESS(PERF_SAMPLE_REGS_USER),
                                    WITNESS(PERF_SAMPLE_STACK_USER),
                                    WITNESS(PERF_SAMPLE_WEIGHT),
                                    WITNESS(PERF_SAMPLE_DATA_SRC),
                                    WITNESS(PERF_SAMPLE_IDENTIFIER),
                                    WITNESS(PERF_SAMPLE_TRANSACTION),
                                    WITNESS(PERF_SAMPLE_REGS_INTR),
                                    WITNESS(PERF_SAMPLE_PHYS_ADDR),
                                    WITNESS(PERF_SAMPLE_AUX),
                                    WITNESS(PERF_SAMPLE_CGROUP),
                                    WITNESS(PERF_SAMPLE_DATA_PAGE_SIZE),
                                    WITNESS(PERF_SAMPLE_CODE_PAGE_SIZE),
                                    WITNESS(PERF_SAMPLE_WEIGHT_STRUCT)};
  expect_values(kPerfSampleTypes, kWitnesses);
}

TEST(Flags, perf_read_formats_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(PERF_FORMAT_TOTAL_TIME_ENABLED), WITNESS(PERF_FORMAT_TOTAL_TIME_RUNNING),
                                    WITNESS(PERF_FORMAT_ID), WITNESS(PERF_FORMAT_GROUP), WITNESS(PERF_FORMAT_LOST)};
  expect_values(kPerfReadFormats, kWitnesses);
}

TEST(Flags, perf_branch_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(PERF_SAMPLE_BRANCH_USER),      WITNESS(PERF_SAMPLE_BRANCH_KERNEL),
                                    WITNESS(PERF_SAMPLE_BRANCH_HV),        WITNESS(PERF_SAMPLE_BRANCH_ANY),
                                    WITNESS(PERF_SAMPLE_BRANCH_ANY_CALL),  WITNESS(PERF_SAMPLE_BRANCH_ANY_RETURN),
                                    WITNESS(PERF_SAMPLE_BRANCH_IND_CALL),  WITNESS(PERF_SAMPLE_BRANCH_ABORT_TX),
                                    WITNESS(PERF_SAMPLE_BRANCH_IN_TX),     WITNESS(PERF_SAMPLE_BRANCH_NO_TX),
                                    WITNESS(PERF_SAMPLE_BRANCH_COND),      WITNESS(PERF_SAMPLE_BRANCH_CALL_STACK),
                                    WITNESS(PERF_SAMPLE_BRANCH_IND_JUMP),  WITNESS(PERF_SAMPLE_BRANCH_CALL),
                                    WITNESS(PERF_SAMPLE_BRANCH_NO_FLAGS),  WITNESS(PERF_SAMPLE_BRANCH_NO_CYCLES),
                                    WITNESS(PERF_SAMPLE_BRANCH_TYPE_SAVE), WITNESS(PERF_SAMPLE_BRANCH_HW_INDEX),
                                    WITNESS(PERF_SAMPLE_BRANCH_PRIV_SAVE)};
  expect_values(kPerfBranchTypes, kWitnesses);
}

TEST(Flags, perf_open_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(PERF_FLAG_FD_NO_GROUP), WITNESS(PERF_FLAG_FD_OUTPUT),
                                    WITNESS(PERF_FLAG_PID_CGROUP), WITNESS(PERF_FLAG_FD_CLOEXEC)};
  expect_values(kPerfOpenFlags, kWitnesses);
}

TEST(Flags, getrandom_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(GRND_NONBLOCK), WITNESS(GRND_RANDOM), WITNESS(GRND_INSECURE)};
  expect_values(kGetrandomFlags, kWitnesses);
}

TEST(Flags, userfaultfd_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(UFFD_USER_MODE_ONLY), WITNESS(O_NONBLOCK), WITNESS(O_CLOEXEC)};
  expect_values(kUserfaultfdFlags, kWitnesses);
}

TEST(Flags, landlock_fs_access_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(LANDLOCK_ACCESS_FS_EXECUTE),    WITNESS(LANDLOCK_ACCESS_FS_WRITE_FILE),
                                    WITNESS(LANDLOCK_ACCESS_FS_READ_FILE),  WITNESS(LANDLOCK_ACCESS_FS_READ_DIR),
                                    WITNESS(LANDLOCK_ACCESS_FS_REMOVE_DIR), WITNESS(LANDLOCK_ACCESS_FS_REMOVE_FILE),
                                    WITNESS(LANDLOCK_ACCESS_FS_MAKE_CHAR),  WITNESS(LANDLOCK_ACCESS_FS_MAKE_DIR),
                                    WITNESS(LANDLOCK_ACCESS_FS_MAKE_REG),   WITNESS(LANDLOCK_ACCESS_FS_MAKE_SOCK),
                                    WITNESS(LANDLOCK_ACCESS_FS_MAKE_FIFO),  WITNESS(LANDLOCK_ACCESS_FS_MAKE_BLOCK),
                                    WITNESS(LANDLOCK_ACCESS_FS_MAKE_SYM),   WITNESS(LANDLOCK_ACCESS_FS_REFER)};
  expect_values(kLandlockFsAccess, kWitnesses);
}

TEST(Flags, landlock_create_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(LANDLOCK_CREATE_RULESET_VERSION), WITNESS(LANDLOCK_CREATE_RULESET_ERRATA)};
  expect_values(kLandlockCreateFlags, kWitnesses);
}

TEST(Flags, landlock_rule_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(LANDLOCK_RULE_PATH_BENEATH)};
  expect_values(kLandlockRuleTypes, kWitnesses);
}

TEST(Flags, bpf_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(BPF_MAP_CREATE),        WITNESS(BPF_MAP_LOOKUP_ELEM),
                                    WITNESS(BPF_MAP_UPDATE_ELEM),   WITNESS(BPF_MAP_DELETE_ELEM),
                                    WITNESS(BPF_MAP_GET_NEXT_KEY),  WITNESS(BPF_PROG_LOAD),
                                    WITNESS(BPF_OBJ_PIN),           WITNESS(BPF_OBJ_GET),
                                    WITNESS(BPF_PROG_ATTACH),       WITNESS(BPF_PROG_DETACH),
                                    WITNESS(BPF_PROG_TEST_RUN),     WITNESS(BPF_PROG_GET_NEXT_ID),
                                    WITNESS(BPF_MAP_GET_NEXT_ID),   WITNESS(BPF_PROG_GET_FD_BY_ID),
                                    WITNESS(BPF_MAP_GET_FD_BY_ID),  WITNESS(BPF_OBJ_GET_INFO_BY_FD),
                                    WITNESS(BPF_PROG_QUERY),        WITNESS(BPF_RAW_TRACEPOINT_OPEN),
                                    WITNESS(BPF_BTF_LOAD),          WITNESS(BPF_BTF_GET_FD_BY_ID),
                                    WITNESS(BPF_TASK_FD_QUERY),     WITNESS(BPF_MAP_LOOKUP_AND_DELETE_ELEM),
                                    WITNESS(BPF_MAP_FREEZE),        WITNESS(BPF_BTF_GET_NEXT_ID),
                                    WITNESS(BPF_MAP_LOOKUP_BATCH),  WITNESS(BPF_MAP_LOOKUP_AND_DELETE_BATCH),
                                    WITNESS(BPF_MAP_UPDATE_BATCH),  WITNESS(BPF_MAP_DELETE_BATCH),
                                    WITNESS(BPF_LINK_CREATE),       WITNESS(BPF_LINK_UPDATE),
                                    WITNESS(BPF_LINK_GET_FD_BY_ID), WITNESS(BPF_LINK_GET_NEXT_ID),
                                    WITNESS(BPF_ENABLE_STATS),      WITNESS(BPF_ITER_CREATE),
                                    WITNESS(BPF_LINK_DETACH),       WITNESS(BPF_PROG_BIND_MAP)};
  expect_values(kBpfCommands, kWitnesses);
}

TEST(Flags, bpf_map_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(BPF_MAP_TYPE_UNSPEC),
                                    WITNESS(BPF_MAP_TYPE_HASH),
                                    WITNESS(BPF_MAP_TYPE_ARRAY),
                                    WITNESS(BPF_MAP_TYPE_PROG_ARRAY),
                                    WITNESS(BPF_MAP_TYPE_PERF_EVENT_ARRAY),
                                    WITNESS(BPF_MAP_TYPE_PERCPU_HASH),
                                    WITNESS(BPF_MAP_TYPE_PERCPU_ARRAY),
                                    WITNESS(BPF_MAP_TYPE_STACK_TRACE),
                                    WITNESS(BPF_MAP_TYPE_CGROUP_ARRAY),
                                    WITNESS(BPF_MAP_TYPE_LRU_HASH),
                                    WITNESS(BPF_MAP_TYPE_LRU_PERCPU_HASH),
                                    WITNESS(BPF_MAP_TYPE_LPM_TRIE),
                                    WITNESS(BPF_MAP_TYPE_ARRAY_OF_MAPS),
                                    WITNESS(BPF_MAP_TYPE_HASH_OF_MAPS),
                                    WITNESS(BPF_MAP_TYPE_DEVMAP),
                                    WITNESS(BPF_MAP_TYPE_SOCKMAP),
                                    WITNESS(BPF_MAP_TYPE_CPUMAP),
                                    WITNESS(BPF_MAP_TYPE_XSKMAP),
                                    WITNESS(BPF_MAP_TYPE_SOCKHASH),
                                    WITNESS(BPF_MAP_TYPE_CGROUP_STORAGE),
                                    WITNESS(BPF_MAP_TYPE_REUSEPORT_SOCKARRAY),
                                    WITNESS(BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE),
                                    WITNESS(BPF_MAP_TYPE_QUEUE),
                                    WITNESS(BPF_MAP_TYPE_STACK),
                                    WITNESS(BPF_MAP_TYPE_SK_STORAGE),
                                    WITNESS(BPF_MAP_TYPE_DEVMAP_HASH),
                                    WITNESS(BPF_MAP_TYPE_STRUCT_OPS),
                                    WITNESS(BPF_MAP_TYPE_RINGBUF),
                                    WITNESS(BPF_MAP_TYPE_INODE_STORAGE),
                                    WITNESS(BPF_MAP_TYPE_TASK_STORAGE),
                                    WITNESS(BPF_MAP_TYPE_BLOOM_FILTER),
                                    WITNESS(BPF_MAP_TYPE_USER_RINGBUF)};
  expect_values(kBpfMapTypes, kWitnesses);
}

TEST(Flags, bpf_map_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(BPF_F_NO_PREALLOC), WITNESS(BPF_F_NO_COMMON_LRU), WITNESS(BPF_F_NUMA_NODE),
      WITNESS(BPF_F_RDONLY),      WITNESS(BPF_F_WRONLY),        WITNESS(BPF_F_STACK_BUILD_ID),
      WITNESS(BPF_F_ZERO_SEED),   WITNESS(BPF_F_RDONLY_PROG),   WITNESS(BPF_F_WRONLY_PROG),
      WITNESS(BPF_F_CLONE),       WITNESS(BPF_F_MMAPABLE),      WITNESS(BPF_F_PRESERVE_ELEMS),
      WITNESS(BPF_F_INNER_MAP)};
  expect_values(kBpfMapFlags, kWitnesses);
}

TEST(Flags, bpf_update_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(BPF_NOEXIST), WITNESS(BPF_EXIST), WITNESS(BPF_F_LOCK)};
  expect_values(kBpfUpdateFlags, kWitnesses);
}

TEST(Flags, bpf_prog_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(BPF_PROG_TYPE_UNSPEC),
                                    WITNESS(BPF_PROG_TYPE_SOCKET_FILTER),
                                    WITNESS(BPF_PROG_TYPE_KPROBE),
                                    WITNESS(BPF_PROG_TYPE_SCHED_CLS),
                                    WITNESS(BPF_PROG_TYPE_SCHED_ACT),
                                    WITNESS(BPF_PROG_TYPE_TRACEPOINT),
                                    WITNESS(BPF_PROG_TYPE_XDP),
                                    WITNESS(BPF_PROG_TYPE_PERF_EVENT),
                                    WITNESS(BPF_PROG_TYPE_CGROUP_SKB),
                                    WITNESS(BPF_PROG_TYPE_CGROUP_SOCK),
                                    WITNESS(BPF_PROG_TYPE_LWT_IN),
                                    WITNESS(BPF_PROG_TYPE_LWT_OUT),
                                    WITNESS(BPF_PROG_TYPE_LWT_XMIT),
                                    WITNESS(BPF_PROG_TYPE_SOCK_OPS),
                                    WITNESS(BPF_PROG_TYPE_SK_SKB),
                                    WITNESS(BPF_PROG_TYPE_CGROUP_DEVICE),
                                    WITNESS(BPF_PROG_TYPE_SK_MSG),
                                    WITNESS(BPF_PROG_TYPE_RAW_TRACEPOINT),
                                    WITNESS(BPF_PROG_TYPE_CGROUP_SOCK_ADDR),
                                    WITNESS(BPF_PROG_TYPE_LWT_SEG6LOCAL),
                                    WITNESS(BPF_PROG_TYPE_LIRC_MODE2),
                                    WITNESS(BPF_PROG_TYPE_SK_REUSEPORT),
                                    WITNESS(BPF_PROG_TYPE_FLOW_DISSECTOR),
                                    WITNESS(BPF_PROG_TYPE_CGROUP_SYSCTL),
                                    WITNESS(BPF_PROG_TYPE_RAW_TRACEPOINT_WRITABLE),
                                    WITNESS(BPF_PROG_TYPE_CGROUP_SOCKOPT),
                                    WITNESS(BPF_PROG_TYPE_TRACING),
                                    WITNESS(BPF_PROG_TYPE_STRUCT_OPS),
                                    WITNESS(BPF_PROG_TYPE_EXT),
                                    WITNESS(BPF_PROG_TYPE_LSM),
                                    WITNESS(BPF_PROG_TYPE_SK_LOOKUP),
                                    WITNESS(BPF_PROG_TYPE_SYSCALL)};
  expect_values(kBpfProgTypes, kWitnesses);
}

TEST(Flags, bpf_prog_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(BPF_F_STRICT_ALIGNMENT), WITNESS(BPF_F_ANY_ALIGNMENT),
                                    WITNESS(BPF_F_TEST_RND_HI32),    WITNESS(BPF_F_TEST_STATE_FREQ),
                                    WITNESS(BPF_F_SLEEPABLE),        WITNESS(BPF_F_XDP_HAS_FRAGS)};
  expect_values(kBpfProgFlags, kWitnesses);
}

TEST(Flags, bpf_attach_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(BPF_CGROUP_INET_INGRESS),
                                    WITNESS(BPF_CGROUP_INET_EGRESS),
                                    WITNESS(BPF_CGROUP_INET_SOCK_CREATE),
                                    WITNESS(BPF_CGROUP_SOCK_OPS),
                                    WITNESS(BPF_SK_SKB_STREAM_PARSER),
                                    WITNESS(BPF_SK_SKB_STREAM_VERDICT),
                                    WITNESS(BPF_CGROUP_DEVICE),
                                    WITNESS(BPF_SK_MSG_VERDICT),
                                    WITNESS(BPF_CGROUP_INET4_BIND),
                                    WITNESS(BPF_CGROUP_INET6_BIND),
                                    WITNESS(BPF_CGROUP_INET4_CONNECT),
                                    WITNESS(BPF_CGROUP_INET6_CONNECT),
                                    WITNESS(BPF_CGROUP_INET4_POST_BIND),
                                    WITNESS(BPF_CGROUP_INET6_POST_BIND),
                                    WITNESS(BPF_CGROUP_UDP4_SENDMSG),
                                    WITNESS(BPF_CGROUP_UDP6_SENDMSG),
                                    WITNESS(BPF_LIRC_MODE2),
                                    WITNESS(BPF_FLOW_DISSECTOR),
                                    WITNESS(BPF_CGROUP_SYSCTL),
                                    WITNESS(BPF_CGROUP_UDP4_RECVMSG),
                                    WITNESS(BPF_CGROUP_UDP6_RECVMSG),
                                    WITNESS(BPF_CGROUP_GETSOCKOPT),
                                    WITNESS(BPF_CGROUP_SETSOCKOPT),
                                    WITNESS(BPF_TRACE_RAW_TP),
                                    WITNESS(BPF_TRACE_FENTRY),
                                    WITNESS(BPF_TRACE_FEXIT),
                                    WITNESS(BPF_MODIFY_RETURN),
                                    WITNESS(BPF_LSM_MAC),
                                    WITNESS(BPF_TRACE_ITER),
                                    WITNESS(BPF_CGROUP_INET4_GETPEERNAME),
                                    WITNESS(BPF_CGROUP_INET6_GETPEERNAME),
                                    WITNESS(BPF_CGROUP_INET4_GETSOCKNAME),
                                    WITNESS(BPF_CGROUP_INET6_GETSOCKNAME),
                                    WITNESS(BPF_XDP_DEVMAP),
                                    WITNESS(BPF_CGROUP_INET_SOCK_RELEASE),
                                    WITNESS(BPF_XDP_CPUMAP),
                                    WITNESS(BPF_SK_LOOKUP),
                                    WITNESS(BPF_XDP),
                                    WITNESS(BPF_SK_SKB_VERDICT),
                                    WITNESS(BPF_SK_REUSEPORT_SELECT),
                                    WITNESS(BPF_SK_REUSEPORT_SELECT_OR_MIGRATE),
                                    WITNESS(BPF_PERF_EVENT),
                                    WITNESS(BPF_TRACE_KPROBE_MULTI),
                                    WITNESS(BPF_LSM_CGROUP)};
  expect_values(kBpfAttachTypes, kWitnesses);
}

TEST(Flags, bpf_attach_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {WITNESS(BPF_F_ALLOW_OVERRIDE), WITNESS(BPF_F_ALLOW_MULTI), WITNESS(BPF_F_REPLACE)};
  expect_values(kBpfAttachFlags, kWitnesses);
}

}  // namespace
}  // namespace tracectl::syscalls
