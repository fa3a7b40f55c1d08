#include "rows_table.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "pareto/words.hpp"

namespace pareto::sales_period {
namespace {

using sdk::Column;
using sdk::say;
using sdk::Type;

double ratio_of(std::int64_t part, std::int64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::string figure_text(const Material& m, const Column& column, std::int64_t value, bool plus) {
  switch (column.type) {
    case Type::Money:
      return column.scale == sdk::Scale::Large ? m.amounts.large(value, column.digits, plus)
                                               : m.amounts.exact(value, 2, plus);
    case Type::Quantity:
      return m.amounts.exact(value, value % 10'000 == 0 ? 0 : 2, plus);
    default:
      break;
  }
  return (plus && value > 0 ? "+" : "") + sdk::count_text(value);
}

// Those that can be added up; of a sum that is told without the columns that are spread, only the
// others.
std::vector<int> summed(const Answer& answer, bool spread) {
  std::vector<int> out;
  for (int c = 0; c < static_cast<int>(answer.columns().size()); ++c) {
    if (answer.is_whole(c) && (spread || answer.columns()[static_cast<std::size_t>(c)].total))
      out.push_back(c);
  }
  return out;
}

}  // namespace

void Sum::add(const Answer& answer, Answer::Row row, const std::vector<int>& columns) {
  ++count_;
  for (const int column : columns) {
    const auto c = static_cast<std::size_t>(column);
    const auto value = answer.integer(row, column);
    if (!value || there_[c] == 2) continue;
    there_[c] = __builtin_add_overflow(sums_[c], *value, &sums_[c]) ? 2 : 1;
  }
}

std::optional<std::int64_t> Sum::integer(int column) const {
  return column >= 0 && there_[static_cast<std::size_t>(column)] == 1
             ? std::optional(sums_[static_cast<std::size_t>(column)])
             : std::nullopt;
}

bool has_margin(const Material& m) {
  return m.answer.integer(m.answer.total(), m.margin).has_value();
}

std::vector<Line> cut(const Material& m) {
  const std::vector<Answer::Row>& groups = m.answer.groups();
  const std::size_t shown =
      m.question.top == 0 || groups.size() <= m.question.top + 1 ? groups.size() : m.question.top;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < shown; ++i) lines.push_back({.row = groups[i]});
  if (shown == groups.size() || !m.adds_up) return lines;
  const std::vector<int> columns = summed(m.answer, true);
  auto others = std::make_shared<Sum>(m.answer.columns().size());
  for (std::size_t i = shown; i < groups.size(); ++i) others->add(m.answer, groups[i], columns);
  const std::string name = say(m.job, {"{} others", "其他 {} 项"},
                               {sdk::count_text(static_cast<std::int64_t>(others->count()))});
  lines.push_back({.sum = std::move(others), .name = name});
  return lines;
}

std::vector<Line> sums_of(const Material& m, std::size_t dimension) {
  const std::vector<int> columns = summed(m.answer, false);
  std::unordered_map<std::string, std::shared_ptr<Sum>> sums;
  for (const Answer::Row& row : m.answer.groups()) {
    std::shared_ptr<Sum>& sum = sums[m.answer.dimension(row, dimension, m.job)];
    if (!sum) sum = std::make_shared<Sum>(m.answer.columns().size());
    sum->add(m.answer, row, columns);
  }
  std::vector<Line> lines;
  for (auto& [name, sum] : sums) lines.push_back({.sum = sum, .name = name});
  std::sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) {
    const std::int64_t left = a.sum->integer(m.now).value_or(0),
                       right = b.sum->integer(m.now).value_or(0);
    return left != right ? left > right : a.name < b.name;
  });
  return lines;
}

RowsTable::RowsTable(const Material& material, std::string name) : m_(material) {
  info_.name = std::move(name);
  info_.flags = PARETO_TABLE_TIGHT;
}

RowsTable& RowsTable::names() {
  for (std::size_t d = 0; d < m_.answer.dimensions(); ++d) name_of(d);
  return *this;
}

RowsTable& RowsTable::name_of(std::size_t dimension) {
  info_.columns.push_back({.name = "d" + std::to_string(dimension + 1),
                           .label = m_.answer.about(dimension).label,
                           .type = Type::Text,
                           .role = sources_.empty() ? sdk::Role::Title : sdk::Role::Plain});
  sources_.push_back({Source::Name, dimension});
  return *this;
}

