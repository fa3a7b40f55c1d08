// Reads a tier's explanation and a run's figures, both JSON written by machines in the published
// forms (abi/tiering.h): numbers by name, wherever they stand. What writes them is explanation.hpp.
// Pure functions; any thread. Header-only.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

// What stands behind "name" and its colon; empty if there is none.
inline std::string_view behind(std::string_view json, std::string_view name) {
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

}  // namespace detail

// {"gini":0.73,…}
[[nodiscard]] inline std::optional<double> figure_in(std::string_view json, std::string_view name) {
  return detail::number_at<double>(detail::behind(json, name));
}

// The value of "next" or "below", if it is a value of net sales.
[[nodiscard]] inline std::optional<std::int64_t> step_in(std::string_view json,
                                                         std::string_view name) {
  std::string_view step = detail::behind(json, name);
  if (step.empty() || step.front() != '{') return std::nullopt;
  step = step.substr(0, step.find('}'));
  if (!detail::behind(step, "indicator").starts_with("\"net_sales\"")) return std::nullopt;
  return detail::number_at<std::int64_t>(detail::behind(step, "value"));
}

}  // namespace v0
}  // namespace pareto::sdk
