// Literals of the flag sets of files and descriptors, held against the macros of the installed headers.  Names that are
// younger than Linux 6.1 are compared where the headers know them.  Left out: O_LARGEFILE, which the C library of
// 64-bit has as 0, and F_GETLK64 and its kin, which it has as F_GETLK.
// clang-format off
#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/aio_abi.h>
#include <linux/close_range.h>
#include <linux/fadvise.h>
#include <linux/falloc.h>
#include <linux/fanotify.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <linux/if.h>
#include <linux/if_arp.h>
#include <linux/io_uring.h>
#include <linux/memfd.h>
#include <linux/magic.h>
#include <linux/mount.h>
#include <linux/openat2.h>
#include <linux/quota.h>
#include <linux/dqblk_xfs.h>
#include <linux/sockios.h>
#include <linux/stat.h>
#include <linux/termios.h>
#include <linux/tty.h>
#include <linux/xattr.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/poll.h>
#include <sys/signalfd.h>
#include <sys/swap.h>
#include <sys/timerfd.h>
#include <unistd.h>
// This header of C has a parameter named class.
#define class priority_class
#include <linux/ioprio.h>
#undef class
// clang-format on

#include <string>

#include "lib/syscalls/flags/access.h"
#include "lib/syscalls/flags/aio.h"
#include "lib/syscalls/flags/at.h"
#include "lib/syscalls/flags/close_range.h"
#include "lib/syscalls/flags/epoll.h"
#include "lib/syscalls/flags/eventfd.h"
#include "lib/syscalls/flags/fadvise.h"
#include "lib/syscalls/flags/fallocate.h"
#include "lib/syscalls/flags/fanotify.h"
#include "lib/syscalls/flags/fcntl.h"
#include "lib/syscalls/flags/flock.h"
#include "lib/syscalls/flags/fs_magic.h"
#include "lib/syscalls/flags/fsmount.h"
#include "lib/syscalls/flags/hardware_type.h"
#include "lib/syscalls/flags/inode_flags.h"
#include "lib/syscalls/flags/inotify.h"
#include "lib/syscalls/flags/interface.h"
#include "lib/syscalls/flags/io_uring.h"
#include "lib/syscalls/flags/ioctl.h"
#include "lib/syscalls/flags/ioprio.h"
#include "lib/syscalls/flags/memfd.h"
#include "lib/syscalls/flags/mount.h"
#include "lib/syscalls/flags/open.h"
#include "lib/syscalls/flags/pipe.h"
#include "lib/syscalls/flags/poll.h"
#include "lib/syscalls/flags/quota.h"
#include "lib/syscalls/flags/rename.h"
#include "lib/syscalls/flags/resolve.h"
#include "lib/syscalls/flags/rwf.h"
#include "lib/syscalls/flags/seek.h"
#include "lib/syscalls/flags/signalfd.h"
#include "lib/syscalls/flags/splice.h"
#include "lib/syscalls/flags/statfs.h"
#include "lib/syscalls/flags/statx.h"
#include "lib/syscalls/flags/swap.h"
#include "lib/syscalls/flags/sync_file_range.h"
#include "lib/syscalls/flags/termios.h"
#include "lib/syscalls/flags/timerfd.h"
#include "lib/syscalls/flags/xattr.h"
#include "tests/table/flag_witness.h"

namespace tracectl::syscalls {
namespace {

TEST(Flags, access_modes_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(R_OK),
      WITNESS(W_OK),
      WITNESS(X_OK),
  };
  expect_values(kAccessModes, kWitnesses);
  EXPECT_EQ(kAccessModes.zero, "F_OK");
}

TEST(Flags, aio_operations_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IOCB_CMD_PREAD), WITNESS(IOCB_CMD_PWRITE), WITNESS(IOCB_CMD_FSYNC),  WITNESS(IOCB_CMD_FDSYNC),
      WITNESS(IOCB_CMD_POLL),  WITNESS(IOCB_CMD_NOOP),   WITNESS(IOCB_CMD_PREADV), WITNESS(IOCB_CMD_PWRITEV),
  };
  expect_values(kAioOperations, kWitnesses);
}

TEST(Flags, aio_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IOCB_FLAG_RESFD),
      WITNESS(IOCB_FLAG_IOPRIO),
  };
  expect_values(kAioFlags, kWitnesses);
}

TEST(Flags, at_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(AT_SYMLINK_NOFOLLOW), WITNESS(AT_REMOVEDIR),  WITNESS(AT_SYMLINK_FOLLOW),
      WITNESS(AT_NO_AUTOMOUNT),     WITNESS(AT_EMPTY_PATH), WITNESS(AT_RECURSIVE),
  };
  expect_values(kAtFlags, kWitnesses);
}

TEST(Flags, faccessat_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(AT_SYMLINK_NOFOLLOW),
      WITNESS(AT_EACCESS),
      WITNESS(AT_EMPTY_PATH),
  };
  expect_values(kFaccessatFlags, kWitnesses);
}

TEST(Flags, name_to_handle_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(AT_SYMLINK_FOLLOW),       WITNESS(AT_EMPTY_PATH),
#ifdef AT_HANDLE_FID
      WITNESS(AT_HANDLE_FID),
#endif
#ifdef AT_HANDLE_MNT_ID_UNIQUE
      WITNESS(AT_HANDLE_MNT_ID_UNIQUE),
#endif
#ifdef AT_HANDLE_CONNECTABLE
      WITNESS(AT_HANDLE_CONNECTABLE),
#endif
  };
  expect_values(kNameToHandleFlags, kWitnesses);
}

TEST(Flags, mount_setattr_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(AT_SYMLINK_NOFOLLOW),
      WITNESS(AT_NO_AUTOMOUNT),
      WITNESS(AT_EMPTY_PATH),
      WITNESS(AT_RECURSIVE),
  };
  expect_values(kMountSetattrFlags, kWitnesses);
}

TEST(Flags, open_tree_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(OPEN_TREE_CLONE),   WITNESS(OPEN_TREE_CLOEXEC), WITNESS(AT_SYMLINK_NOFOLLOW), WITNESS(AT_REMOVEDIR),
      WITNESS(AT_SYMLINK_FOLLOW), WITNESS(AT_NO_AUTOMOUNT),   WITNESS(AT_EMPTY_PATH),       WITNESS(AT_RECURSIVE),
  };
  expect_values(kOpenTreeFlags, kWitnesses);
}

TEST(Flags, statx_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(AT_STATX_FORCE_SYNC),   WITNESS(AT_STATX_DONT_SYNC), WITNESS(AT_SYMLINK_NOFOLLOW), WITNESS(AT_REMOVEDIR),
      WITNESS(AT_SYMLINK_FOLLOW),     WITNESS(AT_NO_AUTOMOUNT),    WITNESS(AT_EMPTY_PATH),       WITNESS(AT_RECURSIVE),
#ifdef AT_STATX_SYNC_AS_STAT
      WITNESS(AT_STATX_SYNC_AS_STAT),
#endif
  };
  expect_values(kStatxFlags, kWitnesses);
}

TEST(Flags, close_range_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(CLOSE_RANGE_UNSHARE),
      WITNESS(CLOSE_RANGE_CLOEXEC),
  };
  expect_values(kCloseRangeFlags, kWitnesses);
}

