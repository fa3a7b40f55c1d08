// Records grouped and added up by the host: what reports over free dimensions stand on.
//
//     const Pivot sales = pivot(job, {.entity = "sale", .rows = {"customer.province"}, .columns = "month", .measures = {"net_sales"},
//                                     .totals = {"margin"}, .period = period.range, .before = period.previous()});
//     const int net = sales.find("net_sales"), change = sales.find("net_sales.change");
//     for (Batch batch; sales.rows->next(batch);) …            a row per province, then the total
//
// Names of dimensions, measures and conditions: pareto/abi/pivot.h. What is wrong with them is a
// Failure in the job's language that says what there is. The plugin asks for the capability
// PARETO_SVC_PIVOT. Thread: that of the job.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pareto/abi/pivot.h"
#include "pareto/c_list.hpp"
#include "pareto/job.hpp"
#include "pareto/window.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct PivotRequest {
  std::string entity;
  std::vector<std::string> rows;
  std::string columns;
  std::vector<std::string> measures, totals, where;
  std::optional<DayRange> period, before;
  std::int64_t top = 0, top_columns = 0;
  std::string sort, date;
  bool choice_labels = true;
};

struct PivotColumn {
  std::string name, label;
  std::uint32_t kind = PARETO_PIVOT_COLUMN_ROW;
  int index = 0;
  bool total = true;
  std::string value;
  bool rest = false;
  Type type = Type::Text;
};

struct Pivot {
  std::vector<PivotColumn> columns;
  std::unique_ptr<BatchStream> rows;

  // Index of a column by its name; -1 when there is none.
  [[nodiscard]] int find(std::string_view name) const {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].name == name) return static_cast<int>(c);
    }
    return -1;
  }
};

[[nodiscard]] inline Schema pivot_columns() {
  return {{"name", Type::Text},  {"label", Type::Text}, {"kind", Type::Int},  {"index", Type::Int},
          {"total", Type::Bool}, {"value", Type::Text}, {"rest", Type::Bool}, {"type", Type::Int}};
}
[[nodiscard]] inline Schema pivot_dimensions() {
  return {{"path", Type::Text}, {"label", Type::Text}, {"type", Type::Int}};
}

namespace detail {

inline const char* or_null(const std::string& text) {
  return text.empty() ? nullptr : text.c_str();
}

}  // namespace detail

// Throws Failure.
[[nodiscard]] inline Pivot pivot(const Job& job, const PivotRequest& request) {
  const auto* service = job.service<pareto_pivot_v1>(PARETO_SVC_PIVOT);
  const std::string language(job.language());
  const detail::CNames rows(request.rows), measures(request.measures), totals(request.totals),
      where(request.where);
  pareto_pivot_request c{};
  c.size_of = sizeof c;
  c.entity = request.entity.c_str();
  c.rows = rows.get();
  c.columns = detail::or_null(request.columns);
  c.measures = measures.get();
  c.totals = totals.get();
  c.where = where.get();
  c.date = detail::or_null(request.date);
  c.sort = detail::or_null(request.sort);
  c.language = language.c_str();
  c.top = request.top;
  c.top_columns = request.top_columns;
  if (request.choice_labels) c.flags |= PARETO_PIVOT_CHOICE_LABELS;
  if (request.period) {
    c.flags |= PARETO_PIVOT_PERIOD;
    c.from = request.period->from.days;
    c.to = request.period->to.days;
  }
  if (request.before) {
    c.flags |= PARETO_PIVOT_BEFORE;
    c.before_from = request.before->from.days;
    c.before_to = request.before->to.days;
  }
  ArrowArrayStream columns_stream{}, rows_stream{};
  pareto_error error = no_error();
  require(service->run(service, job.c()->session, &c, &columns_stream, &rows_stream, &error),
          error);
  Pivot out;
  Schema schema;
  ImportedStream columns(&columns_stream, pivot_columns());
  for (Batch batch; columns.next(batch);) {
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      const auto text = [&](std::size_t at) {
        return batch.column(at).is_null(row) ? std::string()
                                             : std::string(batch.column(at).text(row));
      };
      const auto integer = [&](std::size_t at) { return batch.column(at).integer(row); };
      out.columns.push_back({text(0), text(1), static_cast<std::uint32_t>(integer(2)),
                             static_cast<int>(integer(3)), integer(4) != 0, text(5),
                             integer(6) != 0, static_cast<Type>(integer(7))});
      schema.push_back({out.columns.back().name, out.columns.back().type});
    }
  }
  out.rows = std::make_unique<ImportedStream>(&rows_stream, std::move(schema));
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk
