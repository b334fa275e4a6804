// tracectl show: print a raw trace file exactly as run would have.
#include <unistd.h>

#include <memory>
#include <string>

#include "lib/sink/render.h"
#include "lib/stream/stream.h"
#include "lib/tracefile/raw_file.h"
#include "tools/tracectl/command.h"
#include "tools/tracectl/format_options.h"
#include "tools/tracectl/output.h"

namespace tracectl {
namespace {

struct ShowOptions {
  FormatOptions format;
  bool no_follow = false;
  std::string file;
};

int show(ShowOptions& options) {
  if (auto prepared = options.format.prepare(); !prepared) return complain(prepared.error(), kUsage);
  auto reader = RawFileReader::open(options.file);
  if (!reader) return complain(reader.error(), kFailed);
  auto output = FdOutput::open(options.format.output, STDOUT_FILENO);
  if (!output) return complain(output.error(), kFailed);

  const Decoder decoder{options.format.decode_options()};
  const std::unique_ptr<Sink> sink =
      options.format.make_sink(**output, reader->head().epoch_offset_ns, !options.no_follow);
  Renderer renderer{decoder, *sink};
  Stream stream{renderer};
  stream.expect_cpus(reader->head().cpus);
  for (const Task& task : reader->head().tasks) stream.know_task(task);

  std::optional<Error> damage;
  while (!(*output)->error()) {
    Packet packet;
    const auto more = reader->next(packet);
    if (!more) damage = more.error();
    if (!more || !*more) break;
    stream.add(std::move(packet));
    stream.advance();
  }
  stream.finish();  // what was read is shown, also of a damaged file
  sink->finish();
  if (const auto closed = (*output)->close(); !closed) {
    if (closed.error().code == EPIPE) return kOk;  // the reader has seen enough: show … | head
    return complain(closed.error(), kFailed);
  }
  if (damage) return complain(*damage, kFailed);
  return kOk;
}

}  // namespace

Runner declare_show(CLI::App& app, const Words& /*behind_dashes*/) {
  auto options = std::make_shared<ShowOptions>();
  options->format.declare(app, false);
  app.add_flag("--no-follow", options->no_follow, "No thread numbers in front of lines");
  app.add_option("file", options->file, "A file that 'tracectl run --format raw -o FILE' wrote")->required();
  return [options] { return show(*options); };
}

}  // namespace tracectl
