// "Did you mean …?": the name that is nearest to a word that is none.
#pragma once

#include <string>
#include <string_view>

namespace tracectl {

class Nearest {
 public:
  // Of a word that is two thirds wrong nothing is near.
  explicit Nearest(std::string_view word);
  void consider(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }  // empty: nothing is near
  // "did you mean 'open'?", or empty.
  [[nodiscard]] std::string question() const;

 private:
  std::string_view word_;
  size_t best_;
  std::string name_;
};

}  // namespace tracectl
