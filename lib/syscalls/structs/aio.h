// struct io_event, struct iocb: io_submit(2), io_getevents(2).
#pragma once

#include "lib/syscalls/flags/aio.h"
#include "lib/syscalls/flags/rwf.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kIoEventFields[] = {
    {"data", "__u64", hex()}, {"obj", "__u64", address()}, {"res", "__s64", number()}, {"res2", "__s64", number()}};
inline constexpr Structure kIoEvent{.name = "struct io_event", .fields = kIoEventFields};

constexpr bool iocb_has_data(std::span<const uint64_t> fields) {
  return fields[0] != 0;
}
constexpr bool iocb_has_key(std::span<const uint64_t> fields) {
  return fields[1] != 0;
}

// io_cancel shows no more of it than what identifies the request.
inline constexpr Field kIocbFields[] = {
    {"aio_data", "__u64", hex(), 1, Field::Show::always, iocb_has_data},
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

static_assert(size_of(kIocb, Abi::x86_64) == 64 && size_of(kIoEvent, Abi::i386) == 32);

}  // namespace tracectl::syscalls
