#include "tests/proof/fixture.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>

namespace tracectl::proof {
namespace {

std::string hex(std::span<const std::byte> bytes) {
  std::string text;
  char digits[4];
  for (size_t i = 0; i < std::min<size_t>(bytes.size(), 40); ++i) {
    std::snprintf(digits, sizeof(digits), "%02x", static_cast<unsigned>(bytes[i]));
    text += digits;
  }
  return text + (bytes.size() > 40 ? "…" : "");
}

std::string text_of(const Item& item) {
  constexpr std::string_view kStatus[] = {"ok", "truncated", "fault", "partial", "null"};
  const unsigned status = item.status & TRC_STATUS_MASK;
  std::string text = "arg " + std::to_string(item.arg) + " sub " + std::to_string(item.sub) + " " +
                     std::string(status < std::size(kStatus) ? kStatus[status] : "?") +
                     (item.status & TRC_ITEM_REREAD ? " reread" : "") +
                     (item.status & TRC_ITEM_KERNEL ? " kernel" : "") + ", " + std::to_string(item.bytes.size()) +
                     " bytes";
  if (item.there != item.bytes.size())
    text += " of " + std::string(item.at_least ? "at least " : "") + std::to_string(item.there);
  return text + " [" + hex(item.bytes) + "]";
}

bool same(const Item& a, const Item& b) {
  return a.arg == b.arg && a.sub == b.sub && a.status == b.status && a.bytes == b.bytes && a.there == b.there &&
         a.at_least == b.at_least;
}

std::string argument_of(const Case& c, const Item& item) {
  return item.arg < 6 ? std::string(c.row->args[item.arg].name) : "the stack";
}

bool same_words(const Case& c, const RecordView& r) {
  if (r.nargs != c.row->arity()) return false;
  for (size_t i = 0; i < r.nargs; ++i) {
    if (r.args[i] != c.recorded(i)) return false;
  }
  return true;
}

}  // namespace

void ProofTest::start(const syscalls::CaptureLimits& limits) {
  limits_ = limits;
  if (::geteuid() != 0) GTEST_SKIP() << "loading BPF programs needs root";
  auto observer = Observer::load(limits);
  if (!observer) GTEST_SKIP() << observer.error().sentence();
  observer_ = std::make_unique<Observer>(std::move(*observer));
  stay_on_one_cpu();
  auto enter = EnterCaller::start(native_, i386_);
  ASSERT_TRUE(enter) << enter.error().sentence();
  enter_ = std::make_unique<EnterCaller>(std::move(*enter));
  auto exit = ExitCaller::start(native_, i386_);
  ASSERT_TRUE(exit) << exit.error().sentence();
  exit_ = std::make_unique<ExitCaller>(std::move(*exit));
  ASSERT_TRUE(observer_->watch(enter_->pid(), TRC_TASK_FOLLOW));
  ASSERT_TRUE(observer_->watch(exit_->pid(), 0));
}

std::optional<Case> ProofTest::make(std::string_view name, Abi abi, Half half, Size size, const Selection& selection) {
  return make(*syscalls::find(name, abi), abi, half, size, selection);
}

std::optional<Case> ProofTest::make(const syscalls::Row& row, Abi abi, Half half, Size size,
                                    const Selection& selection) {
  return make_case(memory(abi), native_, limits_, row, abi, half, size, selection);
}

const RecordView* ProofTest::record_of(const Case& c, std::string& trouble, uint64_t stack, bool cold) {
  ++calls_;
  const RawCall call{.nr = c.row->nr.on(c.abi), .words = c.words, .stack = stack};
  pid_t caller = exit_->pid();
  if (c.half == Half::enter) {
    caller = enter_->make(call, c.abi, cold);
    if (caller <= 0) trouble = "\n  no child could make the call";
  } else {
    trouble = exit_->make(call, c.abi, c.ret);
  }
  if (!trouble.empty()) return nullptr;
  observer_->collect();
  const RecordView* record = observer_->only([&](const RecordView& r) {
    if (static_cast<pid_t>(r.header.tid) != caller || r.header.nr != call.nr || r.abi() != c.abi) return false;
    return c.half == Half::enter ? r.has_enter() && same_words(c, r) : !r.has_enter();
  });
  if (record == nullptr) trouble = "\n  not one record of this call, but:" + observer_->collected();
  return record;
}

const RecordView* ProofTest::whole_record_of(const Case& c, std::string& trouble, bool cold) {
  constexpr int kTries = 20;
  const RecordView* record = nullptr;
  for (int i = 0; i < kTries; ++i) {
    trouble.clear();
    record = record_of(c, trouble, 0, cold);
    if (record == nullptr || record->has_exit()) break;
  }
  return record;
}

std::string ProofTest::prove(const Case& c) {
  std::string trouble;
  const RecordView* record = record_of(c, trouble);
  if (record == nullptr) return trouble;
  if (c.half == Half::exit && record->exit.ret != c.ret)
    return "\n  the record says that it returned " + std::to_string(record->exit.ret);
  return difference(c, c.items, items_of(c.half == Half::enter ? record->enter_items : record->exit_items));
}

std::string title(const Case& c, const Selection& selection) {
  std::string text = std::string(c.row->name) + " " + std::string(name(c.abi)) + " " + std::string(name(c.half)) + " " +
                     std::string(name(c.size));
  for (const Selected& s : selection) {
    char value[64];
    std::snprintf(value, sizeof(value), " %s=%#llx", c.row->args[s.arg].name.data(),
                  static_cast<unsigned long long>(s.value));
    text += value;
  }
  return text;
}

std::string difference(const Case& c, const std::vector<Item>& expected, const std::vector<Item>& found) {
  std::string text;
  const auto by_place = [](const Item& item) { return std::pair{item.arg, item.sub}; };
  std::map<std::pair<uint8_t, uint16_t>, const Item*> got;
  for (const Item& item : found) {
    if (!got.emplace(by_place(item), &item).second) text += "\n  twice:    " + text_of(item);
  }
  for (const Item& item : expected) {
    const auto at = got.find(by_place(item));
    if (at == got.end()) {
      text += "\n  missing:  " + argument_of(c, item) + " " + text_of(item);
      continue;
    }
    if (!same(item, *at->second)) {
      text += "\n  expected: " + argument_of(c, item) + " " + text_of(item) + "\n  found:    " + text_of(*at->second);
    }
    got.erase(at);
  }
  for (const auto& [place, item] : got) text += "\n  too much: " + text_of(*item);
  return text;
}

}  // namespace tracectl::proof
