// Streams as a plugin in any language may answer them: what the profile allows is read, what it
// does not is refused with words.
#include <catch2/catch.hpp>

#include "pareto/job.hpp"
#include "pareto/table.hpp"

namespace sdk = pareto::sdk;

namespace {

const sdk::Schema kSchema = {{"n", sdk::Type::Int}, {"t", sdk::Type::Text}};

// Five rows, row 2 null: 0 "a", 1 "b", null, 3 "d", 4 "e".
ArrowArray five_rows() {
  sdk::BatchBuilder builder(kSchema);
  const char* texts[] = {"a", "b", nullptr, "d", "e"};
  for (std::int64_t i = 0; i < 5; ++i) {
    if (texts[i] != nullptr) {
      builder.integer(0, i);
      builder.text(1, texts[i]);
    }
    builder.end_row();
  }
  return builder.finish().release();
}

// A stream of one array, spoilt beforehand.
template <class Spoil>
std::unique_ptr<sdk::BatchStream> foreign(Spoil spoil) {
  ArrowArrayStream stream{};
  auto one = sdk::make_stream(kSchema, [spoil, done = false](sdk::Batch& out) mutable {
    if (std::exchange(done, true)) return false;
    ArrowArray array = five_rows();
    spoil(array);
    out = sdk::Batch(std::make_shared<const sdk::Schema>(kSchema), array);
    return true;
  });
  sdk::export_stream(std::move(one), &stream);
  return std::make_unique<sdk::ImportedStream>(&stream, kSchema);
}

std::string refusal(std::unique_ptr<sdk::BatchStream> stream) {
  sdk::Batch batch;
  try {
    while (stream->next(batch)) continue;
  } catch (const std::exception& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("Offsets of the batch and of a column are both respected, and an unknown null count",
          "[plugins]") {
  const auto stream = foreign([](ArrowArray& array) {
    array.offset = 1;
    array.length = 3;
    array.children[0]->offset = 1;  // rows 2, 3, 4 of n: null, 3, 4
    array.children[0]->length = 4;
    array.children[0]->null_count = -1;
  });

  sdk::Batch batch;
  REQUIRE(stream->next(batch));

  REQUIRE(batch.rows() == 3);
  CHECK(batch.column(0).is_null(0));
  CHECK(batch.column(0).integer(1) == 3);
  CHECK(batch.column(0).integer(2) == 4);
  CHECK(batch.column(1).text(0) == "b");
  CHECK(batch.column(1).is_null(1));
  CHECK(batch.column(1).text(2) == "d");
}

TEST_CASE("A batch that is not whole is refused", "[plugins]") {
  CHECK(refusal(foreign([](ArrowArray&) {})) == "accepted");
  CHECK(refusal(foreign([](ArrowArray& array) { array.length = 6; })) ==
        "column n is shorter than its batch");
  CHECK(refusal(foreign([](ArrowArray& array) { array.offset = 1; })) ==
        "column n is shorter than its batch");
  CHECK(refusal(foreign([](ArrowArray& array) { array.children[1]->n_buffers = 2; })) ==
        "column t lacks a buffer");
  CHECK(refusal(foreign([](ArrowArray& array) { array.children[0]->buffers[1] = nullptr; })) ==
        "column n lacks a buffer");
  CHECK(refusal(foreign([](ArrowArray& array) { array.children[0]->buffers[0] = nullptr; })) ==
        "column n lacks a buffer");
}

TEST_CASE("An answer without a stream is refused", "[plugins]") {
  ArrowArrayStream none{};

  CHECK_THROWS_WITH(sdk::ImportedStream(&none, kSchema), "there is no stream");
}

TEST_CASE("A stream was cancelled where it says so by its status, whatever its words",
          "[plugins]") {
  const auto ended = [](const sdk::Failure& failure) {
    ArrowArrayStream stream{};
    sdk::export_stream(sdk::make_stream(kSchema, [failure](sdk::Batch&) -> bool { throw failure; }),
                       &stream);
    sdk::ImportedStream read(&stream, kSchema);
    pareto_error error = sdk::no_error();
    const pareto_status status = sdk::guarded(&error, [&] {
      sdk::Batch batch;
      static_cast<void>(read.next(batch));
    });
    return std::to_string(status) + " " + error.text;
  };

  CHECK(ended(sdk::Cancelled("stopped by hand")) ==
        std::to_string(PARETO_E_CANCELLED) + " stopped by hand");
  CHECK(ended(sdk::Failure(PARETO_E_IO, "cancelled")) ==
        std::to_string(PARETO_E_FAIL) + " cancelled");
}
