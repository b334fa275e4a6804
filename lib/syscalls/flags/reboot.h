// reboot(2).
#pragma once

#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

inline constexpr Flag kRebootMagic1List[] = {
    {"LINUX_REBOOT_MAGIC1", 0xfee1dead},
};
inline constexpr FlagSet kRebootMagic1{.prefix = "LINUX_REBOOT_MAGIC_???", .flags = kRebootMagic1List};

inline constexpr Flag kRebootMagic2List[] = {
    {"LINUX_REBOOT_MAGIC2", 0x28121969},
    {"LINUX_REBOOT_MAGIC2A", 0x5121996},
    {"LINUX_REBOOT_MAGIC2B", 0x16041998},
    {"LINUX_REBOOT_MAGIC2C", 0x20112000},
};
inline constexpr FlagSet kRebootMagic2{.prefix = "LINUX_REBOOT_MAGIC_???", .flags = kRebootMagic2List};

inline constexpr Flag kRebootCommandsList[] = {
    {"LINUX_REBOOT_CMD_RESTART", 0x1234567},     {"LINUX_REBOOT_CMD_HALT", 0xcdef0123},
    {"LINUX_REBOOT_CMD_CAD_ON", 0x89abcdef},     {"LINUX_REBOOT_CMD_CAD_OFF", 0x0},
    {"LINUX_REBOOT_CMD_POWER_OFF", 0x4321fedc},  {"LINUX_REBOOT_CMD_RESTART2", 0xa1b2c3d4},
    {"LINUX_REBOOT_CMD_SW_SUSPEND", 0xd000fce2}, {"LINUX_REBOOT_CMD_KEXEC", 0x45584543},
};
inline constexpr FlagSet kRebootCommands{.prefix = "LINUX_REBOOT_CMD_???", .flags = kRebootCommandsList};

}  // namespace tracectl::syscalls
