// Terminals: struct termios as TCGETS and TCSETS take it (the kernel's, not the C library's), winsize.
#pragma once

#include "lib/syscalls/flags/termios.h"
#include "lib/syscalls/structure.h"

namespace tracectl::syscalls {

inline constexpr Field kTermiosFields[] = {
    {"c_iflag", "unsigned int", flags(kTermiosInput)},
    {"c_oflag", "unsigned int", flags(kTermiosOutput)},
    {"c_cflag", "unsigned int", flags(kTermiosControl)},
    {"c_lflag", "unsigned int", flags(kTermiosLocal)},
    {"c_line", "unsigned char", symbol(kLineDisciplines), 1, Field::Show::verbose},
    {"c_cc", "unsigned char", hex(), 19, Field::Show::verbose},
};
inline constexpr Structure kTermios{.name = "struct termios", .fields = kTermiosFields};

inline constexpr Field kTermios2Fields[] = {
    {"c_iflag", "unsigned int", flags(kTermiosInput)},
    {"c_oflag", "unsigned int", flags(kTermiosOutput)},
    {"c_cflag", "unsigned int", flags(kTermiosControl)},
    {"c_lflag", "unsigned int", flags(kTermiosLocal)},
    {"c_line", "unsigned char", symbol(kLineDisciplines), 1, Field::Show::verbose},
    {"c_cc", "unsigned char", hex(), 19, Field::Show::verbose},
    {"c_ispeed", "unsigned int", number(), 1, Field::Show::verbose},
    {"c_ospeed", "unsigned int", number(), 1, Field::Show::verbose},
};
inline constexpr Structure kTermios2{.name = "struct termios2", .fields = kTermios2Fields};

inline constexpr Field kTermioFields[] = {
    {"c_iflag", "unsigned short", flags(kTermiosInput)},
    {"c_oflag", "unsigned short", flags(kTermiosOutput)},
    {"c_cflag", "unsigned short", flags(kTermiosControl)},
    {"c_lflag", "unsigned short", flags(kTermiosLocal)},
    {"c_line", "unsigned char", symbol(kLineDisciplines), 1, Field::Show::verbose},
    {"c_cc", "unsigned char", hex(), 8, Field::Show::verbose},
};
inline constexpr Structure kTermio{.name = "struct termio", .fields = kTermioFields};

inline constexpr Field kWinsizeFields[] = {
    {"ws_row", "unsigned short", number()},
    {"ws_col", "unsigned short", number()},
    {"ws_xpixel", "unsigned short", number()},
    {"ws_ypixel", "unsigned short", number()},
};
inline constexpr Structure kWinsize{.name = "struct winsize", .fields = kWinsizeFields};

static_assert(size_of(kTermios, Abi::x86_64) == 36 && size_of(kTermios2, Abi::x86_64) == 44);
static_assert(size_of(kTermio, Abi::x86_64) == 18);

}  // namespace tracectl::syscalls
