// The rows of a view as those who draw it want them: words for people, and the day, the number or
// the id behind them.
//
//     ViewRows rows(context, currency, records::list_records(…));
//     while (rows.next()) name = rows.words("name"), day = rows.day("due");
//
// One thread; reads as it goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/cli/command.hpp"
#include "core/records/list/list.hpp"

namespace pareto::cli {

// A value as people read it, by its type and meaning; `field` may be null. Empty for nothing.
[[nodiscard]] std::string words_of(const Context& context, const model::Field* field,
                                   sdk::Type type, const sdk::ColumnView& column, std::int64_t row);

class ViewRows {
 public:
  ViewRows(const Context& context, records::List list)
      : context_(context), list_(std::move(list)) {}

  bool next();
  // Of the row that it is at. The columns are those that were asked for.
  [[nodiscard]] std::string words(std::string_view column) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view column) const;
  // The day of a date, or of a moment by the firm's clocks.
  [[nodiscard]] std::optional<Date> day(std::string_view column) const;
  // The words of columns that are not empty, with a dot between.
  [[nodiscard]] std::string joined(const std::vector<std::string>& columns) const;

  [[nodiscard]] std::int64_t count() const { return list_.count; }

 private:
  [[nodiscard]] std::size_t index(std::string_view column) const;

  const Context& context_;
  records::List list_;
  sdk::Batch batch_;
  std::int64_t row_ = -1;
};

}  // namespace pareto::cli
