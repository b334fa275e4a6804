// One argument: its word, and what its shape leads to.
#pragma once

#include "lib/decode/memory.h"
#include "lib/decode/value.h"

namespace tracectl::decode {

// The type that is meant: of several, the one that another argument selects.
[[nodiscard]] const syscalls::Type& resolve(const Context& context, const syscalls::Type& type);

void decode_argument(const Context& context, size_t index, Argument& argument);

// An argument that is an array or a structure, as it was at one moment; unseen where it was not captured.
[[nodiscard]] Value decode_pointee(const Context& context, const syscalls::Type& type, size_t index, Moment moment,
                                   Part part = Part::shown);

// What stands in memory behind a pointer to one or several objects, a string or a buffer.
[[nodiscard]] Value decode_memory(const Context& context, const syscalls::Type& type, const Memory& memory,
                                  uint64_t address, Part part = Part::shown, const Place* place = nullptr);

// ---- shapes of their own ----

// strings.cc
[[nodiscard]] Value decode_argv(const Context& context, const Items& items, uint64_t address);
[[nodiscard]] Value decode_envp(const Context& context, const Items& items, uint64_t address);
// iovec.cc.  base_sub: where the array stands; what element i points to stands at data_sub + i.
[[nodiscard]] Value decode_iovec(const Context& context, const Items& items, uint16_t array_sub, uint16_t data_sub,
                                 uint64_t address, uint64_t count, uint64_t& budget);
[[nodiscard]] Value decode_msghdr(const Context& context, const Items& items, uint16_t base_sub, uint64_t address,
                                  uint64_t budget, const Value* msg_len = nullptr);
// Pointers to structures: the array at sub 0, what pointer i leads to at 1 + i.
[[nodiscard]] Value decode_pointers(const Context& context, const syscalls::Type& type, const Items& items,
                                    uint64_t count);
[[nodiscard]] Value decode_mmsghdr(const Context& context, const Items& items, uint64_t address, int64_t count);
// control.cc
[[nodiscard]] Value decode_control(const Context& context, Bytes bytes, uint64_t length);
// dirents.cc
[[nodiscard]] Value decode_dirents(const Context& context, const Memory& memory, uint64_t address, int64_t length,
                                   bool old);
// ptrace.cc
[[nodiscard]] Value decode_syscall_info(const Context& context, Bytes bytes);
// custom.cc
[[nodiscard]] bool decode_custom(const Context& context, const syscalls::Type& type, size_t index, Value& value);

}  // namespace tracectl::decode
