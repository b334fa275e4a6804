// The members of union bpf_attr, by command: bpf(2).  The caller says how many bytes of it count.
#pragma once

#include "lib/syscalls/flags/bpf.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kBpfMapCreateFields[] = {
    {"map_type", "__u32", symbol(kBpfMapTypes)},
    {"key_size", "__u32", number()},
    {"value_size", "__u32", number()},
    {"max_entries", "__u32", number()},
    {"map_flags", "__u32", flags(kBpfMapFlags)},
    {"inner_map_fd", "__u32", fd()},
    {"numa_node", "__u32", number(), 1, Field::Show::verbose},
    {"map_name", "char", of(Kind::text), 16},
    {"map_ifindex", "__u32", number()},
    {"btf_fd", "__u32", fd()},
    {"btf_key_type_id", "__u32", number()},
    {"btf_value_type_id", "__u32", number()},
    {"btf_vmlinux_value_type_id", "__u32", number()},
    {"map_extra", "__u64", number()},
    {"value_type_btf_obj_fd", "__s32", fd(), 1, Field::Show::verbose},
    {"map_token_fd", "__s32", fd(), 1, Field::Show::verbose},
};
inline constexpr Structure kBpfMapCreate{.name = "struct bpf_map_create_attr", .fields = kBpfMapCreateFields};

inline constexpr Field kBpfMapElemFields[] = {
    {"map_fd", "__u32", fd()},
    {"key", "__aligned_u64", address()},
    {"value", "__aligned_u64", address()},
    {"flags", "__u64", flags(kBpfUpdateFlags)},
};
inline constexpr Structure kBpfMapElem{.name = "struct bpf_map_elem_attr", .fields = kBpfMapElemFields};

inline constexpr Field kBpfMapNextKeyFields[] = {
    {"map_fd", "__u32", fd()},
    {"key", "__aligned_u64", address()},
    {"next_key", "__aligned_u64", address()},
};
inline constexpr Structure kBpfMapNextKey{.name = "struct bpf_map_next_key_attr", .fields = kBpfMapNextKeyFields};

inline constexpr Field kBpfMapBatchFields[] = {
    {"in_batch", "__aligned_u64", address()},
    {"out_batch", "__aligned_u64", address()},
    {"keys", "__aligned_u64", address()},
    {"values", "__aligned_u64", address()},
    {"count", "__u32", number()},
    {"map_fd", "__u32", fd()},
    {"elem_flags", "__u64", flags(kBpfUpdateFlags)},
    {"flags", "__u64", hex()},
};
inline constexpr Structure kBpfMapBatch{.name = "struct bpf_map_batch_attr", .fields = kBpfMapBatchFields};

inline constexpr Field kBpfProgLoadFields[] = {
    {"prog_type", "__u32", symbol(kBpfProgTypes)},
    {"insn_cnt", "__u32", number()},
    {"insns", "__aligned_u64", address()},
    {"license", "__aligned_u64", address()},
    {"log_level", "__u32", number()},
    {"log_size", "__u32", number()},
    {"log_buf", "__aligned_u64", address()},
    {"kern_version", "__u32", hex()},
    {"prog_flags", "__u32", flags(kBpfProgFlags)},
    {"prog_name", "char", of(Kind::text), 16},
    {"prog_ifindex", "__u32", number()},
    {"expected_attach_type", "__u32", symbol(kBpfAttachTypes)},
    {"prog_btf_fd", "__u32", fd()},
    {"func_info_rec_size", "__u32", number()},
    {"func_info", "__aligned_u64", address()},
    {"func_info_cnt", "__u32", number()},
    {"line_info_rec_size", "__u32", number()},
    {"line_info", "__aligned_u64", address()},
    {"line_info_cnt", "__u32", number()},
    {"attach_btf_id", "__u32", number()},
    {"attach_prog_fd", "__u32", fd()},  // or attach_btf_obj_fd
    {"core_relo_cnt", "__u32", number(), 1, Field::Show::verbose},
    {"fd_array", "__aligned_u64", address()},
    {"core_relos", "__aligned_u64", address(), 1, Field::Show::verbose},
    {"core_relo_rec_size", "__u32", number(), 1, Field::Show::verbose},
    {"log_true_size", "__u32", number(), 1, Field::Show::verbose},
    {"prog_token_fd", "__s32", fd(), 1, Field::Show::verbose},
    {"fd_array_cnt", "__u32", number(), 1, Field::Show::verbose},
};
inline constexpr Structure kBpfProgLoad{.name = "struct bpf_prog_load_attr", .fields = kBpfProgLoadFields};

inline constexpr Field kBpfObjectFields[] = {
    {"pathname", "__aligned_u64", address()},
    {"bpf_fd", "__u32", fd()},
    {"file_flags", "__u32", flags(kBpfMapFlags)},
    {"path_fd", "__s32", dirfd(), 1, Field::Show::verbose},
};
inline constexpr Structure kBpfObject{.name = "struct bpf_object_attr", .fields = kBpfObjectFields};

