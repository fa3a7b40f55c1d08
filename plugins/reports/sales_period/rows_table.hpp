// A table of rows of the answer: names of dimensions, figures, shares of one in another, and sums
// of rows that are not listed.
//
// What is listed refers to the material and is read while the table is written, so the material
// outlives it. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pareto/document.hpp"
#include "sentences.hpp"

namespace pareto::sales_period {

// Sums of some rows, of what of them can be added up.
class Sum {
 public:
  explicit Sum(std::size_t columns) : sums_(columns), there_(columns, 0) {}
  // Of the answer's columns these alone, of whole numbers.
  void add(const Answer& answer, Answer::Row row, const std::vector<int>& columns);
  [[nodiscard]] std::size_t count() const { return count_; }
  // Nothing where no row had a value, or the sum is too large.
  [[nodiscard]] std::optional<std::int64_t> integer(int column) const;

 private:
  std::vector<std::int64_t> sums_;
  std::vector<std::uint8_t> there_;
  std::size_t count_ = 0;
};

// A row of the answer, or a sum with its name.
struct Line {
  Answer::Row row{};
  std::shared_ptr<const Sum> sum = nullptr;
  std::string name = {};
};

[[nodiscard]] bool has_margin(const Material& material);
// The rows that stand for themselves; the last line adds up the others where they add up.
[[nodiscard]] std::vector<Line> cut(const Material& material);
// The sums of a dimension's values, largest first.
[[nodiscard]] std::vector<Line> sums_of(const Material& material, std::size_t dimension);

class RowsTable {
 public:
  RowsTable(const Material& material, std::string name);

  // The names of all dimensions, or of one alone.
  RowsTable& names();
  RowsTable& name_of(std::size_t dimension);
  RowsTable& figure(const std::string& name, const std::string& label, int column,
                    sdk::Role role = sdk::Role::Plain, std::uint32_t flags = 0);
  // Part of the whole answer; of another column: what is earned of what was sold; growth on what
  // was there before.
  RowsTable& share(const std::string& label);
  RowsTable& margin(const std::string& label);
  RowsTable& growth(const std::string& label);
  // Decimals of all amounts.
  void digits(int digits);
  // A last line for the whole answer.
  void total();

  void write(sdk::Document& document, std::vector<Line> lines) const;

 private:
  // What a column shows of a row: a number, a share of two, or the name of a dimension.
  struct Source {
    enum Kind { Name, Figure, Share, Growth } kind;
    std::size_t dimension = 0;
    int figure = -1, of = -1;  // Share: figure / of; Growth: figure / of, where there was something
  };
  void ratio(const std::string& name, const std::string& label, Source source,
             sdk::Role role = sdk::Role::Plain);

  const Material& m_;
  sdk::TableInfo info_;
  std::vector<Source> sources_;
};

}  // namespace pareto::sales_period
