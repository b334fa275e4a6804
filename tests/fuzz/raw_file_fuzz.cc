// Any bytes as a raw trace file.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "lib/tracefile/raw_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tracectl;
  const UniqueFd file{::memfd_create("trace", MFD_CLOEXEC)};
  if (!file || ::write(file.get(), data, size) != static_cast<ssize_t>(size)) return 0;
  auto reader = RawFileReader::open("/proc/self/fd/" + std::to_string(file.get()));
  if (!reader) return 0;
  Packet packet;
  size_t bytes = 0;
  for (;;) {
    const auto got = reader->next(packet);
    if (got && !*got) break;  // the end; after an error it goes on or ends
    if (got) bytes += packet.bytes.size();
  }
  if (bytes > size) std::abort();  // more than there was
  return 0;
}
