// C types as the kernel declares them, reduced to what capture and decoding need: width by ABI, sign, pointer or not.
#pragma once

#include <cstdint>
#include <string_view>

#include "lib/base/abi.h"

namespace tracectl::syscalls {

struct CType {
  uint8_t width_64 = 0;  // bytes on x86_64 and aarch64; 0: not a type that we know
  uint8_t width_32 = 0;  // bytes on i386
  bool is_signed = false;
  bool is_pointer = false;
  uint8_t align_32 = 0;  // i386 aligns 8-byte integers to 4

  [[nodiscard]] constexpr uint8_t width(Abi abi) const { return abi == Abi::i386 ? width_32 : width_64; }
  [[nodiscard]] constexpr uint8_t align(Abi abi) const { return abi == Abi::i386 ? align_32 : width_64; }
  [[nodiscard]] constexpr bool known() const { return width_64 != 0; }
};

namespace detail {

constexpr CType integer(uint8_t width, bool is_signed) {
  return {width, width, is_signed, false, static_cast<uint8_t>(width < 4 ? width : 4)};
}
constexpr CType word(bool is_signed) {
  return {8, 4, is_signed, false, 4};
}

struct NamedCType {
  std::string_view name;
  CType type;
};

// Integer types of system call prototypes and UAPI structs (include/linux/types.h, include/uapi/).
inline constexpr NamedCType kNamedCTypes[] = {
    {"char", integer(1, true)},
    {"signed char", integer(1, true)},
    {"unsigned char", integer(1, false)},
    {"u8", integer(1, false)},
    {"__u8", integer(1, false)},
    {"__s8", integer(1, true)},
    {"short", integer(2, true)},
    {"unsigned short", integer(2, false)},
    {"u16", integer(2, false)},
    {"__u16", integer(2, false)},
    {"__s16", integer(2, true)},
    {"__be16", integer(2, false)},
    {"umode_t", integer(2, false)},
    {"old_uid_t", integer(2, false)},
    {"old_gid_t", integer(2, false)},
    {"int", integer(4, true)},
    {"unsigned int", integer(4, false)},
    {"unsigned", integer(4, false)},
    {"u32", integer(4, false)},
    {"__u32", integer(4, false)},
    {"s32", integer(4, true)},
    {"__s32", integer(4, true)},
    {"__be32", integer(4, false)},
    {"pid_t", integer(4, true)},
    {"uid_t", integer(4, false)},
    {"gid_t", integer(4, false)},
    {"qid_t", integer(4, false)},
    {"key_t", integer(4, true)},
    {"key_serial_t", integer(4, true)},
    {"clockid_t", integer(4, true)},
    {"timer_t", integer(4, true)},
    {"mqd_t", integer(4, true)},
    {"rwf_t", integer(4, true)},
    {"enum landlock_rule_type", integer(4, false)},
    {"u64", integer(8, false)},
    {"__u64", integer(8, false)},
    {"__aligned_u64", {8, 8, false, false, 8}},  // aligned to 8 on i386 too
    {"s64", integer(8, true)},
    {"__s64", integer(8, true)},
    {"loff_t", integer(8, true)},
    {"long long", integer(8, true)},
    {"unsigned long long", integer(8, false)},
    {"long", word(true)},
    {"ssize_t", word(true)},
    {"off_t", word(true)},
    {"__kernel_old_time_t", word(true)},
    {"__kernel_long_t", word(true)},
    {"unsigned long", word(false)},
    {"__kernel_ulong_t", word(false)},
    {"size_t", word(false)},
    {"aio_context_t", word(false)},
    {"sigset_t", integer(8, false)},
    // Pointers behind a typedef.
    {"cap_user_header_t", {8, 4, false, true, 4}},
    {"cap_user_data_t", {8, 4, false, true, 4}},
    {"__sighandler_t", {8, 4, false, true, 4}},
};

}  // namespace detail

// "const char *" is a pointer, "const clockid_t" is a clockid_t; unknown names give known() == false.
constexpr CType parse_ctype(std::string_view text) {
  if (text.find('*') != std::string_view::npos) return {8, 4, false, true, 4};
  constexpr std::string_view kConst = "const ";
  if (text.starts_with(kConst)) text.remove_prefix(kConst.size());
  for (const auto& [name, type] : detail::kNamedCTypes) {
    if (name == text) return type;
  }
  return {};
}

}  // namespace tracectl::syscalls
