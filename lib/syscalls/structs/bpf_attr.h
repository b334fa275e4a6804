// The members of union bpf_attr, by command: bpf(2).  The caller says how many bytes of it count.
#pragma once

#include "lib/syscalls/flags/bpf.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

// Members that programs have begun to use only lately are shown where they say something.
template <size_t kIndex>
constexpr bool is_set(std::span<const uint64_t> fields) {
  return fields[kIndex] != 0;
}
constexpr bool has_numa_node(std::span<const uint64_t> fields) {
  return (fields[4] & 4) != 0;  // BPF_F_NUMA_NODE
}

inline constexpr Field kBpfMapCreateFields[] = {
    {"map_type", "__u32", symbol(kBpfMapTypes)},
    {"key_size", "__u32", number()},
    {"value_size", "__u32", number()},
    {"max_entries", "__u32", number()},
    {"map_flags", "__u32", flags(kBpfMapFlags)},
    {"inner_map_fd", "__u32", fd()},
    {"numa_node", "__u32", number(), 1, Field::Show::always, has_numa_node},
    {"map_name", "char", of(Kind::text), 16},
    {"map_ifindex", "__u32", number()},
    {"btf_fd", "__u32", fd()},
    {"btf_key_type_id", "__u32", number()},
    {"btf_value_type_id", "__u32", number()},
    {"btf_vmlinux_value_type_id", "__u32", number()},
    {"map_extra", "__u64", number()},
    {"value_type_btf_obj_fd", "__s32", fd(), 1, Field::Show::always, is_set<14>},
    {"map_token_fd", "__s32", fd(), 1, Field::Show::always, is_set<15>},
};
inline constexpr Structure kBpfMapCreate{.name = "struct bpf_map_create_attr", .fields = kBpfMapCreateFields};

inline constexpr Field kBpfMapElemFields[] = {
    {"map_fd", "__u32", fd()},
    {"key", "__aligned_u64", address()},
    {"value", "__aligned_u64", address()},
    {"flags", "__u64", flags(kBpfUpdateFlags)},
};
inline constexpr Structure kBpfMapElem{.name = "struct bpf_map_elem_attr", .fields = kBpfMapElemFields};

// BPF_MAP_DELETE_ELEM looks at no more.
inline constexpr Field kBpfMapDeleteFields[] = {{"map_fd", "__u32", fd()}, {"key", "__aligned_u64", address()}};
inline constexpr Structure kBpfMapDelete{.name = "struct bpf_map_elem_attr", .fields = kBpfMapDeleteFields};

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
inline constexpr Structure kBpfMapBatch{
    .name = "struct bpf_map_batch_attr", .fields = kBpfMapBatchFields, .inside = "batch"};

// An instruction; the registers are two halves of a byte, the destination below.
inline constexpr Field kBpfInsnFields[] = {
    {"code", "__u8", hex()}, {"regs", "__u8", hex()}, {"off", "__s16", number()}, {"imm", "__s32", hex()}};
inline constexpr Structure kBpfInsn{.name = "struct bpf_insn", .fields = kBpfInsnFields};

// What the verifier says, also and above all where it refuses.
constexpr Type log_out() {
  return Type{.kind = Kind::text, .shape = Shape::c_string, .direction = Direction::out}.always();
}

// The update and the deletion of many have no position.
inline constexpr uint8_t kBpfMapUpdateBatchOrder[] = {2, 3, 4, 5, 6, 7};
inline constexpr Structure kBpfMapUpdateBatch{.name = "struct bpf_map_batch_attr",
                                              .fields = kBpfMapBatchFields,
                                              .order = kBpfMapUpdateBatchOrder,
                                              .inside = "batch"};

