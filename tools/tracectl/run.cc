// tracectl run: trace a command from its first instruction, or processes that run already, without the daemon.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/base/clock.h"
#include "lib/filter/kernel_half.h"
#include "lib/probe/probe.h"
#include "lib/syscalls/lookup.h"
#include "tools/tracectl/account.h"
#include "tools/tracectl/attach.h"
#include "tools/tracectl/cgroup.h"
#include "tools/tracectl/child.h"
#include "tools/tracectl/command.h"
#include "tools/tracectl/format_options.h"
#include "tools/tracectl/proc.h"
#include "tools/tracectl/recorder.h"

namespace tracectl {
namespace {

struct RunOptions {
  FormatOptions format;
  std::vector<std::string> expressions;  // -e
  bool follow_flag = false;              // -f: accepted, for strace's habits
  bool no_follow = false;
  std::vector<uint32_t> pids;
  std::vector<uint32_t> trees;  // --tree: with their descendants
  std::string user;
  uint64_t ring_kib = 0;
  std::string transport;  // empty: TRACECTL_TRANSPORT, or the default
  bool all = false;
  std::vector<std::string> cgroups;
  double seconds = 0;   // 0: until it ends, or Ctrl-C
  std::string account;  // a file, "-" for stderr; empty: none is kept
  std::vector<std::string> command;
};

// ---- what is wanted ----

struct Wanted {
  syscalls::CallSet calls = syscalls::CallSet::all();
  syscalls::CaptureChoice capture{};
  TaskFilter tasks{};
  std::optional<std::vector<trc_exit_clause>> exits{};
};

template <typename T>
Result<void> take(Result<T> parsed, T& into) {
  if (!parsed) return tl::unexpected(parsed.error());
  into = std::move(*parsed);
  return {};
}

Result<void> take_expression(const std::string& expression, Wanted& wanted) {
  std::string_view value = expression;
  std::string_view qualifier = "trace";
  if (const size_t equals = value.find('='); equals != std::string_view::npos) {
    qualifier = value.substr(0, equals);
    value.remove_prefix(equals + 1);
  }
  if (qualifier == "trace" || qualifier == "t") return take(syscalls::parse_call_set(value), wanted.calls);
  if (qualifier == "capture") return take(syscalls::parse_argument_set(value), wanted.capture.arguments);
  if (qualifier == "exit") return take(syscalls::parse_call_set(value), wanted.capture.exits);
  return fail(fmt::format("-e {}: '{}' is not a qualifier that is known here", expression, qualifier), 0,
              "trace=, capture= and exit= are");
}

Result<Wanted> wanted_of(const std::vector<std::string>& expressions) {
  Wanted wanted;
  for (const std::string& expression : expressions) {
    if (const auto taken = take_expression(expression, wanted); !taken) return tl::unexpected(taken.error());
  }
  return wanted;
}

constexpr uint32_t kEnvironmentBytes = 32 << 10;  // with -v

// What the expression says about calls, tasks and ends of calls can be decided where the call is made.  Of its cgroups
// the kernel lets also those below through.
void narrow(const filter::KernelHalf& half, Wanted& wanted) {
  wanted.calls &= half.calls;
  wanted.tasks.pids = half.pids;
  wanted.tasks.tids = half.tids;
  wanted.tasks.uids = half.uids;
  if (half.cgroups && half.cgroups->size() <= TRC_CGROUPS_MAX) wanted.tasks.cgroups = *half.cgroups;
  wanted.exits = half.exits;
}

// --cgroup takes the place of those that the expression names: the kernel has one set of them.
Result<void> take_cgroups(const std::vector<std::string>& paths, Wanted& wanted) {
  if (!paths.empty()) wanted.tasks.cgroups.clear();
  for (const std::string& path : paths) {
    const auto id = cgroup_id(path);
    if (!id) return tl::unexpected(id.error());
    wanted.tasks.cgroups.insert(*id);
  }
  return {};
}

ProbeOptions probe_options(const RunOptions& options, const Wanted& wanted, Attachment attachment,
                           TransportKind transport) {
  ProbeOptions probe;
  probe.attachment = attachment;
  probe.transport = transport;
  probe.tasks = wanted.tasks;
  probe.exits = wanted.exits;
  probe.ring_bytes = options.ring_kib << 10;
  probe.count_filtered = !options.account.empty();
  probe.calls = wanted.calls;
  probe.capture = wanted.capture;
  probe.limits.string = options.format.string_limit;
  probe.limits.buffer = options.format.string_limit;
  probe.limits.elements = options.format.string_limit + 1;  // one more tells that there are more
  probe.limits.environment = options.format.verbose ? kEnvironmentBytes : 0;
  return probe;
}

// ---- signals, as the thing that the main thread waits for ----

class Signals {
 public:
  // Blocked before any thread starts, so that all threads have them blocked.
  Signals() {
    sigset_t set;
    ::sigemptyset(&set);
    for (const int number : {SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP}) ::sigaddset(&set, number);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    ::signal(SIGPIPE, SIG_IGN);  // a reader of our output that is gone is an error of write()
    fd_ = UniqueFd{::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)};
  }
  // The next signal, or 0 after the time.
  [[nodiscard]] int wait(int timeout_ms) const {
    pollfd ready{.fd = fd_.get(), .events = POLLIN, .revents = 0};
    ::poll(&ready, 1, timeout_ms);
    signalfd_siginfo info{};
    return ::read(fd_.get(), &info, sizeof(info)) == sizeof(info) ? static_cast<int>(info.ssi_signo) : 0;
  }

