// perf_event_open(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kPerfTypesList[] = {
    {"PERF_TYPE_HARDWARE", 0}, {"PERF_TYPE_SOFTWARE", 1}, {"PERF_TYPE_TRACEPOINT", 2},
    {"PERF_TYPE_HW_CACHE", 3}, {"PERF_TYPE_RAW", 4},      {"PERF_TYPE_BREAKPOINT", 5},
};
inline constexpr FlagSet kPerfTypes{.prefix = "PERF_TYPE_???", .flags = kPerfTypesList};

// perf_event_attr.size, by what was its last field at the time.
inline constexpr Flag kPerfAttributeSizesList[] = {
    {"PERF_ATTR_SIZE_VER0", 64},  {"PERF_ATTR_SIZE_VER1", 72},  {"PERF_ATTR_SIZE_VER2", 80},
    {"PERF_ATTR_SIZE_VER3", 96},  {"PERF_ATTR_SIZE_VER4", 104}, {"PERF_ATTR_SIZE_VER5", 112},
    {"PERF_ATTR_SIZE_VER6", 120}, {"PERF_ATTR_SIZE_VER7", 128}, {"PERF_ATTR_SIZE_VER8", 136}};
inline constexpr FlagSet kPerfAttributeSizes{.prefix = "PERF_ATTR_SIZE_???", .flags = kPerfAttributeSizesList};

inline constexpr Flag kPerfSampleTypesList[] = {
    {"PERF_SAMPLE_IP", 0x1},
    {"PERF_SAMPLE_TID", 0x2},
    {"PERF_SAMPLE_TIME", 0x4},
    {"PERF_SAMPLE_ADDR", 0x8},
    {"PERF_SAMPLE_READ", 0x10},
    {"PERF_SAMPLE_CALLCHAIN", 0x20},
    {"PERF_SAMPLE_ID", 0x40},
    {"PERF_SAMPLE_CPU", 0x80},
    {"PERF_SAMPLE_PERIOD", 0x100},
    {"PERF_SAMPLE_STREAM_ID", 0x200},
    {"PERF_SAMPLE_RAW", 0x400},
    {"PERF_SAMPLE_BRANCH_STACK", 0x800},
    {"PERF_SAMPLE_REGS_USER", 0x1000},
    {"PERF_SAMPLE_STACK_USER", 0x2000},
    {"PERF_SAMPLE_WEIGHT", 0x4000},
    {"PERF_SAMPLE_DATA_SRC", 0x8000},
    {"PERF_SAMPLE_IDENTIFIER", 0x10000},
    {"PERF_SAMPLE_TRANSACTION", 0x20000},
    {"PERF_SAMPLE_REGS_INTR", 0x40000},
    {"PERF_SAMPLE_PHYS_ADDR", 0x80000},
    {"PERF_SAMPLE_AUX", 0x100000},
    {"PERF_SAMPLE_CGROUP", 0x200000},
    {"PERF_SAMPLE_DATA_PAGE_SIZE", 0x400000},
    {"PERF_SAMPLE_CODE_PAGE_SIZE", 0x800000},
    {"PERF_SAMPLE_WEIGHT_STRUCT", 0x1000000},
};
inline constexpr FlagSet kPerfSampleTypes{.prefix = "PERF_SAMPLE_???", .flags = kPerfSampleTypesList};

inline constexpr Flag kPerfReadFormatsList[] = {
    {"PERF_FORMAT_TOTAL_TIME_ENABLED", 0x1},
    {"PERF_FORMAT_TOTAL_TIME_RUNNING", 0x2},
    {"PERF_FORMAT_ID", 0x4},
    {"PERF_FORMAT_GROUP", 0x8},
    {"PERF_FORMAT_LOST", 0x10},
};
inline constexpr FlagSet kPerfReadFormats{.prefix = "PERF_FORMAT_???", .flags = kPerfReadFormatsList};