inline constexpr Field kBpfProgLoadFields[] = {
    {"prog_type", "__u32", symbol(kBpfProgTypes)},
    {"insn_cnt", "__u32", number()},
    {"insns", "__aligned_u64", array_in(kBpfInsn, len_field(1)).as_address_if_brief()},
    {"license", "__aligned_u64", string_in()},
    {"log_level", "__u32", number()},
    {"log_size", "__u32", number()},
    {"log_buf", "__aligned_u64", log_out()},
    {"kern_version", "__u32", of(Kind::kernel_version)},
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
    {"core_relo_cnt", "__u32", number(), 1, Field::Show::always, is_set<21>},
    {"fd_array", "__aligned_u64", address()},
    {"core_relos", "__aligned_u64", address(), 1, Field::Show::always, is_set<23>},
    {"core_relo_rec_size", "__u32", number(), 1, Field::Show::always, is_set<24>},
    {"log_true_size", "__u32", number(), 1, Field::Show::always, is_set<25>},
    {"prog_token_fd", "__s32", fd(), 1, Field::Show::always, is_set<26>},
    {"fd_array_cnt", "__u32", number(), 1, Field::Show::always, is_set<27>},
};
inline constexpr Structure kBpfProgLoad{.name = "struct bpf_prog_load_attr", .fields = kBpfProgLoadFields};

