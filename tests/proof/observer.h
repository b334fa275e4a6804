// The kernel side, loaded once, and the records that come out of it.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/probe/probe.h"
#include "lib/ring/record_view.h"

namespace tracectl::proof {

// An item as it came out; one that ought to: then bytes and status are what is expected.
struct Item {
  uint8_t arg = 0;
  uint16_t sub = 0;
  uint8_t status = TRC_OK;
  std::vector<std::byte> bytes{};
  uint64_t there = 0;  // bytes (or elements) that there were to copy
  bool at_least = false;
};

class Observer {
 public:
  // The reason why not, where the machine refuses.
  static Result<Observer> load(const syscalls::CaptureLimits& limits);

  Result<void> watch(pid_t pid, uint16_t flags) { return probe_.add_task(static_cast<uint32_t>(pid), flags); }
  // Reads what has come since; forgets what came before.
  void collect();
  // The one record of what was collected that `wanted` takes; nullptr: none, or more than one.
  [[nodiscard]] const RecordView* only(const std::function<bool(const RecordView&)>& wanted) const;
  // What was collected, one line a record.
  [[nodiscard]] std::string collected() const;
  // Halves that found no room.
  [[nodiscard]] uint64_t lost();

 private:
  explicit Observer(Probe probe) : probe_(std::move(probe)) {}
  Probe probe_;
  std::vector<std::vector<std::byte>> packets_;
  std::vector<RecordView> records_;
};

[[nodiscard]] std::vector<Item> items_of(const ItemRange& range);

}  // namespace tracectl::proof
