// The one bounds-checked way to read bytes that came from the kernel, a file or a socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

namespace tracectl {

using Bytes = std::span<const std::byte>;  // borrowed; whoever hands it out says for how long

class ByteReader {
 public:
  explicit ByteReader(Bytes bytes) : rest_(bytes) {}

  // False, and nothing consumed, when there are too few bytes left.
  template <typename T>
    requires std::is_trivially_copyable_v<T>
  [[nodiscard]] bool read(T& out) {
    if (rest_.size() < sizeof(T)) return false;
    std::memcpy(&out, rest_.data(), sizeof(T));
    rest_ = rest_.subspan(sizeof(T));
    return true;
  }
  [[nodiscard]] bool take(size_t count, Bytes& out) {
    if (rest_.size() < count) return false;
    out = rest_.first(count);
    rest_ = rest_.subspan(count);
    return true;
  }
  [[nodiscard]] bool skip(size_t count) {
    Bytes ignored;
    return take(count, ignored);
  }
  [[nodiscard]] Bytes rest() const { return rest_; }
  [[nodiscard]] bool empty() const { return rest_.empty(); }

 private:
  Bytes rest_;
};

// An integer of 1, 2, 4 or 8 bytes at an offset; 0 and false when it is not all there.
[[nodiscard]] inline bool load_integer(Bytes bytes, size_t offset, size_t width, bool is_signed, uint64_t& out) {
  out = 0;
  if (width == 0 || width > 8 || offset > bytes.size() || bytes.size() - offset < width) return false;
  std::memcpy(&out, bytes.data() + offset, width);  // little-endian hosts only, as the rest of the wire
  if (is_signed && width < 8 && (out >> (width * 8 - 1)) != 0) out |= ~uint64_t{0} << (width * 8);
  return true;
}

}  // namespace tracectl
