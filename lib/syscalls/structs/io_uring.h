// io_uring_setup(2): parameters; io_uring_enter(2), io_uring_register(2): what their argument points to.
#pragma once

#include "lib/syscalls/flags/io_uring.h"
#include "lib/syscalls/structs/timespec.h"

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
    {"sq_entries", "__u32", number(), 1, Field::Show::answered},
    {"cq_entries", "__u32", number(), 1, Field::Show::answered},
    {"flags", "__u32", flags(kIoUringSetupFlags)},
    {"sq_thread_cpu", "__u32", hex()},
    {"sq_thread_idle", "__u32", number()},
    {"features", "__u32", flags(kIoUringFeatures), 1, Field::Show::answered},
    {"wq_fd", "__u32", fd(), 1, Field::Show::always, attaches_to_another_ring},
    {"resv", "__u32", number(), 3, Field::Show::never},
    {"sq_off", "", object_of(kSqRingOffsets), 1, Field::Show::answered},
    {"cq_off", "", object_of(kCqRingOffsets), 1, Field::Show::answered},
};
inline constexpr uint8_t kIoUringParamsOrder[] = {2, 3, 4, 6, 0, 1, 5, 8, 9};
inline constexpr Structure kIoUringParams{
    .name = "struct io_uring_params", .fields = kIoUringParamsFields, .order = kIoUringParamsOrder};

// io_uring_enter with IORING_ENTER_EXT_ARG.
inline constexpr Field kIoUringGeteventsArgFields[] = {
    {"sigmask", "__u64", sigset_in(bytes_field(1))},
    {"sigmask_sz", "__u32", number()},
    {"min_wait_usec", "__u32", number()},
    {"ts", "__u64", in(kTimespec64)},
};
inline constexpr Structure kIoUringGeteventsArg{.name = "struct io_uring_getevents_arg",
                                                .fields = kIoUringGeteventsArgFields};

// Buffers that are registered: addresses, the contents are of no meaning yet.
inline constexpr Field kIovecFields[] = {{"iov_base", "void *", address()}, {"iov_len", "size_t", number()}};
inline constexpr Structure kIovec{.name = "struct iovec", .fields = kIovecFields};

inline constexpr Field kIoUringBuffersFields[] = {
    {"nr", "__u32", number()},
    {"flags", "__u32", flags(kIoUringResourceFlags)},
    {"resv2", "__u64", number(), 1, Field::Show::never},
    {"data", "__aligned_u64", array_in(kIovec, len_field(0))},
    {"tags", "__aligned_u64", array_in(hex(), "__u64", len_field(0))},
};
inline constexpr Structure kIoUringBuffers{.name = "struct io_uring_rsrc_register", .fields = kIoUringBuffersFields};
inline constexpr Field kIoUringBuffersUpdateFields[] = {
    {"offset", "__u32", number()},
    {"resv", "__u32", number(), 1, Field::Show::never},
    {"data", "__aligned_u64", array_in(kIovec, len_field(4))},
    {"tags", "__aligned_u64", array_in(hex(), "__u64", len_field(4))},
    {"nr", "__u32", number()},
    {"resv2", "__u32", number(), 1, Field::Show::never},
};
inline constexpr Structure kIoUringBuffersUpdate{.name = "struct io_uring_rsrc_update2",
                                                 .fields = kIoUringBuffersUpdateFields};

// io_uring_register.  As many descriptors as the call's last argument says stand behind `fds`: not in the structure.
inline constexpr Field kIoUringFilesUpdateFields[] = {
    {"offset", "__u32", number()},
    {"resv", "__u32", number(), 1, Field::Show::never},
    {"fds", "__u64", address()},
};
inline constexpr Structure kIoUringFilesUpdate{.name = "struct io_uring_files_update",
                                               .fields = kIoUringFilesUpdateFields};

// The head; what is known of each operation follows it.
inline constexpr Field kIoUringProbeFields[] = {
    {"last_op", "__u8", symbol(kIoUringOperations)},    {"ops_len", "__u8", number()},
    {"resv", "__u16", number(), 1, Field::Show::never}, {"resv2", "__u32", number(), 3, Field::Show::never},
    {"ops", "__u64", hex(), 1, Field::Show::verbose},  // of the first operation
};
inline constexpr Structure kIoUringProbe{.name = "struct io_uring_probe", .fields = kIoUringProbeFields};

