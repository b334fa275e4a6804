// Records that the kernel side hands on, one half at a time: through perf buffers, or the kernel's own ring buffers.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "lib/base/byte_reader.h"
#include "lib/base/result.h"
#include "lib/probe/ring_map.h"
#include "lib/probe/transport.h"

namespace tracectl {

// Where the copies come out.
class Outlet {
 public:
  virtual ~Outlet() = default;
  // Everything that is there for the CPU at this index of those given at creation, a record at a time.
  virtual void consume(size_t index, const std::function<void(Bytes)>& take) = 0;
  [[nodiscard]] virtual int wake_fd() const = 0;
};

// cpus: those that are to have a buffer.  The map stays the caller's.
Result<std::unique_ptr<Outlet>> make_perf_outlet(int perf_buffers_fd, const std::vector<uint32_t>& cpus,
                                                 uint64_t buffer_bytes);
Result<std::unique_ptr<Outlet>> make_ringbuf_outlet(int stock_rings_fd, const std::vector<uint32_t>& cpus,
                                                    uint64_t buffer_bytes);

class ForwardTransport final : public Transport {
 public:
  // rings_fd: the array of maps in which records are made.  It stays the caller's.
  static Result<std::unique_ptr<ForwardTransport>> create(std::string_view name, int rings_fd,
                                                          const std::vector<uint32_t>& cpus,
                                                          std::unique_ptr<Outlet> outlet, uint64_t buffer_bytes);

  std::string_view name() const override { return name_; }
  uint32_t cpus() const override { return static_cast<uint32_t>(lanes_.size()); }
  uint64_t drain(uint64_t now_ns, uint64_t peek_older_than_ns, PacketConsumer& consumer) override;
  int wake_fd() const override { return outlet_->wake_fd(); }
  uint64_t wake_bytes() const override { return buffer_bytes_ / 4; }
  void set_sleeping(bool sleeping) override;
  TransportCounters counters() const override;

 private:
  struct Lane {
    uint32_t cpu;
    RingMap making;  // where its programs make their records, and count
    uint64_t told_complete_until_ns = 0;
  };

  ForwardTransport(std::string_view name, std::unique_ptr<Outlet> outlet, uint64_t buffer_bytes)
      : name_(name), outlet_(std::move(outlet)), buffer_bytes_(buffer_bytes) {}
  uint64_t drain_lane(size_t index, uint64_t now_ns, PacketConsumer& consumer);

  std::string_view name_;
  std::unique_ptr<Outlet> outlet_;
  uint64_t buffer_bytes_;
  std::vector<Lane> lanes_;
  std::vector<std::byte> batch_;  // of the lane that is being drained
  uint64_t awaited_ns_ =
      0;  // when bytes last went out: they are told when every CPU has said that it has nothing older
};

}  // namespace tracectl