inline constexpr Field kBpfProgAttachFields[] = {
    {"target_fd", "__u32", fd()},
    {"attach_bpf_fd", "__u32", fd()},
    {"attach_type", "__u32", symbol(kBpfAttachTypes)},
    {"attach_flags", "__u32", flags(kBpfAttachFlags)},
    {"replace_bpf_fd", "__u32", fd()},
};
inline constexpr Structure kBpfProgAttach{.name = "struct bpf_prog_attach_attr", .fields = kBpfProgAttachFields};

inline constexpr Field kBpfTestRunFields[] = {
    {"prog_fd", "__u32", fd()},
    {"retval", "__u32", number()},
    {"data_size_in", "__u32", number()},
    {"data_size_out", "__u32", number()},
    {"data_in", "__aligned_u64", address()},
    {"data_out", "__aligned_u64", address()},
    {"repeat", "__u32", number()},
    {"duration", "__u32", number()},
    {"ctx_size_in", "__u32", number()},
    {"ctx_size_out", "__u32", number()},
    {"ctx_in", "__aligned_u64", address()},
    {"ctx_out", "__aligned_u64", address()},
    {"flags", "__u32", hex()},
    {"cpu", "__u32", number()},
    {"batch_size", "__u32", number()},
};
inline constexpr Structure kBpfTestRun{.name = "struct bpf_test_run_attr", .fields = kBpfTestRunFields};

inline constexpr Field kBpfIdFields[] = {
    {"id", "__u32", number()},  // start_id, prog_id, map_id, btf_id or link_id
    {"next_id", "__u32", number()},
    {"open_flags", "__u32", flags(kBpfMapFlags)},
};
inline constexpr Structure kBpfId{.name = "struct bpf_id_attr", .fields = kBpfIdFields};

inline constexpr Field kBpfInfoFields[] = {
    {"bpf_fd", "__u32", fd()},
    {"info_len", "__u32", number()},
    {"info", "__aligned_u64", address()},
};
inline constexpr Structure kBpfInfo{.name = "struct bpf_info_attr", .fields = kBpfInfoFields};

inline constexpr Field kBpfProgQueryFields[] = {
    {"target_fd", "__u32", fd()},
    {"attach_type", "__u32", symbol(kBpfAttachTypes)},
    {"query_flags", "__u32", hex()},
    {"attach_flags", "__u32", flags(kBpfAttachFlags)},
    {"prog_ids", "__aligned_u64", address()},
    {"prog_cnt", "__u32", number()},
};
inline constexpr Structure kBpfProgQuery{.name = "struct bpf_prog_query_attr", .fields = kBpfProgQueryFields};

inline constexpr Field kBpfRawTracepointFields[] = {
    {"name", "__u64", address()},
    {"prog_fd", "__u32", fd()},
    {"cookie", "__aligned_u64", hex(), 1, Field::Show::verbose},
};
inline constexpr Structure kBpfRawTracepoint{.name = "struct bpf_raw_tracepoint_attr",
                                             .fields = kBpfRawTracepointFields};

inline constexpr Field kBpfBtfLoadFields[] = {
    {"btf", "__aligned_u64", address()}, {"btf_log_buf", "__aligned_u64", address()}, {"btf_size", "__u32", number()},
    {"btf_log_size", "__u32", number()}, {"btf_log_level", "__u32", number()},
};
inline constexpr Structure kBpfBtfLoad{.name = "struct bpf_btf_load_attr", .fields = kBpfBtfLoadFields};

inline constexpr Field kBpfLinkCreateFields[] = {
    {"prog_fd", "__u32", fd()},
    {"target_fd", "__u32", fd()},
    {"attach_type", "__u32", symbol(kBpfAttachTypes)},
    {"flags", "__u32", hex()},
};
inline constexpr Structure kBpfLinkCreate{.name = "struct bpf_link_create_attr", .fields = kBpfLinkCreateFields};

inline constexpr Field kBpfLinkUpdateFields[] = {
    {"link_fd", "__u32", fd()},
    {"new_prog_fd", "__u32", fd()},
    {"flags", "__u32", flags(kBpfAttachFlags)},
    {"old_prog_fd", "__u32", fd()},
};
inline constexpr Structure kBpfLinkUpdate{.name = "struct bpf_link_update_attr", .fields = kBpfLinkUpdateFields};

inline constexpr Field kBpfLinkFields[] = {
    {"link_fd", "__u32", fd()},
    {"flags", "__u32", hex()},
};
inline constexpr Structure kBpfLink{.name = "struct bpf_link_attr", .fields = kBpfLinkFields};

static_assert(size_of(kBpfMapElem, Abi::i386) == 32 && size_of(kBpfMapBatch, Abi::i386) == 56);
static_assert(size_of(kBpfProgLoad, Abi::x86_64) == size_of(kBpfProgLoad, Abi::i386));

}  // namespace tracectl::syscalls
