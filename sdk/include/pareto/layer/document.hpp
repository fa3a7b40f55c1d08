// Bodies of document.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pareto/c_list.hpp"
#include "pareto/document.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER Spans::Spans() = default;
PARETO_LAYER Spans::Spans(std::string_view text) { plain(text); }
PARETO_LAYER Spans::Spans(const std::string& text) { plain(text); }
PARETO_LAYER Spans::Spans(const char* text) { plain(text); }
PARETO_LAYER Spans::Spans(const Spans&) = default;
PARETO_LAYER Spans::Spans(Spans&&) noexcept = default;
PARETO_LAYER Spans& Spans::operator=(const Spans&) = default;
PARETO_LAYER Spans& Spans::operator=(Spans&&) noexcept = default;
PARETO_LAYER Spans::~Spans() = default;

PARETO_LAYER Spans& Spans::add(Style style, std::string_view text) {
  runs_.push_back({style, std::string(text)});
  return *this;
}
PARETO_LAYER std::string Spans::text() const {
  std::string all;
  for (const Span& run : runs_) all += run.text;
  return all;
}

PARETO_LAYER Schema schema_of(const std::vector<Column>& columns) {
  Schema schema;
  for (const Column& column : columns) schema.push_back({column.name, column.type});
  return schema;
}

namespace detail {

// C forms of lists, alive as long as the object; they point into what they were made from.
class CSpans : public CList<pareto_span> {
 public:
  explicit CSpans(const Spans& spans) : CList(spans.size()) {
    for (std::size_t i = 0; i < spans.size(); ++i)
      (*this)[i] = {sizeof(pareto_span), static_cast<std::uint32_t>(spans[i].style), 0,
                    to_c(spans[i].text)};
  }
};

class CColumns {
 public:
  explicit CColumns(const std::vector<Column>& columns)
      : columns_(columns.size()), parts_(new Parts[columns.size()]) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Column& from = columns[i];
      Parts& parts = parts_[i];
      pareto_field& field = parts.field;
      field.size_of = sizeof field;
      field.name = from.name.c_str();
      field.label = label(parts.label, from.label);
      field.help = from.note.empty() ? nullptr : label(parts.note, from.note);
      field.type = static_cast<std::uint32_t>(from.type);
      field.meaning = from.meaning;
      field.unit = from.unit.empty() ? nullptr : from.unit.c_str();
      field.flags = from.required ? PARETO_F_REQUIRED : 0;
      if (!from.choices.empty()) {
        field.meaning = PARETO_M_CHOICE;
        field.choices = parts.fill(from.choices);
      }
      field.min_value = INT64_MIN;
      field.max_value = INT64_MAX;
      field.min_real = field.max_real = kNoMark;
      columns_[i] = {sizeof(pareto_column),
                     &field,
                     static_cast<std::uint32_t>(from.role),
                     static_cast<std::uint32_t>(from.scale),
                     from.digits,
                     from.flags,
                     from.mark_value,
                     to_c(from.mark_label)};
    }
  }
  CColumns(const CColumns&) = delete;
  CColumns& operator=(const CColumns&) = delete;
  ~CColumns() { delete[] parts_; }
  [[nodiscard]] const pareto_column* const* get() const { return columns_.get(); }

 private:
  static const pareto_label* label(pareto_label& into, const std::string& text) {
    into = {sizeof(pareto_label), text.c_str(), nullptr, nullptr};
    return &into;
  }
  // What a column points to.
  struct Parts {
    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() {
      delete choices;
      delete[] labels;
    }
    const pareto_choice* const* fill(const std::vector<ColumnChoice>& from) {
      labels = new pareto_label[from.size()]{};
      choices = new CList<pareto_choice>(from.size());
      for (std::size_t i = 0; i < from.size(); ++i)
        (*choices)[i] = {
            sizeof(pareto_choice), from[i].code.c_str(),
            CColumns::label(labels[i], from[i].label.empty() ? from[i].code : from[i].label)};
      return choices->get();
    }
    pareto_label label{}, note{}, *labels = nullptr;
    pareto_field field{};
    CList<pareto_choice>* choices = nullptr;
  };
  CList<pareto_column> columns_;
  Parts* parts_;
};

}  // namespace detail

