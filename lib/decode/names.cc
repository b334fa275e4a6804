// Names of numbers: constants, flags, signals, modes, devices, errors, dates.
#include <string.h>

#include <algorithm>
#include <array>

#include "lib/decode/make.h"
#include "lib/decode/text.h"
#include "lib/decode/value.h"
#include "lib/syscalls/flags/errno.h"
#include "lib/syscalls/flags/ioctl.h"
#include "lib/syscalls/flags/signal.h"

namespace tracectl::decode {

using syscalls::Flag;
using syscalls::FlagSet;

namespace {

Value leftover(const FlagSet& set, uint64_t number) {
  Value value = number_value(number, false);
  value.base = set.rest == FlagSet::Rest::octal     ? Base::octal
               : set.rest == FlagSet::Rest::decimal ? Base::decimal
                                                    : Base::hex;
  if (value.base == Base::decimal) value.is_signed = true;
  return value;
}

uint64_t bits_of(const Flag& flag) {
  return flag.mask != 0 ? flag.mask : flag.value;
}

bool is_in(const Flag& flag, uint64_t number) {
  const uint64_t bits = bits_of(flag);
  return bits != 0 && (number & bits) == flag.value;
}

// The bits of a set that are a number: 21<<MFD_HUGE_SHIFT, or the number alone.
void add_number(EventArena& arena, const FlagSet& set, uint64_t bits, Children& parts) {
  const uint64_t number = bits >> __builtin_ctzll(set.number_mask);
  if (set.number_shift.empty()) {
    parts.add(number_value(number, false));
  } else if (number != 0) {
    const std::string_view text = Text(arena).unsigned_decimal(number).add("<<").add(set.number_shift).view();
    parts.add(verbatim_value(text, bits));
  }
}

}  // namespace

Value decode_symbol(EventArena& arena, const FlagSet& set, uint64_t number) {
  const std::string_view name = syscalls::name_of(set, number);
  if (set.as_comment) {
    Value value = leftover(set, number);
    value.comment = name.empty() ? set.prefix : name;
    return value;
  }
  if (!name.empty()) return symbol_value(name, number);
  if (number == 0 && !set.zero.empty()) return symbol_value(set.zero, 0);
  if (set.number_mask != 0) return decode_flags(arena, set, number);
  Value value = leftover(set, number);
  value.kind = Value::Kind::symbol;
  value.comment = set.prefix;
  return value;
}

Value decode_flags(EventArena& arena, const FlagSet& set, uint64_t number) {
  if (number == 0 && !set.zero.empty()) return symbol_value(set.zero, 0);

  // Two walks over the table: children are as many as there are names, and most calls have one or two.
  size_t count = 0;
  uint64_t rest = number & ~set.number_mask;
  for (const Flag& flag : set.flags) {
    if (!is_in(flag, rest)) continue;
    ++count;
    rest &= ~bits_of(flag);
  }
  const uint64_t amount = number & set.number_mask;
  Children parts(arena, count + 3);
  uint64_t left = number & ~set.number_mask;
  if (const uint64_t choice = rest & set.choice_mask; choice != 0) {
    Value unnamed = leftover(set, choice);
    unnamed.comment = set.prefix;
    parts.add(unnamed);
    left &= ~choice;
  }
  uint64_t seen = set.choice_mask & rest;  // a masked zero stands for bits that another name has not claimed
  size_t bases = 0;
  for (const Flag& flag : set.flags) {
    const uint64_t bits = bits_of(flag);
    if (!is_in(flag, left) || (flag.value == 0 && (seen & bits) != 0)) continue;
    parts.add(symbol_value(flag.name, flag.value));
    left &= ~bits;
    seen |= bits;
    if ((bits & set.base_mask) != 0) ++bases;
  }
  if (left != 0) {
    Value unnamed = leftover(set, left);
    if (parts.size() == bases) unnamed.comment = set.prefix;
    parts.add(unnamed);
  }
  if (set.number_mask != 0) add_number(arena, set, amount, parts);
  if (parts.size() == 0) return leftover(set, 0);
  return {.kind = Value::Kind::flags, .base = Base::hex, .is_signed = false, .number = number, .children = parts.all()};
}

namespace {

constexpr size_t kSignalCount = 65;

constexpr auto kSignalNames = [] {
  std::array<std::string_view, kSignalCount> names{};
  for (const Flag& flag : syscalls::kSignals.flags) {
    if (flag.value < names.size() && names[flag.value].empty()) names[flag.value] = flag.name;
  }
  return names;
}();

}  // namespace

std::string_view signal_name(uint64_t number) {
  return number < kSignalCount ? kSignalNames[number] : std::string_view{};
}

Value decode_signal(uint64_t number) {
  const std::string_view name = signal_name(number);
  return name.empty() ? number_value(number) : symbol_value(name, number);
}

Value decode_mode(EventArena& arena, uint64_t mode, bool only_bits) {
  constexpr std::string_view kTypes[16] = {{},        "S_IFIFO", "S_IFCHR", {}, "S_IFDIR",  {}, "S_IFBLK", {},
                                           "S_IFREG", {},        "S_IFLNK", {}, "S_IFSOCK", {}, {},        {}};
  constexpr Flag kSpecial[] = {{"S_ISUID", 04000}, {"S_ISGID", 02000}, {"S_ISVTX", 01000}};
  const auto bits_value = [&arena](uint64_t bits) {
    // Three digits at least, as people write modes.
    if (bits < 0100) return verbatim_value(Text(arena, 8).padded(bits, 3, 8).view(), bits);
    return Value{.kind = Value::Kind::number, .base = Base::octal, .is_signed = false, .number = bits};
  };
  const std::string_view type = only_bits ? std::string_view{} : kTypes[mode >> 12 & 15];
  if (type.empty()) return bits_value(mode);

  Children parts(arena, 2 + std::size(kSpecial));
  parts.add(symbol_value(type, mode & 0170000));
  for (const Flag& flag : kSpecial) {
    if ((mode & flag.value) != 0) parts.add(symbol_value(flag.name, flag.value));
  }
  parts.add(bits_value(mode & 0777));
  return {.kind = Value::Kind::flags, .base = Base::octal, .is_signed = false, .number = mode, .children = parts.all()};
}

Value decode_device(EventArena& arena, uint64_t device) {
  const uint64_t major = (device >> 8 & 0xfff) | (device >> 32 & ~uint64_t{0xfff});
  const uint64_t minor = (device & 0xff) | (device >> 12 & 0xffffff00);
  return call_value(arena, "makedev", {hex_value(major), hex_value(minor)});
}

namespace {

constexpr size_t kErrnoCount = 532;

constexpr auto kErrnoNames = [] {
  std::array<std::string_view, kErrnoCount> names{};
  for (const Flag& flag : syscalls::kErrnos.flags) {
    if (flag.value < names.size() && names[flag.value].empty()) names[flag.value] = flag.name;
  }
  return names;
}();

}  // namespace

ErrorText error_text(EventArena& arena, int64_t code) {
  // Never seen by programs: how the kernel says that a call will be made again (include/linux/errno.h).
  switch (code) {
    case 512:
      return {"ERESTARTSYS", "To be restarted if SA_RESTART is set", true};
    case 513:
      return {"ERESTARTNOINTR", "To be restarted", true};
    case 514:
      return {"ERESTARTNOHAND", "To be restarted if no handler", true};
    case 516:
      return {"ERESTART_RESTARTBLOCK", "Interrupted by signal", true};
    default:
      break;
  }
  const auto index = static_cast<size_t>(code);
  ErrorText error{.name = index < kErrnoCount ? kErrnoNames[index] : std::string_view{}, .text = {}};
  if (error.name.empty()) error.name = Text(arena, 24).add("ERRNO_").decimal(code).view();
  const char* text = strerrordesc_np(static_cast<int>(code));
  error.text = text != nullptr ? std::string_view{text} : Text(arena, 32).add("Unknown error ").decimal(code).view();
  return error;
}

namespace {

// Requests by their numbers; of several names for one number, the first in the table.
struct IoctlName {
  uint64_t request = 0;
  std::string_view name{};
};
constexpr auto kIoctlNames = [] {
  std::array<IoctlName, std::size(syscalls::kIoctlRequestList)> names{};
  for (size_t i = 0; i < names.size(); ++i)
    names[i] = {syscalls::kIoctlRequestList[i].value, syscalls::kIoctlRequestList[i].name};
  // Insertion keeps the order of equals.
  for (size_t i = 1; i < names.size(); ++i) {
    const IoctlName moved = names[i];
    size_t at = i;
    for (; at > 0 && names[at - 1].request > moved.request; --at) names[at] = names[at - 1];
    names[at] = moved;
  }
  return names;
}();

}  // namespace

std::string_view ioctl_name(uint64_t request) {
  const auto* found = std::lower_bound(kIoctlNames.begin(), kIoctlNames.end(), request,
                                       [](const IoctlName& entry, uint64_t wanted) { return entry.request < wanted; });
  return found != kIoctlNames.end() && found->request == request ? found->name : std::string_view{};
}

std::string_view date_text(EventArena& arena, int64_t seconds, uint32_t below, size_t digits) {
  constexpr int64_t kDay = 86400;
  int64_t days = seconds / kDay;
  int64_t rest = seconds % kDay;
  if (rest < 0) {
    rest += kDay;
    --days;
  }
  // Beyond four-digit years a date says nothing.
  if (days < -719162 || days > 2932896) return {};

  // Civil date of a day number, in years that begin in March, so that the leap day comes last.
  const int64_t shifted = days + 719468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int64_t day_of_era = shifted - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);

  Text text(arena, 40);
  const auto two = [&text](int64_t number) { text.padded(static_cast<uint64_t>(number), 2); };
  text.padded(static_cast<uint64_t>(year), 4).add("-");
  two(month), text.add("-"), two(day), text.add("T"), two(rest / 3600), text.add(":"), two(rest / 60 % 60);
  text.add(":"), two(rest % 60);
  if (below != 0) text.add(".").padded(below, digits);
  return text.add("+0000").view();
}

}  // namespace tracectl::decode
