// What is read ahead arrives whole, in its order, with its failure in its turn, and whoever stops
// early waits for nothing more.
#include "core/records/delivery/read_ahead.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <memory>
#include <stdexcept>
#include <thread>

#include "pareto/table.hpp"

namespace pareto::records {
namespace {

// `full` batches of kBatchRows numbers from 0 on, then one of `rest`; fails instead of batch number
// `fails`.
struct Numbers {
  int full;
  std::int64_t rest;
  int fails = -1;
  std::shared_ptr<std::atomic<int>> given = std::make_shared<std::atomic<int>>(0);

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> stream() const {
    const sdk::Schema columns{{"n", sdk::Type::Int}};
    const auto schema = std::make_shared<const sdk::Schema>(columns);
    return sdk::make_stream(columns, [*this, schema](sdk::Batch& batch) {
      const int number = (*given)++;
      if (number == fails) throw std::runtime_error("the disk is gone");
      const std::int64_t rows = number < full ? sdk::kBatchRows : number == full ? rest : 0;
      if (rows == 0) return false;
      sdk::BatchBuilder builder(schema);
      for (std::int64_t row = 0; row < rows; ++row) {
        builder.integer(0, number * sdk::kBatchRows + row);
        builder.end_row();
      }
      batch = builder.finish();
      return true;
    });
  }
};

// How many rows there are; each has its number.
std::int64_t count(sdk::BatchStream& stream) {
  std::int64_t next = 0;
  for (sdk::Batch batch; stream.next(batch);) {
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      if (batch.column(0).integer(row) != next++) return -1;
    }
  }
  return next;
}

}  // namespace

TEST_CASE("what is read ahead is what there is") {
  for (const Numbers& numbers :
       {Numbers{0, 0}, Numbers{0, 3}, Numbers{1, 0}, Numbers{1, 5}, Numbers{9, 7}}) {
    const auto stream = read_ahead(numbers.stream());
    REQUIRE(stream->schema()->size() == 1);
    CHECK(count(*stream) == numbers.full * sdk::kBatchRows + numbers.rest);
    sdk::Batch batch;
    CHECK_FALSE(stream->next(batch));
  }
}

TEST_CASE("a failure comes behind what was read before it") {
  for (const int fails : {0, 1, 4}) {
    const auto stream = read_ahead(Numbers{9, 7, fails}.stream());
    sdk::Batch batch;
    for (int i = 0; i < fails; ++i) REQUIRE(stream->next(batch));
    CHECK_THROWS_AS(stream->next(batch), std::runtime_error);
  }
}

TEST_CASE("who stops early stops the reading") {
  const Numbers numbers{1'000'000, 0};
  {
    const auto stream = read_ahead(numbers.stream());
    sdk::Batch batch;
    REQUIRE(stream->next(batch));
    // The reader comes as far as it may, and waits there.
    while (*numbers.given < 3) std::this_thread::yield();
  }
  CHECK(*numbers.given < 10);
}

}  // namespace pareto::records
