// What an expression can ask about.  A field is one row here and one case in evaluate.cc; where the kernel tests it
// too, one in kernel_half.cc, or in exit_clauses.cc when it is known only at the call's end.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tracectl::filter {

enum class FieldId : uint8_t {
  syscall,
  abi,
  pid,
  tid,
  uid,
  comm,
  exe,
  cgroup,
  ret,
  error,
  duration,
  path,
  fd,
  argument
};

enum class FieldKind : uint8_t {
  number,    // signed 64 bits; literals with units: 4k, 0x10, 0644
  duration,  // nanoseconds; literals need a unit: 10ms
  text,      // bytes; globs with ~, regular expressions with =~
  call,      // a system call: names and classes as -e trace= takes them
  error,     // an error number, or its name
  any,       // an argument: whatever it is
};

struct Field {
  std::string_view name;
  FieldId id;
  FieldKind kind;
  bool at_exit;           // not known before the call has returned
  std::string_view help;  // one line
};

[[nodiscard]] std::span<const Field> fields();
// nullptr where there is no such field.  "arg.NAME" is FieldId::argument.
[[nodiscard]] const Field* find_field(std::string_view name);

}  // namespace tracectl::filter
