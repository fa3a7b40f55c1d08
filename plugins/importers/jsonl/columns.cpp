#include "columns.hpp"

namespace pareto::jsonl {

std::size_t Columns::find(std::string_view key) const {
  const auto found = places_.find(key);
  return found == places_.end() ? kNone : found->second;
}

std::size_t Columns::add(std::string_view key) {
  const std::size_t known = find(key);
  if (known != kNone || keys_.size() == kMost) return known;
  places_.emplace(std::string(key), keys_.size());
  keys_.emplace_back(key);
  return keys_.size() - 1;
}

}  // namespace pareto::jsonl