TEST(Flags, epoll_operations_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(EPOLL_CTL_ADD),
      WITNESS(EPOLL_CTL_DEL),
      WITNESS(EPOLL_CTL_MOD),
  };
  expect_values(kEpollOperations, kWitnesses);
}

TEST(Flags, epoll_events_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(EPOLLIN),     WITNESS(EPOLLPRI),       WITNESS(EPOLLOUT),    WITNESS(EPOLLERR),     WITNESS(EPOLLHUP),
      WITNESS(EPOLLRDNORM), WITNESS(EPOLLRDBAND),    WITNESS(EPOLLWRNORM), WITNESS(EPOLLWRBAND),  WITNESS(EPOLLMSG),
      WITNESS(EPOLLRDHUP),  WITNESS(EPOLLEXCLUSIVE), WITNESS(EPOLLWAKEUP), WITNESS(EPOLLONESHOT), WITNESS(EPOLLET),
#ifdef EPOLLNVAL
      WITNESS(EPOLLNVAL),
#endif
  };
  expect_values(kEpollEvents, kWitnesses);
}

TEST(Flags, epoll_create_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(EPOLL_CLOEXEC),
  };
  expect_values(kEpollCreateFlags, kWitnesses);
}

TEST(Flags, eventfd_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(EFD_SEMAPHORE),
      WITNESS(EFD_CLOEXEC),
      WITNESS(EFD_NONBLOCK),
  };
  expect_values(kEventfdFlags, kWitnesses);
}

TEST(Flags, fadvise_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(POSIX_FADV_NORMAL),   WITNESS(POSIX_FADV_RANDOM),   WITNESS(POSIX_FADV_SEQUENTIAL),
      WITNESS(POSIX_FADV_WILLNEED), WITNESS(POSIX_FADV_DONTNEED), WITNESS(POSIX_FADV_NOREUSE),
  };
  expect_values(kFadvise, kWitnesses);
}

TEST(Flags, fallocate_modes_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FALLOC_FL_KEEP_SIZE),      WITNESS(FALLOC_FL_PUNCH_HOLE), WITNESS(FALLOC_FL_NO_HIDE_STALE),
      WITNESS(FALLOC_FL_COLLAPSE_RANGE), WITNESS(FALLOC_FL_ZERO_RANGE), WITNESS(FALLOC_FL_INSERT_RANGE),
      WITNESS(FALLOC_FL_UNSHARE_RANGE),
#ifdef FALLOC_FL_WRITE_ZEROES
      WITNESS(FALLOC_FL_WRITE_ZEROES),
#endif
  };
  expect_values(kFallocateModes, kWitnesses);
}

TEST(Flags, fanotify_init_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FAN_CLOEXEC),           WITNESS(FAN_NONBLOCK),          WITNESS(FAN_UNLIMITED_QUEUE),
      WITNESS(FAN_UNLIMITED_MARKS),   WITNESS(FAN_ENABLE_AUDIT),      WITNESS(FAN_REPORT_PIDFD),
      WITNESS(FAN_REPORT_TID),        WITNESS(FAN_REPORT_FID),        WITNESS(FAN_REPORT_DIR_FID),
      WITNESS(FAN_REPORT_NAME),       WITNESS(FAN_REPORT_TARGET_FID),
#ifdef FAN_CLASS_NOTIF
      WITNESS(FAN_CLASS_NOTIF),
#endif
#ifdef FAN_CLASS_CONTENT
      WITNESS(FAN_CLASS_CONTENT),
#endif
#ifdef FAN_CLASS_PRE_CONTENT
      WITNESS(FAN_CLASS_PRE_CONTENT),
#endif
#ifdef FAN_REPORT_FD_ERROR
      WITNESS(FAN_REPORT_FD_ERROR),
#endif
#ifdef FAN_REPORT_MNT
      WITNESS(FAN_REPORT_MNT),
#endif
  };
  expect_values(kFanotifyInitFlags, kWitnesses);
}

TEST(Flags, fanotify_mark_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FAN_MARK_ADD),
      WITNESS(FAN_MARK_REMOVE),
      WITNESS(FAN_MARK_DONT_FOLLOW),
      WITNESS(FAN_MARK_ONLYDIR),
      WITNESS(FAN_MARK_MOUNT),
      WITNESS(FAN_MARK_IGNORED_MASK),
      WITNESS(FAN_MARK_IGNORED_SURV_MODIFY),
      WITNESS(FAN_MARK_FLUSH),
      WITNESS(FAN_MARK_FILESYSTEM),
      WITNESS(FAN_MARK_EVICTABLE),
      WITNESS(FAN_MARK_IGNORE),
#ifdef FAN_MARK_MNTNS
      WITNESS(FAN_MARK_MNTNS),
#endif
  };
  expect_values(kFanotifyMarkFlags, kWitnesses);
}

TEST(Flags, fanotify_events_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FAN_ACCESS),        WITNESS(FAN_MODIFY),         WITNESS(FAN_ATTRIB),      WITNESS(FAN_CLOSE_WRITE),
      WITNESS(FAN_CLOSE_NOWRITE), WITNESS(FAN_OPEN),           WITNESS(FAN_MOVED_FROM),  WITNESS(FAN_MOVED_TO),
      WITNESS(FAN_CREATE),        WITNESS(FAN_DELETE),         WITNESS(FAN_DELETE_SELF), WITNESS(FAN_MOVE_SELF),
      WITNESS(FAN_OPEN_EXEC),     WITNESS(FAN_Q_OVERFLOW),     WITNESS(FAN_FS_ERROR),    WITNESS(FAN_OPEN_PERM),
      WITNESS(FAN_ACCESS_PERM),   WITNESS(FAN_OPEN_EXEC_PERM), WITNESS(FAN_ONDIR),       WITNESS(FAN_EVENT_ON_CHILD),
      WITNESS(FAN_RENAME),
#ifdef FAN_DIR_MODIFY
      WITNESS(FAN_DIR_MODIFY),
#endif
#ifdef FAN_PRE_ACCESS
      WITNESS(FAN_PRE_ACCESS),
#endif
#ifdef FAN_MNT_ATTACH
      WITNESS(FAN_MNT_ATTACH),
#endif
#ifdef FAN_MNT_DETACH
      WITNESS(FAN_MNT_DETACH),
#endif
  };
  expect_values(kFanotifyEvents, kWitnesses);
}