inline constexpr Field kBpfObjectFields[] = {
    {"pathname", "__aligned_u64", path_in()},
    {"bpf_fd", "__u32", fd()},
    {"file_flags", "__u32", flags(kBpfMapFlags)},
    {"path_fd", "__s32", dirfd(), 1, Field::Show::always, is_set<3>},
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

// BPF_PROG_DETACH names no program.
inline constexpr uint8_t kBpfProgDetachOrder[] = {0, 2};
inline constexpr Structure kBpfProgDetach{
    .name = "struct bpf_prog_attach_attr", .fields = kBpfProgAttachFields, .order = kBpfProgDetachOrder};

inline constexpr Field kBpfTestRunFields[] = {
    {"prog_fd", "__u32", fd()},
    {"retval", "__u32", number()},
    {"data_size_in", "__u32", number()},
    {"data_size_out", "__u32", number()},
    {"data_in", "__aligned_u64", bytes_in(bytes_field(2)).as_address()},
    {"data_out", "__aligned_u64", bytes_out(bytes_field(3)).as_address()},
    {"repeat", "__u32", number()},
    {"duration", "__u32", number()},
    {"ctx_size_in", "__u32", number()},
    {"ctx_size_out", "__u32", number()},
    {"ctx_in", "__aligned_u64", bytes_in(bytes_field(8)).as_address()},
    {"ctx_out", "__aligned_u64", bytes_out(bytes_field(9)).as_address()},
    {"flags", "__u32", hex()},
    {"cpu", "__u32", number()},
    {"batch_size", "__u32", number()},
};
inline constexpr Structure kBpfTestRun{
    .name = "struct bpf_test_run_attr", .fields = kBpfTestRunFields, .inside = "test"};

inline constexpr Field kBpfProgIdFields[] = {
    {"prog_id", "__u32", number()}, {"next_id", "__u32", number()}, {"open_flags", "__u32", flags(kBpfMapFlags)}};
inline constexpr Structure kBpfProgId{.name = "struct bpf_id_attr", .fields = kBpfProgIdFields};
inline constexpr Field kBpfMapIdFields[] = {
    {"map_id", "__u32", number()}, {"next_id", "__u32", number()}, {"open_flags", "__u32", flags(kBpfMapFlags)}};
inline constexpr Structure kBpfMapId{.name = "struct bpf_id_attr", .fields = kBpfMapIdFields};
inline constexpr Field kBpfNextIdFields[] = {
    {"start_id", "__u32", number()},
    {"next_id", "__u32", number(), 1, Field::Show::changing},
    {"open_flags", "__u32", flags(kBpfMapFlags)},
};
inline constexpr Structure kBpfNextId{.name = "struct bpf_id_attr", .fields = kBpfNextIdFields};
inline constexpr Field kBpfBtfIdFields[] = {{"btf_id", "__u32", number()}};
inline constexpr Structure kBpfBtfId{.name = "struct bpf_id_attr", .fields = kBpfBtfIdFields};
inline constexpr Field kBpfLinkIdFields[] = {{"link_id", "__u32", number()}};
inline constexpr Structure kBpfLinkId{.name = "struct bpf_id_attr", .fields = kBpfLinkIdFields};
inline constexpr Field kBpfMapFdFields[] = {{"map_fd", "__u32", fd()}};
inline constexpr Structure kBpfMapFd{.name = "struct bpf_map_elem_attr", .fields = kBpfMapFdFields};

inline constexpr Field kBpfInfoFields[] = {
    {"bpf_fd", "__u32", fd()},
    {"info_len", "__u32", number()},
    {"info", "__aligned_u64", hex_bytes_out(bytes_field(1)).as_address()},
};
inline constexpr Structure kBpfInfo{.name = "struct bpf_info_attr", .fields = kBpfInfoFields, .inside = "info"};

inline constexpr Field kBpfProgQueryFields[] = {
    {"target_fd", "__u32", fd()},
    {"attach_type", "__u32", symbol(kBpfAttachTypes)},
    {"query_flags", "__u32", hex()},
    {"attach_flags", "__u32", flags(kBpfAttachFlags)},
    {"prog_ids", "__aligned_u64", array_out(number(), "__u32", len_field(5))},
    {"prog_cnt", "__u32", number(), 1, Field::Show::changing},
};
inline constexpr Structure kBpfProgQuery{
    .name = "struct bpf_prog_query_attr", .fields = kBpfProgQueryFields, .inside = "query"};

inline constexpr Field kBpfRawTracepointFields[] = {
    {"name", "__u64", string_in()},
    {"prog_fd", "__u32", fd()},
    {"cookie", "__aligned_u64", hex(), 1, Field::Show::always, is_set<2>},
};
inline constexpr Structure kBpfRawTracepoint{
    .name = "struct bpf_raw_tracepoint_attr", .fields = kBpfRawTracepointFields, .inside = "raw_tracepoint"};

inline constexpr Field kBpfBtfLoadFields[] = {
    {"btf", "__aligned_u64", bytes_in(bytes_field(2))},
    {"btf_log_buf", "__aligned_u64", log_out()},
    {"btf_size", "__u32", number()},
    {"btf_log_size", "__u32", number()},
    {"btf_log_level", "__u32", number()},
};
inline constexpr Structure kBpfBtfLoad{.name = "struct bpf_btf_load_attr", .fields = kBpfBtfLoadFields};

inline constexpr Field kBpfTaskFdQueryFields[] = {
    {"pid", "__u32", pid()},
    {"fd", "__u32", fd()},
    {"flags", "__u32", hex()},
    {"buf_len", "__u32", number()},
    {"buf", "__aligned_u64", log_out()},
    {"prog_id", "__u32", number()},
    {"fd_type", "__u32", symbol(kBpfTaskFdTypes)},
    {"probe_offset", "__u64", hex()},
    {"probe_addr", "__u64", hex()},
};
inline constexpr Structure kBpfTaskFdQuery{
    .name = "struct bpf_task_fd_query_attr", .fields = kBpfTaskFdQueryFields, .inside = "task_fd_query"};

inline constexpr Field kBpfLinkCreateFields[] = {
    {"prog_fd", "__u32", fd()},
    {"target_fd", "__u32", fd()},
    {"attach_type", "__u32", symbol(kBpfAttachTypes)},
    {"flags", "__u32", hex()},
};
inline constexpr Structure kBpfLinkCreate{
    .name = "struct bpf_link_create_attr", .fields = kBpfLinkCreateFields, .inside = "link_create"};

constexpr bool replaces_program(std::span<const uint64_t> fields) {
  return (fields[2] & 4) != 0;  // BPF_F_REPLACE
}
inline constexpr Field kBpfLinkUpdateFields[] = {
    {"link_fd", "__u32", fd()},
    {"new_prog_fd", "__u32", fd()},
    {"flags", "__u32", flags(kBpfAttachFlags)},
    {"old_prog_fd", "__u32", fd(), 1, Field::Show::always, replaces_program},
};
inline constexpr Structure kBpfLinkUpdate{
    .name = "struct bpf_link_update_attr", .fields = kBpfLinkUpdateFields, .inside = "link_update"};

inline constexpr Field kBpfLinkFields[] = {
    {"link_fd", "__u32", fd()},
    {"flags", "__u32", hex()},
};
inline constexpr Structure kBpfLink{.name = "struct bpf_link_attr", .fields = kBpfLinkFields};

static_assert(size_of(kBpfMapElem, Abi::i386) == 32 && size_of(kBpfMapBatch, Abi::i386) == 56);
static_assert(size_of(kBpfProgLoad, Abi::x86_64) == size_of(kBpfProgLoad, Abi::i386));

}  // namespace tracectl::syscalls
