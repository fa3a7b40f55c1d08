#include "json_format.hpp"

#include <cmath>
#include <set>

#include "pareto/shown.hpp"
#include "values.hpp"

namespace pareto::json {
namespace {

using sdk::Column;

constexpr std::size_t kPiece = 60'000;

// "name":"text", behind what there is; left out where the text is empty and not `always`.
void member(std::string& out, std::string_view name, std::string_view text, bool always = false) {
  if (text.empty() && !always) return;
  (out += ",\"") += name;
  out += "\":";
  append_text(out, text);
}
void member(std::string& out, std::string_view name, double number) {
  if (!std::isfinite(number)) return;
  (out += ",\"") += name;
  (out += "\":") += sdk::plain_real(number);
}

// Names of codes, by their number; unknown ones, of a later SDK, are the first.
template <std::size_t N>
const char* name_in(const char* const (&names)[N], std::uint32_t code) {
  return names[code < N ? code : 0];
}
constexpr const char* kStyles[] = {"plain", "strong", "accent", "bad", "dim", "tier"};
constexpr const char* kParagraphs[] = {"text",       "lead",   "summary", "note",
                                       "definition", "source", "subject"};
constexpr const char* kRoles[] = {"plain",    "tier", "rank",   "title", "remark", "spark",
                                  "sentence", "bar",  "change", "key",   "mark"};
constexpr const char* kCharts[] = {"other", "pareto", "changes", "rhythm",
                                   "bars",  "trend",  "funnel"};
constexpr const char* kTableFlags[] = {"cards", "tight", "form", "call"};
constexpr const char* kColumnFlags[] = {"warn", "strong"};

template <std::size_t N>
void append_flags(std::string& out, const char* const (&names)[N], std::uint32_t flags) {
  std::string list;
  for (std::size_t i = 0; i < N; ++i) {
    if ((flags >> i & 1) != 0) list += (list.empty() ? "\"" : ",\"") + std::string(names[i]) + '"';
  }
  if (!list.empty()) out += ",\"flags\":[" + list + "]";
}

void append_spans(std::string& out, std::string_view name, const sdk::Spans& spans) {
  (out += ",\"") += name;
  out += "\":[";
  bool first = true;
  for (const sdk::Span& span : spans) {
    out += first ? "{\"text\":" : ",{\"text\":";
    first = false;
    append_text(out, span.text);
    if (span.style != sdk::Style::Plain)
      member(out, "style", name_in(kStyles, static_cast<std::uint32_t>(span.style)));
    out += '}';
  }
  out += ']';
}

void append_named(std::string& out, const sdk::NamedRows& rows) {
  if (rows.entity.empty()) return;
  out += ",\"rows\":{";
  out += "\"entity\":";
  append_text(out, rows.entity);
  out += ",\"where\":[";
  for (std::size_t i = 0; i < rows.where.size(); ++i) {
    if (i > 0) out += ',';
    append_text(out, rows.where[i]);
  }
  out += "]}";
}

// Of the object of a row; two columns of one name would be one member.
std::vector<std::string> keys_of(const std::vector<Column>& columns) {
  std::set<std::string> taken;
  std::vector<std::string> keys;
  for (const Column& column : columns) {
    std::string key = column.name;
    for (int n = 2; !taken.insert(key).second; ++n) key = column.name + "_" + std::to_string(n);
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

void JsonFormat::on_begin(const sdk::DocumentInfo& info) {
  std::string out = "{\"format\":\"pareto.document/1\"";
  member(out, "language", job_.language(), true);
  member(out, "as_of", job_.as_of().iso());
  member(out, "currency", job_.home_currency());
  member(out, "title", info.title, true);
  member(out, "firm", info.firm, true);
  member(out, "period", info.period, true);
  member(out, "data_until", info.data_until, true);
  member(out, "remark", info.remark, true);
  sink_.write(out + ",\n\"content\":[");
}

void JsonFormat::begin_part(std::string& out, const char* kind) {
  out += any_ ? ",\n" : "\n";
  any_ = true;
  out += "{\"kind\":\"" + std::string(kind) + '"';
}

void JsonFormat::on_heading(int level, std::string_view text, std::string_view aside) {
  std::string out;
  begin_part(out, "heading");
  out += ",\"level\":" + std::to_string(level);
  member(out, "text", text, true);
  member(out, "aside", aside);
  sink_.write(out + "}");
}

void JsonFormat::on_paragraph(sdk::Paragraph kind, const sdk::Spans& spans) {
  std::string out;
  begin_part(out, "paragraph");
  member(out, "role", name_in(kParagraphs, static_cast<std::uint32_t>(kind)));
  member(out, "text", spans.text(), true);
  append_spans(out, "spans", spans);
  sink_.write(out + "}");
}

void JsonFormat::on_figures(const std::vector<sdk::KeyFigure>& figures) {
  std::string out;
  begin_part(out, "figures");
  out += ",\"figures\":[";
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const sdk::KeyFigure& figure = figures[i];
    out += i > 0 ? ",{\"label\":" : "{\"label\":";
    append_text(out, figure.label);
    member(out, "value", figure.value, true);
    member(out, "unit", figure.unit, true);
    member(out, "remark", figure.remark, true);
    if (figure.style != sdk::Style::Plain)
      member(out, "style", name_in(kStyles, static_cast<std::uint32_t>(figure.style)));
    append_named(out, figure.rows);
    out += '}';
  }
  sink_.write(out + "]}");
}

void JsonFormat::append_columns(std::string& out, const std::vector<Column>& columns) {
  const std::vector<std::string> keys = keys_of(columns);
  out += ",\"columns\":[";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    out += i > 0 ? ",{\"name\":" : "{\"name\":";
    append_text(out, keys[i]);
    member(out, "label", column.label, true);
    member(out, "type", column.meaning == PARETO_M_PERCENT ? "share" : name_of(column.type));
    member(out, "role", name_in(kRoles, static_cast<std::uint32_t>(column.role)));
    if (column.scale == sdk::Scale::Large) member(out, "scale", "large");
    if (column.digits >= 0) out += ",\"digits\":" + std::to_string(column.digits);
    member(out, "unit", column.unit);
    member(out, "note", column.note);
    member(out, "mark_value", column.mark_value);
    member(out, "mark_label", column.mark_label);
    if (column.required) out += ",\"required\":true";
    if (!column.choices.empty()) {
      out += ",\"choices\":[";
      for (std::size_t k = 0; k < column.choices.size(); ++k) {
        out += k > 0 ? ",{\"code\":" : "{\"code\":";
        append_text(out, column.choices[k].code);
        member(out, "label", column.choices[k].label, true);
        out += '}';
      }
      out += ']';
    }
    append_flags(out, kColumnFlags, column.flags);
    out += '}';
  }
  out += ']';
}

void JsonFormat::write_rows(std::string& out, const std::vector<Column>& columns,
                            sdk::BatchStream& rows) {
  std::vector<std::string> heads;  // ,"name": of each
  for (const std::string& key : keys_of(columns)) {
    std::string head = heads.empty() ? "" : ",";
    append_text(head, key);
    heads.push_back(head + ":");
  }
  out += ",\"rows\":[";
  bool first = true;
  for (sdk::Batch batch; rows.next(batch); batch = sdk::Batch()) {
    job_.check();
    std::vector<sdk::ColumnView> views;
    for (std::size_t i = 0; i < columns.size(); ++i) views.push_back(batch.column(i));
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      out += first ? "\n{" : ",\n{";
      first = false;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        out += heads[i];
        append_value(out, columns[i].type, views[i], row);
      }
      out += '}';
      if (out.size() > kPiece) {
        sink_.write(out);
        out.clear();
      }
    }
  }
  out += ']';
}

