// Strings and values as JSON, appended to a line.  What comes out is one line of valid UTF-8 without control
// characters, whatever went in; README.md draws the shape.
#pragma once

#include <string>
#include <string_view>

#include "lib/event/value.h"

namespace tracectl {

[[nodiscard]] bool is_utf8(std::string_view bytes);

// "text", escaped.  Bytes that are not UTF-8 become U+FFFD: only for names whose bytes do not matter (comm).
void append_json_text(std::string& line, std::string_view text);

// Loses nothing: "text" where the bytes are UTF-8, {"base64":"…"} where they are not, {"text":"…","truncated":true} or
// {"base64":"…","truncated":true} where more followed.
void append_json_string(std::string& line, std::string_view bytes, bool truncated, uint64_t length = 0);

void append_json_value(std::string& line, const Value& value);

// Whether the value is left out of the object it belongs to: it is absent, or was not seen.
[[nodiscard]] constexpr bool has_json(const Value& value) {
  return value.kind != Value::Kind::absent && value.kind != Value::Kind::unseen;
}

}  // namespace tracectl
