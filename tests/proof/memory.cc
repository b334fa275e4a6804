#include "tests/proof/memory.h"

#include <sys/mman.h>

#include <stdexcept>

namespace tracectl::proof {
namespace {

struct Slots {
  size_t count;
  size_t pages;
};
// The largest holds an item's 64 KiB and something above that limit.
constexpr Slots kSlots[] = {{120, 1}, {24, 2}, {6, 18}};
constexpr size_t kCommonPages = 128;

}  // namespace

Memory::Memory(Abi abi) {
  constexpr size_t kObjectsBytes = (sizeof(Objects) + kPage - 1) / kPage * kPage;
  bytes_ = kObjectsBytes + kCommonPages * kPage;
  for (const Slots& slots : kSlots) bytes_ += slots.count * (slots.pages + 1) * kPage;
  const int low = abi == Abi::i386 ? MAP_32BIT : 0;
  void* mapped = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | low, -1, 0);
  if (mapped == MAP_FAILED) throw std::runtime_error("no memory for the proof");
  base_ = static_cast<std::byte*>(mapped);
  objects_ = reinterpret_cast<Objects*>(base_);
  std::byte* at = base_ + kObjectsBytes;
  for (const Slots& slots : kSlots) {
    for (size_t i = 0; i < slots.count; ++i) {
      slots_.emplace_back(at, slots.pages * kPage);
      at += slots.pages * kPage;
      if (::mprotect(at, kPage, PROT_NONE) != 0) throw std::runtime_error("mprotect");
      at += kPage;
    }
  }
  common_ = {at, kCommonPages * kPage};
  taken_.resize(slots_.size());
}

Memory::~Memory() {
  ::munmap(base_, bytes_);
}

void Memory::reset() {
  taken_.assign(taken_.size(), false);
  common_used_ = 0;
  objects_->count = 0;
}

std::span<std::byte> Memory::object(size_t bytes) {
  const std::span<std::byte> placed = place(bytes);
  for (std::byte& byte : placed) {
    seed_ ^= seed_ << 13;  // xorshift
    seed_ ^= seed_ >> 17;
    seed_ ^= seed_ << 5;
    byte = static_cast<std::byte>(0x80 | (seed_ & 0x7f));
  }
  if (objects_->count == std::size(objects_->all)) throw std::runtime_error("too many objects");
  objects_->all[objects_->count++] = placed;
  return placed;
}

std::span<std::byte> Memory::place(size_t bytes) {
  for (size_t i = 0; i < slots_.size(); ++i) {
    if (taken_[i] || slots_[i].size() < bytes) continue;
    taken_[i] = true;
    return slots_[i].last(bytes);
  }
  if (common_used_ + bytes > common_.size()) throw std::runtime_error("the proof's memory is full");
  const std::span<std::byte> placed = common_.subspan(common_used_, bytes);
  common_used_ += bytes;
  return placed;
}

void Memory::touch() const {
  for (const std::span<const std::byte> object : std::span{objects_->all, objects_->count}) {
    for (size_t at = 0; at < object.size(); at += kPage)
      static_cast<void>(*static_cast<const volatile std::byte*>(&object[at]));
    if (!object.empty()) static_cast<void>(*static_cast<const volatile std::byte*>(&object.back()));
  }
}

}  // namespace tracectl::proof
