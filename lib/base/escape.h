// Bytes that traced programs chose, made safe to show: quoted as strace quotes them, or kept to one line of a terminal.
// What these functions append is printable ASCII only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tracectl {

// When a quoted string is written in hexadecimal throughout ("\x61\x01"): strace's default, -x, -xx.
enum class HexStrings : uint8_t {
  never,      // "a\1"
  non_ascii,  // where it has a byte that is neither printable nor white space
  always,
};

// "a\tb\0", and ... behind it where more follows.  Octal escapes have the fewest digits that the next character leaves
// unambiguous: \0, but \000 in front of a digit.
void append_quoted(std::string& text, std::string_view bytes, bool truncated = false,
                   HexStrings hex = HexStrings::never);

// Names that nobody quotes (comm, executables): what is not printable becomes \ooo, a backslash \\.
void append_one_line(std::string& text, std::string_view bytes);

// Text that we made ourselves: what is not printable, which should not be there, becomes \ooo.
void append_printable(std::string& text, std::string_view bytes);

}  // namespace tracectl
