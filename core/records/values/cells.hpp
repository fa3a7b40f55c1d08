// One column of rows on their way into an entity: absent, as given by the caller, or made by the
// host.
//
// A given column is only looked at, so a million rows pass without a copy; the first change makes
// it the host's own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/table.hpp"

namespace pareto::records {

class Cells {
 public:
  Cells() = default;  // absent: null in every row
  explicit Cells(sdk::ColumnView given) : given_(given) {}

  [[nodiscard]] bool absent() const { return !given_ && !own_; }
  [[nodiscard]] bool is_null(std::int64_t row) const {
    if (own_) return own_->valid[row] == 0;
    return !given_ || given_->is_null(row);
  }
  // Of every type but real and text. Only where not null.
  [[nodiscard]] std::int64_t integer(std::int64_t row) const {
    return own_ ? own_->integers[row] : given_->integer(row);
  }
  [[nodiscard]] double real(std::int64_t row) const {
    return own_ ? own_->reals[row] : given_->real(row);
  }
  [[nodiscard]] std::string_view text(std::int64_t row) const {
    return own_ ? std::string_view(own_->texts[row]) : given_->text(row);
  }

  void set(sdk::Type type, std::int64_t rows, std::int64_t row, std::int64_t value) {
    own(type, rows);
    own_->integers[row] = value;
    own_->valid[row] = 1;
  }
  void set_real(std::int64_t rows, std::int64_t row, double value) {
    own(sdk::Type::Real, rows);
    own_->reals[row] = value;
    own_->valid[row] = 1;
  }
  void set_text(std::int64_t rows, std::int64_t row, std::string value) {
    own(sdk::Type::Text, rows);
    own_->texts[row] = std::move(value);
    own_->valid[row] = 1;
  }
  void set_null(sdk::Type type, std::int64_t rows, std::int64_t row) {
    own(type, rows);
    own_->valid[row] = 0;
  }

 private:
  struct Own {
    std::vector<std::uint8_t> valid;
    std::vector<std::int64_t> integers;
    std::vector<double> reals;
    std::vector<std::string> texts;
  };
  void own(sdk::Type type, std::int64_t rows) {
    if (own_) return;
    Own made;
    made.valid.assign(static_cast<std::size_t>(rows), 0);
    if (type == sdk::Type::Text)
      made.texts.resize(static_cast<std::size_t>(rows));
    else if (type == sdk::Type::Real)
      made.reals.resize(static_cast<std::size_t>(rows));
    else
      made.integers.resize(static_cast<std::size_t>(rows));
    for (std::int64_t row = 0; given_ && row < rows; ++row) {
      if (given_->is_null(row)) continue;
      made.valid[row] = 1;
      if (type == sdk::Type::Text)
        made.texts[row] = given_->text(row);
      else if (type == sdk::Type::Real)
        made.reals[row] = given_->real(row);
      else
        made.integers[row] = given_->integer(row);
    }
    own_ = std::move(made);
    given_.reset();
  }

  std::optional<sdk::ColumnView> given_;
  std::optional<Own> own_;
};

}  // namespace pareto::records
