#include "core/imports/shape/shape.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/error.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/cells/words.hpp"

namespace pareto::imports {
namespace {

struct Part {
  std::string_view word;
  std::optional<bool> ShapeChoice::*choice;
  bool Shape::*shape;
};
constexpr Part kParts[] = {{"totals", &ShapeChoice::totals, &Shape::totals},
                           {"heads", &ShapeChoice::heads, &Shape::heads},
                           {"footers", &ShapeChoice::footers, &Shape::footers},
                           {"fill-down", &ShapeChoice::fill_down, &Shape::fill_down}};

[[noreturn]] void fail(std::string_view text) {
  throw Error(
      ErrorCode::Argument,
      Message(Text{"\"{}\" says nothing of a table's shape", "“{}”不是表格形状的说法"}, {text}),
      Message(Text{"write PART=yes or PART=no, several with commas: {}",
                   "写法：项=yes 或 项=no，多个用逗号分开，可用的项：{}"},
              {parts_of_shape()}));
}

}  // namespace

Shape ShapeChoice::shape() const {
  Shape out;
  for (const Part& part : kParts) out.*part.shape = (this->*part.choice).value_or(out.*part.shape);
  return out;
}

void ShapeChoice::apply(const ShapeChoice& other) {
  for (const Part& part : kParts) {
    if (!(this->*part.choice)) this->*part.choice = other.*part.choice;
  }
}

std::optional<bool>* find_part(ShapeChoice& choice, std::string_view word) {
  for (const Part& part : kParts) {
    if (part.word == word) return &(choice.*part.choice);
  }
  return nullptr;
}

const char* parts_of_shape() { return "totals, heads, footers, fill-down"; }

ShapeChoice parse_shape(std::string_view text) {
  ShapeChoice choice;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view part = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = std::min(part.find('='), part.size());
    std::optional<bool>* const found = find_part(choice, trimmed(part.substr(0, equals)));
    const auto value =
        equals < part.size() ? bool_word(trimmed(part.substr(equals + 1))) : std::nullopt;
    if (found == nullptr || !value) fail(part);
    *found = value;
  }
  return choice;
}

HeaderLines parse_header_lines(std::string_view text) {
  constexpr std::int64_t kMost = 1'000'000, kMostLines = 5;
  HeaderLines lines{0, 0};
  const char* const end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, lines.first);
  lines.last = lines.first;
  if (error == std::errc() && at != end && *at == '-') {
    const auto last = std::from_chars(at + 1, end, lines.last);
    at = last.ptr;
    error = last.ec;
  }
  if (error != std::errc() || at != end || lines.first < 1 || lines.last < lines.first ||
      lines.last > kMost || lines.last - lines.first >= kMostLines) {
    throw Error(ErrorCode::Argument,
                Message(Text{"\"{}\" names no lines of a head", "“{}”不是表头的行号"}, {text}),
                Message(Text{"write one line (4), or the first and last one (3-4)",
                             "写一行（4），或首行和末行（3-4）"}));
  }
  return lines;
}

std::string text_of(const ShapeChoice& choice) {
  std::string out;
  for (const Part& part : kParts) {
    const std::optional<bool>& value = choice.*part.choice;
    if (value) out += (out.empty() ? "" : ",") + std::string(part.word) + (*value ? "=yes" : "=no");
  }
  return out;
}

std::string toml_of(const ShapeChoice& choice) {
  std::string out;
  for (const Part& part : kParts) {
    const std::optional<bool>& value = choice.*part.choice;
    if (value) out += std::string(part.word) + (*value ? " = true\n" : " = false\n");
  }
  return out;
}

}  // namespace pareto::imports
