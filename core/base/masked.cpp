#include "core/base/masked.hpp"

#include <cctype>

#include "core/base/utf8.hpp"

namespace pareto {
namespace {

std::string_view first_of(std::string_view text) {
  std::size_t at = 0;
  static_cast<void>(next_code_point(text, at));
  return text.substr(0, at);
}

std::string_view last_of(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); static_cast<void>(next_code_point(text, at)))
    begin = at;
  return text.substr(begin);
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) static_cast<void>(next_code_point(text, at));
  return count;
}

std::string masked_phone(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) digits += c;
  }
  // Less than eleven digits would be told by the seven that are left.
  if (digits.size() < 11) return "****";
  return digits.substr(digits.size() - 11, 3) + "****" + digits.substr(digits.size() - 4);
}

}  // namespace

std::string masked(std::string_view text, MaskKind kind) {
  if (text.empty()) return {};
  if (kind == MaskKind::Phone) return masked_phone(text);
  if (kind == MaskKind::Email) {
    const std::size_t at = text.find('@');
    if (at != std::string_view::npos && at > 0)
      return std::string(first_of(text)) + "***" + std::string(text.substr(at));
  }
  const std::string first(first_of(text));
  return characters(text) > 2 ? first + "***" + std::string(last_of(text)) : first + "***";
}

}  // namespace pareto
