// Any text as a filter expression: it is refused with a sentence, or it can be evaluated.  Input: the expression.
#include <cstdlib>

#include "lib/filter/evaluate.h"
#include "lib/filter/kernel_half.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tracectl;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto expression = filter::parse_expression(text);
  if (!expression) {
    if (expression.error().what.empty()) std::abort();
    return 0;
  }
  CallEvent event{.nr = 257, .name = "openat"};
  event.args[0] = {
      .name = "filename", .value = {.kind = Value::Kind::string, .text = "/etc/passwd"}, .role = Argument::Role::path};
  event.nargs = 1;
  const auto whole = filter::evaluate(*expression, event);
  event.has_exit = false;
  event.phase = EventPhase::enter;
  const auto begun = filter::evaluate(*expression, event);
  // Knowing more never turns a yes into a no, and the kernel lets through whatever may match.
  if (begun != filter::Truth::unknown && begun != whole) std::abort();
  if (whole == filter::Truth::yes && !filter::kernel_half(*expression).calls.contains(event.nr, Abi::x86_64))
    std::abort();
  return 0;
}
