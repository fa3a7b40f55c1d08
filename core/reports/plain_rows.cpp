#include "core/reports/plain_rows.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "pareto/shown.hpp"
#include "pareto/window.hpp"

namespace pareto::reports {
namespace {

using sdk::Parameter;

std::vector<Parameter> parameters_of(const PlainReport& report, const sdk::Job& job) {
  std::vector<Parameter> out = {
      Parameter::of("as_of", job.as_of()),
      Parameter::of("home_currency", std::string(job.home_currency())),
      Parameter::of("language", std::string(job.language())),
      Parameter::of("zone_minutes", std::int64_t{job.c()->time_zone_minutes})};
  for (const PlainParameter& declared : report.parameters) {
    const std::string& name = declared.field.name;
    const std::optional<std::string> text = job.text(name.c_str());
    if (declared.window) {
      const auto window = sdk::Window::parse(text.value_or(""));
      if (!window) {
        throw Error(
            ErrorCode::Argument,
            Message(Text{"“{}” is not a period", "“{}”不是期间"}, {text.value_or("")}),
            Message(
                Text{
                    "a number of months such as 12m, those before such as prev12m, or all: --set {}=12m",
                    "月数如 12m、之前的月数如 prev12m，或 all（全部）：--set {}=12m"},
                {name}));
      }
      const sdk::DayRange days = window->range(job.as_of());
      out.push_back(Parameter::of(name + "_from", days.from));
      out.push_back(Parameter::of(name + "_to", days.to));
      const sdk::DayRange before = window->previous().range(job.as_of());
      out.push_back(Parameter::of(name + "_before_from", before.from));
      out.push_back(Parameter::of(name + "_before_to", before.to));
      continue;
    }
    Parameter value;
    value.name = name;
    value.type = declared.field.type;
    value.null = !text.has_value();
    if (text) {
      value.text = *text;
      value.integer = job.integer(name.c_str(), 0);
      value.real = job.real(name.c_str(), 0);
    }
    out.push_back(std::move(value));
  }
  return out;
}

std::size_t uses_of(const PlainReport& report, const std::string& query) {
  return static_cast<std::size_t>(std::ranges::count(report.sections, query, &PlainSection::query));
}

bool counts(const PlainText& text, const std::string& wanted) {
  for (const TextTemplate* words : {&text.english, &text.chinese}) {
    if (std::ranges::count(words->names(), wanted) > 0) return true;
  }
  return false;
}

// Whether all of its rows are asked for beside what sections show: their number, their codes.
bool is_read_whole(const PlainReport& report, const std::string& query) {
  const std::string wanted = query + ".rows";
  return std::ranges::any_of(report.sections, [&](const PlainSection& section) {
    const bool in_figures = std::ranges::any_of(section.figures, [&](const PlainFigure& figure) {
      return figure.rows_query == query || counts(figure.label, wanted) ||
             counts(figure.value, wanted) || counts(figure.unit, wanted) ||
             counts(figure.remark, wanted);
    });
    return in_figures || counts(section.text, wanted) || counts(section.aside, wanted) ||
           counts(section.subject, wanted) || counts(section.total_label, wanted);
  });
}

}  // namespace

// A query that was asked: what was read of it and is kept, and what is still to come.
struct PlainRows::Held {
  const PlainQuery* query = nullptr;
  std::unique_ptr<sdk::BatchStream> live;
  std::vector<sdk::Batch> kept;
  bool keep = false;  // every batch, not the first alone

  // The next batch into `kept`.
  bool read() {
    if (live == nullptr) return false;
    sdk::Batch batch;
    if (!live->next(batch)) {
      live.reset();
      return false;
    }
    if (batch.rows() > 0) kept.push_back(std::move(batch));
    return true;
  }
  bool has_first() {
    while (kept.empty() && read()) {
    }
    return !kept.empty();
  }
};

namespace {

// The columns that a section shows.
class ShownRows final : public sdk::BatchStream {
 public:
  using Next = std::function<const sdk::Batch*()>;

  ShownRows(const PlainQuery& query, std::vector<const PlainColumn*> columns,
            const std::vector<sdk::Column>& shown, PlainReader reader, const sdk::Job& job,
            std::int64_t most, Next next)
      : query_(query),
        columns_(std::move(columns)),
        reader_(std::move(reader)),
        job_(job),
        left_(most),
        next_(std::move(next)) {
    sdk::Schema schema;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      schema.push_back({shown[i].name, shown[i].type});
    schema_ = std::make_shared<const sdk::Schema>(std::move(schema));
  }
  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  bool next(sdk::Batch& batch) override {
    job_.check();
    const sdk::Batch* from = left_ > 0 ? next_() : nullptr;
    if (from == nullptr) return false;
    const std::int64_t rows = std::min(from->rows(), left_);
    left_ -= rows;
    sdk::BatchBuilder builder(schema_);
    std::vector<sdk::ColumnView> views;
    for (const PlainColumn* column : columns_) views.push_back(from->column(query_.index(*column)));
    for (std::int64_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool as_text =
            (*schema_)[i].type == sdk::Type::Text && columns_[i]->field.type != sdk::Type::Text;
        if (as_text) {
          if (!views[i].is_null(row))
            builder.text(i, shown_value(reader_, query_, *columns_[i], *from, row).text);
        } else if (!columns_[i]->is_worded())
          builder.copy(i, views[i], row);
        else if (const std::string words = worded(reader_, query_, *columns_[i], *from, row);
                 !words.empty())
          builder.text(i, words);
      }
      builder.end_row();
    }
    batch = builder.finish();
    return true;
  }