RowsTable& RowsTable::figure(const std::string& name, const std::string& label, int figure,
                             sdk::Role role, std::uint32_t flags) {
  const Type type = m_.answer.columns()[static_cast<std::size_t>(figure)].type;
  Column column{.name = name, .label = label, .type = type, .role = role, .flags = flags};
  if (type == Type::Money) {
    column.scale = m_.large() ? sdk::Scale::Large : sdk::Scale::Exact;
    column.digits = m_.large() ? -1 : 2;
  }
  info_.columns.push_back(std::move(column));
  sources_.push_back({Source::Figure, 0, figure});
  return *this;
}

void RowsTable::ratio(const std::string& name, const std::string& label, Source source,
                      sdk::Role role) {
  info_.columns.push_back({.name = name,
                           .label = label,
                           .type = Type::Real,
                           .meaning = PARETO_M_PERCENT,
                           .role = role,
                           .digits = 1,
                           .flags = PARETO_COLUMN_WARN});
  sources_.push_back(source);
}
RowsTable& RowsTable::share(const std::string& label) {
  return ratio("share", label, {Source::Share, 0, m_.now, m_.now}), *this;
}
RowsTable& RowsTable::margin(const std::string& label) {
  return ratio("margin", label, {Source::Share, 0, m_.margin, m_.known_sales}), *this;
}
RowsTable& RowsTable::growth(const std::string& label) {
  return ratio("growth", label, {Source::Growth, 0, m_.change, m_.before}, sdk::Role::Change),
         *this;
}

void RowsTable::digits(int digits) {
  for (Column& column : info_.columns) column.digits = column.type == Type::Money ? digits : -1;
}

void RowsTable::total() {
  const Answer::Row total = m_.answer.total();
  for (std::size_t c = 0; c < sources_.size(); ++c) {
    const Source& source = sources_[c];
    const Column& column = info_.columns[c];
    const bool change = column.role == sdk::Role::Change;
    const auto value = m_.answer.integer(total, source.figure),
               of = m_.answer.integer(total, source.of);
    std::string words;
    if (source.kind == Source::Name)
      words = c == 0 ? say(m_.job, {"Total", "合计"}) : "";
    else if (source.kind == Source::Figure && value)
      words = figure_text(m_, column, *value, change);
    else if (source.kind != Source::Figure && value && of && *of > 0)
      words = sdk::percent_text(ratio_of(*value, *of), 1, change);
    info_.total.strong(words);
  }
}

void RowsTable::write(sdk::Document& document, std::vector<Line> lines) const {
  const auto schema = std::make_shared<const sdk::Schema>(info_.schema());
  // Batches are made while they are written.
  document.table(
      info_, sdk::make_stream(info_.schema(), [&m = m_, sources = sources_, schema,
                                               lines = std::move(lines),
                                               at = std::size_t{0}](sdk::Batch& batch) mutable {
        if (at >= lines.size()) return false;
        sdk::BatchBuilder rows(schema);
        for (; at < lines.size() && rows.rows() < 4096; ++at) {
          const Line& line = lines[at];
          const auto figure = [&](int column) {
            return line.sum ? line.sum->integer(column) : m.answer.integer(line.row, column);
          };
          for (std::size_t c = 0; c < sources.size(); ++c) {
            const Source& source = sources[c];
            if (source.kind == Source::Name) {
              if (!line.sum)
                rows.text(c, m.answer.dimension(line.row, source.dimension, m.job));
              else if (c == 0)
                rows.text(c, line.name);
              continue;
            }
            const auto value = figure(source.figure);
            if (!value) continue;
            if (source.kind == Source::Figure) {
              if ((*schema)[c].type != Type::Real) rows.integer(c, *value);
              continue;
            }
            // A share of itself is one of the whole.
            const auto of = source.of == source.figure
                                ? m.answer.integer(m.answer.total(), source.of)
                                : figure(source.of);
            if (of && *of > 0) rows.real(c, ratio_of(*value, *of));
          }
          rows.end_row();
        }
        batch = rows.finish();
        return true;
      }));
}

}  // namespace pareto::sales_period