TEST(Flags, fcntl_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(F_DUPFD),
      WITNESS(F_GETFD),
      WITNESS(F_SETFD),
      WITNESS(F_GETFL),
      WITNESS(F_SETFL),
      WITNESS(F_GETLK),
      WITNESS(F_SETLK),
      WITNESS(F_SETLKW),
      WITNESS(F_SETOWN),
      WITNESS(F_GETOWN),
      WITNESS(F_SETSIG),
      WITNESS(F_GETSIG),
      WITNESS(F_SETOWN_EX),
      WITNESS(F_GETOWN_EX),
      WITNESS(F_OFD_GETLK),
      WITNESS(F_OFD_SETLK),
      WITNESS(F_OFD_SETLKW),
      WITNESS(F_SETLEASE),
      WITNESS(F_GETLEASE),
      WITNESS(F_NOTIFY),
      WITNESS(F_DUPFD_CLOEXEC),
      WITNESS(F_SETPIPE_SZ),
      WITNESS(F_GETPIPE_SZ),
      WITNESS(F_ADD_SEALS),
      WITNESS(F_GET_SEALS),
      WITNESS(F_GET_RW_HINT),
      WITNESS(F_SET_RW_HINT),
      WITNESS(F_GET_FILE_RW_HINT),
      WITNESS(F_SET_FILE_RW_HINT),
#ifdef F_GETOWNER_UIDS
      WITNESS(F_GETOWNER_UIDS),
#endif
#ifdef F_DUPFD_QUERY
      WITNESS(F_DUPFD_QUERY),
#endif
#ifdef F_CREATED_QUERY
      WITNESS(F_CREATED_QUERY),
#endif
#ifdef F_CANCELLK
      WITNESS(F_CANCELLK),
#endif
#ifdef F_GETDELEG
      WITNESS(F_GETDELEG),
#endif
#ifdef F_SETDELEG
      WITNESS(F_SETDELEG),
#endif
  };
  expect_values(kFcntlCommands, kWitnesses);
}

TEST(Flags, fd_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FD_CLOEXEC),
  };
  expect_values(kFdFlags, kWitnesses);
}

TEST(Flags, lock_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(F_RDLCK), WITNESS(F_WRLCK), WITNESS(F_UNLCK), WITNESS(F_EXLCK), WITNESS(F_SHLCK),
  };
  expect_values(kLockTypes, kWitnesses);
}

TEST(Flags, directory_notify_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(DN_ACCESS), WITNESS(DN_MODIFY), WITNESS(DN_CREATE),    WITNESS(DN_DELETE),
      WITNESS(DN_RENAME), WITNESS(DN_ATTRIB), WITNESS(DN_MULTISHOT),
  };
  expect_values(kDirectoryNotifyFlags, kWitnesses);
}

TEST(Flags, seal_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(F_SEAL_SEAL),  WITNESS(F_SEAL_SHRINK),       WITNESS(F_SEAL_GROW),
      WITNESS(F_SEAL_WRITE), WITNESS(F_SEAL_FUTURE_WRITE),
#ifdef F_SEAL_EXEC
      WITNESS(F_SEAL_EXEC),
#endif
  };
  expect_values(kSealFlags, kWitnesses);
}

TEST(Flags, write_life_hints_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(RWH_WRITE_LIFE_NOT_SET), WITNESS(RWH_WRITE_LIFE_NONE), WITNESS(RWH_WRITE_LIFE_SHORT),
      WITNESS(RWH_WRITE_LIFE_MEDIUM),  WITNESS(RWH_WRITE_LIFE_LONG), WITNESS(RWH_WRITE_LIFE_EXTREME),
  };
  expect_values(kWriteLifeHints, kWitnesses);
}

TEST(Flags, flock_operations_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(LOCK_SH),   WITNESS(LOCK_EX), WITNESS(LOCK_NB),   WITNESS(LOCK_UN),
      WITNESS(LOCK_MAND), WITNESS(LOCK_RW), WITNESS(LOCK_READ), WITNESS(LOCK_WRITE),
  };
  expect_values(kFlockOperations, kWitnesses);
}

TEST(Flags, fsopen_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FSOPEN_CLOEXEC),
  };
  expect_values(kFsopenFlags, kWitnesses);
}

TEST(Flags, fspick_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FSPICK_CLOEXEC),
      WITNESS(FSPICK_SYMLINK_NOFOLLOW),
      WITNESS(FSPICK_NO_AUTOMOUNT),
      WITNESS(FSPICK_EMPTY_PATH),
  };
  expect_values(kFspickFlags, kWitnesses);
}

TEST(Flags, fsmount_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FSMOUNT_CLOEXEC),
  };
  expect_values(kFsmountFlags, kWitnesses);
}

TEST(Flags, fsconfig_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FSCONFIG_SET_FLAG),        WITNESS(FSCONFIG_SET_STRING),      WITNESS(FSCONFIG_SET_BINARY),
      WITNESS(FSCONFIG_SET_PATH),        WITNESS(FSCONFIG_SET_PATH_EMPTY),  WITNESS(FSCONFIG_SET_FD),
      WITNESS(FSCONFIG_CMD_CREATE),      WITNESS(FSCONFIG_CMD_RECONFIGURE),
#ifdef FSCONFIG_CMD_CREATE_EXCL
      WITNESS(FSCONFIG_CMD_CREATE_EXCL),
#endif
  };
  expect_values(kFsconfigCommands, kWitnesses);
}

TEST(Flags, move_mount_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(MOVE_MOUNT_F_SYMLINKS), WITNESS(MOVE_MOUNT_F_AUTOMOUNTS), WITNESS(MOVE_MOUNT_F_EMPTY_PATH),
      WITNESS(MOVE_MOUNT_T_SYMLINKS), WITNESS(MOVE_MOUNT_T_AUTOMOUNTS), WITNESS(MOVE_MOUNT_T_EMPTY_PATH),
      WITNESS(MOVE_MOUNT_SET_GROUP),
#ifdef MOVE_MOUNT_BENEATH
      WITNESS(MOVE_MOUNT_BENEATH),
#endif
  };
  expect_values(kMoveMountFlags, kWitnesses);
}

TEST(Flags, mount_attributes_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(MOUNT_ATTR_RDONLY),     WITNESS(MOUNT_ATTR_NOSUID),  WITNESS(MOUNT_ATTR_NODEV),
      WITNESS(MOUNT_ATTR_NOEXEC),     WITNESS(MOUNT_ATTR_NOATIME), WITNESS(MOUNT_ATTR_STRICTATIME),
      WITNESS(MOUNT_ATTR_NODIRATIME), WITNESS(MOUNT_ATTR_IDMAP),   WITNESS(MOUNT_ATTR_NOSYMFOLLOW),
  };
  expect_values(kMountAttributes, kWitnesses);
}

TEST(Flags, inode_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FS_SECRM_FL),     WITNESS(FS_UNRM_FL),        WITNESS(FS_COMPR_FL),        WITNESS(FS_SYNC_FL),
      WITNESS(FS_IMMUTABLE_FL), WITNESS(FS_APPEND_FL),      WITNESS(FS_NODUMP_FL),       WITNESS(FS_NOATIME_FL),
      WITNESS(FS_DIRTY_FL),     WITNESS(FS_COMPRBLK_FL),    WITNESS(FS_NOCOMP_FL),       WITNESS(FS_ENCRYPT_FL),
      WITNESS(FS_INDEX_FL),     WITNESS(FS_IMAGIC_FL),      WITNESS(FS_JOURNAL_DATA_FL), WITNESS(FS_NOTAIL_FL),
      WITNESS(FS_DIRSYNC_FL),   WITNESS(FS_TOPDIR_FL),      WITNESS(FS_HUGE_FILE_FL),    WITNESS(FS_EXTENT_FL),
      WITNESS(FS_VERITY_FL),    WITNESS(FS_EA_INODE_FL),    WITNESS(FS_EOFBLOCKS_FL),    WITNESS(FS_NOCOW_FL),
      WITNESS(FS_DAX_FL),       WITNESS(FS_INLINE_DATA_FL), WITNESS(FS_PROJINHERIT_FL),  WITNESS(FS_CASEFOLD_FL),
      WITNESS(FS_RESERVED_FL),
  };
  expect_values(kInodeFlags, kWitnesses);
}

