#include "explanation.hpp"

#include <charconv>
#include <cmath>

#include "ranking.hpp"

namespace pareto::abc {
namespace {

void append(std::string& out, std::int64_t value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// part / whole with six decimals: 0.179616
void append_share(std::string& out, std::int64_t part, std::int64_t whole) {
  if (whole <= 0) {
    out += "null";
    return;
  }
  const double ratio = static_cast<double>(part) / static_cast<double>(whole);
  if (!(std::fabs(ratio) < 1e12)) {
    out += "null";
    return;
  }
  std::int64_t millionths = std::llround(ratio * 1e6);
  if (millionths < 0) {
    out += '-';
    millionths = -millionths;
  }
  append(out, millionths / 1'000'000);
  char decimals[8] = {'.', '0', '0', '0', '0', '0', '0'};
  int last = 0;
  auto rest = static_cast<int>(millionths % 1'000'000);
  for (int i = 6; i > 0; --i, rest /= 10) {
    decimals[i] = static_cast<char>('0' + rest % 10);
    if (last == 0 && decimals[i] != '0') last = i;
  }
  if (last > 0) out.append(decimals, static_cast<std::size_t>(last) + 1);
}

// {"name":"share","value":
void begin_indicator(std::string& out, std::string_view name) {
  out += "{\"name\":\"";
  out += name;
  out += "\",\"value\":";
}

void append_step(std::string& out, const Move& move, std::string_view measure) {
  out += "{\"tier\":\"";
  out += kTierCodes[move.tier];
  out += "\",\"indicator\":\"";
  out += measure;
  out += "\",\"value\":";
  append(out, move.value);
  out += '}';
}

void append_move(std::string& out, std::string_view key, const Move& move,
                 std::string_view measure) {
  out += ",\"";
  out += key;
  out += "\":";
  append_step(out, move, measure);
}

}  // namespace

void explain(const Ranking& ranking, std::size_t subject, std::string_view measure, bool all_ways,
             std::string& out) {
  const std::int64_t value = ranking.value(subject);
  out += "{\"indicators\":[";
  begin_indicator(out, measure);
  append(out, value);
  begin_indicator(out += "},", "share");
  append_share(out, value, ranking.total());
  if (const auto at = ranking.position(subject)) {
    begin_indicator(out += "},", "share_before");
    append_share(out, ranking.before(*at), ranking.total());
    begin_indicator(out += "},", "cumulative");
    append_share(out, ranking.before(*at + 1), ranking.total());
    begin_indicator(out += "},", "rank");
    append(out, static_cast<std::int64_t>(*at) + 1);
  }
  out += "}]";
  const auto next = ranking.next(subject);
  if (next) append_move(out, "next", *next, measure);
  if (const auto below = ranking.below(subject)) append_move(out, "below", *below, measure);
  if (const auto top = ranking.to_top(subject); all_ways && top && next) {
    append_step(out += ",\"reach\":[", *next, measure);
    if (top->tier != next->tier) append_step(out += ',', *top, measure);
    out += ']';
  }
  out += '}';
}

}  // namespace pareto::abc
