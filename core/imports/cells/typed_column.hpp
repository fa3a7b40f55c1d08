// Values of one field for a batch of rows, built row by row and changed in place.
//
// Plain value; one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/imports/cells/coerce.hpp"
#include "pareto/table.hpp"

namespace pareto::imports {

// A value that owns its text.
struct KeptValue {
  bool null = true;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;

  KeptValue() = default;
  explicit KeptValue(const Value& value)
      : null(value.null), integer(value.integer), real(value.real), text(value.text) {}
  [[nodiscard]] Value view() const { return {null, integer, real, text}; }
};

class TypedColumn {
 public:
  TypedColumn(std::string name, sdk::Type type) : name_(std::move(name)), type_(type) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] sdk::Type type() const { return type_; }
  [[nodiscard]] std::size_t rows() const { return valid_.size(); }

  void add(const Value& value) {
    valid_.push_back(!value.null);
    if (type_ == sdk::Type::Text) {
      if (!value.null) text_.append(value.text);
      ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    } else if (type_ == sdk::Type::Real) {
      reals_.push_back(value.real);
    } else {
      integers_.push_back(value.integer);
    }
  }
  [[nodiscard]] Value at(std::size_t row) const {
    Value value;
    value.null = !valid_[row];
    if (value.null) return value;
    if (type_ == sdk::Type::Text)
      value.text = text(row);
    else if (type_ == sdk::Type::Real)
      value.real = reals_[row];
    else
      value.integer = integers_[row];
    return value;
  }
  [[nodiscard]] bool is_null(std::size_t row) const { return !valid_[row]; }
  [[nodiscard]] std::int64_t integer(std::size_t row) const { return integers_[row]; }
  [[nodiscard]] std::string_view text(std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::string_view(text_).substr(begin, ends_[row] - begin);
  }
  void set_integer(std::size_t row, std::int64_t value) {
    integers_[row] = value;
    valid_[row] = 1;
  }
  void set_null(std::size_t row) { valid_[row] = 0; }

 private:
  std::string name_;
  sdk::Type type_;
  std::vector<std::uint8_t> valid_;
  std::vector<std::int64_t> integers_;
  std::vector<double> reals_;
  std::vector<std::uint32_t> ends_;
  std::string text_;
};

inline void put(sdk::BatchBuilder& builder, std::size_t column, sdk::Type type,
                const Value& value) {
  if (value.null)
    builder.null(column);
  else if (type == sdk::Type::Text)
    builder.text(column, value.text);
  else if (type == sdk::Type::Real)
    builder.real(column, value.real);
  else
    builder.integer(column, value.integer);
}

[[nodiscard]] inline bool same(sdk::Type type, const Value& a, const Value& b) {
  if (a.null != b.null) return false;
  if (a.null) return true;
  if (type == sdk::Type::Text) return a.text == b.text;
  return type == sdk::Type::Real ? a.real == b.real : a.integer == b.integer;
}

}  // namespace pareto::imports