TEST(Flags, extended_inode_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(FS_XFLAG_REALTIME),   WITNESS(FS_XFLAG_PREALLOC),   WITNESS(FS_XFLAG_IMMUTABLE),
      WITNESS(FS_XFLAG_APPEND),     WITNESS(FS_XFLAG_SYNC),       WITNESS(FS_XFLAG_NOATIME),
      WITNESS(FS_XFLAG_NODUMP),     WITNESS(FS_XFLAG_RTINHERIT),  WITNESS(FS_XFLAG_PROJINHERIT),
      WITNESS(FS_XFLAG_NOSYMLINKS), WITNESS(FS_XFLAG_EXTSIZE),    WITNESS(FS_XFLAG_EXTSZINHERIT),
      WITNESS(FS_XFLAG_NODEFRAG),   WITNESS(FS_XFLAG_FILESTREAM), WITNESS(FS_XFLAG_DAX),
      WITNESS(FS_XFLAG_COWEXTSIZE), WITNESS(FS_XFLAG_HASATTR),
  };
  expect_values(kExtendedInodeFlags, kWitnesses);
}

TEST(Flags, inotify_events_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IN_ACCESS),        WITNESS(IN_MODIFY),      WITNESS(IN_ATTRIB),      WITNESS(IN_CLOSE_WRITE),
      WITNESS(IN_CLOSE_NOWRITE), WITNESS(IN_OPEN),        WITNESS(IN_MOVED_FROM),  WITNESS(IN_MOVED_TO),
      WITNESS(IN_CREATE),        WITNESS(IN_DELETE),      WITNESS(IN_DELETE_SELF), WITNESS(IN_MOVE_SELF),
      WITNESS(IN_UNMOUNT),       WITNESS(IN_Q_OVERFLOW),  WITNESS(IN_IGNORED),     WITNESS(IN_ONLYDIR),
      WITNESS(IN_DONT_FOLLOW),   WITNESS(IN_EXCL_UNLINK), WITNESS(IN_MASK_CREATE), WITNESS(IN_MASK_ADD),
      WITNESS(IN_ISDIR),         WITNESS(IN_ONESHOT),
  };
  expect_values(kInotifyEvents, kWitnesses);
}

TEST(Flags, inotify_init_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IN_NONBLOCK),
      WITNESS(IN_CLOEXEC),
  };
  expect_values(kInotifyInitFlags, kWitnesses);
}

TEST(Flags, interface_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IFF_UP),          WITNESS(IFF_BROADCAST),  WITNESS(IFF_DEBUG),     WITNESS(IFF_LOOPBACK),
      WITNESS(IFF_POINTOPOINT), WITNESS(IFF_NOTRAILERS), WITNESS(IFF_RUNNING),   WITNESS(IFF_NOARP),
      WITNESS(IFF_PROMISC),     WITNESS(IFF_ALLMULTI),   WITNESS(IFF_MASTER),    WITNESS(IFF_SLAVE),
      WITNESS(IFF_MULTICAST),   WITNESS(IFF_PORTSEL),    WITNESS(IFF_AUTOMEDIA), WITNESS(IFF_DYNAMIC),
  };
  expect_values(kInterfaceFlags, kWitnesses);
}

TEST(Flags, io_uring_setup_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IORING_SETUP_IOPOLL),
      WITNESS(IORING_SETUP_SQPOLL),
      WITNESS(IORING_SETUP_SQ_AFF),
      WITNESS(IORING_SETUP_CQSIZE),
      WITNESS(IORING_SETUP_CLAMP),
      WITNESS(IORING_SETUP_ATTACH_WQ),
      WITNESS(IORING_SETUP_R_DISABLED),
      WITNESS(IORING_SETUP_SUBMIT_ALL),
      WITNESS(IORING_SETUP_COOP_TASKRUN),
      WITNESS(IORING_SETUP_TASKRUN_FLAG),
      WITNESS(IORING_SETUP_SQE128),
      WITNESS(IORING_SETUP_CQE32),
#ifdef IORING_SETUP_SINGLE_ISSUER
      WITNESS(IORING_SETUP_SINGLE_ISSUER),
#endif
#ifdef IORING_SETUP_DEFER_TASKRUN
      WITNESS(IORING_SETUP_DEFER_TASKRUN),
#endif
#ifdef IORING_SETUP_NO_MMAP
      WITNESS(IORING_SETUP_NO_MMAP),
#endif
#ifdef IORING_SETUP_REGISTERED_FD_ONLY
      WITNESS(IORING_SETUP_REGISTERED_FD_ONLY),
#endif
#ifdef IORING_SETUP_NO_SQARRAY
      WITNESS(IORING_SETUP_NO_SQARRAY),
#endif
#ifdef IORING_SETUP_HYBRID_IOPOLL
      WITNESS(IORING_SETUP_HYBRID_IOPOLL),
#endif
#ifdef IORING_SETUP_CQE_MIXED
      WITNESS(IORING_SETUP_CQE_MIXED),
#endif
  };
  expect_values(kIoUringSetupFlags, kWitnesses);
}

TEST(Flags, io_uring_features_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IORING_FEAT_SINGLE_MMAP),     WITNESS(IORING_FEAT_NODROP),          WITNESS(IORING_FEAT_SUBMIT_STABLE),
      WITNESS(IORING_FEAT_RW_CUR_POS),      WITNESS(IORING_FEAT_CUR_PERSONALITY), WITNESS(IORING_FEAT_FAST_POLL),
      WITNESS(IORING_FEAT_POLL_32BITS),     WITNESS(IORING_FEAT_SQPOLL_NONFIXED), WITNESS(IORING_FEAT_EXT_ARG),
      WITNESS(IORING_FEAT_NATIVE_WORKERS),  WITNESS(IORING_FEAT_RSRC_TAGS),       WITNESS(IORING_FEAT_CQE_SKIP),
      WITNESS(IORING_FEAT_LINKED_FILE),
#ifdef IORING_FEAT_REG_REG_RING
      WITNESS(IORING_FEAT_REG_REG_RING),
#endif
#ifdef IORING_FEAT_RECVSEND_BUNDLE
      WITNESS(IORING_FEAT_RECVSEND_BUNDLE),
#endif
#ifdef IORING_FEAT_MIN_TIMEOUT
      WITNESS(IORING_FEAT_MIN_TIMEOUT),
#endif
#ifdef IORING_FEAT_RW_ATTR
      WITNESS(IORING_FEAT_RW_ATTR),
#endif
#ifdef IORING_FEAT_NO_IOWAIT
      WITNESS(IORING_FEAT_NO_IOWAIT),
#endif
  };
  expect_values(kIoUringFeatures, kWitnesses);
}

