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
  return string_value(as_text(bytes.first(shown)), more || there > limit);
}

Value decode_text(const Context& context, Bytes bytes, bool more, bool whole) {
  std::string_view text = as_text(bytes);
  if (const void* nul = text.empty() ? nullptr : std::memchr(text.data(), 0, text.size()); nul != nullptr) {
    text = text.substr(0, static_cast<size_t>(static_cast<const char*>(nul) - text.data()));
    more = false;
  }
  if (!whole && text.size() > context.options.string_limit)
    return string_value(text.substr(0, context.options.string_limit), true);
  return string_value(text, more);
}

}  // namespace tracectl::decode
