// struct open_how: openat2(2).
#pragma once

#include "lib/syscalls/flags/open.h"
#include "lib/syscalls/flags/resolve.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

// The mode matters only where a file is created; a mode without that is an error, and shown.
constexpr bool open_how_has_mode(std::span<const uint64_t> fields) {
  return (fields[0] & 0100) != 0 || (fields[0] & 020200000) == 020200000 || fields[1] != 0;
}

inline constexpr Field kOpenHowFields[] = {
    {"flags", "__u64", flags(kOpenFlags)},
    {"mode", "__u64", permissions(), 1, Field::Show::always, open_how_has_mode},
    {"resolve", "__u64", flags(kResolveFlags)},
};
inline constexpr Structure kOpenHow{.name = "struct open_how", .fields = kOpenHowFields};

}  // namespace tracectl::syscalls
