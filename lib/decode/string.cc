// Bytes and strings: what is shown of them, and whether there was more.
#include <cstring>

#include "lib/decode/make.h"
#include "lib/decode/value.h"

namespace tracectl::decode {

Value decode_bytes(const Context& context, Bytes bytes, int64_t length, bool more) {
  const uint64_t limit = context.options.string_limit;
  uint64_t there = bytes.size();
  if (length >= 0 && static_cast<uint64_t>(length) <= there) {
    there = static_cast<uint64_t>(length);
    more = false;
  } else if (length >= 0) {
    more = true;
  }
  const uint64_t shown = std::min(there, limit);
  Value value = string_value(as_text(bytes.first(shown)), more || there > limit);
  if (value.truncated) value.number = length >= 0 ? static_cast<uint64_t>(length) : there;
  return value;
}

Value decode_text(const Context& context, Bytes bytes, bool more, bool whole) {
  return decode_text(context, Memory{.seen = true, .truncated = more, .bytes = bytes, .there = bytes.size()}, whole);
}

Value decode_text(const Context& context, const Memory& memory, bool whole) {
  std::string_view text = as_text(memory.bytes);
  bool more = memory.cut_short();
  if (const void* nul = text.empty() ? nullptr : std::memchr(text.data(), 0, text.size()); nul != nullptr) {
    text = text.substr(0, static_cast<size_t>(static_cast<const char*>(nul) - text.data()));
    more = false;
  }
  const uint64_t length = more ? memory.there | (memory.at_least ? Value::kAtLeast : 0) : text.size();
  if (!whole && text.size() > context.options.string_limit) {
    text = text.substr(0, context.options.string_limit);
    more = true;
  }
  Value value = string_value(text, more);
  if (more) value.number = length;
  return value;
}

}  // namespace tracectl::decode
