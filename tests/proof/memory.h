// The memory that the proof's calls point to: every object is filled with bytes of its own and ends where a page begins
// that cannot be read, so that a copy of one byte too many is found out.  Shared with the children that call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/base/abi.h"

namespace tracectl::proof {

class Memory {
 public:
  // For i386 all of it lies below 2 GiB, for x86_64 above 4 GiB: an address cut to 32 bits leads nowhere.
  explicit Memory(Abi abi);
  ~Memory();
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  // Forgets all objects.
  void reset();

  // Bytes with their highest bit set: no text, no NUL, and as numbers negative or huge, which no call takes.  An object
  // without bytes stands at the beginning of an unreadable page.  Small ones of which there are many share a page.
  std::span<std::byte> object(size_t bytes);
  [[nodiscard]] uint64_t unreadable() const { return reinterpret_cast<uint64_t>(slots_.front().data() + kPage); }

  // Reads a byte of each page that holds an object.  In a child: what is not yet mapped there cannot be copied at
  // enter.
  void touch() const;

  static constexpr size_t kPage = 4096;

 private:
  // The objects, in the shared memory itself: children that came before them look there.
  struct Objects {
    size_t count;
    std::span<const std::byte> all[1000];
  };
  std::span<std::byte> place(size_t bytes);

  std::byte* base_ = nullptr;
  size_t bytes_ = 0;
  std::vector<std::span<std::byte>> slots_;  // smaller ones first; an unreadable page stands behind each
  std::vector<bool> taken_;
  std::span<std::byte> common_;  // for what finds no slot
  size_t common_used_ = 0;
  uint32_t seed_ = 1;
  Objects* objects_ = nullptr;
};

}  // namespace tracectl::proof
