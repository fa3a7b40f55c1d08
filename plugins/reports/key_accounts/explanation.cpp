#include "explanation.hpp"

#include <charconv>
#include <string>

namespace pareto::key_accounts {
namespace {

// What stands behind "name" and its colon; empty if there is none.
std::string_view behind(std::string_view json, std::string_view name) {
  const std::string key = '"' + std::string(name) + '"';
  for (std::size_t at = json.find(key); at != std::string_view::npos; at = json.find(key, at + 1)) {
    const std::size_t colon = json.find_first_not_of(" \t\n\r", at + key.size());
    if (colon == std::string_view::npos || json[colon] != ':') continue;
    const std::size_t value = json.find_first_not_of(" \t\n\r", colon + 1);
    return value == std::string_view::npos ? std::string_view() : json.substr(value);
  }
  return {};
}

template <class Number>
std::optional<Number> number_at(std::string_view text) {
  Number value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> figure_in(std::string_view json, std::string_view name) {
  return number_at<double>(behind(json, name));
}

std::optional<std::int64_t> step_in(std::string_view json, std::string_view name) {
  std::string_view step = behind(json, name);
  if (step.empty() || step.front() != '{') return std::nullopt;
  step = step.substr(0, step.find('}'));
  if (!behind(step, "indicator").starts_with("\"net_sales\"")) return std::nullopt;
  return number_at<std::int64_t>(behind(step, "value"));
}

}  // namespace pareto::key_accounts
