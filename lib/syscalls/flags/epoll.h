// epoll_ctl(2), epoll_create1(2): operations, events, flags.
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kEpollOperationList[] = {{"EPOLL_CTL_ADD", 1}, {"EPOLL_CTL_DEL", 2}, {"EPOLL_CTL_MOD", 3}};
inline constexpr FlagSet kEpollOperations{.prefix = "EPOLL_CTL_???", .flags = kEpollOperationList};

inline constexpr Flag kEpollEventList[] = {
    {"EPOLLIN", 1},
    {"EPOLLPRI", 2},
    {"EPOLLOUT", 4},
    {"EPOLLERR", 8},
    {"EPOLLHUP", 0x10},
    {"EPOLLNVAL", 0x20},
    {"EPOLLRDNORM", 0x40},
    {"EPOLLRDBAND", 0x80},
    {"EPOLLWRNORM", 0x100},
    {"EPOLLWRBAND", 0x200},
    {"EPOLLMSG", 0x400},
    {"EPOLLRDHUP", 0x2000},
    {"EPOLLEXCLUSIVE", 0x10000000},
    {"EPOLLWAKEUP", 0x20000000},
    {"EPOLLONESHOT", 0x40000000},
    {"EPOLLET", 0x80000000},
};
inline constexpr FlagSet kEpollEvents{.prefix = "EPOLL???", .flags = kEpollEventList};

inline constexpr Flag kEpollCreateFlagList[] = {{"EPOLL_CLOEXEC", 0x80000}};
inline constexpr FlagSet kEpollCreateFlags{.prefix = "EPOLL_???", .flags = kEpollCreateFlagList};

}  // namespace tracectl::syscalls
