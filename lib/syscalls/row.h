// One row of the table: one system call.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lib/syscalls/structure.h"
#include "lib/syscalls/type.h"

namespace tracectl::syscalls {

// strace's classes: -e trace=%file and its kin (strace(1), "Filtering").
namespace Class {
enum : uint32_t {
  none = 0,
  file = 1u << 0,     // takes a file name
  process = 1u << 1,  // life of processes
  network = 1u << 2,
  signal = 1u << 3,
  ipc = 1u << 4,
  desc = 1u << 5,  // file descriptors
  memory = 1u << 6,
  creds = 1u << 7,
  stat = 1u << 8,          // %stat
  lstat = 1u << 9,         // %lstat
  fstat = 1u << 10,        // %fstat
  statfs = 1u << 11,       // %statfs
  fstatfs = 1u << 12,      // %fstatfs
  stat_like = 1u << 13,    // %%stat: every member of the stat family
  statfs_like = 1u << 14,  // %%statfs
  pure = 1u << 15,         // no arguments, never fails
  clock = 1u << 16,
};
}  // namespace Class

// Numbers by architecture; -1: the call does not exist there.
struct Numbers {
  int16_t x86_64 = -1;
  int16_t i386 = -1;
  int16_t aarch64 = -1;
  [[nodiscard]] constexpr int16_t on(Abi abi) const {
    return abi == Abi::x86_64 ? x86_64 : abi == Abi::i386 ? i386 : aarch64;
  }
};

struct Arg {
  std::string_view name{};   // as in the kernel's prototype (tracefs events/syscalls/*/format)
  std::string_view ctype{};  // the same prototype's type, "const char *"
  Type type{};
  std::string_view label{};  // shown before the value, where strace names it: clone(child_stack=NULL, …)
};

// A call whose i386 prototype differs (mmap, clone, fadvise64 …) has a row for each, with the number of one only.
struct Row {
  std::string_view name;
  Numbers nr{};
  uint32_t in = Class::none;
  Arg args[6] = {};        // ends at the first without a name
  Type ret{};              // of a call that succeeded: number(), fd(), address(), octal() …
  bool no_return = false;  // exit, exit_group: "= ?"
  Numbers frame_mask{};  // rt_sigreturn: where the signal mask that it restores stands, in bytes from the stack pointer
  Numbers frame_mask_high{};  // and its second word, where that does not follow
  std::span<const uint8_t>
      order{};  // indexes of args in the order in which strace shows them, where it is not the call's

  [[nodiscard]] constexpr size_t arity() const {
    size_t n = 0;
    while (n < 6 && !args[n].name.empty()) ++n;
    return n;
  }
};

}  // namespace tracectl::syscalls
