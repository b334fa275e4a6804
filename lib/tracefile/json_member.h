// Members of the JSON objects at the beginning of trace files: absent ones are left as they are, texts need not be
// UTF-8.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace tracectl {

// A text; an array of its byte values where it is not UTF-8.
[[nodiscard]] nlohmann::json json_of(const std::string& text);

// A member as a text; false when it is there and is none.
[[nodiscard]] bool take(const nlohmann::json& object, const char* name, std::string& out);

// A member as a number; false when it is there and is none, or not one of this type.
template <typename Integer>
[[nodiscard]] bool take(const nlohmann::json& object, const char* name, Integer& out) {
  const auto found = object.find(name);
  if (found == object.end()) return true;
  if (found->is_number_unsigned() && std::in_range<Integer>(found->template get<uint64_t>())) {
    out = static_cast<Integer>(found->template get<uint64_t>());
    return true;
  }
  if (!found->is_number_integer() || !std::in_range<Integer>(found->template get<int64_t>())) return false;
  out = static_cast<Integer>(found->template get<int64_t>());
  return true;
}

}  // namespace tracectl