void JsonFormat::on_table(const sdk::TableInfo& info, sdk::BatchStream& rows) {
  std::string out;
  begin_part(out, "table");
  member(out, "name", info.name, true);
  append_flags(out, kTableFlags, info.flags);
  append_columns(out, info.columns);
  write_rows(out, info.columns, rows);
  if (!info.total.empty()) append_spans(out, "total", info.total);
  sink_.write(out + "}");
}

void JsonFormat::on_chart(const sdk::ChartInfo& info, sdk::BatchStream& rows) {
  std::string out;
  begin_part(out, "chart");
  member(out, "name", info.name, true);
  member(out, "chart", name_in(kCharts, static_cast<std::uint32_t>(info.kind)));
  member(out, "title", info.title, true);
  member(out, "subtitle", info.subtitle, true);
  member(out, "subject", info.subject);
  member(out, "mark_value", info.mark_value);
  member(out, "mark_second", info.mark_second);
  if (info.kind == sdk::Chart::Rhythm) {
    member(out, "date_from", info.date_from.iso());
    member(out, "date_to", info.date_to.iso());
  }
  if (!info.remarks.empty()) append_spans(out, "remarks", info.remarks);
  append_columns(out, info.columns);
  write_rows(out, info.columns, rows);
  sink_.write(out + "}");
}

void JsonFormat::on_page_break() {
  std::string out;
  begin_part(out, "page_break");
  sink_.write(out + "}");
}

void JsonFormat::on_finish() { sink_.write("\n]}\n"); }

}  // namespace pareto::json
