// Layouts of the structs of files and descriptors against those that the compiler makes of the installed headers.
// clang-format off
#include <asm/termbits.h>
#include <asm/termios.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/aio_abi.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <linux/if.h>
#include <linux/io_uring.h>
#include <linux/mount.h>
#include <linux/openat2.h>
#include <linux/quota.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <utime.h>
// clang-format on

#include <cstddef>
#include <string_view>

#include "lib/syscalls/structs/aio.h"
#include "lib/syscalls/structs/file_attr.h"
#include "lib/syscalls/structs/file_ioctl.h"
#include "lib/syscalls/structs/flock.h"
#include "lib/syscalls/structs/ifreq.h"
#include "lib/syscalls/structs/io_uring.h"
#include "lib/syscalls/structs/mount.h"
#include "lib/syscalls/structs/open_how.h"
#include "lib/syscalls/structs/poll.h"
#include "lib/syscalls/structs/quota.h"
#include "lib/syscalls/structs/stat.h"
#include "lib/syscalls/structs/statfs.h"
#include "lib/syscalls/structs/statx.h"
#include "lib/syscalls/structs/termios.h"

namespace tracectl::syscalls {
namespace {

void expect_field(const Structure& structure, std::string_view name, size_t offset, size_t size) {
  for (size_t i = 0; i < structure.fields.size(); ++i) {
    if (structure.fields[i].name != name) continue;
    const Extent extent = extent_of(structure, i, Abi::x86_64);
    EXPECT_EQ(extent.offset, offset) << structure.name << "." << name;
    EXPECT_EQ(extent.size, size) << structure.name << "." << name;
    return;
  }
  ADD_FAILURE() << structure.name << " has no " << name;
}

#define EXPECT_FIELD(structure, type, name) \
  expect_field(structure, #name, offsetof(type, name), sizeof(static_cast<type*>(nullptr)->name))
#define EXPECT_SIZE(structure, type) EXPECT_EQ(size_of(structure, Abi::x86_64), sizeof(type)) << (structure).name

TEST(FileStructs, stat_is_that_of_the_headers) {
  EXPECT_SIZE(kStat, struct stat);
  EXPECT_FIELD(kStat, struct stat, st_dev);
  EXPECT_FIELD(kStat, struct stat, st_ino);
  EXPECT_FIELD(kStat, struct stat, st_nlink);
  EXPECT_FIELD(kStat, struct stat, st_mode);
  EXPECT_FIELD(kStat, struct stat, st_uid);
  EXPECT_FIELD(kStat, struct stat, st_gid);
  EXPECT_FIELD(kStat, struct stat, st_rdev);
  EXPECT_FIELD(kStat, struct stat, st_size);
  EXPECT_FIELD(kStat, struct stat, st_blksize);
  EXPECT_FIELD(kStat, struct stat, st_blocks);
  expect_field(kStat, "st_atime", offsetof(struct stat, st_atim), 8);
  expect_field(kStat, "st_mtime", offsetof(struct stat, st_mtim), 8);
  expect_field(kStat, "st_ctime", offsetof(struct stat, st_ctim), 8);
  expect_field(kStat, "st_ctime_nsec", offsetof(struct stat, st_ctim) + 8, 8);
}

TEST(FileStructs, statx_is_that_of_the_headers) {
  EXPECT_SIZE(kStatx, struct statx);
  EXPECT_FIELD(kStatx, struct statx, stx_mask);
  EXPECT_FIELD(kStatx, struct statx, stx_attributes);
  EXPECT_FIELD(kStatx, struct statx, stx_mode);
  EXPECT_FIELD(kStatx, struct statx, stx_size);
  EXPECT_FIELD(kStatx, struct statx, stx_attributes_mask);
  EXPECT_FIELD(kStatx, struct statx, stx_atime);
  EXPECT_FIELD(kStatx, struct statx, stx_btime);
  EXPECT_FIELD(kStatx, struct statx, stx_ctime);
  EXPECT_FIELD(kStatx, struct statx, stx_mtime);
  EXPECT_FIELD(kStatx, struct statx, stx_rdev_major);
  EXPECT_FIELD(kStatx, struct statx, stx_dev_minor);
  EXPECT_FIELD(kStatx, struct statx, stx_mnt_id);
}

TEST(FileStructs, statfs_is_that_of_the_headers) {
  EXPECT_SIZE(kStatfs, struct statfs);
  EXPECT_FIELD(kStatfs, struct statfs, f_type);
  EXPECT_FIELD(kStatfs, struct statfs, f_ffree);
  EXPECT_FIELD(kStatfs, struct statfs, f_fsid);
  EXPECT_FIELD(kStatfs, struct statfs, f_namelen);
  EXPECT_FIELD(kStatfs, struct statfs, f_flags);
}

TEST(FileStructs, small_ones_of_files_are_those_of_the_headers) {
  EXPECT_SIZE(kFlock, struct flock);
  EXPECT_FIELD(kFlock, struct flock, l_whence);
  EXPECT_FIELD(kFlock, struct flock, l_start);
  EXPECT_FIELD(kFlock, struct flock, l_pid);
  EXPECT_SIZE(kFlock64Answer, struct flock);
  EXPECT_SIZE(kOpenHow, struct open_how);
  EXPECT_FIELD(kOpenHow, struct open_how, resolve);
  EXPECT_SIZE(kMountAttr, struct mount_attr);
  EXPECT_FIELD(kMountAttr, struct mount_attr, propagation);
  EXPECT_SIZE(kUtimbuf, struct utimbuf);
  EXPECT_SIZE(kDqblk, struct if_dqblk);
  EXPECT_FIELD(kDqblk, struct if_dqblk, dqb_valid);
  EXPECT_SIZE(kDqinfo, struct if_dqinfo);
  EXPECT_FIELD(kDqinfo, struct if_dqinfo, dqi_valid);
}

TEST(FileStructs, those_of_ioctl_are_those_of_the_headers) {
  EXPECT_SIZE(kTermios, struct termios);
  EXPECT_FIELD(kTermios, struct termios, c_lflag);
  EXPECT_FIELD(kTermios, struct termios, c_cc);
  EXPECT_SIZE(kTermios2, struct termios2);
  EXPECT_FIELD(kTermios2, struct termios2, c_ospeed);
  EXPECT_SIZE(kTermio, struct termio);
  EXPECT_FIELD(kTermio, struct termio, c_line);
  EXPECT_SIZE(kWinsize, struct winsize);
  EXPECT_SIZE(kFileCloneRange, struct file_clone_range);
  EXPECT_SIZE(kFstrimRange, struct fstrim_range);
  EXPECT_SIZE(kFsxattr, struct fsxattr);
  EXPECT_FIELD(kFsxattr, struct fsxattr, fsx_cowextsize);
  EXPECT_FIELD(kFiemap, struct fiemap, fm_flags);
  EXPECT_FIELD(kFiemap, struct fiemap, fm_extent_count);
  EXPECT_FIELD(kIfreqMtu, struct ifreq, ifr_mtu);
  EXPECT_FIELD(kIfreqFlags, struct ifreq, ifr_flags);
  EXPECT_FIELD(kIfreqAddr, struct ifreq, ifr_addr);
  EXPECT_FIELD(kIfreqIndex, struct ifreq, ifr_ifindex);
  EXPECT_SIZE(kIfconf, struct ifconf);
}

TEST(FileStructs, those_of_waiting_and_asynchronous_transfer_are_those_of_the_headers) {
  EXPECT_SIZE(kPollfd, struct pollfd);
  EXPECT_FIELD(kPollfd, struct pollfd, revents);
  EXPECT_SIZE(kEpollEvent, struct epoll_event);
  EXPECT_FIELD(kEpollEvent, struct epoll_event, data);
  EXPECT_SIZE(kIocb, struct iocb);
  EXPECT_FIELD(kIocb, struct iocb, aio_key);
  EXPECT_FIELD(kIocb, struct iocb, aio_lio_opcode);
  EXPECT_FIELD(kIocb, struct iocb, aio_fildes);
  EXPECT_FIELD(kIocb, struct iocb, aio_offset);
  EXPECT_FIELD(kIocb, struct iocb, aio_resfd);
  EXPECT_SIZE(kIoEvent, struct io_event);
  EXPECT_FIELD(kIoEvent, struct io_event, res2);
  EXPECT_SIZE(kIoUringParams, struct io_uring_params);
  EXPECT_FIELD(kIoUringParams, struct io_uring_params, features);
  EXPECT_FIELD(kIoUringParams, struct io_uring_params, wq_fd);
  EXPECT_FIELD(kIoUringParams, struct io_uring_params, sq_off);
  EXPECT_FIELD(kIoUringParams, struct io_uring_params, cq_off);
  EXPECT_SIZE(kSqRingOffsets, struct io_sqring_offsets);
  EXPECT_FIELD(kCqRingOffsets, struct io_cqring_offsets, flags);
  EXPECT_SIZE(kIoUringGeteventsArg, struct io_uring_getevents_arg);
}

}  // namespace
}  // namespace tracectl::syscalls