 private:
  UniqueFd fd_;
};

// COMMAND's end, once it has come.
std::optional<int> reap(pid_t pid) {
  int status = 0;
  return ::waitpid(pid, &status, WNOHANG) == pid ? std::optional{status} : std::nullopt;
}

constexpr int kStandingWaitMs = 100;

// A moment after which tracing ends, if one was given.
class Deadline {
 public:
  explicit Deadline(double seconds) {
    if (seconds > 0) at_ns_ = clock_ns(CLOCK_MONOTONIC) + static_cast<uint64_t>(seconds * 1e9);
  }
  [[nodiscard]] bool is_past() const { return at_ns_ != 0 && clock_ns(CLOCK_MONOTONIC) >= at_ns_; }
  // Not longer than it is away.
  [[nodiscard]] int shorten(int timeout_ms) const {
    if (at_ns_ == 0) return timeout_ms;
    const uint64_t now = clock_ns(CLOCK_MONOTONIC);
    const uint64_t left_ms = at_ns_ > now ? (at_ns_ - now) / 1000000 + 1 : 0;
    return static_cast<int>(std::min<uint64_t>(left_ms, static_cast<uint64_t>(timeout_ms)));
  }

 private:
  uint64_t at_ns_ = 0;
};

// What was running already: until a Ctrl-C or SIGTERM, the deadline, or there is nothing left to trace.
void follow_until_told(const Signals& signals, const Recorder& recorder, const Deadline& deadline,
                       const std::function<bool()>& is_gone) {
  for (;;) {
    const int signal = signals.wait(deadline.shorten(kStandingWaitMs));
    if ((signal != 0 && signal != SIGCHLD) || recorder.failed() || deadline.is_past() || is_gone()) return;
  }
}

// Until the command and everything that it started are gone.  After the command itself has ended a Ctrl-C or SIGTERM
// ends the tracing of what is left.
int follow_until_gone(const Signals& signals, const Probe& probe, const Recorder& recorder, pid_t child) {
  int status = 0;
  bool child_lives = true;
  for (;;) {
    const int signal = signals.wait(child_lives ? 200 : 5);
    if (child_lives) {
      if (const auto ended = reap(child)) {
        status = *ended;
        child_lives = false;
      } else if (signal == SIGTERM || signal == SIGHUP) {
        ::kill(child, signal);  // sent to us alone; the terminal's own reach the command without us
      }
    } else if (signal != 0 && signal != SIGCHLD) {
      return status;
    }
    if (recorder.failed() && !child_lives) return status;
    if (!child_lives && probe.live_tasks() == 0) return status;
  }
}

// The command's end becomes ours: its status, or death by the same signal.
int end_like(int status) {
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  const int number = WTERMSIG(status);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::signal(number, SIG_DFL);
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, number);
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
  ::raise(number);
  return 128 + number;
}

