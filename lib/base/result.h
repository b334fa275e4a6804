// What a caller may handle: a value, or what was tried, on what, and the errno it ended with.
#pragma once

#include <cerrno>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace tracectl {

struct Error {
  std::string what;      // one clause that names the thing: "cannot open /etc/x"
  int code = 0;          // errno, 0 where there is none
  std::string remedy{};  // what to do about it, a clause without a full stop; may be empty

  // One sentence for a person: "cannot open /etc/x: Permission denied (run as root)".
  [[nodiscard]] std::string sentence() const;
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(std::string what, int code = 0, std::string remedy = {}) {
  return tl::unexpected<Error>(Error{std::move(what), code, std::move(remedy)});
}

}  // namespace tracectl
