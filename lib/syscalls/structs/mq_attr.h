// struct mq_attr: mq_open(2), mq_getsetattr(2).
#pragma once

#include "lib/syscalls/flags/mqueue.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kMqAttrFields[] = {
    {"mq_flags", "long", flags(kMqueueFlags)},
    {"mq_maxmsg", "long", number()},
    {"mq_msgsize", "long", number()},
    {"mq_curmsgs", "long", number()},
    {"reserved", "long", number(), 4, Field::Show::never},
};
inline constexpr Structure kMqAttr{.name = "struct mq_attr", .fields = kMqAttrFields};

static_assert(size_of(kMqAttr, Abi::x86_64) == 64 && size_of(kMqAttr, Abi::i386) == 32);

}  // namespace tracectl::syscalls
