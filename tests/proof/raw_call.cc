#include "tests/proof/raw_call.h"

#include <cstddef>

namespace tracectl::proof {
namespace {

extern "C" {
int64_t proof_call_64(const RawCall* call);
int64_t proof_call_32(const RawCall* call);
extern const char proof_call_64_end[], proof_call_32_end[];
}

static_assert(offsetof(RawCall, words) == 8 && offsetof(RawCall, stack) == 56);

// Registers that C expects to find again are kept on the stack, and the stack pointer in r12, which neither way into
// the kernel touches.  rdi is the call; it is read last.
asm(R"(
  .text
  .globl proof_call_64, proof_call_32, proof_call_64_end, proof_call_32_end
proof_call_64:
  push %rbx
  push %rbp
  push %r12
  mov %rsp, %r12
  mov 56(%rdi), %rax
  test %rax, %rax
  jz 1f
  mov %rax, %rsp
1:
  mov 0(%rdi), %rax
  mov 16(%rdi), %rsi
  mov 24(%rdi), %rdx
  mov 32(%rdi), %r10
  mov 40(%rdi), %r8
  mov 48(%rdi), %r9
  mov 8(%rdi), %rdi
  syscall
proof_call_64_end:
  mov %r12, %rsp
  pop %r12
  pop %rbp
  pop %rbx
  ret
proof_call_32:
  push %rbx
  push %rbp
  push %r12
  mov %rsp, %r12
  mov 56(%rdi), %rax
  test %rax, %rax
  jz 1f
  mov %rax, %rsp
1:
  mov 0(%rdi), %rax
  mov 8(%rdi), %rbx
  mov 16(%rdi), %rcx
  mov 24(%rdi), %rdx
  mov 32(%rdi), %rsi
  mov 48(%rdi), %rbp
  mov 40(%rdi), %rdi
  int $0x80
proof_call_32_end:
  mov %r12, %rsp
  pop %r12
  pop %rbp
  pop %rbx
  ret
)");

}  // namespace

int64_t make_call(const RawCall& call, Abi abi) {
  return abi == Abi::i386 ? proof_call_32(&call) : proof_call_64(&call);
}

uint64_t place_of_calls(Abi abi) {
  return reinterpret_cast<uint64_t>(abi == Abi::i386 ? proof_call_32_end : proof_call_64_end);
}

}  // namespace tracectl::proof