PARETO_LAYER void Document::begin(const DocumentInfo& info) {
  const pareto_document_info c{sizeof c,
                               to_c(info.title),
                               to_c(info.firm),
                               to_c(info.period),
                               to_c(info.data_until),
                               to_c(info.remark),
                               info.flags,
                               0};
  pareto_error error = no_error();
  require(document_->begin(document_, &c, &error), error);
}
PARETO_LAYER void Document::heading(int level, std::string_view text, std::string_view aside) {
  pareto_error error = no_error();
  require(document_->heading(document_, level, to_c(text), to_c(aside), &error), error);
}
PARETO_LAYER void Document::paragraph(Paragraph kind, const Spans& spans) {
  const detail::CSpans c(spans);
  pareto_error error = no_error();
  require(document_->paragraph(document_, static_cast<std::uint32_t>(kind), c.get(), &error),
          error);
}
PARETO_LAYER void Document::figures(const std::vector<KeyFigure>& figures) {
  detail::CList<pareto_key_figure> c(figures.size());
  std::vector<detail::CNames> where;
  for (const KeyFigure& f : figures) where.emplace_back(f.rows.where);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const KeyFigure& f = figures[i];
    c[i] = {sizeof(pareto_key_figure),
            to_c(f.label),
            to_c(f.value),
            to_c(f.unit),
            to_c(f.remark),
            static_cast<std::uint32_t>(f.style),
            0,
            f.rows.entity.empty() ? nullptr : f.rows.entity.c_str(),
            f.rows.where.empty() ? nullptr : where[i].get()};
  }
  pareto_error error = no_error();
  require(document_->figures(document_, c.get(), &error), error);
}
PARETO_LAYER void Document::table(const TableInfo& info, std::unique_ptr<BatchStream> rows) {
  const detail::CColumns columns(info.columns);
  const detail::CSpans total(info.total);
  const pareto_table_info c{sizeof c,      info.name.c_str(),
                            columns.get(), info.total.empty() ? nullptr : total.get(),
                            info.flags,    0};
  ArrowArrayStream stream{};
  export_stream(std::move(rows), &stream);
  pareto_error error = no_error();
  require(document_->table(document_, &c, &stream, &error), error);
}
PARETO_LAYER void Document::table(const TableInfo& info, Batch rows) {
  table(info, stream_of(std::move(rows)));
}
PARETO_LAYER void Document::chart(const ChartInfo& info, std::unique_ptr<BatchStream> rows) {
  const detail::CColumns columns(info.columns);
  const detail::CSpans remarks(info.remarks);
  const pareto_chart_info c{sizeof c,
                            info.name.c_str(),
                            static_cast<std::uint32_t>(info.kind),
                            0,
                            to_c(info.title),
                            to_c(info.subtitle),
                            info.mark_value,
                            info.mark_second,
                            info.date_from.days,
                            info.date_to.days,
                            info.remarks.empty() ? nullptr : remarks.get(),
                            columns.get(),
                            to_c(info.subject)};
  ArrowArrayStream stream{};
  export_stream(std::move(rows), &stream);
  pareto_error error = no_error();
  require(document_->chart(document_, &c, &stream, &error), error);
}
PARETO_LAYER void Document::chart(const ChartInfo& info, Batch rows) {
  chart(info, stream_of(std::move(rows)));
}
PARETO_LAYER void Document::page_break() {
  pareto_error error = no_error();
  require(document_->page_break(document_, &error), error);
}
PARETO_LAYER void Document::beside(int percent) {
  if (!PARETO_HAS(document_, pareto_document, beside) || document_->beside == nullptr) return;
  pareto_error error = no_error();
  require(document_->beside(document_, percent, &error), error);
}

}  // namespace v0
}  // namespace pareto::sdk
