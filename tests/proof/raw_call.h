// One system call from one known place in the program, by either way into the kernel.
#pragma once

#include <array>
#include <cstdint>

#include "lib/base/abi.h"

namespace tracectl::proof {

struct RawCall {
  int64_t nr = -1;
  std::array<uint64_t, 6> words{};  // as they are put into the registers
  uint64_t stack = 0;               // what the stack pointer is at the call; 0: as it is
};

// Makes the call; what it returned.  i386: int 0x80, which 64-bit programs may use as well.
int64_t make_call(const RawCall& call, Abi abi);

// Where make_call()'s instruction of an ABI ends: seccomp's instruction_pointer tells its calls from all others.
uint64_t place_of_calls(Abi abi);

}  // namespace tracectl::proof
