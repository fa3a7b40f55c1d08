// One column of values in memory, in the layout of the Arrow C data interface, to read where they
// lie.
//
//     const ColumnView amounts = batch.column(1);
//     if (!amounts.is_null(row)) sum += amounts.integer(row);
//
// A view: it owns nothing. Any number of threads may read it at once. Header-only, standard library
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pareto/abi/arrow.h"
#include "pareto/date.hpp"
#include "pareto/type.hpp"

namespace pareto::sdk {
inline namespace v0 {

// One column of a batch, to read. Valid as long as the batch.
class ColumnView {
 public:
  ColumnView() = default;
  // `root_offset`: of the struct that holds the column; its rows begin there.
  ColumnView(const ArrowArray& array, Type type, std::int64_t root_offset = 0)
      : type_(type),
        length_(array.length - root_offset),
        offset_(array.offset + root_offset),
        valid_(array.null_count == 0 ? nullptr
                                     : static_cast<const std::uint8_t*>(array.buffers[0])),
        values_(array.buffers[1]),
        bytes_(type == Type::Text ? static_cast<const char*>(array.buffers[2]) : nullptr) {}

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] std::int64_t rows() const { return length_; }
  [[nodiscard]] bool is_null(std::int64_t row) const {
    return valid_ != nullptr && !bit(valid_, row + offset_);
  }
  // Of every type but real and text: bool as 0 and 1, date in days, time in microseconds, money and
  // quantity in 1/10000.
  [[nodiscard]] std::int64_t integer(std::int64_t row) const {
    row += offset_;
    switch (type_) {
      case Type::Bool:
        return bit(static_cast<const std::uint8_t*>(values_), row) ? 1 : 0;
      case Type::Date:
        return static_cast<const std::int32_t*>(values_)[row];
      case Type::Tier:
        return static_cast<const std::uint8_t*>(values_)[row];
      default:
        return static_cast<const std::int64_t*>(values_)[row];
    }
  }
  // Of a column of dates.
  [[nodiscard]] Date date(std::int64_t row) const {
    return {static_cast<std::int32_t>(integer(row))};
  }
  [[nodiscard]] double real(std::int64_t row) const {
    return type_ == Type::Real ? static_cast<const double*>(values_)[row + offset_]
                               : static_cast<double>(integer(row));
  }
  [[nodiscard]] std::string_view text(std::int64_t row) const {
    const auto* offsets = static_cast<const std::int32_t*>(values_) + offset_ + row;
    return {bytes_ + offsets[0], static_cast<std::size_t>(offsets[1] - offsets[0])};
  }

 private:
  static bool bit(const std::uint8_t* bits, std::int64_t i) {
    return (bits[i >> 3] >> (i & 7)) & 1;
  }

  Type type_ = Type::Int;
  std::int64_t length_ = 0, offset_ = 0;
  const std::uint8_t* valid_ = nullptr;
  const void* values_ = nullptr;
  const char* bytes_ = nullptr;
};

}  // namespace v0
}  // namespace pareto::sdk
