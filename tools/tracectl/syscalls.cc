// tracectl syscalls [NAME]: what the table knows.
#include <fmt/format.h>

#include <memory>
#include <string>

#include "lib/syscalls/lookup.h"
#include "tools/tracectl/command.h"

namespace tracectl {
namespace {

std::string prototype(const syscalls::Row& row) {
  std::string text = fmt::format("{}(", row.name);
  for (size_t i = 0; i < row.arity(); ++i) {
    const std::string_view ctype = row.args[i].ctype;
    text += fmt::format("{}{}{}{}", i == 0 ? "" : ", ", ctype, ctype.ends_with('*') ? "" : " ", row.args[i].name);
  }
  return text + ")";
}

int list(const std::string& expression) {
  const auto wanted = syscalls::parse_call_set(expression.empty() ? "all" : expression);
  if (!wanted) return complain(wanted.error(), kUsage);
  for (const syscalls::Row* row : syscalls::all_rows()) {
    std::string numbers;
    for (const Abi abi : {Abi::x86_64, Abi::i386}) {
      const int nr = row->nr.on(abi);
      numbers += nr >= 0 && wanted->contains(nr, abi) ? fmt::format("{:>6}", nr) : fmt::format("{:>6}", "-");
    }
    if (numbers.find_first_of("0123456789") == std::string::npos) continue;
    fmt::print("{}  {}\n", numbers, prototype(*row));
  }
  return kOk;
}

}  // namespace

Runner declare_syscalls(CLI::App& app, const Words& /*behind_dashes*/) {
  auto expression = std::make_shared<std::string>();
  app.footer("The columns are the numbers of x86-64 and i386.");
  app.add_option("name", *expression, "A name, a %class or any expression that -e trace= takes");
  return [expression] { return list(*expression); };
}

}  // namespace tracectl
