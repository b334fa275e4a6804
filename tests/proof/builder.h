// How an expectation is worked out: first how much there is behind each pointer, then what lies there, and with it the
// items that a record has to hold of it.
#pragma once

#include <algorithm>
#include <cstring>

#include "tests/proof/expectation.h"

namespace tracectl::proof {

// Bounds of the kernel side that the wire's README and bpf/walk.bpf.h name.
inline constexpr uint32_t kMostElements = 64, kMostMessages = 16, kMostStringsCounted = 512;
inline constexpr uint32_t kMostName = 128, kMostControl = 4096;

// Bytes of one object or element.
[[nodiscard]] uint32_t element_bytes(const syscalls::Type& type, Abi abi);

// The most that is copied of it.
[[nodiscard]] uint64_t limit_of(const syscalls::Type& type, const syscalls::CaptureLimits& limits);

inline void put(std::span<std::byte> memory, size_t offset, uint64_t value, size_t width) {
  if (offset + width > memory.size()) return;  // the object is shorter than that
  std::memcpy(memory.data() + offset, &value, width);
}

inline uint64_t address_of(std::span<const std::byte> memory) {
  return reinterpret_cast<uint64_t>(memory.data());
}

class Builder {
 public:
  Builder(Case& made, Memory& memory, Memory& wide, const syscalls::CaptureLimits& limits)
      : case_(made), memory_(memory), wide_(wide), limits_(limits) {}

  // False: the row has nothing of this size.
  bool build(const Selection& selection);

 private:
  // ---- how much there is ----
  uint64_t amount(uint64_t most, uint64_t beyond = 3);

  // Elements of an array, bytes of a buffer.
  uint64_t amount_of(const syscalls::Type& type);
  [[nodiscard]] bool is_plain_size() const { return case_.size >= Size::null || case_.size == Size::small; }
  [[nodiscard]] uint64_t unit(const syscalls::Type& type) const;
  [[nodiscard]] uint64_t tail_offset(const syscalls::Type& type) const;
  [[nodiscard]] uint64_t most_elements(const syscalls::Type& type) const;

  // The words that say how long something is, and what the call returns.
  void set_length(const syscalls::Type& type);

  // Of a driver that does not exist: _IOC_WRITE is what the caller writes, _IOC_READ what the call does.
  [[nodiscard]] uint64_t unknown_request(uint64_t bytes) const;
  void set_word(uint8_t arg, uint64_t value);
  void set_returned(uint64_t count);

  // Bytes behind the pointer, as the words and the result say.
  uint64_t total(const syscalls::Type& type) const;

  // ---- items ----
  void add(uint8_t arg, uint32_t sub, uint8_t status, std::span<const std::byte> bytes = {}, uint64_t there = 0,
           bool at_least = false);

  // What a copy of so many bytes leaves.
  void add_copy(uint8_t arg, uint32_t sub, std::span<const std::byte> memory, uint64_t limit);

  // A string, memory with its NUL: one byte more than the limit tells a whole one from a cut one.
  void add_string(uint8_t arg, uint32_t sub, std::span<const std::byte> memory, uint64_t limit);

  // ---- memory ----

  // Is an argument or a field of this direction copied in this half?
  [[nodiscard]] bool copied(const syscalls::Type& type) const;
  void lay_argument(uint8_t arg, const syscalls::Type& type);

  // Null, or a page that cannot be read: told apart, and never like an empty object.
  void lay_nothing(uint8_t arg, const syscalls::Type& type);
  std::span<std::byte> string(const syscalls::Type& type, Memory& from);
  void lay_object(uint8_t arg, const syscalls::Type& type);

  // What pointers in a structure lead to, of which so many bytes are known.
  void lay_fields(uint8_t arg, const syscalls::Structure& structure, std::span<std::byte> memory, uint64_t known);

  // ---- what is walked ----
  [[nodiscard]] size_t word() const { return case_.abi == Abi::i386 ? 4 : 8; }

  // A null-terminated array of strings, `most` bytes of which are kept in all.
  uint64_t strings(uint8_t arg, uint64_t most, bool told);
  uint64_t counted_strings(uint8_t arg, bool told);

  struct Vector {
    uint64_t address = 0;
    uint64_t count = 0;
    uint64_t bytes = 0;  // of all elements
    std::vector<std::span<std::byte>> elements{};
    std::vector<uint64_t> bases{};
    std::span<std::byte> array{};
  };

  // An iovec array: short, empty, full, too long and null elements by turns.
  Vector make_vector(uint64_t count);

  // `budget`: bytes of contents that there are.
  void add_vector(uint8_t arg, uint32_t sub, const Vector& vector, uint64_t budget);

  // Of what came in, Size::one_more has less than the vectors hold.
  uint64_t set_transferred(uint64_t bytes);
  void lay_iovec_argument(uint8_t arg, const syscalls::Type& type);

  struct Message {
    std::span<std::byte> name, control;
    Vector vector;
    std::span<std::byte> header;
  };

  // struct msghdr, written to the beginning of `header`.
  Message make_message(std::span<std::byte> header, bool sized);
  void add_message(uint8_t arg, uint32_t sub, const Message& message, uint64_t budget, bool contents);
  void lay_message_argument(uint8_t arg, const syscalls::Type& type);
  void lay_messages(uint8_t arg, const syscalls::Type& type);
  void lay_pointers(uint8_t arg, const syscalls::Type& type);

  // Registers are wider than what a call reads of them: an int's upper half, all of i386's.
  void add_garbage();
  Case& case_;
  Memory& memory_;
  Memory& wide_;
  const syscalls::CaptureLimits& limits_;
  std::array<bool, 6> fixed_{};
  std::array<std::optional<uint64_t>, 6> pointed_{};  // what a length has to be that an argument points to
  std::optional<int64_t> returned_;
  bool writes_ = false;  // the call may write through a pointer
  bool sized_ = false;   // something depends on the size
  bool fields_ = false;  // a structure points on
};

}  // namespace tracectl::proof
