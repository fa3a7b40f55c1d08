#include "core/reports/plain_build.hpp"

#include <limits>
#include <utility>

#include "core/base/error.hpp"
#include "core/records/list/condition_text.hpp"
#include "core/reports/plain_rows.hpp"
#include "pareto/window.hpp"

namespace pareto::reports {
namespace {

using Kind = PlainSection::Kind;

class Builder {
 public:
  Builder(const PlainReport& report, const model::Schema& schema, const sdk::Job& job,
          sdk::Document& document)
      : report_(report),
        job_(job),
        document_(document),
        reader_{parse_language(job.language()).value_or(Language::English), sdk::Amounts(job),
                job.c()->time_zone_minutes, &schema},
        rows_(report, job, reader_) {}

  void run() {
    begin();
    std::int64_t done = 0;
    for (const PlainSection& section : report_.sections) {
      job_.check();
      if ((section.when.empty() || rows_.any(section.when)) &&
          (section.unless.empty() || !rows_.any(section.unless)))
        write(section);
      job_.progress(++done, static_cast<std::int64_t>(report_.sections.size()));
    }
  }

 private:
  [[nodiscard]] std::string words(const Text& text,
                                  const std::vector<Argument>& values = {}) const {
    return say(reader_.language, text, values);
  }
  [[nodiscard]] sdk::Spans spans(const PlainText& text) {
    return text.in(reader_.language).render([this](std::string_view name) { return value(name); });
  }
  [[nodiscard]] std::string plain(const PlainText& text) { return spans(text).text(); }

  Shown value(std::string_view name) {
    if (name == "as_of") return {job_.as_of().iso()};
    if (name == "currency") return {reader_.amounts.currency_name()};
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return {job_.text(std::string(name).c_str(), "–")};
    const std::string query(name.substr(0, dot));
    if (name.substr(dot + 1) != "rows") return rows_.first(query, name.substr(dot + 1));
    const std::int64_t count = rows_.count(query);
    return {sdk::count_text(count), count};
  }

  void begin() {
    sdk::DocumentInfo info;
    info.title = report_.name.in(reader_.language);
    info.firm = job_.text("firm", "");
    info.remark = job_.text("remark", "");
    info.data_until = words(Text{"data until {}", "数据截至 {}"}, {job_.as_of().iso()});
    for (const PlainParameter& parameter : report_.parameters) {
      if (!parameter.window || !info.period.empty()) continue;
      const auto window = sdk::Window::parse(job_.text(parameter.field.name.c_str(), "all"));
      if (!window || window->is_all()) continue;
      const sdk::DayRange days = window->range(job_.as_of());
      info.period = days.from.iso() + " – " + days.to.iso();
    }
    document_.begin(info);
  }

  void write(const PlainSection& section) {
    switch (section.kind) {
      case Kind::Heading:
        return document_.heading(section.level, plain(section.text), plain(section.aside));
      case Kind::Paragraph:
        return document_.paragraph(section.paragraph, spans(section.text));
      case Kind::Figures:
        return write_figures(section);
      case Kind::Table:
        return write_table(section);
      case Kind::Chart:
        return write_chart(section);
      default:
        document_.page_break();
    }
  }

  void write_figures(const PlainSection& section) {
    std::vector<sdk::KeyFigure> figures;
    for (const PlainFigure& from : section.figures) {
      sdk::KeyFigure figure{plain(from.label), plain(from.value), plain(from.unit),
                            plain(from.remark), from.style};
      if (figure.unit.empty()) split_money(from.value, figure);
      figure.rows.entity = from.rows_entity;
      for (const PlainText& condition : from.rows_where)
        figure.rows.where.push_back(plain(condition));
      if (!from.rows_query.empty()) name_codes(from, figure);
      figures.push_back(std::move(figure));
    }
    document_.figures(figures);
  }

  // The records by their codes; none are named where nobody could look through so many.
  void name_codes(const PlainFigure& from, sdk::KeyFigure& figure) {
    const std::vector<std::string> codes = rows_.all(from.rows_query, from.rows_column);
    if (codes.empty() || codes.size() > records::kMostAlternatives)
      figure.rows = {};
    else
      figure.rows.where.push_back(records::one_of("code", codes));
  }

