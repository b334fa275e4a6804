#include "lib/decode/layout.h"

#include <algorithm>

namespace tracectl::decode {

using namespace syscalls;

namespace {

// Tables nest a few levels; a cycle would be a mistake in them, and must not become an endless recursion here.
constexpr int kDepthMax = 8;

bool is_nested(const Field& field) {
  return field.type.object != nullptr && field.ctype.empty();
}

// Fills one entry for each field, in one walk; gives the size of the whole.
uint32_t lay_out(const Structure& structure, Abi abi, std::span<FieldLayout> out) {
  uint32_t at = 0;
  uint32_t end = 0;
  uint32_t widest = 1;
  for (size_t i = 0; i < structure.fields.size(); ++i) {
    const Field& field = structure.fields[i];
    const bool nested = is_nested(field);
    const CType ctype = nested ? CType{} : parse_ctype(field.ctype);
    const uint32_t natural = nested ? align_of(*field.type.object, abi) : ctype.align(abi);
    const uint32_t align = structure.packed || natural == 0 ? 1 : natural;
    const uint32_t element = nested ? size_of(*field.type.object, abi) : ctype.width(abi);
    if (align > widest) widest = align;
    if (!field.same_place) at = (end + align - 1) / align * align;
    out[i] = {.offset = at, .size = element * field.count, .ctype = ctype};
    end = std::max(end, at + out[i].size);
  }
  return (end + widest - 1) / widest * widest;
}

bool answers_beside_result(const Structure& structure) {
  for (const Field& field : structure.fields) {
    if (field.show == Field::Show::returned || field.type.kind == Kind::fd_set) return true;
  }
  return false;
}

}  // namespace

RowPlan plan_of(const Row& row) {
  RowPlan plan{.row = &row, .nargs = static_cast<uint8_t>(row.arity())};
  for (size_t i = 0; i < plan.nargs; ++i) {
    const Type& type = row.args[i].type;
    plan.ctypes[i] = parse_ctype(row.args[i].ctype);
    plan.answers_entry = plan.answers_entry || (type.custom == Custom::user_desc && type.direction == Direction::inout);
    plan.waits = plan.waits || type.kind == Kind::wait_status;
    plan.polls =
        plan.polls || type.kind == Kind::fd_set || (type.object != nullptr && answers_beside_result(*type.object));
  }
  return plan;
}

void Layouts::add(const Row& row) {
  for (size_t i = 0; i < row.arity(); ++i) add(row.args[i].type, 0);
  add(row.ret, 0);
}

void Layouts::add(const Type& type, int depth) {
  if (depth > kDepthMax) return;
  if (type.object != nullptr) add(*type.object, depth + 1);
  if (type.answer != nullptr) add(*type.answer, depth + 1);
  if (type.variants == nullptr) return;
  for (const Variant& variant : type.variants->cases) add(variant.type, depth + 1);
}

void Layouts::add(const Structure& structure, int depth) {
  const auto [entry, is_new] = known_.try_emplace(&structure);
  if (!is_new) return;
  Known& known = entry->second;
  for (const Abi abi : {Abi::x86_64, Abi::i386, Abi::aarch64}) {
    const auto index = static_cast<size_t>(abi);
    known.fields[index].resize(structure.fields.size());
    known.size[index] = lay_out(structure, abi, known.fields[index]);
  }
  for (const Field& field : structure.fields) add(field.type, depth + 1);
}

Layout Layouts::find(const Structure& structure, Abi abi, EventArena& arena) const {
  if (const auto found = known_.find(&structure); found != known_.end()) {
    const auto index = static_cast<size_t>(abi);
    return {found->second.fields[index], found->second.size[index]};
  }
  const size_t count = structure.fields.size();
  const std::span<FieldLayout> fields = arena.array<FieldLayout>(count);
  const uint32_t size = lay_out(structure, abi, fields);
  return {fields, size};
}

}  // namespace tracectl::decode
