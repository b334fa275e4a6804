// Records through one BPF ring buffer a CPU, by libbpf.
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <fmt/format.h>
#include <sys/epoll.h>

#include <cerrno>

#include "lib/base/unique_fd.h"
#include "lib/probe/forward_transport.h"

namespace tracectl {
namespace {

class RingbufOutlet final : public Outlet {
 public:
  RingbufOutlet() : wake_(::epoll_create1(EPOLL_CLOEXEC)) {}
  RingbufOutlet(const RingbufOutlet&) = delete;
  RingbufOutlet& operator=(const RingbufOutlet&) = delete;
  ~RingbufOutlet() override {
    for (const Buffer& buffer : buffers_) ring_buffer__free(buffer.reader);
  }

  Result<void> add(int stock_rings_fd, uint32_t cpu, uint64_t bytes) {
    UniqueFd map{bpf_map_create(BPF_MAP_TYPE_RINGBUF, "trc_stock_ring", 0, 0, static_cast<uint32_t>(bytes), nullptr)};
    const int fd = map.get();
    if (!map || bpf_map_update_elem(stock_rings_fd, &cpu, &fd, BPF_ANY) != 0)
      return fail(fmt::format("cannot create the ring buffer of CPU {} ({} KiB)", cpu, bytes >> 10), errno,
                  "a smaller ring may fit (--ring-size)");
    ring_buffer* const reader = ring_buffer__new(fd, on_sample, this, nullptr);
    if (reader == nullptr) return fail(fmt::format("cannot map the ring buffer of CPU {}", cpu), errno);
    buffers_.push_back({std::move(map), reader});
    epoll_event event{.events = EPOLLIN, .data = {}};
    if (::epoll_ctl(wake_.get(), EPOLL_CTL_ADD, ring_buffer__epoll_fd(reader), &event) != 0)
      return fail("cannot wait for the ring buffers", errno);
    return {};
  }

  void consume(size_t index, const std::function<void(Bytes)>& take) override {
    take_ = &take;
    ring_buffer__consume(buffers_[index].reader);
    take_ = nullptr;
  }
  int wake_fd() const override { return wake_.get(); }

 private:
  static int on_sample(void* self, void* data, size_t size) {
    (*static_cast<RingbufOutlet*>(self)->take_)(Bytes{static_cast<const std::byte*>(data), size});
    return 0;
  }

  struct Buffer {
    UniqueFd map;
    ring_buffer* reader;  // owned
  };
  UniqueFd wake_;
  std::vector<Buffer> buffers_;
  const std::function<void(Bytes)>* take_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<Outlet>> make_ringbuf_outlet(int stock_rings_fd, const std::vector<uint32_t>& cpus,
                                                    uint64_t buffer_bytes) {
  auto outlet = std::make_unique<RingbufOutlet>();
  for (const uint32_t cpu : cpus) {
    if (auto added = outlet->add(stock_rings_fd, cpu, buffer_bytes); !added) return tl::unexpected(added.error());
  }
  return outlet;
}

}  // namespace tracectl
