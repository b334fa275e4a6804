// Null-terminated arrays of strings: argv whole, the environment by its number.
#include "lib/decode/argument.h"
#include "lib/decode/make.h"
#include "lib/decode/text.h"

namespace tracectl::decode {

Value decode_argv(const Context& context, const Items& items, uint64_t address) {
  const size_t limit = context.options.verbose ? SIZE_MAX : context.options.string_limit;
  size_t count = 0;
  bool more = false;
  ItemView item;
  for (Items::Walk walk(items); walk.next(item);) ++count;
  if (count == 0) return address_value(address);
  Children strings(context.arena, std::min(count, limit));
  for (Items::Walk walk(items); walk.next(item);) {
    if (item.sub == TRC_SUB_EMPTY) break;
    const Memory memory = memory_of(item);
    if (!memory.seen && strings.size() == 0 && item.sub == 0) return address_value(address);
    if (strings.full() || (memory.truncated && memory.bytes.empty())) {
      more = true;  // the kernel side says that it stopped here
      break;
    }
    strings.add(memory.seen ? decode_text(context, memory, false) : unseen_value());
  }
  return list_value(Value::Kind::array, strings.all(), more || context.call.incomplete);
}

Value decode_envp(const Context& context, const Items& items, uint64_t address) {
  Value value = address_value(address);
  const Memory memory = items.find(TRC_SUB_COUNT);
  if (!memory.seen && items.any()) return decode_argv(context, items, address);  // the strings were asked for
  uint64_t count = 0;
  if (!memory.seen || !load_integer(memory.bytes, 0, 8, false, count)) return value;
  Text text(context.arena, 48);
  if (memory.truncated) text.add("at least ");
  text.unsigned_decimal(count).add(count == 1 ? " var" : " vars");
  if (memory.partial) text.add(", unterminated");
  value.comment = text.view();
  Children known(context.arena, 2);
  known.add("count", number_value(count, false));
  if (memory.partial) known.add("end", symbol_value("unreadable", 0));
  value.children = known.all();
  value.truncated = memory.truncated;
  return value;
}

}  // namespace tracectl::decode
