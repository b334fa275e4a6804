// Names, metadata and mounts: what programs do to files by path, and to file systems.
#include <array>

#include "lib/syscalls/flags/access.h"
#include "lib/syscalls/flags/at.h"
#include "lib/syscalls/flags/close_range.h"
#include "lib/syscalls/flags/fadvise.h"
#include "lib/syscalls/flags/fallocate.h"
#include "lib/syscalls/flags/flock.h"
#include "lib/syscalls/flags/memfd.h"
#include "lib/syscalls/flags/open.h"
#include "lib/syscalls/flags/quota.h"
#include "lib/syscalls/flags/rename.h"
#include "lib/syscalls/flags/swap.h"
#include "lib/syscalls/flags/sync_file_range.h"
#include "lib/syscalls/flags/xattr.h"
#include "lib/syscalls/structs/file_attr.h"
#include "lib/syscalls/structs/mount.h"
#include "lib/syscalls/structs/open_how.h"
#include "lib/syscalls/structs/quota.h"
#include "lib/syscalls/structs/stat.h"
#include "lib/syscalls/structs/statfs.h"
#include "lib/syscalls/structs/statx.h"
#include "lib/syscalls/structs/timespec.h"
#include "lib/syscalls/structs/timeval.h"
#include "lib/syscalls/table/families.h"

