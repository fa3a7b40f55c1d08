#include "core/imports/preparation.hpp"

#include "core/base/error.hpp"
#include "core/base/json_text.hpp"

namespace pareto::imports {
namespace {

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
  std::string columns;
  for (const std::string& header : layout.headers)
    columns += (columns.empty() ? "" : ", ") + header;
  throw Error(ErrorCode::Data,
              Message(Text{"the columns do not say what the file holds: {}",
                           "从列名看不出文件里是什么：{}"},
                      {columns}),
              Message(Text{"a list of sales needs a date, a customer and an amount; say which "
                           "columns they are: --map \"COLUMN=date,COLUMN=customer.name,"
                           "COLUMN=amount\". Other lists: pareto import FILE --as customer, or "
                           "product, …",
                           "销售明细至少要有日期、客户和金额，请指明是哪几列：--map "
                           "\"列名=date,列名=customer.name,列名=amount\"。其他清单：pareto import "
                           "文件 --as customer，或 product 等"}));
}

}  // namespace

Preparation::Preparation(const ImportRequest& request, const Context& context)
    : input(request.file),
      stream(choose_importer(context.importers(), input, request.importer), input, request.settings,
             context) {
  const model::Schema& schema = context.records.schema;
  if (stream.next(first)) sample = sample_of(first);
  sample.columns = stream.columns();
  layout = request.header_line ? layout_at(sample, *request.header_line)
                               : find_layout(sample, known_headers(schema));
  if (!layout.has_header && (request.header_line || request.columns.empty()))
    fail_without_header(request, sample);
  if (request.money_unit) layout.money_unit = *request.money_unit;
  // A total is no example of a date.
  sample = data_of(std::move(sample), layout);
  const std::string entity = choose_entity(request, schema, layout, sample);
  mapping = propose_mapping(schema, schema.entity(entity), layout, sample, request.columns);
  if (request.tax_included && schema.entity(entity).find("tax_included") != nullptr)
    mapping.tax_included = request.tax_included;
  forms.day_order = request.day_order;
  forms.decimal_style = request.decimal_style;
  forms.zone = context.records.zone;
}

std::string entity_mark(const std::string& entity) {
  std::string mark = "\"entity\":";
  append_json(mark, std::string_view(entity));
  return mark;
}

std::optional<std::int64_t> imported_before(store::Connection& connection, const std::string& hash,
                                            const std::string& entity) {
  store::Statement select = connection.prepare(
      "SELECT id, details FROM pareto_operation WHERE kind = 'import' AND file_hash = ?1 AND "
      "undone_by IS NULL ORDER BY id");
  select.bind(1, std::string_view(hash));
  const std::string mark = entity_mark(entity);
  while (select.step()) {
    if (select.text(1).find(mark) != std::string_view::npos) return select.integer(0);
  }
  return std::nullopt;
}

}  // namespace pareto::imports
