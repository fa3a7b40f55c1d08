// Rules that want the tables themselves, instead of one row after the other (tiering.hpp): who
// sorts, ranks or divides what all of them bring declares, instead of constructor and rate,
//
//     static std::unique_ptr<BatchStream> apply(const Job&, std::unique_ptr<BatchStream> in);
//
// and answers, in the same order and number, rows of the schema `tiering_result()`; class Ratings
// builds them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "pareto/batch_builder.hpp"
#include "pareto/batch_stream.hpp"
#include "pareto/job.hpp"
#include "pareto/tiering.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Columns that a tiering answers.
inline Schema tiering_result() {
  return {{"tier", Type::Tier}, {"score", Type::Real}, {"explanation", Type::Text}};
}

// Builds what a tiering answers.
class Ratings {
 public:
  void add(std::optional<int> tier, std::optional<double> score,
           std::string_view explanation = {}) {
    if (tier) builder_.integer(0, *tier);
    if (score) builder_.real(1, *score);
    if (!explanation.empty()) builder_.text(2, explanation);
    builder_.end_row();
  }
  void add(const Rating& rating) { add(rating.tier, rating.score, rating.explanation); }
  [[nodiscard]] std::int64_t rows() const { return builder_.rows(); }
  [[nodiscard]] Batch finish() { return builder_.finish(); }

 private:
  BatchBuilder builder_{tiering_result()};
};

namespace detail {

template <class X>
struct TablesOf {
  static void apply(const pareto_job* c_job, ArrowArrayStream* in, ArrowArrayStream* out) {
    *out = {};
    StreamHolder held(in);
    const Job job(c_job);
    Plan needs(nullptr);
    X::plan(job, needs);
    Schema schema;
    const char* name = needs.columns().names();
    for (std::size_t i = 0; i < needs.columns().size(); ++i, name += std::strlen(name) + 1)
      schema.push_back({name, needs.columns().type(i)});
    ArrowArrayStream taken = held.take();
    export_stream(X::apply(job, std::make_unique<ImportedStream>(&taken, std::move(schema))), out);
  }
};

}  // namespace detail
}  // namespace v0
}  // namespace pareto::sdk
