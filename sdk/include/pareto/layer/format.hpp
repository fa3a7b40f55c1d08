// Bodies of format.hpp.
#pragma once

#include <string>
#include <utility>

#include "pareto/format.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER void Sink::refused(pareto_status status) {
  throw Failure(status, "the document could not be written");
}

namespace detail {

PARETO_LAYER std::string words(const pareto_label* label, bool chinese) {
  if (label == nullptr) return {};
  if (chinese && label->zh_hans != nullptr) return label->zh_hans;
  return label->en != nullptr ? label->en : "";
}
PARETO_LAYER std::string string_of(pareto_str text) { return std::string(to_view(text)); }

PARETO_LAYER Spans spans_of(pareto_spans spans) {
  Spans out;
  for (; spans != nullptr && *spans != nullptr; ++spans) {
    out.add(static_cast<Style>((*spans)->style), to_view((*spans)->text));
  }
  return out;
}

PARETO_LAYER std::vector<Column> columns_of(const pareto_column* const* columns, bool chinese) {
  std::vector<Column> out;
  for (; columns != nullptr && *columns != nullptr; ++columns) {
    const pareto_column* from = *columns;
    if (from->field == nullptr || from->field->name == nullptr)
      throw Failure(PARETO_E_ARGUMENT, "a column without a field");
    Column column;
    column.name = from->field->name;
    column.label = words(from->field->label, chinese);
    column.note = words(from->field->help, chinese);
    column.type = static_cast<Type>(from->field->type);
    column.meaning = from->field->meaning;
    column.unit = from->field->unit != nullptr ? from->field->unit : "";
    column.role = static_cast<Role>(from->role);
    column.scale = static_cast<Scale>(from->scale);
    column.digits = from->digits;
    column.flags = from->flags;
    column.required = (from->field->flags & PARETO_F_REQUIRED) != 0;
    for (auto choice = from->field->choices; choice != nullptr && *choice != nullptr; ++choice) {
      column.choices.push_back(
          {(*choice)->code != nullptr ? (*choice)->code : "", words((*choice)->label, chinese)});
    }
    if (PARETO_HAS(from, pareto_column, mark_value)) column.mark_value = from->mark_value;
    if (PARETO_HAS(from, pareto_column, mark_label))
      column.mark_label = string_of(from->mark_label);
    out.push_back(std::move(column));
  }
  return out;
}

PARETO_LAYER DocumentInfo info_of(const pareto_document_info* info) {
  return {string_of(info->title),  string_of(info->firm),
          string_of(info->period), string_of(info->data_until),
          string_of(info->remark), PARETO_HAS(info, pareto_document_info, flags) ? info->flags : 0};
}
PARETO_LAYER std::vector<KeyFigure> figures_of(const pareto_key_figure* const* figures) {
  std::vector<KeyFigure> out;
  for (; figures != nullptr && *figures != nullptr; ++figures) {
    const pareto_key_figure& f = **figures;
    KeyFigure& figure =
        out.emplace_back(KeyFigure{string_of(f.label), string_of(f.value), string_of(f.unit),
                                   string_of(f.remark), static_cast<Style>(f.style)});
    if (!PARETO_HAS(*figures, pareto_key_figure, rows_where) || f.rows_entity == nullptr) continue;
    figure.rows.entity = f.rows_entity;
    for (pareto_names one = f.rows_where; one != nullptr && *one != nullptr; ++one)
      figure.rows.where.emplace_back(*one);
  }
  return out;
}
PARETO_LAYER ChartInfo chart_of(const pareto_chart_info* from, bool chinese) {
  ChartInfo chart;
  chart.name = from->name != nullptr ? from->name : "";
  chart.kind = static_cast<Chart>(from->kind);
  chart.title = string_of(from->title);
  chart.subtitle = string_of(from->subtitle);
  if (PARETO_HAS(from, pareto_chart_info, subject)) chart.subject = string_of(from->subject);
  chart.mark_value = from->mark_value;
  chart.mark_second = from->mark_second;
  chart.date_from = {from->date_from};
  chart.date_to = {from->date_to};
  chart.remarks = spans_of(from->remarks);
  chart.columns = columns_of(from->columns, chinese);
  return chart;
}

PARETO_LAYER TableInfo table_of(const pareto_table_info* info, bool chinese) {
  TableInfo table{info->name != nullptr ? info->name : "", columns_of(info->columns, chinese),
                  spans_of(info->total), info->flags};
  if (!table.total.empty() && table.total.size() != table.columns.size()) {
    throw Failure(PARETO_E_ARGUMENT,
                  "table " + table.name + ": the total needs one span per column");
  }
  return table;
}

}  // namespace detail

}  // namespace v0
}  // namespace pareto::sdk
