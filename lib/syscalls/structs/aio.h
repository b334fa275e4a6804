// struct io_event, struct iocb: io_submit(2), io_getevents(2).
#pragma once

#include "lib/syscalls/flags/aio.h"
#include "lib/syscalls/flags/poll.h"
#include "lib/syscalls/flags/rwf.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kIoEventFields[] = {
    {"data", "__u64", hex()}, {"obj", "__u64", address()}, {"res", "__s64", number()}, {"res2", "__s64", number()}};
inline constexpr Structure kIoEvent{.name = "struct io_event", .fields = kIoEventFields};

constexpr bool iocb_has_key(std::span<const uint64_t> fields) {
  return fields[1] != 0;
}

namespace iocb {
enum Member : size_t { kRwFlags = 2, kOpcode = 3, kPriority = 4, kFlags = 11 };
constexpr bool transfers(std::span<const uint64_t> fields) {
  const uint64_t opcode = fields[kOpcode];
  return opcode == 0 || opcode == 1 || opcode == 7 || opcode == 8;
}
constexpr bool polls(std::span<const uint64_t> fields) {
  return fields[kOpcode] == 5;  // IOCB_CMD_POLL
}
constexpr bool counts_bytes(std::span<const uint64_t> fields) {
  return fields[kOpcode] == 0 || fields[kOpcode] == 1;
}
constexpr bool has_rw_flags(std::span<const uint64_t> fields) {
  return transfers(fields) && fields[kRwFlags] != 0;
}
constexpr bool has_priority(std::span<const uint64_t> fields) {
  return fields[kPriority] != 0;
}
constexpr bool tells_descriptor(std::span<const uint64_t> fields) {
  return (fields[kFlags] & 1) != 0;
}
constexpr bool has_flags(std::span<const uint64_t> fields) {
  return fields[kFlags] != 0;
}
}  // namespace iocb

// io_submit.  What aio_buf leads to is not copied: one operation copies the array and what it points to, no further.
inline constexpr Field kSubmittedFields[] = {
    {"aio_data", "__u64", hex()},
    {"aio_key", "__u32", number(), 1, Field::Show::always, iocb_has_key},
    {"aio_rw_flags", "__u32", flags(kRwfFlags), 1, Field::Show::always, iocb::has_rw_flags},
    {"aio_lio_opcode", "__u16", symbol(kAioOperations)},
    {"aio_reqprio", "__s16", number(), 1, Field::Show::always, iocb::has_priority},
    {"aio_fildes", "__s32", fd()},
    {"aio_buf", "__u64", address(), 1, Field::Show::always, iocb::transfers},
    {.name = "events", .ctype = "__u64", .type = flags(kPollEvents), .shown_if = iocb::polls, .same_place = true},
    {"aio_nbytes", "__u64", number(), 1, Field::Show::always, iocb::counts_bytes},
    {"aio_offset", "__s64", number(), 1, Field::Show::always, iocb::transfers},
    {"aio_reserved2", "__u64", number(), 1, Field::Show::never},
    {"aio_flags", "__u32", flags(kAioFlags), 1, Field::Show::always, iocb::has_flags},
    {"aio_resfd", "__u32", fd(), 1, Field::Show::always, iocb::tells_descriptor},
};
inline constexpr Structure kSubmitted{.name = "struct iocb", .fields = kSubmittedFields};

// io_cancel shows no more of it than what identifies the request.
inline constexpr Field kIocbFields[] = {
    {"aio_data", "__u64", hex()},
    {"aio_key", "__u32", number(), 1, Field::Show::always, iocb_has_key},
    {"aio_rw_flags", "__u32", flags(kRwfFlags), 1, Field::Show::never},
    {"aio_lio_opcode", "__u16", symbol(kAioOperations)},
    {"aio_reqprio", "__s16", number(), 1, Field::Show::never},
    {"aio_fildes", "__u32", fd()},
    {"aio_buf", "__u64", address(), 1, Field::Show::never},
    {"aio_nbytes", "__u64", number(), 1, Field::Show::never},
    {"aio_offset", "__s64", number(), 1, Field::Show::never},
    {"aio_reserved2", "__u64", number(), 1, Field::Show::never},
    {"aio_flags", "__u32", flags(kAioFlags), 1, Field::Show::never},
    {"aio_resfd", "__u32", fd(), 1, Field::Show::never},
};
inline constexpr Structure kIocb{.name = "struct iocb", .fields = kIocbFields};

static_assert(size_of(kSubmitted, Abi::x86_64) == 64);
static_assert(size_of(kIocb, Abi::x86_64) == 64 && size_of(kIoEvent, Abi::i386) == 32);

}  // namespace tracectl::syscalls