TEST(Flags, io_uring_enter_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IORING_ENTER_GETEVENTS),   WITNESS(IORING_ENTER_SQ_WAKEUP),       WITNESS(IORING_ENTER_SQ_WAIT),
      WITNESS(IORING_ENTER_EXT_ARG),     WITNESS(IORING_ENTER_REGISTERED_RING),
#ifdef IORING_ENTER_ABS_TIMER
      WITNESS(IORING_ENTER_ABS_TIMER),
#endif
#ifdef IORING_ENTER_EXT_ARG_REG
      WITNESS(IORING_ENTER_EXT_ARG_REG),
#endif
#ifdef IORING_ENTER_NO_IOWAIT
      WITNESS(IORING_ENTER_NO_IOWAIT),
#endif
  };
  expect_values(kIoUringEnterFlags, kWitnesses);
}

TEST(Flags, io_uring_register_ops_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IORING_REGISTER_BUFFERS),
      WITNESS(IORING_UNREGISTER_BUFFERS),
      WITNESS(IORING_REGISTER_FILES),
      WITNESS(IORING_UNREGISTER_FILES),
      WITNESS(IORING_REGISTER_EVENTFD),
      WITNESS(IORING_UNREGISTER_EVENTFD),
      WITNESS(IORING_REGISTER_FILES_UPDATE),
      WITNESS(IORING_REGISTER_EVENTFD_ASYNC),
      WITNESS(IORING_REGISTER_PROBE),
      WITNESS(IORING_REGISTER_PERSONALITY),
      WITNESS(IORING_UNREGISTER_PERSONALITY),
      WITNESS(IORING_REGISTER_RESTRICTIONS),
      WITNESS(IORING_REGISTER_ENABLE_RINGS),
      WITNESS(IORING_REGISTER_FILES2),
      WITNESS(IORING_REGISTER_FILES_UPDATE2),
      WITNESS(IORING_REGISTER_BUFFERS2),
      WITNESS(IORING_REGISTER_BUFFERS_UPDATE),
      WITNESS(IORING_REGISTER_IOWQ_AFF),
      WITNESS(IORING_UNREGISTER_IOWQ_AFF),
      WITNESS(IORING_REGISTER_IOWQ_MAX_WORKERS),
      WITNESS(IORING_REGISTER_RING_FDS),
      WITNESS(IORING_UNREGISTER_RING_FDS),
      WITNESS(IORING_REGISTER_PBUF_RING),
      WITNESS(IORING_UNREGISTER_PBUF_RING),
#ifdef IORING_REGISTER_SYNC_CANCEL
      WITNESS(IORING_REGISTER_SYNC_CANCEL),
#endif
#ifdef IORING_REGISTER_FILE_ALLOC_RANGE
      WITNESS(IORING_REGISTER_FILE_ALLOC_RANGE),
#endif
#ifdef IORING_REGISTER_PBUF_STATUS
      WITNESS(IORING_REGISTER_PBUF_STATUS),
#endif
#ifdef IORING_REGISTER_NAPI
      WITNESS(IORING_REGISTER_NAPI),
#endif
#ifdef IORING_UNREGISTER_NAPI
      WITNESS(IORING_UNREGISTER_NAPI),
#endif
#ifdef IORING_REGISTER_CLOCK
      WITNESS(IORING_REGISTER_CLOCK),
#endif
#ifdef IORING_REGISTER_CLONE_BUFFERS
      WITNESS(IORING_REGISTER_CLONE_BUFFERS),
#endif
#ifdef IORING_REGISTER_SEND_MSG_RING
      WITNESS(IORING_REGISTER_SEND_MSG_RING),
#endif
#ifdef IORING_REGISTER_ZCRX_IFQ
      WITNESS(IORING_REGISTER_ZCRX_IFQ),
#endif
#ifdef IORING_REGISTER_RESIZE_RINGS
      WITNESS(IORING_REGISTER_RESIZE_RINGS),
#endif
#ifdef IORING_REGISTER_MEM_REGION
      WITNESS(IORING_REGISTER_MEM_REGION),
#endif
#ifdef IORING_REGISTER_QUERY
      WITNESS(IORING_REGISTER_QUERY),
#endif
  };
  expect_values(kIoUringRegisterOps, kWitnesses);
}

TEST(Flags, ioprio_who_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IOPRIO_WHO_PROCESS),
      WITNESS(IOPRIO_WHO_PGRP),
      WITNESS(IOPRIO_WHO_USER),
  };
  expect_values(kIoprioWho, kWitnesses);
}

TEST(Flags, ioprio_classes_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IOPRIO_CLASS_NONE),
      WITNESS(IOPRIO_CLASS_RT),
      WITNESS(IOPRIO_CLASS_BE),
      WITNESS(IOPRIO_CLASS_IDLE),
  };
  expect_values(kIoprioClasses, kWitnesses);
}

TEST(Flags, memfd_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(MFD_CLOEXEC),     WITNESS(MFD_ALLOW_SEALING), WITNESS(MFD_HUGETLB),
#ifdef MFD_NOEXEC_SEAL
      WITNESS(MFD_NOEXEC_SEAL),
#endif
#ifdef MFD_EXEC
      WITNESS(MFD_EXEC),
#endif
  };
  expect_values(kMemfdFlags, kWitnesses);
}

TEST(Flags, memfd_secret_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(O_CLOEXEC),
  };
  expect_values(kMemfdSecretFlags, kWitnesses);
}

TEST(Flags, mount_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(MS_RDONLY),      WITNESS(MS_NOSUID),    WITNESS(MS_NODEV),        WITNESS(MS_NOEXEC),
      WITNESS(MS_SYNCHRONOUS), WITNESS(MS_REMOUNT),   WITNESS(MS_MANDLOCK),     WITNESS(MS_DIRSYNC),
      WITNESS(MS_NOSYMFOLLOW), WITNESS(MS_NOATIME),   WITNESS(MS_NODIRATIME),   WITNESS(MS_BIND),
      WITNESS(MS_MOVE),        WITNESS(MS_REC),       WITNESS(MS_SILENT),       WITNESS(MS_POSIXACL),
      WITNESS(MS_UNBINDABLE),  WITNESS(MS_PRIVATE),   WITNESS(MS_SLAVE),        WITNESS(MS_SHARED),
      WITNESS(MS_RELATIME),    WITNESS(MS_KERNMOUNT), WITNESS(MS_I_VERSION),    WITNESS(MS_STRICTATIME),
      WITNESS(MS_LAZYTIME),    WITNESS(MS_SUBMOUNT),  WITNESS(MS_NOREMOTELOCK), WITNESS(MS_NOSEC),
      WITNESS(MS_BORN),        WITNESS(MS_ACTIVE),    WITNESS(MS_NOUSER),
#ifdef MS_MGC_VAL
      WITNESS(MS_MGC_VAL),
#endif
  };
  expect_values(kMountFlags, kWitnesses);
}

TEST(Flags, mount_propagation_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(MS_UNBINDABLE),
      WITNESS(MS_PRIVATE),
      WITNESS(MS_SLAVE),
      WITNESS(MS_SHARED),
  };
  expect_values(kMountPropagation, kWitnesses);
}