inline constexpr Flag kPerfBranchTypesList[] = {
    {"PERF_SAMPLE_BRANCH_USER", 0x1},
    {"PERF_SAMPLE_BRANCH_KERNEL", 0x2},
    {"PERF_SAMPLE_BRANCH_HV", 0x4},
    {"PERF_SAMPLE_BRANCH_ANY", 0x8},
    {"PERF_SAMPLE_BRANCH_ANY_CALL", 0x10},
    {"PERF_SAMPLE_BRANCH_ANY_RETURN", 0x20},
    {"PERF_SAMPLE_BRANCH_IND_CALL", 0x40},
    {"PERF_SAMPLE_BRANCH_ABORT_TX", 0x80},
    {"PERF_SAMPLE_BRANCH_IN_TX", 0x100},
    {"PERF_SAMPLE_BRANCH_NO_TX", 0x200},
    {"PERF_SAMPLE_BRANCH_COND", 0x400},
    {"PERF_SAMPLE_BRANCH_CALL_STACK", 0x800},
    {"PERF_SAMPLE_BRANCH_IND_JUMP", 0x1000},
    {"PERF_SAMPLE_BRANCH_CALL", 0x2000},
    {"PERF_SAMPLE_BRANCH_NO_FLAGS", 0x4000},
    {"PERF_SAMPLE_BRANCH_NO_CYCLES", 0x8000},
    {"PERF_SAMPLE_BRANCH_TYPE_SAVE", 0x10000},
    {"PERF_SAMPLE_BRANCH_HW_INDEX", 0x20000},
    {"PERF_SAMPLE_BRANCH_PRIV_SAVE", 0x40000},
};
inline constexpr FlagSet kPerfBranchTypes{.prefix = "PERF_SAMPLE_BRANCH_???", .flags = kPerfBranchTypesList};

inline constexpr Flag kPerfAttributeBitsList[] = {
    {"disabled", 0x1},
    {"inherit", 0x2},
    {"pinned", 0x4},
    {"exclusive", 0x8},
    {"exclude_user", 0x10},
    {"exclude_kernel", 0x20},
    {"exclude_hv", 0x40},
    {"exclude_idle", 0x80},
    {"mmap", 0x100},
    {"comm", 0x200},
    {"freq", 0x400},
    {"inherit_stat", 0x800},
    {"enable_on_exec", 0x1000},
    {"task", 0x2000},
    {"watermark", 0x4000},
    {"precise_ip=1", 0x8000, 0x18000},
    {"precise_ip=2", 0x10000, 0x18000},
    {"precise_ip=3", 0x18000, 0x18000},
    {"mmap_data", 0x20000},
    {"sample_id_all", 0x40000},
    {"exclude_host", 0x80000},
    {"exclude_guest", 0x100000},
    {"exclude_callchain_kernel", 0x200000},
    {"exclude_callchain_user", 0x400000},
    {"mmap2", 0x800000},
    {"comm_exec", 0x1000000},
    {"use_clockid", 0x2000000},
    {"context_switch", 0x4000000},
    {"write_backward", 0x8000000},
    {"namespaces", 0x10000000},
    {"ksymbol", 0x20000000},
    {"bpf_event", 0x40000000},
    {"aux_output", 0x80000000},
    {"cgroup", 0x100000000},
    {"text_poke", 0x200000000},
    {"build_id", 0x400000000},
    {"inherit_thread", 0x800000000},
    {"remove_on_exec", 0x1000000000},
    {"sigtrap", 0x2000000000},
};
inline constexpr FlagSet kPerfAttributeBits{.prefix = "", .flags = kPerfAttributeBitsList, .zero = "0"};

inline constexpr Flag kPerfOpenFlagsList[] = {
    {"PERF_FLAG_FD_NO_GROUP", 0x1},
    {"PERF_FLAG_FD_OUTPUT", 0x2},
    {"PERF_FLAG_PID_CGROUP", 0x4},
    {"PERF_FLAG_FD_CLOEXEC", 0x8},
};
inline constexpr FlagSet kPerfOpenFlags{.prefix = "PERF_FLAG_???", .flags = kPerfOpenFlagsList};

}  // namespace tracectl::syscalls