 private:
  const PlainQuery& query_;
  std::vector<const PlainColumn*> columns_;
  PlainReader reader_;
  const sdk::Job& job_;
  std::int64_t left_;
  Next next_;
  std::shared_ptr<const sdk::Schema> schema_;
};

}  // namespace

PlainRows::PlainRows(const PlainReport& report, const sdk::Job& job, PlainReader reader)
    : report_(report),
      job_(job),
      reader_(std::move(reader)),
      parameters_(parameters_of(report, job)) {}
PlainRows::~PlainRows() = default;

PlainRows::Held& PlainRows::held(const std::string& name) {
  std::unique_ptr<Held>& found = held_[name];
  if (found != nullptr) return *found;
  found = std::make_unique<Held>();
  found->query = report_.find(name);
  found->keep = uses_of(report_, name) > 1 || is_read_whole(report_, name);
  sdk::Schema schema;
  for (const PlainColumn& column : found->query->columns)
    schema.push_back({column.field.name, column.field.type});
  found->live = job_.select(found->query->sql, schema, parameters_);
  return *found;
}

bool PlainRows::any(const std::string& query) { return held(query).has_first(); }

std::int64_t PlainRows::count(const std::string& query) {
  Held& rows = held(query);
  while (rows.read()) {
  }
  std::int64_t count = 0;
  for (const sdk::Batch& batch : rows.kept) count += batch.rows();
  return count;
}

Shown PlainRows::first(const std::string& query, std::string_view column) {
  Held& rows = held(query);
  if (!rows.has_first()) return {"–"};
  return shown_value(reader_, *rows.query, *rows.query->find(column), rows.kept.front(), 0);
}

std::optional<std::int64_t> PlainRows::first_money(const std::string& query,
                                                   std::string_view name) {
  Held& rows = held(query);
  const PlainColumn* column = rows.query->find(name);
  const bool rounded =
      column != nullptr && column->field.type == sdk::Type::Money && column->digits < 0;
  if (!rounded || !rows.has_first()) return std::nullopt;
  const sdk::ColumnView values = rows.kept.front().column(rows.query->index(*column));
  if (values.is_null(0)) return std::nullopt;
  return values.integer(0);
}

std::string PlainRows::first_as(const std::string& query, std::string_view name,
                                const sdk::Column& like) {
  Held& rows = held(query);
  const PlainColumn* column = rows.query->find(name);
  if (column == nullptr || !rows.has_first()) return {};
  const sdk::Batch& first = rows.kept.front();
  if (column->is_worded()) return worded(reader_, *rows.query, *column, first, 0);
  return sdk::shown(like, first.column(rows.query->index(*column)), 0, reader_.amounts);
}

std::vector<std::string> PlainRows::all(const std::string& query, std::string_view name) {
  Held& rows = held(query);
  while (rows.read()) {
  }
  const PlainColumn& column = *rows.query->find(name);
  std::vector<std::string> out;
  for (const sdk::Batch& batch : rows.kept) {
    const sdk::ColumnView values = batch.column(rows.query->index(column));
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      if (!values.is_null(row))
        out.push_back(shown_value(reader_, *rows.query, column, batch, row).text);
    }
  }
  return out;
}

std::unique_ptr<sdk::BatchStream> PlainRows::stream(const PlainQuery& query,
                                                    const std::vector<const PlainColumn*>& columns,
                                                    const std::vector<sdk::Column>& shown,
                                                    std::int64_t most) {
  Held& rows = held(query.name);
  auto next = [&rows, at = std::size_t{0}, passing = sdk::Batch()]() mutable -> const sdk::Batch* {
    if (at < rows.kept.size()) return &rows.kept[at++];
    if (rows.keep) return rows.read() && at < rows.kept.size() ? &rows.kept[at++] : nullptr;
    if (rows.live == nullptr || !rows.live->next(passing)) return nullptr;
    return &passing;
  };
  // Batches cannot be copied, and std::function asks for that.
  auto shared = std::make_shared<decltype(next)>(std::move(next));
  return std::make_unique<ShownRows>(query, columns, shown, reader_, job_, most,
                                     [shared] { return (*shared)(); });
}

}  // namespace pareto::reports