void report_losses(Probe& probe) {
  const TransportCounters rings = probe.transport().counters();
  const ProbeCounters probe_counters = probe.counters();
  if (const uint64_t lost = rings.lost_enters + rings.lost_exits + rings.lost_tasks + rings.lost_signals; lost != 0) {
    complain(fmt::format("{} records were lost because a ring was full ({} enters, {} exits, {} of tasks, {} signals); "
                         "a larger --ring-size may help",
                         lost, rings.lost_enters, rings.lost_exits, rings.lost_tasks, rings.lost_signals),
             0);
  }
  if (probe_counters.no_ring != 0)
    complain(fmt::format("{} records were lost on CPUs that had no ring yet", probe_counters.no_ring), 0);
  if (probe_counters.tasks_full != 0)
    complain(fmt::format("{} new threads or processes were not followed: more than {} at once",
                         probe_counters.tasks_full, TRC_TASKS_MAX),
             0);
  if (probe_counters.recursion_misses != 0) {
    complain(
        fmt::format("{} calls or events of tasks were skipped by the kernel, because a tracing program was running "
                    "already on their CPU",
                    probe_counters.recursion_misses),
        0);
  }
}

// What --account asks for.  The file is made before anything is traced.
class AccountFile {
 public:
  static Result<AccountFile> open(const std::string& target) {
    AccountFile file;
    if (target.empty()) return file;
    auto output = FdOutput::open(target == "-" ? "" : target, STDERR_FILENO);
    if (!output) return tl::unexpected(output.error());
    file.output_ = std::move(*output);
    file.counts_ = std::make_unique<DeliveryCounts>();
    file.is_json_ = target.ends_with(".json");
    return file;
  }
  // Null where none was asked for.
  [[nodiscard]] DeliveryCounts* counts() const { return counts_.get(); }
  // At the end, after what is on its way was recorded.
  Result<void> write(Probe& probe) {
    if (!output_) return {};
    auto calls = probe.account();
    if (!calls) return tl::unexpected(calls.error());
    const KernelCounts kernel{std::move(*calls), probe.counters(), probe.transport().counters()};
    output_->write(is_json_ ? account_json(*counts_, kernel) : account_text(*counts_, kernel));
    if (output_->error()) return tl::unexpected(*output_->error());
    return output_->close();
  }

 private:
  std::unique_ptr<FdOutput> output_;
  std::unique_ptr<DeliveryCounts> counts_;
  bool is_json_ = false;
};

// The end of all ways to run: nothing more will come, what is on its way is written, and said what is missing.
// kOk, or the status of what went wrong.  A reader that has seen enough (-o '|head') is no failure.
int finish(Probe& probe, std::unique_ptr<Recorder>& recorder, FdOutput& output, AccountFile& account) {
  probe.detach();
  const auto finished = recorder->finish();
  recorder.reset();
  const auto closed = output.close();
  const auto accounted = account.write(probe);
  report_losses(probe);
  if (!accounted) complain(accounted.error(), kFailed);
  if (!finished && finished.error().code != EPIPE) return complain(finished.error(), kFailed);
  if (!closed && closed.error().code != EPIPE) return complain(closed.error(), kFailed);
  return accounted ? kOk : kFailed;
}

// ---- the two ways to run ----

size_t processes_of(const std::vector<Task>& threads) {
  std::set<uint32_t> pids;
  for (const Task& thread : threads) pids.insert(thread.tgid);
  return pids.size();
}

// Records what was running already, until it is told to end.
int run_standing(const RunOptions& options, Probe& probe, FdOutput& output, AccountFile& account,
                 const Signals& signals, std::vector<Task> known, std::string what,
                 const std::function<bool()>& is_gone) {
  auto recorder = Recorder::start(probe, output,
                                  {.format = options.format,
                                   .follow = true,
                                   .known_tasks = std::move(known),
                                   .command = std::move(what),
                                   .counts = account.counts()});
  if (!recorder) return complain(recorder.error(), kFailed);
  follow_until_told(signals, **recorder, Deadline{options.seconds}, is_gone);
  return finish(probe, *recorder, output, account);
}

int run_processes(const RunOptions& options, Probe& probe, FdOutput& output, AccountFile& account,
                  const Signals& signals) {
  const uint16_t flags = options.no_follow ? 0 : TRC_TASK_FOLLOW;
  for (const auto& pids : {options.pids, options.trees}) {
    for (const uint32_t pid : pids) {
      if (auto threads = threads_of(pid); !threads) return complain(threads.error(), kFailed);
    }
  }
  if (auto attached = probe.attach(); !attached) return complain(attached.error(), kCannotTrace);
  std::vector<Task> known;
  if (auto added = attach_processes(probe, options.pids, flags, known); !added) return complain(added.error(), kFailed);
  if (auto added = attach_trees(probe, options.trees, flags, known); !added) return complain(added.error(), kFailed);
  if (options.format.quiet == 0)
    complain(fmt::format("tracing {} threads of {} processes; Ctrl-C ends it", known.size(), processes_of(known)), 0);
  return run_standing(options, probe, output, account, signals, std::move(known),
                      options.trees.empty() ? "-p" : "--tree", [&probe] { return probe.live_tasks() == 0; });
}

