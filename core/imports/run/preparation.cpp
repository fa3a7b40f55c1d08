#include "core/imports/run/preparation.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/json_text.hpp"
#include "core/imports/cells/column_forms.hpp"
#include "core/imports/mapping/field_path.hpp"
#include "core/imports/shape/known_exports.hpp"

namespace pareto::imports {
namespace {

constexpr const char* kEncoding = "encoding";

[[noreturn]] void fail_without_header(const ImportRequest& request, const Sample& sample) {
  Message why = request.header_line ? Message(Text{"line {} has no headings", "第 {} 行不是表头"},
                                              {*request.header_line})
                                    : Message(Text{"no row of headings was found", "没有找到表头"});
  throw Error(ErrorCode::Data, std::move(why),
              Message(Text{"say in which line they stand: --header LINE; or map by position: --map "
                           "\"#1=date,#2=customer.name\" ({} columns)",
                           "请指明表头在第几行：--header 行号；或按位置指明：--map "
                           "\"#1=date,#2=customer.name\"（共 {} 列）"},
                      {sample.columns}))
      .within(Message(Text{"reading {}", "读取 {}"}, {request.file.filename().string()}));
}

std::string choose_entity(const ImportRequest& request, const model::Schema& schema,
                          const Layout& layout, const Sample& sample) {
  if (!request.entity.empty()) return schema.entity(request.entity).name;
  if (const auto guessed = guess_entity(schema, layout, sample, request.columns)) return *guessed;
  // A program's own list is what it is, though its columns alone might say something else.
  if (const KnownExport* known = find_export(layout.headers)) {
    const model::Entity* entity = schema.find(known->entity);
    if (entity != nullptr &&
        missing_targets(schema, propose_mapping(schema, *entity, layout, sample, request.columns))
            .empty())
      return entity->name;
  }
  throw Error(ErrorCode::Data,
              Message(Text{"the columns do not say what the file holds: {}",
                           "从列名看不出文件里是什么：{}"},
                      {layout.listed_heads()}),
              Message(Text{"a list of sales needs a date, a customer and an amount; say which "
                           "columns they are: --map \"COLUMN=date,COLUMN=customer.name,"
                           "COLUMN=amount\". Other lists: pareto import FILE --as customer, or "
                           "product, …",
                           "销售明细至少要有日期、客户和金额，请指明是哪几列：--map "
                           "\"列名=date,列名=customer.name,列名=amount\"。其他清单：pareto import "
                           "文件 --as customer，或 product 等"}));
}

}  // namespace

// Opens the file as text in the encoding that it looks like, where its importer reads text at all.
RawStream Preparation::open(const ImportRequest& request, const Context& context) {
  const Importer importer = choose_importer(context.importers(), input, request.importer);
  std::map<std::string, std::string> settings = request.settings;
  const bool is_text =
      std::any_of(importer.settings.begin(), importer.settings.end(),
                  [](const model::Field& field) { return field.name == kEncoding; });
  if (!is_text) return {importer, input, settings, context};
  constexpr std::size_t kLookBytes = 256 * 1024;  // as much as importers look at (sdk::TextReader)
  const auto given = settings.find(kEncoding);
  const bool told = given != settings.end() && !given->second.empty() && given->second != "auto";
  // A name that nobody knows is for the importer to refuse.
  const auto as_told = told ? parse_encoding(given->second) : std::nullopt;
  if (told && !as_told) return {importer, input, settings, context};
  encoding = look_at_bytes(input.first_bytes(kLookBytes), as_told);
  if (encoding->slip && repairs)
    settings[kEncoding] = std::string(name_of(encoding->encoding)) + std::string(kMendedSuffix);
  return {importer, input, settings, context};
}

Preparation::Preparation(const ImportRequest& request, const Context& context)
    : input(request.file), repairs(request.repair.value_or(true)), stream(open(request, context)) {
  const model::Schema& schema = context.records.schema;
  if (stream.next(first)) {
    const Sample raw = sample_of(first);
    Sample better = bring_back_texts(raw, found);
    if (repairs && (found.texts > 0 || request.repair))
      mending.bring_back_texts();
    else if (found.texts == 0)
      mending.watch_texts();
    sample = repairs ? std::move(better) : raw;
  }
  sample.columns = stream.columns();
  shape = request.shape.shape();
  const KnownHeader known = [by_schema = known_headers(schema), &request](std::string_view head) {
    return request.columns.contains(std::string(head)) || by_schema(head);
  };
  layout = request.header_line
               ? layout_at(sample, *request.header_line,
                           request.header_last.value_or(*request.header_line), known)
               : find_layout(sample, known);
  if (!layout.has_header && (request.header_line || request.columns.empty()))
    fail_without_header(request, sample);
  if (request.money_unit) layout.money_unit = *request.money_unit;
  Corrections corrections(request.corrections, layout);
  corrections.apply(sample);
  mending.correct(std::move(corrections));
  // A total is no example of a date.
  const Sample whole = std::exchange(sample, data_of(sample, layout, shape));
  const std::string entity = choose_entity(request, schema, layout, sample);
  mapping = propose_mapping(schema, schema.entity(entity), layout, sample, request.columns, true);
  if (request.tax_included && schema.entity(entity).find("tax_included") != nullptr)
    mapping.tax_included = request.tax_included;
  forms.day_order = request.day_order;
  forms.decimal_style = request.decimal_style;
  forms.zone = context.records.zone;
  forms.taiwan = layout.taiwan;
  if (shape.fill_down) fill_down = find_fill_down(schema, mapping, layout, sample);
  if (!fill_down.empty()) {
    mending.fill_down(fill_down, layout, shape);
    sample = data_of(mending.fill(whole), layout, shape);
  }
  first = mending.apply(std::move(first));
  add_notes_on_days(schema);
}

bool Preparation::next(sdk::Batch& batch) {
  if (!stream.next(batch)) return false;
  batch = mending.apply(std::move(batch));
  return true;
}

std::vector<ShapeNote> Preparation::notes() const {
  MendedCounts counts = mending.counts();
  // What is not repaired is said all the same.
  if (counts.texts == 0) counts.texts = found.texts, counts.text = found.text;
  if (counts.lost == 0) counts.lost = found.lost, counts.gone = found.gone;
  return shape_notes({encoding ? &*encoding : nullptr, &counts, repairs}, layout, shape, fill_down,
                     first);
}

// How the days of each column are read, where it is not by their own words.
void Preparation::add_notes_on_days(const model::Schema& schema) {
  const model::Entity& entity = schema.entity(mapping.entity);
  for (const MappedColumn& column : mapping.columns) {
    const auto path =
        column.target.empty() ? std::nullopt : find_path(schema, entity, column.target);
    if (!path ||
        (path->value().type != model::Type::Date && path->value().type != model::Type::Time))
      continue;
    const std::vector<std::string> cells = column_of(sample, column.column, layout.first_row());
    if (auto note = note_on_days(column.header, cells, forms))
      mapping.notes.push_back(std::move(*note));
  }
}

std::string entity_mark(const std::string& entity) {
  std::string mark = "\"entity\":";
  append_json(mark, std::string_view(entity));
  return mark;
}

std::string size_mark(std::uint64_t bytes) { return "\"bytes\":" + std::to_string(bytes) + ","; }

namespace {

// The details of imports that were not undone, oldest first, until `is_it` says yes.
template <class IsIt>
std::optional<std::int64_t> find_import(store::Connection& connection, const IsIt& is_it) {
  store::Statement select = connection.prepare(
      "SELECT id, details, file_hash FROM pareto_operation WHERE kind = 'import' AND undone_by IS NULL ORDER BY id");
  while (select.step()) {
    if (is_it(select.text(1), select.text(2))) return select.integer(0);
  }
  return std::nullopt;
}

}  // namespace

std::string mark_of_set(const std::string& mark) {
  std::string out = "\"set\":";
  append_json(out, std::string_view(mark));
  return out;
}

std::optional<std::int64_t> imported_with_mark(store::Connection& connection,
                                               const std::string& mark) {
  const std::string begin = "{" + mark_of_set(mark) + ",";
  return find_import(connection, [&](std::string_view details, std::string_view) {
    return details.starts_with(begin);
  });
}

std::optional<std::int64_t> imported_before(store::Connection& connection, const std::string& hash,
                                            const std::string& entity) {
  const std::string mark = entity_mark(entity);
  return find_import(connection, [&](std::string_view details, std::string_view of_file) {
    return of_file == hash && details.find(mark) != details.npos;
  });
}

std::optional<std::int64_t> imported_before(store::Connection& connection, const FileInput& input,
                                            const std::string& entity,
                                            const std::atomic<bool>* cancel) {
  const std::string mark = entity_mark(entity), size = size_mark(input.bytes());
  const auto alike = find_import(connection, [&](std::string_view details, std::string_view) {
    // Imports of old say nothing of their size.
    return details.find(mark) != details.npos &&
           (details.find(size) != details.npos || details.find("\"bytes\":") == details.npos);
  });
  if (!alike) return std::nullopt;
  return imported_before(connection, input.content_hash(cancel), entity);
}

}  // namespace pareto::imports
