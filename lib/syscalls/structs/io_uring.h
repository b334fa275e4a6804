// io_uring_setup(2): parameters; io_uring_enter(2), io_uring_register(2): what their argument points to.
#pragma once

#include "lib/syscalls/flags/io_uring.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

constexpr bool sq_user_addr(std::span<const uint64_t> fields) {
  return fields[8] != 0;
}
inline constexpr Field kSqRingOffsetsFields[] = {
    {"head", "__u32", number()},
    {"tail", "__u32", number()},
    {"ring_mask", "__u32", number()},
    {"ring_entries", "__u32", number()},
    {"flags", "__u32", number()},
    {"dropped", "__u32", number()},
    {"array", "__u32", number()},
    {"resv1", "__u32", number(), 1, Field::Show::never},
    {"user_addr", "__u64", address(), 1, Field::Show::always, sq_user_addr},
};
inline constexpr Structure kSqRingOffsets{.name = "struct io_sqring_offsets", .fields = kSqRingOffsetsFields};

inline constexpr Field kCqRingOffsetsFields[] = {
    {"head", "__u32", number()},
    {"tail", "__u32", number()},
    {"ring_mask", "__u32", number()},
    {"ring_entries", "__u32", number()},
    {"overflow", "__u32", number()},
    {"cqes", "__u32", number()},
    {"flags", "__u32", number()},
    {"resv1", "__u32", number(), 1, Field::Show::never},
    {"user_addr", "__u64", address(), 1, Field::Show::always, sq_user_addr},
};
inline constexpr Structure kCqRingOffsets{.name = "struct io_cqring_offsets", .fields = kCqRingOffsetsFields};

constexpr bool attaches_to_another_ring(std::span<const uint64_t> fields) {
  return (fields[2] & 0x20) != 0;
}

inline constexpr Field kIoUringParamsFields[] = {
    {"sq_entries", "__u32", number()},
    {"cq_entries", "__u32", number()},
    {"flags", "__u32", flags(kIoUringSetupFlags)},
    {"sq_thread_cpu", "__u32", hex()},
    {"sq_thread_idle", "__u32", number()},
    {"features", "__u32", flags(kIoUringFeatures)},
    {"wq_fd", "__u32", fd(), 1, Field::Show::always, attaches_to_another_ring},
    {"resv", "__u32", number(), 3, Field::Show::never},
    {"sq_off", "", object_of(kSqRingOffsets)},
    {"cq_off", "", object_of(kCqRingOffsets)},
};
inline constexpr uint8_t kIoUringParamsOrder[] = {2, 3, 4, 6, 0, 1, 5, 8, 9};
inline constexpr Structure kIoUringParams{
    .name = "struct io_uring_params", .fields = kIoUringParamsFields, .order = kIoUringParamsOrder};

// io_uring_enter with IORING_ENTER_EXT_ARG.
inline constexpr Field kIoUringGeteventsArgFields[] = {
    {"sigmask", "__u64", address()},
    {"sigmask_sz", "__u32", number()},
    {"min_wait_usec", "__u32", number()},
    {"ts", "__u64", address()},
};
inline constexpr Structure kIoUringGeteventsArg{.name = "struct io_uring_getevents_arg",
                                                .fields = kIoUringGeteventsArgFields};

// Buffers that are registered: addresses, the contents are of no meaning yet.
inline constexpr Field kIovecFields[] = {{"iov_base", "void *", address()}, {"iov_len", "size_t", number()}};
inline constexpr Structure kIovec{.name = "struct iovec", .fields = kIovecFields};

static_assert(size_of(kIoUringParams, Abi::x86_64) == 120 && size_of(kIoUringParams, Abi::i386) == 120);

}  // namespace tracectl::syscalls
