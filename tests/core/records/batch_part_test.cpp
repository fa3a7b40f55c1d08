#include "core/records/write/batch_part.hpp"

#include <catch2/catch.hpp>
#include <optional>

using namespace pareto;
using namespace pareto::records;
using sdk::Type;

TEST_CASE("Any part of a batch reads as the rows that it is", "[records]") {
  const std::vector<Type> types{Type::Bool, Type::Int,  Type::Real,  Type::Text,
                                Type::Date, Type::Time, Type::Money, Type::Text};
  sdk::Schema schema;
  for (std::size_t c = 0; c < types.size(); ++c)
    schema.push_back({"c" + std::to_string(c), types[c]});
  const auto there = [](std::int64_t row, std::size_t c) {
    return c != 7 && (row * 7 + static_cast<std::int64_t>(c)) % 5 != 0;
  };
  constexpr std::int64_t kRows = 37;
  sdk::BatchBuilder builder(schema);
  for (std::int64_t row = 0; row < kRows; ++row) {
    for (std::size_t c = 0; c < types.size(); ++c) {
      if (!there(row, c) && c != 1) continue;  // c1 has no nulls, c7 nothing else
      if (types[c] == Type::Text)
        builder.text(c, std::string(static_cast<std::size_t>(row % 4), 'x') + std::to_string(row));
      else if (types[c] == Type::Real)
        builder.real(c, static_cast<double>(row) / 3);
      else
        builder.integer(c, types[c] == Type::Bool ? row % 3 == 0 : row * 1000);
    }
    builder.end_row();
  }
  const sdk::Batch whole = builder.finish();
  BatchPart part(whole);

  for (std::int64_t begin = 0; begin < kRows; ++begin) {
    for (std::int64_t end = begin; end <= kRows; end += 3) {
      ArrowArray shown = part.show(begin, end);
      shown.release = nullptr;
      const sdk::Batch rows(whole.shared_schema(), shown);
      REQUIRE(rows.rows() == end - begin);
      for (std::size_t c = 0; c < types.size(); ++c) {
        const ArrowArray& column = *rows.array().children[c];
        std::int64_t nulls = 0;
        for (std::int64_t row = 0; row < rows.rows(); ++row) {
          const auto was = whole.column(c), is = rows.column(c);
          REQUIRE(is.is_null(row) == was.is_null(row + begin));
          nulls += is.is_null(row) ? 1 : 0;
          if (is.is_null(row)) continue;
          if (types[c] == Type::Text)
            REQUIRE(is.text(row) == was.text(row + begin));
          else if (types[c] == Type::Real)
            REQUIRE(is.real(row) == was.real(row + begin));
          else
            REQUIRE(is.integer(row) == was.integer(row + begin));
        }
        REQUIRE(column.offset == 0);
        REQUIRE(column.null_count == nulls);
        REQUIRE((column.buffers[0] != nullptr) == (nulls > 0));
      }
    }
  }
}
