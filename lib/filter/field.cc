#include "lib/filter/field.h"

namespace tracectl::filter {
namespace {

constexpr Field kFields[] = {
    {"syscall", FieldId::syscall, FieldKind::call, false, "the call: syscall == openat, syscall in (%file, close)"},
    {"abi", FieldId::abi, FieldKind::text, false, "how it came into the kernel: x86_64 or i386"},
    {"pid", FieldId::pid, FieldKind::number, false, "process"},
    {"tid", FieldId::tid, FieldKind::number, false, "thread"},
    {"uid", FieldId::uid, FieldKind::number, false, "effective user, as a number"},
    {"comm", FieldId::comm, FieldKind::text, false, "name of the thread"},
    {"exe", FieldId::exe, FieldKind::text, false, "program, as its exec was given it"},
    {"cgroup", FieldId::cgroup, FieldKind::number, false, "id of the cgroup (v2)"},
    {"ret", FieldId::ret, FieldKind::number, true, "what the call returned; of one that failed the negative error"},
    {"errno", FieldId::error, FieldKind::error, true, "the error of a call that failed: errno == ENOENT; 0 otherwise"},
    {"duration", FieldId::duration, FieldKind::duration, true, "from enter to exit: duration > 10ms"},
    {"path", FieldId::path, FieldKind::text, false, "any path among the arguments"},
    {"fd", FieldId::fd, FieldKind::number, false, "any descriptor among the arguments"},
    {"arg", FieldId::argument, FieldKind::any, false, "arg.NAME: the argument of that name: arg.flags has O_CREAT"},
};

}  // namespace

std::span<const Field> fields() {
  return kFields;
}

const Field* find_field(std::string_view name) {
  const size_t dot = name.find('.');
  const bool is_argument = name.substr(0, dot) == "arg";
  if (is_argument != (dot != std::string_view::npos) || (is_argument && dot + 1 == name.size())) return nullptr;
  for (const Field& field : kFields) {
    if (field.name == name.substr(0, dot)) return &field;
  }
  return nullptr;
}

}  // namespace tracectl::filter
