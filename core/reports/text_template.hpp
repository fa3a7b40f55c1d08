// Words of a report made of files, with values in them and runs of other styles.
//
//     "{calls.rows|customer|customers} to call; **{sum.stake}** at stake, !!{sum.late}!! of it late"
//
// {name} stands for a value, {name|one|many} for a count and its noun; "{{" is a brace. **strong**,
// __accent__, !!bad!!. Between Chinese characters and a Latin value a blank is set. Values; any
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/model/field.hpp"
#include "pareto/document.hpp"

namespace pareto::reports {

// What stands for a name, as the reader reads it; a count also as a number, for its noun.
struct Shown {
  std::string text;
  std::optional<std::int64_t> count = std::nullopt;
};
using ShownOf = std::function<Shown(std::string_view name)>;

class TextTemplate {
 public:
  // Throws Error for a brace or a mark of style that does not close.
  [[nodiscard]] static TextTemplate parse(std::string_view text);

  [[nodiscard]] bool empty() const { return pieces_.empty(); }
  // Of the values that it asks for, in order.
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] sdk::Spans render(const ShownOf& shown) const;

 private:
  struct Piece {
    sdk::Style style = sdk::Style::Plain;
    std::string words;            // when there is no name
    std::string name, one, many;  // a noun only where given
  };
  std::vector<Piece> pieces_;
};

// The same in each language, and where it was written.
struct PlainText {
  TextTemplate english, chinese;
  std::string place;  // "report.toml:12:9"

  [[nodiscard]] bool empty() const { return english.empty(); }
  [[nodiscard]] const TextTemplate& in(Language language) const {
    return language == Language::ChineseSimplified && !chinese.empty() ? chinese : english;
  }
};

}  // namespace pareto::reports
