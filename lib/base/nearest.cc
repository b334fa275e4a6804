#include "lib/base/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace tracectl {
namespace {

// Insertions, deletions, substitutions and swaps of neighbours that lead from a to b.
size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  std::iota(previous.begin(), previous.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

Nearest::Nearest(std::string_view word) : word_(word), best_(std::max<size_t>(word.size() / 3, 1) + 1) {}

void Nearest::consider(std::string_view name) {
  const size_t distance = edit_distance(word_, name);
  if (distance >= best_) return;
  best_ = distance;
  name_ = name;
}

std::string Nearest::question() const {
  return name_.empty() ? std::string{} : "did you mean '" + name_ + "'?";
}

}  // namespace tracectl
