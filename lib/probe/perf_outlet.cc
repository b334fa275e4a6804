// Records through per-CPU perf buffers, by libbpf.
#include <bpf/libbpf.h>
#include <linux/perf_event.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "lib/probe/forward_transport.h"

namespace tracectl {
namespace {

class PerfOutlet final : public Outlet {
 public:
  PerfOutlet() = default;
  PerfOutlet(const PerfOutlet&) = delete;
  PerfOutlet& operator=(const PerfOutlet&) = delete;
  ~PerfOutlet() override { perf_buffer__free(buffers_); }

  bool open(int perf_buffers_fd, const std::vector<uint32_t>& cpus, size_t pages) {
    perf_event_attr attributes{};
    attributes.size = sizeof(attributes);
    attributes.type = PERF_TYPE_SOFTWARE;
    attributes.config = PERF_COUNT_SW_BPF_OUTPUT;
    attributes.sample_type = PERF_SAMPLE_RAW;
    attributes.sample_period = 1;
    attributes.watermark = 1;  // woken when a quarter is full, not for each record
    attributes.wakeup_watermark = static_cast<uint32_t>(pages * static_cast<size_t>(::sysconf(_SC_PAGESIZE)) / 4);
    std::vector<int> numbers(cpus.begin(), cpus.end());
    LIBBPF_OPTS(perf_buffer_raw_opts, options);
    options.cpu_cnt = static_cast<int>(numbers.size());
    options.cpus = numbers.data();
    options.map_keys = numbers.data();
    buffers_ = perf_buffer__new_raw(perf_buffers_fd, pages, &attributes, on_event, this, &options);
    return buffers_ != nullptr;
  }

  void consume(size_t index, const std::function<void(Bytes)>& take) override {
    take_ = &take;
    perf_buffer__consume_buffer(buffers_, index);
    take_ = nullptr;
  }
  int wake_fd() const override { return perf_buffer__epoll_fd(buffers_); }

 private:
  // What the buffer itself tells of losses (PERF_RECORD_LOST) the programs have counted too, by what was lost.
  static bpf_perf_event_ret on_event(void* self, int /*cpu*/, perf_event_header* event) {
    constexpr size_t kHeader = sizeof(perf_event_header) + sizeof(uint32_t);  // and the size of what follows
    if (event->type == PERF_RECORD_SAMPLE && event->size > kHeader) {
      const auto* const first = reinterpret_cast<const std::byte*>(event) + kHeader;
      (*static_cast<PerfOutlet*>(self)->take_)(Bytes{first, event->size - kHeader});
    }
    return LIBBPF_PERF_EVENT_CONT;
  }

  perf_buffer* buffers_ = nullptr;  // owned
  const std::function<void(Bytes)>* take_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<Outlet>> make_perf_outlet(int perf_buffers_fd, const std::vector<uint32_t>& cpus,
                                                 uint64_t buffer_bytes) {
  auto outlet = std::make_unique<PerfOutlet>();
  const auto page = static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
  if (!outlet->open(perf_buffers_fd, cpus, std::max<uint64_t>(buffer_bytes / page, 1)))
    return fail("cannot open the perf buffers", errno, "a smaller ring may fit (--ring-size)");
  return outlet;
}

}  // namespace tracectl
