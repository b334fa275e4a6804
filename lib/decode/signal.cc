// Signals: sets, actions, what came with one, and how a child ended.
#include "lib/syscalls/flags/signal.h"

#include <cstring>

#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"

namespace tracectl::decode {

namespace {

constexpr size_t kPrefix = 3;  // names in sets stand without their SIG

uint64_t load(Bytes bytes, size_t offset, size_t width, bool is_signed = false) {
  uint64_t number = 0;
  (void)load_integer(bytes, offset, width, is_signed, number);  // what is not there reads as zero
  return number;
}

}  // namespace

Value decode_sigset(EventArena& arena, Bytes bytes) {
  const size_t width = std::min<size_t>(bytes.size(), 8);
  uint64_t mask = 0;
  if (width != 0) std::memcpy(&mask, bytes.data(), width);
  const unsigned signals = static_cast<unsigned>(width) * 8;
  // A set of most signals is told by those that are not in it.
  const bool inverted = static_cast<unsigned>(__builtin_popcountll(mask)) >= signals * 2 / 3 && signals != 0;
  Value value{.kind = Value::Kind::set, .base = Base::hex, .is_signed = false, .inverted = inverted, .number = mask};
  const uint64_t all = signals >= 64 ? ~uint64_t{0} : (uint64_t{1} << signals) - 1;
  uint64_t named = inverted ? ~mask & all : mask;
  Children names(arena, static_cast<size_t>(__builtin_popcountll(named)));
  for (; named != 0; named &= named - 1) {
    const auto number = static_cast<uint64_t>(__builtin_ctzll(named)) + 1;
    const std::string_view name = signal_name(number);
    names.add(symbol_value(name.substr(std::min(kPrefix, name.size())), number));
  }
  value.children = names.all();
  return value;
}

Value decode_sigaction(const Context& context, Bytes bytes) {
  EventArena& arena = context.arena;
  const size_t word = context.pointer_width();
  // rt_sigaction: handler, flags, restorer, 64 bits of mask.  i386's old sigaction: handler, mask, flags, restorer.
  const bool old = context.plan.row->name == "sigaction";
  const size_t flags_at = old ? 2 * word : word;
  const size_t restorer_at = old ? 3 * word : 2 * word;
  const size_t mask_at = old ? word : 3 * word;
  const size_t mask_width = old ? word : 8;
  if (bytes.size() < std::max(mask_at + mask_width, restorer_at + word)) return unseen_value();

  constexpr uint64_t kRestorer = 0x04000000;
  constexpr std::string_view kHandlers[] = {"SIG_DFL", "SIG_IGN"};
  const uint64_t handler = load(bytes, 0, word);
  const uint64_t minus_one = word == 4 ? 0xffffffff : ~uint64_t{0};
  const uint64_t flags = load(bytes, flags_at, word);
  Children fields(arena, 4);
  fields.add("sa_handler", handler < std::size(kHandlers) ? symbol_value(kHandlers[handler], handler)
                           : handler == minus_one         ? symbol_value("SIG_ERR", handler)
                                                          : address_value(handler));
  fields.add("sa_mask", decode_sigset(arena, bytes.subspan(mask_at, mask_width)));
  fields.add("sa_flags", decode_flags(arena, syscalls::kSigactionFlags, flags));
  if ((flags & kRestorer) != 0) fields.add("sa_restorer", address_value(load(bytes, restorer_at, word)));
  return list_value(Value::Kind::structure, fields.all());
}

Value decode_wait_status(EventArena& arena, uint32_t status) {
  Text text(arena);
  const uint32_t low = status & 0x7f;
  const uint32_t high = status >> 8 & 0xff;
  const auto signal = [&text](uint32_t number) {
    const std::string_view name = signal_name(number);
    if (name.empty()) {
      text.decimal(number);
    } else {
      text.add(name);
    }
  };
  if (status == 0xffff) {
    text.add("{WIFCONTINUED(s)}");
  } else if ((status & 0xff) == 0x7f) {
    // A traced process at a call carries 0x80 beside the signal, an event of ptrace the upper half.
    text.add("{WIFSTOPPED(s) && WSTOPSIG(s) == ");
    signal(high & 0x7f);
    if ((high & 0x80) != 0) text.add(" | 0x80");
    text.add("}");
    if (const uint32_t event = status >> 16; event != 0) text.add(" | ").hex(event).add(" << 16");
  } else if (low == 0) {
    text.add("{WIFEXITED(s) && WEXITSTATUS(s) == ").decimal(high).add("}");
  } else {
    text.add("{WIFSIGNALED(s) && WTERMSIG(s) == ");
    signal(low);
    if ((status & 0x80) != 0) text.add(" && WCOREDUMP(s)");
    text.add("}");
  }
  return verbatim_value(text.view(), status);
}

}  // namespace tracectl::decode
