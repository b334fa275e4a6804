#include "tests/proof/observer.h"

#include "lib/base/clock.h"

namespace tracectl::proof {
namespace {

constexpr uint64_t kRingBytes = 4 << 20;  // a record with every item at 64 KiB, and room for both halves of the next

class Keep final : public PacketConsumer {
 public:
  explicit Keep(std::vector<std::vector<std::byte>>& packets) : packets_(packets) {}
  void on_packet(const Packet& head, Bytes bytes) override {
    if (!head.peek) packets_.emplace_back(bytes.begin(), bytes.end());
  }

 private:
  std::vector<std::vector<std::byte>>& packets_;
};

}  // namespace

Result<Observer> Observer::load(const syscalls::CaptureLimits& limits) {
  auto probe = Probe::load({.ring_bytes = kRingBytes, .limits = limits});
  if (!probe) return tl::make_unexpected(probe.error());
  if (auto attached = probe->attach(); !attached) return tl::make_unexpected(attached.error());
  return Observer(std::move(*probe));
}

void Observer::collect() {
  packets_.clear();
  records_.clear();
  Keep keep{packets_};
  while (probe_.transport().drain(monotonic_ns(), 0, keep) != 0) {
  }
  for (const std::vector<std::byte>& packet : packets_) {
    Bytes rest{packet};
    RecordView record;
    for (RecordStatus status; (status = next_record(rest, record)) != RecordStatus::end;) {
      if (status == RecordStatus::ok) records_.push_back(record);
    }
  }
}

const RecordView* Observer::only(const std::function<bool(const RecordView&)>& wanted) const {
  const RecordView* found = nullptr;
  for (const RecordView& record : records_) {
    if (record.header.kind != TRC_CALL || !wanted(record)) continue;
    if (found != nullptr) return nullptr;
    found = &record;
  }
  return found;
}

std::string Observer::collected() const {
  std::string text;
  for (const RecordView& record : records_) {
    if (record.header.kind != TRC_CALL) continue;
    text += "\n    " + std::to_string(record.header.tid) + (record.abi() == Abi::i386 ? " i386" : " x86_64") + " nr " +
            std::to_string(record.header.nr) + (record.has_enter() ? " enter" : "") +
            (record.has_exit() ? " exit " + std::to_string(record.exit.ret) : "");
  }
  return text;
}

uint64_t Observer::lost() {
  const TransportCounters counters = probe_.transport().counters();
  return counters.lost_enters + counters.lost_exits + probe_.counters().no_ring + probe_.counters().recursion_misses;
}

std::vector<Item> items_of(const ItemRange& range) {
  std::vector<Item> items;
  for (const ItemView& view : range) {
    items.push_back({view.arg,
                     view.sub,
                     static_cast<uint8_t>(view.status | (view.reread ? TRC_ITEM_REREAD : 0) |
                                          (view.kernel_copy ? TRC_ITEM_KERNEL : 0)),
                     {view.bytes.begin(), view.bytes.end()},
                     view.there,
                     view.at_least});
  }
  return items;
}

}  // namespace tracectl::proof