namespace tracectl::syscalls {
namespace {

// sysfs(2): 1 leads from a file system's name to its index, 2 back, into a buffer of which no argument says the size.
constexpr Type kFilesystemName = string_in().as_address();
constexpr Variant kSysfsNameCases[] = {{1, kFilesystemName}};
constexpr Variants kSysfsNames{0xffffffff, kSysfsNameCases};
constexpr Variant kSysfsBufferCases[] = {
    {2, Type{.kind = Kind::text, .shape = Shape::c_string, .direction = Direction::out}.as_address()}};
constexpr Variants kSysfsBuffers{0xffffffff, kSysfsBufferCases};

// open's mode is read only where a file may come into being: O_CREAT, O_TMPFILE (with its O_DIRECTORY).
template <size_t kFlags>
constexpr bool creates_file(std::span<const uint64_t> args) {
  return (args[kFlags] & 0100) != 0 || (args[kFlags] & 020200000) == 020200000;
}

// mknod's device is read only for S_IFCHR and S_IFBLK.
template <size_t kMode>
constexpr bool makes_device(std::span<const uint64_t> args) {
  return (args[kMode] & 0170000) == 020000 || (args[kMode] & 0170000) == 060000;
}

// Before Linux 2.4 programs had to say MS_MGC_VAL, whose bits are no flags.
constexpr uint64_t mount_flags(std::span<const uint64_t> args) {
  const uint64_t flags = args[3];
  return (flags & 0xffff0000) == 0xc0ed0000 ? flags & 0xffff : flags;
}
constexpr uint64_t kMsRemount = 0x20;
constexpr uint64_t kMsBindMoveOrPropagation = 0x1000 | 0x2000 | 0x20000 | 0x40000 | 0x80000 | 0x100000;

// Type and data are copied by the kernel in any case, but mean nothing to these operations.
constexpr bool mount_ignores_type(std::span<const uint64_t> args) {
  return (mount_flags(args) & (kMsRemount | kMsBindMoveOrPropagation)) != 0;
}
constexpr bool mount_ignores_data(std::span<const uint64_t> args) {
  return (mount_flags(args) & kMsRemount) == 0 && (mount_flags(args) & kMsBindMoveOrPropagation) != 0;
}

constexpr Type dirents_old_out(Length l) {
  return {.kind = Kind::dirents_old, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}

// fsconfig's arguments, by its command.
constexpr Variant kFsconfigKeyCases[] = {{0, string_in()}, {1, string_in()}, {2, string_in()},
                                         {3, string_in()}, {4, string_in()}, {5, string_in()}};
constexpr Variants kFsconfigKeys{.mask = 0xffffffff, .cases = kFsconfigKeyCases};
constexpr Variant kFsconfigValueCases[] = {
    {1, string_in()}, {2, hex_bytes_in(len_arg(4))}, {3, path_in()}, {4, path_in()}};
constexpr Variants kFsconfigValues{.mask = 0xffffffff, .cases = kFsconfigValueCases};
constexpr Variant kFsconfigAuxCases[] = {{3, dirfd()}, {4, dirfd()}, {5, fd()}};
constexpr Variants kFsconfigAux{.mask = 0xffffffff, .cases = kFsconfigAuxCases};

// quotactl: the command is shifted by 8, the type of quota (user, group, project) stands below it.
constexpr Type quota_command() {
  return {.kind = Kind::custom, .custom = Custom::quotactl, .set = &kQuotaCommands};
}

template <size_t kCount>
constexpr std::array<Variant, 3 * kCount> for_each_quota_type(const Variant (&by_command)[kCount]) {
  std::array<Variant, 3 * kCount> all{};
  for (size_t i = 0; i < all.size(); ++i) all[i] = {by_command[i / 3].value << 8 | i % 3, by_command[i / 3].type};
  return all;
}

constexpr Variant kQuotaIdCases[] = {
    {0x800001, absent()},               // Q_SYNC
    {0x800002, symbol(kQuotaFormats)},  // Q_QUOTAON
    {0x800003, absent()},               // Q_QUOTAOFF
    {0x800004, absent()},               // Q_GETFMT
    {0x800005, absent()},               // Q_GETINFO
    {0x800006, absent()},               // Q_SETINFO
    {0x5801, absent()},                 // Q_XQUOTAON
    {0x5802, absent()},                 // Q_XQUOTAOFF
    {0x5805, absent()},                 // Q_XGETQSTAT
    {0x5806, absent()},                 // Q_XQUOTARM
    {0x5807, absent()},                 // Q_XQUOTASYNC
    {0x5808, absent()},                 // Q_XGETQSTATV
};
constexpr auto kQuotaIdsByType = for_each_quota_type(kQuotaIdCases);
constexpr Variants kQuotaIds{.mask = 0xffffffff, .cases = kQuotaIdsByType};

constexpr Variant kQuotaAddressCases[] = {
    {0x800001, absent()},                                    // Q_SYNC
    {0x800002, path_in()},                                   // Q_QUOTAON
    {0x800003, absent()},                                    // Q_QUOTAOFF
    {0x800004, out(symbol(kQuotaFormats), "unsigned int")},  // Q_GETFMT
    {0x800005, out(kDqinfo)},                                // Q_GETINFO
    {0x800006, in(kDqinfo)},                                 // Q_SETINFO
    {0x800007, out(kDqblk)},                                 // Q_GETQUOTA
    {0x800008, in(kDqblk)},                                  // Q_SETQUOTA
    {0x800009, out(kNextdqblk)},                             // Q_GETNEXTQUOTA
    {0x5801, in(hex(), "unsigned int")},                     // Q_XQUOTAON
    {0x5802, in(hex(), "unsigned int")},                     // Q_XQUOTAOFF
    {0x5803, out(kFsDiskQuota)},                             // Q_XGETQUOTA
    {0x5804, in(kFsDiskQuota)},                              // Q_XSETQLIM
    {0x5805, out(kFsQuotaStat)},                             // Q_XGETQSTAT
    {0x5806, in(hex(), "unsigned int")},                     // Q_XQUOTARM
    {0x5808, out(kFsQuotaStatv)},                            // Q_XGETQSTATV
    {0x5809, out(kFsDiskQuota)},                             // Q_XGETNEXTQUOTA
    {0x5807, absent()},                                      // Q_XQUOTASYNC
};
constexpr auto kQuotaAddressesByType = for_each_quota_type(kQuotaAddressCases);
constexpr Variants kQuotaAddresses{.mask = 0xffffffff, .cases = kQuotaAddressesByType};

// clang-format off
constexpr Row kRows[] = {
    {.name = "open", .nr = {.x86_64 = 2, .i386 = 5}, .in = Class::file | Class::desc,
     .args = {{"filename", "const char *", path_in()},
              {"flags", "int", flags(kOpenFlags)},
              {"mode", "umode_t", permissions().only_if(creates_file<1>)}},
     .ret = fd()},
    {.name = "close", .nr = {.x86_64 = 3, .i386 = 6, .aarch64 = 57}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()}}},
    {.name = "stat", .nr = {.x86_64 = 4}, .in = Class::file | Class::stat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct stat *", out(kStat)}}},
    {.name = "stat", .nr = {.i386 = 106}, .in = Class::file | Class::stat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct stat *", out(kStatI386)}}},
    {.name = "fstat", .nr = {.x86_64 = 5, .aarch64 = 80}, .in = Class::desc | Class::fstat | Class::stat_like,
     .args = {{"fd", "unsigned int", fd()},
              {"statbuf", "struct stat *", out(kStat)}}},
    {.name = "fstat", .nr = {.i386 = 108}, .in = Class::desc | Class::fstat | Class::stat_like,
     .args = {{"fd", "unsigned int", fd()},
              {"statbuf", "struct stat *", out(kStatI386)}}},
    {.name = "lstat", .nr = {.x86_64 = 6}, .in = Class::file | Class::lstat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct stat *", out(kStat)}}},
    {.name = "lstat", .nr = {.i386 = 107}, .in = Class::file | Class::lstat | Class::stat_like,
     .args = {{"filename", "const char *", path_in()},
              {"statbuf", "struct stat *", out(kStatI386)}}},
    {.name = "access", .nr = {.x86_64 = 21, .i386 = 33}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"mode", "int", flags(kAccessModes)}}},
    {.name = "flock", .nr = {.x86_64 = 73, .i386 = 143, .aarch64 = 32}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"cmd", "unsigned int", flags(kFlockOperations)}}},
    {.name = "fsync", .nr = {.x86_64 = 74, .i386 = 118, .aarch64 = 82}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()}}},
    {.name = "fdatasync", .nr = {.x86_64 = 75, .i386 = 148, .aarch64 = 83}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()}}},
    {.name = "truncate", .nr = {.x86_64 = 76, .i386 = 92, .aarch64 = 45}, .in = Class::file,
     .args = {{"path", "const char *", path_in()},
              {"length", "long", with_ctype(size(), "unsigned long")}}},
    {.name = "ftruncate", .nr = {.x86_64 = 77, .i386 = 93, .aarch64 = 46}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"length", "off_t", with_ctype(size(), "unsigned long")}}},
    {.name = "getdents", .nr = {.x86_64 = 78, .i386 = 141}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"dirent", "struct linux_dirent *", dirents_old_out(len_ret(2))},
              {"count", "unsigned int", size()}}},
    {.name = "getcwd", .nr = {.x86_64 = 79, .i386 = 183, .aarch64 = 17}, .in = Class::file,
     .args = {{"buf", "char *", path_out(len_ret(1))},
              {"size", "unsigned long", size()}}},
    {.name = "chdir", .nr = {.x86_64 = 80, .i386 = 12, .aarch64 = 49}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()}}},
    {.name = "fchdir", .nr = {.x86_64 = 81, .i386 = 133, .aarch64 = 50}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()}}},
    {.name = "rename", .nr = {.x86_64 = 82, .i386 = 38}, .in = Class::file,
     .args = {{"oldname", "const char *", path_in()},
              {"newname", "const char *", path_in()}}},
    {.name = "mkdir", .nr = {.x86_64 = 83, .i386 = 39}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"mode", "umode_t", permissions()}}},
    {.name = "rmdir", .nr = {.x86_64 = 84, .i386 = 40}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()}}},
    {.name = "creat", .nr = {.x86_64 = 85, .i386 = 8}, .in = Class::file | Class::desc,
     .args = {{"pathname", "const char *", path_in()},
              {"mode", "umode_t", permissions()}},
     .ret = fd()},
    {.name = "link", .nr = {.x86_64 = 86, .i386 = 9}, .in = Class::file,
     .args = {{"oldname", "const char *", path_in()},
              {"newname", "const char *", path_in()}}},
    {.name = "unlink", .nr = {.x86_64 = 87, .i386 = 10}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()}}},
    {.name = "symlink", .nr = {.x86_64 = 88, .i386 = 83}, .in = Class::file,
     .args = {{"oldname", "const char *", path_in()},
              {"newname", "const char *", path_in()}}},
    {.name = "readlink", .nr = {.x86_64 = 89, .i386 = 85}, .in = Class::file,
     .args = {{"path", "const char *", path_in()},
              {"buf", "char *", path_out(len_ret(2))},
              {"bufsiz", "int", number()}}},
    {.name = "chmod", .nr = {.x86_64 = 90, .i386 = 15}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"mode", "umode_t", permissions()}}},
    {.name = "fchmod", .nr = {.x86_64 = 91, .i386 = 94, .aarch64 = 52}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"mode", "umode_t", permissions()}}},
    {.name = "chown", .nr = {.x86_64 = 92}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"user", "uid_t", uid()},
              {"group", "gid_t", uid()}}},
    {.name = "chown", .nr = {.i386 = 182}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"user", "old_uid_t", uid()},
              {"group", "old_gid_t", uid()}}},
    {.name = "fchown", .nr = {.x86_64 = 93, .aarch64 = 55}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"user", "uid_t", uid()},
              {"group", "gid_t", uid()}}},
    {.name = "fchown", .nr = {.i386 = 95}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"user", "old_uid_t", uid()},
              {"group", "old_gid_t", uid()}}},
    {.name = "lchown", .nr = {.x86_64 = 94}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"user", "uid_t", uid()},
              {"group", "gid_t", uid()}}},
    {.name = "lchown", .nr = {.i386 = 16}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"user", "old_uid_t", uid()},
              {"group", "old_gid_t", uid()}}},
    {.name = "umask", .nr = {.x86_64 = 95, .i386 = 60, .aarch64 = 166},
     .args = {{"mask", "int", of(Kind::umask)}},
     .ret = of(Kind::umask)},
    {.name = "utime", .nr = {.x86_64 = 132, .i386 = 30}, .in = Class::file,
     .args = {{"filename", "char *", path_in()},
              {"times", "struct utimbuf *", in(kUtimbuf)}}},
    {.name = "mknod", .nr = {.x86_64 = 133, .i386 = 14}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()},
              {"mode", "umode_t", octal()},
              {"dev", "unsigned", dev().only_if(makes_device<1>)}}},
    {.name = "uselib", .nr = {.x86_64 = 134, .i386 = 86}, .in = Class::file,
     .args = {{"library", "const char *", path_in()}}},
    {.name = "ustat", .nr = {.x86_64 = 136, .i386 = 62}, .in = Class::statfs_like,
     .args = {{"dev", "unsigned", dev()},
              {"ubuf", "struct ustat *", out(kUstat).as_address()}}},
    {.name = "statfs", .nr = {.x86_64 = 137, .i386 = 99, .aarch64 = 43}, .in = Class::file | Class::statfs | Class::statfs_like,
     .args = {{"pathname", "const char *", path_in()},
              {"buf", "struct statfs *", out(kStatfs)}}},
    {.name = "fstatfs", .nr = {.x86_64 = 138, .i386 = 100, .aarch64 = 44}, .in = Class::desc | Class::fstatfs | Class::statfs_like,
     .args = {{"fd", "unsigned int", fd()},
              {"buf", "struct statfs *", out(kStatfs)}}},
    {.name = "sysfs", .nr = {.x86_64 = 139, .i386 = 135},
     .args = {{"option", "int", hex()},
              {"arg1", "unsigned long", hex().select(0, kSysfsNames)},
              {"arg2", "unsigned long", hex().select(0, kSysfsBuffers)}}},
    {.name = "pivot_root", .nr = {.x86_64 = 155, .i386 = 217, .aarch64 = 41}, .in = Class::file,
     .args = {{"new_root", "const char *", path_in()},
              {"put_old", "const char *", path_in()}}},
    {.name = "chroot", .nr = {.x86_64 = 161, .i386 = 61, .aarch64 = 51}, .in = Class::file,
     .args = {{"filename", "const char *", path_in()}}},
    {.name = "sync", .nr = {.x86_64 = 162, .i386 = 36, .aarch64 = 81}},
    {.name = "acct", .nr = {.x86_64 = 163, .i386 = 51, .aarch64 = 89}, .in = Class::file,
     .args = {{"name", "const char *", path_in()}}},
    {.name = "mount", .nr = {.x86_64 = 165, .i386 = 21, .aarch64 = 40}, .in = Class::file,
     .args = {{"dev_name", "char *", path_in()},
              {"dir_name", "char *", path_in()},
              {"type", "char *", string_in().bare_if(mount_ignores_type)},
              {"flags", "unsigned long", flags(kMountFlags)},
              {"data", "void *", string_in().bare_if(mount_ignores_data)}}},
    {.name = "umount2", .nr = {.x86_64 = 166, .i386 = 52, .aarch64 = 39}, .in = Class::file,
     .args = {{"name", "char *", path_in()},
              {"flags", "int", flags(kUmountFlags)}}},
    {.name = "swapon", .nr = {.x86_64 = 167, .i386 = 87, .aarch64 = 224}, .in = Class::file,
     .args = {{"specialfile", "const char *", path_in()},
              {"swap_flags", "int", flags(kSwapFlags)}}},
    {.name = "swapoff", .nr = {.x86_64 = 168, .i386 = 115, .aarch64 = 225}, .in = Class::file,
     .args = {{"specialfile", "const char *", path_in()}}},
    {.name = "quotactl", .nr = {.x86_64 = 179, .i386 = 131, .aarch64 = 60}, .in = Class::file,
     .args = {{"cmd", "unsigned int", quota_command()},
              {"special", "const char *", path_in()},
              {"id", "qid_t", uid().select(0, kQuotaIds)},
              {"addr", "void *", address().select(0, kQuotaAddresses)}}},
    {.name = "setxattr", .nr = {.x86_64 = 188, .i386 = 226, .aarch64 = 5}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"name", "const char *", string_in()},
              {"value", "const void *", bytes_in(len_arg(3))},
              {"size", "size_t", size()},
              {"flags", "int", flags(kXattrFlags)}}},
    {.name = "lsetxattr", .nr = {.x86_64 = 189, .i386 = 227, .aarch64 = 6}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"name", "const char *", string_in()},
              {"value", "const void *", bytes_in(len_arg(3))},
              {"size", "size_t", size()},
              {"flags", "int", flags(kXattrFlags)}}},
    {.name = "fsetxattr", .nr = {.x86_64 = 190, .i386 = 228, .aarch64 = 7}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"name", "const char *", string_in()},
              {"value", "const void *", bytes_in(len_arg(3))},
              {"size", "size_t", size()},
              {"flags", "int", flags(kXattrFlags)}}},
    {.name = "getxattr", .nr = {.x86_64 = 191, .i386 = 229, .aarch64 = 8}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"name", "const char *", string_in()},
              {"value", "void *", bytes_out(len_ret(3))},
              {"size", "size_t", size()}}},
    {.name = "lgetxattr", .nr = {.x86_64 = 192, .i386 = 230, .aarch64 = 9}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"name", "const char *", string_in()},
              {"value", "void *", bytes_out(len_ret(3))},
              {"size", "size_t", size()}}},
    {.name = "fgetxattr", .nr = {.x86_64 = 193, .i386 = 231, .aarch64 = 10}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"name", "const char *", string_in()},
              {"value", "void *", bytes_out(len_ret(3))},
              {"size", "size_t", size()}}},
    {.name = "listxattr", .nr = {.x86_64 = 194, .i386 = 232, .aarch64 = 11}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"list", "char *", bytes_out(len_ret(2))},
              {"size", "size_t", size()}}},
    {.name = "llistxattr", .nr = {.x86_64 = 195, .i386 = 233, .aarch64 = 12}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"list", "char *", bytes_out(len_ret(2))},
              {"size", "size_t", size()}}},
    {.name = "flistxattr", .nr = {.x86_64 = 196, .i386 = 234, .aarch64 = 13}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"list", "char *", bytes_out(len_ret(2))},
              {"size", "size_t", size()}}},
    {.name = "removexattr", .nr = {.x86_64 = 197, .i386 = 235, .aarch64 = 14}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"name", "const char *", string_in()}}},
    {.name = "lremovexattr", .nr = {.x86_64 = 198, .i386 = 236, .aarch64 = 15}, .in = Class::file,
     .args = {{"pathname", "const char *", path_in()},
              {"name", "const char *", string_in()}}},
    {.name = "fremovexattr", .nr = {.x86_64 = 199, .i386 = 237, .aarch64 = 16}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"name", "const char *", string_in()}}},
    {.name = "getdents64", .nr = {.x86_64 = 217, .i386 = 220, .aarch64 = 61}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"dirent", "struct linux_dirent64 *", dirents_out(len_ret(2))},
              {"count", "unsigned int", size()}}},
    {.name = "fadvise64", .nr = {.x86_64 = 221, .aarch64 = 223}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"offset", "loff_t", number()},
              {"len", "size_t", size()},
              {"advice", "int", symbol(kFadvise)}}},
    {.name = "fadvise64", .nr = {.i386 = 250}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"offset", "loff_t", of(Kind::wide)},
              {"offset_high", "u32", absent()},
              {"len", "size_t", size()},
              {"advice", "int", symbol(kFadvise)}}},
    {.name = "utimes", .nr = {.x86_64 = 235, .i386 = 271}, .in = Class::file,
     .args = {{"filename", "char *", path_in()},
              {"utimes", "struct __kernel_old_timeval *", pointing(wall_time(kTimeval), Shape::many, Direction::in, times(2))}}},
    {.name = "openat", .nr = {.x86_64 = 257, .i386 = 295, .aarch64 = 56}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"flags", "int", flags(kOpenFlags)},
              {"mode", "umode_t", permissions().only_if(creates_file<2>)}},
     .ret = fd()},
    {.name = "mkdirat", .nr = {.x86_64 = 258, .i386 = 296, .aarch64 = 34}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"pathname", "const char *", path_in()},
              {"mode", "umode_t", permissions()}}},
    {.name = "mknodat", .nr = {.x86_64 = 259, .i386 = 297, .aarch64 = 33}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"mode", "umode_t", octal()},
              {"dev", "unsigned int", dev().only_if(makes_device<2>)}}},
    {.name = "fchownat", .nr = {.x86_64 = 260, .i386 = 298, .aarch64 = 54}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"user", "uid_t", uid()},
              {"group", "gid_t", uid()},
              {"flag", "int", flags(kAtFlags)}}},
    {.name = "futimesat", .nr = {.x86_64 = 261, .i386 = 299}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"utimes", "struct __kernel_old_timeval *", pointing(wall_time(kTimeval), Shape::many, Direction::in, times(2))}}},
    {.name = "newfstatat", .nr = {.x86_64 = 262, .aarch64 = 79}, .in = Class::file | Class::desc | Class::fstat | Class::stat_like,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"statbuf", "struct stat *", out(kStat)},
              {"flag", "int", flags(kAtFlags)}}},
    {.name = "unlinkat", .nr = {.x86_64 = 263, .i386 = 301, .aarch64 = 35}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"pathname", "const char *", path_in()},
              {"flag", "int", flags(kAtFlags)}}},
    {.name = "renameat", .nr = {.x86_64 = 264, .i386 = 302, .aarch64 = 38}, .in = Class::file | Class::desc,
     .args = {{"olddfd", "int", dirfd()},
              {"oldname", "const char *", path_in()},
              {"newdfd", "int", dirfd()},
              {"newname", "const char *", path_in()}}},
    {.name = "linkat", .nr = {.x86_64 = 265, .i386 = 303, .aarch64 = 37}, .in = Class::file | Class::desc,
     .args = {{"olddfd", "int", dirfd()},
              {"oldname", "const char *", path_in()},
              {"newdfd", "int", dirfd()},
              {"newname", "const char *", path_in()},
              {"flags", "int", flags(kAtFlags)}}},
    {.name = "symlinkat", .nr = {.x86_64 = 266, .i386 = 304, .aarch64 = 36}, .in = Class::file | Class::desc,
     .args = {{"oldname", "const char *", path_in()},
              {"newdfd", "int", dirfd()},
              {"newname", "const char *", path_in()}}},
    {.name = "readlinkat", .nr = {.x86_64 = 267, .i386 = 305, .aarch64 = 78}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"pathname", "const char *", path_in()},
              {"buf", "char *", path_out(len_ret(3))},
              {"bufsiz", "int", number()}}},
    {.name = "fchmodat", .nr = {.x86_64 = 268, .i386 = 306, .aarch64 = 53}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"mode", "umode_t", permissions()}}},
    {.name = "faccessat", .nr = {.x86_64 = 269, .i386 = 307, .aarch64 = 48}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"mode", "int", flags(kAccessModes)}}},
    {.name = "sync_file_range", .nr = {.x86_64 = 277, .aarch64 = 84}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"offset", "loff_t", number()},
              {"nbytes", "loff_t", size()},
              {"flags", "unsigned int", flags(kSyncFileRangeFlags)}}},
    {.name = "sync_file_range", .nr = {.i386 = 314}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"offset", "loff_t", of(Kind::wide)},
              {"offset_high", "u32", absent()},
              {"nbytes", "loff_t", of(Kind::wide)},
              {"nbytes_high", "u32", absent()},
              {"flags", "unsigned int", flags(kSyncFileRangeFlags)}}},
    {.name = "utimensat", .nr = {.x86_64 = 280, .i386 = 320, .aarch64 = 88}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"utimes", "struct __kernel_timespec *", pointing(wall_time(kTimespec), Shape::many, Direction::in, times(2))},
              {"flags", "int", flags(kAtFlags)}}},
    {.name = "fallocate", .nr = {.x86_64 = 285, .aarch64 = 47}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"mode", "int", flags(kFallocateModes)},
              {"offset", "loff_t", number()},
              {"len", "loff_t", number()}}},
    {.name = "fallocate", .nr = {.i386 = 324}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"mode", "int", flags(kFallocateModes)},
              {"offset", "loff_t", of(Kind::wide)},
              {"offset_high", "u32", absent()},
              {"len", "loff_t", of(Kind::wide)},
              {"len_high", "u32", absent()}}},
    {.name = "name_to_handle_at", .nr = {.x86_64 = 303, .i386 = 341, .aarch64 = 264}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"name", "const char *", path_in()},
              {"handle", "struct file_handle *", inout(kFileHandleAnswer, len_prefix_and(0, 8))},
              {"mnt_id", "void *", out(number(), "int")},
              {"flag", "int", flags(kNameToHandleFlags)}}},
    {.name = "open_by_handle_at", .nr = {.x86_64 = 304, .i386 = 342, .aarch64 = 265}, .in = Class::desc,
     .args = {{"mountdirfd", "int", dirfd()},
              {"handle", "struct file_handle *", in(kFileHandle, len_prefix_and(0, 8))},
              {"flags", "int", flags(kOpenFlags)}},
     .ret = fd()},
    {.name = "syncfs", .nr = {.x86_64 = 306, .i386 = 344, .aarch64 = 267}, .in = Class::desc,
     .args = {{"fd", "int", fd()}}},
    {.name = "renameat2", .nr = {.x86_64 = 316, .i386 = 353, .aarch64 = 276}, .in = Class::file | Class::desc,
     .args = {{"olddfd", "int", dirfd()},
              {"oldname", "const char *", path_in()},
              {"newdfd", "int", dirfd()},
              {"newname", "const char *", path_in()},
              {"flags", "unsigned int", flags(kRenameFlags)}}},
    {.name = "memfd_create", .nr = {.x86_64 = 319, .i386 = 356, .aarch64 = 279}, .in = Class::desc,
     .args = {{"uname", "const char *", string_in()},
              {"flags", "unsigned int", flags(kMemfdFlags)}},
     .ret = fd()},
    {.name = "statx", .nr = {.x86_64 = 332, .i386 = 383, .aarch64 = 291}, .in = Class::file | Class::desc | Class::fstat | Class::stat_like,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"flags", "unsigned", flags(kStatxFlags)},
              {"mask", "unsigned int", flags(kStatxMask)},
              {"buffer", "struct statx *", out(kStatx)}}},
    {.name = "open_tree", .nr = {.x86_64 = 428, .i386 = 428, .aarch64 = 428}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"flags", "unsigned", flags(kOpenTreeFlags)}},
     .ret = fd()},
    {.name = "move_mount", .nr = {.x86_64 = 429, .i386 = 429, .aarch64 = 429}, .in = Class::file | Class::desc,
     .args = {{"from_dfd", "int", dirfd()},
              {"from_pathname", "const char *", path_in()},
              {"to_dfd", "int", dirfd()},
              {"to_pathname", "const char *", path_in()},
              {"flags", "unsigned int", flags(kMoveMountFlags)}}},
    {.name = "fsopen", .nr = {.x86_64 = 430, .i386 = 430, .aarch64 = 430}, .in = Class::desc,
     .args = {{"_fs_name", "const char *", string_in()},
              {"flags", "unsigned int", flags(kFsopenFlags)}},
     .ret = fd()},
    {.name = "fsconfig", .nr = {.x86_64 = 431, .i386 = 431, .aarch64 = 431}, .in = Class::file | Class::desc,
     .args = {{"fd", "int", fd()},
              {"cmd", "unsigned int", symbol(kFsconfigCommands)},
              {"_key", "const char *", address().select(1, kFsconfigKeys)},
              {"_value", "const void *", address().select(1, kFsconfigValues)},
              {"aux", "int", number().select(1, kFsconfigAux)}}},
    {.name = "fsmount", .nr = {.x86_64 = 432, .i386 = 432, .aarch64 = 432}, .in = Class::desc,
     .args = {{"fs_fd", "int", fd()},
              {"flags", "unsigned int", flags(kFsmountFlags)},
              {"attr_flags", "unsigned int", flags(kMountAttributes)}},
     .ret = fd()},
    {.name = "fspick", .nr = {.x86_64 = 433, .i386 = 433, .aarch64 = 433}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"path", "const char *", path_in()},
              {"flags", "unsigned int", flags(kFspickFlags)}},
     .ret = fd()},
    {.name = "close_range", .nr = {.x86_64 = 436, .i386 = 436, .aarch64 = 436},
     .args = {{"fd", "unsigned int", fd()},
              {"max_fd", "unsigned int", number()},
              {"flags", "unsigned int", flags(kCloseRangeFlags)}}},
    {.name = "openat2", .nr = {.x86_64 = 437, .i386 = 437, .aarch64 = 437}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"how", "struct open_how *", in(kOpenHow, bytes_arg(3))},
              {"usize", "size_t", number()}},
     .ret = fd()},
    {.name = "faccessat2", .nr = {.x86_64 = 439, .i386 = 439, .aarch64 = 439}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"mode", "int", flags(kAccessModes)},
              {"flags", "int", flags(kFaccessatFlags)}}},
    {.name = "mount_setattr", .nr = {.x86_64 = 442, .i386 = 442, .aarch64 = 442}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"path", "const char *", path_in()},
              {"flags", "unsigned int", flags(kMountSetattrFlags)},
              {"uattr", "struct mount_attr *", in(kMountAttr, bytes_arg(4))},
              {"usize", "size_t", number()}}},
    {.name = "quotactl_fd", .nr = {.x86_64 = 443, .i386 = 443, .aarch64 = 443}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"cmd", "unsigned int", quota_command()},
              {"id", "qid_t", uid().select(1, kQuotaIds)},
              {"addr", "void *", address().select(1, kQuotaAddresses)}}},
    {.name = "memfd_secret", .nr = {.x86_64 = 447, .i386 = 447, .aarch64 = 447}, .in = Class::desc,
     .args = {{"flags", "unsigned int", flags(kMemfdSecretFlags)}},
     .ret = fd()},
    {.name = "cachestat", .nr = {.x86_64 = 451, .i386 = 451, .aarch64 = 451}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"cstat_range", "struct cachestat_range *", in(kCachestatRange)},
              {"cstat", "struct cachestat *", out(kCachestat)},
              {"flags", "unsigned int", number()}}},
    {.name = "fchmodat2", .nr = {.x86_64 = 452, .i386 = 452, .aarch64 = 452}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"mode", "umode_t", permissions()},
              {"flags", "unsigned int", flags(kAtFlags)}}},
    {.name = "statmount", .nr = {.x86_64 = 457, .i386 = 457, .aarch64 = 457},
     .args = {{"req", "const struct mnt_id_req *", in(kStatmountReq, len_prefix(0))},
              {"buf", "struct statmount *", out(kStatmount, len_prefix(0))},
              {"bufsize", "size_t", number()},
              {"flags", "unsigned int", hex()}}},
    {.name = "listmount", .nr = {.x86_64 = 458, .i386 = 458, .aarch64 = 458},
     .args = {{"req", "const struct mnt_id_req *", in(kListmountReq, len_prefix(0))},
              {"mnt_ids", "u64 *", array_out(hex(), "u64", len_ret(2))},
              {"nr_mnt_ids", "size_t", number()},
              {"flags", "unsigned int", flags(kListmountFlags)}}},
    {.name = "setxattrat", .nr = {.x86_64 = 463, .i386 = 463, .aarch64 = 463}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"pathname", "const char *", path_in()},
              {"at_flags", "unsigned int", flags(kAtFlags)},
              {"name", "const char *", string_in()},
              {"uargs", "const struct xattr_args *", in(kXattrArgs, bytes_arg(5))},
              {"usize", "size_t", number()}}},
    {.name = "getxattrat", .nr = {.x86_64 = 464, .i386 = 464, .aarch64 = 464}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"pathname", "const char *", path_in()},
              {"at_flags", "unsigned int", flags(kAtFlags)},
              {"name", "const char *", string_in()},
              {"uargs", "struct xattr_args *", in(kXattrArgsOut, bytes_arg(5))},
              {"usize", "size_t", number()}}},
    {.name = "listxattrat", .nr = {.x86_64 = 465, .i386 = 465, .aarch64 = 465}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"pathname", "const char *", path_in()},
              {"at_flags", "unsigned int", flags(kAtFlags)},
              {"list", "char *", bytes_out(len_ret(4))},
              {"size", "size_t", size()}}},
    {.name = "removexattrat", .nr = {.x86_64 = 466, .i386 = 466, .aarch64 = 466}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"pathname", "const char *", path_in()},
              {"at_flags", "unsigned int", flags(kAtFlags)},
              {"name", "const char *", string_in()}}},
    {.name = "open_tree_attr", .nr = {.x86_64 = 467, .i386 = 467, .aarch64 = 467}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"flags", "unsigned", flags(kOpenTreeFlags)},
              {"uattr", "struct mount_attr *", in(kMountAttr, bytes_arg(4))},
              {"usize", "size_t", number()}},
     .ret = fd()},
    {.name = "file_getattr", .nr = {.x86_64 = 468, .i386 = 468, .aarch64 = 468}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"ufattr", "struct file_attr *", out(kFileAttr, bytes_arg(3))},
              {"usize", "size_t", number()},
              {"at_flags", "unsigned int", flags(kAtFlags)}}},
    {.name = "file_setattr", .nr = {.x86_64 = 469, .i386 = 469, .aarch64 = 469}, .in = Class::file | Class::desc,
     .args = {{"dfd", "int", dirfd()},
              {"filename", "const char *", path_in()},
              {"ufattr", "struct file_attr *", in(kFileAttr, bytes_arg(3))},
              {"usize", "size_t", number()},
              {"at_flags", "unsigned int", flags(kAtFlags)}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kFileRows{kRows};

}  // namespace tracectl::syscalls
