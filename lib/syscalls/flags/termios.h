// termios(3): modes of a terminal, and arguments of its requests (include/uapi/asm-generic/termbits.h).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kTermiosInputList[] = {
    {"IGNBRK", 01},  {"BRKINT", 02},   {"IGNPAR", 04},    {"PARMRK", 010},     {"INPCK", 020},
    {"ISTRIP", 040}, {"INLCR", 0100},  {"IGNCR", 0200},   {"ICRNL", 0400},     {"IUCLC", 01000},
    {"IXON", 02000}, {"IXANY", 04000}, {"IXOFF", 010000}, {"IMAXBEL", 020000}, {"IUTF8", 040000},
};
inline constexpr FlagSet kTermiosInput{.prefix = "I???", .flags = kTermiosInputList};

inline constexpr Flag kTermiosOutputList[] = {
    {"NL0", 0, 0400},
    {"NL1", 0400, 0400},
    {"CR0", 0, 03000},
    {"CR1", 01000, 03000},
    {"CR2", 02000, 03000},
    {"CR3", 03000, 03000},
    {"TAB0", 0, 014000},
    {"TAB1", 04000, 014000},
    {"TAB2", 010000, 014000},
    {"XTABS", 014000, 014000},
    {"BS0", 0, 020000},
    {"BS1", 020000, 020000},
    {"VT0", 0, 040000},
    {"VT1", 040000, 040000},
    {"FF0", 0, 0100000},
    {"FF1", 0100000, 0100000},
    {"OPOST", 01},
    {"OLCUC", 02},
    {"ONLCR", 04},
    {"OCRNL", 010},
    {"ONOCR", 020},
    {"ONLRET", 040},
    {"OFILL", 0100},
    {"OFDEL", 0200},
};
inline constexpr FlagSet kTermiosOutput{.prefix = "O???", .flags = kTermiosOutputList};

inline constexpr Flag kTermiosControlList[] = {
    {"B0", 0, 010017},
    {"B50", 01, 010017},
    {"B75", 02, 010017},
    {"B110", 03, 010017},
    {"B134", 04, 010017},
    {"B150", 05, 010017},
    {"B200", 06, 010017},
    {"B300", 07, 010017},
    {"B600", 010, 010017},
    {"B1200", 011, 010017},
    {"B1800", 012, 010017},
    {"B2400", 013, 010017},
    {"B4800", 014, 010017},
    {"B9600", 015, 010017},
    {"B19200", 016, 010017},
    {"B38400", 017, 010017},
    {"BOTHER", 010000, 010017},
    {"B57600", 010001, 010017},
    {"B115200", 010002, 010017},
    {"B230400", 010003, 010017},
    {"B460800", 010004, 010017},
    {"B500000", 010005, 010017},
    {"B576000", 010006, 010017},
    {"B921600", 010007, 010017},
    {"B1000000", 010010, 010017},
    {"B1152000", 010011, 010017},
    {"B1500000", 010012, 010017},
    {"B2000000", 010013, 010017},
    {"B2500000", 010014, 010017},
    {"B3000000", 010015, 010017},
    {"B3500000", 010016, 010017},
    {"B4000000", 010017, 010017},
    {"CS5", 0, 060},
    {"CS6", 020, 060},
    {"CS7", 040, 060},
    {"CS8", 060, 060},
    {"CSTOPB", 0100},
    {"CREAD", 0200},
    {"PARENB", 0400},
    {"PARODD", 01000},
    {"HUPCL", 02000},
    {"CLOCAL", 04000},
    {"CMSPAR", 010000000000},
    {"CRTSCTS", 020000000000},
};
inline constexpr FlagSet kTermiosControl{.prefix = "C???", .flags = kTermiosControlList};

inline constexpr Flag kTermiosLocalList[] = {
    {"ISIG", 01},        {"ICANON", 02},     {"XCASE", 04},      {"ECHO", 010},
    {"ECHOE", 020},      {"ECHOK", 040},     {"ECHONL", 0100},   {"NOFLSH", 0200},
    {"IEXTEN", 0100000}, {"ECHOCTL", 01000}, {"ECHOPRT", 02000}, {"ECHOKE", 04000},
    {"FLUSHO", 010000},  {"PENDIN", 040000}, {"TOSTOP", 0400},   {"EXTPROC", 0200000},
};
inline constexpr FlagSet kTermiosLocal{.prefix = "L???", .flags = kTermiosLocalList};

inline constexpr Flag kLineDisciplineList[] = {
    {"N_TTY", 0},
    {"N_SLIP", 1},
    {"N_MOUSE", 2},
    {"N_PPP", 3},
    {"N_STRIP", 4},
    {"N_AX25", 5},
    {"N_X25", 6},
    {"N_6PACK", 7},
    {"N_MASC", 8},
    {"N_R3964", 9},
    {"N_PROFIBUS_FDL", 0xa},
    {"N_IRDA", 0xb},
    {"N_SMSBLOCK", 0xc},
    {"N_HDLC", 0xd},
    {"N_SYNC_PPP", 0xe},
    {"N_HCI", 0xf},
    {"N_GIGASET_M101", 0x10},
    {"N_SLCAN", 0x11},
    {"N_PPS", 0x12},
    {"N_V253", 0x13},
    {"N_CAIF", 0x14},
    {"N_GSM0710", 0x15},
    {"N_TI_WL", 0x16},
    {"N_TRACESINK", 0x17},
    {"N_TRACEROUTER", 0x18},
    {"N_NCI", 0x19},
};
inline constexpr FlagSet kLineDisciplines{.prefix = "N_???", .flags = kLineDisciplineList};

inline constexpr Flag kTerminalFlowList[] = {{"TCOOFF", 0}, {"TCOON", 1}, {"TCIOFF", 2}, {"TCION", 3}};
inline constexpr FlagSet kTerminalFlow{.prefix = "TC???", .flags = kTerminalFlowList};

inline constexpr Flag kTerminalFlushList[] = {{"TCIFLUSH", 0}, {"TCOFLUSH", 1}, {"TCIOFLUSH", 2}};
inline constexpr FlagSet kTerminalFlush{.prefix = "TC???", .flags = kTerminalFlushList};

inline constexpr Flag kModemLineList[] = {
    {"TIOCM_LE", 1},      {"TIOCM_DTR", 2},       {"TIOCM_RTS", 4},       {"TIOCM_ST", 8},
    {"TIOCM_SR", 0x10},   {"TIOCM_CTS", 0x20},    {"TIOCM_CAR", 0x40},    {"TIOCM_RNG", 0x80},
    {"TIOCM_DSR", 0x100}, {"TIOCM_OUT1", 0x2000}, {"TIOCM_OUT2", 0x4000}, {"TIOCM_LOOP", 0x8000},
};
inline constexpr FlagSet kModemLines{.prefix = "TIOCM_???", .flags = kModemLineList};

}  // namespace tracectl::syscalls
