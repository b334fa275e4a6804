// What programs do with descriptors once they have them: transfer, wait, control.
#include "lib/syscalls/flags/eventfd.h"
#include "lib/syscalls/flags/fanotify.h"
#include "lib/syscalls/flags/inotify.h"
#include "lib/syscalls/flags/ioctl.h"
#include "lib/syscalls/flags/ioprio.h"
#include "lib/syscalls/flags/open.h"
#include "lib/syscalls/flags/pipe.h"
#include "lib/syscalls/flags/rwf.h"
#include "lib/syscalls/flags/seek.h"
#include "lib/syscalls/flags/signalfd.h"
#include "lib/syscalls/flags/splice.h"
#include "lib/syscalls/flags/timerfd.h"
#include "lib/syscalls/structs/aio.h"
#include "lib/syscalls/structs/io_uring.h"
#include "lib/syscalls/structs/itimerspec.h"
#include "lib/syscalls/structs/poll.h"
#include "lib/syscalls/structs/timespec.h"
#include "lib/syscalls/structs/timeval.h"
#include "lib/syscalls/table/families.h"
#include "lib/syscalls/table/fcntl.h"
#include "lib/syscalls/table/ioctl.h"

namespace tracectl::syscalls {
namespace {

constexpr Type ioctl_request() {
  return {.kind = Kind::ioctl_request, .set = &kIoctlRequests};
}
constexpr Type io_priority() {
  return {.kind = Kind::ioprio, .set = &kIoprioClasses};
}
// -1 is FAN_NOFD here.
constexpr Type fanotify_dirfd() {
  return {.kind = Kind::dirfd, .set = &kFanotifyDirfds};
}

// EPOLL_CTL_DEL ignores the event.
constexpr Variant kEpollCtlCases[] = {{2, address()}};
constexpr Variants kEpollCtlEvents{.mask = 0xffffffff, .cases = kEpollCtlCases};

// With IORING_ENTER_EXT_ARG the signal set stands in a structure; either way the last argument says how long it is.
constexpr Variant kIoUringEnterCases[] = {{8, in(kIoUringGeteventsArg, bytes_arg(5)).as_address()}};
constexpr Variants kIoUringEnterArguments{.mask = 8, .cases = kIoUringEnterCases};

constexpr Variant kIoUringRegisterCases[] = {
    {0, array_in(kIovec, len_arg(3))},                        // IORING_REGISTER_BUFFERS
    {2, array_in(fd(), "int", len_arg(3))},                   // IORING_REGISTER_FILES
    {4, array_in(fd(), "int", len_arg(3))},                   // IORING_REGISTER_EVENTFD
    {6, in(kIoUringFilesUpdate)},                             // IORING_REGISTER_FILES_UPDATE
    {7, array_in(fd(), "int", len_arg(3))},                   // IORING_REGISTER_EVENTFD_ASYNC
    {8, out(kIoUringProbe)},                                  // IORING_REGISTER_PROBE
    {11, array_in(kIoUringRestriction, len_arg(3))},          // IORING_REGISTER_RESTRICTIONS
    {13, in(kIoUringFiles, bytes_arg(3))},                    // IORING_REGISTER_FILES2
    {14, in(kIoUringFilesUpdate2, bytes_arg(3))},             // IORING_REGISTER_FILES_UPDATE2
    {15, in(kIoUringBuffers, bytes_arg(3))},                  // IORING_REGISTER_BUFFERS2
    {16, in(kIoUringBuffersUpdate, bytes_arg(3))},            // IORING_REGISTER_BUFFERS_UPDATE
    {17, cpu_mask_in(len_arg(3))},                            // IORING_REGISTER_IOWQ_AFF
    {19, array_inout(number(), "unsigned int", len_arg(3))},  // IORING_REGISTER_IOWQ_MAX_WORKERS
    {20, array_in(kIoUringRingFd, len_arg(3))},               // IORING_REGISTER_RING_FDS
    {21, array_in(kIoUringRingFd, len_arg(3))},               // IORING_UNREGISTER_RING_FDS
    {22, in(kIoUringBufferRing)},                             // IORING_REGISTER_PBUF_RING
    {23, in(kIoUringBufferRing)},                             // IORING_UNREGISTER_PBUF_RING
    {24, in(kIoUringSyncCancel)},                             // IORING_REGISTER_SYNC_CANCEL
    {25, in(kIoUringFileRange)},                              // IORING_REGISTER_FILE_ALLOC_RANGE
};
constexpr Variants kIoUringRegisterArguments{.mask = 0xffffffff, .cases = kIoUringRegisterCases};

// clang-format off
constexpr Row kRows[] = {
    {.name = "read", .nr = {.x86_64 = 0, .i386 = 3, .aarch64 = 63}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"buf", "char *", bytes_out(len_ret(2))},
              {"count", "size_t", size()}}},
    {.name = "write", .nr = {.x86_64 = 1, .i386 = 4, .aarch64 = 64}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"buf", "const char *", bytes_in(len_arg(2))},
              {"count", "size_t", size()}}},
    {.name = "poll", .nr = {.x86_64 = 7, .i386 = 168}, .in = Class::desc,
     .args = {{"ufds", "struct pollfd *", array_inout(kPollfd, len_arg(1))},
              {"nfds", "unsigned int", number()},
              {"timeout_msecs", "int", of(Kind::timeout_ms)}}},
    {.name = "lseek", .nr = {.x86_64 = 8, .i386 = 19, .aarch64 = 62}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"offset", "off_t", offset()},
              {"whence", "unsigned int", symbol(kSeekWhence)}},
     .ret = offset()},
    {.name = "ioctl", .nr = {.x86_64 = 16, .i386 = 54, .aarch64 = 29}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"cmd", "unsigned int", ioctl_request()},
              {"arg", "unsigned long", kIoctlPayload.select(1, kIoctlVariants)}},
     .ret = number().select(1, kIoctlReturns)},
    {.name = "pread64", .nr = {.x86_64 = 17, .aarch64 = 67}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"buf", "char *", bytes_out(len_ret(2))},
              {"count", "size_t", size()},
              {"pos", "loff_t", number()}}},
    {.name = "pread64", .nr = {.i386 = 180}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"buf", "char *", bytes_out(len_ret(2))},
              {"count", "size_t", size()},
              {"pos", "loff_t", of(Kind::wide)},
              {"pos_high", "u32", absent()}}},
    {.name = "pwrite64", .nr = {.x86_64 = 18, .aarch64 = 68}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"buf", "const char *", bytes_in(len_arg(2))},
              {"count", "size_t", size()},
              {"pos", "loff_t", number()}}},
    {.name = "pwrite64", .nr = {.i386 = 181}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"buf", "const char *", bytes_in(len_arg(2))},
              {"count", "size_t", size()},
              {"pos", "loff_t", of(Kind::wide)},
              {"pos_high", "u32", absent()}}},
    {.name = "readv", .nr = {.x86_64 = 19, .i386 = 145, .aarch64 = 65}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_out(2)},
              {"vlen", "unsigned long", number()}}},
    {.name = "writev", .nr = {.x86_64 = 20, .i386 = 146, .aarch64 = 66}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_in(2)},
              {"vlen", "unsigned long", number()}}},
    {.name = "pipe", .nr = {.x86_64 = 22, .i386 = 42}, .in = Class::desc,
     .args = {{"fildes", "int *", array_out(fd(), "int", times(2))}}},
    {.name = "select", .nr = {.x86_64 = 23}, .in = Class::desc,
     .args = {{"n", "int", number()},
              {"inp", "fd_set *", fd_set_inout(0)},
              {"outp", "fd_set *", fd_set_inout(0)},
              {"exp", "fd_set *", fd_set_inout(0)},
              {"tvp", "struct __kernel_old_timeval *", inout(kTimeval)}}},
    {.name = "select", .nr = {.i386 = 82}, .in = Class::desc,
     .args = {{"arg", "struct sel_arg_struct *", in(kSelArg).spread_out()}}},
    {.name = "dup", .nr = {.x86_64 = 32, .i386 = 41, .aarch64 = 23}, .in = Class::desc,
     .args = {{"fildes", "unsigned int", fd()}},
     .ret = fd()},
    {.name = "dup2", .nr = {.x86_64 = 33, .i386 = 63}, .in = Class::desc,
     .args = {{"oldfd", "unsigned int", fd()},
              {"newfd", "unsigned int", fd()}},
     .ret = fd()},
    {.name = "sendfile", .nr = {.x86_64 = 40, .i386 = 187, .aarch64 = 71}, .in = Class::network | Class::desc,
     .args = {{"out_fd", "int", fd()},
              {"in_fd", "int", fd()},
              {"offset", "loff_t *", inout(offset(), "off_t")},
              {"count", "size_t", size()}}},
    {.name = "fcntl", .nr = {.x86_64 = 72, .i386 = 55, .aarch64 = 25}, .in = Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"cmd", "unsigned int", symbol(kFcntlCommands)},
              {"arg", "unsigned long", hex().select(1, kFcntlVariants)}},
     .ret = number().select(1, kFcntlReturns)},
    {.name = "readahead", .nr = {.x86_64 = 187, .aarch64 = 213}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"offset", "loff_t", number()},
              {"count", "size_t", size()}}},
    {.name = "readahead", .nr = {.i386 = 225}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"offset", "loff_t", of(Kind::wide)},
              {"offset_high", "u32", absent()},
              {"count", "size_t", size()}}},
    {.name = "io_setup", .nr = {.x86_64 = 206, .i386 = 245, .aarch64 = 0}, .in = Class::memory,
     .args = {{"nr_events", "unsigned", number()},
              {"ctxp", "aio_context_t *", out(address(), "aio_context_t")}}},
    {.name = "io_destroy", .nr = {.x86_64 = 207, .i386 = 246, .aarch64 = 1}, .in = Class::memory,
     .args = {{"ctx", "aio_context_t", address()}}},
    {.name = "io_getevents", .nr = {.x86_64 = 208, .i386 = 247, .aarch64 = 4},
     .args = {{"ctx_id", "aio_context_t", address()},
              {"min_nr", "long", number()},
              {"nr", "long", number()},
              {"events", "struct io_event *", array_out(kIoEvent, len_ret(2))},
              {"timeout", "struct __kernel_timespec *", in(kTimespec)}}},
    {.name = "io_submit", .nr = {.x86_64 = 209, .i386 = 248, .aarch64 = 2},
     .args = {{"ctx_id", "aio_context_t", address()},
              {"nr", "long", number()},
              {"iocbpp", "struct iocb * *", pointers_in(kSubmitted, len_arg(1))}}},
    {.name = "io_cancel", .nr = {.x86_64 = 210, .i386 = 249, .aarch64 = 3},
     .args = {{"ctx_id", "aio_context_t", address()},
              {"iocb", "struct iocb *", in(kIocb)},
              {"result", "struct io_event *", out(kIoEvent)}}},
    {.name = "epoll_create", .nr = {.x86_64 = 213, .i386 = 254}, .in = Class::desc,
     .args = {{"size", "int", size()}},
     .ret = fd()},
    {.name = "epoll_ctl_old", .nr = {.x86_64 = 214}},  // never implemented
    {.name = "epoll_wait_old", .nr = {.x86_64 = 215}},  // never implemented
    {.name = "epoll_wait", .nr = {.x86_64 = 232, .i386 = 256}, .in = Class::desc,
     .args = {{"epfd", "int", fd()},
              {"events", "struct epoll_event *", array_out(kEpollEvent, len_ret(2))},
              {"maxevents", "int", number()},
              {"timeout", "int", of(Kind::timeout_ms)}}},
    {.name = "epoll_ctl", .nr = {.x86_64 = 233, .i386 = 255, .aarch64 = 21}, .in = Class::desc,
     .args = {{"epfd", "int", fd()},
              {"op", "int", symbol(kEpollOperations)},
              {"fd", "int", fd()},
              {"event", "struct epoll_event *", in(kEpollEvent).select(1, kEpollCtlEvents)}}},
    {.name = "ioprio_set", .nr = {.x86_64 = 251, .i386 = 289, .aarch64 = 30},
     .args = {{"which", "int", symbol(kIoprioWho)},
              {"who", "int", number()},
              {"ioprio", "int", io_priority()}}},
    {.name = "ioprio_get", .nr = {.x86_64 = 252, .i386 = 290, .aarch64 = 31},
     .args = {{"which", "int", symbol(kIoprioWho)},
              {"who", "int", number()}},
     .ret = io_priority()},
    {.name = "inotify_init", .nr = {.x86_64 = 253, .i386 = 291}, .in = Class::desc,
     .ret = fd()},
    {.name = "inotify_add_watch", .nr = {.x86_64 = 254, .i386 = 292, .aarch64 = 27}, .in = Class::file | Class::desc,
     .args = {{"fd", "int", fd()},
              {"pathname", "const char *", path_in()},
              {"mask", "u32", flags(kInotifyEvents)}}},
    {.name = "inotify_rm_watch", .nr = {.x86_64 = 255, .i386 = 293, .aarch64 = 28}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"wd", "__s32", number()}}},
    {.name = "pselect6", .nr = {.x86_64 = 270, .i386 = 308, .aarch64 = 72}, .in = Class::desc,
     .args = {{"n", "int", number()},
              {"inp", "fd_set *", fd_set_inout(0)},
              {"outp", "fd_set *", fd_set_inout(0)},
              {"exp", "fd_set *", fd_set_inout(0)},
              {"tsp", "struct __kernel_timespec *", inout(kTimespec)},
              {"sig", "void *", in(kSigsetPair)}}},
    {.name = "ppoll", .nr = {.x86_64 = 271, .i386 = 309, .aarch64 = 73}, .in = Class::desc,
     .args = {{"ufds", "struct pollfd *", array_inout(kPollfd, len_arg(1))},
              {"nfds", "unsigned int", number()},
              {"tsp", "struct __kernel_timespec *", inout(kTimespec)},
              {"sigmask", "const sigset_t *", sigset_in(len_arg(4))},
              {"sigsetsize", "size_t", number()}}},
    {.name = "splice", .nr = {.x86_64 = 275, .i386 = 313, .aarch64 = 76}, .in = Class::desc,
     .args = {{"fd_in", "int", fd()},
              {"off_in", "loff_t *", in(number(), "loff_t").written_back()},
              {"fd_out", "int", fd()},
              {"off_out", "loff_t *", in(number(), "loff_t").written_back()},
              {"len", "size_t", size()},
              {"flags", "unsigned int", flags(kSpliceFlags)}}},
    {.name = "tee", .nr = {.x86_64 = 276, .i386 = 315, .aarch64 = 77}, .in = Class::desc,
     .args = {{"fdin", "int", fd()},
              {"fdout", "int", fd()},
              {"len", "size_t", size()},
              {"flags", "unsigned int", flags(kSpliceFlags)}}},
    {.name = "vmsplice", .nr = {.x86_64 = 278, .i386 = 316, .aarch64 = 75}, .in = Class::desc,
     .args = {{"fd", "int", fd()},
              {"uiov", "const struct iovec *", iovec_in(2)},
              {"nr_segs", "unsigned long", number()},
              {"flags", "unsigned int", flags(kSpliceFlags)}}},
    {.name = "epoll_pwait", .nr = {.x86_64 = 281, .i386 = 319, .aarch64 = 22}, .in = Class::desc,
     .args = {{"epfd", "int", fd()},
              {"events", "struct epoll_event *", array_out(kEpollEvent, len_ret(2))},
              {"maxevents", "int", number()},
              {"timeout", "int", of(Kind::timeout_ms)},
              {"sigmask", "const sigset_t *", sigset_in(len_arg(5))},
              {"sigsetsize", "size_t", number()}}},
    {.name = "signalfd", .nr = {.x86_64 = 282, .i386 = 321}, .in = Class::signal | Class::desc,
     .args = {{"ufd", "int", fd()},
              {"user_mask", "sigset_t *", sigset_in(len_arg(2))},
              {"sizemask", "size_t", number()}},
     .ret = fd()},
    {.name = "timerfd_create", .nr = {.x86_64 = 283, .i386 = 322, .aarch64 = 85}, .in = Class::desc,
     .args = {{"clockid", "int", clock_id()},
              {"flags", "int", flags(kTimerfdFlags)}},
     .ret = fd()},
    {.name = "eventfd", .nr = {.x86_64 = 284, .i386 = 323}, .in = Class::desc,
     .args = {{"count", "unsigned int", size()}},
     .ret = fd()},
    {.name = "timerfd_settime", .nr = {.x86_64 = 286, .i386 = 325, .aarch64 = 86}, .in = Class::desc,
     .args = {{"ufd", "int", fd()},
              {"flags", "int", flags(kTimerfdFlags)},
              {"utmr", "const struct __kernel_itimerspec *", in(kItimerspec)},
              {"otmr", "struct __kernel_itimerspec *", out(kItimerspec)}}},
    {.name = "timerfd_gettime", .nr = {.x86_64 = 287, .i386 = 326, .aarch64 = 87}, .in = Class::desc,
     .args = {{"ufd", "int", fd()},
              {"otmr", "struct __kernel_itimerspec *", out(kItimerspec)}}},
    {.name = "signalfd4", .nr = {.x86_64 = 289, .i386 = 327, .aarch64 = 74}, .in = Class::signal | Class::desc,
     .args = {{"ufd", "int", fd()},
              {"user_mask", "sigset_t *", sigset_in(len_arg(2))},
              {"sizemask", "size_t", number()},
              {"flags", "int", flags(kSignalfdFlags)}},
     .ret = fd()},
    {.name = "eventfd2", .nr = {.x86_64 = 290, .i386 = 328, .aarch64 = 19}, .in = Class::desc,
     .args = {{"count", "unsigned int", size()},
              {"flags", "int", flags(kEventfdFlags)}},
     .ret = fd()},
    {.name = "epoll_create1", .nr = {.x86_64 = 291, .i386 = 329, .aarch64 = 20}, .in = Class::desc,
     .args = {{"flags", "int", flags(kEpollCreateFlags)}},
     .ret = fd()},
    {.name = "dup3", .nr = {.x86_64 = 292, .i386 = 330, .aarch64 = 24}, .in = Class::desc,
     .args = {{"oldfd", "unsigned int", fd()},
              {"newfd", "unsigned int", fd()},
              {"flags", "int", flags(kDescriptorFlags)}},
     .ret = fd()},
    {.name = "pipe2", .nr = {.x86_64 = 293, .i386 = 331, .aarch64 = 59}, .in = Class::desc,
     .args = {{"fildes", "int *", array_out(fd(), "int", times(2))},
              {"flags", "int", flags(kDescriptorFlags)}}},
    {.name = "inotify_init1", .nr = {.x86_64 = 294, .i386 = 332, .aarch64 = 26}, .in = Class::desc,
     .args = {{"flags", "int", flags(kInotifyInitFlags)}},
     .ret = fd()},
    {.name = "preadv", .nr = {.x86_64 = 295, .aarch64 = 69}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_out(2)},
              {"vlen", "unsigned long", number()},
              {"pos_l", "unsigned long", offset()},
              {"pos_h", "unsigned long", absent()}}},
    {.name = "preadv", .nr = {.i386 = 333}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_out(2)},
              {"vlen", "unsigned long", number()},
              {"pos", "loff_t", of(Kind::wide)},
              {"pos_high", "u32", absent()}}},
    {.name = "pwritev", .nr = {.x86_64 = 296, .aarch64 = 70}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_in(2)},
              {"vlen", "unsigned long", number()},
              {"pos_l", "unsigned long", offset()},
              {"pos_h", "unsigned long", absent()}}},
    {.name = "pwritev", .nr = {.i386 = 334}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_in(2)},
              {"vlen", "unsigned long", number()},
              {"pos", "loff_t", of(Kind::wide)},
              {"pos_high", "u32", absent()}}},
    {.name = "fanotify_init", .nr = {.x86_64 = 300, .i386 = 338, .aarch64 = 262}, .in = Class::desc,
     .args = {{"flags", "unsigned int", flags(kFanotifyInitFlags)},
              {"event_f_flags", "unsigned int", flags(kOpenFlags)}},
     .ret = fd()},
    {.name = "fanotify_mark", .nr = {.x86_64 = 301, .aarch64 = 263}, .in = Class::file | Class::desc,
     .args = {{"fanotify_fd", "int", fd()},
              {"flags", "unsigned int", flags(kFanotifyMarkFlags)},
              {"mask", "__u64", flags(kFanotifyEvents)},
              {"dfd", "int", fanotify_dirfd()},
              {"pathname", "const char *", path_in()}}},
    {.name = "fanotify_mark", .nr = {.i386 = 339}, .in = Class::file | Class::desc,
     .args = {{"fanotify_fd", "int", fd()},
              {"flags", "unsigned int", flags(kFanotifyMarkFlags)},
              {"mask", "__u64", flags(kFanotifyEvents)},
              {"mask_high", "u32", absent()},
              {"dfd", "int", fanotify_dirfd()},
              {"pathname", "const char *", path_in()}}},
    {.name = "copy_file_range", .nr = {.x86_64 = 326, .i386 = 377, .aarch64 = 285}, .in = Class::desc,
     .args = {{"fd_in", "int", fd()},
              {"off_in", "loff_t *", in(number(), "loff_t").written_back()},
              {"fd_out", "int", fd()},
              {"off_out", "loff_t *", in(number(), "loff_t").written_back()},
              {"len", "size_t", size()},
              {"flags", "unsigned int", hex()}}},
    {.name = "preadv2", .nr = {.x86_64 = 327, .aarch64 = 286}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_out(2)},
              {"vlen", "unsigned long", number()},
              {"pos_l", "unsigned long", offset()},
              {"pos_h", "unsigned long", absent()},
              {"flags", "rwf_t", flags(kRwfFlags)}}},
    {.name = "preadv2", .nr = {.i386 = 378}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_out(2)},
              {"vlen", "unsigned long", number()},
              {"pos", "loff_t", of(Kind::wide)},
              {"pos_high", "u32", absent()},
              {"flags", "rwf_t", flags(kRwfFlags)}}},
    {.name = "pwritev2", .nr = {.x86_64 = 328, .aarch64 = 287}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_in(2)},
              {"vlen", "unsigned long", number()},
              {"pos_l", "unsigned long", offset()},
              {"pos_h", "unsigned long", absent()},
              {"flags", "rwf_t", flags(kRwfFlags)}}},
    {.name = "pwritev2", .nr = {.i386 = 379}, .in = Class::desc,
     .args = {{"fd", "unsigned long", fd()},
              {"vec", "const struct iovec *", iovec_in(2)},
              {"vlen", "unsigned long", number()},
              {"pos", "loff_t", of(Kind::wide)},
              {"pos_high", "u32", absent()},
              {"flags", "rwf_t", flags(kRwfFlags)}}},
    {.name = "io_pgetevents", .nr = {.x86_64 = 333, .i386 = 385, .aarch64 = 292},
     .args = {{"ctx_id", "aio_context_t", address()},
              {"min_nr", "long", number()},
              {"nr", "long", number()},
              {"events", "struct io_event *", array_out(kIoEvent, len_ret(2))},
              {"timeout", "struct __kernel_timespec *", in(kTimespec)},
              {"usig", "const struct __aio_sigset *", in(kSigsetPair)}}},
    {.name = "io_uring_setup", .nr = {.x86_64 = 425, .i386 = 425, .aarch64 = 425}, .in = Class::desc,
     .args = {{"entries", "u32", number()},
              {"params", "struct io_uring_params *", inout(kIoUringParams)}},
     .ret = fd()},
    {.name = "io_uring_enter", .nr = {.x86_64 = 426, .i386 = 426, .aarch64 = 426}, .in = Class::signal | Class::desc,
     .args = {{"fd", "unsigned int", fd()},
              {"to_submit", "u32", number()},
              {"min_complete", "u32", number()},
              {"flags", "u32", flags(kIoUringEnterFlags)},
              {"argp", "const void *", sigset_in(len_arg(5)).select(3, kIoUringEnterArguments)},
              {"argsz", "size_t", number()}}},
    {.name = "io_uring_register", .nr = {.x86_64 = 427, .i386 = 427, .aarch64 = 427}, .in = Class::desc | Class::memory,
     .args = {{"fd", "unsigned int", fd()},
              {"opcode", "unsigned int", symbol(kIoUringRegisterOps)},
              {"arg", "void *", address().select(1, kIoUringRegisterArguments)},
              {"nr_args", "unsigned int", number()}}},
    {.name = "epoll_pwait2", .nr = {.x86_64 = 441, .i386 = 441, .aarch64 = 441}, .in = Class::desc,
     .args = {{"epfd", "int", fd()},
              {"events", "struct epoll_event *", array_out(kEpollEvent, len_ret(2))},
              {"maxevents", "int", number()},
              {"timeout", "const struct __kernel_timespec *", in(kTimespec64)},
              {"sigmask", "const sigset_t *", sigset_in(len_arg(5))},
              {"sigsetsize", "size_t", number()}}},
};
// clang-format on

}  // namespace

const std::span<const Row> kIoRows{kRows};

}  // namespace tracectl::syscalls
