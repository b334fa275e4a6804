/* Files and directories, in a directory given as the first argument. */
#include <linux/openat2.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/uio.h>
#include <sys/xattr.h>

#include "calls.h"

static void opening(void) {
  close(open("file", O_RDWR | O_CREAT | O_EXCL, 0644));
  close(open("file", O_RDONLY | O_CLOEXEC));
  close(open("file", O_WRONLY | O_APPEND | O_NONBLOCK | O_TRUNC));
  close(open(".", O_RDONLY | O_DIRECTORY | O_PATH | O_NOFOLLOW));
  close(open(".", O_TMPFILE | O_RDWR, 0600));
  syscall(SYS_open, "file", O_RDONLY, 0777);
  syscall(SYS_open, "file", 3 | O_CREAT, 07777);
  syscall(SYS_open, "missing", 0x70000000);
  syscall(SYS_openat, 99, "file", O_RDONLY | O_SYNC | O_DIRECT);
  syscall(SYS_openat, -1, "file", -1, -1);
  syscall(SYS_creat, "created", 0600);
  struct open_how how = {.flags = O_RDONLY | O_CLOEXEC, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
  syscall(SYS_openat2, AT_FDCWD, "file", &how, sizeof(how));
  how.flags = O_CREAT | O_RDWR, how.mode = 0640;
  syscall(SYS_openat2, AT_FDCWD, "file", &how, sizeof(how));
  syscall(SYS_openat2, AT_FDCWD, "file", NULL, sizeof(how));
  syscall(SYS_openat2, AT_FDCWD, "file", &how, 1);
  syscall(SYS_close_range, 3, ~0U, 0);
}

static void names(void) {
  syscall(SYS_mkdir, "directory", 0755);
  syscall(SYS_mkdirat, AT_FDCWD, "directory/inner", 01777);
  syscall(SYS_link, "file", "hard");
  syscall(SYS_linkat, AT_FDCWD, "file", AT_FDCWD, "hard2", AT_SYMLINK_FOLLOW);
  syscall(SYS_symlink, "file", "soft");
  syscall(SYS_symlinkat, "nowhere", AT_FDCWD, "dangling");
  char target[16];
  syscall(SYS_readlink, "soft", target, sizeof(target));
  syscall(SYS_readlink, "soft", target, 2);
  syscall(SYS_readlinkat, AT_FDCWD, "file", target, sizeof(target));
  syscall(SYS_readlink, "soft", NULL, sizeof(target));
  syscall(SYS_rename, "hard", "renamed");
  syscall(SYS_renameat, AT_FDCWD, "renamed", AT_FDCWD, "hard");
  syscall(SYS_renameat2, AT_FDCWD, "hard", AT_FDCWD, "hard2", 1 /* RENAME_NOREPLACE */);
  syscall(SYS_renameat2, AT_FDCWD, "hard", AT_FDCWD, "hard2", 2 /* RENAME_EXCHANGE */);
  syscall(SYS_mknod, "fifo", S_IFIFO | 0600, 0);
  syscall(SYS_mknodat, AT_FDCWD, "plain", S_IFREG | 0600, 0);
  syscall(SYS_unlink, "hard");
  syscall(SYS_unlinkat, AT_FDCWD, "directory/inner", AT_REMOVEDIR);
  syscall(SYS_rmdir, "directory");
  syscall(SYS_rmdir, "directory");
}

static void attributes(void) {
  struct stat status;
  struct statfs of_fs;
  struct statx extended;
  char value[16];
  stat("file", &status);
  lstat("soft", &status);
  fstat(0, &status);
  fstatat(AT_FDCWD, "dangling", &status, AT_SYMLINK_NOFOLLOW);
  fstatat(AT_FDCWD, "", &status, AT_EMPTY_PATH);
  syscall(SYS_stat, "file", NULL);
  syscall(SYS_stat, "missing", &status);
  syscall(SYS_fstat, 99, &status);
  syscall(SYS_statx, AT_FDCWD, "file", AT_STATX_SYNC_AS_STAT, STATX_MODE | STATX_SIZE, &extended);
  syscall(SYS_statx, AT_FDCWD, "missing", 0, STATX_ALL, &extended);
  statfs("/proc", &of_fs);
  syscall(SYS_statfs, "missing", &of_fs);
  syscall(SYS_chmod, "file", 0600);
  syscall(SYS_chmod, "file", 06755);
  syscall(SYS_fchmodat, AT_FDCWD, "missing", 0644);
  syscall(SYS_chown, "file", 0, 0);
  syscall(SYS_lchown, "soft", -1, -1);
  syscall(SYS_fchownat, AT_FDCWD, "missing", 1000, 1000, AT_SYMLINK_NOFOLLOW);
  syscall(SYS_umask, 027);
  syscall(SYS_umask, 022);
  syscall(SYS_truncate, "file", 100);
  syscall(SYS_setxattr, "file", "user.key", "value", 5, XATTR_CREATE);
  syscall(SYS_getxattr, "file", "user.key", value, sizeof(value));
  syscall(SYS_listxattr, "missing", value, sizeof(value));
  syscall(SYS_removexattr, "missing", "user.key");
  syscall(SYS_faccessat, AT_FDCWD, "file", R_OK | W_OK);
  syscall(SYS_faccessat2, AT_FDCWD, "file", X_OK, AT_EACCESS);
  struct timespec times[2] = {{.tv_sec = 1000, .tv_nsec = 5}, {.tv_nsec = UTIME_OMIT}};
  syscall(SYS_utimensat, AT_FDCWD, "file", times, 0);
  syscall(SYS_utimensat, AT_FDCWD, "file", NULL, AT_SYMLINK_NOFOLLOW);
}

static void contents(void) {
  char buffer[64] = "0123456789";
  char second[8] = "second";
  int file = open("file", O_RDWR | O_TRUNC);
  syscall(SYS_write, file, buffer, 10);
  syscall(SYS_lseek, file, 2, SEEK_SET);
  syscall(SYS_read, file, buffer, 4);
  syscall(SYS_read, file, buffer, sizeof(buffer));
  syscall(SYS_read, file, buffer, sizeof(buffer));
  syscall(SYS_read, file, NULL, 1);
  syscall(SYS_lseek, file, -1, SEEK_CUR);
  syscall(SYS_lseek, file, -100, SEEK_END);
  syscall(SYS_lseek, file, 0, 99);
  pread(file, buffer, 5, 3);
  pwrite(file, "abc", 3, 1);
  struct iovec vector[3] = {{buffer, 3}, {NULL, 0}, {second, 6}};
  lseek(file, 0, SEEK_SET);
  writev(file, vector, 3);
  lseek(file, 0, SEEK_SET);
  readv(file, vector, 3);
  preadv(file, vector, 2, 1);
  syscall(SYS_writev, file, vector, 0);
  syscall(SYS_writev, file, NULL, 2);
  syscall(SYS_writev, file, NULL, -1);
  syscall(SYS_writev, file, UNMAPPED, 1);
  ftruncate(file, 4096);
  syscall(SYS_fsync, file);
  syscall(SYS_fdatasync, file);
  syscall(SYS_flock, file, 2 | 4);
  posix_fallocate(file, 0, 100);
  posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
  int copy = open("copy", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  sendfile(copy, file, NULL, 10);
  off_t offset = 2;
  sendfile(copy, file, &offset, 10);
  close(copy);
  close(file);
}

static void directories(void) {
  char cwd[256];
  char entries[4096];
  mkdir("empty", 0700);
  int fd = open("empty", O_RDONLY | O_DIRECTORY);
  syscall(SYS_getdents64, fd, entries, sizeof(entries));
  syscall(SYS_getdents64, fd, entries, sizeof(entries));
  syscall(SYS_fchdir, fd);
  syscall(SYS_chdir, "..");
  syscall(SYS_chdir, "missing");
  syscall(SYS_getcwd, cwd, 1);
  syscall(SYS_chroot, "missing");
  close(fd);
}

int main(int argc, char** argv) {
  enter(argc, argv);
  opening();
  names();
  attributes();
  contents();
  directories();
  return 0;
}