TEST(Flags, descriptor_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(O_CREAT),  WITNESS(O_EXCL),     WITNESS(O_NOCTTY),    WITNESS(O_TRUNC),
      WITNESS(O_APPEND), WITNESS(O_NONBLOCK), WITNESS(O_SYNC),      WITNESS(O_DSYNC),
      WITNESS(O_DIRECT), WITNESS(O_NOFOLLOW), WITNESS(O_NOATIME),   WITNESS(O_CLOEXEC),
      WITNESS(O_PATH),   WITNESS(O_TMPFILE),  WITNESS(O_DIRECTORY), WITNESS(FASYNC),
  };
  expect_values(kDescriptorFlags, kWitnesses);
}

TEST(Flags, poll_events_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(POLLIN),         WITNESS(POLLPRI),    WITNESS(POLLOUT),    WITNESS(POLLERR),    WITNESS(POLLHUP),
      WITNESS(POLLNVAL),       WITNESS(POLLRDNORM), WITNESS(POLLRDBAND), WITNESS(POLLWRNORM), WITNESS(POLLWRBAND),
      WITNESS(POLLMSG),        WITNESS(POLLREMOVE), WITNESS(POLLRDHUP),
#ifdef POLL_BUSY_LOOP
      WITNESS(POLL_BUSY_LOOP),
#endif
  };
  expect_values(kPollEvents, kWitnesses);
}

TEST(Flags, quota_commands_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(Q_SYNC),         WITNESS(Q_QUOTAON),       WITNESS(Q_QUOTAOFF),  WITNESS(Q_GETFMT),
      WITNESS(Q_GETINFO),      WITNESS(Q_SETINFO),       WITNESS(Q_GETQUOTA),  WITNESS(Q_SETQUOTA),
      WITNESS(Q_GETNEXTQUOTA), WITNESS(Q_XQUOTAON),      WITNESS(Q_XQUOTAOFF), WITNESS(Q_XGETQUOTA),
      WITNESS(Q_XSETQLIM),     WITNESS(Q_XGETQSTAT),     WITNESS(Q_XQUOTARM),  WITNESS(Q_XQUOTASYNC),
      WITNESS(Q_XGETQSTATV),   WITNESS(Q_XGETNEXTQUOTA),
  };
  expect_values(kQuotaCommands, kWitnesses);
}

TEST(Flags, quota_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(USRQUOTA),
      WITNESS(GRPQUOTA),
      WITNESS(PRJQUOTA),
  };
  expect_values(kQuotaTypes, kWitnesses);
}

TEST(Flags, quota_formats_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(QFMT_VFS_OLD),
      WITNESS(QFMT_VFS_V0),
      WITNESS(QFMT_OCFS2),
      WITNESS(QFMT_VFS_V1),
  };
  expect_values(kQuotaFormats, kWitnesses);
}

TEST(Flags, rename_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(RENAME_NOREPLACE),
      WITNESS(RENAME_EXCHANGE),
      WITNESS(RENAME_WHITEOUT),
  };
  expect_values(kRenameFlags, kWitnesses);
}

TEST(Flags, resolve_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(RESOLVE_NO_XDEV), WITNESS(RESOLVE_NO_MAGICLINKS), WITNESS(RESOLVE_NO_SYMLINKS),
      WITNESS(RESOLVE_BENEATH), WITNESS(RESOLVE_IN_ROOT),       WITNESS(RESOLVE_CACHED),
  };
  expect_values(kResolveFlags, kWitnesses);
}

TEST(Flags, rwf_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(RWF_HIPRI),     WITNESS(RWF_DSYNC), WITNESS(RWF_SYNC), WITNESS(RWF_NOWAIT), WITNESS(RWF_APPEND),
#ifdef RWF_NOAPPEND
      WITNESS(RWF_NOAPPEND),
#endif
#ifdef RWF_ATOMIC
      WITNESS(RWF_ATOMIC),
#endif
#ifdef RWF_DONTCACHE
      WITNESS(RWF_DONTCACHE),
#endif
#ifdef RWF_NOSIGNAL
      WITNESS(RWF_NOSIGNAL),
#endif
  };
  expect_values(kRwfFlags, kWitnesses);
}

TEST(Flags, seek_whence_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(SEEK_SET), WITNESS(SEEK_CUR), WITNESS(SEEK_END), WITNESS(SEEK_DATA), WITNESS(SEEK_HOLE),
  };
  expect_values(kSeekWhence, kWitnesses);
}

TEST(Flags, signalfd_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(SFD_CLOEXEC),
      WITNESS(SFD_NONBLOCK),
  };
  expect_values(kSignalfdFlags, kWitnesses);
}

TEST(Flags, splice_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(SPLICE_F_MOVE),
      WITNESS(SPLICE_F_NONBLOCK),
      WITNESS(SPLICE_F_MORE),
      WITNESS(SPLICE_F_GIFT),
  };
  expect_values(kSpliceFlags, kWitnesses);
}

TEST(Flags, statx_mask_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(STATX_ALL),
      WITNESS(STATX_BASIC_STATS),
      WITNESS(STATX_TYPE),
      WITNESS(STATX_MODE),
      WITNESS(STATX_NLINK),
      WITNESS(STATX_UID),
      WITNESS(STATX_GID),
      WITNESS(STATX_ATIME),
      WITNESS(STATX_MTIME),
      WITNESS(STATX_CTIME),
      WITNESS(STATX_INO),
      WITNESS(STATX_SIZE),
      WITNESS(STATX_BLOCKS),
      WITNESS(STATX_BTIME),
      WITNESS(STATX_MNT_ID),
      WITNESS(STATX_DIOALIGN),
#ifdef STATX_MNT_ID_UNIQUE
      WITNESS(STATX_MNT_ID_UNIQUE),
#endif
#ifdef STATX_SUBVOL
      WITNESS(STATX_SUBVOL),
#endif
#ifdef STATX_WRITE_ATOMIC
      WITNESS(STATX_WRITE_ATOMIC),
#endif
#ifdef STATX_DIO_READ_ALIGN
      WITNESS(STATX_DIO_READ_ALIGN),
#endif
  };
  expect_values(kStatxMask, kWitnesses);
}

TEST(Flags, statx_attributes_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(STATX_ATTR_COMPRESSED),   WITNESS(STATX_ATTR_IMMUTABLE), WITNESS(STATX_ATTR_APPEND),
      WITNESS(STATX_ATTR_NODUMP),       WITNESS(STATX_ATTR_ENCRYPTED), WITNESS(STATX_ATTR_AUTOMOUNT),
      WITNESS(STATX_ATTR_MOUNT_ROOT),   WITNESS(STATX_ATTR_VERITY),    WITNESS(STATX_ATTR_DAX),
#ifdef STATX_ATTR_WRITE_ATOMIC
      WITNESS(STATX_ATTR_WRITE_ATOMIC),
#endif
  };
  expect_values(kStatxAttributes, kWitnesses);
}

TEST(Flags, swap_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(SWAP_FLAG_PREFER),
      WITNESS(SWAP_FLAG_DISCARD),
#ifdef SWAP_FLAG_DISCARD_ONCE
      WITNESS(SWAP_FLAG_DISCARD_ONCE),
#endif
#ifdef SWAP_FLAG_DISCARD_PAGES
      WITNESS(SWAP_FLAG_DISCARD_PAGES),
#endif
  };
  expect_values(kSwapFlags, kWitnesses);
}

