// Signal numbers, and flags of sigaction(2), sigprocmask(2), sigaltstack(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

// clang-format off
inline constexpr Flag kSignalsList[] = {
    {"SIGHUP", 1},
    {"SIGINT", 2},
    {"SIGQUIT", 3},
    {"SIGILL", 4},
    {"SIGTRAP", 5},
    {"SIGABRT", 6},
    {"SIGBUS", 7},
    {"SIGFPE", 8},
    {"SIGKILL", 9},
    {"SIGUSR1", 10},
    {"SIGSEGV", 11},
    {"SIGUSR2", 12},
    {"SIGPIPE", 13},
    {"SIGALRM", 14},
    {"SIGTERM", 15},
    {"SIGSTKFLT", 16},
    {"SIGCHLD", 17},
    {"SIGCONT", 18},
    {"SIGSTOP", 19},
    {"SIGTSTP", 20},
    {"SIGTTIN", 21},
    {"SIGTTOU", 22},
    {"SIGURG", 23},
    {"SIGXCPU", 24},
    {"SIGXFSZ", 25},
    {"SIGVTALRM", 26},
    {"SIGPROF", 27},
    {"SIGWINCH", 28},
    {"SIGIO", 29},
    {"SIGPWR", 30},
    {"SIGSYS", 31},
    {"SIGRTMIN", 32},
    {"SIGRT_1", 33},
    {"SIGRT_2", 34},
    {"SIGRT_3", 35},
    {"SIGRT_4", 36},
    {"SIGRT_5", 37},
    {"SIGRT_6", 38},
    {"SIGRT_7", 39},
    {"SIGRT_8", 40},
    {"SIGRT_9", 41},
    {"SIGRT_10", 42},
    {"SIGRT_11", 43},
    {"SIGRT_12", 44},
    {"SIGRT_13", 45},
    {"SIGRT_14", 46},
    {"SIGRT_15", 47},
    {"SIGRT_16", 48},
    {"SIGRT_17", 49},
    {"SIGRT_18", 50},
    {"SIGRT_19", 51},
    {"SIGRT_20", 52},
    {"SIGRT_21", 53},
    {"SIGRT_22", 54},
    {"SIGRT_23", 55},
    {"SIGRT_24", 56},
    {"SIGRT_25", 57},
    {"SIGRT_26", 58},
    {"SIGRT_27", 59},
    {"SIGRT_28", 60},
    {"SIGRT_29", 61},
    {"SIGRT_30", 62},
    {"SIGRT_31", 63},
    {"SIGRT_32", 64},
};
inline constexpr FlagSet kSignals{.prefix = "SIG???", .flags = kSignalsList};

inline constexpr Flag kSigactionFlagsList[] = {
    {"SA_RESTORER", 0x4000000},
    {"SA_ONSTACK", 0x8000000},
    {"SA_RESTART", 0x10000000},
    {"SA_NODEFER", 0x40000000},
    {"SA_RESETHAND", 0x80000000},
    {"SA_SIGINFO", 4},
    {"SA_NOCLDSTOP", 1},
    {"SA_NOCLDWAIT", 2},
    {"SA_UNSUPPORTED", 0x400},
    {"SA_EXPOSE_TAGBITS", 0x800},
};
inline constexpr FlagSet kSigactionFlags{.prefix = "SA_???", .flags = kSigactionFlagsList};

inline constexpr Flag kSigprocmaskHowList[] = {
    {"SIG_BLOCK", 0},
    {"SIG_UNBLOCK", 1},
    {"SIG_SETMASK", 2},
};
inline constexpr FlagSet kSigprocmaskHow{.prefix = "SIG_???", .flags = kSigprocmaskHowList};

inline constexpr Flag kSigaltstackFlagsList[] = {
    {"SS_ONSTACK", 1},
    {"SS_DISABLE", 2},
    {"SS_AUTODISARM", 0x80000000},
};
inline constexpr FlagSet kSigaltstackFlags{.prefix = "SS_???", .flags = kSigaltstackFlagsList};
// clang-format on

}  // namespace tracectl::syscalls
