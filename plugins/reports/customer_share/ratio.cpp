#include "ratio.hpp"

#include <charconv>

#include "pareto/amount.hpp"

namespace pareto::customer_share {
namespace {

using Wide = Ratio::Wide;
// Products of two numbers below this fit into 128 bits.
constexpr Wide kMost = static_cast<Wide>(1) << 62;

Wide common(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  text = trimmed(text);
  return true;
}

}  // namespace

std::optional<Ratio> Ratio::made(Wide above, Wide below) {
  if (below == 0) return std::nullopt;
  if (below < 0) {
    above = -above;
    below = -below;
  }
  if (const Wide factor = common(above, below); factor > 1) {
    above /= factor;
    below /= factor;
  }
  if (above >= kMost || above <= -kMost || below >= kMost) return std::nullopt;
  Ratio out;
  out.above_ = above;
  out.below_ = below;
  return out;
}

Ratio Ratio::of(std::int64_t above, std::int64_t below) {
  return made(above, below).value_or(Ratio());
}

std::optional<Ratio> Ratio::times(const Ratio& other) const {
  return made(above_ * other.above_, below_ * other.below_);
}
std::optional<Ratio> Ratio::over(const Ratio& other) const {
  return made(above_ * other.below_, below_ * other.above_);
}
std::optional<Ratio> Ratio::minus(const Ratio& other) const {
  // Twice 2^62 times 2^62 is still below 2^127.
  return made(above_ * other.below_ - other.above_ * below_, below_ * other.below_);
}

bool operator<(const Ratio& a, const Ratio& b) { return a.above_ * b.below_ < b.above_ * a.below_; }

std::optional<Ratio> Ratio::parse(std::string_view text) {
  text = trimmed(text);
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const auto above = parse(text.substr(0, slash)), below = parse(text.substr(slash + 1));
    if (!above || !below) return std::nullopt;
    return above->over(*below);
  }
  std::int64_t divisor = 1, factor = 1;
  if (take_suffix(text, "%"))
    divisor = 100;
  else if (take_suffix(text, "\u4EBF"))
    factor = 100'000'000;
  else if (take_suffix(text, "\u4E07"))
    factor = 10'000;
  Wide value = 0, scale = 1;
  bool digits = false, point = false;
  for (const char c : text) {
    if (c == ',' && digits && !point) continue;
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || value >= kMost / 10 || scale >= kMost / 1000) return std::nullopt;
    value = value * 10 + (c - '0');
    if (point) scale *= 10;
    digits = true;
  }
  if (!digits) return std::nullopt;
  return made(value * factor, scale * divisor);
}

std::string Ratio::fraction() const {
  if (below_ < 2 || below_ > 20) return {};
  return std::to_string(static_cast<std::int64_t>(above_)) + "/" +
         std::to_string(static_cast<std::int64_t>(below_));
}

std::string Ratio::count() const {
  const Wide twice = above_ < 0 ? -2 * above_ + below_ : 2 * above_ + below_;
  const auto rounded = static_cast<std::int64_t>(twice / (2 * below_));
  const std::string text = sdk::count_text(above_ < 0 ? -rounded : rounded);
  return is_whole() ? text : "≈ " + text;
}

std::optional<Span> Span::parse(std::string_view text) {
  std::size_t mark = text.find('~'), size = 1;
  if (mark == std::string_view::npos) {
    mark = text.find("\uFF5E");
    size = 3;
  }
  if (mark == std::string_view::npos) {
    const auto one = Ratio::parse(text);
    if (!one) return std::nullopt;
    return Span{*one, *one};
  }
  const auto low = Ratio::parse(text.substr(0, mark)),
             high = Ratio::parse(text.substr(mark + size));
  if (!low || !high || *high < *low) return std::nullopt;
  return Span{*low, *high};
}

}  // namespace pareto::customer_share
