#include "core/tiering/evaluation.hpp"

#include <cmath>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/base/utf8_scan.hpp"
#include "pareto/tiering_tables.hpp"

namespace pareto::tiering {
namespace {

[[noreturn]] void wrong(const Rule& rule, Message what) {
  throw Error(ErrorCode::Data, std::move(what),
              Message(Text{"nothing was written; tell the plugin's author",
                           "没有写入任何内容；请告知插件作者"}))
      .within(plugins::plugin_context(rule.plugin()));
}

// Buffers that are said to hold rows must be there.
void require_buffers(const Rule& rule, const sdk::Batch& batch) {
  for (std::size_t i = 0; i < batch.columns(); ++i) {
    const ArrowArray& column = *batch.array().children[i];
    const bool text = batch.schema()[i].type == sdk::Type::Text;
    const bool shaped =
        column.n_buffers >= (text ? 3 : 2) && column.buffers != nullptr && column.offset >= 0;
    if (!shaped || (batch.rows() > 0 && column.buffers[1] == nullptr) ||
        (column.null_count > 0 && column.buffers[0] == nullptr)) {
      wrong(rule, {Text{"answers column {} without its values", "返回的列 {} 缺少数据"},
                   {batch.schema()[i].name}});
    }
  }
}

void read_batch(const Rule& rule, const sdk::Batch& batch, std::size_t first,
                const std::function<void(const Rating&)>& rated) {
  const auto tiers = batch.column(0), scores = batch.column(1), texts = batch.column(2);
  for (std::int64_t row = 0; row < batch.rows(); ++row) {
    Rating rating{first + static_cast<std::size_t>(row), kUnrated, std::nullopt, {}};
    if (!tiers.is_null(row)) {
      const std::int64_t tier = tiers.integer(row);
      if (tier >= static_cast<std::int64_t>(rule.tiers().size())) {
        wrong(rule, {Text{"answers tier {0} in row {1}, but it has {2} tiers",
                          "第 {1} 行返回等级 {0}，而它只有 {2} 个等级"},
                     {tier, rating.subject, rule.tiers().size()}});
      }
      rating.tier = static_cast<std::uint8_t>(tier);
    }
    if (!scores.is_null(row)) {
      rating.score = scores.real(row);
      if (!std::isfinite(*rating.score)) {
        wrong(rule,
              {Text{"answers a score in row {} that is no number", "第 {} 行返回的分数不是数"},
               {rating.subject}});
      }
    }
    if (!texts.is_null(row)) {
      rating.explanation = texts.text(row);
      if (scan_utf8(rating.explanation).end != Utf8End::Complete) {
        wrong(rule, {Text{"answers an explanation in row {} that is no UTF-8",
                          "第 {} 行返回的说明不是 UTF-8"},
                     {rating.subject}});
      }
    }
    rated(rating);
  }
}

}  // namespace

std::vector<Figure> evaluate(const Rule& rule, const Input& input, Date as_of,
                             const std::function<void(const Rating&)>& rated,
                             Explanations explanations) {
  std::vector<Figure> figures;
  const auto figure = [&](std::string_view name, double value) {
    figures.push_back({std::string(name), value});
  };
  const auto job = rule.job(as_of, figure, explanations);

  ArrowArrayStream in{}, out{};
  sdk::export_stream(input.stream(), &in);
  plugins::run_plugin(*job, rule.plugin(), [&](pareto_error* error) {
    return rule.table().apply(job->get(), &in, &out, error);
  });
  if (out.get_next == nullptr || out.get_schema == nullptr || out.release == nullptr) {
    wrong(rule, Text{"answers no table", "没有返回表"});
  }
  auto answer = plugins::reading(rule.plugin(), [&] {
    return std::make_unique<sdk::ImportedStream>(&out, sdk::tiering_result());
  });
  std::size_t rows = 0;
  for (sdk::Batch batch; plugins::reading(rule.plugin(), [&] { return answer->next(batch); });
       batch = sdk::Batch()) {
    job->rethrow();
    require_buffers(rule, batch);
    if (rows + static_cast<std::size_t>(batch.rows()) > input.rows) {
      wrong(rule, {Text{"answers more rows than the {} it was given", "返回的行多于给它的 {} 行"},
                   {input.rows}});
    }
    read_batch(rule, batch, rows, rated);
    rows += static_cast<std::size_t>(batch.rows());
  }
  job->rethrow();
  if (rows != input.rows) {
    wrong(rule, {Text{"answers {0} rows for the {1} it was given", "给它 {1} 行，只返回 {0} 行"},
                 {counted(rows), counted(input.rows)}});
  }
  return figures;
}

}  // namespace pareto::tiering