  // An amount alone is shown large, with its unit small beside it.
  void split_money(const PlainText& value, sdk::KeyFigure& figure) {
    const std::vector<std::string> names = value.in(reader_.language).names();
    if (names.size() != 1) return;
    const std::size_t dot = names.front().find('.');
    if (dot == std::string::npos) return;
    const auto money =
        rows_.first_money(names.front().substr(0, dot), names.front().substr(dot + 1));
    if (!money || figure.value != reader_.amounts.spoken_money(*money)) return;
    const sdk::Amounts::Parts parts = reader_.amounts.figure(*money);
    figure.value = parts.number;
    figure.unit = parts.unit;
  }

  [[nodiscard]] sdk::Column shown(const PlainColumn& from, std::string name) const {
    sdk::Column column;
    column.name = std::move(name);
    column.label = from.field.label.in(reader_.language);
    column.type = from.shown_type();
    column.meaning = static_cast<std::uint32_t>(from.field.meaning);
    // Words stand for codes already.
    if (from.field.meaning == model::Meaning::Choice) column.meaning = PARETO_M_PLAIN;
    column.role = from.role;
    column.scale = from.scale;
    column.digits = from.digits;
    column.flags = from.flags;
    column.unit = from.field.unit;
    column.note = from.field.help.in(reader_.language);
    return column;
  }

  void write_table(const PlainSection& section) {
    const PlainQuery& query = *report_.find(section.query);
    std::vector<const PlainColumn*> columns;
    for (const std::string& name : section.columns) columns.push_back(query.find(name));
    for (const PlainColumn& column : query.columns) {
      if (section.columns.empty() && !column.hidden) columns.push_back(&column);
    }
    sdk::TableInfo table;
    table.name = section.name;
    table.flags = section.table_flags;
    for (const PlainColumn* column : columns)
      table.columns.push_back(shown(*column, column->field.name));
    if (!section.total.empty()) table.total = total_of(section, columns, table.columns);
    const std::int64_t most = section.first.empty() ? std::numeric_limits<std::int64_t>::max()
                                                    : job_.integer(section.first.c_str(), 0);
    document_.table(table, rows_.stream(query, columns, table.columns, most));
  }

  // The last line: the first row of a query, each value as its column shows it. The label stands in
  // the first column of words.
  [[nodiscard]] sdk::Spans total_of(const PlainSection& section,
                                    const std::vector<const PlainColumn*>& columns,
                                    const std::vector<sdk::Column>& shown_as) {
    const std::string label =
        section.total_label.empty() ? words(Text{"Total", "合计"}) : plain(section.total_label);
    sdk::Spans out;
    bool named = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const sdk::Column& like = shown_as[i];
      const bool for_words = like.type == sdk::Type::Text && like.role != sdk::Role::Tier &&
                             like.role != sdk::Role::Spark && like.role != sdk::Role::Sentence;
      std::string value = rows_.first_as(section.total, columns[i]->field.name, like);
      if (value.empty() && for_words && !std::exchange(named, true)) value = label;
      out.strong(value);
    }
    return out;
  }

  void write_chart(const PlainSection& section) {
    const PlainQuery& query = *report_.find(section.query);
    sdk::ChartInfo chart;
    chart.name = section.name;
    chart.kind = section.chart;
    chart.title = plain(section.text);
    chart.subtitle = plain(section.aside);
    chart.subject = plain(section.subject);
    chart.mark_value = section.mark_value;
    chart.mark_second = section.mark_second;
    std::vector<const PlainColumn*> columns;
    const std::vector<ChartColumn>& wanted = columns_of(section.chart);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const PlainColumn* column = chart_column(section, query, i);
      if (column == nullptr) continue;
      columns.push_back(column);
      chart.columns.push_back(shown(*column, std::string(wanted[i].name)));
      if (wanted[i].types.front() == sdk::Type::Text) chart.columns.back().type = sdk::Type::Text;
    }
    document_.chart(chart, rows_.stream(query, columns, chart.columns));
  }

  const PlainReport& report_;
  const sdk::Job& job_;
  sdk::Document& document_;
  PlainReader reader_;
  PlainRows rows_;
};

}  // namespace

void build_plain(const PlainReport& report, const model::Schema& schema, const sdk::Job& job,
                 sdk::Document& document) {
  Builder(report, schema, job, document).run();
}

}  // namespace pareto::reports
