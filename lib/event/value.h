// Decoded meaning, apart from any way to show it.  A Value is a small tree; its text and children live in the arena of
// the event (or in tables, or in the record), for as long as the event does.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tracectl {

enum class Base : uint8_t { decimal, hex, octal };

struct Value {
  enum class Kind : uint8_t {
    absent,     // the call has no such argument in this form: not shown
    unseen,     // was not captured, or belongs to the half that is not there: ?
    number,     // number, base, is_signed
    symbol,     // number, and text: its name; without a name: number in base, with comment (0x7 /* SOCK_??? */)
    flags,      // number, and children: symbols, and a nameless number for what is left over
    set,        // children in brackets without commas: [INT CHLD]; inverted: ~[...]
    string,     // text: raw bytes, to be quoted and escaped; truncated: more follows, number: how many bytes in all
                // (with kAtLeast, or more); inverted: an abstract name, @"…"
    address,    // number: 0x7ffd…; 0 is NULL; children: what is known of the place, for which text has the comment
    array,      // children: [a, b]; truncated: [a, b, ...]
    structure,  // children with labels: {a=1, b=2}; truncated: {a=1, ...}
    call,       // text(children): makedev(0x8, 0x1), htons(80)
    change,     // children before and after: a => b
    verbatim,   // text as it is, printable: WIFEXITED(s) && WEXITSTATUS(s) == 0; number: the raw value
  };

  static constexpr uint64_t kAtLeast = uint64_t{1} << 63;

  Kind kind = Kind::unseen;
  Base base = Base::decimal;
  bool is_signed = true;
  bool truncated = false;
  bool inverted = false;
  uint8_t bits = 64;  // width of number, for hex of negative values and for JSON
  uint64_t number = 0;
  std::string_view label{};  // name as a field of its parent
  std::string_view text{};
  std::string_view comment{};  // shown as /* comment */ behind it
  std::span<const Value> children{};
};

}  // namespace tracectl
