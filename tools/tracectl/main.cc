// tracectl: the command that people type.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>

#include "tools/tracectl/command.h"

namespace tracectl {
namespace {

struct Subcommand {
  const char* name;
  const char* help;
  Runner (*declare)(CLI::App&, const Words&);
};

constexpr Subcommand kSubcommands[] = {
    {"run", "Trace a command, or running processes, without the daemon", declare_run},
    {"show", "Print a raw trace file as run would have", declare_show},
    {"doctor", "Tell what this machine offers for tracing, what is missing and the remedy", declare_doctor},
    {"syscalls", "List the system calls that tracectl knows", declare_syscalls},
};

}  // namespace

int complain(const std::string& sentence, int status) {
  const std::string line = "tracectl: " + sentence + "\n";
  // Nowhere to complain to when stderr itself is gone.
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return status;
  return status;
}

int main_of(int argc, char** argv) {
  CLI::App app{"Low-overhead, always-on system call tracer"};
  app.name("tracectl");
  app.require_subcommand(1);
  app.set_version_flag("--version", "tracectl " TRACECTL_VERSION);
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return std::string{"tracectl: "} + error.what() + " (see 'tracectl --help')\n";
  });

  Words words, behind_dashes;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view{argv[i]} == "--") {
      behind_dashes.assign(argv + i + 1, argv + argc);
      break;
    }
    words.emplace_back(argv[i]);
  }
  std::reverse(words.begin(), words.end());  // the order that CLI11 takes them in

  Runner chosen;
  for (const Subcommand& subcommand : kSubcommands) {
    CLI::App* parser = app.add_subcommand(subcommand.name, subcommand.help);
    Runner runner = subcommand.declare(*parser, behind_dashes);
    parser->final_callback([&chosen, runner] { chosen = runner; });
  }
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kUsage;
  }
  return chosen();
}

}  // namespace tracectl

int main(int argc, char** argv) {
  return tracectl::main_of(argc, argv);
}
