#include "tools/tracectl/format_options.h"

#include "lib/filter/filter_sink.h"
#include "lib/sink/json.h"

namespace tracectl {

void FormatOptions::declare(CLI::App& app, bool with_raw) {
  app.add_option("--format", format,
                 with_raw ? "text (strace's), json (one object a line) or raw (records, for 'tracectl show')"
                          : "text (strace's) or json (one object a line)")
      ->check(with_raw ? CLI::IsMember({"text", "json", "raw"}) : CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_option("-o,--output", output, "Write to a file, or to a command: -o '|grep open'");
  app.add_option("-s,--string-limit", string_limit, "Bytes of strings to show")
      ->check(CLI::Range(0u, 65536u))
      ->capture_default_str();
  app.add_option("-a,--columns", align, "Column at which return values are aligned")
      ->check(CLI::Range(0u, 1000u))
      ->capture_default_str();
  app.add_flag("-t", stamp, "Time of day before each line; -tt with microseconds, -ttt as seconds since the epoch");
  app.add_flag("-r,--relative-timestamps", relative, "Time since the line before");
  app.add_flag("-T,--syscall-times", durations, "Time spent in each call");
  app.add_flag("-v,--no-abbrev", verbose, "Structures whole");
  app.add_option("--where", where, "Only what an expression lets through: 'syscall == openat and errno == ENOENT'");
  app.add_flag("-q,--quiet", quiet, "No messages about attaching; -qq: nor about exits");
}

Result<void> FormatOptions::prepare() {
  if (where.empty()) return {};
  auto parsed = filter::parse_expression(where);
  if (!parsed) return tl::unexpected(parsed.error());
  filter_ = std::make_shared<const filter::Expression>(std::move(*parsed));
  return {};
}

std::unique_ptr<Sink> FormatOptions::make_sink(Output& out, int64_t epoch_offset_ns, bool follow) const {
  std::unique_ptr<Sink> sink = make_output_sink(out, epoch_offset_ns, follow);
  if (filter_ == nullptr) return sink;
  return std::make_unique<filter::FilterSink>(filter_, std::move(sink));
}

std::unique_ptr<Sink> FormatOptions::make_output_sink(Output& out, int64_t epoch_offset_ns, bool follow) const {
  if (format == "json") return make_json_sink({.epoch_offset_ns = epoch_offset_ns}, out);
  TextOptions text;
  text.stamp = stamp == 0   ? TextOptions::Stamp::none
               : stamp == 1 ? TextOptions::Stamp::seconds
               : stamp == 2 ? TextOptions::Stamp::microseconds
                            : TextOptions::Stamp::epoch;
  text.relative = relative;
  text.durations = durations;
  text.align = align;
  text.exits = quiet < 2;
  text.epoch_offset_ns = epoch_offset_ns;
  // As strace -f: a file has the thread's number on each line, a terminal "[pid N]" when there is more than one.
  text.pids = !follow          ? TextOptions::Pids::never
              : output.empty() ? TextOptions::Pids::automatic
                               : TextOptions::Pids::always;
  text.bare_pid = !output.empty();
  return make_text_sink(text, out);
}

}  // namespace tracectl