constexpr bool restricts_registering(std::span<const uint64_t> fields) {
  return fields[0] == 0;
}
constexpr bool restricts_operations(std::span<const uint64_t> fields) {
  return fields[0] == 1;
}
constexpr bool restricts_flags(std::span<const uint64_t> fields) {
  return fields[0] == 2 || fields[0] == 3;
}
inline constexpr Field kIoUringRestrictionFields[] = {
    {"opcode", "__u16", symbol(kIoUringRestrictions)},
    {.name = "register_op", .ctype = "__u8", .type = symbol(kIoUringRegisterOps), .shown_if = restricts_registering},
    {.name = "sqe_op",
     .ctype = "__u8",
     .type = symbol(kIoUringOperations),
     .shown_if = restricts_operations,
     .same_place = true},
    {.name = "sqe_flags",
     .ctype = "__u8",
     .type = flags(kIoUringEntryFlags),
     .shown_if = restricts_flags,
     .same_place = true},
    {"resv", "__u8", number(), 1, Field::Show::never},
    {"resv2", "__u32", number(), 3, Field::Show::never},
};
inline constexpr Structure kIoUringRestriction{.name = "struct io_uring_restriction",
                                               .fields = kIoUringRestrictionFields};

inline constexpr Field kIoUringFilesFields[] = {
    {"nr", "__u32", number()},
    {"flags", "__u32", flags(kIoUringResourceFlags)},
    {"resv2", "__u64", number(), 1, Field::Show::never},
    {"data", "__aligned_u64", array_in(fd(), "int", len_field(0))},
    {"tags", "__aligned_u64", array_in(hex(), "__u64", len_field(0))},
};
inline constexpr Structure kIoUringFiles{.name = "struct io_uring_rsrc_register", .fields = kIoUringFilesFields};
inline constexpr Field kIoUringFilesUpdate2Fields[] = {
    {"offset", "__u32", number()},
    {"resv", "__u32", number(), 1, Field::Show::never},
    {"data", "__aligned_u64", array_in(fd(), "int", len_field(4))},
    {"tags", "__aligned_u64", array_in(hex(), "__u64", len_field(4))},
    {"nr", "__u32", number()},
    {"resv2", "__u32", number(), 1, Field::Show::never},
};
inline constexpr Structure kIoUringFilesUpdate2{.name = "struct io_uring_rsrc_update2",
                                                .fields = kIoUringFilesUpdate2Fields};

inline constexpr Field kIoUringRingFdFields[] = {
    {"offset", "__u32", number()},
    {"resv", "__u32", number(), 1, Field::Show::never},
    {"data", "__u64", number()},
};
inline constexpr Structure kIoUringRingFd{.name = "struct io_uring_rsrc_update", .fields = kIoUringRingFdFields};

constexpr bool has_buffer_ring_flags(std::span<const uint64_t> fields) {
  return fields[3] != 0;
}
inline constexpr Field kIoUringBufferRingFields[] = {
    {"ring_addr", "__u64", address()},
    {"ring_entries", "__u32", number()},
    {"bgid", "__u16", number()},
    {"flags", "__u16", hex(), 1, Field::Show::always, has_buffer_ring_flags},
    {"resv", "__u64", number(), 3, Field::Show::never},
};
inline constexpr Structure kIoUringBufferRing{.name = "struct io_uring_buf_reg", .fields = kIoUringBufferRingFields};

inline constexpr Field kIoUringSyncCancelFields[] = {
    {"addr", "__u64", hex()},
    {"fd", "__s32", fd()},
    {"flags", "__u32", hex()},
    {"timeout", "", object_of(kTimespec64)},
    {"opcode", "__u8", symbol(kIoUringOperations)},
    {"pad", "__u8", number(), 7, Field::Show::never},
    {"pad2", "__u64", number(), 3, Field::Show::never},
};
inline constexpr Structure kIoUringSyncCancel{.name = "struct io_uring_sync_cancel_reg",
                                              .fields = kIoUringSyncCancelFields};

inline constexpr Field kIoUringFileRangeFields[] = {
    {"off", "__u32", number()}, {"len", "__u32", number()}, {"resv", "__u64", number(), 1, Field::Show::never}};
inline constexpr Structure kIoUringFileRange{.name = "struct io_uring_file_index_range",
                                             .fields = kIoUringFileRangeFields};

static_assert(size_of(kIoUringParams, Abi::x86_64) == 120 && size_of(kIoUringParams, Abi::i386) == 120);

}  // namespace tracectl::syscalls
