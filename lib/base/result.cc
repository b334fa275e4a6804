#include "lib/base/result.h"

#include <system_error>

namespace tracectl {

std::string Error::sentence() const {
  std::string text = what;
  if (code != 0) text += ": " + std::generic_category().message(code);
  if (!remedy.empty()) text += " (" + remedy + ")";
  return text;
}

}  // namespace tracectl
