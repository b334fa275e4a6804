// io_submit(2): operations and flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kAioOperationList[] = {
    {"IOCB_CMD_PREAD", 0}, {"IOCB_CMD_PWRITE", 1}, {"IOCB_CMD_FSYNC", 2},  {"IOCB_CMD_FDSYNC", 3},
    {"IOCB_CMD_POLL", 5},  {"IOCB_CMD_NOOP", 6},   {"IOCB_CMD_PREADV", 7}, {"IOCB_CMD_PWRITEV", 8},
};
inline constexpr FlagSet kAioOperations{
    .prefix = "IOCB_CMD_???", .flags = kAioOperationList, .rest = FlagSet::Rest::decimal};

inline constexpr Flag kAioFlagList[] = {{"IOCB_FLAG_RESFD", 1}, {"IOCB_FLAG_IOPRIO", 2}};
inline constexpr FlagSet kAioFlags{.prefix = "IOCB_FLAG_???", .flags = kAioFlagList};

}  // namespace tracectl::syscalls