int run_all(const RunOptions& options, Probe& probe, FdOutput& output, AccountFile& account, const Signals& signals) {
  probe.trace_all_tasks();
  if (auto attached = probe.attach(); !attached) return complain(attached.error(), kCannotTrace);
  // Only now: whoever comes later tells it itself.
  std::vector<Task> known = all_threads();
  if (options.format.quiet == 0) {
    complain(options.cgroups.empty()
                 ? fmt::format("tracing the whole machine, {} threads now; Ctrl-C ends it", known.size())
                 : fmt::format("tracing {}; Ctrl-C ends it", fmt::join(options.cgroups, ", ")),
             0);
    if (options.format.output.empty())
      complain("whatever shows this output makes calls that are shown too: -o FILE keeps them apart", 0);
  }
  return run_standing(options, probe, output, account, signals, std::move(known), "--all", [] { return false; });
}

int run_command(const RunOptions& options, Probe& probe, FdOutput& output, AccountFile& account,
                const Signals& signals) {
  auto identity = command_identity(options.user);
  if (!identity) return complain(identity.error(), kUsage);
  auto file = find_command(options.command.front());
  if (!file) return complain(file.error(), file.error().code == EACCES ? kCannotExecute : kNotFound);

  // 1. The command, waiting before its first instruction; tracing begins with its execve.
  auto child = Child::prepare(*file, options.command, *identity);
  if (!child) return complain(child.error(), kFailed);
  const auto pid = static_cast<uint32_t>(child->pid());
  const uint16_t follow = options.no_follow ? 0 : TRC_TASK_FOLLOW;
  if (auto added = probe.add_task(pid, follow | TRC_TASK_WAIT_EXEC); !added)
    return complain(added.error(), kCannotTrace);

  // 2. The programs, the rings' readers.
  if (auto attached = probe.attach(); !attached) return complain(attached.error(), kCannotTrace);
  Task task;
  task.tid = task.tgid = pid;
  task.parent_tgid = static_cast<uint32_t>(::getpid());
  task.comm = "tracectl";
  auto recorder = Recorder::start(probe, output,
                                  {.format = options.format,
                                   .follow = !options.no_follow,
                                   .known_tasks = {task},
                                   .command = fmt::format("{}", fmt::join(options.command, " ")),
                                   .counts = account.counts()});
  if (!recorder) return complain(recorder.error(), kFailed);

  // 3. Go.
  child->release();
  const std::optional<Error> not_executed = child->exec_error();
  const int status = follow_until_gone(signals, probe, **recorder, child->pid());

  // 4. Nothing more will come: what is on its way is written.
  const int finished = finish(probe, *recorder, output, account);
  if (not_executed) return complain(*not_executed, not_executed->code == ENOENT ? kNotFound : kCannotExecute);
  return finished == kOk ? end_like(status) : finished;
}

