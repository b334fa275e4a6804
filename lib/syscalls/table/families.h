// The families of the table, one file each.  A new system call is one row in the family it belongs to.
#pragma once

#include <span>

#include "lib/syscalls/row.h"

namespace tracectl::syscalls {

extern const std::span<const Row> kFileRows;  // names, metadata, mounts
extern const std::span<const Row> kIoRows;    // what is done with descriptors
extern const std::span<const Row> kMemoryRows;
extern const std::span<const Row> kProcessRows;  // life, identity, scheduling, futexes
extern const std::span<const Row> kSignalRows;
extern const std::span<const Row> kTimeRows;
extern const std::span<const Row> kNetworkRows;
extern const std::span<const Row> kIpcRows;
extern const std::span<const Row> kSystemRows;  // the machine, modules, keys, security
extern const std::span<const Row> kI386Rows;    // calls and prototypes that only the i386 table has

}  // namespace tracectl::syscalls
