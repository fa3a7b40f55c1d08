// Units of products: how many base units one holds, and which sale lines wait for being told.
#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/records/list/list.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/units.hpp"
#include "core/records/values/values.hpp"

namespace pareto::cli {
namespace {

int list_units(Context& context, host::Host& host) {
  records::ListRequest request{.entity = "product_unit",
                               .columns = {"product", "unit", "factor"},
                               .sort = {"product", "unit"}};
  records::List list = records::list_records(host.store(), host.session(), host.schema(), request);
  std::vector<ResultColumn> columns = columns_of(*list.rows->schema());
  for (std::size_t c = 0; c < columns.size(); ++c)
    columns[c].label = list.columns[c].field->label.in(context.language);
  write_result(context.output.out, context.result_style(), columns, *list.rows);
  return kDone;
}

int list_unknown(Context& context, host::Host& host) {
  const std::vector<records::UnknownUnit> unknown = records::unknown_units(host.reader());
  if (unknown.empty() && context.format == Format::Table) {
    context.output.out.line(
        context.words({"all quantities can be added up in their products' units",
                       "所有数量都能折算成产品的基本单位"}));
    return kDone;
  }
  TextTable table({{context.words({"Product", "产品"}), Align::Left, 0, true},
                   {context.words({"Code", "编码"})},
                   {context.words({"Unit", "单位"})},
                   {context.words({"Its base unit", "基本单位"})},
                   {context.words({"Sale lines", "销售行"}), Align::Right}});
  for (const records::UnknownUnit& each : unknown)
    table.row({each.product, each.product_code, each.unit, each.base, counted(each.lines)});
  print_rows(context, host, {"pareto unit unknown", &host.schema().entity("sale")}, table,
             {"product", "code", "unit", "base_unit", "lines"});
  if (context.format == Format::Table) {
    table.print_footer(context.output.out, context.language,
                       {context.words({"tell how much one is: pareto unit set PRODUCT UNIT FACTOR",
                                       "说明换算：pareto unit set 产品 单位 系数"})});
  }
  return kDone;
}

int set_unit(Context& context, host::Host& host) {
  const model::Entity& entity = host.schema().entity("product_unit");
  const records::Named product = records::the_one(
      host.reader(), host.schema(), host.schema().entity("product"), *context.arguments.operand(0));
  const std::string unit = *context.arguments.operand(1);
  const sdk::Batch row = records::row_from(host.reader(), host.schema(), context.zone, entity,
                                           {"product=" + std::to_string(product.id), "unit=" + unit,
                                            "factor=" + *context.arguments.operand(2)});
  const std::int64_t waiting = [&] {
    std::int64_t lines = 0;
    for (const records::UnknownUnit& each : records::unknown_units(host.reader()))
      lines += each.lines;
    return lines;
  }();
  const std::optional<std::int64_t> stored =
      records::stored_unit(host.connection(), product.id, unit);
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "set", .title = "product_unit " + product.label + " " + unit});
  const std::int64_t ids[] = {stored.value_or(0)};
  const records::WriteResult written =
      stored ? transaction.update(entity, ids, row) : transaction.create(entity, row);
  if (!written.rejects.empty()) {
    const records::Reject& reject = written.rejects.front();
    throw Error(ErrorCode::Data, reject.why).within(Message::verbatim(reject.field));
  }
  const std::int64_t operation = transaction.commit();
  std::int64_t left = 0;
  for (const records::UnknownUnit& each : records::unknown_units(host.reader())) left += each.lines;
  Stream& out = context.output.out;
  out.line(context.words({"{}: 1 {} = {} {}", "{}：1 {} = {} {}"},
                         {product.label, unit, *context.arguments.operand(2),
                          records::base_unit(host.connection(), product.id)}));
  std::vector<std::pair<std::string, std::string>> lines;
  if (waiting != left)
    lines.emplace_back(context.words({"sale lines reckoned", "已折算销售行"}),
                       counted(waiting - left));
  if (operation != 0)
    lines.emplace_back(
        context.words({"undo", "撤销"}),
        context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation}));
  print_labelled(out, lines);
  deliver(context, host);
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  if (context.arguments.action() == "set") return set_unit(context, *host);
  if (context.arguments.action() == "unknown") return list_unknown(context, *host);
  return list_units(context, *host);
}

}  // namespace

Command unit_command() {
  return {
      Verb{.name = "unit",
           .group = Group::Workspace,
           .summary = {"units of products", "产品的单位"},
           .actions = {{.name = "set",
                        .summary = {"how many base units one holds", "一个单位等于多少基本单位"},
                        .operands = {{"PRODUCT",
                                      {"code, name or part of it", "编码、名称或其一部分"}},
                                     {"UNIT", {"as sales write it", "销售里的写法"}},
                                     {"FACTOR", {"base units in one", "等于多少基本单位"}}},
                        .changes = true},
                       {.name = "unknown",
                        .summary = {"sale lines that cannot be added up", "无法折算的销售行"}}},
           .examples = {{{"unit set \"Niacin\" \"25 kg bag\" 25", "unit set 烟酸 25kg袋 25"},
                         {"a bag holds 25 kg", "一袋 25 公斤"}}}},
      run};
}

}  // namespace pareto::cli