TEST(Flags, sync_file_range_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(SYNC_FILE_RANGE_WAIT_BEFORE),
      WITNESS(SYNC_FILE_RANGE_WRITE),
      WITNESS(SYNC_FILE_RANGE_WAIT_AFTER),
  };
  expect_values(kSyncFileRangeFlags, kWitnesses);
}

TEST(Flags, termios_input_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(IGNBRK), WITNESS(BRKINT), WITNESS(IGNPAR), WITNESS(PARMRK),  WITNESS(INPCK),
      WITNESS(ISTRIP), WITNESS(INLCR),  WITNESS(IGNCR),  WITNESS(ICRNL),   WITNESS(IUCLC),
      WITNESS(IXON),   WITNESS(IXANY),  WITNESS(IXOFF),  WITNESS(IMAXBEL), WITNESS(IUTF8),
  };
  expect_values(kTermiosInput, kWitnesses);
}

TEST(Flags, termios_output_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(NL0),   WITNESS(NL1),   WITNESS(CR0),   WITNESS(CR1),    WITNESS(CR2),   WITNESS(CR3),
      WITNESS(TAB0),  WITNESS(TAB1),  WITNESS(TAB2),  WITNESS(XTABS),  WITNESS(BS0),   WITNESS(BS1),
      WITNESS(VT0),   WITNESS(VT1),   WITNESS(FF0),   WITNESS(FF1),    WITNESS(OPOST), WITNESS(OLCUC),
      WITNESS(ONLCR), WITNESS(OCRNL), WITNESS(ONOCR), WITNESS(ONLRET), WITNESS(OFILL), WITNESS(OFDEL),
  };
  expect_values(kTermiosOutput, kWitnesses);
}

TEST(Flags, termios_control_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(B0),       WITNESS(B50),      WITNESS(B75),      WITNESS(B110),     WITNESS(B134),     WITNESS(B150),
      WITNESS(B200),     WITNESS(B300),     WITNESS(B600),     WITNESS(B1200),    WITNESS(B1800),    WITNESS(B2400),
      WITNESS(B4800),    WITNESS(B9600),    WITNESS(B19200),   WITNESS(B38400),   WITNESS(BOTHER),   WITNESS(B57600),
      WITNESS(B115200),  WITNESS(B230400),  WITNESS(B460800),  WITNESS(B500000),  WITNESS(B576000),  WITNESS(B921600),
      WITNESS(B1000000), WITNESS(B1152000), WITNESS(B1500000), WITNESS(B2000000), WITNESS(B2500000), WITNESS(B3000000),
      WITNESS(B3500000), WITNESS(B4000000), WITNESS(CS5),      WITNESS(CS6),      WITNESS(CS7),      WITNESS(CS8),
      WITNESS(CSTOPB),   WITNESS(CREAD),    WITNESS(PARENB),   WITNESS(PARODD),   WITNESS(HUPCL),    WITNESS(CLOCAL),
      WITNESS(CMSPAR),   WITNESS(CRTSCTS),
  };
  expect_values(kTermiosControl, kWitnesses);
}

TEST(Flags, termios_local_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(ISIG),   WITNESS(ICANON), WITNESS(XCASE),  WITNESS(ECHO),    WITNESS(ECHOE),   WITNESS(ECHOK),
      WITNESS(ECHONL), WITNESS(NOFLSH), WITNESS(IEXTEN), WITNESS(ECHOCTL), WITNESS(ECHOPRT), WITNESS(ECHOKE),
      WITNESS(FLUSHO), WITNESS(PENDIN), WITNESS(TOSTOP), WITNESS(EXTPROC),
  };
  expect_values(kTermiosLocal, kWitnesses);
}

TEST(Flags, line_disciplines_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(N_TTY),          WITNESS(N_SLIP),    WITNESS(N_MOUSE),        WITNESS(N_PPP),
      WITNESS(N_STRIP),        WITNESS(N_AX25),    WITNESS(N_X25),          WITNESS(N_6PACK),
      WITNESS(N_MASC),         WITNESS(N_R3964),   WITNESS(N_PROFIBUS_FDL), WITNESS(N_IRDA),
      WITNESS(N_SMSBLOCK),     WITNESS(N_HDLC),    WITNESS(N_SYNC_PPP),     WITNESS(N_HCI),
      WITNESS(N_GIGASET_M101), WITNESS(N_SLCAN),   WITNESS(N_PPS),          WITNESS(N_V253),
      WITNESS(N_CAIF),         WITNESS(N_GSM0710), WITNESS(N_TI_WL),        WITNESS(N_TRACESINK),
      WITNESS(N_TRACEROUTER),  WITNESS(N_NCI),
  };
  expect_values(kLineDisciplines, kWitnesses);
}

TEST(Flags, terminal_flow_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(TCOOFF),
      WITNESS(TCOON),
      WITNESS(TCIOFF),
      WITNESS(TCION),
  };
  expect_values(kTerminalFlow, kWitnesses);
}

TEST(Flags, terminal_flush_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(TCIFLUSH),
      WITNESS(TCOFLUSH),
      WITNESS(TCIOFLUSH),
  };
  expect_values(kTerminalFlush, kWitnesses);
}

TEST(Flags, modem_lines_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(TIOCM_LE),  WITNESS(TIOCM_DTR),  WITNESS(TIOCM_RTS),  WITNESS(TIOCM_ST),
      WITNESS(TIOCM_SR),  WITNESS(TIOCM_CTS),  WITNESS(TIOCM_CAR),  WITNESS(TIOCM_RNG),
      WITNESS(TIOCM_DSR), WITNESS(TIOCM_OUT1), WITNESS(TIOCM_OUT2), WITNESS(TIOCM_LOOP),
  };
  expect_values(kModemLines, kWitnesses);
}

TEST(Flags, timerfd_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(TFD_TIMER_ABSTIME),
      WITNESS(TFD_TIMER_CANCEL_ON_SET),
      WITNESS(TFD_CLOEXEC),
      WITNESS(TFD_NONBLOCK),
  };
  expect_values(kTimerfdFlags, kWitnesses);
}

TEST(Flags, xattr_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(XATTR_CREATE),
      WITNESS(XATTR_REPLACE),
  };
  expect_values(kXattrFlags, kWitnesses);
}

TEST(Flags, open_flags_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(O_RDONLY),  WITNESS(O_WRONLY), WITNESS(O_RDWR),    WITNESS(O_ACCMODE),   WITNESS(O_CREAT),
      WITNESS(O_EXCL),    WITNESS(O_NOCTTY), WITNESS(O_TRUNC),   WITNESS(O_APPEND),    WITNESS(O_NONBLOCK),
      WITNESS(O_SYNC),    WITNESS(O_DSYNC),  WITNESS(O_DIRECT),  WITNESS(O_NOFOLLOW),  WITNESS(O_NOATIME),
      WITNESS(O_CLOEXEC), WITNESS(O_PATH),   WITNESS(O_TMPFILE), WITNESS(O_DIRECTORY), WITNESS(FASYNC),
  };
  expect_values(kOpenFlags, kWitnesses);
}

