// The subcommands, one file each, registered in the table of main.cc.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "lib/base/result.h"

namespace tracectl {

// Exit statuses of tracectl itself; `run` otherwise ends as its command did.
enum Status : int {
  kOk = 0,
  kFailed = 1,         // the thing that was asked for went wrong
  kUsage = 2,          // the arguments are wrong
  kCannotTrace = 125,  // no permission, no BPF, no BTF
  kCannotExecute = 126,
  kNotFound = 127,
};

// Declares options on `app`; what it returns runs after parsing and gives the exit status.
using Runner = std::function<int()>;
// What stood behind a lone "--": words of somebody else's command, never options of ours.
using Words = std::vector<std::string>;
Runner declare_run(CLI::App& app, const Words& behind_dashes);
Runner declare_show(CLI::App& app, const Words& behind_dashes);
Runner declare_doctor(CLI::App& app, const Words& behind_dashes);
Runner declare_syscalls(CLI::App& app, const Words& behind_dashes);

// "tracectl: SENTENCE" on stderr; returns status.
int complain(const std::string& sentence, int status);
inline int complain(const Error& error, int status) {
  return complain(error.sentence(), status);
}

}  // namespace tracectl