int run(RunOptions& options) {
  const bool has_processes = !options.pids.empty() || !options.trees.empty();
  options.all = options.all || (!options.cgroups.empty() && options.command.empty() && !has_processes);
  const int subjects = (options.command.empty() ? 0 : 1) + (options.pids.empty() ? 0 : 1) +
                       (options.trees.empty() ? 0 : 1) + (options.all ? 1 : 0);
  if (subjects != 1) {
    return complain(subjects == 0 ? "what is to be traced? Give a command after '--', processes with -p, one and what "
                                    "descends from it with --tree, a --cgroup, or --all"
                                  : "a command, -p, --tree and --all do not go together: give one of them",
                    kUsage);
  }
  if (options.seconds > 0 && !options.command.empty())
    return complain("--for goes with -p, --tree, --all and --cgroup; a command is traced until it ends", kUsage);
  if (options.no_follow && !options.trees.empty())
    return complain("--tree and --no-follow do not go together: -p traces a process without its children", kUsage);
  if (options.format.format == "raw" && options.format.output.empty())
    return complain("--format raw needs -o FILE: records are not for a terminal", kUsage);
  auto wanted = wanted_of(options.expressions);
  if (!wanted) return complain(wanted.error(), kUsage);
  if (auto prepared = options.format.prepare(); !prepared) return complain(prepared.error(), kUsage);
  if (options.format.filter() != nullptr) narrow(filter::kernel_half(*options.format.filter()), *wanted);
  if (auto taken = take_cgroups(options.cgroups, *wanted); !taken) return complain(taken.error(), kUsage);

  const auto attachment = attachment_from_environment();
  if (!attachment) return complain(attachment.error(), kUsage);
  const auto transport = options.transport.empty() ? transport_from_environment() : parse_transport(options.transport);
  if (!transport) return complain(transport.error(), kUsage);

  const Signals signals;
  auto probe = Probe::load(probe_options(options, *wanted, *attachment, *transport));
  if (!probe) return complain(probe.error(), kCannotTrace);
  auto output = FdOutput::open(options.format.output, STDERR_FILENO);
  if (!output) return complain(output.error(), kFailed);
  auto account = AccountFile::open(options.account);
  if (!account) return complain(account.error(), kFailed);
  if (options.all) return run_all(options, *probe, **output, *account, signals);
  if (has_processes) return run_processes(options, *probe, **output, *account, signals);
  return run_command(options, *probe, **output, *account, signals);
}

}  // namespace

Runner declare_run(CLI::App& app, const Words& behind_dashes) {
  auto options = std::make_shared<RunOptions>();
  app.footer(
      "tracectl run [options] [--] COMMAND [ARGUMENT...]\ntracectl run [options] -p PID...\n"
      "tracectl run [options] --tree PID...\ntracectl run [options] --all\n"
      "tracectl run [options] --cgroup PATH");
  options->format.declare(app, true);
  app.add_option(
         "-e,--trace", options->expressions,
         "Calls to trace: trace=open,close  trace=%file  trace=!futex; arguments of which to copy what they point to: "
         "capture=!write.buf; calls whose return is recorded too: exit=!read,write")
      ->allow_extra_args(false)
      ->take_all();
  app.add_flag("-f,--follow-forks", options->follow_flag, "Trace children and threads too (they are)");
  app.add_flag("--no-follow", options->no_follow, "Only the command itself, not its children and threads");
  app.add_option("-p,--attach", options->pids, "Trace a process that runs already; may be given again")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_option("--tree", options->trees,
                 "Trace a process that runs already and everything that descends from it; may be given again")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_flag("--all", options->all, "Trace the whole machine, except tracectl itself");
  app.add_option("--cgroup", options->cgroups,
                 "Only tasks of a cgroup (version 2) and of those below it, also later ones; may be given again")
      ->allow_extra_args(false);
  app.add_option("--for", options->seconds, "With -p, --tree, --all and --cgroup: end after a time, 10s or 5min")
      ->transform(CLI::AsNumberWithUnit(std::map<std::string, double>{{"ms", 1e-3}, {"s", 1}, {"min", 60}, {"h", 3600}},
                                        CLI::AsNumberWithUnit::CASE_SENSITIVE))
      ->check(CLI::PositiveNumber);
  app.add_option("-u,--user", options->user,
                 "Run the command as this user (under sudo: as the one who called it, unless told otherwise)");
  app.add_option("--ring-size", options->ring_kib, "KiB of each CPU's ring: a power of two")
      ->check(CLI::Range(64u, 65536u));
  app.add_option(
         "--account", options->account,
         "At the end, write how many enters and exits of each call were delivered, lost and filtered out: to a "
         "file (JSON where its name ends in .json), or to stderr with '-'.  Calls that are not wanted cost more")
      ->option_text("FILE");
  app.add_option("--transport", options->transport,
                 "How records leave the kernel: ring (the default), perf or ringbuf; TRACECTL_TRANSPORT names it too");
  app.prefix_command();  // the first word that is no option begins the command
  return [options, &app, behind_dashes] {
    options->command = app.remaining();
    if (!options->command.empty() && options->command.front().starts_with('-')) {
      return complain(fmt::format("{} is no option of run: see 'tracectl run --help'", options->command.front()),
                      kUsage);
    }
    options->command.insert(options->command.end(), behind_dashes.begin(), behind_dashes.end());
    return run(*options);
  };
}

}  // namespace tracectl
