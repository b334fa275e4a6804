// Options of strace that say how a trace is shown: the same in run and show.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "lib/decode/decoder.h"
#include "lib/event/event.h"
#include "lib/filter/expression.h"
#include "lib/sink/text.h"

namespace tracectl {

struct FormatOptions {
  std::string format = "text";
  std::string output{};  // -o: a file, or "|command"; empty: stderr in run, stdout in show
  uint32_t string_limit = 32;
  uint32_t align = 40;
  int stamp = 0;  // how many -t
  int quiet = 0;  // how many -q
  bool relative = false;
  bool durations = false;
  bool verbose = false;
  std::string where{};  // an expression; empty: everything

  void declare(CLI::App& app, bool with_raw);
  // Understands the expression; to be called before the others.
  Result<void> prepare();
  [[nodiscard]] const std::shared_ptr<const filter::Expression>& filter() const { return filter_; }
  [[nodiscard]] DecodeOptions decode_options() const { return {.string_limit = string_limit, .verbose = verbose}; }
  // The sink that `format` names.  follow: more than one thread may come.
  [[nodiscard]] std::unique_ptr<Sink> make_sink(Output& out, int64_t epoch_offset_ns, bool follow) const;

 private:
  [[nodiscard]] std::unique_ptr<Sink> make_output_sink(Output& out, int64_t epoch_offset_ns, bool follow) const;

  std::shared_ptr<const filter::Expression> filter_{};
};

}  // namespace tracectl
