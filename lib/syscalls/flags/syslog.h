// syslog(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kSyslogActionsList[] = {
    {"SYSLOG_ACTION_CLOSE", 0},       {"SYSLOG_ACTION_OPEN", 1},         {"SYSLOG_ACTION_READ", 2},
    {"SYSLOG_ACTION_READ_ALL", 3},    {"SYSLOG_ACTION_READ_CLEAR", 4},   {"SYSLOG_ACTION_CLEAR", 5},
    {"SYSLOG_ACTION_CONSOLE_OFF", 6}, {"SYSLOG_ACTION_CONSOLE_ON", 7},   {"SYSLOG_ACTION_CONSOLE_LEVEL", 8},
    {"SYSLOG_ACTION_SIZE_UNREAD", 9}, {"SYSLOG_ACTION_SIZE_BUFFER", 10},
};
inline constexpr FlagSet kSyslogActions{
    .prefix = "SYSLOG_ACTION_???", .flags = kSyslogActionsList, .rest = FlagSet::Rest::decimal, .as_comment = true};

}  // namespace tracectl::syscalls
