// What bpf(2)'s second argument points to, and what it returns, by command.
#pragma once

#include "lib/syscalls/structs/bpf_attr.h"

namespace tracectl::syscalls {
namespace bpf {

// clang-format off
inline constexpr Variant kAttrCases[] = {
    {0, in(kBpfMapCreate, bytes_arg(2))},  // BPF_MAP_CREATE
    {1, in(kBpfMapElem, bytes_arg(2))},  // BPF_MAP_LOOKUP_ELEM
    {2, in(kBpfMapElem, bytes_arg(2))},  // BPF_MAP_UPDATE_ELEM
    {3, in(kBpfMapDelete, bytes_arg(2))},  // BPF_MAP_DELETE_ELEM
    {4, in(kBpfMapNextKey, bytes_arg(2))},  // BPF_MAP_GET_NEXT_KEY
    {5, in(kBpfProgLoad, bytes_arg(2))},  // BPF_PROG_LOAD
    {6, in(kBpfObject, bytes_arg(2))},  // BPF_OBJ_PIN
    {7, in(kBpfObject, bytes_arg(2))},  // BPF_OBJ_GET
    {8, in(kBpfProgAttach, bytes_arg(2))},  // BPF_PROG_ATTACH
    {9, in(kBpfProgDetach, bytes_arg(2))},  // BPF_PROG_DETACH
    {10, in(kBpfTestRun, bytes_arg(2))},  // BPF_PROG_TEST_RUN
    {11, inout(kBpfNextId, bytes_arg(2))},  // BPF_PROG_GET_NEXT_ID
    {12, inout(kBpfNextId, bytes_arg(2))},  // BPF_MAP_GET_NEXT_ID
    {13, in(kBpfProgId, bytes_arg(2))},  // BPF_PROG_GET_FD_BY_ID
    {14, in(kBpfMapId, bytes_arg(2))},  // BPF_MAP_GET_FD_BY_ID
    {15, in(kBpfInfo, bytes_arg(2))},  // BPF_OBJ_GET_INFO_BY_FD
    {16, inout(kBpfProgQuery, bytes_arg(2))},  // BPF_PROG_QUERY
    {17, in(kBpfRawTracepoint, bytes_arg(2))},  // BPF_RAW_TRACEPOINT_OPEN
    {18, in(kBpfBtfLoad, bytes_arg(2))},  // BPF_BTF_LOAD
    {19, in(kBpfBtfId, bytes_arg(2))},  // BPF_BTF_GET_FD_BY_ID
    {20, inout(kBpfTaskFdQuery, bytes_arg(2))},  // BPF_TASK_FD_QUERY
    {21, in(kBpfMapElem, bytes_arg(2))},  // BPF_MAP_LOOKUP_AND_DELETE_ELEM
    {22, in(kBpfMapFd, bytes_arg(2))},  // BPF_MAP_FREEZE
    {23, inout(kBpfNextId, bytes_arg(2))},  // BPF_BTF_GET_NEXT_ID
    {24, in(kBpfMapBatch, bytes_arg(2))},  // BPF_MAP_LOOKUP_BATCH
    {25, in(kBpfMapBatch, bytes_arg(2))},  // BPF_MAP_LOOKUP_AND_DELETE_BATCH
    {26, in(kBpfMapUpdateBatch, bytes_arg(2))},  // BPF_MAP_UPDATE_BATCH
    {27, in(kBpfMapUpdateBatch, bytes_arg(2))},  // BPF_MAP_DELETE_BATCH
    {28, in(kBpfLinkCreate, bytes_arg(2))},  // BPF_LINK_CREATE
    {29, in(kBpfLinkUpdate, bytes_arg(2))},  // BPF_LINK_UPDATE
    {30, in(kBpfLinkId, bytes_arg(2))},  // BPF_LINK_GET_FD_BY_ID
    {31, inout(kBpfNextId, bytes_arg(2))},  // BPF_LINK_GET_NEXT_ID
    {33, in(kBpfLink, bytes_arg(2))},  // BPF_ITER_CREATE
    {34, in(kBpfLink, bytes_arg(2))},  // BPF_LINK_DETACH
};
inline constexpr Variant kReturnCases[] = {
    {0, fd()},  // BPF_MAP_CREATE
    {5, fd()},  // BPF_PROG_LOAD
    {7, fd()},  // BPF_OBJ_GET
    {13, fd()},  // BPF_PROG_GET_FD_BY_ID
    {14, fd()},  // BPF_MAP_GET_FD_BY_ID
    {17, fd()},  // BPF_RAW_TRACEPOINT_OPEN
    {18, fd()},  // BPF_BTF_LOAD
    {19, fd()},  // BPF_BTF_GET_FD_BY_ID
    {28, fd()},  // BPF_LINK_CREATE
    {30, fd()},  // BPF_LINK_GET_FD_BY_ID
    {32, fd()},  // BPF_ENABLE_STATS
    {33, fd()},  // BPF_ITER_CREATE
    {36, fd()},  // BPF_TOKEN_CREATE
};
// clang-format on
inline constexpr Variants kAttr{0xffffffff, kAttrCases};
inline constexpr Variants kReturn{0xffffffff, kReturnCases};

}  // namespace bpf
}  // namespace tracectl::syscalls
