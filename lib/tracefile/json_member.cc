#include "lib/tracefile/json_member.h"

namespace tracectl {
namespace {

using nlohmann::json;

bool is_utf8(const std::string& text) {
  try {
    (void)json(text).dump();
    return true;
  } catch (const json::type_error&) {
    return false;
  }
}

}  // namespace

json json_of(const std::string& text) {
  if (is_utf8(text)) return text;
  json bytes = json::array();
  for (const char c : text) bytes.push_back(static_cast<unsigned char>(c));
  return bytes;
}

bool take(const json& object, const char* name, std::string& out) {
  const auto found = object.find(name);
  if (found == object.end()) return true;
  if (found->is_string()) {
    out = found->get<std::string>();
    return true;
  }
  if (!found->is_array()) return false;
  for (const json& byte : *found) {
    if (!byte.is_number_unsigned() || byte.get<uint64_t>() > 0xff) return false;
    out.push_back(static_cast<char>(byte.get<uint8_t>()));
  }
  return true;
}

}  // namespace tracectl