TEST(Flags, file_system_magic_is_that_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(EXT2_SUPER_MAGIC),      WITNESS(TMPFS_MAGIC),        WITNESS(PROC_SUPER_MAGIC),
      WITNESS(SYSFS_MAGIC),           WITNESS(XFS_SUPER_MAGIC),    WITNESS(BTRFS_SUPER_MAGIC),
      WITNESS(OVERLAYFS_SUPER_MAGIC), WITNESS(NFS_SUPER_MAGIC),    WITNESS(CGROUP_SUPER_MAGIC),
      WITNESS(CGROUP2_SUPER_MAGIC),   WITNESS(DEVPTS_SUPER_MAGIC), WITNESS(DEBUGFS_MAGIC),
      WITNESS(TRACEFS_MAGIC),         WITNESS(BPF_FS_MAGIC),       WITNESS(NSFS_MAGIC),
      WITNESS(SQUASHFS_MAGIC),        WITNESS(MSDOS_SUPER_MAGIC),  WITNESS(FUSE_SUPER_MAGIC),
      WITNESS(RAMFS_MAGIC),           WITNESS(HUGETLBFS_MAGIC),    WITNESS(PIPEFS_MAGIC),
      WITNESS(SOCKFS_MAGIC),          WITNESS(SECURITYFS_MAGIC),   WITNESS(SELINUX_MAGIC),
      WITNESS(ISOFS_SUPER_MAGIC),     WITNESS(F2FS_SUPER_MAGIC),   WITNESS(ECRYPTFS_SUPER_MAGIC),
      WITNESS(AUTOFS_SUPER_MAGIC),
  };
  expect_values(kFileSystemMagic, kWitnesses);
}

TEST(Flags, hardware_types_are_those_of_the_headers) {
  constexpr Witness kWitnesses[] = {
      WITNESS(ARPHRD_NETROM),  WITNESS(ARPHRD_ETHER),    WITNESS(ARPHRD_INFINIBAND), WITNESS(ARPHRD_PPP),
      WITNESS(ARPHRD_TUNNEL),  WITNESS(ARPHRD_LOOPBACK), WITNESS(ARPHRD_IPGRE),      WITNESS(ARPHRD_IEEE80211),
      WITNESS(ARPHRD_NETLINK), WITNESS(ARPHRD_NONE),     WITNESS(ARPHRD_VOID),
  };
  expect_values(kHardwareTypes, kWitnesses);
}

// A number that two drivers use carries both names, "A or B".
TEST(Flags, ioctl_requests_are_those_of_the_headers) {
  uint64_t last = 0;
  for (const Flag& request : kIoctlRequests.flags) {
    EXPECT_GT(request.value, last) << request.name << " is out of order";
    last = request.value;
  }
  constexpr Witness kWitnesses[] = {
      WITNESS(TCGETS),
      WITNESS(TCSETS),
      WITNESS(TCSETSW),
      WITNESS(TCSETSF),
      WITNESS(TCGETA),
      WITNESS(TCSBRK),
      WITNESS(TCXONC),
      WITNESS(TCFLSH),
      WITNESS(TIOCEXCL),
      WITNESS(TIOCNXCL),
      WITNESS(TIOCSCTTY),
      WITNESS(TIOCGPGRP),
      WITNESS(TIOCSPGRP),
      WITNESS(TIOCOUTQ),
      WITNESS(TIOCSTI),
      WITNESS(TIOCGWINSZ),
      WITNESS(TIOCSWINSZ),
      WITNESS(TIOCMGET),
      WITNESS(TIOCMBIS),
      WITNESS(TIOCMBIC),
      WITNESS(TIOCMSET),
      WITNESS(TIOCGSOFTCAR),
      WITNESS(FIONREAD),
      WITNESS(TIOCLINUX),
      WITNESS(TIOCCONS),
      WITNESS(TIOCGSERIAL),
      WITNESS(TIOCPKT),
      WITNESS(FIONBIO),
      WITNESS(TIOCNOTTY),
      WITNESS(TIOCSETD),
      WITNESS(TIOCGETD),
      WITNESS(TCSBRKP),
      WITNESS(TIOCSBRK),
      WITNESS(TIOCCBRK),
      WITNESS(TIOCGSID),
      WITNESS(TIOCGPTN),
      WITNESS(TIOCSPTLCK),
      WITNESS(TIOCGDEV),
      WITNESS(TIOCSIG),
      WITNESS(TIOCVHANGUP),
      WITNESS(TIOCGPKT),
      WITNESS(TIOCGPTLCK),
      WITNESS(TIOCGEXCL),
      WITNESS(TIOCGPTPEER),
      WITNESS(FIONCLEX),
      WITNESS(FIOCLEX),
      WITNESS(FIOASYNC),
      WITNESS(FIOQSIZE),
      WITNESS(BLKROSET),
      WITNESS(BLKROGET),
      WITNESS(BLKRRPART),
      WITNESS(BLKGETSIZE),
      WITNESS(BLKFLSBUF),
      WITNESS(BLKRASET),
      WITNESS(BLKSSZGET),
      WITNESS(BLKBSZGET),
      WITNESS(BLKGETSIZE64),
      WITNESS(BLKDISCARD),
      WITNESS(BLKIOMIN),
      WITNESS(BLKPBSZGET),
      WITNESS(BLKZEROOUT),
      WITNESS(FIBMAP),
      WITNESS(FIGETBSZ),
      WITNESS(FIFREEZE),
      WITNESS(FITHAW),
      WITNESS(FITRIM),
      WITNESS(FICLONE),
      WITNESS(FICLONERANGE),
      WITNESS(FIDEDUPERANGE),
      WITNESS(FS_IOC_GETFLAGS),
      WITNESS(FS_IOC_SETFLAGS),
      WITNESS(FS_IOC_GETVERSION),
      WITNESS(FS_IOC_FIEMAP),
      WITNESS(FS_IOC32_GETFLAGS),
      WITNESS(FS_IOC32_SETFLAGS),
      WITNESS(FS_IOC_FSGETXATTR),
      WITNESS(FS_IOC_FSSETXATTR),
      WITNESS(FS_IOC_GETFSLABEL),
      WITNESS(SIOCGIFNAME),
      WITNESS(SIOCGIFCONF),
      WITNESS(SIOCGIFFLAGS),
      WITNESS(SIOCSIFFLAGS),
      WITNESS(SIOCGIFADDR),
      WITNESS(SIOCGIFMTU),
      WITNESS(SIOCGIFHWADDR),
      WITNESS(SIOCGIFINDEX),
      WITNESS(SIOCETHTOOL),
      WITNESS(SIOCSPGRP),
      WITNESS(SIOCGPGRP),
      WITNESS(SIOCATMARK),
      WITNESS(FIOSETOWN),
      WITNESS(FIOGETOWN),
  };
  for (const Witness& witness : kWitnesses) {
    const std::string known = " or " + std::string(name_of(kIoctlRequests, witness.value)) + " or ";
    EXPECT_NE(known.find(" or " + std::string(witness.name) + " or "), std::string::npos)
        << witness.name << " is known as" << known;
  }
}

}  // namespace
}  // namespace tracectl::syscalls
