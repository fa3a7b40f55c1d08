#include "core/cli/terminal/result.hpp"

#include <algorithm>
#include <memory>

#include <catch2/catch.hpp>

#include "captured.hpp"
#include "core/base/error.hpp"

namespace pareto::cli {
namespace {

constexpr Language kChinese = Language::ChineseSimplified;
using sdk::Type;

const std::vector<ResultColumn>& columns() {
  static const std::vector<ResultColumn> columns = {
      {.name = "id", .label = "编号", .is_id = true, .drop_order = 1},
      {.name = "name", .label = "客户", .gives_way = true},
      {.name = "tier", .label = "等级", .show = Show::Tier},
      {.name = "net", .label = "净销售", .show = Show::Amount},
      {.name = "share", .label = "占比", .show = Show::Share},
      {.name = "last", .label = "末单"}};
  return columns;
}

std::unique_ptr<sdk::BatchStream> customers() {
  // In another order than shown, with a column that is not shown.
  sdk::BatchBuilder builder({{"tier", Type::Text},
                             {"name", Type::Text},
                             {"hidden", Type::Int},
                             {"net", Type::Money},
                             {"share", Type::Real},
                             {"last", Type::Date},
                             {"id", Type::Int}});
  const auto add = [&](std::int64_t id, const char* name, const char* tier, std::int64_t net,
                       double share) {
    builder.integer(6, id);
    builder.text(1, name);
    if (tier != nullptr) builder.text(0, tier);
    builder.integer(3, net);
    builder.real(4, share);
    builder.integer(5, 20'757);
    builder.end_row();
  };
  add(1'152'921'504'606'846'977, "雾栎饲料", "A", 216'780'001'234, 0.18);
  add(2, "=槭硐食品", nullptr, -300'000'000, -0.0025);
  return sdk::stream_of(builder.finish());
}

TEST_CASE("A table shows people what they compare", "[cli]") {
  Captured captured;

  const std::int64_t rows = write_result(
      captured.output.out,
      {.format = Format::Table,
       .language = kChinese,
       .footer =
           [](std::int64_t n) { return std::vector<std::string>{std::to_string(n) + " 组"}; }},
      columns(), *customers());

  CHECK(rows == 2);
  CHECK(captured.out_text ==
        "  编号                 客户       等级  净销售 万   占比  末单\n"
        "  -------------------  ---------  ----  ---------  -----  ----------\n"
        "  1152921504606846977  雾栎饲料   A       2,167.8  18.0%  2026-10-31\n"
        "  2                    =槭硐食品             −3.0  −0.3%  2026-10-31\n"
        "\n"
        "2 组\n");
}

TEST_CASE("JSON is an array of objects with exact values and ids as strings", "[cli]") {
  Captured captured;

  write_result(captured.output.out, {.format = Format::Json, .language = kChinese}, columns(),
               *customers());

  CHECK(captured.out_text ==
        "[\n"
        "  {\"id\": \"1152921504606846977\", \"name\": \"雾栎饲料\", \"tier\": \"A\", \"net\": "
        "21678000.1234, "
        "\"share\": 0.18, \"last\": \"2026-10-31\"},\n"
        "  {\"id\": \"2\", \"name\": \"=槭硐食品\", \"tier\": null, \"net\": -30000, "
        "\"share\": -0.0025, \"last\": \"2026-10-31\"}\n"
        "]\n");
}

TEST_CASE("CSV has names for its head, plain decimals, and defused formulas", "[cli]") {
  Captured captured;

  write_result(captured.output.out, {.format = Format::Csv, .language = kChinese}, columns(),
               *customers());

  CHECK(captured.out_text ==
        "id,name,tier,net,share,last\n"
        "1152921504606846977,雾栎饲料,A,21678000.1234,0.18,2026-10-31\n"
        "2,'=槭硐食品,,-30000,-0.0025,2026-10-31\n");
}

TEST_CASE("No rows are an empty array, a head, and a head", "[cli]") {
  const auto none = [] { return sdk::stream_of(sdk::BatchBuilder({{"n", Type::Int}}).finish()); };
  const std::vector<ResultColumn> one = {{.name = "n", .label = "数"}};
  Captured json, csv, table;

  write_result(json.output.out, {.format = Format::Json}, one, *none());
  write_result(csv.output.out, {.format = Format::Csv}, one, *none());
  write_result(table.output.out, {.format = Format::Table}, one, *none());

  CHECK(json.out_text == "[]\n");
  CHECK(csv.out_text == "n\n");
  CHECK(table.out_text == "  数\n  --\n");
}

// A million rows in batches of a thousand, counting how many were asked for.
class Million final : public sdk::BatchStream {
 public:
  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  bool next(sdk::Batch& batch) override {
    if (batches_ == 1000) return false;
    ++batches_;
    sdk::BatchBuilder builder(schema_);
    for (int i = 0; i < 1000; ++i) {
      builder.integer(0, batches_ * 1000 + i);
      builder.end_row();
    }
    batch = builder.finish();
    return true;
  }
  [[nodiscard]] int batches() const { return batches_; }

 private:
  std::shared_ptr<const sdk::Schema> schema_ =
      std::make_shared<const sdk::Schema>(sdk::Schema{{"n", Type::Int}});
  int batches_ = 0;
};

TEST_CASE("Rows are written as they come, not collected", "[cli]") {
  for (const Format format : {Format::Table, Format::Json, Format::Csv}) {
    Captured captured;
    Million rows;
    std::size_t most_unwritten = 0;
    // Looks from inside the stream at what has been written so far.
    auto watched = sdk::make_stream(*rows.schema(), [&](sdk::Batch& batch) {
      const std::size_t produced = static_cast<std::size_t>(rows.batches()) * 1000 * 5;
      if (produced > captured.out_text.size())
        most_unwritten = std::max(most_unwritten, produced - captured.out_text.size());
      return rows.next(batch);
    });

    const std::int64_t count =
        write_result(captured.output.out, {.format = format}, columns_of(*rows.schema()), *watched);

    CHECK(count == 1'000'000);
    CHECK(most_unwritten < 80'000);
  }
}

TEST_CASE("Output that nobody reads any more stops the work", "[cli]") {
  std::FILE* full = std::fopen("/dev/full", "w");
  if (full == nullptr) return;
  Stream out(full, pipe());
  Million rows;

  write_result(out, {.format = Format::Csv}, columns_of(*rows.schema()), rows);

  CHECK(rows.batches() < 100);
  std::fclose(full);
}

TEST_CASE("Ctrl-C stops the output and leaves json open, so that nobody takes it for whole",
          "[cli]") {
  Captured captured;
  std::atomic<bool> interrupted = true;
  Million rows;

  CHECK_THROWS_AS(
      write_result(captured.output.out, {.format = Format::Json, .interrupted = &interrupted},
                   columns_of(*rows.schema()), rows),
      Error);
  CHECK(captured.out_text.find(']') == std::string::npos);
}

TEST_CASE("A query's own columns are shown by their names, ids as ids", "[cli]") {
  const std::vector<ResultColumn> found =
      columns_of({{"customer_id", Type::Int}, {"count(*)", Type::Int}});

  CHECK(found[0].is_id);
  CHECK_FALSE(found[1].is_id);
  CHECK(found[1].label == "count(*)");
}

TEST_CASE("A column's own cell replaces what its type would show", "[cli]") {
  Captured captured;
  std::vector<ResultColumn> shown = {columns()[1], columns()[4]};
  shown[1].cell = [](const sdk::ColumnView& view, std::int64_t row) {
    return view.real(row) < 0 ? Cell{"loss", Style::Bad, "!"} : Cell{"fine"};
  };

  write_result(captured.output.out, {.format = Format::Table, .language = kChinese}, shown,
               *customers());

  CHECK(captured.out_text ==
        "  客户         占比\n"
        "  ---------  ------\n"
        "  雾栎饲料   fine\n"
        "  =槭硐食品  loss !\n");
}

}  // namespace
}  // namespace pareto::cli
