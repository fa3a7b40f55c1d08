// Types of values in tables, and how they travel as Arrow's formats.
#pragma once

#include <cstdint>

#include "pareto/abi/field.h"

namespace pareto::sdk {
inline namespace v0 {

enum class Type : std::uint32_t {
  Bool = PARETO_T_BOOL,
  Int = PARETO_T_INT,
  Real = PARETO_T_REAL,
  Text = PARETO_T_TEXT,
  Date = PARETO_T_DATE,
  Time = PARETO_T_TIME,
  Money = PARETO_T_MONEY,
  Quantity = PARETO_T_QUANTITY,
  Tier = 100  // uint8; only in what a tiering answers
};

constexpr const char* format_of(Type type) {
  switch (type) {
    case Type::Bool:
      return "b";
    case Type::Real:
      return "g";
    case Type::Text:
      return "u";
    case Type::Date:
      return "tdD";
    case Type::Time:
      return "tsu:UTC";
    case Type::Tier:
      return "C";
    default:
      return "l";
  }
}

}  // namespace v0
}  // namespace pareto::sdk
